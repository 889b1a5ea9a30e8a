"""Offsets of an Article's text -> offsets of the text it was made from.

An article's text can differ from its source: page leftovers are cut, white space and composed letters are normalised.
Words are what both have in common, so words carry the mapping. Not responsible for: the article's own coordinates.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from difflib import SequenceMatcher

WORD = re.compile(r"\S+")


class Coordinates:
    """Maps spans of ``made`` to spans of ``given`` by the longest common runs of words."""

    def __init__(self, made: str, given: str) -> None:
        self._given = given
        ours, theirs = list(WORD.finditer(made)), list(WORD.finditer(given))
        matcher = SequenceMatcher(None, [word[0] for word in ours], [word[0] for word in theirs], autojunk=False)
        self._words = [
            (ours[block.a + k].start(), ours[block.a + k].end(), theirs[block.b + k].start())
            for block in matcher.get_matching_blocks()
            for k in range(block.size)
        ]
        self._starts = [start for start, _, _ in self._words]

    def span(self, first: int, last: int) -> list[int] | None:
        """Return [start, end) in the given text, or None where no word of [first, last) stands there."""
        begin = max(0, bisect_right(self._starts, first) - 1)
        held = [
            (max(start, first) - start + there, min(end, last) - start + there)
            for start, end, there in self._words[begin : bisect_left(self._starts, last)]
            if end > first
        ]
        return [held[0][0], held[-1][1]] if held else None

    def words(self, spans: list[list[int]]) -> str:
        """Return the given text's words at ``spans``."""
        return " ".join(self._given[start:end] for start, end in spans)
