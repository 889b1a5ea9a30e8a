from __future__ import annotations

import re
import socket
from typing import Any, NoReturn

import pytest

from summarizer import Newsroom
from summarizer.article import Article
from summarizer.draft import DraftAnswer
from summarizer.engines.offline import OfflineEngine
from summarizer.errors import EngineUnavailable
from summarizer.fault import Fault
from summarizer.rules.parse import load_model
from summarizer.settings import Settings, load_settings


def test_the_model_says_its_name_and_version(settings: Settings) -> None:
    model = OfflineEngine(settings).model
    assert model is not None
    assert re.fullmatch(r"en_\w+ \d+\.\d+\.\d+", model)


def test_its_name_needs_no_loading_and_is_that_of_what_is_loaded(settings: Settings) -> None:
    engine = OfflineEngine(settings)
    told = engine.version
    assert "_nlp" not in vars(engine)
    meta = load_model(settings.spacy_model).meta
    assert told.endswith(f"{meta['lang']}_{meta['name']} {meta['version']}")


def test_a_pipeline_whose_package_does_not_tell_is_loaded(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr("summarizer.rules.parse.find_spec", lambda _: None)
    engine = OfflineEngine(settings)
    assert engine.model is not None
    assert "_nlp" in vars(engine)


def test_nothing_goes_over_the_network(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    load_model.cache_clear()
    touched: list[str] = []

    def refuse(*args: Any, **kwargs: Any) -> NoReturn:
        touched.append(repr(args))
        raise OSError("no network in this test")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    with pytest.raises(OSError, match="no network"):
        socket.socket()
    touched.clear()
    room = Newsroom(engine="offline")
    assert room.summarize(article).casualties
    assert room.ask("How many farmers were killed?", [article]).sentences
    assert touched == []


def test_the_same_article_gives_the_same_bytes() -> None:
    text = "Nine people died in Orlo on Friday, the fire service said. Police arrested two men."

    def printed() -> str:
        made = Newsroom(engine="offline").summarize(Article.from_text(text, published="2024-06-15"))
        assert made.casualties
        same = made.made_by.model_copy(update={"created": "2024-01-01T00:00:00+00:00"})
        return made.model_copy(update={"made_by": same}).model_dump_json()

    first = printed()
    load_model.cache_clear()
    assert first == printed()


def test_what_it_finds_is_grounded(article: Article) -> None:
    summary = Newsroom(engine="offline").summarize(article)
    assert summary.rejected == []
    report = summary.casualties[0]
    assert (report.kind, report.victims, report.perpetrator_text) == ("killed", "farmers", "Government troops")
    assert report.count is not None
    assert report.count.best == 9
    assert report.perpetrator == summary.forces[0].id
    assert (summary.made_by.engine, summary.made_by.provider, summary.made_by.cost_usd) == ("offline", None, None)


def test_a_model_that_is_not_installed(article: Article) -> None:
    engine = OfflineEngine(load_settings(spacy_model="xx_no_such_model"))
    with pytest.raises(EngineUnavailable, match="xx_no_such_model") as caught:
        engine.draft(article)
    assert "pip install" in caught.value.hint


def test_nothing_loads_before_it_is_asked(settings: Settings) -> None:
    engine = OfflineEngine(settings)
    assert "_nlp" not in vars(engine)


def test_it_is_no_witness_of_itself(article: Article, settings: Settings) -> None:
    engine = OfflineEngine(settings)
    draft = engine.draft(article).draft
    assert (engine.witness(article, draft), engine.witness_answer(DraftAnswer(status="answered"), {})) == ((), ())
    assert engine.revise(article, draft, [Fault("claim", 0, "not-in-article", None)]) is None


@pytest.mark.parametrize(("language", "reads"), [("en", True), (None, True), ("fr", False), ("ar", False)])
def test_it_reads_english(language: str | None, reads: bool, settings: Settings) -> None:
    assert OfflineEngine(settings).reads(language) is reads


def test_a_follow_up_borrows_the_question_before_it() -> None:
    room = Newsroom(engine="offline")
    text = "Nine farmers were killed in Orlo, the union said.\n\nFour farmers were killed in Tolmar, the army said."
    articles = [Article.from_text(text, title="Farmers killed")]
    first = room.ask("How many farmers were killed in Orlo?", articles)
    second = room.ask("And in Tolmar?", articles, before=[first])
    assert (second.asked, second.question) == ("And in Tolmar?", "How many farmers were killed in Tolmar?")
    assert "Four farmers" in second.text


def test_what_is_foreseen_changes_no_draft(settings: Settings) -> None:
    texts = [
        "Nine people died in Orlo, the fire service said.",
        "Deux personnes sont mortes hier dans un incendie à Orlo.",
    ]
    articles = [Article.from_text(text) for text in (*texts, "Troops shelled the bridge on Friday.")]
    plain = OfflineEngine(settings)
    alone = [plain.draft(article).draft for article in articles]
    ahead = OfflineEngine(settings)
    ahead.foresee(articles)
    assert [ahead.draft(article).draft for article in (articles[2], articles[0], articles[1])] == [
        alone[2], alone[0], alone[1]
    ]  # fmt: skip
    assert ahead.draft(articles[0]).draft == alone[0]  # asked again, it is parsed again


def test_foreseeing_without_a_model_is_no_error_of_its_own(article: Article) -> None:
    engine = OfflineEngine(load_settings(spacy_model="xx_no_such_model"))
    engine.foresee([article])
    with pytest.raises(EngineUnavailable, match="xx_no_such_model"):
        engine.draft(article)
