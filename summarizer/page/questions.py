"""Questions to try: made of what the articles are known to hold, for an empty desk and for a refusal.

Not responsible for: answering them (newsroom).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.exporters.wording import one_line

if TYPE_CHECKING:
    from summarizer.summary import Summary

MOST = 3
LONGEST = 90
WHO = {
    "killed": "Who reported the killings?",
    "injured": "Who reported the injured?",
    "missing": "Who is missing, and who says so?",
    "abducted": "Who was abducted, and who says so?",
    "detained": "Who was detained, and by whom?",
    "held": "Who is held, and by whom?",
    "displaced": "How many people were displaced?",
    "trapped": "Who is trapped, and who says so?",
}
"""Kind of casualty -> a question on it."""


def to_try(summaries: Iterable[Summary], asked: str = "") -> list[str]:
    """At most three questions that these summaries hold something for, one of each kind before a second."""
    ways = [list(_of(summary)) for summary in summaries]
    found: list[str] = []
    for rank in range(max(map(len, ways), default=0)):
        found += [way[rank] for way in ways if len(way) > rank]
    return [question for question in dict.fromkeys(found) if question != asked][:MOST]


def _of(summary: Summary) -> Iterator[str]:
    kinds: Sequence[str] = list(dict.fromkeys(report.kind for report in summary.casualties))
    yield from (WHO[kind] for kind in kinds[:1])
    named = [source for source in summary.sources if source.named == "named" and source.name and source.role]
    yield from (
        question for source in named[:2] if len(question := f"What did {one_line(source.name or '')} say?") <= LONGEST
    )
    if any(claim.factuality == "denied" for claim in summary.claims):
        yield "What was denied, and by whom?"
    if summary.control:
        yield "Who controls what?"
    yield from (WHO[kind] for kind in kinds[1:])
    if any(claim.factuality in {"alleged", "reported"} for claim in summary.claims):
        yield "What is not confirmed?"
