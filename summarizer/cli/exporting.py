"""``summarizer export``: the library's summaries as one file.

Returns exit codes. Not responsible for: formats (exporters), making summaries (newsroom).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarizer.cli.console import explain, say, working
from summarizer.cli.library import LIBRARY, OnlyOutlet, Since, Until
from summarizer.cli.options import EngineOption, EnvFile, Model
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from summarizer.cli.work import Tally
    from summarizer.newsroom import Newsroom
    from summarizer.summary import Summary

Table = Literal["jsonl", "csv", "csv-claims", "parquet"]
ENDINGS: dict[str, Table] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}


def export(  # noqa: PLR0917 (its options)
    format: Annotated[
        Table | None, typer.Option("--format", help="csv: the casualties, csv-claims: the claims. Default: by PATH.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="PATH", help="The file. Default: stdout.")] = None,
    since: Since = None,
    until: Until = None,
    outlet: OnlyOutlet = None,
    engine: EngineOption = None,
    model: Model = None,
    env_file: EnvFile = None,
) -> None:
    """Write the summaries of the library's articles; those that were never made are made now.

    \b
    Examples:
      summarizer export --out summaries.jsonl
      summarizer export --out casualties.csv --since 2016-11-01
      summarizer export --out all.parquet
    """  # noqa: D301
    from summarizer.cli import work

    wanted = format or (ENDINGS.get(out.suffix.lower(), "jsonl") if out else "jsonl")
    if wanted == "parquet" and out is None:
        raise explain("Parquet is no text", "name a file: summarizer export --out summaries.parquet", code=2)
    room = work.desk(work.Means(engine=engine, env_file=env_file, model=model))
    raise typer.Exit(write(room, work.days(since, until, outlet), wanted, out))


def write(room: Newsroom, days: tuple[str | None, str | None, str | None], format: Table, out: Path | None) -> int:
    """Write the summaries that pass, each as it is made, whole or not at all; 3 when some could not be made."""
    from summarizer.cli.work import Tally, announce

    announce(room)
    tally = Tally()
    found = _summaries(room, days, tally)
    try:
        if out is None:
            for piece in _pieces(found, format):
                sys.stdout.write(piece)
        else:
            _into(out, found, format)
    except OSError as error:
        raise SummarizerError(f"cannot write {out or 'the result'}: {error.strerror}", "name another file") from None
    say(f"exported {tally.done:,} summaries" + (f" to {out}" if out else ""))
    return tally.exit_code()


def _summaries(room: Newsroom, days: tuple[str | None, str | None, str | None], tally: Tally) -> Iterator[Summary]:
    since, until, outlet = days
    for entry in room.library.entries(since=since, until=until, outlet=outlet):
        summary = None
        with tally.item(entry.article_id), working(f"summarizing {entry.title or entry.article_id}"):
            summary = room.remembered(room.library.get(entry.article_id))
        if summary is not None:
            yield summary


def _pieces(found: Iterator[Summary], format: Table) -> Iterator[str]:
    """The text of each summary; the head of a table comes once."""
    from summarizer.exporters import load_exporter

    exporter = load_exporter(format)
    head = "" if format == "jsonl" else exporter.summaries([], False)
    yield head
    for summary in found:
        yield exporter.summaries([summary], False).removeprefix(head)


def _into(out: Path, found: Iterator[Summary], format: Table) -> None:
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        if format == "parquet":
            from summarizer.exporters import parquet

            parquet.write(found, beside)
        else:
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(_pieces(found, format))
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def register(app: typer.Typer) -> None:
    """Put the command into the application."""
    app.command(rich_help_panel=LIBRARY)(export)
