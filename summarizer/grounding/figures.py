"""Figures of a composed sentence that are no counts: ordinals, fractions, percentages, sums of money, scores.

Each must stand in the evidence as the same kind of figure: "the sixth officer" is not "six officers", "50 percent" not
"50 people", 1-3 not 3-1. Not responsible for: counts (normalize.counts), dates (names and digits of composed).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from summarizer.alignment import folded_words
from summarizer.normalize.searching import may_hold

_ORDINALS_LINE: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS: Final = {word: place for place, word in enumerate(_ORDINALS_LINE.split(), start=1)}
_ORDINAL: Final = re.compile(rf"(?<![\w-])(?:({'|'.join(_ORDINALS)})s?|(\d+)(?:st|nd|rd|th))(?!\w)", re.IGNORECASE)
_SHARES: Final = {
    "half": "half", "halves": "half", "halved": "half", "quarter": "quarter", "quarters": "quarter",
    "quarterly": "quarter", "double": "double", "doubled": "double", "twice": "double", "triple": "triple",
    "tripled": "triple", "trebled": "triple", "thrice": "triple",
}  # fmt: skip
_SHARE: Final = re.compile(rf"\b(?:{'|'.join(_SHARES)})\b", re.IGNORECASE)
_TELLING: Final = tuple(
    "% $ € £ ¥ percent cent half halv quarter doubl tripl treb twice thrice first second third".split()
)
_ENDING: Final = re.compile(r"ths?\b|\d(?:st|nd|rd|th|-\d)")
"""A letter or sign of every figure looked for; most sentences have none."""
_PERCENT: Final = re.compile(r"(\w[\w.,-]*)[ -]?(?:%|percent\b|per cent\b|percentage points?\b)", re.IGNORECASE)
_MONEY: Final = re.compile(r"[$€£¥]\s?(\d[\d.,]*)")
_SCORE: Final = re.compile(r"(?<![\w-])\d+-\d+(?![\w-])")


def check_figures(text: str, evidence: Sequence[str]) -> str | None:
    """Give the first such figure of ``text`` that the evidence does not give, or None."""
    said = _figures(text)
    given = {figure for words in evidence for figure, _ in _figures(words)} if said else ()
    return next((words for figure, words in said if figure not in given), None)


def _figures(text: str) -> list[tuple[str, str]]:
    """(what it says, its words) for every figure of a text."""
    folded = folded_words(text)
    if not (may_hold(folded, _TELLING) or _ENDING.search(folded.lower())):
        return []
    found = [(f"#{_place(match)}", match.group()) for match in _ORDINAL.finditer(folded)]
    found += [(f"share {_SHARES[match.group().casefold()]}", match.group()) for match in _SHARE.finditer(folded)]
    found += [(f"{match.group(1).casefold()}%", match.group()) for match in _PERCENT.finditer(folded)]
    found += [(f"${match.group(1).rstrip('.,')}", match.group()) for match in _MONEY.finditer(folded)]
    return found + [(match.group(), match.group()) for match in _SCORE.finditer(folded)]


def _place(match: re.Match[str]) -> int:
    return _ORDINALS[match.group(1).casefold()] if match.group(1) else int(match.group(2)[:9])
