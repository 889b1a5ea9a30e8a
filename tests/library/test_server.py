"""A real ``chroma run`` on loopback: used without a lock, waited for when it is away, killed and started mid-drain."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from summarizer.errors import EmbeddingMismatch, SettingsError, VectorsUnavailable
from summarizer.library import connection, vectors
from summarizer.library.outbox import Pending
from summarizer.library.vectors import Vectors
from tests.library.chromaserver import ChromaServer
from tests.library.hashing import Hashing, Rows

NEWS = [
    Pending(f"{n:04}:0", f"report number{n} from the coast", f"{n:04}", f"Outlet {n % 3}", f"2024-0{n % 9 + 1}-11")
    for n in range(120)
]


@pytest.fixture
def chroma(tmp_path: Path) -> Iterator[ChromaServer]:
    server = ChromaServer(tmp_path / "served")
    server.start()
    yield server
    server.kill()


def opened(home: Path, server: ChromaServer, **given: Any) -> Vectors:
    return Vectors(home, **{"embedding": Hashing(), "url": server.url, "patience": 40.0, **given})


def test_two_clients_share_a_server_without_a_lock(home: Path, tmp_path: Path, chroma: ChromaServer) -> None:
    waits: list[str] = []
    with opened(home, chroma, report=waits.append) as one, opened(tmp_path / "other", chroma) as two:
        assert (one.state, two.state, two.notice) == ("server", "server", None)
        assert one.drain(Rows(NEWS[:60])) == 60
        assert two.drain(Rows(NEWS[60:])) == 60
        assert one.count() == two.count() == 120
        assert one.search("report number77 from the coast", 1)[0].chunk_id == "0077:0"
        assert {hit.chunk_id for hit in two.search("report", 9, article_ids=["0003", "0004"])} == {"0003:0", "0004:0"}
        assert all(int(hit.chunk_id[:4]) % 3 == 1 for hit in one.search("report", 20, outlet="outlet 1"))
        with pytest.raises(EmbeddingMismatch):
            opened(home, chroma, embedding=Hashing("newer"))
    assert not (home / "chroma").exists()
    assert all(str(chroma.port) in wait for wait in waits)


def test_killed_and_restarted_while_draining_nothing_is_missing(
    home: Path, chroma: ChromaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "EMBED_AT_ONCE", 5)
    rows, waits = Rows(NEWS), []
    with opened(home, chroma, embedding=Hashing(seconds=0.05), report=waits.append) as client:

        def disturb() -> None:
            while len(rows.rows) > 90:
                time.sleep(0.01)
            chroma.kill()
            time.sleep(1.0)
            chroma.start()

        disturber = threading.Thread(target=disturb)
        disturber.start()
        assert client.drain(rows) == 120
        disturber.join()
        assert waits, "the server was never away: the test shows nothing"
        assert f"127.0.0.1:{chroma.port}" in waits[0]
        assert not rows.rows
        assert sorted(client.ids()) == sorted(row.chunk_id for row in NEWS)
        assert client.search("report number13 from the coast", 1)[0].chunk_id == "0013:0"


def test_what_a_dead_server_did_not_take_stays_queued(home: Path, chroma: ChromaServer) -> None:
    with opened(home, chroma) as client:
        client.drain(Rows(NEWS[:10]))
        client._server = client._server._replace(patience=0.5)  # type: ignore[union-attr]
        chroma.kill()
        rows = Rows(NEWS[10:])
        with pytest.raises(VectorsUnavailable, match="does not answer") as failure:
            client.drain(rows)
        assert len(rows.rows) == 110
        assert "summarizer serve" in failure.value.hint


def test_the_wait_is_bounded_and_visible(home: Path, tmp_path: Path) -> None:
    nobody, waits = ChromaServer(tmp_path), []
    start = time.monotonic()
    with pytest.raises(VectorsUnavailable, match="does not answer"):
        opened(home, nobody, patience=1.5, report=waits.append)
    assert 1 < time.monotonic() - start < 10
    assert len(waits) >= 2
    assert all("again in" in wait for wait in waits)


class _Scripted(BaseHTTPRequestHandler):
    """Answers every request as its server says, and keeps the headers; "stall" never answers."""

    def do_GET(self) -> None:
        server: Any = self.server
        server.seen.append(dict(self.headers))
        if server.status == "stall":
            server.release.wait(30)
        self.send_response(server.status if isinstance(server.status, int) else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def scripted() -> Iterator[Any]:
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), _Scripted)
    server.seen, server.status, server.release = [], 401, threading.Event()
    server.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.release.set()
    server.shutdown()
    server.server_close()


def test_a_refused_token_is_told_at_once_and_headers_are_passed(home: Path, scripted: Any) -> None:
    start = time.monotonic()
    with pytest.raises(VectorsUnavailable, match="refused the token") as failure:
        Vectors(home, embedding=Hashing(), url=scripted.url, token="s3cret", headers={"X-Desk": "night"}, patience=20)
    assert time.monotonic() - start < 5
    seen = {name.lower(): value for name, value in scripted.seen[0].items()}
    assert (seen["x-chroma-token"], seen["x-desk"]) == ("s3cret", "night")
    assert "s3cret" not in f"{failure.value}{failure.value.hint}"


def test_token_and_time_limit_reach_chromas_own_client(home: Path, chroma: ChromaServer) -> None:
    with opened(home, chroma, token="s3cret", headers={"X-Desk": "night"}) as client:
        session = client._client._server._session  # type: ignore[union-attr]
        assert (session.headers["x-chroma-token"], session.headers["x-desk"]) == ("s3cret", "night")
        assert session.timeout == httpx.Timeout(connection.REQUEST_SECONDS, connect=5.0)


def test_a_server_that_never_answers_is_given_up(
    home: Path, chroma: ChromaServer, scripted: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "REQUEST_SECONDS", 0.5)
    with opened(home, chroma) as client:
        client._server = client._server._replace(patience=1.0)  # type: ignore[union-attr]
        scripted.status = "stall"
        client._client._server._api_url = scripted.url  # type: ignore[union-attr]
        start = time.monotonic()
        with pytest.raises(VectorsUnavailable, match="does not answer"):
            client.count()
        assert time.monotonic() - start < 15


@pytest.mark.parametrize(
    "url", ["127.0.0.1:8000", "ftp://127.0.0.1", "http://127.0.0.1:99999999", "http://127.0.0.1/path", "http://"]
)
def test_an_unsound_address_is_refused(home: Path, url: str) -> None:
    with pytest.raises(SettingsError, match="not the address"):
        Vectors(home, embedding=Hashing(), url=url)


def test_plain_http_stays_on_this_machine_and_passwords_are_not_shown(home: Path) -> None:
    with pytest.raises(SettingsError, match="unencrypted") as failure:
        Vectors(home, embedding=Hashing(), url="http://desk:hunter2@vectors.example.org:8000")
    assert "hunter2" not in str(failure.value)
