from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer.article import Article
from summarizer.draft import Draft, Quote
from summarizer.errors import SourceEmpty
from summarizer.rules import draft
from summarizer.rules.parse import load_model, parse

RAID = """Gunmen killed at least 14 miners in an attack on a camp near Orlo on Tuesday, the interior ministry said.

"They came on motorcycles," spokeswoman Dalia Merovic said. Police arrested two men on suspicion of arson.

The Ashen Hand militia denied that its fighters had been there."""


def drafted(article: Article) -> Draft:
    return draft(article, parse(article, load_model()))


def quotes(item: object) -> Iterator[Quote]:
    """Every Quote of a draft, at any depth."""
    if isinstance(item, Quote):
        yield item
    elif isinstance(item, BaseModel):
        for name in type(item).model_fields:
            yield from quotes(getattr(item, name))
    elif isinstance(item, list):
        for inner in item:
            yield from quotes(inner)


def check_quotes(article: Article, made: Draft) -> int:
    found = list(quotes(made))
    for quote in found:
        if quote.start is not None:
            assert article.text[quote.start : quote.start + len(quote.text)] == quote.text
        assert 0 <= quote.sentence < len(article.sentences)
    return len(found)


def check_keys(made: Draft) -> None:
    sources = {source.key for source in made.sources}
    claims = [claim.key for claim in made.claims]
    forces = [force.key for force in made.forces]
    assert len(set(claims)) == len(claims)
    assert len(set(forces)) == len(forces)
    assert all(link.source in sources for claim in made.claims for link in claim.attribution)
    assert all(row.claim in claims for row in made.casualties)
    assert all(row.perpetrator in {*forces, *sources, None} for row in made.casualties)


def test_a_whole_article() -> None:
    article = Article.from_text(RAID, title="Attack on mining camp")
    made = drafted(article)
    assert [(row.kind, row.victims.text) for row in made.casualties] == [("killed", "miners"), ("detained", "men")]
    assert [force.name for force in made.forces] == ["Ashen Hand militia"]
    assert {source.name for source in made.sources} >= {"Dalia Merovic"}
    assert made.abstract[0].text.startswith("Gunmen killed at least 14 miners")
    assert check_quotes(article, made) > 20
    check_keys(made)


def test_a_headline_is_no_second_report() -> None:
    article = Article.from_text("Nine people were killed in Orlo.", title="Nine people killed in Orlo")
    [row] = drafted(article).casualties
    assert row.victims.start is not None
    assert row.victims.start >= article.body_start


def test_the_first_sentence_is_a_claim_of_the_outlet_when_nobody_else_makes_it() -> None:
    [claim] = drafted(Article.from_text("The bridge at Orlo was closed. Birds sang.")).claims
    assert (claim.attribution, claim.content[0].text.rstrip(".")) == ([], "The bridge at Orlo was closed")


def test_the_same_article_gives_the_same_draft() -> None:
    article = Article.from_text(RAID)
    assert drafted(article) == drafted(article)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "?",
        "7",
        "Killed",
        "killed killed killed",
        "Nine killed",
        "said said said said",
        "“",
        "“”",
        '"',
        "He said “",
        "the the the the",
        "- killed 3\n- hurt 4\n\n\n- fled",
        "KILLED 9 IN ORLO",
        "By by by by by killed.",
        "🙂 killed 🙂 people, 🙂 said.",
        "e\u0301te\u0301 de\u0301ce\u0301de\u0301",
        "Killed, " * 300,
        "(((((((((((((((((((((((",
        "No one. Nobody. None of.",
        "in in in Orlo on on Monday of of of",
    ],
)
def test_odd_texts(text: str) -> None:
    article = Article.from_text("x").model_copy(update={"text": text})
    made = drafted(article)
    check_quotes(article, made)
    check_keys(made)


WORDS = st.lists(
    st.sampled_from(
        """killed wounded died missing said denied that and , . " “ ” ' ( ) nine 17 two people soldiers Orlo Dalia
        Merovic the a of by in on Monday were was reportedly no one rebels who - : \n\n his army for alleged theft dead
        hostage held left to not may according captive troops""".split(" ")
    ),
    min_size=1,
    max_size=60,
).map(" ".join)
NOISY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def _holds(text: str) -> None:
    try:
        article = Article.from_text(text)
    except SourceEmpty:
        assume(False)
        return
    made = drafted(article)
    check_quotes(article, made)
    check_keys(made)


@NOISY
@given(WORDS)
def test_shuffled_newspaper_words(text: str) -> None:
    _holds(text)


@NOISY
@given(st.text(min_size=1, max_size=200))
def test_any_text(text: str) -> None:
    _holds(text)


def test_what_an_outlet_takes_back_is_no_casualty() -> None:
    text = (
        "A fire killed three people in Orlo on Monday.\n\nAn earlier version of this article said five people had died."
    )
    made = drafted(Article.from_text(text))
    assert [row.count and row.count.text for row in made.casualties] == ["three"]
    kept = drafted(Article.from_text("A fire killed three people in Orlo. An earlier fire killed five people."))
    assert len(kept.casualties) == 2
