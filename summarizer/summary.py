"""What has been proved: the verified types of one article.

Only ``grounding`` builds these; engines, rules and providers may not (import-linter keeps it). A Summary
checks on construction that every Evidence holds the very characters at its offsets, that references point at
items that are there, that quoted strings stand in their evidence, and that a casualty is as sure as its claim.

Not responsible for: finding words in a text (alignment), judging them (grounding), computing fields (normalize).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from summarizer.article import Article
from summarizer.evidence import Evidence, EvidenceList, Verified, every_evidence
from summarizer.provenance import MadeBy
from summarizer.vocabulary import (
    Basis,
    CasualtyKind,
    Channel,
    ControlRelation,
    CueClass,
    Factuality,
    ForceKind,
    Mode,
    Named,
    PlacePrecision,
    Polarity,
    Qualifier,
    Reason,
    RejectedKind,
    SourceKind,
    TimePrecision,
    VictimStatus,
)

SCHEMA_VERSION = "1"


class Source(Verified):
    """Who said something: a person, an office, a document, or unnamed "reports" (``name`` null).

    ``name``, ``role`` and ``organisation`` are words of the article. Mentions include resolved pronouns.
    """

    id: str
    name: str | None
    role: str | None
    organisation: str | None
    kind: SourceKind
    named: Named
    mentions: EvidenceList


class Attribution(Verified):
    """One link of a chain: attribution[0] is whom the outlet quotes, each next one whom the previous cites."""

    source_id: str
    mention: Evidence
    cue: Evidence | None
    cue_class: CueClass
    mode: Mode
    channel: Channel


class Claim(Verified):
    """An attributed statement, or one in the outlet's own voice (``attribution`` empty).

    ``text`` is the content verbatim, pieces joined by `` ... ``; ``gist`` is an optional paraphrase, never
    shown alone; ``evidence`` holds the whole sentences with source, cue and content.
    """

    id: str
    text: str
    gist: str | None
    content: EvidenceList
    attribution: list[Attribution]
    factuality: Factuality
    polarity: Polarity
    hedges: list[Evidence]
    evidence: EvidenceList


class Count(Verified):
    """A figure as given. ``low``/``best``/``high`` (UCDP) are computed from ``text``; unknown bounds are null.

    ``text`` are the words that carry the number, qualifier included ("nearly 400", "a", "dozens of").
    """

    text: str
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier


class Place(Verified):
    """A place as worded; ``precision`` is computed from the words and ``unknown`` when they do not tell."""

    name: str
    precision: PlacePrecision


class Time(Verified):
    """A time as worded and, where it can be resolved, its first and last day (ISO 8601, both inclusive)."""

    text: str
    start: str | None
    end: str | None
    precision: TimePrecision
    basis: Basis


class Motive(Verified):
    """A motive somebody stated, in their words."""

    text: str
    evidence: EvidenceList


class CasualtyReport(Verified):
    """One reported figure of one kind of harm. It belongs to whoever gave it and is never merged with another.

    ``attribution`` and ``factuality`` are those of the claim ``claim_id``. ``perpetrator`` is the id of a
    force or source whose mentions hold ``perpetrator_text``. ``count`` is null when no number is worded.
    ``part_of`` is the id of the report whose total includes this one.
    """

    id: str
    kind: CasualtyKind
    victims: str
    victim_status: VictimStatus
    count: Count | None
    perpetrator: str | None
    perpetrator_text: str | None
    means: str | None
    motive: Motive | None
    place: Place | None
    time: Time | None
    factuality: Factuality
    claim_id: str
    attribution: list[Attribution]
    part_of: str | None
    evidence: EvidenceList


class Force(Verified):
    """An armed actor of the text. ``side`` is a label the article itself uses, or null."""

    id: str
    name: str
    aliases: list[str]
    kind: ForceKind
    side: str | None
    mentions: EvidenceList


class Actor(Verified):
    """Who holds or takes a place: a force by id (null when it is none of the list) and its words there."""

    force_id: str | None
    text: str


class Control(Verified):
    """Who holds, took, entered or left which place, according to whom."""

    id: str
    actor: Actor
    place: Place
    relation: ControlRelation
    time: Time | None
    attribution: list[Attribution]
    evidence: EvidenceList


class Event(Verified):
    """One dated step of the timeline, in the article's words."""

    id: str
    time: Time
    text: str
    place: Place | None
    evidence: EvidenceList


class AbstractSentence(Verified):
    """One sentence of the abstract with the evidence its names and numbers come from."""

    text: str
    evidence: EvidenceList


class Rejected(Verified):
    """What an engine said and grounding could not prove. Shown as rejected, never as fact.

    ``text`` is the item as the engine put it, ``quoted`` the words that failed (null when the reason is not
    about words), ``nearest`` the most similar place of the article.
    """

    kind: RejectedKind
    text: str
    quoted: str | None
    reason: Reason
    nearest: Evidence | None


class Summary(Verified):
    """The typed, checkable summary of one article. Items stand in the order of their first evidence."""

    schema_version: str
    article: Article
    headline: str | None
    abstract: Annotated[list[AbstractSentence], Field(max_length=5)]
    claims: list[Claim]
    sources: list[Source]
    casualties: list[CasualtyReport]
    forces: list[Force]
    control: list[Control]
    timeline: list[Event]
    rejected: list[Rejected]
    notices: list[str]
    made_by: MadeBy

    @model_validator(mode="after")
    def _holds_the_promise(self) -> Summary:
        own, text = self.article.id, self.article.text
        for evidence in {id(evidence): evidence for evidence in every_evidence(self)}.values():
            if evidence.article_id != own:
                raise ValueError(f"evidence {evidence.exact!r} is of another article")
            if text[evidence.start : evidence.end] != evidence.exact:
                raise ValueError(f"evidence {evidence.exact!r} is not at [{evidence.start}, {evidence.end})")
        _check_references(self)
        _check_quoted(self)
        _check_casualties(self)
        return self


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(message)


def _check_references(summary: Summary) -> None:
    sources = {source.id: source for source in summary.sources}
    entities = {*sources, *(force.id for force in summary.forces)}
    reports = {report.id for report in summary.casualties}
    mentions = {source_id: set(source.mentions) for source_id, source in sources.items()}
    chains = [item.attribution for item in summary.claims]
    chains += [report.attribution for report in summary.casualties]
    chains += [control.attribution for control in summary.control]
    for link in (link for chain in chains for link in chain):
        _require(link.source_id in sources, f"{link.source_id} is not a source")
        _require(link.mention in mentions[link.source_id], f"{link.mention.exact!r} is no mention of its source")
    for report in summary.casualties:
        _require(report.perpetrator is None or report.perpetrator in entities, f"{report.perpetrator} is no entity")
        _require(report.part_of is None or report.part_of in reports, f"{report.part_of} is no casualty report")
    for control in summary.control:
        _require(control.actor.force_id is None or control.actor.force_id in entities, "a control without its force")


def _check_quoted(summary: Summary) -> None:
    for claim in summary.claims:
        _require(claim.text == " ... ".join(piece.exact for piece in claim.content), f"{claim.id} is not verbatim")
    for report in summary.casualties:
        words = [report.victims, report.perpetrator_text, report.means, report.count.text if report.count else None]
        for quoted in filter(None, [*words, *_circumstances(report)]):
            _require(_stands_in(quoted, report.evidence), f"{quoted!r} is not in the evidence of {report.id}")
        if report.motive:
            _require(_stands_in(report.motive.text, report.motive.evidence), f"the motive of {report.id} is not quoted")
    for control in summary.control:
        for quoted in (control.actor.text, *_circumstances(control)):
            _require(_stands_in(quoted, control.evidence), f"{quoted!r} is not in the evidence of {control.id}")
    for event in summary.timeline:
        for quoted in (event.text, *_circumstances(event)):
            _require(_stands_in(quoted, event.evidence), f"{quoted!r} is not in the evidence of {event.id}")


def _circumstances(item: CasualtyReport | Control | Event) -> list[str]:
    place = [item.place.name] if item.place else []
    return [*place, item.time.text] if item.time else place


def _stands_in(words: str, evidence: list[Evidence]) -> bool:
    return any(words in piece.exact for piece in evidence)


def _check_casualties(summary: Summary) -> None:
    claims = {claim.id: claim for claim in summary.claims}
    for report in summary.casualties:
        claim = claims.get(report.claim_id)
        if claim is None:
            raise ValueError(f"{report.claim_id} is not a claim")
        _require(report.attribution == claim.attribution, f"{report.id} is attributed to others than its claim")
        _require(report.factuality == claim.factuality, f"{report.id} is surer than its claim")
