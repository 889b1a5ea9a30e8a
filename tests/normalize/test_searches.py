"""The searches of running text skip what cannot hold anything; they must find what a plain search finds."""

from __future__ import annotations

import re
from itertools import chain
from random import Random

import pytest

from summarizer.normalize import counts, hedges, negation, not_counts, time_words
from summarizer.normalize.counts import find_counts
from summarizer.normalize.hedges import find_hedges
from summarizer.normalize.searching import matches
from summarizer.normalize.times import find_times

_PREFIXES = [words for group in counts._PREFIXES.values() for words in group]
_WORDS = [
    *chain.from_iterable(words.split() for words in _PREFIXES), *counts.UNITS, *counts.SCALES, *counts.VAGUE,
    *"a an couple of pair single several few many handful no one none nobody 12 1,500 2.5 half dozen".split(),
    *"and or more between to another further additional total not quite the at least".split(),
    *"casualties people plus of were".split(),
    *"Monday March MAY Sept. last next week early the day before today ago years 2019 1990s 3/4/2016 weekend".split(),
    *"reports said to that was believed feared if may have unless in case allegedly unconfirmed likely".split(),
]  # fmt: skip

_PATTERNS = (counts._COUNT, time_words.IN_TEXT, hedges._HEDGE)
_SPELLED = sorted({word for pattern in _PATTERNS for word in re.findall(r"[^\W\d_]{2,}", pattern.pattern)})
"""Every run of letters in the patterns: whatever a match begins with is among them, or a digit."""


def _texts() -> list[str]:
    chance = Random(7)
    return [
        chance.choice([" ", " ", "-", "  ", "\n"]).join(
            chance.choice(words) for words in chance.choices([_WORDS, _SPELLED], [3, 1], k=chance.randint(1, 9))
        )
        for _ in range(4_000)
    ]


@pytest.mark.parametrize("letter", ["", "\u017f", "\u212a", "\u0131"])
def test_they_find_what_a_plain_search_finds(letter: str) -> None:
    for text in (text.replace("s", letter, 1) if letter else text for text in _texts()):
        assert [m.span() for m in matches(counts._COUNT, text, counts._may_begin)] == [
            m.span() for m in counts._COUNT.finditer(text)
        ]
        assert find_times(text) == [match.span() for match in time_words.IN_TEXT.finditer(text)]
        assert [found[:2] for found in find_hedges(text)] == [match.span() for match in hedges._HEDGE.finditer(text)]


def test_a_text_without_any_is_not_searched() -> None:
    text = "The mayor praised the crews and thanked the villagers."
    assert not time_words.may_tell(text)
    assert (find_counts(text), find_times(text), find_hedges(text)) == ([], [], [])


def _spelled(pattern: re.Pattern[str], count: int = 3_000) -> list[str]:
    """Texts of the words and signs that a pattern spells, in any order."""
    chance, words = Random(11), sorted(set(re.findall(r"[^\W\d_]+", pattern.pattern)))
    marks = [*words, "12", "5,", "$", "€", "no.", "p.", "n't", "don't", "can't", "The", "of"]
    return [
        " ".join(chance.choices(marks, k=chance.randint(1, 6))) + chance.choice(["", " ", "\n"]) for _ in range(count)
    ]


def test_a_glance_lets_no_negation_pass() -> None:
    for text in [*_spelled(negation._NEGATION), "Ne\u0131ther spoke", "nobody", "No one", "they didn’t"]:
        assert negation.find_negations(text) == [match.span() for match in negation._NEGATION.finditer(text)]


def test_a_glance_lets_no_label_before_a_number_pass() -> None:
    labelled = [text for text in _spelled(not_counts._BEFORE) if not_counts._BEFORE.search(text)]
    assert len(labelled) > 300
    assert all(map(not_counts._may_label, labelled))
    assert not not_counts._may_label("the army killed ")
