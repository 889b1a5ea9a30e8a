"""Claims: content and chain located, speakers checked, hedges gathered, the rest computed from the words.

A claim is rejected whole when a piece of its content, a mention or a cue stands nowhere; when a speaker is missing,
is someone else by name, stands more than two sentences off, or stands inside what is said (a first link
may do so with its cue beside it, a later link always may); and when a "not" stands between the quoted
words and was left out. Not responsible for: which statements matter (engines), reading cues (normalize).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.article import Span
from summarizer.draft import DraftClaim, DraftLink
from summarizer.grounding.composed import check_composed
from summarizer.grounding.docket import Docket
from summarizer.grounding.entities import FoundSource, may_hold
from summarizer.grounding.hulls import hulls, outside, own_statement
from summarizer.grounding.numbering import Numbered
from summarizer.normalize.cues import read_cue_class
from summarizer.normalize.factuality import read_factuality, read_polarity
from summarizer.normalize.hedges import find_hedges, read_hedge
from summarizer.normalize.modes import quoted_spans, read_mode
from summarizer.normalize.negation import find_negations
from summarizer.summary import Attribution, Claim
from summarizer.vocabulary import Channel, CueClass, Mode

_NEW_PART = re.compile(r"[,;]\s(?:and|but)\s")
"""Begins a second thing said: "said it had not fired, and that 3 men died" denies nothing of the men."""

_PARTICIPLE = re.compile(r"\w+ing\b")
_WHO = re.compile(r"\s?[,–—-]\s?(?:who|whose)\s.*[,–—-]\s*", re.DOTALL)
_ADJECTIVES = frozenset({"alleged", "suspected", "purported"})
_PREPOSITION = re.compile(r"\b(?:for|over|of|on|about|with|against|by|to)\s+$", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class FoundLink:
    """A located link of a chain."""

    source: FoundSource
    mention: Span
    cue: Span | None
    cue_class: CueClass
    channel: Channel

    def spans(self) -> list[Span]:
        """Give the places of mention and cue."""
        return [self.mention] if self.cue is None else [self.mention, self.cue]


@dataclass(frozen=True, eq=False)
class FoundClaim:
    """A located claim; ``content`` is sorted and does not overlap."""

    content: tuple[Span, ...]
    links: tuple[FoundLink, ...]
    hedges: tuple[Span, ...]
    gist: str | None

    def spans(self) -> list[Span]:
        """Give every place the claim quotes, hedges excepted."""
        return [*self.content, *(span for link in self.links for span in link.spans())]

    def identity(self, sources: Numbered[FoundSource]) -> tuple[Any, ...]:
        """Make two claims one: the same words, handed on by the same sources at the same places."""
        return self.content, tuple((sources.of(link.source), link.mention) for link in self.links)

    def order(self, docket: Docket, sources: Numbered[FoundSource]) -> tuple[Any, ...]:
        """Sort key made of content alone: by first evidence, then by first word quoted."""
        chain = [(sources.of(link.source), link.mention, link.cue or Span(-1, -1), link.channel) for link in self.links]
        first = docket.wholes(self.spans())[0]
        return first.start, self.content, chain, self.gist is None, self.gist or "", self.hedges

    def attribution(self, docket: Docket, sources: Numbered[FoundSource]) -> list[Attribution]:
        """Build the verified chain."""
        if not self.links:
            return []
        mode = _mode(docket, self.content)
        return [
            Attribution(
                source_id=sources.of(link.source),
                mention=docket.cut(link.mention),
                cue=link.cue and docket.cut(link.cue),
                cue_class=link.cue_class,
                mode=mode,
                channel=link.channel,
            )
            for link in self.links
        ]

    def verified(self, docket: Docket, own_id: str, sources: Numbered[FoundSource]) -> Claim:
        """Build the verified claim; factuality and polarity are read off its words."""
        content = " ... ".join(docket.words(span) for span in self.content)
        classes = [link.cue_class for link in self.links]
        polarity = read_polarity(content, classes)
        return Claim(
            id=own_id,
            text=content,
            gist=self.gist,
            content=[docket.cut(span) for span in self.content],
            attribution=self.attribution(docket, sources),
            factuality=read_factuality(
                content,
                [docket.words(span) for span in self.hedges],
                [(link.cue_class, link.channel) for link in self.links],
            ),
            polarity=polarity,
            hedges=[docket.cut(span) for span in self.hedges],
            evidence=docket.evidence(self.spans()),
        )


def _mode(docket: Docket, content: Sequence[Span]) -> Mode:
    """Read the mode off the paragraphs of the content; a quotation left open ends with its paragraph."""
    text = docket.article.text
    low = text.rfind("\n\n", 0, content[0].start) + 1
    high = text.find("\n\n", content[-1].end)
    return read_mode(text[low : high if high >= 0 else None], [(span.start - low, span.end - low) for span in content])


def find_claims(
    docket: Docket, drafts: Iterable[DraftClaim], sources: Mapping[str, FoundSource]
) -> dict[str, FoundClaim]:
    """Ground the claims, by draft key. A key given twice keeps its first claim; the others are rejected."""
    found: dict[str, FoundClaim] = {}
    for draft in docket.each(drafts):
        if draft.key in found:
            docket.reject("claim", _text(draft), "schema", draft.key)
            continue
        claim = _find_claim(docket, draft, sources)
        if claim is not None:
            found[draft.key] = claim
    return found


def _text(draft: DraftClaim) -> str:
    return " ... ".join(quote.text for quote in draft.content)


def _find_claim(docket: Docket, draft: DraftClaim, sources: Mapping[str, FoundSource]) -> FoundClaim | None:
    content = _find_content(docket, draft)
    if content is None:
        return None
    if (objection := docket.objection("claim", besides=[draft.gist])) is not None:
        docket.reject("claim", _text(draft), objection.reason, objection.quoted)
        return None
    links = []
    for position, link in enumerate(draft.attribution):
        found = _find_link(docket, draft, link, content, sources)
        if found is None:
            return None
        if position == 0 and _is_part_of_what_is_said(found, content):
            docket.reject("claim", _text(draft), "speaker-not-supported", link.mention.text)
            return None
        links.append(found)
    left_out = _negation_left_out(docket, content, links)
    if left_out:
        docket.reject("claim", _text(draft), "negation-not-in-evidence", left_out)
        return None
    for found in links:
        found.source.mentions.add(found.mention)
    spans = [*content, *(span for found in links for span in found.spans())]
    return FoundClaim(
        content=tuple(content),
        links=tuple(links),
        hedges=tuple(_find_hedges(docket, draft, spans)),
        gist=_checked_gist(docket, draft, spans),
    )


def _find_content(docket: Docket, draft: DraftClaim) -> list[Span] | None:
    """Locate the pieces of content, in order, overlapping ones merged."""
    spans = []
    for quote in draft.content:
        span = docket.find(quote)
        if span is None:
            docket.reject("claim", _text(draft), "not-in-article", quote.text)
            return None
        spans.append(span)
    if not spans:
        docket.reject("claim", draft.gist or draft.key, "schema")
        return None
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _find_link(
    docket: Docket, draft: DraftClaim, link: DraftLink, content: Sequence[Span], sources: Mapping[str, FoundSource]
) -> FoundLink | None:
    source = sources.get(link.source)
    mention = docket.find(link.mention)
    cue = docket.find(link.cue) if link.cue else None
    if link.cue and cue is None:
        docket.reject("claim", _text(draft), "not-in-article", link.cue.text)
        return None
    if mention is not None and source is not None:
        trusted = link.mention.start == mention.start
        near = docket.near(mention, content) and (cue is None or docket.near(cue, content))
        if near and may_hold(docket, source, mention, trusted):
            cue_class = read_cue_class(docket.words(cue or mention))
            return FoundLink(source, mention, cue, cue_class, link.channel)
    docket.reject("claim", _text(draft), "speaker-not-supported", link.mention.text)
    return None


def _is_part_of_what_is_said(link: FoundLink, content: Sequence[Span]) -> bool:
    """Whether a first link's mention stands inside the content while its cue does not."""

    def holder(span: Span) -> Span | None:
        return next((piece for piece in content if piece.start <= span.start and span.end <= piece.end), None)

    around = holder(link.mention)
    return around is not None and (link.cue is None or holder(link.cue) != around)


def _negation_left_out(docket: Docket, content: Sequence[Span], links: Sequence[FoundLink]) -> str | None:
    """Give unquoted words with a negation that stand before or between the quoted ones, in their clauses."""
    spans = [*content, *(span for link in links for span in link.spans())]
    for hull in hulls(docket, spans):
        hull = own_statement(docket, hull, content)  # noqa: PLW2901
        last = max(span.end for span in spans if hull.start <= span.start < hull.end)
        negations = [hull.start + start for start, _ in find_negations(docket.words(hull))]
        for part in outside(Span(hull.start, last), spans) if negations else []:
            first = part.start + _own_part(docket, part, within=part.start > hull.start)
            bearing = [negation for negation in negations if first <= negation < part.end]
            if bearing and not _is_aside(docket, part, links, bearing):
                return docket.words(part).strip()
    return None


def _is_aside(docket: Docket, part: Span, links: Sequence[FoundLink], negations: Sequence[int]) -> bool:
    """Whether negations between a speaker and the cue bear on other words: "X, who did not vote, said ..."."""
    if not any(link.cue and link.mention.end <= part.start and part.end <= link.cue.start for link in links):
        return False
    words = docket.words(part)
    quoted = [(part.start + start, part.start + end) for start, end in quoted_spans(words) if end < len(words)]
    return bool(_WHO.fullmatch(words)) or all(any(a <= n < b for a, b in quoted) for n in negations)


def _own_part(docket: Docket, part: Span, within: bool) -> int:
    """How much of an unquoted part says something else: up to a second thing said, or before ", saying ..."."""
    words = docket.words(part)
    if words.rstrip().endswith(",") and _PARTICIPLE.match(docket.article.text, part.end):
        return len(words)
    return max((match.end() for match in _NEW_PART.finditer(words)), default=0) if within else 0


def _find_hedges(docket: Docket, draft: DraftClaim, spans: Sequence[Span]) -> list[Span]:
    """Gather the hedges the engine noticed in the claim's sentences and those that stand in its clauses.

    "Confirmed" is none: a claim gets that only from its own words and its cue. Nor is "alleged" behind a
    preposition ("for alleged theft"), which hedges its noun and not the claim.
    """
    places = []
    for quote in draft.hedges:
        span = docket.find(quote)
        if span is None:
            docket.reject("claim", _text(draft), "not-in-article", quote.text)
        elif any(whole.start <= span.start and span.end <= whole.end for whole in docket.wholes(spans)):
            places.append(span)
    for hull in hulls(docket, spans):
        places += [Span(hull.start + hedge.start, hull.start + hedge.end) for hedge in find_hedges(docket.words(hull))]
    places = [span for span in places if read_hedge(docket.words(span)) != "confirmed" and not _is_local(docket, span)]
    kept: list[Span] = []
    for span in sorted(set(places), key=lambda place: (place.start - place.end, place.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept)


def _is_local(docket: Docket, span: Span) -> bool:
    if docket.words(span).casefold() not in _ADJECTIVES:
        return False
    return _PREPOSITION.search(docket.article.text, max(0, span.start - 12), span.start) is not None


def _checked_gist(docket: Docket, draft: DraftClaim, spans: Sequence[Span]) -> str | None:
    """Return the gist if its names, numbers, negation and hedges are those of the claim's sentences."""
    if draft.gist is None:
        return None
    gist = " ".join(draft.gist.split())
    objection = docket.objects_to("claim", draft.gist)
    if objection is not None:
        docket.reject("claim", draft.gist, objection.reason, objection.quoted)
        return None
    fault = check_composed(gist, [docket.words(whole) for whole in docket.wholes(spans)])
    if fault is None:
        return gist or None
    docket.reject("claim", draft.gist, *fault)
    return None
