"""The ledger's types: one event across articles, every figure beside the others, none merged.

Always labelled "computed from these articles": a grade says how these articles stand to each other, not what
happened.
"""

from __future__ import annotations

from typing import Literal

from summarizer.evidence import Verified
from summarizer.summary import Attribution, Count, Place, Time
from summarizer.vocabulary import Grade, ReportRelation


class Report(Verified):
    """One article's figure. ``root_source``: folded name and organisation of the last named link, else null."""

    article_id: str
    casualty_id: str
    count: Count | None
    root_source: str | None
    attribution: list[Attribution]


class Comparison(Verified):
    """Reports that seem to be about one event. ``independent_roots`` counts known roots only."""

    id: str
    label: str
    basis: Literal["computed from these articles"]
    place: Place | None
    time: Time | None
    reports: list[Report]
    relation: ReportRelation
    independent_roots: int
    grade: Grade
