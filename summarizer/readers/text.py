"""Plain text and Markdown: bytes -> text in whatever encoding it came, front matter, and one article.

Not responsible for: HTML (tags in a text file stay as printed), page leftovers and titles of plain text (article).
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import NamedTuple

from summarizer.article import Article, Cut
from summarizer.cleaning import iso_date
from summarizer.errors import SourceEmpty, SourceNotText, SourceUnreadable
from summarizer.masthead import printed_date
from summarizer.readers import Given, named

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
SAMPLE_BYTES = 65_536
MOST_CONTROLS = 0.02
"""Share of control characters above which bytes are no text."""

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
WESTERN_SHARE = 0.03
WESTERN = frozenset("‘’“”–—…•€£©®°·«»½¼¾§\xa0")

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
FRONT_LINE = re.compile(r"\s*(?:[\w-]+\s*:(?:\s.*)?|-\s.*|#.*|\s.*)?")
FRONT_KEYS = {
    "title": ("title", "headline"),
    "published": ("published", "date", "publish_date", "pubdate"),
    "updated": ("updated", "modified", "lastmod"),
    "outlet": ("outlet", "publication", "publisher", "source", "site"),
    "byline": ("byline", "author", "authors", "by"),
    "url": ("url", "link", "canonical", "canonical_url"),
    "identifier": ("id", "identifier", "guid", "uri"),
}
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})


class FrontMatter(NamedTuple):
    """What a file says of itself. Dates are ISO 8601; ``unread`` are dates that could not be read."""

    title: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    identifier: str | None = None
    unread: tuple[str, ...] = ()


def read_text(raw: bytes, source: str, given: Given) -> list[Article]:
    """Read one article. Raises SourceEmpty, SourceNotText or SourceUnreadable."""
    front, body = split_front_matter(decode(raw, source).replace("\r\n", "\n"))
    title = given.title or front.title
    if _is_markdown(source, body):
        from summarizer.readers import markdown

        heading, body = markdown.plain(body, take_heading=title is None)
        title = title or heading
    article = Article.from_text(
        body,
        title=title,
        published=given.published or front.published,
        outlet=given.outlet or front.outlet,
        url=given.url or front.url,
        byline=front.byline,
        updated=front.updated,
        identifier=front.identifier,
        source=source,
        raw=raw,
    )
    unread = [Cut(start_words=words, reason="date not understood") for words in front.unread]
    return [article.model_copy(update={"cut": unread + article.cut}) if unread else article]


def decode(raw: bytes, source: str = "-") -> str:
    """Decode ``raw`` by its byte order mark, as UTF-8, or as the encoding it looks like.

    A few broken bytes in what is plainly UTF-8 become U+FFFD.
    """
    text = _decoded(raw, source)
    sample = text[:SAMPLE_BYTES]
    if len(CONTROLS.findall(sample)) > MOST_CONTROLS * len(sample):
        raise SourceNotText(f"{named(source)} is not text", "save it as plain text in UTF-8")
    if not text.strip():
        raise SourceEmpty(f"{named(source)} is empty", "give a file with an article in it")
    return text


def _decoded(raw: bytes, source: str) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    wide = _utf_16_without_mark(raw)
    if wide:
        return raw.decode(wide, errors="replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        pass
    if _nearly_utf_8(raw):
        return raw.decode(errors="replace")
    return raw.decode(_legacy_encoding(raw, source), errors="replace")


def _utf_16_without_mark(raw: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a NUL in every other byte."""
    sample = raw[: SAMPLE_BYTES - SAMPLE_BYTES % 2]
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), max(1, len(sample) // 2)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def _nearly_utf_8(raw: bytes) -> bool:
    """Fewer than one broken byte in a thousand, and more whole multi-byte characters than broken ones."""
    text = raw.decode(errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for character in re.findall(r"[^\x00-\x7f]", text) if character != "\ufffd")
    return broken <= len(raw) / 1000 and whole > broken


def _legacy_encoding(raw: bytes, source: str) -> str:
    from charset_normalizer import from_bytes

    sample = raw[:SAMPLE_BYTES]
    if _is_western(sample):
        return "cp1252"
    best = None if sample.count(0) > MOST_CONTROLS * len(sample) else from_bytes(sample).best()
    if best is None:
        raise SourceUnreadable(
            f"{named(source)} is in no encoding that could be told", "save it as plain text in UTF-8"
        )
    return best.encoding


def _is_western(sample: bytes) -> bool:
    """English saved by Windows: few bytes beyond ASCII, and those are quotes, dashes and letters in cp1252."""
    try:
        beyond = re.findall(r"[^\x00-\x7f]", sample.decode("cp1252"))
    except UnicodeDecodeError:
        return False
    return len(beyond) <= WESTERN_SHARE * len(sample) and all(it in WESTERN or it.isalpha() for it in beyond)


def _is_markdown(source: str, body: str) -> bool:
    suffix = PurePath(source).suffix.lower()
    return suffix in MARKDOWN_SUFFIXES or (not suffix and bool(re.match(r"\s{0,80}# \S", body)))


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The front matter a text opens with, and the rest. A rule of dashes without "key: value" below is none."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return FrontMatter(), text
    lines = match[1].split("\n")
    values = _front_values(match[1]) if all(FRONT_LINE.fullmatch(line) for line in lines) else {}
    if not values:
        return FrontMatter(), text
    found = {field: next((values[key] for key in keys if values.get(key)), None) for field, keys in FRONT_KEYS.items()}
    unread: list[str] = []
    for field in ("published", "updated"):
        found[field] = _front_date(field, found[field], unread)
    return FrontMatter(**found, unread=tuple(unread)), text[match.end() :]


def _front_values(block: str) -> dict[str, str]:
    """Keys in lower case -> values as words. YAML where it is YAML, else line by line ("title: One: two")."""
    import yaml

    try:
        # BaseLoader builds strings, lists and dicts only, and follows no merge keys.
        loaded = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        pairs = (line.split(":", 1) for line in block.split("\n") if re.match(r"[\w-]+\s*:", line))
        loaded = {key: value.strip().strip("\"'") for key, value in pairs}
    if not isinstance(loaded, dict):
        return {}
    return {str(key).strip().lower(): _words(value) for key, value in loaded.items()}


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""


def _front_date(field: str, value: str | None, unread: list[str]) -> str | None:
    if value is None:
        return None
    try:
        return iso_date(value)
    except ValueError:
        day = printed_date(value.strip())
    if day is None:
        unread.append(f"{field}: {value}"[:120])
    return day
