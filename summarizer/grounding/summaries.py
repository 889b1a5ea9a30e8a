"""Draft -> Summary: locate everything, number what stands, build the verified items.

Two passes, because ids are made from content: first every item is located (its mentions may still grow while others
are), then the located items are merged, ordered and numbered, and built with each other's ids. So the order and the
keys of a draft leave no trace, but for the abstract, which is read in the order it was written.
Not responsible for: any single rule; each kind of item has its own module.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.fault import Fault
from summarizer.grounding.abstracts import ground_abstract
from summarizer.grounding.casualties import FoundCasualty, find_casualties, part_of
from summarizer.grounding.circumstances import undated_notice
from summarizer.grounding.claims import FoundClaim, find_claims
from summarizer.grounding.docket import Docket, in_order
from summarizer.grounding.entities import Entity, FoundForce, FoundSource, find_forces, find_sources
from summarizer.grounding.numbering import Numbered, number
from summarizer.grounding.steps import FoundControl, FoundEvent, find_control, find_events
from summarizer.provenance import MadeBy
from summarizer.summary import SCHEMA_VERSION, CasualtyReport, Claim, Control, Summary


@dataclass(frozen=True)
class _Found:
    """Every located item, numbered. Control items take "o" (occupation), as "c" is the claims'."""

    sources: Numbered[FoundSource]
    forces: Numbered[FoundForce]
    claims: Numbered[FoundClaim]
    casualties: Numbered[FoundCasualty]
    control: Numbered[FoundControl]
    events: Numbered[FoundEvent]

    def entity_id(self, entity: Entity | None) -> str | None:
        """Return the id of a source or force."""
        return None if entity is None else _entity_id(entity, self.sources, self.forces)


def _entity_id(entity: Entity, sources: Numbered[FoundSource], forces: Numbered[FoundForce]) -> str:
    return sources.of(entity) if isinstance(entity, FoundSource) else forces.of(entity)


def ground(
    article: Article, draft: Draft, made_by: MadeBy, notices: Sequence[str] = (), objections: Sequence[Fault] = ()
) -> Summary:
    """Check ``draft`` against ``article``: what can be proved becomes the Summary, the rest its ``rejected``.

    ``notices`` are passed through, with one added when times lack an article date. ``objections`` (a second witness's)
    reject the items they name, or only the part whose very words they quote where an item can do without it: a
    claim's gist, a source's role or organisation. Never raises on any draft.
    """
    return Examination(article, draft, objections).summary(made_by, notices)


class Examination:
    """A draft held against its article. What falls is known at once; the Summary is built when it is wanted.

    A draft whose faulty items are said once more is never printed, so that its Summary need not be.
    """

    def __init__(self, article: Article, draft: Draft, objections: Sequence[Fault] = ()) -> None:
        """Locate and check everything. Never raises on any draft; ``objections`` as in :func:`ground`."""
        self._docket = docket = Docket(article, objections)
        self._sources = find_sources(docket, draft.sources)
        self._forces = find_forces(docket, draft.forces)
        entities: dict[str, Entity] = {**self._sources, **self._forces}
        self._claims = find_claims(docket, draft.claims, self._sources)
        self._casualties = find_casualties(docket, draft.casualties, self._claims, entities)
        self._control = find_control(docket, draft.control, self._claims, self._forces)
        self._events = find_events(docket, draft.events)
        self._abstract = ground_abstract(docket, draft.abstract)

    @property
    def faults(self) -> list[Fault]:
        """What was rejected, in the draft's own coordinates, so that an engine can be asked again."""
        return list(self._docket.faults)

    def summary(self, made_by: MadeBy, notices: Sequence[str] = ()) -> Summary:
        """Build the verified items with their ids, and show what was rejected."""
        docket, found = self._docket, self._numbered()
        article = docket.article
        claims = {own_id: claim.verified(docket, own_id, found.sources) for own_id, claim in found.claims.items.items()}
        casualties = _casualties(docket, found, claims)
        control = _control(docket, found, claims)
        timeline = [event.verified(docket, own_id) for own_id, event in found.events.items.items()]
        times = [*(report.time for report in casualties), *(item.time for item in control), *(e.time for e in timeline)]
        return Summary(
            schema_version=SCHEMA_VERSION,
            article=article,
            headline=article.title,
            abstract=self._abstract,
            claims=list(claims.values()),
            sources=[source.verified(docket, own_id) for own_id, source in found.sources.items.items()],
            casualties=casualties,
            forces=[force.verified(docket, own_id) for own_id, force in found.forces.items.items()],
            control=control,
            timeline=timeline,
            rejected=in_order(docket.rejected),
            notices=[*notices, *undated_notice(docket, [time for time in times if time is not None])],
            made_by=made_by,
        )

    def _numbered(self) -> _Found:
        docket = self._docket
        sources = number("s", self._sources.values(), FoundSource.order)
        forces = number("f", self._forces.values(), FoundForce.order)
        claims = number(
            "c",
            self._claims.values(),
            lambda claim: claim.order(docket, sources),
            lambda claim: claim.identity(sources),
        )

        def casualty_order(report: FoundCasualty) -> tuple[Any, ...]:
            name = "" if report.perpetrator is None else _entity_id(report.perpetrator, sources, forces)
            return report.order(docket, claims.of(report.claim), name)

        def control_order(control: FoundControl) -> tuple[Any, ...]:
            name = "" if control.force is None else forces.of(control.force)
            return control.order(docket, claims.of(control.claim), name)

        return _Found(
            sources=sources,
            forces=forces,
            claims=claims,
            casualties=number("k", self._casualties, casualty_order),
            control=number("o", self._control, control_order),
            events=number("e", self._events, lambda event: event.order(docket)),
        )


def _casualties(docket: Docket, found: _Found, claims: dict[str, Claim]) -> list[CasualtyReport]:
    by_claim: dict[str, list[FoundCasualty]] = defaultdict(list)
    for report in found.casualties.items.values():
        by_claim[found.claims.of(report.claim)].append(report)
    built = []
    earlier: list[FoundCasualty] = []
    for own_id, report in found.casualties.items.items():
        claim = claims[found.claims.of(report.claim)]
        total = part_of(docket, report, by_claim[claim.id], earlier)
        earlier.append(report)
        whole = None if total is None else found.casualties.of(total)
        built.append(report.verified(docket, own_id, claim, found.entity_id(report.perpetrator), whole))
    return built


def _control(docket: Docket, found: _Found, claims: dict[str, Claim]) -> list[Control]:
    return [
        control.verified(docket, own_id, claims[found.claims.of(control.claim)], found.entity_id(control.force))
        for own_id, control in found.control.items.items()
    ]
