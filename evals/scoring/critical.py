"""Items marked critical: each error of attribution or number in them, one by one, for the gate.

A row for each thing that can be wrong: ``c1 found``, ``c1 speaker``, ``k1 figure`` ... A row with nothing hit is an
error; the baseline lists those it knows, and any other one fails the gate (gate).
"""

from __future__ import annotations

from collections.abc import Iterator

from evals.scoring.answers import chain_fault as chain_not_named
from evals.scoring.answers import nobodys_numbers, numbers_in
from evals.scoring.figures import numeral_fault
from evals.scoring.material import QuestionCase, Score, SummaryCase
from evals.scoring.statements import chain_fault


def summary_items(case: SummaryCase) -> Iterator[Score]:
    """Critical claims and casualties: found, by the right speakers, with the right figure."""
    claims = {gold.key: (gold, got) for gold, got in case.claims}
    casualties = {gold.key: (gold, got) for gold, got in case.casualties}
    golden = {claim.key: claim for claim in case.gold.claims}
    for key in case.gold.critical:
        yield _row(key, "found", None if key in claims or key in casualties else "missed")
        if key in claims:
            yield _row(key, "speaker", chain_fault(case, *claims[key]))
        if key in casualties:
            gold, got = casualties[key]
            yield _row(key, "figure", numeral_fault(gold, got))
            if gold.claim in golden:
                yield _row(key, "speaker", chain_fault(case, golden[gold.claim], got))


def answer(case: QuestionCase) -> Iterator[Score]:
    """A critical question: answered or refused as it should be, no wrong number, nobody's words given to another."""
    if not case.gold.critical:
        return
    if "crash" in case.got:
        yield _row("", "answered", "crashed")
        return
    if case.refused != case.unanswerable and not (case.refused and case.got["status"] in case.gold.status):
        yield _row("", "answered", "answered what is not told" if case.unanswerable else "refused")
        return
    yield _row("", "answered", None)
    if case.refused:
        return
    guilty = [words for words in case.gold.forbidden if case.says(words)]
    yield _row("", "forbidden", f"says {', '.join(guilty)}" if guilty else None)
    strangers = nobodys_numbers(case)
    yield _row("", "numbers", f"{', '.join(strangers)} stands nowhere in what is cited" if strangers else None)
    figures = [fact for fact in case.gold.facts if any(numbers_in(words) for words in fact)]
    unsaid = [" / ".join(fact) for fact in figures if not any(case.says(words) for words in fact)]
    yield _row("", "figures", f"does not say {'; '.join(unsaid)}" if unsaid else None)
    if case.gold.chain:
        yield _row("", "speaker", chain_not_named(case))


def _row(key: str, what: str, fault: str | None) -> Score:
    return Score(float(fault is None), 1, f"{key} {what}".strip(), fault or "right")
