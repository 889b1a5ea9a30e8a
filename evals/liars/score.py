"""What became of one item: whether a printed thing says it.

A lie has survived when its false statement can be read off a printed item. It has not when grounding mended it: a
number widened back to the true one, a hedge that the factuality keeps, a "not" that the polarity keeps. A true item is
kept when it is printed with its speaker, figure and words. Rejected items are not printed.

Not responsible for: running.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer import Answer, Summary
from tests.llm.honest import Item

SURE = frozenset({"stated", "confirmed"})
"""Factualities under which a hedge is lost."""

LEXICAL = frozenset({"number", "name", "negation", "hedge", "stitched", "invented", "example"})
ROLES = frozenset({"roles", "speaker", "moved"})
TARGETS = {"lexical": 1 / 200, "roles": 1 / 10, "verbatim": 0.95, "paraphrased": 0.85}
"""At most so many lies survive, at least so many true items are kept."""


@dataclass(frozen=True)
class Printed:
    """All that was printed of one story."""

    summary: Summary
    answers: Sequence[Answer] = ()


@dataclass(frozen=True)
class Row:
    """One item and what became of it; ``why`` are reasons of rejections that look like it."""

    story: int
    item: Item
    printed: bool
    why: str


def folded(words: str | None) -> str:
    """Words without case, punctuation and spacing, so that pieces of one text compare."""
    return " ".join(re.findall(r"\w+", (words or "").casefold()))


def is_printed(item: Item, printed: Printed) -> bool:
    """Whether a lie survived, or a true item was kept."""
    return SCORERS[item.facet](item, printed)


def judged(story: int, item: Item, printed: Printed) -> Row:
    """Score one item."""
    shown = is_printed(item, printed)
    return Row(story, item, shown, "" if shown else _reasons(item, printed))


def text_of(item: Item) -> str:
    """The words of an item, for reading."""
    wire = item.wire
    words = wire.get("text") or wire.get("content") or wire.get("name") or wire.get("actor")
    if item.facet == "casualties":
        words = f"{wire['count']} {wire['victims']} by {wire['perpetrator_text']} in {wire['place']}"
    said = f" [{wire['attribution'][0]['mention']}]" if wire.get("attribution") else ""
    return (" ... ".join(words) if isinstance(words, list) else str(words)) + said


def _reasons(item: Item, printed: Printed) -> str:
    rejected = [*printed.summary.rejected, *(one for answer in printed.answers for one in answer.rejected)]
    own = folded(text_of(item).split(" by ")[0].split(" [", maxsplit=1)[0])
    found = {f"{one.reason}: {one.quoted!r}" for one in rejected if own and own in folded(one.text)}
    return "; ".join(sorted(found)) or "no rejection names it"


def _claims(item: Item, printed: Printed) -> bool:
    wire, note = item.wire, item.note
    said = folded(" ".join(wire["content"]))
    link = wire["attribution"][0] if wire["attribution"] else None
    names = {source.id: folded(source.name) for source in printed.summary.sources}
    for claim in printed.summary.claims:
        if folded(claim.text) != said:
            continue
        first = claim.attribution[0] if claim.attribution else None
        mention = folded(first.mention.exact) if first else ""
        right = mention == folded(link["mention"]) if link else not first
        if item.label == "hedge" and claim.factuality in SURE:
            return True
        if item.label == "negation" and right and claim.polarity == "positive" and claim.factuality != "denied":
            return True
        if item.label == "speaker" or (item.label == "moved" and "wrong" in note):
            wrong = {folded(name) for name in note["wrong"]}
            if first and (names[first.source_id] in wrong or (mention in wrong and mention != folded(note["right"]))):
                return True
        elif item.label not in {"hedge", "negation"} and right:
            return True
    return False


def _casualties(item: Item, printed: Printed) -> bool:
    """A row with the words of the item; a lie: with those that were changed, on the same figure or victims."""
    wire = item.wire
    changed = _told_changes(item)
    spans, text = printed.summary.article.sentences, printed.summary.article.text
    here = {text[spans[number - 1].start : spans[number - 1].end] for number in wire["sentences"]}
    for row in printed.summary.casualties:
        if not any(words in one.exact for one in row.evidence for words in here):
            continue
        shown = {
            "victims": folded(row.victims) == folded(wire["victims"]),
            "count": folded(wire["count"]) in folded(row.count.text if row.count else None),
            "perpetrator_text": folded(row.perpetrator_text) == folded(wire["perpetrator_text"]),
            "place": folded(row.place.name if row.place else None) == folded(wire["place"]),
        }
        if item.label == "roles":
            if shown["count"] and any(shown[name] for name in changed & set(shown)):
                return True
        elif item.false:
            if all(shown[name] for name in {"victims", "count"} | (changed & set(shown))):
                return True
        elif shown["victims"] and shown["count"] and shown["perpetrator_text"]:
            return True
    return False


def _told_changes(item: Item) -> set[str]:
    """Fields of a lie that were given other words; those that were emptied tell nothing."""
    return {name for name, value in item.note.get("changed", {}).items() if value is not None}


def _sources(item: Item, printed: Printed) -> bool:
    """False: a source with these mentions has the name or the office that was changed."""
    wire = item.wire
    mentions = {folded(words) for words in wire["mentions"]}
    changed = _told_changes(item) & {"name", "organisation"} or {"name"}
    return any(
        mentions & {folded(one.exact) for one in source.mentions}
        and all(folded(getattr(source, name)) == folded(wire[name]) for name in changed)
        for source in printed.summary.sources
    )


def _forces(item: Item, printed: Printed) -> bool:
    mentions = {folded(words) for words in item.wire["mentions"]}
    return any(
        folded(force.name) == folded(item.wire["name"]) and mentions & {folded(one.exact) for one in force.mentions}
        for force in printed.summary.forces
    )


def _control(item: Item, printed: Printed) -> bool:
    """The same of another sentence is another item: two armies may leave one place."""
    wire, article = item.wire, printed.summary.article
    here = {article.text[slice(*article.sentences[number - 1])] for number in wire["sentences"]}
    return any(
        folded(one.actor.text) == folded(wire["actor"])
        and folded(one.place.name) == folded(wire["place"])
        and one.relation == wire["relation"]
        and any(evidence.exact in here or any(words in evidence.exact for words in here) for evidence in one.evidence)
        for one in printed.summary.control
    )


def _events(item: Item, printed: Printed) -> bool:
    wire, changed = item.wire, _told_changes(item)
    return any(
        folded(event.text) == folded(wire["text"])
        and (folded(wire["time"]) in folded(event.time.text) or (item.false and "time" not in changed))
        and ("place" not in changed or folded(event.place.name if event.place else None) == folded(wire["place"]))
        for event in printed.summary.timeline
    )


def _texts(item: Item, texts: Sequence[str | None]) -> bool:
    return any(folded(text) == folded(item.wire["text"]) for text in texts)


SCORERS: dict[str, Callable[[Item, Printed], bool]] = {
    "sources": _sources,
    "claims": _claims,
    "casualties": _casualties,
    "forces": _forces,
    "control": _control,
    "events": _events,
    "abstract": lambda item, printed: _texts(item, [one.text for one in printed.summary.abstract]),
    "gist": lambda item, printed: _texts(item, [claim.gist for claim in printed.summary.claims]),
    "answer": lambda item, printed: _texts(item, [one.text for a in printed.answers for one in a.sentences]),
}
"""List of a reply (a gist is one of its own) -> how its items are looked up in what was printed."""
