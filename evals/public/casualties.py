"""Who was harmed: casualty reports -> items of the answer keys' kinds.

Not responsible for: which reports are of the event (happening), scoring, and kinds of harm that the keys do not know
(missing, displaced, trapped).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.crash import Crash
from evals.public.coordinates import Coordinates
from evals.public.happening import of_the_event
from evals.public.records import each
from summarizer import Article, CasualtyReport, Newsroom, Summary

KINDS = {
    "killed": "killed",
    "injured": "wounded",
    "abducted": "kidnapped",
    "held": "kidnapped",
    "detained": "captured",
}
"""CasualtyReport.kind -> the scorer's word."""


def predict(gold: Path, room: Newsroom) -> Iterator[dict[str, Any] | Crash]:
    """Yield {"doc_id", "items"} for each record of ``gold`` ("doc_id", "text")."""

    def work(record: dict[str, Any]) -> dict[str, Any]:
        article = Article.from_text(record["text"])
        summary = room.summarize(article)
        places = Coordinates(article.text, record["text"])
        return {"items": [item(report, summary, places) for report in of_the_event(summary) if report.kind in KINDS]}

    return each(gold, "doc_id", work)


def item(report: CasualtyReport, summary: Summary, places: Coordinates) -> dict[str, Any]:
    """Put one report in the scorer's words. Victims without a number ("a teacher") count as one."""
    return {
        "kind": KINDS[report.kind],
        "victims": [report.victims],
        "count": figure(report),
        "perpetrators": perpetrators(report, summary),
        "place": report.place.name if report.place else None,
        "evidence_span": victims_span(report, places),
    }


def figure(report: CasualtyReport) -> int | None:
    """The best figure, else the one that bounds it ("at least 12", "more than 12": 12)."""
    if report.count is None:
        return 1
    if report.count.qualifier == "more-than" and report.count.low is not None:
        return report.count.low - 1
    bounds = (report.count.best, report.count.low, report.count.high)
    return next((bound for bound in bounds if bound is not None), None)


def victims_span(report: CasualtyReport, places: Coordinates) -> list[int] | None:
    """Find the victims' words in the given text; None where they do not stand there."""
    ends = victims_offsets(report)
    return places.span(*ends) if ends else None


def victims_offsets(report: CasualtyReport) -> tuple[int, int] | None:
    """Find the victims' words in the report's evidence, in the article's offsets."""
    for piece in report.evidence:
        offset = piece.exact.find(report.victims)
        if offset >= 0:
            return piece.start + offset, piece.start + offset + len(report.victims)
    return None


def perpetrators(report: CasualtyReport, summary: Summary) -> list[str]:
    """Name the perpetrator in the report's words, then by the name of the force or source behind them."""
    names = {force.id: force.name for force in summary.forces} | {source.id: source.name for source in summary.sources}
    known = names.get(report.perpetrator) if report.perpetrator else None
    return list(dict.fromkeys(filter(None, [report.perpetrator_text, known])))
