from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer import Newsroom
from summarizer.article import Article
from summarizer.questions.asking import read_question
from summarizer.questions.corpus import Corpus
from summarizer.questions.excerpts import excerpt
from summarizer.questions.scoring import Judge
from summarizer.rules.parse import load_model
from summarizer.summary import Summary

Summarized = Callable[[Article], Summary]

BEST = (
    "The Orlo ferry was built by the Tarsk yard for the island council after two winters in which every other ship of "
    "the harbour had been laid up for repairs."
)
PLAIN = (
    "The Orlo ferry was painted by Hanne Brekk of Tolmar, and a choir of forty pupils from the harbour school sang on "
    "the quay until the evening rain came down."
)


def _asked(second: str, question: str = "Who was the Orlo ferry built by and painted by?") -> str:
    article = Article.from_text(f"{BEST} Rain fell for days. {second}", title="Harbour")
    answer = Newsroom(engine="offline", embedding="none").ask(question, [article])
    assert answer.rejected == []
    assert all(citation.evidence.exact in article.text for citation in answer.citations)
    return answer.text


def test_a_second_long_sentence_is_told_by_its_clause_that_answers() -> None:
    text = _asked(PLAIN)
    assert text == f"{BEST} The Orlo ferry was painted by Hanne Brekk of Tolmar…"
    assert len(text.split()) <= 45


@pytest.mark.parametrize(
    "second",
    [
        PLAIN.replace("was painted", "was not painted"),
        PLAIN.replace("was painted", "was reportedly painted"),
        PLAIN.replace(", and a choir", ", the mayor said on Monday, and a choir"),
        PLAIN.replace(", and a choir", ", but only if a choir"),
        PLAIN.replace("a choir of forty", "“a choir” of forty"),
    ],
)
def test_what_is_denied_doubted_said_or_limited_is_not_cut(second: str) -> None:
    assert _asked(second) == BEST


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Painted by Hanne Brekk of Tolmar, with a hull of blue and white, the Orlo ferry of the harbour sailed.",
            None,
        ),
        (
            "The Orlo ferry was painted by Hanne Brekk, and then all the pupils of the harbour school sailed away.",
            "The Orlo ferry was painted by Hanne Brekk…",
        ),
        (
            "Rain fell on the quay of the harbour all day, but Hanne Brekk of Tolmar painted the Orlo ferry.",
            None,
        ),
    ],
)
def test_a_part_says_something_by_itself(sentence: str, told: str | None, summarized: Summarized) -> None:
    nlp = load_model()
    asking = read_question("Who painted the Orlo ferry?", nlp)
    judged = Judge(nlp).judge(asking, Corpus([summarized(Article.from_text(sentence))]))
    said = excerpt(asking, judged[0], 12)
    assert (said.text if said else None) == told
