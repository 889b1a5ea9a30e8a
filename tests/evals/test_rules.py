from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.cli import app
from evals.desk import RememberingNewsroom
from evals.report import by_rule
from evals.rules import RuleFigures, measure
from tests.evals.conftest import write_rows

STORY = (
    "Two farmers were killed by a landslide near Orrin on Tuesday. "
    "According to the mayor, the road had been closed. "
    "The mayor said the rain would go on. "
    "Three hikers died in the hills."
)

SCORER = """
import json, sys
task, predictions, flag, path = sys.argv[1:]
field, figure, key = {"attribution": ("attributions", "speaker+content", "content"),
                      "casualties": ("items", "items", "victims")}[task]
gold = {row["doc_id"]: set(row["gold"]) for row in map(json.loads, open(path, encoding="utf-8"))}
rows = [json.loads(line) for line in open(predictions, encoding="utf-8")]
told = [(row["doc_id"], one[key] if task == "attribution" else one[key][0]) for row in rows for one in row[field]]
right = {pair for pair in told if pair[1] in gold[pair[0]]}
found = {"p": round(len(right) / len(told), 4) if told else 0.0, "n_pred": len(told)}
print(json.dumps({"set": "own", figure: {**found, "n_gold": sum(map(len, gold.values()))}}))
"""


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """One text with two sayings and two casualties, of which the gold knows one each, and one that no rule finds."""
    (tmp_path / "scorers").mkdir()
    (tmp_path / "scorers" / "run.py").write_text(SCORER, encoding="utf-8")
    row = {"doc_id": "o/1", "set": "own", "text": STORY}
    write_rows(tmp_path / "own" / "attribution.jsonl", {**row, "gold": ["the road had been closed"]})
    write_rows(tmp_path / "own" / "casualties.jsonl", {**row, "gold": ["farmers", "Nobody"]})
    return tmp_path


def test_each_rule_is_judged_by_the_sets_own_scorer(annotated: Path) -> None:
    figures = {(row.task, row.rule): row for row in measure(annotated, RememberingNewsroom(engine="offline"))}
    assert figures["attribution", "according_to"] == RuleFigures("attribution", "own", "according_to", 1, 1, 0, 1.0)
    assert figures["attribution", "cue_verbs"] == RuleFigures("attribution", "own", "cue_verbs", 1, 0, 1, 0.0)
    harm = [row for (task, _), row in figures.items() if task == "casualties"]
    assert sorted((row.fired, row.right, row.alone) for row in harm) == [(1, 0, 0.0), (1, 1, 0.5)]
    assert all(row.rule != "untraced" for row in harm)


def test_the_command_prints_a_table_or_json(annotated: Path) -> None:
    table = CliRunner().invoke(app, ["rules", "--data", str(annotated)])
    assert table.exit_code == 0, table.output
    assert table.stdout.splitlines()[0].split() == [
        "task", "set", "rule", "fired", "right", "wrong", "precise", "alone",
    ]  # fmt: skip
    listed = json.loads(CliRunner().invoke(app, ["rules", "--data", str(annotated), "--json"]).stdout)
    assert len(listed) == len(table.stdout.splitlines()) - 1
    assert {row["rule"] for row in listed} >= {"according_to", "cue_verbs"}


def test_a_folder_without_sets_is_an_error_and_a_crash_is_a_row(annotated: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["rules", "--data", str(tmp_path / "scorers")]).exit_code == 1
    write_rows(annotated / "own" / "attribution.jsonl", {"doc_id": "o/2", "set": "own", "gold": []})
    done = CliRunner().invoke(app, ["rules", "--data", str(annotated)])
    assert done.exit_code == 3
    assert "o/2" in done.stderr


def test_rows_of_the_table_are_sorted_by_task_and_by_how_often_a_rule_fired() -> None:
    lines = by_rule([RuleFigures("b", "s", "y", 1, 1, 0, 0.5), RuleFigures("b", "s", "x", 4, 1, 3, -0.25)]).splitlines()
    assert [line.split()[2] for line in lines[1:]] == ["x", "y"]
    assert lines[1].split()[-2:] == ["0.25", "-0.250"]
