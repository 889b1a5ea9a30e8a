"""Searching running text only where it may pay: a glance for letters first, then at the words that begin a match.

The patterns of counts, times and hedges are long alternatives that all begin with a word, so that trying them at every
word is most of their cost. Not responsible for: the patterns, and which words begin them (counts, times, hedges).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

_RUN: Final = re.compile(r"\w+")
_OTHER_CASES: Final = "\u0130\u0131\u017f\u212a"
"""Letters that IGNORECASE takes for an i, s or k, while lower() does not."""


def has_other_cases(text: str) -> bool:
    """Whether letters stand in the text that only IGNORECASE takes for an i, s or k."""
    return not text.isascii() and any(letter in text for letter in _OTHER_CASES)


def may_hold(text: str, letters: Iterable[str]) -> bool:
    """Whether any of the ``letters`` (in lower case) stand in the text in any case, or its case hides whether."""
    return any(map(text.lower().__contains__, letters)) or has_other_cases(text)


def opening(words: frozenset[str]) -> Callable[[str], bool]:
    r"""The test whether a run of ``\w`` is one of ``words`` (in lower case) or opens with a digit."""

    @lru_cache(maxsize=4_096)
    def may_begin(word: str) -> bool:
        return word[0].isdecimal() or word.lower() in words

    return may_begin


def matches(pattern: re.Pattern[str], text: str, may_begin: Callable[[str], bool]) -> Iterator[re.Match[str]]:
    r"""What ``pattern.finditer(text)`` gives, tried at the words only that ``may_begin`` says may begin a match.

    ``pattern`` matches at the beginning of a run of ``\w`` or not at all, and never nothing; the words are such runs.
    """
    if has_other_cases(text):
        yield from pattern.finditer(text)
        return
    done = 0
    for run in _RUN.finditer(text):
        if may_begin(run[0]) and run.start() >= done:
            match = pattern.match(text, run.start())
            if match is not None:
                done = match.end()
                yield match
