"""IPTC ninjs 1, 2 and 3 (JSON news items) -> articles.

Versions 1 and 2 write ``headline`` and ``body_text`` or ``body_xhtml``; 2 and 3 write ``headlines`` and ``bodies``,
lists of {role, contenttype, value}. Nothing is validated: a news item that can be read is read. A status other than
"usable" (IPTC pubstatus: canceled, withheld) and an embargo are told; a withdrawn item without text is refused, with
that word.
Not responsible for: telling ninjs from other JSON files (kinds), pictures and video.
"""

from __future__ import annotations

import json
from typing import Any

from summarizer.article import Article, Cut
from summarizer.errors import SourceEmpty, SourceUnreadable
from summarizer.readers.assembly import Found, assemble, one_line, told
from summarizer.readers.kinds import NINJS_KEYS
from summarizer.readers.limits import Given, named, record
from summarizer.readers.moment import moment
from summarizer.readers.record import body_text, words_of
from summarizer.readers.text import decode

WITHDRAWN = ("canceled", "cancelled", "withheld")
MAIN_ROLES = ("main", "body", "drol:main", "text", "default", "")
HINT = "ask the provider for the text item: this one holds no headline and body to read"


def read_ninjs(raw: bytes, source: str, given: Given) -> list[Article]:
    """Read one item, or a list of them. Raises SourceUnreadable when it is no JSON, SourceEmpty when it has no text."""
    try:
        loaded = json.loads(decode(raw, source).removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise SourceUnreadable(
            f"{named(source)} is not valid JSON ({type(error).__name__})", "it may be cut off; fetch or export it again"
        ) from None
    if isinstance(loaded, list):
        return [
            read_item(item if isinstance(item, dict) else {}, record(source, number), given.shared(), _dumped(item))
            for number, item in enumerate(loaded, start=1)
        ]
    return [read_item(loaded if isinstance(loaded, dict) else {}, source, given, raw)]


def is_item(found: dict[str, Any]) -> bool:
    """Whether an object is a news item of ninjs; version 3 has its names in camel case."""
    return "uri" in found and len(NINJS_KEYS & {str(name).lower() for name in found}) >= 2


def read_item(item: dict[str, Any], source: str, given: Given, raw: bytes) -> Article:
    """Make the article of one news item. Raises SourceEmpty when it has no text."""
    item = {str(name).lower(): value for name, value in item.items()}
    text, notes = _body(item, source)
    status = (words_of(item.get("pubstatus")) or "usable").rpartition(":")[2].lower()
    if not text:
        state = f" and is {status} by its provider" if status in WITHDRAWN else ""
        raise SourceEmpty(f"{named(source)} has no text{state}", HINT)
    notes = (*_status(item, status, text), *notes)
    published = _date(item, "firstpublished", "published", "firstcreated", "contentcreated", "versioncreated")
    updated = _date(item, "versioncreated", "contentmodified")
    uri = words_of(item.get("uri")) or ""
    found = Found(
        title=_main(item, "headline", source) or one_line(words_of(item.get("title"))),
        published=published,
        updated=updated if updated != published else None,
        outlet=_outlet(item),
        byline=one_line(words_of(item.get("byline")) or words_of(item.get("by"))),
        url=next(
            (u for u in (words_of(item.get("url")), uri) if u and u.lower().startswith(("https://", "http://"))), None
        ),
        identifier=uri or None,
        cut=notes,
    )
    article = assemble(text, source, raw, given, found, empty_hint=HINT)
    located = one_line(words_of(item.get("located")))
    return article.model_copy(update={"dateline": located}) if located and not article.dateline else article


def _body(item: dict[str, Any], source: str) -> tuple[str, tuple[Cut, ...]]:
    flat = ("body_xhtml", "body_html5", "body_html", "body_text")
    bodies = [*_ranked(item.get("bodies")), *(words for name in flat if (words := words_of(item.get(name))))]
    bodies += [words for name in sorted(item) if name.startswith("body_") and (words := words_of(item[name]))]
    for words in bodies:
        text, notes = body_text(words, source)
        if text:
            return text, notes
    teaser = [
        *_ranked(item.get("descriptions")),
        words_of(item.get("description_text")),
        words_of(item.get("description_xhtml")),
    ]
    for words in teaser:
        text, notes = body_text(words, source)
        if text:
            return text, (told(text, "only a teaser: the item holds no body"), *notes)
    return "", ()


def _ranked(values: object) -> list[str]:
    """The values of a list of {role, value}, those with a main role first."""
    found = [one for one in values[:200] if isinstance(one, dict)] if isinstance(values, list) else []
    ranked = sorted(found, key=lambda one: (words_of(one.get("role")) or "").lower() not in MAIN_ROLES)
    return [words for one in ranked if (words := words_of(one.get("value")))]


def _main(item: dict[str, Any], name: str, source: str) -> str | None:
    values = [words_of(item.get(name)), *_ranked(item.get(f"{name}s")), words_of(item.get(f"{name}_xhtml"))]
    return next((line for words in values if words and (line := one_line(body_text(words, source)[0]))), None)


def _outlet(item: dict[str, Any]) -> str | None:
    names = ("infosources", "provider", "copyrightholder", "source")
    return next((line for name in names if (line := one_line(words_of(item.get(name))))), None)


def _date(item: dict[str, Any], *names: str) -> str | None:
    return next((found for name in names if (found := moment(item.get(name)))), None)


def _status(item: dict[str, Any], status: str, text: str) -> tuple[Cut, ...]:
    notes: tuple[Cut, ...] = ()
    if status != "usable":
        notes += (told(text, f"pubstatus {status[:40]}: its provider does not release this item"),)
    if embargo := moment(words_of(item.get("embargoed")) or words_of(item.get("embargoeduntil"))):
        notes += (told(text, f"embargoed until {embargo}"),)
    return notes


def _dumped(item: object) -> bytes:
    return json.dumps(item, sort_keys=True).encode()
