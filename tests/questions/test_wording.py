from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.article import Article
from summarizer.questions.wording import display, figure, group, statement
from summarizer.summary import CasualtyReport, Claim, Summary
from tests.questions.articles import FLOOD, HEDGED, RAID

Summarized = Callable[[Article], Summary]


def claim(summary: Summary, words: str) -> Claim:
    return next(claim for claim in summary.claims if words in claim.text)


def report(summary: Summary, victims: str) -> CasualtyReport:
    return next(report for report in summary.casualties if report.victims == victims)


@pytest.mark.parametrize(
    ("article", "words", "expected"),
    [
        (RAID, "motorcycles", "Dalia Merovic (spokeswoman, ministry) said: “The attackers came on motorcycles”."),
        (FLOOD, "ignored", "Petra Ostin (Mayor) denied: the council had ignored the warnings."),
        (FLOOD, "missing", "Red Lantern charity said: Twelve people are missing."),
        (RAID, "arson", "Police arrested two men on suspicion of arson."),
    ],
)
def test_a_statement_names_who_makes_it(article: Article, words: str, expected: str, summarized: Summarized) -> None:
    summary = summarized(article)
    assert statement(summary, claim(summary, words)).text == expected


@pytest.mark.parametrize(
    ("article", "victims", "expected"),
    [
        (FLOOD, "people", "Nine people killed (town of Melk), according to fire service."),
        (FLOOD, "families", "Around 300 families displaced, according to Red Lantern charity."),
        (FLOOD, "hikers", "Three hikers injured (Melk), Melk Herald says."),
        (HEDGED, "pupils", "30 pupils abducted, according to Arno Velt (Spokesman) (“reportedly”)."),
    ],
)
def test_a_figure_belongs_to_who_gave_it(article: Article, victims: str, expected: str, summarized: Summarized) -> None:
    summary = summarized(article)
    assert figure(summary, report(summary, victims)).text == expected


def test_whom_a_source_cites_and_its_hedge_are_told(summarized: Summarized) -> None:
    summary = summarized(HEDGED)
    text = figure(summary, report(summary, "teachers")).text
    assert "citing reports" in text
    assert "has received reports" in text


def test_a_group_with_its_number_as_printed(summarized: Summarized) -> None:
    summary = summarized(FLOOD)
    assert group(report(summary, "families")) == "Around 300 families"
    assert group(report(summary, "families").model_copy(update={"count": None})) == "families"


def test_an_unnamed_source_stands_in_its_own_words(summarized: Summarized) -> None:
    summary = summarized(HEDGED)
    reports = next(source for source in summary.sources if source.name is None and source.role is None)
    assert display(reports) == reports.mentions[0].exact


def test_every_sentence_rests_on_words_of_the_article(summarized: Summarized) -> None:
    for article in (RAID, HEDGED, FLOOD):
        summary = summarized(article)
        sentences = [statement(summary, claim) for claim in summary.claims]
        sentences += [figure(summary, report) for report in summary.casualties]
        for quote in (cited.quote for sentence in sentences for cited in sentence.quotes):
            assert quote.start is not None
            assert article.text[quote.start : quote.start + len(quote.text)] == quote.text
        assert all(sentence.quotes for sentence in sentences)
