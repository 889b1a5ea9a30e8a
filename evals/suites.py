"""The commands of the golden suites: run, compare, report, gate, accept, check, new.

stdout carries the figures, stderr progress and errors. Exit codes as in cli. Not responsible for: the work itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from evals.runner import Plan, Run

SuiteName = Literal["summaries", "questions", "retrieval", "all"]
GoldenFolder = Annotated[
    Path | None, typer.Option(exists=True, file_okay=False, help="Another folder of golden files.")
]
RunsFolder = Annotated[Path | None, typer.Option(file_okay=False, help="Another folder of runs.")]
RunName = Annotated[str, typer.Argument(help="A run: its folder, its name, or the end of its name.")]
BaselinePath = Annotated[Path | None, typer.Option(dir_okay=False, help="Another baseline file.")]


@contextmanager
def _errors() -> Iterator[None]:
    """Errors of ours as one line on stderr."""
    from evals.cases import CaseError
    from evals.gate import NoBaseline
    from evals.runner import RunError
    from summarizer import SummarizerError

    try:
        yield
    except SummarizerError as error:
        typer.echo(f"error: {error.message}" + (f"\n{error.hint}" if error.hint else ""), err=True)
        raise typer.Exit(1) from None
    except (CaseError, NoBaseline, RunError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from None


def _progress(suite: str, done: int, of: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r{suite} {done}/{of}", err=True, nl=done == of)
    elif done == of:
        typer.echo(f"{suite} {done}/{of}", err=True)


def _plan(suite: str, golden: Path | None, runs: Path | None) -> Plan:
    from evals.cases import GOLDEN
    from evals.runner import RUNS, Plan
    from evals.scoring import SUITES

    suites: tuple[str, ...] = SUITES if suite == "all" else (suite,)
    return Plan(suites=suites, golden=golden or GOLDEN, runs=runs or RUNS)


def _finish(run: Run, plan: Plan) -> Path:
    """Write and print a run."""
    from evals.browse import write_page
    from evals.figures import figures
    from evals.runner import write_run
    from evals.runner.work import Golden
    from evals.tables import breakdown, effort_table, figures_table, notes

    folder = write_run(run, plan.runs)
    page = write_page(run, folder / "report.html", golden=plan.golden)
    found = figures(run.results)
    typer.echo(figures_table(found))
    typer.echo(breakdown(run.results, Golden(plan.golden).kinds))
    typer.echo(f"\n{effort_table(run.timings)}\n")
    for note in notes(run, found):
        typer.echo(note)
    typer.echo(f"run: {folder}\npage: {page}", err=True)
    return folder


def run(  # noqa: PLR0917 (a command's parameters are its options)
    suite: Annotated[SuiteName, typer.Argument(help="Which golden cases.")] = "all",
    engine: Annotated[Literal["offline", "llm"], typer.Option(help="Which engine.")] = "offline",
    model: Annotated[str | None, typer.Option(help="The model, for --engine llm; else SUMMARIZER_MODEL.")] = None,
    repeat: Annotated[int, typer.Option(min=1, help="Run each case so many times.")] = 1,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first N cases of each suite.")] = None,
    tag: Annotated[str, typer.Option(help="A word for the run's name.")] = "",
    concurrency: Annotated[int | None, typer.Option(min=1, max=512, help="Cases side by side.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Run again what an earlier run has kept.")] = False,
    judged: Annotated[bool, typer.Option("--judge", help="Ask the model whether each answer is right, too.")] = False,
    golden: GoldenFolder = None,
    runs: RunsFolder = None,
) -> None:
    """Run golden cases and print the figures. Interrupted, the same command goes on where it stopped.

    Example: python -m evals run all --engine offline
    """
    from dataclasses import replace

    from evals.runner import run_suites

    plan = replace(
        _plan(suite, golden, runs), engine=engine, model=model, repeat=repeat, limit=limit, tag=tag,
        concurrency=concurrency, fresh=fresh,
    )  # fmt: skip
    with _errors():
        from evals.verdicts import judge_run, load_judge

        judge = load_judge(plan) if judged else None  # a missing key is told before any work
        done = run_suites(plan, _progress)
        done = judge_run(done, plan, judge) if judge else done
        _finish(done, plan)
    crashed = [result for result in done.results if "crash" in result.output]
    for result in crashed:
        typer.echo(f"crashed: {result.suite}/{result.case}: {result.output['crash']}", err=True)
    if crashed:
        raise typer.Exit(3)


def compare(before: RunName, after: RunName, runs: RunsFolder = None) -> None:
    """Compare two runs over the cases both have: paired intervals, and the cases that flipped.

    Example: python -m evals compare 20310505-120000-all-offline after-my-change
    """
    from evals.figures import changes, flips
    from evals.runner import RUNS, read_run
    from evals.tables import changes_table, flips_table

    with _errors():
        first, second = (read_run(name, runs or RUNS).results for name in (before, after))
    typer.echo(changes_table(changes(first, second)))
    typer.echo(f"\n{flips_table(flips(first, second))}")


def report(
    name: RunName,
    against: Annotated[str | None, typer.Option(help="Mark what differs from this run.")] = None,
    runs: RunsFolder = None,
) -> None:
    """Write the page of a run again, with what flipped against another one.

    Example: python -m evals report after-my-change --against before-it
    """
    from evals.browse import write_page
    from evals.runner import RUNS, read_run

    with _errors():
        folder = runs or RUNS
        done = read_run(name, folder)
        other = read_run(against, folder) if against else None
        typer.echo(write_page(done, folder / done.name / "report.html", other))


def gate(baseline: BaselinePath = None, golden: GoldenFolder = None, runs: RunsFolder = None) -> None:
    """Run the offline suites and fail when they lose what the accepted baseline has.

    Example: python -m evals gate
    """
    from evals.gate import BASELINE, Baseline, judge
    from evals.runner import run_suites

    plan = _plan("all", golden, runs)
    with _errors():
        accepted = Baseline.read(baseline or BASELINE)
        done = run_suites(plan, _progress)
        _finish(done, plan)
        verdict = judge(done, accepted)
    for line in verdict.gains:
        typer.echo(f"better: {line}")
    for line in verdict.failures:
        typer.echo(f"FAILED: {line}", err=True)
    if not verdict.holds:
        typer.echo("the gate fails; if this is meant, python -m evals accept", err=True)
        raise typer.Exit(1)
    typer.echo("the gate holds")


def accept(baseline: BaselinePath = None, golden: GoldenFolder = None, runs: RunsFolder = None) -> None:
    """Make the offline suites' figures of today the baseline, and print what moved.

    Example: python -m evals accept
    """
    from evals.gate import BASELINE, Baseline, NoBaseline
    from evals.gate import judge as judged
    from evals.runner import run_suites

    path, plan = baseline or BASELINE, _plan("all", golden, runs)
    with _errors():
        done = run_suites(plan, _progress)
    fresh = Baseline.of(done)
    try:
        verdict = judged(done, Baseline.read(path))
    except NoBaseline:
        typer.echo("the first baseline")
    else:
        new = {f"{suite}/{case}" for suite, cases in fresh.cases.items() for case in cases}
        old = {f"{suite}/{case}" for suite, cases in Baseline.read(path).cases.items() for case in cases}
        typer.echo(f"{len(new - old)} cases are new, {len(old - new)} are gone")
        for line in (*(f"better: {line}" for line in verdict.gains), *(f"worse: {line}" for line in verdict.failures)):
            typer.echo(line)
    fresh.write(path)
    errors = sum(len(found) for cases in fresh.critical.values() for found in cases.values())
    typer.echo(f"written: {path}, with {errors} known errors in critical items")


def check(golden: GoldenFolder = None) -> None:
    """Check every golden file: each quoted string must stand in its article, each key must name something.

    Example: python -m evals check
    """
    from evals.archive import Archive
    from evals.cases import GOLDEN
    from evals.check import check as checked

    found = checked(Archive(golden or GOLDEN))
    for what, counted in found.counts.items():
        typer.echo(f"{what:<9} " + ", ".join(f"{name} {number}" for name, number in sorted(counted.items())))
    for problem in found.problems:
        typer.echo(str(problem), err=True)
    if any(problem.error for problem in found.problems):
        raise typer.Exit(1)


def new(
    article: Annotated[str, typer.Argument(help="An article of evals/golden/articles, by name.")],
    golden: GoldenFolder = None,
) -> None:
    """Start the golden files of an article: a skeleton, with its sentences as comments.

    Example: python -m evals new dock-fire
    """
    from evals.archive import Archive
    from evals.cases import GOLDEN
    from evals.start import start

    with _errors():
        for path in start(article, Archive(golden or GOLDEN)):
            typer.echo(path)


COMMANDS = (run, compare, report, gate, accept, check, new)
"""In the order of ``--help``."""
