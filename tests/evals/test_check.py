"""Golden files: what is wrong with them is told, and a skeleton can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.archive import Archive
from evals.cases import CaseError, summaries
from evals.check import check
from evals.cli import app
from evals.start import start
from tests.evals.desk import NAME, QUESTIONS, SUMMARY, golden_folder


def problems(folder: Path, summary: str = SUMMARY, questions: str = QUESTIONS) -> list[str]:
    return [str(problem) for problem in check(Archive(golden_folder(folder, summary, questions))).problems]


def test_good_files_have_no_problem_and_are_counted(tmp_path: Path) -> None:
    assert problems(tmp_path) == []
    counts = check(Archive(tmp_path)).counts
    assert (counts["topic"], counts["kind"]) == ({"conflict": 1}, {"how-many": 1, "unanswerable": 1})
    assert counts["critical"] == {"summary_items": 2, "questions": 1}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "by government troops near",
            "by government tanks near",
            "error: orlo-farmers: claim c1: 'At least nine farmers",
        ),
        ("name: Tomas Brekk", "name: Tomas Brack", "'Tomas Brack' does not stand"),
        ("chain: [brekk]", "chain: [nobody]", "c1: there is no source nobody"),
        ("claim: c1,", "claim: c7,", "k1: there is no claim c7"),
        ("critical: [c1, k1]", "critical: [c1, k9]", "critical: no claim or casualty k9"),
        ("low: 9}", "low: 10}", "warning: orlo-farmers k1: 'At least nine' is read as (9, None, None)"),
        ("end: 2024-03-05", "end: 2024-03-01", "ends before it starts"),
        ("key: c2", "key: c1", "the key c1 is given twice"),
        ("topic: conflict", "topic: war", "error: summaries: orlo-farmers.yaml:  topic"),
        ("note: a", "notes: a", "orlo-farmers.yaml:  note: Field required"),
        ('must_not: ["19 farmers"', 'must_not: ["nine farmers"', "stands in the article itself"),
        ("cue: said}", "cue: said, hedges: [near]}", "stated in spite of its hedges"),
    ],
)
def test_a_wrong_summary_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in SUMMARY
    assert any(told in problem for problem in problems(tmp_path, SUMMARY.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("quote: \"At least nine", "quote: \"At least ten", "does not stand in orlo-farmers"),
        ("articles: [orlo-farmers]\n  question: \"Who", "articles: [x]\n  question: \"Who", "there is no article x.md"),
        ("id: orlo-mayor", "id: orlo-toll", "more than one question orlo-toll"),
        ("chain: [Tomas Brekk]", "chain: [Tomas Stone]", "'Tomas Stone' stands in none"),
        ('forbidden: ["19"', 'forbidden: ["nine"', "forbidden 'nine' stands in a required fact"),
        ('forbidden: ["19"', 'forbidden: ["Orlo"', "warning: orlo-toll: forbidden 'Orlo' stands in the question"),
        ("status: [not-in-articles]", "status: [answered]", "orlo-mayor: an answer needs evidence"),
        ("status: [answered]", "status: [not-in-articles]", "a refusal has no facts"),
        ("kind: how-many", "kind: how-much", "orlo-toll kind"),
    ],
)  # fmt: skip
def test_a_wrong_question_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in QUESTIONS
    assert any(told in problem for problem in problems(tmp_path, SUMMARY, QUESTIONS.replace(old, new)))


def test_the_command_fails_on_errors_only(tmp_path: Path) -> None:
    golden_folder(tmp_path, SUMMARY.replace("low: 9}", "low: 10}"))
    assert CliRunner().invoke(app, ["check", "--golden", str(tmp_path)]).exit_code == 0
    golden_folder(tmp_path, SUMMARY.replace("claim: c1,", "claim: c7,"))
    assert CliRunner().invoke(app, ["check", "--golden", str(tmp_path)]).exit_code == 1


def test_a_new_article_gets_files_that_can_be_read_and_are_never_written_over(tmp_path: Path) -> None:
    golden_folder(tmp_path)
    for folder in ("summaries", "questions"):
        (tmp_path / folder / f"{NAME}.yaml").unlink()
    assert CliRunner().invoke(app, ["new", NAME, "--golden", str(tmp_path)]).exit_code == 0
    text = (tmp_path / "summaries" / f"{NAME}.yaml").read_text(encoding="utf-8")
    assert "# [2] At least nine farmers were killed" in text
    assert [gold.name for gold in summaries(tmp_path)] == [NAME]
    assert [str(problem) for problem in check(Archive(tmp_path)).problems] == []
    with pytest.raises(CaseError, match="is there already"):
        start(NAME, Archive(tmp_path))
    with pytest.raises(CaseError, match="no article"):
        start("nothing", Archive(tmp_path))
