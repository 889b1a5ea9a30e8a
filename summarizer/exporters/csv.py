"""Casualties as a table, one row for each reported figure; for an answer, one row for each citation.

Column names are the contract's field names. Figures belong to whoever gave them and are never summed: a total and its
parts are separate rows, linked by ``part_of``. One file holds one table: the claims have their own (csv_claims).
Not responsible for: what a cell may hold (csv_cells).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.exporters.csv_cells import ARTICLE, EVIDENCE, Row, of_article, of_count, of_evidence, table
from summarizer.exporters.items import said_by

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.summary import CasualtyReport, Source, Summary

COLUMNS = [
    *ARTICLE, "id", "kind", "count.text", "count.low", "count.best", "count.high", "count.qualifier", "victims",
    "victim_status", "perpetrator_text", "perpetrator", "means", "motive", "place.name", "place.precision", "time.text",
    "time.start", "time.end", "time.precision", "time.basis", "factuality", "attribution", "claim_id", "part_of",
    *EVIDENCE,
]  # fmt: skip

ANSWER_COLUMNS = ["question", "status", "sentence", "text", "n", *ARTICLE, *EVIDENCE]


def summaries(summaries: Sequence[Summary], single: bool) -> str:
    """The casualties of all articles in one table; ``single`` makes no difference here."""
    return table(COLUMNS, (row for summary in summaries for row in _rows(summary)))


def answer(answer: Answer) -> str:
    """A row for each citation of each sentence; a refusal is one row with its status."""
    return table(ANSWER_COLUMNS, _cited(answer))


def _rows(summary: Summary) -> Iterator[Row]:
    sources = {source.id: source for source in summary.sources}
    article = of_article(summary.article)
    for report in summary.casualties:
        yield {**article, **_row(report, sources), **of_count(report), **of_evidence(report.evidence)}


def _row(report: CasualtyReport, sources: dict[str, Source]) -> Row:
    row: Row = {
        "id": report.id, "kind": report.kind, "victims": report.victims, "victim_status": report.victim_status,
        "perpetrator_text": report.perpetrator_text, "perpetrator": report.perpetrator, "means": report.means,
        "motive": report.motive.text if report.motive else None, "factuality": report.factuality,
        "attribution": said_by(report.attribution, sources), "claim_id": report.claim_id, "part_of": report.part_of,
    }  # fmt: skip
    if report.place:
        row |= {"place.name": report.place.name, "place.precision": report.place.precision}
    if report.time:
        row |= {f"time.{name}": value for name, value in report.time.model_dump().items()}
    return row


def _cited(answer: Answer) -> Iterator[Row]:
    about: Row = {"question": answer.question, "status": answer.status}
    if not answer.sentences:
        yield about
    citations = {citation.n: citation for citation in answer.citations}
    for number, sentence in enumerate(answer.sentences, start=1):
        for n in sentence.citations:
            cited = citations[n]
            where: Row = {
                "article_id": cited.evidence.article_id, "title": cited.title, "outlet": cited.outlet,
                "published": cited.published, "url": cited.url,
            }  # fmt: skip
            said: Row = {"sentence": number, "text": sentence.text, "n": n}
            yield {**about, **said, **where, **of_evidence([cited.evidence])}
