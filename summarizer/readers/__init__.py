"""The family of readers: a path or "-" -> articles, with the reader chosen by content before extension.

A reader is a function (raw bytes, source, what the caller gave) -> articles, in a file of its own and named in
``READERS``; it is imported when first used. Not responsible for: where articles are kept, what they mean.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import IO, NamedTuple, Protocol, cast

from summarizer.article import Article
from summarizer.cleaning import iso_date
from summarizer.errors import SettingsError, SourceEmpty, SourceError, SourceNotFound, SourceNotText, SourceTooLarge

MAX_BYTES = 20_000_000
READABLE = 'text and Markdown files can be read, or text on standard input with "-"'


class Given(NamedTuple):
    """What the caller knows of a source; it wins over what the source says of itself."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


class Reader(Protocol):
    """Make articles of a source's bytes. Raises a SourceError that names ``source``."""

    def __call__(self, raw: bytes, source: str, given: Given) -> list[Article]:
        """Read ``raw``, the whole of ``source``."""


READERS = {"text": "summarizer.readers.text:read_text"}
"""Format -> "module:attribute" of its Reader."""

SIGNATURES = (
    ("pdf", re.compile(rb"\s{0,1024}%PDF-")),
    ("zip", re.compile(rb"PK(?:\x03\x04|\x05\x06)")),
    ("rtf", re.compile(rb"\{\\rtf")),
    ("image", re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP", re.DOTALL)),
    ("gzip", re.compile(rb"\x1f\x8b")),
    ("Office", re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    (
        "html",
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s{0,1024}(?:<!--.{0,2048}?-->\s{0,1024})?<(?:!doctype html|html|head|body)\b",
            re.I | re.S,
        ),
    ),
)
"""Format -> how its first bytes look; a source that looks like none of them is taken for text."""


def read(
    source: str,
    *,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    max_bytes: int = MAX_BYTES,
) -> list[Article]:
    """Read the articles of a file, or of standard input for "-".

    ``published`` is an ISO 8601 date or time. Raises SettingsError when it is not; SourceNotFound, SourceTooLarge,
    SourceEmpty, SourceNotText or SourceUnreadable, each with a hint, when the source gives no article.
    """
    try:
        given = Given(title=title, published=iso_date(published), outlet=outlet, url=url)
    except ValueError as error:
        raise SettingsError(f"published: {error}", "write the date as YYYY-MM-DD") from None
    raw = _standard_input(max_bytes) if source == "-" else _file(source, max_bytes)
    if not raw.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        raise SourceEmpty(f"{named(source)} is empty", "give a file with an article in it")
    kind = format_of(raw)
    if kind not in READERS:
        raise SourceNotText(f"{named(source)} is a file of the kind {kind}", f"save it as text first; {READABLE}")
    return load(kind)(raw, source, given)


def format_of(raw: bytes) -> str:
    """The format that the first bytes tell: a name in SIGNATURES, or "text"."""
    return next((name for name, pattern in SIGNATURES if pattern.match(raw)), "text")


def load(kind: str) -> Reader:
    """The Reader of a format in READERS, imported now."""
    module, attribute = READERS[kind].split(":")
    return cast(Reader, getattr(import_module(module), attribute))


def named(source: str) -> str:
    """A source's name for a message: one printable line of at most 200 characters."""
    if source == "-":
        return "standard input"
    line = "".join(character if character.isprintable() else "?" for character in source)
    return line if len(line) <= 200 else f"{line[:199]}…"


def _standard_input(max_bytes: int) -> bytes:
    return _at_most(sys.stdin.buffer, "-", max_bytes)


def _file(source: str, max_bytes: int) -> bytes:
    path = Path(source)
    try:
        if path.is_dir():
            raise SourceNotText(f"{named(source)} is a folder", f"name a file in it; {READABLE}")
        if path.stat().st_size > max_bytes:
            raise _too_large(source, max_bytes)
        with path.open("rb") as file:
            return _at_most(file, source, max_bytes)
    except PermissionError:
        raise SourceNotFound(f"{named(source)} may not be opened", "check who may read the file") from None
    except (OSError, ValueError):
        raise _not_found(source) from None


def _at_most(file: IO[bytes], source: str, max_bytes: int) -> bytes:
    raw = file.read(max_bytes + 1)
    if len(raw) > max_bytes:
        raise _too_large(source, max_bytes)
    return raw


def _too_large(source: str, max_bytes: int) -> SourceError:
    return SourceTooLarge(
        f"{named(source)} has more than {max_bytes:,} bytes", "split it, or raise SUMMARIZER_MAX_BYTES"
    )


def _not_found(source: str) -> SourceError:
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://", source):
        return SourceNotText(f"{named(source)} is an address", f"save the page's text to a file; {READABLE}")
    if re.search(r"[*?\[]", source):
        return SourceNotFound(f"no file is named {named(source)}", f"name one file, without wildcards; {READABLE}")
    return SourceNotFound(f"{named(source)} was not found", f"check the path; {READABLE}")
