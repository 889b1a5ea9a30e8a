"""Quotation marks: which spans of a text stand in them, and how much of a content does.

Newspapers leave multi-paragraph quotes open, mix kinds of marks and use the closing single mark as an apostrophe;
nothing here raises on that, and one pass over the text is all. Not responsible for: who speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from summarizer.vocabulary import Mode

_PARAGRAPH_END: Final = re.compile(r"\n[^\S\n]*\n|\n(?=[^\S\n]*[\"“«„])")
_MARK: Final = re.compile(
    r"[“”„«»\"]|``|''"
    r"|(?<![^\W_])‘(?=\S)|(?<=[^\s(\[])’(?![^\W_])"
    r"|(?<![^\s(\[{—–\"“])'(?=[^\s'])(?!\d|(?:em|n|til|tis|twas|cause)\b)|(?<=[^\s(\[])'(?![^\W_])"
)
_ANY_MARK: Final = re.compile("[“”„«»\"`'‘’]")
"""A character of every mark; most sentences have none."""
_CLOSERS: Final[dict[str, tuple[str, ...]]] = {
    "“": ("”",), "„": ("“", "”"), "«": ("»",), "»": ("«",), '"': ('"',), "``": ("''", '"'), "‘": ("’",), "'": ("'",),
}  # fmt: skip
"""Which marks close which; »...« is the German way round."""
LONGEST_KEPT: Final = 1_000
"""Characters of a text whose spans are kept: a sentence is read for many items; of longer ones the last few are."""


_NEVER_FIRST: Final = frozenset(("", ",", ".", ";", ":", "!", "?", ")"))
"""What stands behind a mark that opens no quotation: a space, or punctuation of the sentence around it."""


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """The outermost [start, end) spans between quotation marks, the marks left out, in order.

    A double mark that is not closed in its paragraph quotes to the paragraph's end; a single one only where it opens
    the paragraph (elsewhere it is an apostrophe). A blank line ends a paragraph.
    """
    return list(_spans_of(text))


def _spans_of(text: str) -> tuple[tuple[int, int], ...]:
    return _spans(text) if len(text) <= LONGEST_KEPT else _long_spans(text)


@lru_cache(maxsize=2_048)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    if _ANY_MARK.search(text) is None:
        return ()
    spans: list[tuple[int, int]] = []
    start = 0
    for boundary in _PARAGRAPH_END.finditer(text):
        spans += _paragraph_spans(text, start, boundary.start())
        start = boundary.end()
    spans += _paragraph_spans(text, start, len(text))
    return tuple(spans)


@lru_cache(maxsize=32)
def _long_spans(text: str) -> tuple[tuple[int, int], ...]:
    return _spans.__wrapped__(text)


def _paragraph_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    marks = [match for match in _MARK.finditer(text, start, end) if match.start() >= start]
    last = {match[0]: match.start() for match in marks}
    spans: list[tuple[int, int]] = []
    opener: re.Match[str] | None = None
    nested = _nested_in_kind(text, marks)
    for mark in marks:
        if mark.start() in nested:
            continue
        if opener is not None:
            if mark[0] in _CLOSERS[opener[0]] or (mark[0] == opener[0] and _shuts(text, mark)):
                spans.append((opener.end(), mark.start()))
                opener = None
        elif _opens(text, mark, last, start):
            opener = mark
    if opener is not None:
        spans.append((opener.end(), end))
    return [(first, final) for first, final in spans if first < final]


def _shuts(text: str, mark: re.Match[str]) -> bool:
    """An opening mark typed for a closing one: right behind a word or its comma, and nothing right behind it."""
    before, behind = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(before.strip(" \t\n([{—–-")) and behind.strip() in _NEVER_FIRST


def _nested_in_kind(text: str, marks: Sequence[re.Match[str]]) -> frozenset[int]:
    """Where curly double marks stand inside others of their kind, as in “He shouted “go” and left”.

    Nothing is nested where they do not all pair up: then one was left open, or a closing one forgotten.
    """
    depth, inner = 0, []
    for mark in marks:
        if mark[0] == "“" and not _shuts(text, mark):
            depth += 1
            inner += [mark.start()] if depth > 1 else []
        elif mark[0] in "“”":
            inner += [mark.start()] if depth > 1 else []
            depth -= 1
        if depth < 0:
            return frozenset()
    return frozenset(inner) if depth == 0 else frozenset()


def _opens(text: str, mark: re.Match[str], last: dict[str, int], paragraph: int) -> bool:
    if mark[0] not in _CLOSERS or text[mark.end() : mark.end() + 1].strip() in _NEVER_FIRST:
        return False
    if mark[0] in ("‘", "'"):
        closes_later = last.get(_CLOSERS[mark[0]][0], -1) > mark.start()
        is_opener = mark[0] == "‘" or not text[max(0, mark.start() - 1) : mark.start()].strip(' \t\n([{—–"“')
        return is_opener and (closes_later or not text[paragraph : mark.start()].strip())
    return True


def read_mode(text: str, spans: Sequence[tuple[int, int]]) -> Mode:
    """``direct`` when all letters and digits of the content spans stand in quotation marks, ``partial`` when some do.

    One quoted word within reported speech makes it partial. The marks may stand inside the spans or around them.
    """
    quoted = _spans_of(text)
    starts = [start for start, _ in quoted]
    inside = outside = False
    for start, end in spans:
        place = max(start, 0)
        while place < end:
            index = bisect_right(starts, place) - 1
            within = index >= 0 and place < quoted[index][1]
            border = quoted[index][1] if within else (starts[index + 1] if index + 1 < len(starts) else end)
            if any(character.isalnum() for character in text[place : min(border, end)]):
                inside, outside = inside or within, outside or not within
            place = max(border, place + 1)
    if not inside:
        return "indirect"
    return "partial" if outside else "direct"
