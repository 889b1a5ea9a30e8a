"""Text as it came -> the text of an article: control characters, composition, title, byline, leftovers."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple


class Layout(NamedTuple):
    text: str
    title: str | None
    body_start: int
    byline: str | None
    dateline: str | None
    cut: list[tuple[str, str]]


def iso_date(value: str | None) -> str | None:
    return value


def lay_out(text: str, title: str | None = None, byline: str | None = None) -> Layout:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    text = text.split("\nLeave a Reply")[0].strip()
    if title is None:
        first = text.split("\n", 1)[0]
        title = first
        text = text[len(first):].strip()
    full = f"{title}\n\n{text}"
    return Layout(full, title, len(title) + 2, byline, None, [])
