"""Killed and injured as event rows in the manner of UCDP's Georeferenced Event Dataset (GED), as CSV.

GED codebook: an event has a first and last day with ``date_prec``, a place with ``where_prec``, sides, low/best/high
deaths and its source. Two differences on purpose: GED's coders merge what several sources say into one event, here
every row is one figure as somebody gave it (``source_original`` is the root of the chain) and nothing is ever summed;
and there are no coordinates, since an article prints none. ``part_of`` names the row whose total holds this one:
whoever adds rows up must leave one of the two out. Not responsible for: what a cell may hold (csv_cells).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from summarizer.errors import SettingsError
from summarizer.exporters.csv_cells import EVIDENCE, Row, of_count, of_evidence, table
from summarizer.exporters.items import OUTLET, said_by
from summarizer.exporters.wording import source_label

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.article import Article
    from summarizer.summary import CasualtyReport, Place, Source, Summary, Time
    from summarizer.vocabulary import PlacePrecision, TimePrecision

COLUMNS = [
    "id", "type", "date_start", "date_end", "date_prec", "date_text", "where", "where_precision", "where_prec",
    "side_a", "side_a_name", "side_b", "side_b_status", "low", "best", "high", "deaths_civilians", "deaths_unknown",
    "count.text", "count.qualifier", "factuality", "source_article", "source_headline", "source_outlet", "source_date",
    "source_url", "source_original", "source_chain", "claim_id", "part_of", *EVIDENCE,
]  # fmt: skip

EVENT_KINDS = frozenset({"killed", "injured"})

DATE_PRECISIONS: dict[TimePrecision, int] = {"day": 1, "week": 3, "month": 4, "year": 5}
"""GED date_prec: 1 the day, 2 a range of up to 6 days, 3 a week, 4 a month, 5 more than a month."""

RANGES = ((5, 2), (6, 3), (30, 4), (10**6, 5))
"""Days between the first and the last day -> date_prec, where the words name both."""

PLACE_PRECISIONS: dict[PlacePrecision, int] = {"site": 1, "neighbourhood": 1, "town": 1, "region": 4, "country": 6}
"""GED where_prec: 1 the named place itself, 4 a first-order division, 6 a country; 2, 3 and 5 need a map."""


def summaries(summaries: Sequence[Summary], single: bool) -> str:
    """The rows of all articles in one table; ``single`` makes no difference here."""
    return table(COLUMNS, (row for summary in summaries for row in _rows(summary)))


def answer(answer: Answer) -> str:
    """Raise SettingsError: an answer is no list of events."""
    raise SettingsError("an answer has no event rows", "use --format csv for its citations")


def _rows(summary: Summary) -> Iterator[Row]:
    sources = {source.id: source for source in summary.sources}
    names = {force.id: force.name for force in summary.forces} | {key: source_label(s) for key, s in sources.items()}
    for report in summary.casualties:
        if report.kind in EVENT_KINDS:
            row = _figure(report) | _when(report.time) | _where(report.place) | _article(summary.article)
            row["side_a_name"] = names.get(report.perpetrator or "")
            yield row | _source(report, sources, summary.article) | of_evidence(report.evidence)


def _figure(report: CasualtyReport) -> Row:
    count = report.count
    bounds: Row = {"low": count.low, "best": count.best, "high": count.high} if count else {}
    row: Row = {
        "id": report.id, "type": report.kind, "side_a": report.perpetrator_text, "side_b": report.victims,
        "side_b_status": report.victim_status, "factuality": report.factuality, "claim_id": report.claim_id,
        "part_of": report.part_of,
    }  # fmt: skip
    if count and report.kind == "killed" and report.victim_status in {"civilian", "unknown"}:
        row["deaths_civilians" if report.victim_status == "civilian" else "deaths_unknown"] = count.best
    return row | bounds | of_count(report)


def _when(time: Time | None) -> Row:
    if time is None:
        return {}
    return {"date_text": time.text, "date_start": time.start, "date_end": time.end, "date_prec": _date_prec(time)}


def _date_prec(time: Time) -> int | None:
    if time.start and time.end and time.precision == "day" and time.start != time.end:
        days = (date.fromisoformat(time.end[:10]) - date.fromisoformat(time.start[:10])).days
        return next(prec for longest, prec in RANGES if days <= longest)
    return DATE_PRECISIONS.get(time.precision) if time.start else None


def _where(place: Place | None) -> Row:
    if place is None:
        return {}
    precision = PLACE_PRECISIONS.get(place.precision)
    return {"where": place.name, "where_precision": place.precision, "where_prec": precision}


def _article(article: Article) -> Row:
    return {
        "source_article": article.id, "source_headline": article.title, "source_outlet": article.outlet,
        "source_date": article.published, "source_url": article.url,
    }  # fmt: skip


def _source(report: CasualtyReport, sources: dict[str, Source], article: Article) -> Row:
    chain = report.attribution
    root = source_label(sources[chain[-1].source_id]) if chain else article.outlet or OUTLET
    return {"source_original": root, "source_chain": said_by(chain, sources)}
