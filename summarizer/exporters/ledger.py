"""The ledger for reading: one event after another, every figure with who gave it and where it stands.

Not a member of the family of formats: it writes comparisons, not summaries. Not responsible for: comparing (ledger).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer.exporters.wording import chain, figure, one_line

if TYPE_CHECKING:
    from summarizer.comparison import Comparison, Report
    from summarizer.summary import Summary

RELATIONS = {
    "same-root": "one root source, told more than once",
    "supports": "sources agree",
    "refines": "figures can both be right; one says more",
    "contradicts-number": "CONTRADICTION: the figures exclude each other",
    "contradicts-victims": "CONTRADICTION: civilians in one, fighters in another",
    "contradicts-actor": "CONTRADICTION: different perpetrators",
    "contradicts-time": "CONTRADICTION: different days",
}
"""How reports stand to each other, in words."""


def text(comparisons: Sequence[Comparison], summaries: Iterable[Summary]) -> str:
    """Every comparison in plain text; ``summaries`` are those that were compared."""
    known = {summary.article.id: summary for summary in summaries}
    return "\n".join(_block(comparison, known) for comparison in comparisons)


def _block(comparison: Comparison, known: Mapping[str, Summary]) -> str:
    roots = comparison.independent_roots
    counted = f"{roots} independent root source{'s' if roots != 1 else ''} known"
    head = [one_line(f"{comparison.id}  {comparison.label}")]
    head += [f"    {RELATIONS[comparison.relation]}", f"    grade {comparison.grade}, {counted}; {comparison.basis}"]
    rows = [line for report in comparison.reports for line in _rows(report, known[report.article_id])]
    return "\n".join([*head, *rows, ""])


def _rows(report: Report, summary: Summary) -> list[str]:
    casualty = next(each for each in summary.casualties if each.id == report.casualty_id)
    article = summary.article
    told = ", ".join([article.outlet or "unnamed outlet", (article.published or "undated")[:10]])
    sources = {source.id: source for source in summary.sources}
    who = chain(report.attribution, sources) or "the outlet itself"
    start, end = casualty.evidence[0].start, casualty.evidence[-1].end
    return [
        f"    {one_line(figure(report.count))}  {one_line(casualty.victims)}; {casualty.factuality}",
        f"        says   {one_line(who)}",
        f"        in     {one_line(told)}: {casualty.id}, characters [{start}-{end}] of article {article.id}",
    ]
