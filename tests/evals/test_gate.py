"""The gate bites: every way to spoil the outputs of one run of the golden cases fails it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.gate import Baseline, NoBaseline, judge, worse_cases
from evals.runner import Plan, Run, rescored, run_suites
from evals.runner.work import Golden
from evals.scoring import Row
from tests.evals.mutations import MUTATIONS, Mutation


@pytest.fixture(scope="module")
def golden() -> Golden:
    return Golden(Plan().golden)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """One run of the golden summaries and questions; its outputs are spoilt by the tests."""
    plan = Plan(suites=("summaries", "questions"), runs=tmp_path_factory.mktemp("runs"))
    return run_suites(plan, lambda *_: None)


@pytest.fixture(scope="module")
def baseline(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Baseline:
    path = tmp_path_factory.mktemp("baseline") / "offline.json"
    Baseline.of(run).write(path)
    return Baseline.read(path)


def test_the_same_outputs_pass(run: Run, baseline: Baseline, golden: Golden) -> None:
    verdict = judge(rescored(run, golden), baseline)
    assert (verdict.failures, verdict.gains) == ([], [])


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_the_gate_bites(mutation: Mutation, run: Run, baseline: Baseline, golden: Golden) -> None:
    spoilt = replace(run, results=list(mutation(run.results, golden)))
    assert [result.output for result in spoilt.results] != [result.output for result in run.results]
    verdict = judge(rescored(spoilt, golden), baseline)
    assert verdict.failures


@pytest.mark.parametrize("mutation", [m for m in MUTATIONS if "one_digit" in m.__name__ or "speakers" in m.__name__])
def test_one_wrong_digit_or_speaker_is_a_critical_error(
    mutation: Mutation, run: Run, baseline: Baseline, golden: Golden
) -> None:
    spoilt = replace(run, results=list(mutation(run.results, golden)))
    verdict = judge(rescored(spoilt, golden), baseline)
    assert any(line.startswith("critical ") for line in verdict.failures)


def test_a_known_error_is_not_a_new_one_and_a_case_may_not_vanish(run: Run, baseline: Baseline) -> None:
    result = run.results[0]
    wrong = replace(result, rows=(*result.rows, Row("critical", "c99 speaker", 0, 1, "expected A, got B")))
    spoilt = replace(run, results=[wrong, *run.results[1:]])
    assert any("c99 speaker: expected A, got B" in line for line in judge(spoilt, baseline).failures)
    assert judge(spoilt, Baseline.of(spoilt)).holds
    fewer = replace(run, results=run.results[1:])
    assert any(f"{result.suite}/{result.case}: the case is gone" in line for line in judge(fewer, baseline).failures)


def test_worse_cases_are_told_one_by_one(run: Run, baseline: Baseline) -> None:
    assert set(map(tuple, worse_cases(run.results, baseline).values())) == {()}
    result = run.results[0]
    nothing = tuple(replaced._replace(hit=0.0) for replaced in result.rows)
    worse = worse_cases([replace(result, rows=nothing)], baseline)
    assert worse[f"{result.suite}/{result.case}"]
    stranger = replace(result, case="new", rows=(Row("facts", "ten", 0, 1, "does not say ten"),))
    assert worse_cases([stranger], baseline) == {"summaries/new": ["facts: ten: does not say ten"]}


def test_a_baseline_that_is_not_there_or_broken_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoBaseline, match="accept makes one"):
        Baseline.read(tmp_path / "none.json")
    (tmp_path / "odd.json").write_text(json.dumps({"cases": {}}), encoding="utf-8")
    with pytest.raises(NoBaseline, match="cannot be read"):
        Baseline.read(tmp_path / "odd.json")
