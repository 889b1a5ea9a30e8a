"""The casualties of the event an article reports, out of all that its summary holds.

A summary keeps every figure with whoever gave it, old ones and sums over years too. Answer keys list the victims of
the event, each group once. So rows of nobody, figures that are denied, what is of another time, and the same figure
from a second speaker are left out. Not responsible for: the words of a row in the keys' format (casualties).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evals.public.eras import is_history, is_statistic
from summarizer import Article, CasualtyReport, Summary

_COURT = re.compile(
    r"\b(?:sentenced?|convict\w*|jailed|trial|court|pleaded|pled|guilty|charged|arraigned|indict\w*|acquitt\w*|verdict|"
    r"jury|judge|prosecut\w*|appeal\w*|parole|extradit\w*|inquest|coroner|retrial|cold\scase)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\b(?:\d{1,2}\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s(?:\d{1,2},\s?)?(\d{4}|\d{2})\b"
    r"(?=[^\n]{0,80}(?:--|—|–|\())"
)
ANYBODY = {"people", "persons", "others", "victims", "bodies", "dead", "men"}
"""Heads of a group that say nothing of who they are."""
OPENING = 2
"""Sentences of the body that open an article: what it says there of an old crime is its own event."""


def of_the_event(summary: Summary) -> list[CasualtyReport]:
    """The reports of the article's own event, each group of victims once; of an article about the past, its past."""
    told = [report for report in summary.casualties if not (report.count and report.count.qualifier == "none")]
    told = [report for report in told if not (_is_many(report) and report.factuality in {"denied", "conditional"})]
    single = [report for report in told if not (_is_many(report) and is_statistic(_statement(report)))]
    year = _year(summary.article)
    now = [report for report in single if _opens(report, summary.article) or not is_history(_statement(report), year)]
    return list(_once(now or [report for report in single if _in_opening(report, summary.article)]))


def _once(reports: list[CasualtyReport]) -> Iterator[CasualtyReport]:
    """Each group of victims once: the same figure of the same or of unsaid people is the same group."""
    seen: list[tuple[str, frozenset[str], str | None]] = []
    totals = {report.id for report in reports}
    for report in reports:
        words = frozenset(report.victims.casefold().split())
        figure = report.count.text.casefold() if report.count else None
        known = any(
            kind == report.kind and told == figure and _are_alike(report, words, other) for kind, other, told in seen
        )
        if not known and not (report.part_of in totals and _is_many(report)):
            seen.append((report.kind, words, figure))
            yield report


def _are_alike(report: CasualtyReport, words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the same figure is of the same or of unsaid people; without a figure one names no more than the other."""
    if report.count is None:
        return words <= other or other <= words
    last = report.victims.casefold().split()[-1]
    return last in other or (_is_many(report) and bool({last, *other} & ANYBODY))


def _statement(report: CasualtyReport) -> str:
    """The sentence of the report's figure, or of its victims."""
    words = report.count.text if report.count else report.victims
    return next((piece.exact for piece in report.evidence if words in piece.exact), report.evidence[0].exact)


def _is_many(report: CasualtyReport) -> bool:
    return report.count is not None and report.count.best != 1


def _opens(report: CasualtyReport, article: Article) -> bool:
    """Whether a deed stands in the opening, as what a court deals with."""
    return _in_opening(report, article) and _COURT.search(_statement(report)) is not None


def _in_opening(report: CasualtyReport, article: Article) -> bool:
    last = article.sentences[min(article.lede + OPENING, len(article.sentences)) - 1]
    return report.evidence[0].start < last.end


def _year(article: Article) -> int | None:
    if article.published is not None:
        return int(article.published[:4])
    match = _DATELINE.search(article.text, article.body_start, article.body_start + 200)
    if match is None:
        return None
    written = int(match[1])
    return written if written > 99 else written + (1900 if written > 40 else 2000)
