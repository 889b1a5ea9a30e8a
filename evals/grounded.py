"""Check the promise on real texts: every printed thing stands at the very characters it names.

The check reads the JSON that users get, not the objects, and shares no code with what it checks.
Not responsible for: whether an item is true or complete (public).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from evals.crash import Crash
from evals.texts import Text
from summarizer import Newsroom, SummarizerError, Summary

ITEMS = ("abstract", "claims", "sources", "casualties", "forces", "control", "timeline")
LONGEST_SHOWN = 500
"""Characters that a Rejected keeps of a text."""

EVIDENCE_FIELDS = {"article_id", "start", "end", "exact", "prefix", "suffix"}
PRINTED: dict[str, tuple[str, Callable[[dict[str, Any]], str]]] = {
    "claim": ("claims", lambda claim: str(claim["text"])),
    "abstract": ("abstract", lambda sentence: str(sentence["text"])),
    "casualty": ("casualties", lambda report: " ".join(filter(None, _harm(report)))),
    "control": ("control", lambda item: f"{item['actor']['text']} {item['relation']} {item['place']['name']}"),
    "event": ("timeline", lambda event: f"{event['time']['text']}: {event['text']}"),
}
"""Kind of a Rejected -> where items of that kind are printed, and how a Rejected words one of them. Not sources and
forces: there a Rejected is one part of the item (an alias, a mention), and the item stands without it."""


@dataclass(frozen=True)
class Violation:
    """One broken promise: the record, and what is wrong."""

    record: str
    what: str

    def __str__(self) -> str:
        return f"violation: {self.record}: {self.what}"


@dataclass
class Tally:
    """Counts over all texts. ``refused`` are sources the reader turned down, with the reason."""

    articles: int = 0
    evidence: int = 0
    unread: int = 0
    items: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)

    @property
    def faults(self) -> list[Violation | Crash]:
        """Everything that must not be."""
        return [*self.violations, *self.crashes]


def check_all(room: Newsroom, texts: Iterable[Text]) -> Tally:
    """Summarize and check every text. Nothing that happens on one keeps the others from being checked."""
    tally = Tally()
    for text in texts:
        try:
            articles = text.read(room)
        except SummarizerError as error:
            tally.refused.append(f"{text.record}: {error}")
            continue
        except Exception as error:
            tally.crashes.append(Crash.of(text.record, error))
            continue
        for article in articles:
            try:
                summary = room.summarize(article)
                count(tally, text.record, summary)
                tally.unread += bool(room.unread([article]))
            except Exception as error:
                tally.crashes.append(Crash.of(text.record, error))
    return tally


def count(tally: Tally, record: str, summary: Summary) -> None:
    """Add one summary to the counts, with every promise it breaks."""
    printed = json.loads(summary.model_dump_json())
    text = printed["article"]["text"]
    everywhere = list(evidence_in({kind: value for kind, value in printed.items() if kind != "article"}))
    tally.articles += 1
    tally.evidence += len(everywhere)
    tally.items.update({kind: len(printed[kind]) for kind in ITEMS})
    tally.rejected.update(f"{item['kind']}: {item['reason']}" for item in printed["rejected"])
    faults = [*misplaced(printed["article"]["id"], text, everywhere), *printed_though_rejected(printed)]
    tally.violations += [Violation(record, fault) for fault in faults]


def evidence_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object with the fields of an Evidence, however deep in ``value``."""
    if isinstance(value, dict):
        if value.keys() >= EVIDENCE_FIELDS:
            yield value
        for inner in value.values():
            yield from evidence_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from evidence_in(inner)


def misplaced(article_id: str, text: str, everywhere: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Say which evidence is of another article, empty, or not the characters at its offsets."""
    for evidence in everywhere:
        start, end, exact = evidence["start"], evidence["end"], evidence["exact"]
        if evidence["article_id"] != article_id:
            yield f"evidence {exact!r} names article {evidence['article_id']}"
        if not exact or start < 0 or text[start:end] != exact:
            yield f"evidence {exact!r} does not stand at [{start}, {end})"


def printed_though_rejected(printed: dict[str, Any]) -> Iterator[str]:
    """Say which rejected items are printed all the same, as an item of the same kind."""
    for item in printed["rejected"]:
        if item["kind"] not in PRINTED:
            continue
        family, worded = PRINTED[item["kind"]]
        if any(item["text"] == worded(shown)[:LONGEST_SHOWN] for shown in printed[family]):
            yield f"{item['kind']} {item['text']!r} is rejected ({item['reason']}) and printed"


def _harm(report: dict[str, Any]) -> list[str]:
    return [report["kind"], report["count"]["text"] if report["count"] else "", report["victims"]]
