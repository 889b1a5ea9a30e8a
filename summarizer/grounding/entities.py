"""Sources and forces: their names must stand in the article, their mentions are located.

Not responsible for: who said or did what (claims, casualties); ids (numbering).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from summarizer.alignment import folded_words
from summarizer.article import Span
from summarizer.draft import DraftForce, DraftSource, Quote
from summarizer.grounding.docket import Docket
from summarizer.grounding.reference import conflicts, is_given, refers
from summarizer.summary import Force, Source
from summarizer.vocabulary import ForceKind, Named, RejectedKind, SourceKind


@dataclass(eq=False)
class FoundSource:
    """A source whose words were all located. Links and casualties may add mentions."""

    name: str | None
    role: str | None
    organisation: str | None
    kind: SourceKind
    named: Named
    mentions: set[Span]
    listed: frozenset[Span]
    listed_words: tuple[str, ...]

    def accepts(self, phrase: str) -> bool:
        """Whether ``phrase`` may be a further mention of this source."""
        unnamed = () if self.name else self.listed_words
        return refers(phrase, self.name, (self.role or "", self.organisation or "", *unnamed))

    def order(self) -> tuple[Any, ...]:
        """Sort key made of content alone."""
        words = (self.name or "", self.role or "", self.organisation or "")
        return tuple(sorted(self.mentions)), *words, self.kind, self.named

    def verified(self, docket: Docket, own_id: str) -> Source:
        """Build the verified source."""
        return Source(
            id=own_id,
            name=self.name,
            role=self.role,
            organisation=self.organisation,
            kind=self.kind,
            named=self.named,
            mentions=[docket.cut(span) for span in sorted(self.mentions)],
        )


@dataclass(eq=False)
class FoundForce:
    """A force whose words were all located. Casualties and control may add mentions."""

    name: str
    aliases: tuple[str, ...]
    kind: ForceKind
    side: str | None
    mentions: set[Span]
    listed: frozenset[Span]
    listed_words: tuple[str, ...]

    def accepts(self, phrase: str) -> bool:
        """Whether ``phrase`` may be a further mention of this force."""
        return refers(phrase, self.name, self.aliases)

    def order(self) -> tuple[Any, ...]:
        """Sort key made of content alone."""
        return tuple(sorted(self.mentions)), self.name, self.aliases, self.kind, self.side or ""

    def verified(self, docket: Docket, own_id: str) -> Force:
        """Build the verified force."""
        return Force(
            id=own_id,
            name=self.name,
            aliases=list(self.aliases),
            kind=self.kind,
            side=self.side,
            mentions=[docket.cut(span) for span in sorted(self.mentions)],
        )


Entity = FoundSource | FoundForce


def find_sources(docket: Docket, drafts: Iterable[DraftSource]) -> dict[str, FoundSource]:
    """Ground the sources, by draft key. A key given twice keeps its first source; the others are rejected."""
    found: dict[str, FoundSource] = {}
    for draft in docket.each(drafts):
        label = draft.name or draft.role or draft.organisation or ", ".join(quote.text for quote in draft.mentions)
        if draft.key in found:
            docket.reject("source", label, "schema", draft.key)
            continue
        if (objection := docket.objection("source", besides=[draft.role, draft.organisation])) is not None:
            docket.reject("source", label, objection.reason, objection.quoted)
            continue
        hint = draft.mentions[0].sentence if draft.mentions else 0
        name = _label(docket, "source", label, draft.name, hint)
        if draft.name is not None and name is None:
            continue
        mentions = _mentions(docket, "source", label, name, draft.mentions)
        if not mentions:
            continue
        found[draft.key] = FoundSource(
            name=name,
            role=_label(docket, "source", label, draft.role, hint),
            organisation=_label(docket, "source", label, draft.organisation, hint),
            kind=draft.kind,
            named=draft.named,
            mentions=set(mentions),
            listed=frozenset(mentions),
            listed_words=tuple(docket.words(span) for span in mentions),
        )
    return found


def find_forces(docket: Docket, drafts: Iterable[DraftForce]) -> dict[str, FoundForce]:
    """Ground the forces, by draft key. An alias or side that stands nowhere is dropped and recorded."""
    found: dict[str, FoundForce] = {}
    for draft in docket.each(drafts):
        if draft.key in found:
            docket.reject("force", draft.name, "schema", draft.key)
            continue
        if (objection := docket.objection("force", besides=[*draft.aliases, draft.side])) is not None:
            docket.reject("force", draft.name, objection.reason, objection.quoted)
            continue
        hint = draft.mentions[0].sentence if draft.mentions else 0
        name = _label(docket, "force", draft.name, draft.name, hint)
        if name is None:
            continue
        mentions = _mentions(docket, "force", draft.name, None, draft.mentions)
        if not mentions:
            continue
        aliases = {_label(docket, "force", draft.name, alias, hint) for alias in draft.aliases}
        found[draft.key] = FoundForce(
            name=name,
            aliases=tuple(sorted(alias for alias in aliases if alias and alias != name)),
            kind=draft.kind,
            side=_label(docket, "force", draft.name, draft.side, hint),
            mentions=set(mentions),
            listed=frozenset(mentions),
            listed_words=tuple(docket.words(span) for span in mentions),
        )
    return found


def _label(docket: Docket, kind: RejectedKind, item: str, words: str | None, hint: int) -> str | None:
    """Give the article's own spelling of ``words``; record them as rejected when they stand nowhere."""
    if words is None:
        return None
    if (objection := docket.objects_to(kind, words)) is not None:
        docket.reject(kind, item, objection.reason, objection.quoted)
        return None
    span = docket.find(Quote(text=words, sentence=hint))
    if span is None:
        docket.reject(kind, item, "name-not-in-evidence", words)
        return None
    return docket.words(span)


def _mentions(docket: Docket, kind: RejectedKind, item: str, name: str | None, quotes: list[Quote]) -> list[Span]:
    """Locate mentions; drop and record those that stand nowhere or that plainly name someone else than ``name``."""
    spans: set[Span] = set()
    for quote in quotes:
        span = docket.find(quote)
        if span is None:
            docket.reject(kind, item, "not-in-article", quote.text)
        elif name and quote.start is None and _names_someone_else(docket.words(span), name):
            docket.reject(kind, item, "speaker-not-supported", quote.text)
        else:
            spans.add(span)
    if not quotes:
        docket.reject(kind, item, "not-in-article")
    return sorted(spans)


def _names_someone_else(phrase: str, name: str) -> bool:
    """Whether a phrase of capitalised words only ("Mary Jones") has nothing to do with ``name``."""
    words = folded_words(phrase).split()
    full_name = len(words) > 1 and all(word[0].isupper() for word in words)
    return full_name and not is_given(phrase) and conflicts(phrase, name)


def may_hold(docket: Docket, entity: Entity, span: Span, trusted: bool) -> bool:
    """Whether the words at ``span`` may be a mention of ``entity``.

    They may when they touch a mention the engine listed, are the same words, or may refer to it; and when
    ``trusted``: whoever pointed there knew the place (a rule's own resolution).
    """
    if trusted or any(span.start < mention.end and mention.start < span.end for mention in entity.listed):
        return True
    phrase = docket.words(span)
    same = folded_words(phrase) in {folded_words(words) for words in entity.listed_words}
    return same or entity.accepts(phrase)
