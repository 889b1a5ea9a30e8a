from __future__ import annotations

import asyncio
import json
import logging
import pickle
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.errors import BudgetSpent, EngineError, EngineUnavailable, ModelFailed
from summarizer.providers import load_provider
from summarizer.providers.budget import Budget
from summarizer.providers.failures import usage_of
from summarizer.providers.openai import OpenAIProvider
from summarizer.settings import load_settings
from summarizer.usage import Usage
from tests.providers.conftest import GOOD, KEY, Toll, call, complete
from tests.providers.loopback import (
    Play,
    Server,
    called,
    completion,
    drips,
    floods,
    hangs,
    raw,
    refuses,
    replies,
    resets,
    says,
)  # fmt: skip

Make = Callable[..., OpenAIProvider]
BAD = {"status": "fine", "reports": [{"words": "nine", "sentences": ["first"]}]}


def test_one_call(server: Server, provider: Make) -> None:
    made = provider()
    reply = complete(made)
    assert type(reply.value) is Toll
    assert reply.value.model_dump() == GOOD
    assert reply.usage == Usage(calls=1, tokens_in=100, tokens_out=20, cost_usd=0.0)
    [request] = server.seen
    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert [message["role"] for message in request.body["messages"]] == ["system", "user"]
    assert request.body["max_tokens"] == 300
    assert (made.name, made.model, made.host) == ("openai", "m", server.url.split("/")[2])
    assert vars(reply.value).keys() == {"status", "reports"}  # nothing of the raw reply hangs on it


def test_it_is_found_by_its_name(server: Server, tmp_path: Path) -> None:
    settings = load_settings(model="m", base_url=server.url, home=tmp_path)
    assert isinstance(load_provider("openai", settings), OpenAIProvider)


def test_a_server_without_key_gets_none_of_ours(
    server: Server, provider: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "of-openai")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "x-mine: of-openai")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    complete(provider(api_key=None))
    assert "of-openai" not in json.dumps(server.seen[0].headers)


FAULTS: list[tuple[str, list[Play], type[EngineError], str, int]] = [
    ("wrong key", [refuses(401, f"Incorrect API key provided: {KEY}")], EngineUnavailable, "key", 1),
    ("wrong key, Gemini", [refuses(400, "API key not valid.")], EngineUnavailable, "key", 1),
    ("forbidden", [refuses(403, "no access")], EngineUnavailable, "key", 1),
    ("unknown model", [refuses(404, "The model `m` does not exist")], EngineUnavailable, "no model m", 1),
    ("wrong path", [raw(404, b"<html>404 page not found</html>", kind="text/html")], EngineUnavailable, "no model", 1),
    ("quota", [refuses(429, "You exceeded your current quota", "insufficient_quota")], EngineUnavailable, "used up", 1),
    ("credit", [refuses(402, "Insufficient credits")], EngineUnavailable, "used up", 1),
    ("redirect", [says({}, 307, location="http://127.0.0.1:9/v1")], EngineUnavailable, "another address", 1),
    ("too long", [refuses(400, "maximum context length is 8192 tokens")], ModelFailed, "too long", 1),
    ("too long, llama.cpp", [refuses(400, "x", "exceed_context_size_error")], ModelFailed, "too long", 1),
    ("filter", [refuses(400, "flagged", "content_filter")], ModelFailed, "refused", 1),
    ("refusal", [says(completion(None, refusal="I cannot help with that."))], ModelFailed, "cannot help", 1),
    ("filtered reply", [replies(GOOD, finish="content_filter")], ModelFailed, "filter", 1),
    ("cut off", [replies('{"status": "fi', finish="length")], ModelFailed, "cut off at 300 tokens", 1),
    ("rate limit, Gemini", [refuses(429, "You exceeded your current quota, see billing")], ModelFailed, "429", 4),
    ("rate limit", [refuses(429, "slow down")], ModelFailed, "429", 4),
    ("server error", [refuses(500, "oops")], ModelFailed, "oops", 4),
    ("bad gateway", [raw(502, b"<html><b>Bad</b> gateway</html>", kind="text/html")], ModelFailed, "Bad gateway", 4),
    ("reset", [resets], ModelFailed, "broke", 4),
    ("no JSON", [raw(200, b'{"choices": [')], ModelFailed, "no chat completion", 4),
    ("no completion", [says([1, 2])], ModelFailed, "no chat completion", 4),
    ("a page", [raw(200, b"<html>log in</html>", kind="text/html")], ModelFailed, "no chat completion", 4),
    ("no choices", [says({"choices": []})], ModelFailed, "no chat completion", 4),
    ("error in 200", [says({"error": {"message": "upstream down", "code": 502}})], ModelFailed, "upstream down", 4),
    ("wrong type", [replies(BAD)], ModelFailed, "no valid reply", 2),
    ("missing field", [replies({"status": "fine"})], ModelFailed, "reports", 2),
    ("half JSON", [replies('{"status": "fine", "rep')], ModelFailed, "no valid reply", 2),
    ("deep JSON", [replies("[" * 100_000)], ModelFailed, "no valid reply", 2),
    ("empty", [replies("")], ModelFailed, "no valid reply", 2),
    ("prose", [replies("I would rather not say {anything}.")], ModelFailed, "no valid reply", 2),
    ("flood", [floods(10_000_000)], ModelFailed, "far more", 1),
    ("long reply", [replies(json.dumps(GOOD) + " " * 2_100_000)], ModelFailed, "far more", 1),
    ("compressed", [raw(200, b"\x1f\x8b", {"content-encoding": "gzip"})], ModelFailed, "no chat completion", 4),
]  # fmt: skip


@pytest.mark.parametrize(("script", "kind", "words", "calls"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_every_fault_is_one_clear_error(
    server: Server, provider: Make, script: list[Play], kind: type[EngineError], words: str, calls: int
) -> None:
    server.plays(*script)
    with pytest.raises(EngineError) as caught:
        complete(provider(mode="json-schema", max_retries=3))
    assert isinstance(caught.value, kind)
    assert words in caught.value.message
    assert caught.value.hint
    assert "\n" not in caught.value.message + caught.value.hint
    assert len(caught.value.message) < 500
    assert len(server.seen) == calls
    assert usage_of(caught.value).calls == calls
    assert usage_of(caught.value).retries == calls - 1
    assert KEY not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("play", [hangs, drips])
def test_a_server_that_never_finishes(server: Server, provider: Make, play: Play) -> None:
    server.plays(play)
    with pytest.raises(ModelFailed, match=r"within 0\.3 seconds") as caught:
        complete(provider(timeout=0.3, max_retries=1))
    assert len(server.seen) == usage_of(caught.value).calls == 2


def test_nobody_there(provider: Make, slept: list[float]) -> None:
    with pytest.raises(EngineUnavailable, match=r"nobody answers at 127\.0\.0\.1:9") as caught:
        complete(provider(base_url="http://127.0.0.1:9/v1"))
    assert "start the model server" in caught.value.hint
    assert slept == []


def test_a_server_that_goes_away_for_a_while_is_waited_for(server: Server, provider: Make, slept: list[float]) -> None:
    made = provider()
    complete(made)
    server.plays(resets, refuses(503, "loading"), replies(GOOD))
    reply = complete(made)
    assert (reply.usage.calls, reply.usage.retries) == (3, 2)
    assert reply.usage.tokens_in == 100
    assert 0.5 <= slept[0] <= 1.0 <= slept[1] <= 1.5


def test_retry_after_is_honoured(server: Server, provider: Make, slept: list[float]) -> None:
    server.plays(refuses(429, "slow", retry_after="7"), refuses(503, "slow", retry_after="40"), replies(GOOD))
    complete(provider())
    assert 7 <= slept[0] < 8
    assert 40 <= slept[1] < 41


@pytest.mark.parametrize("after", ["3600", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_a_long_retry_after_is_an_error(server: Server, provider: Make, slept: list[float], after: str) -> None:
    server.plays(refuses(429, "slow", retry_after=after))
    with pytest.raises(ModelFailed, match="asks to wait"):
        complete(provider())
    assert slept == []
    assert len(server.seen) == 1


def test_a_reply_is_asked_for_again_once_with_what_was_wrong(server: Server, provider: Make) -> None:
    server.plays(replies(BAD), replies(GOOD))
    reply = complete(provider())
    assert reply.usage == Usage(calls=2, retries=1, tokens_in=200, tokens_out=40, cost_usd=0.0)
    again = server.seen[1].body["messages"]
    assert [message["role"] for message in again] == ["system", "user", "assistant", "user"]
    assert "reports.0.sentences.0" in again[3]["content"]
    assert '"maxItems":9' in again[3]["content"]


def test_a_long_bad_reply_does_not_go_back_whole(server: Server, provider: Make) -> None:
    server.plays(replies({"status": "x" * 500_000, "reports": []}), replies(GOOD))
    complete(provider())
    assert sum(len(message["content"]) for message in server.seen[1].body["messages"]) < 12_000


def test_retries_of_http_are_shared_with_asking_again(server: Server, provider: Make) -> None:
    server.plays(refuses(500, "a"), refuses(500, "b"), replies(BAD), refuses(500, "c"), refuses(500, "d"))
    with pytest.raises(ModelFailed):
        complete(provider(max_retries=3))
    assert len(server.seen) == 5


@pytest.mark.parametrize("text", [
    f"Here you are:\n```json\n{json.dumps(GOOD)}\n```\nAnything else?",
    f"<think>{{no}}</think>{json.dumps(GOOD)}",
    f"Sure! {json.dumps(GOOD)} Done.",
])  # fmt: skip
def test_json_in_prose_is_found(server: Server, provider: Make, text: str) -> None:
    server.plays(replies(text))
    assert complete(provider()).value.model_dump() == GOOD


def test_a_tool_by_another_name_is_read(server: Server, provider: Make) -> None:
    server.plays(says(called(json.dumps(GOOD), "something_else")))
    assert complete(provider(mode="tools")).value.model_dump() == GOOD


def test_no_key_and_no_text_reach_logs_reprs_or_tracebacks(
    server: Server, provider: Make, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("openai", "httpx2", "httpcore2", "instructor"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    made, secret_text = provider(), " ".join(["nobody", "shall", "read", "this"])
    shown = repr(made) + repr(made._line) + repr(vars(made))
    for play in (replies(GOOD), replies(BAD), refuses(401, f"bad key {KEY}"), refuses(400, f"Bearer {KEY}"), resets):
        server.plays(play)
        try:
            complete(made, call(secret_text))
        except EngineError as error:
            shown += "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error)) + error.hint
    out = capfd.readouterr()
    for text in (shown, out.out, out.err, caplog.text):
        assert "5ecret" not in text
        assert secret_text not in text


def test_an_error_crosses_a_process_border(server: Server, provider: Make) -> None:
    server.plays(refuses(401, "no"))
    with pytest.raises(EngineUnavailable) as caught:
        complete(provider())
    assert pickle.loads(pickle.dumps(caught.value)).message == caught.value.message


def test_lone_surrogates_do_no_harm(server: Server, provider: Make) -> None:
    server.plays(replies('{"status": "\\ud800", "reports": []}'), replies(GOOD))
    assert complete(provider(cache=True), call("Nine \udcff farmers")).usage.calls == 2
    assert server.seen[0].body["messages"][1]["content"] == "Nine ? farmers"


def test_one_provider_in_several_threads_and_loops(server: Server, provider: Make) -> None:
    made, values = provider(concurrency=4), []

    def work() -> None:
        async def ask() -> None:
            replied = await asyncio.gather(*(made.complete(call(str(n))) for n in range(5)))
            values.extend(reply.value.model_dump() for reply in replied)

        asyncio.run(ask())

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert values == [GOOD] * 15
    assert complete(made).value.model_dump() == GOOD
    asyncio.run(made.close())


def test_connections_are_used_again(server: Server, provider: Make) -> None:
    made = provider()

    async def ask() -> None:
        for n in range(5):
            await made.complete(call(str(n)))
        await made.close()
        await made.close()

    asyncio.run(ask())
    assert server.connections == 1


def test_slots_bound_the_calls_under_way(server: Server, provider: Make) -> None:
    under_way = most = 0

    async def counts(request: object, writer: asyncio.StreamWriter) -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.02)
        under_way -= 1
        await replies(GOOD)(request, writer)  # type: ignore[arg-type]

    server.plays(counts)
    made = provider(concurrency=3)

    async def ask() -> None:
        await asyncio.gather(*(made.complete(call(str(n))) for n in range(12)))
        await made.close()

    asyncio.run(ask())
    assert most == 3


def test_nothing_is_spent_beyond_the_budget(server: Server, provider: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = provider()
    monkeypatch.setattr(made._line.price, "of", lambda prompt, completion, cached=0: (prompt + completion) / 1000)
    made.budget.limit = 1.0
    outcomes = []

    async def ask() -> None:
        gathered = asyncio.gather(*(made.complete(call(str(n))) for n in range(12)), return_exceptions=True)
        outcomes.extend(await gathered)
        await made.close()

    asyncio.run(ask())
    assert made.budget.spent == pytest.approx(0.12 * len(server.seen))
    assert 1 <= len(server.seen) <= 8
    refused = [outcome for outcome in outcomes if isinstance(outcome, BudgetSpent)]
    assert len(refused) == 12 - len(server.seen)
    assert all(error.hint for error in refused)


def test_a_budget_needs_a_known_price(provider: Make) -> None:
    with pytest.raises(EngineUnavailable, match="price") as caught:
        provider(base_url="https://models.example/v1", budget=1.0)
    assert "SUMMARIZER_BUDGET" in caught.value.hint
    assert provider(budget=1.0).budget.limit == 1.0


def test_a_budget_is_shared(server: Server, tmp_path: Path) -> None:
    budget = Budget(2.0)
    settings = load_settings(model="m", base_url=server.url, home=tmp_path)
    assert {OpenAIProvider(settings, budget).budget, OpenAIProvider(settings, budget).budget} == {budget}


def test_no_model() -> None:
    with pytest.raises(EngineUnavailable, match="no model") as caught:
        OpenAIProvider(load_settings(base_url="http://127.0.0.1:1/v1"))
    assert "SUMMARIZER_MODEL" in caught.value.hint
