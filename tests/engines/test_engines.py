"""What every engine of the table keeps."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from summarizer import Newsroom
from summarizer.article import Article
from summarizer.draft import Draft, DraftAnswer, Quote
from summarizer.engines import AUTO, ENGINES, Engine, load_engine
from summarizer.errors import SettingsError
from summarizer.settings import Settings


def quotes(item: object) -> Iterator[Quote]:
    if isinstance(item, Quote):
        yield item
    elif isinstance(item, BaseModel):
        for name in type(item).model_fields:
            yield from quotes(getattr(item, name))
    elif isinstance(item, list):
        for inner in item:
            yield from quotes(inner)


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest, settings: Settings) -> Engine:
    return load_engine(request.param, settings)


def test_it_keeps_the_protocol(engine: Engine) -> None:
    assert ENGINES[engine.name]
    assert engine.model is None or engine.model.strip()
    for method in ("draft", "answer"):
        wanted = list(inspect.signature(getattr(Engine, method)).parameters)[1:]
        assert list(inspect.signature(getattr(engine, method)).parameters) == wanted


def test_its_draft_points_at_words_of_the_article(engine: Engine, article: Article) -> None:
    made = engine.draft(article)
    assert isinstance(made, Draft)
    assert made.claims
    for quote in quotes(made):
        assert 0 <= quote.sentence < len(article.sentences)
        if quote.start is not None:
            assert article.text[quote.start : quote.start + len(quote.text)] == quote.text


def test_its_answer_points_at_words_of_the_article(engine: Engine, article: Article) -> None:
    room = Newsroom(engine=engine.name)
    answer = engine.answer("How many farmers were killed?", [room.summarize(article)])
    assert isinstance(answer, DraftAnswer)
    found = list(quotes(answer))
    assert found
    assert all(quote.text in article.text for quote in found)


def test_it_refuses_without_articles(engine: Engine) -> None:
    answer = engine.answer("How many farmers were killed?", [])
    assert (answer.status, answer.sentences, answer.nearest) == ("not-in-articles", [], [])


def test_auto_picks_one_of_the_table(settings: Settings) -> None:
    assert load_engine("auto", settings).name == AUTO
    assert AUTO in ENGINES


@pytest.mark.parametrize("name", ["", "Offline", "online", "offline ", "os:system"])
def test_an_unknown_engine_is_refused_with_the_known_ones(name: str, settings: Settings) -> None:
    with pytest.raises(SettingsError, match="no engine") as caught:
        load_engine(name, settings)
    assert repr(name) in caught.value.message
    assert all(known in caught.value.hint for known in ("auto", *ENGINES))
