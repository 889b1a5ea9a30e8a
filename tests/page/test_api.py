"""The four names over Gradio's API and as MCP tools; many at once, none mixed up."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.article import Article
from tests.page.serving import Served, served

TEXT = "Flood in Alder Dale\n\nAt least 14 villagers were killed in Alder Dale on Monday, said Runa Stad, a nurse."
NAMES = {"summarize", "ask", "search", "compare"}
TOWNS = ["Aldby", "Birk", "Corse", "Dunn", "Ekeby", "Farn", "Garth", "Holm"]


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("api"), embedding="none", mcp=True) as made:
        texts = [
            f"Mill burns in {town}\n\nThe mill in {town} burnt on Friday, said Mayor Ulf {town}son." for town in TOWNS
        ]
        made.desk.room.add([Article.from_text(text, published="2024-05-03") for text in [TEXT, *texts]])
        yield made


def test_each_name_by_a_client(open_desk: Served) -> None:
    from gradio_client import Client

    client = Client(open_desk.address, verbose=False)
    assert {name.lstrip("/") for name in client.view_api(return_format="dict")["named_endpoints"]} == NAMES
    summary = client.predict(TEXT, api_name="/summarize")
    assert summary["casualties"][0]["count"]["low"] == 14
    answer = client.predict("Who reported the killings?", TEXT, api_name="/ask")
    assert "Runa Stad" in answer["text"]
    assert client.predict("flood in Alder Dale", api_name="/search")[0]["title"] == "Flood in Alder Dale"
    assert client.predict("flood", api_name="/compare") == []
    with pytest.raises(Exception, match=r"(?i)k is 1 to 50"):
        client.predict("flood", 900, api_name="/search")


def test_eight_ask_while_something_long_is_read(open_desk: Served) -> None:
    from gradio_client import Client

    clients = [Client(open_desk.address, verbose=False) for _ in TOWNS]
    long = "\n\n".join(f"{TEXT.partition(chr(10))[2].strip()} Number {number}." for number in range(600))
    with ThreadPoolExecutor(9) as pool:
        slow = [clients[0].submit(long, api_name="/summarize")]
        time.sleep(0.2)
        asked = [pool.submit(_ask, client, town) for client, town in zip(clients, TOWNS, strict=True)]
        answers = [answer.result(60) for answer in asked]
        unfinished = not slow[0].done()
        slow[0].result(60)
    assert [town in answer["text"] for town, answer in zip(TOWNS, answers, strict=True)] == [True] * len(TOWNS)
    assert [sum(town in answer["text"] for town in TOWNS) for answer in answers] == [1] * len(TOWNS)
    assert unfinished


def _ask(client, town: str) -> dict:
    return client.predict(f"What burnt in {town}?", api_name="/ask")


def test_each_name_as_a_tool(open_desk: Served) -> None:
    pytest.importorskip("mcp")
    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    async def go() -> None:
        address = f"{open_desk.address}/gradio_api/mcp/"
        async with streamablehttp_client(address) as (read, write, _), ClientSession(read, write) as session:
            await session.initialize()
            tools = {tool.name: tool for tool in (await session.list_tools()).tools}
            assert set(tools) == NAMES
            for tool in tools.values():
                assert tool.description
                assert all(field.get("description") for field in tool.inputSchema["properties"].values()), tool
            said = {
                "summarize": {"text": TEXT}, "ask": {"question": "Who reported the killings?", "text": TEXT},
                "search": {"query": "Alder Dale"}, "compare": {"about": "flood"},
            }  # fmt: skip
            for name, arguments in said.items():
                result = await session.call_tool(name, arguments)
                assert not result.isError, result
                assert name == "compare" or "Alder Dale" in result.content[0].text

    asyncio.run(go())


def test_no_tools_unless_they_are_asked_for(desk: Served) -> None:
    import httpx

    posted = httpx.post(f"{desk.address}/gradio_api/mcp/", content=json.dumps({}))
    assert posted.status_code >= 400


def test_mcp_that_is_not_installed_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from summarizer.errors import SettingsError
    from summarizer.page import server

    monkeypatch.setattr(server.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SettingsError, match="not installed"), served(tmp_path, mcp=True, embedding="none"):
        pass
