"""Hulls: which part of a sentence bears on some of its words."""

from __future__ import annotations

import pytest

from summarizer.article import Article, Span
from summarizer.grounding.docket import Docket
from summarizer.grounding.hulls import hulls, outside


@pytest.mark.parametrize(
    ("sentence", "words", "hull"),
    [
        ("The old mill by the river burned; men came to help.", "men came", "men came to help."),
        ("The fire, he told them, had spread to the old barn — 3 men ran.", "3 men", "— 3 men ran."),
        (
            "The mill burned while men from the town slept in the barn.",
            "men from",
            "men from the town slept in the barn.",
        ),
        ("It is said, the mill burned.", "mill", "It is said, the mill burned."),
        ("The troops of the north took the hill, which they held.", "held", None),
        ("One, two, the men who came to the town by the river ran off.", "men", None),
    ],
)
def test_a_hull_ends_at_clause_borders(sentence: str, words: str, hull: str | None) -> None:
    article = Article.from_text(f"Head stands here.\n\n{sentence}", title="H")
    docket = Docket(article)
    start = article.text.index(words)
    (found,) = hulls(docket, [Span(start, start + len(words))])
    assert docket.words(found).strip() == (hull.removeprefix("— ") if hull else sentence)


def test_outside_is_what_no_span_covers() -> None:
    spans = [Span(12, 14), Span(2, 4), Span(0, 1), Span(3, 6), Span(20, 25)]
    assert outside(Span(2, 20), spans) == [Span(6, 12), Span(14, 20)]
    assert outside(Span(2, 6), spans) == []
