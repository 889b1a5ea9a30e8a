"""A summary's items one by one, each with its type, id, evidence and one line in plain words.

For formats that hand items on singly. A line always carries who says it and how sure it is, so that no claim stands
alone as fact. Not responsible for: layout (text, markdown), names of items (iris).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarizer.exporters.wording import chain, figure, one_line, place_text, quoted, source_label, time_text

if TYPE_CHECKING:
    from summarizer.evidence import Evidence
    from summarizer.summary import Attribution, CasualtyReport, Claim, Control, Event, Source, Summary
    from summarizer.vocabulary import Factuality

ItemType = Literal["abstract", "claim", "source", "casualty", "force", "control", "event"]
Party = Literal["person", "organisation"]

OUTLET = "the outlet itself"

_PERSONS = frozenset({"witness", "medic", "expert"})
_BODIES = frozenset({"intergovernmental", "ngo", "media", "armed-group", "military"})


class Item(NamedTuple):
    """One item: ``line`` is safe for a terminal, ``evidence`` exact."""

    type: ItemType
    id: str
    line: str
    evidence: Sequence[Evidence]
    factuality: Factuality | None = None
    attribution: Sequence[Attribution] = ()


def items(summary: Summary) -> Iterator[Item]:
    """Yield every item that was proved, type by type, in the order of the contract.

    Sentences of the abstract have no id there and are called a1, a2 ...
    """
    sources = {source.id: source for source in summary.sources}
    for number, sentence in enumerate(summary.abstract, start=1):
        yield Item("abstract", f"a{number}", one_line(sentence.text), sentence.evidence)
    for claim in summary.claims:
        line = claim_line(claim, sources)
        yield Item("claim", claim.id, line, claim.evidence, claim.factuality, claim.attribution)
    for source in summary.sources:
        facts = f"{source_label(source)}: {source.kind}, {source.named}"
        yield Item("source", source.id, facts, source.mentions)
    for report in summary.casualties:
        line = casualty_line(report, sources)
        yield Item("casualty", report.id, line, report.evidence, report.factuality, report.attribution)
    for force in summary.forces:
        yield Item("force", force.id, f"{one_line(force.name)}: {force.kind}", force.mentions)
    for control in summary.control:
        line = control_line(control, sources)
        yield Item("control", control.id, line, control.evidence, None, control.attribution)
    for event in summary.timeline:
        yield Item("event", event.id, event_line(event), event.evidence)


def claim_line(claim: Claim, sources: dict[str, Source]) -> str:
    """``alleged: “words” (Name -> the office)``; a negation is said."""
    negated = ", negated" if claim.polarity == "negative" and claim.factuality != "denied" else ""
    return f"{claim.factuality}{negated}: {quoted(claim.text)} ({said_by(claim.attribution, sources)})"


def casualty_line(report: CasualtyReport, sources: dict[str, Source]) -> str:
    """``alleged: killed 40 (40/40/40) “farmers”, by “rebels” (Name -> the office)``."""
    facts = [f"{report.kind} {figure(report.count)} {quoted(report.victims)}"]
    facts += [f"by {quoted(report.perpetrator_text)}"] if report.perpetrator_text else []
    facts += [f"at {place_text(report.place)}"] if report.place else []
    facts += [time_text(report.time)] if report.time else []
    facts += [f"part of {report.part_of}"] if report.part_of else []
    return f"{report.factuality}: {', '.join(facts)} ({said_by(report.attribution, sources)})"


def control_line(control: Control, sources: dict[str, Source]) -> str:
    """``The brigade | entered | Town (who says so)``."""
    when = f", {time_text(control.time)}" if control.time else ""
    what = f"{one_line(control.actor.text)} | {control.relation} | {place_text(control.place)}{when}"
    return f"{what} ({said_by(control.attribution, sources)})"


def event_line(event: Event) -> str:
    """``on Tuesday (2024-04-30): words``."""
    where = f", {place_text(event.place)}" if event.place else ""
    return f"{time_text(event.time)}{where}: {one_line(event.text)}"


def said_by(attribution: Sequence[Attribution], sources: dict[str, Source]) -> str:
    """The chain, outermost first; the outlet itself when it is empty."""
    return chain(attribution, sources) or OUTLET


def party(source: Source) -> Party | None:
    """Whether a source is a person or an organisation; None where its words do not tell.

    One who has a role is a person; otherwise the kind decides (Airwars' kinds: a medic is somebody, an NGO is not).
    """
    if source.named in {"role-only", "anonymous"} or source.role or source.kind in _PERSONS:
        return "person" if source.named != "collective" else None
    return "organisation" if source.kind in _BODIES and source.named == "named" else None
