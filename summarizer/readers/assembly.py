"""What a reader found in a source + what the caller knows of it -> Article. The caller wins.

Not responsible for: finding anything (the readers), cleaning (article).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from summarizer.article import Article, Cut
from summarizer.errors import SourceEmpty
from summarizer.leftovers import first_words
from summarizer.readers.limits import Given, named

MOST_CUTS = 50
LONGEST_FIELD = 500


class Found(NamedTuple):
    """What a source says of itself. Dates are ISO 8601; ``cut`` are leftovers and what a person should be told."""

    title: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    identifier: str | None = None
    cut: tuple[Cut, ...] = ()


def told(words: str, reason: str) -> Cut:
    """A notice for ``Article.cut``: the first words of what is concerned, and why."""
    return Cut(start_words=first_words(words), reason=reason)


def assemble(text: str, source: str, raw: bytes, given: Given, found: Found, *, empty_hint: str = "") -> Article:
    """Make the article. Raises SourceEmpty (with ``empty_hint``) when no word of ``text`` is left."""
    try:
        article = Article.from_text(
            text,
            title=given.title or one_line(found.title),
            published=given.published or found.published,
            outlet=given.outlet or one_line(found.outlet),
            url=given.url or found.url,
            byline=one_line(found.byline),
            updated=found.updated,
            identifier=one_line(found.identifier),
            source=source,
            raw=raw,
        )
    except SourceEmpty as empty:
        raise SourceEmpty(f"{named(source)} holds no article", empty_hint or empty.hint) from None
    cut = list(dict.fromkeys((*found.cut, *article.cut)))[:MOST_CUTS] if found.cut else article.cut
    return article.model_copy(update={"cut": cut}) if found.cut else article


def one_line(words: str | None) -> str | None:
    """``words`` on one line, or None when there are none or far too many for a field."""
    line = " ".join(words.split()) if words else ""
    return line if 0 < len(line) <= LONGEST_FIELD else None


def first_of(values: Iterable[str | None]) -> str | None:
    """The first value that is not empty."""
    return next((value for value in values if value), None)
