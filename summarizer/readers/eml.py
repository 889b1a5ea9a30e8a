"""Mails (EML): the text of a mail is an article, and so is every attachment that a reader knows.

The subject is the title, From's name the byline, Organization (RFC 5536) the outlet: what the mail says and no more.
The plain part is taken unless it is a stub beside the HTML one. Headers are decoded with the older, linear functions
of the standard library: its newer header parser recurses, and takes quadratic time on hostile ones.
Not responsible for: what an attachment holds (the door), mailboxes of many mails, decrypting, checking signatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value, parseaddr
from typing import IO, NamedTuple

from summarizer.article import Article, Cut
from summarizer.errors import SourceEmpty, SourceError, SourceLocked, SourceTooLarge, SourceUnreadable
from summarizer.readers.assembly import Found, assemble, told
from summarizer.readers.limits import Given, Limits, member, named, too_large
from summarizer.readers.moment import moment
from summarizer.readers.text import decode

MOST_STEPS = 4_000_000
"""Lines times multiparts: what the standard library's parser takes its time for."""

MOST_PARTS = 1000
LONGEST_HEADER = 4000
STUB_WORDS = 30
"""A plain part with fewer words says "see the HTML part"."""

MULTIPART = re.compile(rb"^content-type:\s{0,100}(?:multipart|message)/", re.I | re.M)
LOCKED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
NO_ARTICLE = re.compile(
    r"(?:image|audio|video|font)/|text/(?:calendar|vcard|x-vcard|css|rfc822-headers|x-amp-html)\Z|"
    r"message/(?!rfc822)|application/(?:pgp-|pkcs7-|x-pkcs7-|ms-tnef|ics)"
)
"""Media types of parts that are passed over: pictures in a signature, signatures, invitations, delivery reports."""

SIGNATURE = re.compile(r"^-- \n", re.MULTILINE)
"""RFC 3676, 4.3: what stands below is the sender's card."""


class Parts(NamedTuple):
    """A mail taken apart: pieces of its own text, and what is attached, with names."""

    plain: list[Message]
    html: list[Message]
    attached: list[tuple[str, Message]]


def stream_eml(file: IO[bytes], source: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    """Read a mail, then its attachments. Raises SourceLocked, SourceTooLarge, SourceEmpty or SourceUnreadable."""
    if limits.depth < 0:
        raise SourceTooLarge(f"{named(source)} lies too deep in other mails or archives", "save it as a file first")
    raw = file.read(limits.max_bytes + 1)
    if len(raw) > limits.max_bytes:
        raise too_large(source, limits.max_bytes)
    mail = _parsed(raw, source)
    parts = _taken_apart(mail, source)
    text, cut = _text(parts, source)
    if text.strip():
        found = _found(mail, cut)
        yield assemble(text, source, raw, given if not parts.attached else given.shared(), found)
    elif not parts.attached:
        raise SourceEmpty(f"{named(source)} is a mail without text", "open it in a mail program and save what it shows")
    for name, part in parts.attached:
        yield from _attachment(part, member(source, name), given, limits)


def _parsed(raw: bytes, source: str) -> Message:
    if raw.count(b"\n") * (1 + len(MULTIPART.findall(raw))) > MOST_STEPS:
        raise SourceTooLarge(f"{named(source)} has more parts or lines than a mail", "save its text as a file")
    try:
        # the default policy (compat32) keeps headers as they came until they are decoded below
        mail = message_from_bytes(raw)
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError):
        raise SourceUnreadable(f"{named(source)} is a damaged mail", "save it again from a mail program") from None
    if _kind(mail) in LOCKED:
        raise SourceLocked(f"{named(source)} is encrypted", "decrypt it in a mail program and save its text")
    return mail


def _taken_apart(mail: Message, source: str) -> Parts:
    parts = Parts([], [], [])
    stack = [mail]
    for count in range(MOST_PARTS + 1):
        if not stack:
            return parts
        part = stack.pop()
        kind = _kind(part)
        if part.is_multipart() and kind != "message/rfc822":
            stack += reversed(_inner(part))
        elif not NO_ARTICLE.match(kind):
            _sort_in(part, kind, parts, count)
    raise SourceTooLarge(f"{named(source)} has more than {MOST_PARTS} parts", "save its text as a file")


def _inner(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [it for it in payload if isinstance(it, Message)] if isinstance(payload, list) else []


def _sort_in(part: Message, kind: str, parts: Parts, count: int) -> None:
    name = _filename(part)
    inline = not name and not str(part.get("Content-Disposition", ""))[:40].strip().lower().startswith("attachment")
    if inline and kind in {"text/plain", "text/html"}:
        (parts.plain if kind == "text/plain" else parts.html).append(part)
    else:
        parts.attached.append((name or f"part-{count}{'.eml' if kind == 'message/rfc822' else ''}", part))


def _kind(part: Message) -> str:
    declared = str(part.get("Content-Type", ""))[:200].partition(";")[0].strip().lower()
    return declared if re.fullmatch(r"[\w.+-]+/[\w.+-]+", declared) else part.get_default_type()


def _filename(part: Message) -> str:
    if any(len(str(part.get(it, ""))) > LONGEST_HEADER for it in ("Content-Type", "Content-Disposition")):
        return ""
    try:
        found = part.get_param("filename", None, "content-disposition") or part.get_param("name")
        return " ".join(_decoded(collapse_rfc2231_value(found)).split())[:200] if found else ""
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _text(parts: Parts, source: str) -> tuple[str, tuple[Cut, ...]]:
    """The mail's own words and what was left out of them."""
    plain = "\n\n".join(filter(None, (_plain(part, source) for part in parts.plain)))
    if parts.html and len(plain.split()) < STUB_WORDS:
        from summarizer.readers.html import fragment_text

        found = [fragment_text(_characters(part, source), source) for part in parts.html]
        words = "\n\n".join(text for text, _ in found)
        if len(words.split()) > len(plain.split()):
            return words, tuple(cut for _, hidden in found for cut in hidden)
    sign = SIGNATURE.search(plain)
    if sign is None or not plain[: sign.start()].strip():
        return plain, ()
    return plain[: sign.start()], (told(plain[sign.end() :], "the sender's signature"),)


def _plain(part: Message, source: str) -> str:
    text = _characters(part, source).replace("\r\n", "\n")
    return _unflowed(text) if "flowed" in str(part.get("Content-Type", ""))[:LONGEST_HEADER].lower() else text


def _unflowed(text: str) -> str:
    """RFC 3676: a line that ends in a space goes on in the next; a space in front of a line is stuffing."""
    pieces = []
    for line in text.split("\n"):
        unstuffed = line.removeprefix(" ")
        pieces.append(unstuffed if unstuffed.endswith(" ") and unstuffed != "-- " else unstuffed + "\n")
    return "".join(pieces)


def _characters(part: Message, source: str) -> str:
    """A text part's characters, by its charset if that fits, else as any text's. Empty when it has none."""
    raw = _payload(part)
    if not raw.strip():
        return ""
    try:
        return raw.decode(_charset(part))
    except (UnicodeError, LookupError, ValueError):
        pass
    try:
        return decode(raw, source)
    except SourceEmpty:
        return ""


def _charset(part: Message) -> str:
    declared = re.search(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})", str(part.get("Content-Type", ""))[:1000], re.I)
    known = declared[1].lower() if declared else "utf-8"
    return "cp1252" if known in {"iso-8859-1", "latin1"} else "utf-8" if known == "us-ascii" else known


def _payload(part: Message) -> bytes:
    try:
        if part.is_multipart():
            return b"\n".join(bytes(it) for it in _inner(part))
        found = part.get_payload(decode=True)
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError):
        return b""
    return found if isinstance(found, bytes) else b""


def _found(mail: Message, cut: tuple[Cut, ...]) -> Found:
    name = parseaddr(_raw(mail, "From"))[0]
    return Found(
        title=_header(mail, "Subject"),
        published=moment(_header(mail, "Date")),
        outlet=_header(mail, "Organization"),
        # an address is no byline
        byline=None if "@" in name else _decoded(name).strip() or None,
        cut=cut,
    )


def _header(mail: Message, name: str) -> str | None:
    return " ".join(_decoded(_raw(mail, name)).split()) or None


def _raw(mail: Message, name: str) -> str:
    """A header as it came; mail programs write UTF-8 into it, with or without leave (RFC 6532)."""
    value = next((str(it) for key, it in mail.raw_items() if key.lower() == name.lower()), "")
    return value[:LONGEST_HEADER].encode(errors="surrogateescape").decode(errors="replace")


def _decoded(words: str) -> str:
    """Words of a header, encoded ones (RFC 2047) decoded; as they stand when they cannot be."""
    try:
        pieces = decode_header(words)
    except (HeaderParseError, ValueError):
        return words
    joined = []
    for piece, charset in pieces:
        try:
            joined.append(piece if isinstance(piece, str) else piece.decode(charset or "ascii", errors="replace"))
        except (LookupError, ValueError):
            joined.append(piece.decode(errors="replace"))
    return "".join(joined)


def _attachment(part: Message, name: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    from summarizer.readers import read_bytes

    raw = _payload(part)
    try:
        limits.allowance.draw(len(raw), name)
    except SourceError as error:
        error.source = name
        yield error
        return
    charset = _charset(part) if "charset" in str(part.get("Content-Type", ""))[:1000].lower() else None
    yield from read_bytes(raw, name, given.shared()._replace(charset=charset), limits.inside(), _kind(part))
