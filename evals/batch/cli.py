"""``python -m evals batch``: measure and print; exit code 1 when a demand does not hold.

Not responsible for: measuring (shows).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from evals.batch.shows import Figure

app = typer.Typer(no_args_is_help=True, help="Measure batches, on a quiet machine.")
Count = Annotated[int, typer.Option(min=20, help="How many synthetic articles.")]


@app.command()
def processes(count: Count = 1000, rounds: Annotated[int, typer.Option(min=1)] = 3) -> None:
    """Offline: two processes against one, and against bare spaCy with two."""
    from evals.batch import shows

    with tempfile.TemporaryDirectory() as folder:
        _print(shows.processes(Path(folder), count, rounds))


@app.command()
def slots(count: Count = 1000, latency: Annotated[float, typer.Option(min=0)] = 0.3) -> None:
    """A model server that takes its time: 32 and 128 calls at once against one."""
    from evals.batch import shows

    with tempfile.TemporaryDirectory() as folder:
        _print(shows.slots(Path(folder), count, latency))


@app.command()
def lies(count: Count = 640, latency: Annotated[float, typer.Option(min=0)] = 0.3) -> None:
    """A model of which a third of all items is false: 32 calls at once against one, all checks on."""
    from evals.batch import lying

    with tempfile.TemporaryDirectory() as folder:
        _print(lying.lies(Path(folder), count, latency))


@app.command()
def scale(count: Count = 100_000) -> None:
    """Very many articles with a server that answers at once: memory, pace, and a second run."""
    from evals.batch import shows

    with tempfile.TemporaryDirectory() as folder:
        _print(shows.scale(Path(folder), count))


@app.command()
def langextract(
    count: Count = 300,
    latency: Annotated[float, typer.Option(min=0)] = 0.3,
    python: Annotated[str | None, typer.Option(help="An interpreter that has langextract 1.7.")] = None,
    length: Annotated[int, typer.Option(min=1, max=5, help="Articles so many times as long; 1 is 150 words.")] = 3,
) -> None:
    """Batches with 32 and 128 calls at once against langextract with its defaults: server, articles, facts the same.

    Example: python -m evals batch langextract --python lx/bin/python
    """
    from evals.batch import rival
    from evals.liars.tokens import LangextractMissingError, default_python

    with tempfile.TemporaryDirectory() as folder:
        try:
            _print(rival.langextract(Path(folder), python or default_python(), count, latency, length))
        except LangextractMissingError as missing:
            typer.echo(f"error: {missing}", err=True)
            raise typer.Exit(1) from None


def _print(figures: Iterator[Figure]) -> None:
    hold = True
    for figure in figures:
        hold = hold and figure.holds
        verdict = "" if not figure.demanded else "ok" if figure.holds else "NOT"
        typer.echo(f"{figure.name:<48}{figure.value:>24}  {figure.demanded:<9} {verdict}".rstrip())
    if not hold:
        raise typer.Exit(1)
