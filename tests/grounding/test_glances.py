"""A glance at the letters spares most searches of a composed sentence; it must never spare one that finds something."""

from __future__ import annotations

import re
from random import Random

import pytest

from summarizer.grounding import clauses, composed
from summarizer.grounding.figures import check_figures


def _spelled(pattern: re.Pattern[str]) -> list[str]:
    """Texts of the words that a pattern spells, in any order, in small letters and capitals."""
    chance, words = Random(5), sorted(set(re.findall(r"[^\W\d_]{2,}", pattern.pattern)))
    texts = [" ".join(chance.choices(words, k=chance.randint(1, 5))) for _ in range(2_000)]
    return [chance.choice([str.upper, str.title, str.lower])(text) for text in texts]


def test_no_denial_passes() -> None:
    texts = [*_spelled(clauses._DENYING), "the army den\u0131es it", "he re\u017fuses"]
    assert [clauses._denies(text) for text in texts] == [clauses._DENYING.search(text) is not None for text in texts]
    assert any(map(clauses._denies, texts))
    assert not clauses._denies("the army left the town")


def test_no_denied_denial_passes() -> None:
    texts = _spelled(clauses._TWICE)
    assert [clauses.is_turned_twice(text) for text in texts] == [
        clauses._TWICE.search(text) is not None for text in texts
    ]


def test_no_vouching_passes() -> None:
    texts = [*_spelled(composed._VOUCHING), "he conf\u0131rmed it"]
    assert [composed._vouches(text) for text in texts] == [
        composed._VOUCHING.search(text) is not None for text in texts
    ]
    assert any(map(composed._vouches, texts))
    assert not composed._vouches("he said it")


@pytest.mark.parametrize(
    "figure",
    ["50%", "50 per cent", "a third", "the 4th", "the sixth", "$300", "1-3", "half", "halved", "twice"],
)
def test_no_figure_passes(figure: str) -> None:
    assert check_figures(f"It was {figure} of them.", ["It was so."]) is not None
    assert check_figures(f"It was {figure} of them.", [f"It was {figure} then."]) is None
