"""The page of a run: whole, self-contained, and nothing in it but text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evals.browse import rendered
from evals.runner import Plan, run_suites
from evals.scoring import Row
from tests.evals.desk import golden_folder


def test_every_case_is_on_the_page_with_its_reasons_and_marks(tmp_path: Path) -> None:
    golden = golden_folder(tmp_path / "golden")
    run = run_suites(Plan(suites=("summaries", "questions"), golden=golden, runs=tmp_path / "runs"), lambda *_: None)
    first = run.results[0]
    hostile = replace(first, rows=(Row("claims F1", "<script>alert(1)</script>", 0, 1, "\u202egnorw"), *first.rows))
    page = rendered(replace(run, results=[hostile, *run.results[1:]]), run, golden)
    assert all(f'id="{result.suite}-{result.case}-0"' in page for result in run.results)
    assert "How many farmers were killed near Orlo?" in page
    assert '<span class="gold got">' in page
    assert page.count("<script>") == 1
    assert "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page
    assert "src=" not in page
    assert "http://" not in page.replace('content="no-referrer"', "")


def test_a_case_that_flipped_is_marked(tmp_path: Path) -> None:
    golden = golden_folder(tmp_path / "golden")
    run = run_suites(Plan(suites=("questions",), golden=golden, runs=tmp_path / "runs"), lambda *_: None)
    spoilt = [
        replace(result, rows=tuple(row._replace(hit=0.0) if row.metric == "status" else row for row in result.rows))
        for result in run.results
    ]
    page = rendered(replace(run, results=spoilt), run, golden)
    assert "now wrong: status" in page
    assert "data-flipped" in page
    assert "data-flipped" not in rendered(run, run, golden)
