"""The guard alone, and in front of the desk."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from pathlib import Path
from typing import Any

import httpx
import pytest

from summarizer.page.access import Access
from summarizer.page.guard import Guard
from tests.page.serving import served

HOME = Access("127.0.0.1", 7860, (), frozenset())
PAGE = b"<html><script>window.a = 1</script><script src='/x.js'></script><script type=module>b()</script></html>"


async def _page(scope: dict[str, Any], receive: Any, send: Any) -> None:
    body, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        body, more = body + len(message.get("body", b"")), message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
    await send({"type": "http.response.body", "body": PAGE[:20], "more_body": True})
    await send({"type": "http.response.body", "body": PAGE[20:]})


def request(method: str = "GET", body: bytes | None = None, most: int = 1000, **headers: str) -> httpx.Response:
    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app=Guard(_page, HOME, most))
        given = {"host": "127.0.0.1:7860"} | {name.replace("_", "-"): value for name, value in headers.items()}
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:7860") as client:
            return await client.request(method, "/", headers=given, content=body)

    return asyncio.run(go())


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", {}, 200),
        ("GET", {"host": "localhost:7860"}, 200),
        ("GET", {"host": "evil.example"}, 421),
        ("POST", {}, 200),
        ("POST", {"origin": "http://127.0.0.1:7860"}, 200),
        ("POST", {"origin": "http://evil.example"}, 403),
        ("POST", {"origin": "http://127.0.0.1:9999"}, 403),
        ("POST", {"origin": "null"}, 403),
        ("DELETE", {"origin": "http://evil.example"}, 403),
        ("POST", {"sec-fetch-site": "cross-site"}, 403),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 200),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, 403),
        ("POST", {"content-length": "999999"}, 413),
        ("POST", {"content-length": "x"}, 413),
    ],
)
def test_who_is_let_through(method: str, headers: dict[str, str], status: int) -> None:
    assert request(method, **headers).status_code == status


def test_a_body_that_grows_too_long_is_cut_off() -> None:
    assert request("POST", b"x" * 900).status_code == 200
    with pytest.raises(AssertionError):  # the transport's own: the application left without an answer
        asyncio.run(_flood())


async def _flood() -> None:
    async def chunks():
        for _ in range(20):
            yield b"x" * 100

    transport = httpx.ASGITransport(app=Guard(_page, HOME, 1000))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:7860") as client:
        await client.post("/", content=chunks())


def test_a_page_names_its_own_scripts() -> None:
    answer = request()
    assert answer.content == PAGE
    policy = answer.headers["content-security-policy"]
    for script in (b"window.a = 1", b"b()"):
        assert base64.b64encode(hashlib.sha256(script).digest()).decode() in policy
    assert "script-src-attr 'none'" in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    assert "http:" not in policy
    assert "https:" not in policy


def test_nothing_of_the_disk_is_served(desk, tmp_path: Path) -> None:
    secret = Path.cwd() / "pyproject.toml"
    outside = tmp_path / "note.txt"
    outside.write_text("secret")
    with httpx.Client(base_url=desk.address) as client:
        for path in (secret, outside, Path("/etc/passwd"), desk.home / "library.sqlite3"):
            for route in ("/gradio_api/file=", "/file=", "/gradio_api/file/"):
                assert client.get(f"{route}{path}").status_code >= 400, path
        assert client.get("/assets/../../../../pyproject.toml").status_code >= 400
        for closed in ("/docs", "/openapi.json", "/monitoring", "/gradio_api/runs"):
            assert "newsroom" not in client.get(closed).text.lower() or client.get(closed).status_code >= 300, closed
        assert client.get("/", headers={"host": "evil.example"}).status_code == 421
        crossed = client.post("/gradio_api/queue/join", json={}, headers={"origin": "http://evil.example"})
        assert crossed.status_code == 403


def test_switched_off(desk) -> None:
    with httpx.Client(base_url=desk.address) as client:
        config = client.get("/config").json()
    assert config["run_history"] is False
    assert config["analytics_enabled"] is False
    assert config.get("is_space") in {None, False}
    assert config["footer_links"] == []


def test_uploads_are_limited_in_size(tmp_path: Path) -> None:
    with served(tmp_path, embedding="none", max_bytes=2000) as small, httpx.Client(base_url=small.address) as client:
        sent = client.post("/gradio_api/upload", files={"files": ("a.txt", b"x" * 5000)})
        assert sent.status_code == 413
        assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"x" * 500)}).status_code == 200


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    with (
        served(tmp_path, embedding="none", auth="anna:longenough") as locked,
        httpx.Client(base_url=locked.address) as client,
    ):
        assert client.get("/config").status_code == 401
        assert client.post("/gradio_api/call/search", json={"data": ["x"]}).status_code in {401, 403}
        assert client.post("/login", data={"username": "anna", "password": "wrong"}).status_code == 400
        assert client.post("/login", data={"username": "anna", "password": "longenough"}).status_code == 200
        assert client.get("/config").status_code == 200
