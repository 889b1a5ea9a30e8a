"""The family of metrics: (suite, name) -> a function from a case to rows, each ``hit`` of ``of`` with a reason.

A metric's figure is the sum of ``hit`` over the sum of ``of`` (micro). A new metric is one function and one line here.
A metric that crashes is a row with nothing hit, and so is an engine that does (``completed``). Not responsible for:
running engines (runner), intervals (figures).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from evals.scoring import answers, citations, critical, figures, items, prose, statements
from evals.scoring.material import QuestionCase, Score, SearchCase, SummaryCase

Suite = Literal["summaries", "questions", "retrieval"]
SUITES: tuple[Suite, ...] = ("summaries", "questions", "retrieval")
EMBEDDINGS = {"none": "words", "minilm": "minilm"}
"""Searches that the retrieval suite compares: the setting's value and what it is called in a table."""
DEPTHS = (1, 3, 8)
EXACT = 0.0
TOLERANCE = 0.01
"""How far a figure may drop below the baseline; nothing may of what is EXACT."""


class Metric(NamedTuple):
    """One metric: its group in tables, what it measures, and how far it may drop in the gate."""

    name: str
    group: str
    score: Callable[[Any], Iterator[Score]]
    tolerance: float = TOLERANCE


class Row(NamedTuple):
    """One row of one metric on one case."""

    metric: str
    item: str
    hit: float
    of: float
    reason: str


def _item_metrics() -> Iterator[Metric]:
    for name in items.LISTS:
        yield Metric(f"{name} F1", "items", items.f1(name))
        yield Metric(f"{name} precision", "items", items.precision(name))
        yield Metric(f"{name} recall", "items", items.recall(name))


def _search_metrics() -> Iterator[Metric]:
    for setting, called in EMBEDDINGS.items():
        for k in DEPTHS:
            yield Metric(f"recall@{k} {called}", "search", citations.recall_at(k, setting))
        yield Metric(f"MRR {called}", "search", citations.reciprocal_rank(setting))


def _completed(case: SummaryCase | QuestionCase | SearchCase) -> Iterator[Score]:
    """The engine came to an end; what it crashed with otherwise."""
    crash = case.got.get("crash")
    yield Score(float(not crash), 1, "run", str(crash or "completed"))


METRICS: dict[str, tuple[Metric, ...]] = {
    "summaries": (
        Metric("completed", "run", _completed, EXACT),
        *_item_metrics(),
        Metric("chain exact", "statements", statements.chain_exact),
        Metric("factuality", "statements", statements.factuality),
        Metric("polarity", "statements", statements.polarity),
        Metric("mode", "statements", statements.mode),
        Metric("hedges kept", "statements", statements.hedges_kept),
        Metric("source kind", "statements", statements.source_kind),
        Metric("force kind", "statements", statements.force_kind),
        Metric("numerals exact", "figures", figures.numerals, EXACT),
        Metric("part of", "figures", figures.part_of),
        Metric("perpetrator", "figures", figures.perpetrator),
        Metric("casualty place", "figures", figures.casualty_place),
        Metric("casualty days", "figures", figures.casualty_days),
        Metric("timeline days", "figures", figures.timeline_days),
        Metric("abstract coverage", "prose", prose.abstract_coverage),
        Metric("must not", "prose", prose.must_not, EXACT),
        Metric("grounded", "prose", prose.grounded),
        Metric("critical", "critical", critical.summary_items),
    ),
    "questions": (
        Metric("completed", "run", _completed, EXACT),
        Metric("status", "answers", answers.status),
        Metric("abstention precision", "answers", answers.abstention_precision),
        Metric("abstention recall", "answers", answers.abstention_recall),
        Metric("facts", "answers", answers.facts),
        Metric("chain named", "answers", answers.chain_named),
        Metric("hedge kept", "answers", answers.hedge_kept),
        Metric("numbers cited", "answers", answers.numbers_cited, EXACT),
        Metric("forbidden absent", "answers", answers.forbidden, EXACT),
        Metric("citation precision", "citations", citations.citation_precision),
        Metric("citation recall", "citations", citations.citation_recall),
        Metric("critical", "critical", critical.answer),
    ),
    "retrieval": (Metric("completed", "run", _completed, EXACT), *_search_metrics()),
}
"""Suite -> its metrics, in the order of tables."""


def measure(suite: str, case: SummaryCase | QuestionCase | SearchCase) -> list[Row]:
    """Every metric of the suite on one case."""
    return [Row(metric.name, *_fields(score)) for metric in METRICS[suite] for score in _scores(metric, case)]


def _fields(score: Score) -> tuple[str, float, float, str]:
    return score.item, score.hit, score.of, score.reason


def _scores(metric: Metric, case: Any) -> list[Score]:
    try:
        return list(metric.score(case))
    except Exception as error:  # a metric that crashes on odd output is a finding of its own
        return [Score(0, 1, "crash", f"the metric crashed: {type(error).__name__}: {error}")]
