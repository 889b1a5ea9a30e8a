"""Article and Span: the coordinate system that everything else points into.

Offsets are code points of ``Article.text``, end exclusive. ``text`` is title, blank line, body, after decoding,
CRLF -> LF, control characters dropped, NFC and the cutting of page leftovers; quotes, dashes and spaces stay as
printed. Not responsible for: reading files (readers), folding typography (alignment).
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from summarizer import cleaning, sentences
from summarizer.errors import SourceEmpty
from summarizer.language import detect_language

EMPTY_HINT = "give a text with at least one word; page leftovers such as comment forms do not count"


AFTER_DATELINE = re.compile(r"[\s:;,.–—-]*")


class Span(NamedTuple):
    """[start, end) in code points of an article's text."""

    start: int
    end: int


def _encodable(words: str | None) -> str | None:
    """Words that any file can hold: half a pair of UTF-16, as in some file names and JSON escapes, becomes "?"."""
    return words and words.encode(errors="replace").decode()


def _parted(spans: list[Span], text: str, start: int, prose: int) -> list[Span]:
    """The sentences with the dateline in front of the prose as one of its own, whatever points it has."""
    if prose <= start:
        return spans
    before = [span for span in spans if span.end <= start]
    behind = [Span(max(span.start, prose), span.end) for span in spans if span.end > prose]
    return [*before, Span(start, start + len(text[start:prose].rstrip())), *behind]


class Record(BaseModel):
    """Base of the article's types: frozen and closed."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", ignored_types=(cached_property,), json_schema_serialization_defaults_required=True
    )


class Cut(Record):
    """A page leftover that was cut: its first words and the rule that cut it."""

    start_words: str
    reason: str


class Publication(Record):
    """One appearance of the same text."""

    outlet: str | None
    url: str | None
    published: str | None
    source: str | None


class Article(Record):
    """One article, frozen. ``id`` is the first 16 hex digits of sha256(text); ``sha256`` is of the raw bytes.

    ``published`` and ``updated`` are ISO 8601 dates or times. ``source`` is the path or URL as given.
    ``identifier`` is what its publisher calls the article through all its versions (front matter, ninjs ``uri``, guid).
    ``replaces`` and ``replaced_by`` are article ids of an earlier and a later version.
    """

    id: str
    title: str | None
    text: str = Field(min_length=1)
    body_start: int = Field(ge=0)
    outlet: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    updated: str | None
    language: str | None
    url: str | None
    identifier: str | None = None
    source: str | None
    sha256: str
    publications: list[Publication]
    replaces: str | None
    replaced_by: str | None
    cut: list[Cut]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The one sentence splitter's spans, in order, without surrounding white space.

        A dateline ("CAIRO, Nov. 3 -") is a span of its own: it says where a text was filed, not what happened.
        """
        found = [Span(start, end) for start, end in sentences.split(self.text)]
        return tuple(_parted(found, self.text, self.body_start, self._after_dateline))

    @cached_property
    def sentence_texts(self) -> tuple[str, ...]:
        """The characters of each sentence: the same strings each time, for what is looked up by them."""
        return tuple(self.text[start:end] for start, end in self.sentences)

    @cached_property
    def _after_dateline(self) -> int:
        """Offset of the body's first word that is no dateline."""
        if not self.dateline or not self.text.startswith(self.dateline, self.body_start):
            return self.body_start
        dash = AFTER_DATELINE.match(self.text, self.body_start + len(self.dateline))
        return dash.end() if dash else self.body_start

    @property
    def lede(self) -> int:
        """Index into ``sentences`` of the body's first sentence."""
        return self.sentence_at(self._after_dateline)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Index into ``sentences`` of the sentence that holds ``offset`` (of the one before it, between two)."""
        return (bisect_right(self._sentence_starts, offset) or 1) - 1

    @property
    def published_on(self) -> date | None:
        """The day of publication, or None."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    @classmethod
    def from_text(
        cls,
        text: str,
        title: str | None = None,
        published: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        *,
        byline: str | None = None,
        updated: str | None = None,
        identifier: str | None = None,
        source: str | None = None,
        raw: bytes | None = None,
    ) -> Article:
        """Make an article of plain text; title, byline, dates and dateline are recognised when not given.

        ``published`` is any ISO 8601 date or time. ``raw`` are the bytes the text was decoded from (for
        ``sha256``). Raises SourceEmpty when no word is left, ValueError when a date is not ISO 8601.
        """
        outlet, url, identifier, source = (_encodable(words) for words in (outlet, url, identifier, source))
        layout = cleaning.lay_out(text, title=title, byline=byline)
        if not layout.text:
            raise SourceEmpty(f"{source or 'the text'} holds no article", EMPTY_HINT)
        published = cleaning.iso_date(published) or layout.published
        updated = cleaning.iso_date(updated) or layout.updated
        appearance = Publication(outlet=outlet, url=url, published=published, source=source)
        return cls(
            id=hashlib.sha256(layout.text.encode()).hexdigest()[:16],
            title=layout.title,
            text=layout.text,
            body_start=layout.body_start,
            outlet=outlet,
            byline=layout.byline,
            dateline=layout.dateline,
            published=published,
            updated=updated,
            language=detect_language(layout.text),
            url=url,
            identifier=identifier,
            source=source,
            sha256=hashlib.sha256(text.encode(errors="replace") if raw is None else raw).hexdigest(),
            publications=[appearance],
            replaces=None,
            replaced_by=None,
            cut=[Cut(start_words=words, reason=reason) for words, reason in layout.cut],
        )
