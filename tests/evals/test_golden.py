"""Golden cases as tests (``pytest --golden``): an editor's failing case is a regression test without code.

A case that the baseline knows may not get worse; a new one must be wholly right until it is accepted.
"""

from __future__ import annotations

import pytest

from evals.cases import questions, summaries
from evals.gate import Baseline, worse_cases
from evals.runner import Plan, run_suites

SUITES = ("summaries", "questions")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "golden_case" in metafunc.fixturenames:
        asked = metafunc.config.getoption("--golden", default=False)
        names = [f"summaries/{gold.name}" for gold in summaries()] + [f"questions/{q.id}" for q in questions()]
        metafunc.parametrize("golden_case", names if asked else [])


@pytest.fixture(scope="module")
def worse(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    run = run_suites(Plan(suites=SUITES, runs=tmp_path_factory.mktemp("runs")), lambda *_: None)
    return worse_cases(run.results, Baseline.read())


def test_no_worse_than_accepted(golden_case: str, worse: dict[str, list[str]]) -> None:
    if worse[golden_case]:
        pytest.fail("\n".join(worse[golden_case]), pytrace=False)
