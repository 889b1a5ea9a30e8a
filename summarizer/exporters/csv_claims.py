"""Claims as a table: one row for each statement, with everybody it went through and how sure it is.

Column names are the contract's field names; what each link of a chain has (cue, channel ...) is joined by " -> ",
outermost first. Not responsible for: casualties (csv), what a cell may hold (csv_cells).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.errors import SettingsError
from summarizer.exporters.csv_cells import ARTICLE, EVIDENCE, Row, of_article, of_evidence, table
from summarizer.exporters.items import said_by

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.summary import Claim, Source, Summary

COLUMNS = [
    *ARTICLE, "id", "text", "factuality", "polarity", "hedges", "attribution", "attribution.source_id",
    "attribution.mention", "attribution.cue", "attribution.cue_class", "attribution.mode", "attribution.channel",
    *EVIDENCE,
]  # fmt: skip


def summaries(summaries: Sequence[Summary], single: bool) -> str:
    """The claims of all articles in one table; ``single`` makes no difference here."""
    return table(COLUMNS, (row for summary in summaries for row in _rows(summary)))


def answer(answer: Answer) -> str:
    """Raise SettingsError: an answer holds no claims."""
    raise SettingsError("an answer has no table of claims", "use --format csv for its citations")


def _rows(summary: Summary) -> Iterator[Row]:
    sources = {source.id: source for source in summary.sources}
    article = of_article(summary.article)
    for claim in summary.claims:
        yield {**article, **_row(claim, sources), **of_evidence(claim.evidence)}


def _row(claim: Claim, sources: dict[str, Source]) -> Row:
    links = claim.attribution
    return {
        "id": claim.id, "text": claim.text, "factuality": claim.factuality, "polarity": claim.polarity,
        "hedges": "; ".join(hedge.exact for hedge in claim.hedges), "attribution": said_by(links, sources),
        "attribution.source_id": _chained(link.source_id for link in links),
        "attribution.mention": _chained(link.mention.exact for link in links),
        "attribution.cue": _chained(link.cue.exact if link.cue else "(none)" for link in links),
        "attribution.cue_class": _chained(link.cue_class for link in links),
        "attribution.mode": _chained(link.mode for link in links),
        "attribution.channel": _chained(link.channel for link in links),
    }  # fmt: skip


def _chained(parts: Iterator[str]) -> str:
    return " -> ".join(parts)
