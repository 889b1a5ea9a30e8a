"""Control and timeline: who held which place, and what happened when, every word located.

Not responsible for: the order of days (a reader sorts by ``time.start``), which steps matter (engines).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from summarizer.article import Span
from summarizer.draft import DraftControl, DraftEvent, Quote
from summarizer.grounding.circumstances import place_of, time_of
from summarizer.grounding.claims import FoundClaim
from summarizer.grounding.docket import Docket
from summarizer.grounding.entities import FoundForce, may_hold
from summarizer.summary import Actor, Claim, Control, Event
from summarizer.vocabulary import ControlRelation, RejectedKind

_NOWHERE = Span(-1, -1)


@dataclass(frozen=True, eq=False)
class FoundControl:
    """A located change or state of control."""

    claim: FoundClaim
    force: FoundForce | None
    actor: Span
    place: Span
    relation: ControlRelation
    time: Span | None

    def spans(self) -> list[Span]:
        """Give every place it quotes."""
        return [self.actor, self.place, *([self.time] if self.time else [])]

    def order(self, docket: Docket, claim_id: str, force_id: str) -> tuple[Any, ...]:
        """Sort key made of content alone."""
        first = docket.wholes(self.spans())[0].start
        return first, self.actor, self.place, self.relation, self.time or _NOWHERE, claim_id, force_id

    def verified(self, docket: Docket, own_id: str, claim: Claim, force_id: str | None) -> Control:
        """Build the verified control; its attribution is its claim's."""
        return Control(
            id=own_id,
            actor=Actor(force_id=force_id, text=docket.words(self.actor)),
            place=place_of(docket, self.place),
            relation=self.relation,
            time=None if self.time is None else time_of(docket, self.time),
            attribution=claim.attribution,
            evidence=docket.evidence(self.spans()),
        )


@dataclass(frozen=True, eq=False)
class FoundEvent:
    """A located step of the timeline."""

    text: Span
    time: Span
    place: Span | None

    def spans(self) -> list[Span]:
        """Give every place it quotes."""
        return [self.text, self.time, *([self.place] if self.place else [])]

    def order(self, docket: Docket) -> tuple[Any, ...]:
        """Sort key made of content alone."""
        return docket.wholes(self.spans())[0].start, self.text, self.time, self.place or _NOWHERE

    def verified(self, docket: Docket, own_id: str) -> Event:
        """Build the verified event."""
        return Event(
            id=own_id,
            time=time_of(docket, self.time),
            text=docket.words(self.text),
            place=None if self.place is None else place_of(docket, self.place),
            evidence=docket.evidence(self.spans()),
        )


def find_control(
    docket: Docket, drafts: Iterable[DraftControl], claims: Mapping[str, FoundClaim], forces: Mapping[str, FoundForce]
) -> list[FoundControl]:
    """Ground the control items whose claims stand near them and whose actor, if named by key, is called so."""
    return [found for draft in docket.each(drafts) if (found := _find_control(docket, draft, claims, forces))]


def _find_control(
    docket: Docket, draft: DraftControl, claims: Mapping[str, FoundClaim], forces: Mapping[str, FoundForce]
) -> FoundControl | None:
    label = f"{draft.actor.text} {draft.relation} {draft.place.text}"
    claim = claims.get(draft.claim)
    force = None if draft.force is None else forces.get(draft.force)
    if claim is None or (draft.force is not None and force is None):
        docket.reject("control", label, "unlinked", draft.claim if claim is None else draft.force)
        return None
    if (objection := docket.objection("control")) is not None:
        docket.reject("control", label, objection.reason, objection.quoted)
        return None
    places = _find_all(docket, "control", label, {"actor": draft.actor, "place": draft.place, "time": draft.time})
    if places is None:
        return None
    actor = places["actor"]
    if not docket.near(actor, claim.content):
        docket.reject("control", label, "unlinked", draft.actor.text)
        return None
    if force is not None:
        if not may_hold(docket, force, actor, trusted=draft.actor.start == actor.start):
            docket.reject("control", label, "name-not-in-evidence", draft.actor.text)
            return None
        force.mentions.add(actor)
    return FoundControl(claim, force, actor, places["place"], draft.relation, places.get("time"))


def find_events(docket: Docket, drafts: Iterable[DraftEvent]) -> list[FoundEvent]:
    """Ground the timeline; a time more than two sentences from the text is not its time."""
    found = []
    for draft in docket.each(drafts):
        label = f"{draft.time.text}: {draft.text.text}"
        if (objection := docket.objection("event")) is not None:
            docket.reject("event", label, objection.reason, objection.quoted)
            continue
        places = _find_all(docket, "event", label, {"text": draft.text, "time": draft.time, "place": draft.place})
        if places is None:
            continue
        if not docket.near(places["time"], [places["text"]]):
            docket.reject("event", label, "unlinked", draft.time.text)
            continue
        found.append(FoundEvent(places["text"], places["time"], places.get("place")))
    return found


def _find_all(
    docket: Docket, kind: RejectedKind, label: str, quotes: Mapping[str, Quote | None]
) -> dict[str, Span] | None:
    """Locate every quote given, or reject the item for the first that stands nowhere."""
    places = {}
    for name, quote in quotes.items():
        if quote is None:
            continue
        span = docket.find(quote)
        if span is None:
            docket.reject(kind, label, "not-in-article", quote.text)
            return None
        places[name] = span
    return places
