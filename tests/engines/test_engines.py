"""What every engine of the table keeps."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer import Newsroom
from summarizer.article import Article
from summarizer.draft import DraftSentence, Quote
from summarizer.engines import ENGINES, Answered, Drafted, Engine, load_engine
from summarizer.engines.llm import LlmEngine
from summarizer.errors import SettingsError
from summarizer.providers import Call
from summarizer.providers.scripted import ScriptedProvider
from summarizer.reading import ArticlesReading
from summarizer.settings import Settings, load_settings


def quotes(item: object) -> Iterator[Quote]:
    if isinstance(item, Quote):
        yield item
    elif isinstance(item, BaseModel):
        for name in type(item).model_fields:
            yield from quotes(getattr(item, name))
    elif isinstance(item, list):
        for inner in item:
            yield from quotes(inner)


MODEL = {"model": "some-model", "base_url": "http://127.0.0.1:9/v1"}
"""Settings of an engine that asks a model; nothing listens there, and nothing is asked."""
ASKED = {"llm"}
"""Engines that need a model to say anything."""
CLAIM = "Government troops killed nine farmers near Orlo on Tuesday"


def parrot(call: Call) -> dict[str, Any]:
    """What a model says that read the article."""
    said = {
        "key": "c1", "sentences": [2], "content": [CLAIM], "hedges": [], "gist": None,
        "attribution": [{"source": "s1", "mention": "union leader Tomas Brekk", "cue": "said", "channel": "statement"}],
    }  # fmt: skip
    sentence = {"text": f"{CLAIM}.", "quotes": [{"passage": 1, "words": CLAIM}]}
    known = {"status": "answered", "sentences": [sentence], "claims": [said]}
    return {name: known.get(name, []) for name in call.schema.model_fields}


@pytest.fixture(params=sorted(ENGINES))
def any_engine(request: pytest.FixtureRequest) -> Engine:
    return load_engine(request.param, load_settings(**(MODEL if request.param in ASKED else {})))


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Engine]:
    """Every engine as it works; those that ask a model ask one that is scripted."""
    if request.param not in ASKED:
        yield load_engine(request.param, settings)
        return
    asking = LlmEngine(load_settings(**MODEL), lambda: ScriptedProvider(parrot))
    yield asking
    asking.close()


def test_it_keeps_the_protocol(any_engine: Engine) -> None:
    assert ENGINES[any_engine.name]
    assert any_engine.model is None or any_engine.model.strip()
    assert any_engine.provider is None or any_engine.provider.strip()
    assert any_engine.prompt is None or all(any_engine.prompt)
    assert any_engine.version.strip()
    assert any_engine.reads("en")
    assert any_engine.reads(None)
    for method in ("draft", "answer", "witness", "witness_answer", "revise", "reads"):
        wanted = list(inspect.signature(getattr(Engine, method)).parameters)[1:]
        assert list(inspect.signature(getattr(any_engine, method)).parameters) == wanted


def test_its_draft_points_at_words_of_the_article(engine: Engine, article: Article) -> None:
    made = engine.draft(article)
    assert isinstance(made, Drafted)
    assert made.draft.claims
    for quote in quotes(made.draft):
        assert 0 <= quote.sentence < len(article.sentences)
        if quote.start is not None:
            assert article.text[quote.start : quote.start + len(quote.text)] == quote.text


def test_its_answer_points_at_words_of_the_article(engine: Engine, article: Article) -> None:
    room = Newsroom(engine=engine.name)
    heard: list[DraftSentence] = []
    reading = ArticlesReading([article], room.summarize)
    answered = engine.answer("How many farmers were killed?", reading, heard=heard.append)
    assert isinstance(answered, Answered)
    assert answered.question == "How many farmers were killed?"
    found = list(quotes(answered.draft))
    assert found
    assert all(quote.text in article.text for quote in found)
    assert heard == answered.draft.sentences != []


def test_it_refuses_without_articles(engine: Engine) -> None:
    room = Newsroom(engine=engine.name)
    answer = engine.answer("How many farmers were killed?", ArticlesReading([], room.summarize)).draft
    assert (answer.status, answer.sentences, answer.nearest) == ("not-in-articles", [], [])


def test_auto_is_the_model_that_is_configured_else_offline(settings: Settings) -> None:
    assert load_engine("auto", settings).name == "offline"
    assert load_engine("auto", load_settings(**MODEL)).name == "llm"


@pytest.mark.parametrize("name", ["", "Offline", "online", "offline ", "os:system"])
def test_an_unknown_engine_is_refused_with_the_known_ones(name: str, settings: Settings) -> None:
    with pytest.raises(SettingsError, match="no engine") as caught:
        load_engine(name, settings)
    assert repr(name) in caught.value.message
    assert all(known in caught.value.hint for known in ("auto", *ENGINES))
