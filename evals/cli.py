"""The commands: parse, measure, print. stdout carries the figures, stderr what went wrong on the way.

Exit codes: 0 fine, 1 a violation or an error with a hint, 2 wrong usage, 3 some items failed.
Not responsible for: measuring (public, grounded, speed), the golden suites' own commands (suites).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from evals.batch.cli import app as batch
from evals.liars.cli import app as liars
from evals.suites import COMMANDS

if TYPE_CHECKING:
    from evals.texts import Text

Task = Literal["attribution", "casualties", "forces", "qa"]
Paths = Annotated[list[Path], typer.Argument(exists=True, help="Files or folders: .jsonl (text fields), .txt, .md.")]

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
app.add_typer(batch, name="batch")
app.add_typer(liars, name="liars")
for command in COMMANDS:
    app.command()(command)


@app.callback()
def _root() -> None:
    """Measure engines against golden cases, public sets, and their own promise.

    Example: python -m evals run all --engine offline
    """


Data = Annotated[Path, typer.Option(exists=True, file_okay=False, help="The folder of annotated sets.")]


@app.command()
def public(
    data: Data,
    task: Annotated[Task | None, typer.Option(help="Only this task. Default: all of them.")] = None,
    out: Annotated[Path | None, typer.Option(file_okay=False, help="Keep predictions and figures here.")] = None,
) -> None:
    """Score the offline engine on public annotated sets with the sets' own scorer.

    Example: python -m evals public --data ../annotated --task attribution
    """
    from evals.desk import RememberingNewsroom
    from evals.public import PublicDataError, jobs, run
    from evals.report import scores

    room = RememberingNewsroom(engine="offline")
    crashed = 0
    figures = []
    try:
        for job in jobs(data, [task] if task else None):
            result = run(job, room, data, out)
            typer.echo(scores(result))
            for crash in result.crashes:
                typer.echo(f"crashed: {crash}", err=True)
            crashed += len(result.crashes)
            figures += [{"task": job.task, "file": str(job.gold.relative_to(data)), **row} for row in result.figures]
    except PublicDataError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from None
    if out:
        (out / "figures.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if crashed:
        raise typer.Exit(3)


@app.command()
def rules(
    data: Data,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list instead of a table.")] = False,
) -> None:
    """Tell for each rule what it finds on annotated sets: fired, right, wrong, and what it alone finds.

    Example: python -m evals rules --data ../annotated
    """
    from dataclasses import asdict

    from evals.crash import Crash
    from evals.desk import RememberingNewsroom
    from evals.public import PublicDataError
    from evals.report import by_rule
    from evals.rules import measure

    try:
        found = list(measure(data, RememberingNewsroom(engine="offline")))
    except PublicDataError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from None
    figures = [row for row in found if not isinstance(row, Crash)]
    typer.echo(json.dumps([asdict(row) for row in figures], indent=2) if as_json else by_rule(figures))
    for crash in (row for row in found if isinstance(row, Crash)):
        typer.echo(f"crashed: {crash}", err=True)
    if len(figures) < len(found):
        raise typer.Exit(3)


@app.command()
def weigh(
    data: Data,
    words: Annotated[bool, typer.Option("--words", help="Without the embedding.")] = False,
) -> None:
    """Learn the weights of the sentences that answer, and show the figures with each set left out.

    Example: python -m evals weigh --data ../annotated
    """
    from evals.desk import RememberingNewsroom
    from evals.weighing import gather, learn, leave_one_out, sets, table
    from summarizer.library.embeddings.closeness import Closeness

    room = RememberingNewsroom(engine="offline")
    closeness = None if words else Closeness("minilm")
    cases = [case for gold in sets(data) for case in gather(gold, room, closeness)]
    if len({case.origin for case in cases}) < 2:
        typer.echo("error: leaving one set out takes two sets with qa.jsonl", err=True)
        raise typer.Exit(1)
    typer.echo(table(learn(cases), leave_one_out(cases)))


def _texts(paths: list[Path]) -> list[Text]:
    """Every text under ``paths``; ends the command with an error when one of the files is malformed."""
    from evals.texts import find_texts

    try:
        return list(find_texts(paths))
    except ValueError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from None


@app.command()
def grounded(paths: Paths) -> None:
    """Summarize every text and check that every printed thing stands where it says it stands.

    Example: python -m evals grounded summarizer/samples
    """
    from evals.grounded import check_all
    from evals.report import tally
    from summarizer import Newsroom

    result = check_all(Newsroom(engine="offline"), _texts(paths))
    typer.echo(tally(result))
    for fault in result.faults:
        typer.echo(str(fault), err=True)
    if result.faults:
        raise typer.Exit(1)
    if not result.articles:
        typer.echo("error: no text was found; name .jsonl, .txt or .md files, or folders of them", err=True)
        raise typer.Exit(1)


@app.command()
def speed(
    paths: Paths,
    rounds: Annotated[int, typer.Option(min=1, help="Times each article is measured, both ways.")] = 5,
    most: Annotated[int | None, typer.Option("--most", min=1, help="Measure only the first N articles.")] = None,
    profile: Annotated[bool, typer.Option("--profile", help="Also print where the time goes.")] = False,
) -> None:
    """Time a whole Summary against bare spaCy on the same articles.

    Example: python -m evals speed summarizer/samples --profile
    """
    from evals.report import timings
    from evals.speed import measure, profiled, readable
    from summarizer import Newsroom

    room = Newsroom(engine="offline")
    articles = readable(room, _texts(paths), most)
    if not articles:
        typer.echo("error: no article that the offline engine reads was found", err=True)
        raise typer.Exit(1)
    typer.echo(timings(measure(room, articles, rounds)))
    if profile:
        typer.echo(profiled(room, articles))
