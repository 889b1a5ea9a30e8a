"""Answers: cited sentence by sentence, no surer than their evidence, or a refusal."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.answer import Answer
from summarizer.article import Article
from summarizer.draft import CitedQuote, DraftAnswer, DraftSentence
from summarizer.grounding import ground_answer
from tests.grounding.drafting import ARTICLE, MADE_BY, quote

OTHER = Article.from_text(
    "Rescuers left.\n\nFire chief Ada Voss said 7 homes burned in Tarsk.",
    title="Blaze",
    outlet="The Globe",
    url="https://g.example/1",
)
ARTICLES = {article.id: article for article in (ARTICLE, OTHER)}


def cited(words: str, near: str | None = None, article: Article = ARTICLE) -> CitedQuote:
    return CitedQuote(article_id=article.id, quote=quote(words, near, article))


def sentence(text: str, *quotes: CitedQuote) -> DraftSentence:
    return DraftSentence(text=text, quotes=list(quotes))


def answered(*sentences: DraftSentence, status: Any = "answered", nearest: tuple[CitedQuote, ...] = ()) -> Answer:
    draft = DraftAnswer(status=status, sentences=list(sentences), nearest=list(nearest))
    return ground_answer("Who?", "Who fired?", draft, ARTICLES, MADE_BY)


SHELLED = cited("The army shelled the river town of Velmora on Tuesday")
HOMES = cited("7 homes burned in Tarsk", article=OTHER)


def test_citations_are_numbered_by_first_use_and_each_place_once() -> None:
    result = answered(
        sentence("7 homes burned in Tarsk.", HOMES),
        sentence(
            "The army shelled the river town of Velmora on Tuesday, and 7 homes burned in Tarsk.", SHELLED, HOMES, HOMES
        ),
    )
    assert result.status == "answered"
    assert [item.citations for item in result.sentences] == [[1], [2, 1]]
    assert [item.evidence.exact for item in result.citations] == [HOMES.quote.text, SHELLED.quote.text]
    assert (result.citations[0].outlet, result.citations[0].url) == ("The Globe", "https://g.example/1")
    assert result.marked().endswith("[2] [1]")
    assert (result.asked, result.question) == ("Who?", "Who fired?")
    assert result.rejected == []


def test_a_name_from_around_the_quote_widens_the_citation() -> None:
    result = answered(sentence("Ada Voss said 7 homes burned.", HOMES))
    assert result.citations[0].evidence.exact == "Fire chief Ada Voss said 7 homes burned in Tarsk."


def test_whoever_is_named_lends_a_name_only() -> None:
    # The sentence that names Dr Orsk has a hedge of its own, which is not what is cited.
    speaker, words = cited("Dr Lena Orsk"), cited("“They did not spare anyone,”")
    result = answered(sentence('According to Lena Orsk, "They did not spare anyone".', speaker, words))
    assert [item.evidence.exact for item in result.citations] == ["Dr Lena Orsk", "“They did not spare anyone,”"]
    assert result.status == "answered"


def test_the_outlet_may_be_named() -> None:
    assert answered(sentence("The Globe reported that 7 homes burned.", HOMES)).status == "answered"


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (sentence("The army shelled Velmora."), "unlinked"),
        (sentence("  ", SHELLED), "schema"),
        (sentence("The navy shelled it.", cited("The navy")), "not-in-article"),
        (sentence("It burned.", CitedQuote(article_id="none", quote=quote("burned"))), "unlinked"),
        (sentence("70 homes burned.", HOMES), "number-not-in-evidence"),
        (sentence("7 homes burned in Velmora.", HOMES), "name-not-in-evidence"),
        (sentence("7 homes did not burn.", HOMES), "negation-not-in-evidence"),
        (sentence("Fighters killed three nurses.", cited("killed three nurses")), "hedge-dropped"),
        (sentence("y" * 6000, HOMES), "too-long"),
    ],
)
def test_a_sentence_that_cannot_be_proved_falls(draft: DraftSentence, reason: str) -> None:
    alone = answered(draft)
    assert (alone.status, alone.sentences, alone.text) == ("not-in-articles", [], "")
    assert [(item.kind, item.reason) for item in alone.rejected] == [("answer-sentence", reason)]
    beside = answered(draft, sentence("7 homes burned in Tarsk.", HOMES))
    assert beside.status == "partly-answered"
    assert len(beside.sentences) == 1


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("answered", "reported-unconfirmed"),
        ("reported-unconfirmed", "reported-unconfirmed"),
        ("sources-conflict", "sources-conflict"),
        ("partly-answered", "partly-answered"),
        ("ambiguous", "ambiguous"),
        ("not-in-articles", "partly-answered"),
    ],
)
def test_the_status_is_no_surer_than_the_evidence(status: str, expected: str) -> None:
    hedged = sentence(
        "The fighters had allegedly shot three nurses.",
        cited("the fighters had allegedly shot and killed three nurses"),
    )
    assert answered(hedged, status=status).status == expected


@pytest.mark.parametrize("status", ["answered", "ambiguous", "not-in-articles", "sources-conflict"])
def test_without_sentences_it_is_a_refusal(status: str) -> None:
    result = answered(
        status=status, nearest=(SHELLED, SHELLED, cited("navy"), CitedQuote(article_id="x", quote=quote("y")))
    )
    assert result.status == ("ambiguous" if status == "ambiguous" else "not-in-articles")
    assert [item.exact for item in result.nearest] == [SHELLED.quote.text]


def test_when_all_fell_the_nearest_places_are_offered() -> None:
    result = answered(sentence("The army shelled 3 river towns.", cited("shelled 3 river towns of Velmora")))
    assert "shelled the river town" in result.nearest[0].exact
