from __future__ import annotations

import inspect
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from summarizer.draft import Draft
from summarizer.engines import Engine
from summarizer.engines.llm import LlmEngine, answering
from summarizer.engines.llm.conversion import to_draft
from summarizer.errors import EngineUnavailable, ModelFailed
from summarizer.prompts import load_prompt
from summarizer.providers import Call
from summarizer.settings import load_settings
from tests.engines.llm.modelling import ARTICLE, FakeProvider, Says, grounded, honest, read, whole


@pytest.fixture
def engines() -> Iterator[Any]:
    """Makes engines whose model says what a function says, and closes them."""
    made: list[LlmEngine] = []

    def make(
        says: Says = lambda call: honest(), latency: float = 0.0, **settings: Any
    ) -> tuple[LlmEngine, FakeProvider]:
        provider = FakeProvider(says, latency)
        made.append(LlmEngine(load_settings(model="parrot-1", **settings), lambda: provider))
        return made[-1], provider

    yield make
    for engine in made:
        engine.close()


def test_it_keeps_the_protocol(engines: Any) -> None:
    engine, _ = engines()
    for name, method in inspect.getmembers(Engine, inspect.isfunction):
        if not name.startswith("_"):
            assert (
                list(inspect.signature(getattr(engine, name)).parameters)
                == list(inspect.signature(method).parameters)[1:]
            )
    assert (engine.name, engine.model, engine.provider) == ("llm", "parrot-1", "127.0.0.1")
    assert engine.prompt == ("draft", load_prompt("draft").sha256)
    assert engine.reads("ar")
    assert engine.reads(None)


def test_the_version_tells_what_a_summary_depends_on(engines: Any) -> None:
    one, facets = (engines(calls=how)[0].version for how in ("one", "facets"))
    assert one != facets
    assert re.fullmatch(
        r"parrot-1 at 127\.0\.0\.1, prompts \w{12}\+\w{12}, schema \w{12}, one, at most 8000 tokens, rules \S+", one
    )


def test_a_draft_of_an_honest_model_grounds_whole(engines: Any) -> None:
    for how, calls in (("one", 1), ("facets", 4)):
        engine, provider = engines(calls=how)
        made = engine.draft(ARTICLE)
        assert grounded(ARTICLE, made.draft).rejected == []
        assert len(provider.calls) == made.usage.calls == calls


def test_many_threads_draft_at_once_within_the_slots(engines: Any) -> None:
    engine, provider = engines(latency=0.2, concurrency=16)
    begun = time.perf_counter()
    with ThreadPoolExecutor(32) as pool:
        made = list(pool.map(engine.draft, [ARTICLE] * 32))
    assert time.perf_counter() - begun < 32 * 0.2 / 4
    assert provider.most == 16
    assert len({each.draft.model_dump_json() for each in made}) == 1


def test_facets_of_one_article_share_the_slots(engines: Any) -> None:
    engine, provider = engines(latency=0.05, concurrency=2, calls="facets")
    engine.draft(ARTICLE)
    assert provider.most == 2


def test_a_failure_of_the_model_is_raised_and_the_engine_goes_on(engines: Any) -> None:
    replies: list[Any] = [ModelFailed("refused", "h"), honest()]
    engine, _ = engines(lambda call: replies.pop(0))
    with pytest.raises(ModelFailed, match="refused"):
        engine.draft(ARTICLE)
    assert engine.draft(ARTICLE).draft.claims


def test_faulty_items_are_asked_for_once_more(engines: Any) -> None:
    lying = honest()
    lying["casualties"][0]["count"] = "ninety"
    replies = [lying, honest()]
    engine, provider = engines(lambda call: replies.pop(0))
    first = engine.draft(ARTICLE)
    from summarizer.grounding import Examination

    faults = Examination(ARTICLE, first.draft).faults
    again = engine.revise(ARTICLE, first.draft, faults)
    assert grounded(ARTICLE, again.draft).rejected == []
    assert [call.prompt_sha256 for call in provider.calls] == [load_prompt(n).sha256 for n in ("draft", "revise")]
    assert engine.revise(ARTICLE, again.draft, []) is None


def test_the_witness_objects_to_what_could_not_be_read(engines: Any) -> None:
    engine, _ = engines()
    broken = honest()["claims"][0] | {"attribution": "he"}
    draft = to_draft(ARTICLE, read(whole(claims=[broken, honest()["claims"][1]])))
    faults = engine.witness(ARTICLE, draft)
    assert [(each.kind, each.index, each.reason) for each in faults] == [("claim", 1, "schema")]


def test_without_anything_to_witness_no_pipeline_is_loaded(engines: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str | None = None) -> None:
        raise AssertionError("loaded")

    monkeypatch.setattr("summarizer.rules.parse.load_model", refuse)
    engine, _ = engines()
    assert list(engine.witness(ARTICLE, Draft())) == []


def test_an_answer_runs_on_the_calling_thread(engines: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    engine, provider = engines()
    seen: list[Any] = []

    async def answer(question: str, reading: Any, before: Any, heard: Any, complete: Any, most: int) -> Any:
        seen.append(threading.get_ident())
        call = Call(read(whole()).__class__, "s", "u", 10, "0", streamed="claims")
        reply = await complete(call, lambda item: seen.append((threading.get_ident(), item.key)))
        return question, reading, before, heard, reply.usage.calls

    monkeypatch.setattr(answering, "answer", answer)
    here = threading.get_ident()
    assert engine.answer("who?", "reading", ["a"], None) == ("who?", "reading", ["a"], None, 1)
    assert seen == [here, (here, "c1"), (here, "c2")]
    assert len(provider.calls) == 1


def test_a_closed_engine_opens_again(engines: Any) -> None:
    engine, provider = engines()
    engine.close()
    engine.draft(ARTICLE)
    engine.close()
    engine.close()
    assert provider.closed == 1
    assert engine.draft(ARTICLE).draft.claims


def test_a_provider_that_is_loaded_again_goes_on_with_the_budget() -> None:
    engine = LlmEngine(load_settings(model="m", base_url="http://127.0.0.1:9/v1", budget=2.0))
    first = engine._provider
    with pytest.raises(EngineUnavailable):
        engine.draft(ARTICLE)
    engine.close()
    with pytest.raises(EngineUnavailable):
        engine.draft(ARTICLE)
    engine.close()
    assert engine._provider is not first
    assert engine._provider.budget is first.budget
    assert first.budget.limit == 2.0
