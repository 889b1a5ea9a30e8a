"""The family of readers: a path, address, folder, pattern or "-" -> articles, chosen by content before extension.

``read_each`` is the stream: it yields every article as soon as it is read, and in its place a SourceError for what
could not be read (its ``source`` names the file, member or record, "wire.jsonl:17"); it never stops at one. It is
what a batch, a library and the command line use. ``read`` is the strict form: the whole list, or the first error,
so that nobody misses an article without being told.

A reader is a function in a file of its own, named in one of two tables and imported when first used:
``READERS`` take the whole bytes ((raw, source, given) -> articles; never more than ``max_bytes``), ``STREAMERS`` an
open file ((file, source, given, limits) -> iterator; only a record is limited). Both may yield a SourceError for one
bad record and raise one for the whole. Containers (ZIP, mail) hand what is inside them back to ``read_bytes``.
Not responsible for: where articles are kept, what they mean, telling formats apart (kinds), walking folders (paths).
"""

from __future__ import annotations

import hashlib
import io
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import IO, cast

from summarizer.article import Article
from summarizer.cleaning import iso_date
from summarizer.errors import SettingsError, SourceEmpty, SourceError, SourceNotFound, SourceNotText
from summarizer.readers.kinds import SIGNATURES, format_of
from summarizer.readers.limits import (
    MAX_BYTES,
    Given,
    Limits,
    Reader,
    Streamer,
    named,
    only_source_errors,
    too_large,
)

__all__ = [
    "MAX_BYTES", "READERS", "SIGNATURES", "STREAMERS", "Given", "Limits", "Reader", "Streamer", "format_of", "load",
    "named", "read", "read_bytes", "read_each",
]  # fmt: skip

READABLE = "text, Markdown, HTML, PDF, DOCX, JSON, JSONL, ninjs, feeds, mails (EML) and ZIP files of these can be read"

READERS = {
    "text": "summarizer.readers.text:read_text",
    "html": "summarizer.readers.html:read_html",
    "pdf": "summarizer.readers.pdf:read_pdf",
    "docx": "summarizer.readers.docx:read_docx",
    "ninjs": "summarizer.readers.ninjs:read_ninjs",
    "feed": "summarizer.readers.feed:read_feed",
}
"""Format -> "module:attribute" of its Reader."""

STREAMERS = {
    "json": "summarizer.readers.jsonl:stream_json",
    "jsonl": "summarizer.readers.jsonl:stream_jsonl",
    "zip": "summarizer.readers.zip:stream_zip",
    "eml": "summarizer.readers.eml:stream_eml",
}
"""Format -> "module:attribute" of its Streamer."""

LINEWISE = "jsonl"
"""The format whose reader itself passes over what is to be skipped."""

BLANKS = b"\0 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"
ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,20})://")
IN_MEMORY = 4_000_000
"""Bytes of standard input or a pipe that are held in memory; more goes to a temporary file."""


def read(
    source: str,
    *,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    max_bytes: int = MAX_BYTES,
    allow_private_urls: bool = False,
) -> list[Article]:
    """Read all articles of a file, folder, pattern, http(s) address, or of standard input for "-".

    ``published`` is an ISO 8601 date or time. Raises SettingsError when it is not, and the first SourceError, with a
    hint, when anything in the source cannot be read (``read_each`` goes on).
    """
    articles = []
    for found in read_each(
        source, title=title, published=published, outlet=outlet, url=url, max_bytes=max_bytes,
        allow_private_urls=allow_private_urls,
    ):  # fmt: skip
        if isinstance(found, SourceError):
            raise found
        articles.append(found)
    return articles


def read_each(
    source: str,
    *,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    max_bytes: int = MAX_BYTES,
    allow_private_urls: bool = False,
    skip: int = 0,
) -> Iterator[Article | SourceError]:
    """Read a source's articles one by one; what cannot be read is yielded as a SourceError, never raised.

    At least one item comes. Title and url hold only for a source of one article. ``max_bytes`` limits one file, one
    record of a streamed file and one page of the web. The first ``skip`` items are passed over, lines of JSON unread;
    then none may come. Raises SettingsError for a ``published`` that is not ISO 8601.
    """
    try:
        given = Given(title=title, published=iso_date(published), outlet=outlet, url=url)
    except ValueError as error:
        raise SettingsError(f"published: {error}", "write the date as YYYY-MM-DD") from None
    return _each(source, given, replace(Limits.of(max_bytes, allow_private_urls), skip=skip))


def read_bytes(
    raw: bytes, source: str, given: Given, limits: Limits, media_type: str = ""
) -> Iterator[Article | SourceError]:
    """Read bytes that came from a page or lay in a container. ``source`` names them; raises no SourceError."""
    return _settled(_opened(io.BytesIO(raw), source, given, limits, media_type), source)


def load(kind: str) -> Reader | Streamer:
    """The reader of a format in READERS or STREAMERS, imported now."""
    module, attribute = (READERS | STREAMERS)[kind].split(":")
    return cast("Reader | Streamer", getattr(import_module(module), attribute))


def _each(source: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    if source == "-":
        yield from _settled(_standard_input(given, limits), source, limits.skip)
    elif ADDRESS.match(source):
        yield from _settled(_page(source, given, limits), source, limits.skip)
    else:
        from summarizer.readers import paths

        if not paths.is_several(source):
            yield from _files(source, given, limits)
        else:
            yield from islice(_files(source, given.shared(), limits.from_start()), limits.skip, None)


def _files(source: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    from summarizer.readers import paths

    for found in paths.files_of(source):
        if isinstance(found, SourceError):
            yield found
        else:
            yield from _settled(_file(found, given, limits), found, limits.skip)


def _settled(found: Iterator[Article | SourceError], source: str, skipped: int = 0) -> Iterator[Article | SourceError]:
    """What is found, with what is raised on the way as the last item, and an error when nothing was."""
    count = skipped
    try:
        with only_source_errors(source):
            for item in found:
                count += 1
                if isinstance(item, SourceError):
                    item.source = item.source or _where(item, source)
                yield item
        if not count:
            raise SourceEmpty(f"{named(source)} holds no article", READABLE)
    except SourceError as error:
        error.source = error.source or source
        yield error


def _standard_input(given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    yield from _kept(sys.stdin.buffer, "-", given, limits)


def _where(error: SourceError, source: str) -> str:
    """The record that an error's message begins with ("wire.jsonl:17 is ..."), else the source."""
    rest = error.message.removeprefix(named(source))
    number = re.match(r":\d+", rest) if rest != error.message else None
    return source + number[0] if number else source


def _kept(file: IO[bytes], source: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    """What cannot be rewound, such as a pipe, is kept first, the larger part of it on disk."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as kept:
        most = limits.allowance.left
        while block := file.read(65_536):
            kept.write(block)
            if kept.tell() > most:
                raise too_large(source, most)
        kept.seek(0)
        yield from _opened(cast("IO[bytes]", kept), source, given, limits)


def _page(source: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    from summarizer.readers import url

    page = url.fetch(source, max_bytes=limits.max_bytes, allow_private=limits.allow_private_urls)
    told = given._replace(url=given.url or page.url, charset=page.charset)
    yield from _opened(io.BytesIO(page.raw), source, told, limits, page.media_type)


def _file(source: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    try:
        file = Path(source).open("rb")  # noqa: SIM115
    except PermissionError:
        raise SourceNotFound(f"{named(source)} may not be opened", "check who may read the file") from None
    except (OSError, ValueError):
        raise SourceNotFound(f"{named(source)} was not found", f"check the path; {READABLE}") from None
    with file:
        yield from (_opened if file.seekable() else _kept)(file, source, given, limits)


def _opened(
    file: IO[bytes], source: str, given: Given, limits: Limits, media_type: str = ""
) -> Iterator[Article | SourceError]:
    kind = format_of(file, source, media_type)
    if kind == LINEWISE:
        yield from _read_as(kind, file, source, given, limits)
    else:
        yield from islice(_read_as(kind, file, source, given, limits.from_start()), limits.skip, None)


def _read_as(kind: str, file: IO[bytes], source: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    if kind in STREAMERS:
        yield from cast(Streamer, load(kind))(file, source, given, limits)
        return
    if kind not in READERS:
        raise SourceNotText(f"{named(source)} is a file of the kind {kind}", f"save it as text first; {READABLE}")
    raw = _at_most(file, source, limits.max_bytes)
    if not raw.strip(BLANKS):
        raise SourceEmpty(f"{named(source)} is empty", "give a file with an article in it")
    readable = _as_told(raw, given.charset) if kind in {"text", "html"} else raw
    for found in cast(Reader, load(kind))(readable, source, given):
        if readable is not raw and isinstance(found, Article):
            yield found.model_copy(update={"sha256": hashlib.sha256(raw).hexdigest()})
        else:
            yield found


def _as_told(raw: bytes, charset: str | None) -> bytes:
    """Bytes in the charset that a server or a mail named, as UTF-8: neither they nor a mark in them say so."""
    if charset is None or raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return raw
    try:
        raw.decode()
    except UnicodeDecodeError:
        try:
            return raw.decode("cp1252" if charset.lower() in {"iso-8859-1", "latin1"} else charset).encode()
        except (UnicodeError, LookupError):
            return raw
    return raw


def _at_most(file: IO[bytes], source: str, max_bytes: int) -> bytes:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if size > max_bytes:
        raise too_large(source, max_bytes)
    raw = file.read(max_bytes + 1)
    if len(raw) > max_bytes:
        raise too_large(source, max_bytes)
    return raw
