"""What a metric is given: what the editor wrote, what the engine gave (the JSON that users get), and the articles.

Not responsible for: scoring (the metrics beside this), making the outputs (runner).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from evals.archive import Archive, Place, claim_places, find, sentences_at
from evals.cases import (
    GoldCasualty,
    GoldClaim,
    GoldControl,
    GoldEvent,
    GoldForce,
    GoldQuestion,
    GoldSource,
    GoldSummary,
)
from evals.scoring.spans import pair_off, places_of, shared, touches
from evals.scoring.words import alike, content_words, has, same_force, same_source
from summarizer import Article

Item = dict[str, Any]
OVERLAP = 0.5
"""Least intersection over union of two claims' contents that makes them the same claim."""


class Score(NamedTuple):
    """``hit`` of ``of`` and why, for ``item`` of the case: an editor's key, or what the engine printed."""

    hit: float
    of: float
    item: str
    reason: str = ""


@dataclass(frozen=True)
class SummaryCase:
    """One article's golden summary and the engine's, as JSON."""

    gold: GoldSummary
    article: Article
    got: Item

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """Where the golden claims' contents stand, by key."""
        return {claim.key: claim_places(self.article, claim, self.gold) for claim in self.gold.claims}

    @cached_property
    def got_sources(self) -> dict[str, Item]:
        """The engine's sources by id."""
        return {source["id"]: source for source in self.got["sources"]}

    @cached_property
    def gold_sources(self) -> dict[str, GoldSource]:
        """The editor's sources by key."""
        return {source.key: source for source in self.gold.sources}

    @cached_property
    def claims(self) -> list[tuple[GoldClaim, Item]]:
        """Claims that are the same, by the places of their contents."""

        def likeness(gold: GoldClaim, got: Item) -> float:
            overlap = shared(self.places[gold.key], places_of(got["content"]))
            return overlap if overlap >= OVERLAP else 0.0

        return _pairs(self.gold.claims, self.got["claims"], likeness)

    @cached_property
    def sources(self) -> list[tuple[GoldSource, Item]]:
        """Sources that are the same, by name or description."""
        return _pairs(self.gold.sources, self.got["sources"], same_source)

    @cached_property
    def casualties(self) -> list[tuple[GoldCasualty, Item]]:
        """Casualty reports that are the same: kind, victims, place in the text; then figure."""
        return _pairs(self.gold.casualties, self.got["casualties"], self._casualty_likeness)

    def _casualty_likeness(self, gold: GoldCasualty, got: Item) -> float:
        if gold.kind != got["kind"]:
            return 0.0
        here = touches(self.places.get(gold.claim, []), places_of(got["evidence"]))
        victims = alike(gold.victims, got["victims"])
        theirs = got["count"]["text"] if got["count"] else ""
        figure = bool(gold.count) and content_words(gold.count.text if gold.count else "") == content_words(theirs)
        if not ((here and (victims or figure)) or (victims and figure)):
            return 0.0
        return 4.0 * here + 2.0 * figure + victims

    @cached_property
    def forces(self) -> list[tuple[GoldForce, Item]]:
        """Forces that are the same, by a name or alias."""
        return _pairs(self.gold.forces, self.got["forces"], same_force)

    @cached_property
    def control(self) -> list[tuple[GoldControl, Item]]:
        """Who holds what: the same relation, actor and place."""
        names = {force["id"]: [force["name"], *force["aliases"]] for force in self.got["forces"]}

        def likeness(gold: GoldControl, got: Item) -> float:
            actors = [got["actor"]["text"], *names.get(got["actor"]["force_id"], [])]
            same = gold.relation == got["relation"] and alike(gold.place, got["place"]["name"])
            return float(same and any(alike(gold.actor, actor) for actor in actors))

        return _pairs(self.gold.control, self.got["control"], likeness)

    @cached_property
    def timeline(self) -> list[tuple[GoldEvent, Item]]:
        """Steps that are the same: their words touch in the text, and the time's words agree."""

        def likeness(gold: GoldEvent, got: Item) -> float:
            place = find(self.article, gold.text, [gold.time])
            here = place is not None and touches([place], places_of(got["evidence"]))
            words = alike(gold.text, got["text"]) + 2.0 * alike(gold.time, got["time"]["text"])
            return words if here and words >= 2.0 else 0.0

        return _pairs(self.gold.timeline, self.got["timeline"], likeness)


def _pairs(gold: list[Any], got: list[Item], likeness: Any) -> list[tuple[Any, Item]]:
    return [(gold[i], got[j]) for i, j in pair_off(gold, got, likeness)]


@dataclass(frozen=True)
class QuestionCase:
    """One golden question and the engine's answer, as JSON."""

    gold: GoldQuestion
    archive: Archive
    got: Item

    @property
    def text(self) -> str:
        """What the answer says; empty for a refusal."""
        return str(self.got["text"])

    @property
    def refused(self) -> bool:
        """Whether the answer says nothing, on purpose."""
        return not self.got["sentences"] and "crash" not in self.got

    @property
    def unanswerable(self) -> bool:
        """Whether an editor expects a refusal: no fact is asked for and saying nothing is acceptable."""
        return not self.gold.facts and "not-in-articles" in self.gold.status

    @cached_property
    def wanted(self) -> list[tuple[str, list[Place]]]:
        """The golden places: article id, and the whole sentences that the quoted words stand in."""
        return golden_places(self.gold, self.archive)

    @cached_property
    def cited_text(self) -> str:
        """The words cited, with what is printed of their article (title, outlet, date)."""
        parts = [
            " ".join(str(citation[name] or "") for name in ("title", "outlet", "published"))
            + f"\n{citation['evidence']['exact']}"
            for citation in self.got["citations"]
        ]
        return "\n".join(parts)

    def says(self, words: str) -> bool:
        """Whether the words stand in the answer."""
        return has(self.text, words)


@dataclass(frozen=True)
class SearchCase:
    """One golden question and the passages that each embedding's search found, best first."""

    gold: GoldQuestion
    archive: Archive
    got: Item

    @cached_property
    def wanted(self) -> list[tuple[str, list[Place]]]:
        """The golden places, as of a question."""
        return golden_places(self.gold, self.archive)


def nothing(suite: str, crash: str) -> Item:
    """The output of an engine that crashed: nothing at all, and why."""
    if suite == "summaries":
        lists = ("claims", "sources", "casualties", "forces", "control", "timeline", "abstract", "rejected")
        return {"crash": crash, **{name: [] for name in lists}}
    if suite == "questions":
        return {"crash": crash, "status": "crashed", "text": "", "sentences": [], "citations": []}
    return {"crash": crash}


def golden_places(gold: GoldQuestion, archive: Archive) -> list[tuple[str, list[Place]]]:
    """For each golden quote the id of its article and the sentences it stands in (none when it stands nowhere)."""
    found = []
    for place in gold.evidence:
        article = archive.article(place.article)
        at = find(article, place.quote)
        spans = [Place(*article.sentences[n]) for n in sentences_at(article, at)] if at else []
        found.append((article.id, spans))
    return found
