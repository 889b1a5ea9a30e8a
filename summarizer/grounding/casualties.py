"""Casualties: every quoted word located near its claim, the count widened to its bounds, the rest computed.

A row is rejected whole when one of its words stands nowhere, when its claim or perpetrator is not there, or when its
number stands in no sentence of its claim or victims: a half-invented row is no row. Not responsible for: reading
numbers and dates (normalize), attribution and factuality (those of the claim).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from summarizer.article import Span
from summarizer.draft import DraftCasualty, Quote
from summarizer.grounding.circumstances import place_of, time_of
from summarizer.grounding.claims import FoundClaim
from summarizer.grounding.docket import Docket
from summarizer.grounding.entities import Entity, may_hold
from summarizer.normalize.counts import Numbers, read_count
from summarizer.normalize.victims import read_victim_status
from summarizer.summary import CasualtyReport, Claim, Count, Motive
from summarizer.vocabulary import CasualtyKind, Reason

_OPTIONAL = ("perpetrator_text", "means", "motive", "place", "time")
_CLOSE = ("victims", "perpetrator_text", "means")
"""Words that must stand within two sentences of the claim; a place or a day may be told at the top of the article."""
_PART = re.compile(r"\b(?:including|among (?:them|those|whom)|of (?:them|whom|those))\b[^.;:]{0,40}$", re.IGNORECASE)
_AFTER = re.compile(r"\s+(?:of (?:them|whom|those)|among them)\b", re.IGNORECASE)
_HARMED = r"(?:dead|killed|deceased|victims|fatalities|casualties|injured|wounded|missing|hostages|hurt)"
_OF_THE_HARMED = re.compile(rf"\s+of (?:the|those|these|its|their) (?:\w+ )?{_HARMED}\b", re.IGNORECASE)
_OF_THE_HARMED_ARE = re.compile(rf"\bof (?:the|those) (?:\w+ )?{_HARMED}, $", re.IGNORECASE)
_HARMED_ARE = re.compile(
    rf"\b(?:the|those) (?:\w+ )?{_HARMED}\b[^.;:]{{0,20}}?\b(?:was|were|is|are|included?)\b[^.;:]{{0,60}}$",
    re.IGNORECASE,
)
"""Words that tell a part of a total given in an earlier sentence."""
RECENT = 40
"""Rows back that may hold the total."""


@dataclass(frozen=True, eq=False)
class FoundCasualty:
    """A located casualty; ``places`` are its optional words by field name."""

    kind: CasualtyKind
    claim: FoundClaim
    victims: Span
    count: Span | None
    numbers: Numbers | None
    perpetrator: Entity | None
    places: Mapping[str, Span] = field(default_factory=dict)

    def spans(self) -> list[Span]:
        """Give every place the row quotes."""
        return [self.victims, *([self.count] if self.count else []), *self.places.values()]

    def evidence_spans(self, docket: Docket) -> list[Span]:
        """Give what its evidence must hold: its words, and the claim's content in the same sentences."""
        wholes = docket.wholes(self.spans())
        said = [
            piece
            for piece in self.claim.content
            for whole in wholes
            if whole.start < piece.end and piece.start < whole.end
        ]
        return [*self.spans(), *said]

    def order(self, docket: Docket, claim_id: str, perpetrator_id: str) -> tuple[Any, ...]:
        """Sort key made of content alone: where the victims are told, however far back their place stands."""
        at = self.count or self.victims
        places = tuple(sorted(self.places.items()))
        where = (min(at, self.victims), self.victims, self.count or Span(-1, -1))
        return *where, self.kind, claim_id, perpetrator_id, places

    def verified(
        self, docket: Docket, own_id: str, claim: Claim, perpetrator_id: str | None, part_of: str | None
    ) -> CasualtyReport:
        """Build the verified report; attribution and factuality are its claim's."""
        words = {name: docket.words(span) for name, span in self.places.items()}
        victims = docket.words(self.victims)
        motive, place, time = (self.places.get(name) for name in ("motive", "place", "time"))
        return CasualtyReport(
            id=own_id,
            kind=self.kind,
            victims=victims,
            victim_status=read_victim_status(victims, docket.words(docket.whole(self.victims))),
            count=self._verified_count(docket),
            perpetrator=perpetrator_id,
            perpetrator_text=words.get("perpetrator_text"),
            means=words.get("means"),
            motive=None if motive is None else Motive(text=docket.words(motive), evidence=docket.evidence([motive])),
            place=None if place is None else place_of(docket, place),
            time=None if time is None else time_of(docket, time),
            factuality=claim.factuality,
            claim_id=claim.id,
            attribution=claim.attribution,
            part_of=part_of,
            evidence=docket.evidence(self.evidence_spans(docket)),
        )

    def _verified_count(self, docket: Docket) -> Count | None:
        if self.count is None or self.numbers is None:
            return None
        return Count(text=docket.words(self.count), **self.numbers._asdict())


class _UnprovedError(Exception):
    """Why a row does not stand, and the words that fail."""

    def __init__(self, reason: Reason, quoted: str | None) -> None:
        self.reason = reason
        self.quoted = quoted


def find_casualties(
    docket: Docket, drafts: Iterable[DraftCasualty], claims: Mapping[str, FoundClaim], entities: Mapping[str, Entity]
) -> list[FoundCasualty]:
    """Ground the casualties whose claims stand."""
    found = []
    for draft in docket.each(drafts):
        try:
            found.append(_find_casualty(docket, draft, claims, entities))
        except _UnprovedError as fault:
            words = [draft.kind, draft.count.text if draft.count else "", draft.victims.text]
            docket.reject("casualty", " ".join(filter(None, words)), fault.reason, fault.quoted)
    return found


def _find_casualty(
    docket: Docket, draft: DraftCasualty, claims: Mapping[str, FoundClaim], entities: Mapping[str, Entity]
) -> FoundCasualty:
    claim = claims.get(draft.claim)
    if claim is None:
        raise _UnprovedError("unlinked", draft.claim)
    if (objection := docket.objection("casualty")) is not None:
        raise _UnprovedError(objection.reason, objection.quoted)
    places = _find_words(docket, draft, claim)
    victims = places.pop("victims")
    count, numbers = None, None
    if draft.count is not None:
        count, numbers = _find_count(docket, draft.count, [*claim.spans(), victims])
    found = FoundCasualty(draft.kind, claim, victims, count, numbers, None, places)
    return found if draft.perpetrator is None else _with_perpetrator(docket, draft, found, entities)


def _find_words(docket: Docket, draft: DraftCasualty, claim: FoundClaim) -> dict[str, Span]:
    """Locate the victims and whatever optional words are given, by field name."""
    places = {}
    for name in ("victims", *_OPTIONAL):
        quote: Quote | None = getattr(draft, name)
        if quote is None:
            continue
        span = docket.find(quote)
        if span is None:
            raise _UnprovedError("not-in-article", quote.text)
        if name in _CLOSE and not docket.near(span, claim.content):
            raise _UnprovedError("unlinked", quote.text)
        places[name] = span
    return places


def _find_count(docket: Docket, quote: Quote, linked: Iterable[Span]) -> tuple[Span, Numbers]:
    """Locate a count and widen it to the number it is part of, so that "nearly" and "at least" come back.

    It fails when it stands nowhere, in none of the sentences of ``linked``, or is no one number.
    """
    span = docket.find(quote)
    whole = span and docket.whole(span)
    if span is None or whole is None or not any(whole.start < at.end and at.start < whole.end for at in linked):
        raise _UnprovedError("number-not-in-evidence", quote.text)
    overlapping = [found for found in docket.counts_at(span) if found.start < span.end and span.start < found.end]
    if len(overlapping) == 1:
        return Span(overlapping[0].start, overlapping[0].end), overlapping[0].numbers
    numbers = None if overlapping else read_count(docket.words(span))
    if numbers is None:
        raise _UnprovedError("number-not-in-evidence", quote.text)
    return span, numbers


def _with_perpetrator(
    docket: Docket, draft: DraftCasualty, found: FoundCasualty, entities: Mapping[str, Entity]
) -> FoundCasualty:
    """Check that the perpetrator is there and called so in the row; its words become a mention of it.

    Without words of its own, the first mention that the engine listed in the row's sentences is taken.
    """
    entity = entities.get(draft.perpetrator or "")
    span = found.places.get("perpetrator_text")
    if entity is not None and span is None:
        wholes = docket.wholes(found.spans())
        listed = (place for place in sorted(entity.listed) if any(at.start <= place.start < at.end for at in wholes))
        span = next(listed, None)
    if entity is None or span is None:
        raise _UnprovedError("unlinked", draft.perpetrator)
    words = draft.perpetrator_text
    if not may_hold(docket, entity, span, trusted=words is not None and words.start == span.start):
        raise _UnprovedError("name-not-in-evidence", docket.words(span))
    entity.mentions.add(span)
    return replace(found, perpetrator=entity, places={**found.places, "perpetrator_text": span})


def part_of(
    docket: Docket, report: FoundCasualty, same_claim: Iterable[FoundCasualty], earlier: Sequence[FoundCasualty]
) -> FoundCasualty | None:
    """Find the report whose total includes ``report``: "12 people, including 3 children"; "9 died, 2 of them women".

    The total is of the same kind and claim, stands before it in the same sentence, and is not smaller. Words
    such as "including" stand at most 40 characters before the part's count, or "of them" right after it. What is
    told "of the dead" or "among the wounded" is part of the last larger number of ``earlier`` with that harm.
    """
    part = report.count
    if part is None:
        return None
    whole = docket.whole(part)
    before = [
        other
        for other in same_claim
        if other is not report
        and other.count is not None
        and (other.kind, other.claim) == (report.kind, report.claim)
        and whole.start <= other.count.start
        and other.count.end <= part.start
        and _fits(report.numbers, other.numbers)
        and _marked(docket.article.text, other.count.end, part)
    ]
    return max(before, key=lambda other: other.count or part, default=None) or _told_before(docket, report, earlier)


def _told_before(docket: Docket, report: FoundCasualty, earlier: Sequence[FoundCasualty]) -> FoundCasualty | None:
    """ "Three of the dead were children": the last larger number that an earlier sentence gave."""
    part = report.count
    if part is None:
        return None
    limit = _mark_of_the_harmed(docket.article.text, docket.whole(part).start, part)
    if limit is None:
        return None
    told = (other for other in reversed(earlier[-RECENT:]) if other.kind == report.kind and other.count is not None)
    size = _size(report.numbers)
    return next(
        (
            other
            for other in told
            if other.count is not None
            and other.count.end <= limit
            and size is not None
            and (_size(other.numbers) or 0) > size
        ),
        None,
    )


def _mark_of_the_harmed(text: str, start: int, part: Span) -> int | None:
    """Where the words begin that make a number of the sentence at ``start`` a part; None when there are none."""
    if _OF_THE_HARMED.match(text, part.end):
        return part.start
    begin = max(start, part.start - 120)
    lead = text[begin : part.start]
    mark = _HARMED_ARE.search(lead) or _OF_THE_HARMED_ARE.search(lead)
    return begin + mark.start() if mark else None


def _marked(text: str, total_end: int, part: Span) -> bool:
    before = text[max(total_end, part.start - 60) : part.start]
    return bool(_PART.search(before) or _AFTER.match(text, part.end))


def _fits(part: Numbers | None, total: Numbers | None) -> bool:
    small, large = _size(part), _size(total)
    return small is None or large is None or small <= large


def _size(numbers: Numbers | None) -> int | None:
    return numbers and next((n for n in (numbers.best, numbers.low, numbers.high) if n is not None), None)
