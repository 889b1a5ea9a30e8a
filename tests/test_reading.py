from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from summarizer import Newsroom
from summarizer.answer import Passage
from summarizer.article import Article
from summarizer.library import Library
from summarizer.reading import BYTES_PER_TOKEN, MOST_TOKENS, ArticlesReading, LibraryReading
from summarizer.summary import Summary
from tests.conftest import FirstSentence

FILLER = "The council met again and talked at length about the budget of the harbour. "


@pytest.fixture
def room(engine: FirstSentence, tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(home=tmp_path / "home", embedding="none")
    room.engine = engine
    yield room
    room.close()


def long_article(number: int, told: str) -> Article:
    """Some 12,000 characters; ``told`` stands far down."""
    text = "\n\n".join([f"Meeting {number} began. " + FILLER * 8] * 9 + [told] + [FILLER * 8] * 8)
    return Article.from_text(text, title=f"Minutes {number}")


def is_cut(passage: Passage, articles: dict[str, Article]) -> bool:
    article = articles[passage.article_id]
    known = (article.title, article.outlet, article.published)
    return article.text[passage.start : passage.end] == passage.text and known == (
        passage.title, passage.outlet, passage.published,
    )  # fmt: skip


def test_a_short_article_is_given_whole_and_in_order(room: Newsroom) -> None:
    text = "\n\n".join(f"Sentence {number} is here. " + FILLER * 4 for number in range(12))
    article = Article.from_text(text, title="Minutes", outlet="The Span", published="2024-01-08")
    passages = ArticlesReading([article], room.summarize).passages("What about sentence 7?")
    assert len(passages) > 1
    assert all(is_cut(passage, {article.id: article}) for passage in passages)
    assert [passage.start for passage in passages] == sorted(passage.start for passage in passages)
    assert all(one.end <= two.start for one, two in pairwise(passages))
    assert " ".join(" ".join(passage.text for passage in passages).split()) == " ".join(article.text.split())


def test_of_much_text_the_passages_that_hold_the_question_come_first(room: Newsroom) -> None:
    articles = [long_article(n, f"A crane fell on {name}'s boat.") for n, name in ((1, "Orr"), (2, "Vell"), (3, "Asp"))]
    passages = ArticlesReading(articles, room.summarize).passages("Whose boat did the crane hit, Vell's?")
    assert "Vell's boat" in passages[0].text
    assert passages[0].score == max(passage.score for passage in passages)
    assert {"Orr", "Asp"} <= {word for passage in passages[1:3] for word in passage.text.replace("'", " ").split()}
    assert sum(len(passage.text) for passage in passages) <= MOST_TOKENS * BYTES_PER_TOKEN


def test_without_any_word_in_common_every_article_is_read_from_its_top(room: Newsroom) -> None:
    articles = [long_article(number, "Nothing.") for number in (1, 2, 3)]
    passages = ArticlesReading(articles, room.summarize).passages("Who was it?")
    assert [passage.article_id for passage in passages[:3]] == [article.id for article in articles]
    assert [passage.start for passage in passages[:3]] == [0, 0, 0]


def test_a_script_of_many_bytes_counts_for_more(room: Newsroom) -> None:
    article = Article.from_text("東京で会議が開かれた。" * 1000)
    passages = ArticlesReading([article], room.summarize).passages("会議")
    assert passages
    assert sum(len(passage.text.encode()) for passage in passages) <= MOST_TOKENS * BYTES_PER_TOKEN


def test_the_same_article_twice_is_one_and_is_summarized_once(room: Newsroom) -> None:
    article = Article.from_text("The bridge was closed on Monday.")
    made: list[str] = []

    def summarize(article: Article) -> Summary:
        made.append(article.id)
        return room.summarize(article)

    reading = ArticlesReading([article, article], summarize)
    assert list(reading.articles) == [article.id]
    assert len(reading.passages("What was closed?")) == 1
    assert made == []
    assert [summary.article for summary in reading.summaries("What?")] == [article]
    assert reading.summaries("Who?") == reading.summaries("What?")
    assert made == [article.id]


def test_no_article_no_passage(room: Newsroom) -> None:
    reading = ArticlesReading([], room.summarize)
    assert (reading.passages("What?"), reading.summaries("What?"), reading.articles) == ([], [], {})


def of_library(
    library: Library, room: Newsroom, reads: Callable[[str | None], bool] = lambda _: True, **filters: str
) -> LibraryReading:
    return LibraryReading(library, room.remembered, reads, 4, **filters)  # type: ignore[arg-type]


def test_the_librarys_best_and_their_articles(room: Newsroom) -> None:
    mill = Article.from_text("A mill burned in Tolmar on Monday.", outlet="The Span", published="2024-01-08")
    vote = Article.from_text("The council of Vell voted on the budget.", outlet="Vell Post", published="2024-02-08")
    room.add([mill, vote])
    reading = of_library(room.library, room)
    assert reading.articles == {}
    [best, *_] = reading.passages("Which mill burned in Tolmar?")
    assert best.article_id == mill.id
    assert is_cut(best, dict(reading.articles))
    assert reading.summaries("Which mill burned in Tolmar?")[0].article.id == mill.id
    assert of_library(room.library, room, outlet="Vell Post").passages("Which mill burned in Tolmar?") == []
    assert of_library(room.library, room, until="2023-01-01").passages("mill council") == []


def test_what_a_later_version_changed_follows_it(room: Newsroom) -> None:
    url, rest = "https://example.org/fire", "Firefighters came from Vell."
    room.add([Article.from_text(f"Three workers died in a mill in Tolmar. {rest}", url=url, published="2020-02-01")])
    room.add([Article.from_text(f"Five workers died in a mill in Tolmar. {rest}", url=url, published="2020-02-02")])
    reading = of_library(room.library, room)
    later, earlier = reading.passages("How many workers died in Tolmar?")
    assert (later.text[:4], earlier.text[:5]) == ("Five", "Three")
    assert reading.articles[earlier.article_id].replaced_by == later.article_id
    assert is_cut(earlier, dict(reading.articles))
    assert [summary.article.id for summary in reading.summaries("How many workers died in Tolmar?")] == [
        later.article_id,
        earlier.article_id,
    ]


def test_an_earlier_version_that_said_nothing_else_is_left_out(room: Newsroom) -> None:
    url, text = "https://example.org/fire", "Three workers died in a mill in Tolmar."
    room.add([Article.from_text(text, url=url, published="2020-02-01")])
    room.add([Article.from_text(f"{text} The owner was held.", url=url, published="2020-02-02")])
    [only] = of_library(room.library, room).passages("How many workers died in Tolmar?")
    assert "owner" in only.text


def test_languages_that_the_engine_does_not_read_are_left_out(room: Newsroom) -> None:
    french = Article.from_text(
        "Le moulin de Tolmar a brûlé lundi, ont déclaré les pompiers de la ville. Personne n'a été blessé."
    )
    room.add([french])
    assert french.language == "fr"
    assert of_library(room.library, room).passages("moulin Tolmar")
    reading = of_library(room.library, room, reads=lambda language: language in {None, "en"})
    assert (reading.passages("moulin Tolmar"), reading.summaries("moulin Tolmar"), reading.articles) == ([], [], {})


def test_an_article_that_goes_meanwhile_is_left_out(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    [one, two] = [Article.from_text(f"A mill burned in {name}.") for name in ("Tolmar", "Vell")]
    room.add([one, two])
    search = room.library.search

    def search_then_lose(*args: object, **filters: object) -> list[Passage]:
        found = search(*args, **filters)  # type: ignore[arg-type]
        room.library.remove(one.id)
        return found

    monkeypatch.setattr(room.library, "search", search_then_lose)
    assert [passage.article_id for passage in of_library(room.library, room).passages("Which mill burned?")] == [two.id]
