"""The stretch of a sentence whose hedges and negations bear on some of its words.

A hull runs, per sentence, from the first to the last of the given words and on to the next clause border on
either side. Clauses are told by punctuation and by "but", "while", "although"; "and" is no border, because
"allegedly shot and killed" hedges both verbs. When in doubt the hull is the longer one: an item may come out less
sure than it was told, never surer. Not responsible for: what a hedge or a negation is (normalize).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarizer.article import Span
from summarizer.grounding.docket import Docket
from summarizer.normalize.statements import statements

WIDEST = 1_000
"""Characters a hull is looked for on either side of the words; news clauses are far shorter."""
SHORT_EDGE_WORDS = 6
"""A first or last clause of at most so many words ("Reportedly, ...", "..., sources said") belongs to its neighbour."""

_BORDER = re.compile(r"[,;:](?=[\s\"'”’»])|—|\s[-–]\s|\s(?:but|while|whereas|although|though)\s")
_DEPENDENT = re.compile(r"\s*(?:\w+ing|who|whom|whose|which|where|including|among)\b")
_NEW_CLAUSE = re.compile(r"(?:[;:—]|\s[-–]|\b(?:but|while|whereas|although|though))\s*$")


def hulls(docket: Docket, spans: Sequence[Span]) -> list[Span]:
    """Give one hull per sentence (or joined sentences) that holds some of ``spans``, in order."""
    return list(_hulls(docket.article.text, tuple(docket.wholes(spans)), tuple(spans)))


@lru_cache(maxsize=1_024)
def _hulls(text: str, wholes: Sequence[Span], spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same, kept: a claim asks twice, and comes again after a revision."""
    found = []
    for whole in wholes:
        inside = [span for span in spans if whole.start <= span.start < whole.end]
        first, last = min(span.start for span in inside), max(span.end for span in inside)
        low, high = max(whole.start, first - WIDEST), min(whole.end, last + WIDEST)
        aside = any(text.startswith(",", span.end) for span in inside)
        found.append(Span(_left(text, low, first, aside), _right(text, last, high)))
    return tuple(found)


def _left(text: str, low: int, first: int, aside: bool) -> int:
    """Start of the clause that holds ``first``.

    A participle or relative clause goes with the clause before it; so do words set off by commas (``aside``), as
    the speaker in "Rebels allegedly, he said, shot 3".
    """
    borders = [match.end() for match in _BORDER.finditer(text, low, first)]
    start = low
    for border in reversed(borders):
        set_off = aside and not text[border:first].strip()
        if not set_off and not _DEPENDENT.match(text, border):
            start = border
            break
    opener = text[low:start]
    return low if _is_short(opener) and not _NEW_CLAUSE.search(opener) else start


def _right(text: str, last: int, high: int) -> int:
    match = _BORDER.search(text, last, high)
    end = match.start() if match else high
    return high if _is_short(text[end:high]) else end


def _is_short(words: str) -> bool:
    return len(words.split()) <= SHORT_EDGE_WORDS


def outside(hull: Span, spans: Iterable[Span]) -> list[Span]:
    """Give the parts of ``hull`` that none of ``spans`` covers, in order."""
    parts = []
    start = hull.start
    for span in sorted(spans):
        if span.end <= hull.start or span.start >= hull.end:
            continue
        if span.start > start:
            parts.append(Span(start, span.start))
        start = max(start, span.end)
    if start < hull.end:
        parts.append(Span(start, hull.end))
    return parts


def own_statement(docket: Docket, hull: Span, content: Sequence[Span]) -> Span:
    """The hull without other statements of its sentence, when one statement has all that is quoted of the content."""
    inside = [span for span in content if hull.start <= span.start < hull.end]
    if not inside:
        return hull
    whole = docket.whole(inside[0])
    low, high = inside[0].start - whole.start, inside[-1].end - whole.start
    for one in statements(docket.words(whole)):
        if one.start <= low and high <= one.end:
            return Span(max(hull.start, whole.start + one.start), min(hull.end, whole.start + one.end))
    return hull
