"""Running suites: over a scripted model's server, kept outputs, crashes, repeats, the same digits twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from evals.cli import app
from evals.figures import changes, figures, flips
from evals.runner import Plan, Run, RunError, read_run, rescored, run_suites, write_run
from evals.runner.work import Golden
from summarizer import Newsroom
from tests.evals.desk import HonestServer, golden_folder


def quiet(suite: str, done: int, of: int) -> None:
    assert 0 < done <= of, suite


@pytest.fixture(scope="module")
def server() -> Iterator[HonestServer]:
    with HonestServer() as running:
        yield running


def plan_of(folder: Path, **given: Any) -> Plan:
    return Plan(golden=golden_folder(folder / "golden"), runs=folder / "runs", **given)


def llm_plan(folder: Path, server: HonestServer, **given: Any) -> Plan:
    settings = {"home": folder / "home", "base_url": server.base_url, "api_key": "none", "embedding": "none"}
    suites = ("summaries", "questions")
    return plan_of(folder, engine="llm", model="scripted", suites=suites, settings=settings, **given)


def value_of(run: Run) -> dict[str, float]:
    return {f"{figure.suite} {figure.metric}": figure.value for figure in figures(run.results)}


def test_a_model_that_tells_all_rightly_has_full_marks(tmp_path: Path, server: HonestServer) -> None:
    run = run_suites(llm_plan(tmp_path, server), quiet)
    wrong = [(result.case, row) for result in run.results for row in result.rows if row.hit < row.of]
    assert wrong == []
    assert {f"summaries {name} F1" for name in ("claims", "casualties", "control", "timeline")} <= set(value_of(run))
    assert value_of(run)["questions abstention recall"] == 1
    assert (run.settings["engine"], run.settings["model"]) == ("llm", "scripted")
    assert all(timing.tokens_in for timing in run.timings)


def test_the_judge_is_asked_beside_and_measured_by_the_gold(tmp_path: Path, server: HonestServer) -> None:
    from evals.verdicts import judge_run, load_judge

    plan = llm_plan(tmp_path, server)
    run = run_suites(plan, quiet)
    judged = judge_run(run, plan, load_judge(plan))
    asked = server.count
    assert value_of(judged)["questions judged correct"] == 0.5
    assert value_of(judged)["questions judge agrees"] == 0.5
    assert {figure.group for figure in figures(judged.results)} >= {"judge", "answers"}
    assert judge_run(run, plan, load_judge(plan)) == judged
    assert server.count == asked, "verdicts are kept"


def test_two_runs_give_the_same_digits(tmp_path: Path) -> None:
    first, second = (run_suites(plan_of(tmp_path, fresh=True, tag=tag), quiet) for tag in "ab")
    assert first.results == second.results
    assert figures(first.results) == figures(second.results)
    lines = [(write_run(run, tmp_path / "runs") / "results.jsonl").read_bytes() for run in (first, second)]
    assert lines[0] == lines[1]
    assert (tmp_path / "runs" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    again = read_run("-b", tmp_path / "runs")
    assert (again.results, again.settings) == (second.results, second.settings)
    assert rescored(again, Golden(tmp_path / "golden")).results == second.results


class Counting(Newsroom):
    """Counts what it summarizes, and crashes on demand."""

    done = 0
    broken = False

    def summarize(self, article: Any) -> Any:
        if self.broken:
            raise RuntimeError("out of ink")
        self.done += 1
        return super().summarize(article)


def test_a_crash_is_a_row_and_is_tried_again_while_what_worked_is_kept(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, suites=("summaries",))
    room = Counting(engine="offline")
    room.broken = True
    crashed = run_suites(plan, quiet, room)
    assert crashed.results[0].output["crash"] == "RuntimeError: out of ink"
    assert value_of(crashed)["summaries completed"] == 0
    assert value_of(crashed)["summaries claims recall"] == 0
    room.broken = False
    whole = run_suites(plan, quiet, room)
    again = run_suites(plan, quiet, room)
    assert room.done == 1
    assert [timing.kept for timing in (*whole.timings, *again.timings)] == [False, True]
    assert whole.results == again.results
    turned = {flip.metric: flip for flip in flips(crashed.results, whole.results)}
    assert turned["completed"].now_right
    assert turned["completed"].reasons == ("run: RuntimeError: out of ink",)
    gained = {change.metric: change for change in changes(crashed.results, whole.results)}["claims recall"]
    assert gained.before < gained.after


def test_every_repeat_is_run_and_only_so_many_cases(tmp_path: Path) -> None:
    room = Counting(engine="offline")
    run = run_suites(plan_of(tmp_path, suites=("questions",), repeat=2, limit=1), quiet, room)
    assert [(result.case, result.repeat) for result in run.results] == [("orlo-toll", 0), ("orlo-toll", 1)]
    assert run.results[0].rows == run.results[1].rows
    assert {figure.cases for figure in figures(run.results)} == {1}


def test_a_run_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="there is no run that ends in nothing"):
        read_run("nothing", tmp_path)


def command(*args: object) -> Any:
    return CliRunner().invoke(app, [str(arg) for arg in args])


def test_the_commands(tmp_path: Path) -> None:
    golden, runs, baseline = golden_folder(tmp_path / "golden"), tmp_path / "runs", tmp_path / "baseline.json"
    where = ("--golden", golden, "--runs", runs)
    for tag in ("one", "two"):
        done = command("run", "all", "--tag", tag, *where)
        assert done.exit_code == 0, done.output
    assert "claims F1" in done.stdout
    assert "MRR minilm" in done.stdout
    unjudged = command("run", "questions", "--judge", *where)
    assert (unjudged.exit_code, "no model is configured" in unjudged.stderr) == (1, True)
    assert "no figure differs" in command("compare", "one", "two", "--runs", runs).stdout
    assert command("compare", "one", "three", "--runs", runs).exit_code == 1
    page = command("report", "two", "--against", "one", "--runs", runs)
    assert page.exit_code == 0, page.output
    assert "makes one" in command("gate", "--baseline", baseline, *where).stderr
    assert "the first baseline" in command("accept", "--baseline", baseline, *where).stdout
    assert "the gate holds" in command("gate", "--baseline", baseline, *where).stdout
    spoilt = json.loads(baseline.read_text(encoding="utf-8"))
    spoilt["cases"]["questions"]["orlo-mayor"]["status"] = [2, 1]
    spoilt["cases"]["questions"]["gone"] = {}
    baseline.write_text(json.dumps(spoilt), encoding="utf-8")
    failed = command("gate", "--baseline", baseline, *where)
    assert failed.exit_code == 1
    assert "questions status" in failed.stderr
    assert "questions/gone: the case is gone" in failed.stderr
    moved = command("accept", "--baseline", baseline, *where)
    assert "0 cases are new, 1 are gone" in moved.stdout
    assert "worse: questions status" in moved.stdout
