from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarizer import Article, Newsroom
from summarizer.errors import EngineUnavailable, SettingsError, SourceTooLarge
from tests.conftest import FirstSentence

ENGLISH = "The bridge was closed on Monday. Engineers said the cracks were deep."
FRENCH = "Le pont a été fermé lundi. Les ingénieurs ont déclaré que les fissures étaient profondes et dangereuses."


@pytest.fixture
def room(engine: FirstSentence) -> Newsroom:
    room = Newsroom()
    room.engine = engine
    return room


@pytest.fixture
def offline(room: Newsroom) -> Newsroom:
    room.engine.name = "offline"
    return room


def test_read_summarize_ask(room: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(ENGLISH)
    [article] = room.read(path, title="Bridge closed", published="2024-01-08", outlet="The Span")
    assert (article.title, article.published, article.outlet) == ("Bridge closed", "2024-01-08", "The Span")
    summary = room.summarize(article)
    assert [sentence.text for sentence in summary.abstract] == ["The bridge was closed on Monday."]
    answer = room.ask(" What was closed? ", [article])
    assert (answer.status, answer.asked, answer.question) == ("answered", " What was closed? ", "What was closed?")
    assert answer.citations[0].evidence.exact == "The bridge was closed on Monday."


def test_made_by_tells_the_engine_and_when(room: Newsroom) -> None:
    made_by = room.summarize(Article.from_text(ENGLISH)).made_by
    assert (made_by.engine, made_by.model, made_by.tokens_in, made_by.cost_usd) == ("first-sentence", None, None, None)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", made_by.created)


def test_the_offline_engine_leaves_other_languages_alone(offline: Newsroom) -> None:
    article = Article.from_text(FRENCH, title="Le pont fermé")
    summary = offline.summarize(article)
    assert summary.claims == summary.casualties == summary.sources == []
    assert any("French (fr)" in notice and "English only" in notice for notice in summary.notices)
    assert offline.ask("Qui ?", [article]).status == "not-in-articles"
    assert offline.unread([article, Article.from_text(ENGLISH)]) == [
        "Le pont fermé: written in French (fr): the offline engine reads English only; "
        "nothing was extracted from this article"
    ]


def test_another_engine_reads_what_it_can(room: Newsroom) -> None:
    assert room.summarize(Article.from_text(FRENCH)).claims


def test_a_refusal_is_an_answer(room: Newsroom) -> None:
    answer = room.ask("Who is the mayor of Paris?", [Article.from_text(ENGLISH)])
    assert (answer.status, answer.citations) == ("not-in-articles", [])
    assert answer.nearest


def test_a_question_needs_words_and_articles(room: Newsroom) -> None:
    with pytest.raises(ValueError, match="words"):
        room.ask("  ", [Article.from_text(ENGLISH)])
    with pytest.raises(ValueError, match="article"):
        room.ask("Who?", [])


def test_settings_reach_the_readers(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(ENGLISH)
    with pytest.raises(SourceTooLarge):
        Newsroom(max_bytes=10).read(path)


def test_an_engine_that_is_not_there_is_refused() -> None:
    with pytest.raises(SettingsError, match="teleprinter"):
        Newsroom(engine="teleprinter")
    with pytest.raises(EngineUnavailable, match="model"):
        Newsroom(engine="llm").engine  # noqa: B018


def test_the_library_answers_with_the_newest_version_and_tells_the_earlier(tmp_path: Path) -> None:
    room = Newsroom(home=tmp_path / "home", embedding="none")
    url = "https://example.org/fire"
    first = "Fire at a mill in Tolmar\n\nThree workers were killed in a fire at a mill in Tolmar, police said."
    later = "Fire at a mill in Tolmar\n\nFive workers were killed in a fire at a mill in Tolmar, police said."
    [one] = room.add([Article.from_text(first, url=url, published="2020-02-01")])
    [two] = room.add([Article.from_text(later, url=url, published="2020-02-02")])
    assert (two.status, two.of) == ("new-version", one.article_id)
    answer = room.ask("How many workers were killed in Tolmar?")
    assert len(answer.sentences) == 2
    assert answer.sentences[0].text.startswith("Five workers killed")
    assert answer.sentences[1].text.startswith("An earlier version said: Three workers killed")
    cited = {answer.citations[n - 1].evidence.article_id for n in answer.sentences[1].citations}
    assert cited == {one.article_id}
    assert answer.rejected == []
    room.close()


def test_closing_lets_go_of_the_engine_too(tmp_path: Path) -> None:
    room, closed = Newsroom(home=tmp_path), []
    room.close()
    room.__dict__["engine"] = SimpleNamespace(close=lambda: closed.append(1))
    room.close()
    assert closed == [1]
