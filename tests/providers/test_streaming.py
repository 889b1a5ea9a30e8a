from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

import pytest
from pydantic import BaseModel

from summarizer.errors import ModelFailed
from summarizer.providers.failures import usage_of
from summarizer.providers.items import Items
from summarizer.providers.openai import OpenAIProvider
from tests.providers.conftest import GOOD, Report, Toll, call, complete
from tests.providers.loopback import Play, Request, Server, floods, refuses, replies, streams

Make = Callable[..., OpenAIProvider]
TEXT = json.dumps(GOOD)
ITEMS = [Report.model_validate(item) for item in GOOD["reports"]]
STREAMED = call(streamed="reports")


def pieces(text: str, size: int = 3) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


@pytest.mark.parametrize("mode", ["auto", "json-schema", "tools", "json"])
def test_items_come_one_by_one(server: Server, provider: Make, mode: str) -> None:
    text = f"Here: ```json\n{TEXT}\n```" if mode == "json" else TEXT
    server.plays(streams(pieces(text), tools=mode == "tools"))
    heard: list[BaseModel] = []
    reply = complete(provider(mode=mode), STREAMED, heard.append)
    assert heard == ITEMS
    assert reply.value.model_dump() == GOOD
    assert (reply.usage.calls, reply.usage.tokens_in, reply.usage.tokens_out) == (1, 100, 20)
    assert server.seen[0].body["stream"] is True


def test_an_item_is_heard_before_the_rest_is_there(server: Server, provider: Make) -> None:
    arrived = asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def waits(request: Request, writer: asyncio.StreamWriter) -> None:
        loops.append(asyncio.get_running_loop())
        writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/event-stream\r\n\r\n")
        cut = TEXT.index("}") + 1
        for piece in (TEXT[:cut], TEXT[cut:]):
            delta = {"choices": [{"delta": {"content": piece}, "finish_reason": None}]}
            writer.write(f"data: {json.dumps(delta)}\n\n".encode())
            await writer.drain()
            await asyncio.wait_for(arrived.wait(), 5)
        writer.write(b"data: [DONE]\n\n")
        writer.close()

    server.plays(waits)
    heard: list[BaseModel] = []

    def hear(item: BaseModel) -> None:
        heard.append(item)
        loops[0].call_soon_threadsafe(arrived.set)

    assert complete(provider(max_retries=0), STREAMED, hear).value.model_dump() == GOOD
    assert heard == ITEMS


def test_without_a_listener_nothing_is_streamed(server: Server, provider: Make) -> None:
    complete(provider(), STREAMED)
    complete(provider(), call(), lambda _: pytest.fail("nothing was to be heard"))
    assert not any("stream" in request.body for request in server.seen)


def test_a_stream_that_breaks_before_an_item_is_tried_again(server: Server, provider: Make) -> None:
    server.plays(streams(['{"status": "fi'], end=None), streams(pieces(TEXT)))
    heard: list[BaseModel] = []
    reply = complete(provider(), STREAMED, heard.append)
    assert heard == ITEMS
    assert reply.usage.retries == 1


@pytest.mark.parametrize("end", [None, "length"])
def test_a_stream_that_breaks_after_an_item_is_a_failure(server: Server, provider: Make, end: str | None) -> None:
    server.plays(streams(pieces(TEXT[: TEXT.index("}") + 9]), end=end, usage=False))
    heard: list[BaseModel] = []
    with pytest.raises(ModelFailed) as caught:
        complete(provider(), STREAMED, heard.append)
    assert heard == ITEMS[:1]
    assert len(server.seen) == usage_of(caught.value).calls == 1
    assert usage_of(caught.value).tokens_out > 0


def test_a_wrong_whole_is_asked_for_again_only_when_nothing_was_heard(server: Server, provider: Make) -> None:
    wrong = json.dumps({"reports": [{"words": 5, "sentences": []}], "status": "fine"})
    server.plays(streams(pieces(wrong)), streams(pieces(TEXT)))
    heard: list[BaseModel] = []
    assert complete(provider(), STREAMED, heard.append).usage.calls == 2
    assert heard == ITEMS
    server.plays(streams(pieces(json.dumps({"reports": GOOD["reports"]}))), streams(pieces(TEXT)))
    heard.clear()
    with pytest.raises(ModelFailed, match="after parts"):
        complete(provider(), STREAMED, heard.append)
    assert heard == ITEMS
    assert len(server.seen) == 1


def test_a_list_that_is_said_twice_is_a_failure(server: Server, provider: Make) -> None:
    twice = (
        '{"reports": [{"words": "a", "sentences": []}], "status": "x", "reports": [{"words": "b", "sentences": []}]}'
    )
    server.plays(streams(pieces(twice)))
    with pytest.raises(ModelFailed, match="not what came"):
        complete(provider(), STREAMED, lambda _: None)


def test_a_server_that_does_not_stream(server: Server, provider: Make) -> None:
    server.plays(replies(GOOD))
    heard: list[BaseModel] = []
    complete(provider(), STREAMED, heard.append)
    assert heard == ITEMS


def test_known_replies_are_heard_too(server: Server, provider: Make) -> None:
    made = provider(cache=True)
    complete(made, STREAMED)
    heard: list[BaseModel] = []
    assert complete(made, STREAMED, heard.append).usage.cached
    assert heard == ITEMS


@pytest.mark.parametrize("cached", [False, True])
def test_what_the_listener_raises_is_passed_on(server: Server, provider: Make, cached: bool) -> None:
    made = provider(cache=cached)
    complete(made, STREAMED)
    server.plays(streams(pieces(TEXT)))

    def fail(_: BaseModel) -> None:
        raise ValueError("the terminal is gone")

    with pytest.raises(ValueError, match="terminal"):
        complete(made, STREAMED, fail)
    assert len(server.seen) == (not cached)


@pytest.mark.parametrize("play", [floods(5_000_000, streamed=True), streams(["{" * 900_000] * 4)])
def test_a_stream_without_end(server: Server, provider: Make, play: Play) -> None:
    server.plays(play)
    with pytest.raises(ModelFailed, match="far more"):
        complete(provider(), STREAMED, lambda _: None)


def test_a_server_that_does_not_know_stream_options(server: Server, provider: Make) -> None:
    server.plays(
        refuses(400, "Unrecognized request argument supplied: stream_options"), streams(pieces(TEXT), usage=False)
    )
    reply = complete(provider(), STREAMED, lambda _: None)
    assert "stream_options" not in server.seen[1].body
    assert reply.usage.tokens_out >= len(TEXT) // 3  # not counted by the server, so estimated


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_the_scanner_sees_items_of_its_list_only(size: int) -> None:
    tricky = {
        "other": [{"words": "no", "sentences": []}],
        "status": "reports",
        "nested": {"reports": [{"words": "no", "sentences": []}]},
        "reports": [{"words": 'a "}]{ \\', "sentences": [1]}, {"words": "reports", "sentences": []}],
    }
    heard: list[BaseModel] = []
    items = Items(Toll, "reports", heard.append)
    for piece in pieces(json.dumps(tricky), size):
        items.feed(piece)
    assert [item.model_dump() for item in heard] == tricky["reports"]


def test_the_scanner_gives_nothing_after_an_item_that_is_not_valid() -> None:
    heard: list[BaseModel] = []
    items = Items(Toll, "reports", heard.append)
    items.feed('{"reports": [{"words": 1}, {"words": "two", "sentences": []}]}')
    assert heard == []
    assert items.finish(ITEMS)
    assert heard == ITEMS


def test_the_streamed_field_is_a_list_of_models() -> None:
    for name in ("status", "none"):
        with pytest.raises(TypeError, match=name):
            Items(Toll, name, lambda _: None)
