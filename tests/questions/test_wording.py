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
        (FLOOD, "We warned", "Sila Torve (engineer) said: “We warned the council twice”."),
        (FLOOD, "displaced", "Red Lantern charity said: Around 300 families were displaced by the flood."),
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


@pytest.mark.parametrize(
    ("article", "words", "expected"),
    [
        (RAID, "motorcycles", '"The attackers came on motorcycles," ministry spokeswoman Dalia Merovic said.'),
        (FLOOD, "ignored", "Mayor Petra Ostin denied that the council had ignored the warnings."),
        (FLOOD, "Twelve", "Twelve people are missing, according to the Red Lantern charity."),
    ],
)
def test_a_sentence_that_names_its_source_is_printed_as_it_stands(
    article: Article, words: str, expected: str, summarized: Summarized
) -> None:
    summary = summarized(article)
    assert statement(summary, claim(summary, words)).text == expected


def test_the_hedge_of_a_figure_is_told(summarized: Summarized) -> None:
    summary = summarized(HEDGED)
    assert "received reports" in figure(summary, report(summary, "teachers")).text


def test_a_group_with_its_number_as_printed(summarized: Summarized) -> None:
    summary = summarized(FLOOD)
    assert group(report(summary, "families")) == "Around 300 families"
    assert group(report(summary, "families").model_copy(update={"count": None})) == "families"


def test_an_unnamed_source_stands_in_its_own_words(summarized: Summarized) -> None:
    summary = summarized(HEDGED)
    reports = next(source for source in summary.sources if source.mentions[0].exact == "reports")
    assert display(reports) == "reports"


def test_every_sentence_rests_on_words_of_the_article(summarized: Summarized) -> None:
    for article in (RAID, HEDGED, FLOOD):
        summary = summarized(article)
        sentences = [statement(summary, claim) for claim in summary.claims]
        sentences += [figure(summary, report) for report in summary.casualties]
        for quote in (cited.quote for sentence in sentences for cited in sentence.quotes):
            assert quote.start is not None
            assert article.text[quote.start : quote.start + len(quote.text)] == quote.text
        assert all(sentence.quotes for sentence in sentences)
