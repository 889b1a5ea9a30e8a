"""Text as it came -> the text of an article: what is dropped, what is cut, and where the body starts.

Only what nobody reads is dropped (control characters, a byte order mark, spaces before a line's end). Quotes, dashes
and spaces stay as printed. Not responsible for: knowing a leftover (leftovers), a title or a byline (masthead), for
markup (readers), for folding typography (alignment).
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from summarizer import masthead
from summarizer.leftovers import Leftover, cut_leftovers, first_words
from summarizer.masthead import iso_date

__all__ = ["Layout", "clean", "iso_date", "lay_out"]

LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
PLANE_ENDS = "".join(chr(plane | end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
UNPRINTABLE = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{PLANE_ENDS}]+")
BLANK_LINES = re.compile(r"\n{3,}")

LONGEST_RUN_OF_MARKS = 30
GRAPHEME_JOINER = "\u034f"


class Layout(NamedTuple):
    """An article's text and what was recognised in it. ``cut``: first words and reason of each leftover."""

    text: str
    title: str | None
    body_start: int
    byline: str | None
    dateline: str | None
    published: str | None
    updated: str | None
    cut: list[Leftover]


def lay_out(text: str, title: str | None = None, byline: str | None = None) -> Layout:
    """Clean ``text``, cut its leftovers, find title, byline, dates and dateline; ``text`` is "" when no word is left.

    A given ``title`` or ``byline`` is believed; lines of the text that repeat them are cut all the same.
    """
    lines, cut = cut_leftovers(clean(text).split("\n"))
    head = masthead.read(lines, title=_one_line(title), byline=_one_line(byline))
    lines, credits = _without_credits(lines[head.body_line :])
    cut = [*head.cut, *cut, *credits]
    body = clean("\n".join(lines))
    if not _has_a_word(body):
        return Layout("", head.title, 0, head.byline, None, head.published, head.updated, cut)
    before = f"{head.title}\n\n" if head.title else ""
    dateline = masthead.dateline(body)
    return Layout(before + body, head.title, len(before), head.byline, dateline, head.published, head.updated, cut)


def clean(text: str) -> str:
    """Line ends to LF, unprintable characters dropped, NFC, at most one blank line, no white space at the ends.

    Cleaning what is clean changes nothing. Bidirectional controls stay: they are printed text, and exporters' care.
    """
    text = UNPRINTABLE.sub("", LINE_ENDS.sub("\n", text.removeprefix("\ufeff")))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", _stream_safe(text))
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return BLANK_LINES.sub("\n\n", text).strip()


def _stream_safe(text: str) -> str:
    """Break endless runs of combining marks, which normalisation sorts in quadratic time (UAX #15, Stream-Safe)."""
    marks = "".join(sorted(filter(unicodedata.combining, set(text))))
    if not marks:
        return text
    any_mark = f"[{re.escape(marks)}]"
    return re.sub(f"({any_mark}{{{LONGEST_RUN_OF_MARKS}}})(?={any_mark})", rf"\1{GRAPHEME_JOINER}", text)


def _without_credits(lines: list[str]) -> tuple[list[str], list[Leftover]]:
    """Cut the credits a wire closes a story with ("(Reporting by ...)"), and only there."""
    end = len(lines)
    while end and (not lines[end - 1] or masthead.is_credit(lines[end - 1])):
        end -= 1
    return lines[:end], [Leftover(first_words(line), "credit line") for line in lines[end:] if line]


def _one_line(words: str | None) -> str | None:
    return re.sub(r"\s+", " ", clean(words)).strip() or None if words else None


def _has_a_word(text: str) -> bool:
    return any(map(str.isalnum, text))
