"""One JSON object -> one article, by the key names that news APIs, crawlers and data sets use.

Keys are compared without case, "_", "-" and ".". The names are those of NewsAPI, GDELT, news-please, newspaper,
CC-News, WordPress REST, Elasticsearch hits and schema.org. A body that is HTML is reduced to its visible words.
Not responsible for: finding the objects in a file (jsonl), IPTC ninjs (ninjs).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from summarizer.article import Article, Cut
from summarizer.errors import SourceEmpty, SourceUnreadable
from summarizer.readers.assembly import Found, assemble, one_line, told
from summarizer.readers.limits import Given, named
from summarizer.readers.moment import moment

NAMES = {
    "body": (
        "articlebody",
        "maintext",
        "fulltext",
        "bodytext",
        "articletext",
        "text",
        "body",
        "content",
        "article",
        "story",
        "bodyhtml",
        "contenthtml",
        "html",
        "fullcontent",
        "paragraphs",
        "plaintext",
        "contentencoded",
    ),
    "teaser": ("description", "summary", "abstract", "snippet", "lead", "standfirst", "excerpt", "trailtext"),
    "title": ("headline", "title", "articletitle", "webtitle", "name", "heading"),
    "published": (
        "datepublished",
        "publishedat",
        "published",
        "publicationdate",
        "pubdate",
        "publishdate",
        "publisheddate",
        "publishedtime",
        "datepublish",
        "firstpublished",
        "webpublicationdate",
        "date",
        "dateutc",
        "dategmt",
        "datetime",
        "created",
        "createdat",
        "timestamp",
    ),
    "updated": (
        "datemodified",
        "updatedat",
        "updated",
        "modified",
        "modifiedgmt",
        "lastmodified",
        "lastupdated",
        "datemodify",
    ),
    "outlet": (
        "outlet",
        "publication",
        "publisher",
        "sourcename",
        "newspaper",
        "sitename",
        "site",
        "source",
        "sourcedomain",
        "domain",
    ),
    "byline": ("byline", "author", "authors", "creator", "writer", "by"),
    "url": ("url", "link", "canonical", "canonicalurl", "permalink", "weburl", "sourceurl", "guid"),
}
"""Field -> folded names of keys, best first."""

WRAPPERS = ("article", "source", "data", "item", "story", "doc", "document", "fields", "attributes", "record", "post")
"""Folded names of keys whose object may hold the article ("_source" folds to "source")."""

INSIDE = ("rendered", "html", "text", "value", "name", "title", "plain", "raw", "date", "content", "url")
"""Keys under which a field's object holds its words (WordPress: "rendered"; MongoDB: "$date")."""

SHORTENED = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
DEEPEST = 4
MOST_PIECES = 20_000
KEYS_HINT = 'a record needs its text under a key such as "text", "body" or "content"'


def read_record(record: object, source: str, given: Given, raw: bytes | None = None) -> Article:
    """Make the article of one record. Raises SourceEmpty when it has no text, SourceUnreadable when it is no object."""
    if not isinstance(record, dict):
        raise SourceUnreadable(f"{named(source)} is no JSON object", "each article must be an object with named fields")
    from summarizer.readers import ninjs

    if raw is None:
        raw = json.dumps(record, ensure_ascii=True, sort_keys=True, default=str).encode()
    if ninjs.is_item(record):
        return ninjs.read_item(record, source, given, raw)
    fields = _unwrapped({_folded(key): value for key, value in record.items() if isinstance(key, str)})
    text, notes = body_text(_first(fields, "body"), source)
    if not text:
        text, notes = body_text(_first(fields, "teaser"), source)
        notes = (told(text, "only a teaser: the record does not hold the article itself"), *notes)
    if not text:
        raise SourceEmpty(f"{named(source)} has no text", KEYS_HINT)
    url = one_line(_first(fields, "url"))
    found = Found(
        title=_plain_line(_first(fields, "title"), source),
        published=_date(fields, "published"),
        updated=_date(fields, "updated"),
        outlet=_outlet(fields),
        byline=_plain_line(_first(fields, "byline"), source),
        url=url if url and re.match(r"https?://", url, re.IGNORECASE) else None,
        cut=(*_doubled(record), *notes, *_unread_dates(fields)),
    )
    return assemble(text, source, raw, given, found, empty_hint=KEYS_HINT)


def is_record(found: Mapping[str, Any]) -> bool:
    """Whether an object holds an article's text itself."""
    return any(isinstance(value, str) and value and _folded(key) in NAMES["body"] for key, value in found.items())


def body_text(words: str | None, source: str) -> tuple[str, tuple[Cut, ...]]:
    """A field's text without its markup, and what should be told of it."""
    from summarizer.readers.html import fragment_text, looks_like_html

    words = (words or "").strip()
    if not words:
        return "", ()
    cut: tuple[Cut, ...] = ()
    if looks_like_html(words):
        words, cut = fragment_text(words, source)
    shortened = SHORTENED.search(words[-100:])
    if shortened:
        words = words[: len(words) - len(shortened[0])]
        cut = (told(words, "only the beginning: the record's text was shortened"), *cut)
    return words, cut


def words_of(value: object, joint: str = ", ", depth: int = 0) -> str | None:
    """The words of a string, of the strings of a list, or of the object that holds them."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list) and depth < DEEPEST:
        found = [words for one in value[:MOST_PIECES] if (words := words_of(one, joint, depth + 1))]
        return joint.join(dict.fromkeys(found)) if joint == ", " else joint.join(found) or None
    if isinstance(value, Mapping) and depth < DEEPEST:
        inner = {_folded(key).lstrip("$"): one for key, one in value.items() if isinstance(key, str)}
        return next((words for name in INSIDE if (words := words_of(inner.get(name), joint, depth + 1))), None)
    return None


def _unwrapped(fields: dict[str, Any]) -> dict[str, Any]:
    """A record whose article lies one level down: the inner fields, then the outer ones."""
    if any(isinstance(fields.get(name), (str, list)) and fields[name] for name in NAMES["body"]):
        return fields
    for name in WRAPPERS:
        inner = fields.get(name)
        if isinstance(inner, dict):
            folded = {_folded(key): value for key, value in inner.items() if isinstance(key, str)}
            if any(folded.get(key) for key in NAMES["body"]):
                return {**{key: value for key, value in fields.items() if key != name}, **folded}
    return fields


def _first(fields: dict[str, Any], field: str) -> str | None:
    joint = "\n\n" if field in {"body", "teaser"} else ", "
    return next((words for name in NAMES[field] if (words := words_of(fields.get(name), joint))), None)


def _outlet(fields: dict[str, Any]) -> str | None:
    """The outlet's name; an address given for it is reduced to its host."""
    words = one_line(_first(fields, "outlet"))
    host = re.match(r"https?://(?:www\.)?([^/?#:]+)", words or "", re.IGNORECASE)
    return host[1].lower() if host else words


def _date(fields: dict[str, Any], field: str) -> str | None:
    values = (fields.get(name) for name in NAMES[field])
    return next((found for value in values if (found := moment(_moment_of(value)))), None)


def _moment_of(value: object) -> object:
    if isinstance(value, (dict, list)):
        inner = next(iter(value.values()), None) if isinstance(value, dict) and len(value) == 1 else None
        return inner if isinstance(inner, (str, int, float)) else words_of(value)
    return value


def _unread_dates(fields: dict[str, Any]) -> tuple[Cut, ...]:
    """A stated date that could not be read is told: it is not silently no date."""
    if _date(fields, "published"):
        return ()
    stated = next(
        ((name, value) for name in NAMES["published"] if (value := fields.get(name)) not in (None, "", [])), None
    )
    return (Cut(start_words=f"{stated[0]}: {stated[1]}"[:120], reason="date not understood"),) if stated else ()


def _doubled(record: dict[str, Any]) -> tuple[Cut, ...]:
    return tuple(
        Cut(start_words=key[:120], reason="key given twice: the last one counts")
        for key in getattr(record, "twice", ())[:5]
    )


def _plain_line(words: str | None, source: str) -> str | None:
    return one_line(body_text(words, source)[0])


def _folded(key: str) -> str:
    return re.sub(r"[\s_.:-]", "", key[:100].casefold())
