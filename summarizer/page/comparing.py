"""The Compare tab: for each event, who says which number, whether from one root, and where it stands.

Not responsible for: comparing (ledger), articles in panes (panes).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarizer import ledger
from summarizer.exporters.html.document import render
from summarizer.exporters.html.sheet import Sheet
from summarizer.exporters.ledger import RELATIONS
from summarizer.exporters.wording import one_line, place_text, time_text
from summarizer.page.panes import Place, panes, where
from summarizer.page.wording import many

if TYPE_CHECKING:
    from summarizer.comparison import Comparison, Report
    from summarizer.exporters.html.sheet import Link
    from summarizer.page.desk import Desk
    from summarizer.page.session import Session
    from summarizer.summary import CasualtyReport, Count, Summary

GRADES = {
    "confirmed": "whoever is said to have done it says so",
    "fair": "two or more independent root sources",
    "weak": "fewer than two root sources are known",
    "contested": "the reports exclude each other",
}
"""Grade in plain words."""


class Row(NamedTuple):
    """One article's figure for the template."""

    token: str
    kind: str
    figure: str
    victims: str
    factuality: str
    quote: str
    chain: list[Link]
    root: str
    article_id: str
    title: str
    where: str


class Event(NamedTuple):
    """One comparison for the template."""

    label: str
    relation: str
    contradicts: bool
    grade: str
    meaning: str
    roots: int
    circumstances: list[tuple[str, str]]
    rows: list[Row]


class Compared(NamedTuple):
    """The ledger and the articles beside it, as HTML, and a line on what was looked at."""

    ledger: str
    beside: str
    line: str


def compare(desk: Desk, session: Session, about: str, article_ids: Sequence[str]) -> Compared:
    """The ledger of chosen articles, else of the library. Raises EngineError, LibraryError."""
    room = desk.room_of(session)
    found = [session.find(desk, key) for key in article_ids]
    chosen = [article for article in found if article is not None]
    topic = about.strip() or None
    known = [session.summary_of(desk, article.id) or room.summarize(article) for article in chosen]
    summaries = known if chosen else room.comparable(topic)
    comparisons = ledger.compare(summaries, topic)
    events, places = _events(comparisons, {summary.article.id: summary for summary in summaries})
    articles = {summary.article.id: summary.article for summary in summaries}
    first = next((place.token for place in places), None)
    line = f"{many(len(summaries), 'article')} looked at, {many(len(events), 'event')} told by more than one report."
    shown = render("ledger.html.j2", events=events, looked=len(summaries))
    return Compared(shown, panes(articles, places, first), line)


def blank() -> Compared:
    """The tab before anything was compared."""
    return Compared(render("ledger.html.j2", events=[], looked=None), "", "")


def _events(comparisons: Sequence[Comparison], summaries: dict[str, Summary]) -> tuple[list[Event], list[Place]]:
    events, places = [], []
    for number, comparison in enumerate(comparisons, 1):
        rows = []
        for at, report in enumerate(comparison.reports, 1):
            token = f"e{number}r{at}"
            summary = summaries[report.article_id]
            casualty = next(item for item in summary.casualties if item.id == report.casualty_id)
            rows.append(_row(token, report, casualty, summary, comparison.reports[: at - 1]))
            places += [Place(report.article_id, piece.start, piece.end, token) for piece in casualty.evidence]
        events.append(_event(comparison, rows))
    return events, places


def _event(comparison: Comparison, rows: list[Row]) -> Event:
    circumstances = [("where", place_text(comparison.place))] if comparison.place else []
    circumstances += [("when", time_text(comparison.time))] if comparison.time else []
    relation = RELATIONS[comparison.relation]
    return Event(
        one_line(comparison.label), relation.replace("CONTRADICTION: ", ""), "CONTRADICTION" in relation,
        comparison.grade, GRADES[comparison.grade], comparison.independent_roots, circumstances, rows,
    )  # fmt: skip


def _row(token: str, report: Report, casualty: CasualtyReport, summary: Summary, above: Sequence[Report]) -> Row:
    article, chain = summary.article, Sheet(summary).chain(report.attribution)
    quote = " … ".join(one_line(piece.exact) for piece in casualty.evidence)
    return Row(
        token, casualty.kind, _figure(report.count), _victims(casualty), casualty.factuality, quote,
        chain, _root(report, above, chain), article.id,
        one_line(article.title or "Untitled article"), where(article),
    )  # fmt: skip


def _figure(count: Count | None) -> str:
    """The words of a figure, with the numbers that they mean and do not hold in figures."""
    if count is None:
        return "no number"
    words = one_line(count.text)
    known = {"low ": count.low, "best ": count.best, "high ": count.high}
    if count.low is not None and count.low == count.best == count.high:
        known = {"": count.low}
    told = [f"{name}{value:,}" for name, value in known.items() if value is not None and f"{value:,}" not in words]
    return f"{words} ({', '.join(told)})" if told else words


def _victims(casualty: CasualtyReport) -> str:
    """Who was harmed, unless the figure's own words are all that is said of them."""
    words = one_line(casualty.victims)
    return "" if casualty.count is not None and words == one_line(casualty.count.text) else words


def _root(report: Report, above: Sequence[Report], chain: Sequence[Link]) -> str:
    """Where the figure comes from, as seen from the rows above it."""
    if report.root_source is None:
        return "root unknown, so not counted as independent"
    same = next((at for at, other in enumerate(above, 1) if other.root_source == report.root_source), None)
    named = [link.name for link in chain if not link.unnamed]
    return f"same root as row {same}" if same else f"root: {named[-1] if named else one_line(report.root_source)}"
