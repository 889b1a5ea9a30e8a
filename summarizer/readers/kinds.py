"""What format a source is in: told by its first bytes; its name and media type only break ties.

A *sure* sign (a PDF's mark, a doctype, a feed's root element) wins over any name. A *likely* one (a text that opens
with a tag, lines that look like mail headers) holds unless the name says it is plain text or Markdown. What shows no
sign at all is what its name or media type says, and text otherwise.
Not responsible for: checking that the rest is in order (each format's reader).
"""

from __future__ import annotations

import io
import json
import lzma
import re
import struct
import zipfile
import zlib
from pathlib import PurePath
from typing import IO
from urllib.parse import urlsplit

HEAD_BYTES = 65_536
"""So much of a source's beginning is looked at."""

MARK = rb"(?:\xef\xbb\xbf)?\s{0,1024}"

SIGNATURES = (
    ("pdf", re.compile(rb"\s{0,1024}%PDF-")),
    ("zip", re.compile(rb"PK(?:\x03\x04|\x05\x06)")),
    ("rtf", re.compile(rb"\{\\rtf")),
    ("image", re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\0|MM\0\*|BM.{4}\0\0\0\0", re.DOTALL)),
    ("sound or film", re.compile(rb"ID3|OggS|fLaC|RIFF....(?:WAVE|AVI )|.{4}ftyp|\x1aE\xdf\xa3", re.DOTALL)),
    ("gzip", re.compile(rb"\x1f\x8b")),
    ("archive", re.compile(rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|BZh[1-9]1AY|\xfd7zXZ\0|.{257}ustar", re.DOTALL)),
    ("Office", re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    ("database", re.compile(rb"SQLite format 3\0")),
    ("html", re.compile(MARK + rb"<(?:!doctype\s{1,64}html|html|head|body)\b", re.I)),
    ("feed", re.compile(MARK + rb"<(?:rss|(?:[a-z]{1,16}:)?feed|rdf:RDF)[\s>]", re.I)),
    ("xml", re.compile(MARK + rb"<\?xml\b")),
)
"""Format -> how its first bytes surely look; the first that fits."""

PROLOGUE = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!DOCTYPE", b">"))
"""How what stands before the root element begins and ends; a document type may hold declarations in brackets."""

BLOCKS = rb"article|aside|blockquote|center|div|dl|figure|h[1-6]|header|main|meta|ol|p|section|table|title|ul"
LIKELY = (
    (
        "html",
        re.compile(MARK + rb"(?:<!--.{0,4096}?-->\s{0,1024})?<(?:" + BLOCKS + rb")(?:\s[^<>]{0,2048})?>", re.I | re.S),
    ),
    ("json", re.compile(MARK + rb"(?:\{\s*[\"}]|\[\s*[\[{\"\]])")),
)
"""Format -> how its first bytes probably look."""

HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?.{0,2000}?\r?\n(?:[ \t].{0,2000}?\r?\n){0,200}")
MAIL_HEADERS = frozenset({
    b"received", b"mime-version", b"message-id", b"return-path", b"content-type", b"dkim-signature", b"delivered-to",
})  # fmt: skip
"""RFC 5322 and 2045: what mail programs write and people don't; one of these and a sender or a date make a mail."""

SUFFIXES = {
    ".htm": "html", ".html": "html", ".xhtml": "html", ".shtml": "html", ".eml": "eml", ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonlines": "jsonl",
    ".md": "text", ".markdown": "text", ".mdown": "text", ".mkd": "text", ".txt": "text", ".text": "text",
}  # fmt: skip
MEDIA_TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "message/rfc822": "eml", "application/json": "json",
    "application/x-ndjson": "jsonl", "application/jsonl": "jsonl", "text/plain": "text", "text/markdown": "text",
}  # fmt: skip

INSIDE = (
    ("docx", "word/document.xml"),
    ("spreadsheet", "xl/workbook.xml"),
    ("presentation", "ppt/presentation.xml"),
    ("OpenDocument", "content.xml"),
    ("EPUB", "META-INF/container.xml"),
)
"""Formats that are ZIP files, and a member that only they have. OpenDocument has a "mimetype" besides."""

ZIP_FAULTS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, lzma.LZMAError, OSError, EOFError, ValueError,
    IndexError, OverflowError, RuntimeError, NotImplementedError,
)  # fmt: skip
"""What the standard library raises on damaged archives."""

MOST_DIRECTORY_BYTES = 20_000_000
"""A hundred thousand members with long names fit."""

NINJS_KEYS = frozenset("headline headlines body_text body_xhtml bodies versioncreated descriptions pubstatus".split())
"""IPTC ninjs 1 to 3: ``uri`` and two of these make a news item of a JSON object."""


def format_of(file: IO[bytes], source: str = "", media_type: str = "") -> str:
    """The format of an open file: a name of the tables, or of a kind that cannot be read. Rewinds the file."""
    head = file.read(HEAD_BYTES)
    kind = _sure(_narrow(head))
    if kind == "zip":
        kind = _inside(file)
    file.seek(0)
    if kind:
        return kind
    told = SUFFIXES.get(_suffix(source)) or MEDIA_TYPES.get(media_type)
    return _likely(head, told) or told or "text"


def _sure(head: bytes) -> str | None:
    kind = _signed(head)
    if kind in (None, "xml"):
        kind = _signed(past_prologue(head)) or kind
    return "eml" if kind is None and _is_mail(head) else kind


def _signed(head: bytes) -> str | None:
    return next((name for name, pattern in SIGNATURES if pattern.match(head)), None)


def past_prologue(head: bytes) -> bytes:
    """What follows processing instructions, comments and document types, up to an HTML one."""
    rest = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for _ in range(16):
        end = next((end for start, end in PROLOGUE if rest[:9].upper().startswith(start)), None)
        if end is None or re.match(rb"<!doctype\s+html", rest, re.I):
            break
        if rest[:2] == b"<!" and end == b">" and -1 < rest.find(b"[") < rest.find(b">"):
            end = b"]>"
        rest = rest.partition(end)[2].lstrip()
    return rest


def _likely(head: bytes, told: str | None) -> str | None:
    """The format of what looks like a fragment of HTML, or like JSON; a name that says "text" wins."""
    if told == "text":
        return None
    kind = next((name for name, pattern in LIKELY if pattern.match(_narrow(head))), None)
    if kind != "json":
        return kind
    if told == "jsonl" or _is_lines(head):
        return "jsonl"
    return "ninjs" if _is_ninjs(head) else _json_or_words(head, told)


def _json_or_words(head: bytes, told: str | None) -> str | None:
    """JSON without a name that says so opens with a key, an object or nothing: "["Stay," she said]" is prose."""
    opening = re.match(MARK + rb"(?:\{\s*(?:\}|\"[^\"]{0,1000}\"\s*:)|\[\s*[\[{\]])", head)
    return "json" if opening or told == "json" else None


def _narrow(head: bytes) -> bytes:
    """UTF-16 with a byte order mark as UTF-8: signs are looked for in one width."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace").encode(errors="replace")
    return head


def _suffix(source: str) -> str:
    path = urlsplit(source).path if re.match(r"https?://", source, re.I) else source
    return PurePath(path).suffix.lower()


def _is_mail(head: bytes) -> bool:
    names = set()
    at = len(head) - len(head.removeprefix(b"\xef\xbb\xbf"))
    while match := HEADER.match(head, at):
        names.add(match[1].lower())
        at = match.end()
    return bool(names & MAIL_HEADERS) and len(names & {b"from", b"date", b"subject", b"to"}) >= 2


def _is_lines(head: bytes) -> bool:
    """The first line is a JSON object of its own and a second one begins below it."""
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return rest.lstrip()[:1] == b"{" and isinstance(_loaded(first), dict)


def _is_ninjs(head: bytes) -> bool:
    """By the keys of the outermost object, as far as the head goes; a part of it is enough."""
    whole = _loaded(head)
    keys = {key.lower() for key in (whole if isinstance(whole, dict) else _outer_keys(head))}
    return "uri" in keys and len(keys & NINJS_KEYS) >= 2


def _loaded(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


PIECES = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"(\s*:)?|\\?\Z)|[{}\[\]]', re.DOTALL)


def _outer_keys(head: bytes) -> list[str]:
    """Keys of the outermost object of JSON that is cut off."""
    keys: list[str] = []
    depth = 0
    for piece in PIECES.finditer(head.decode(errors="replace")):
        if piece[1] is None:
            depth += 1 if piece[0] in "{[" else -1
        elif piece[2] and depth == 1:
            keys.append(piece[1])
    return keys


def archive_in(file: IO[bytes]) -> zipfile.ZipFile:
    """A ZIP file opened, its directory read. Raises one of ZIP_FAULTS, also when the directory is beyond measure."""
    if _directory_bytes(file) > MOST_DIRECTORY_BYTES:
        raise zipfile.LargeZipFile("the directory is too large")
    return zipfile.ZipFile(file)


def _directory_bytes(file: IO[bytes]) -> int:
    """How long the directory says it is (APPNOTE 4.3.14 and 4.3.16): the library takes that much at once."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 66_000))
    tail = file.read(66_000)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        return 0
    if end >= 76 and tail[end - 20 : end - 16] == b"PK\x06\x07":
        return int.from_bytes(tail[end - 36 : end - 28], "little")
    return int.from_bytes(tail[end + 12 : end + 16], "little")


def _inside(file: IO[bytes]) -> str:
    try:
        with archive_in(file) as archive:
            names = set(archive.namelist())
    except ZIP_FAULTS:
        return "zip"
    kind = next((kind for kind, member in INSIDE if member in names), "zip")
    return "zip" if kind == "OpenDocument" and "mimetype" not in names else kind
