"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Format = Literal["text", "json"]
EngineName = Literal["auto", "offline"]

Title = Annotated[str | None, typer.Option(help="Title of a single source.", rich_help_panel="About a single source")]
Published = Annotated[
    str | None,
    typer.Option(
        help="Its date, ISO 8601, such as 2016-11-04. Weekdays are resolved against it.",
        rich_help_panel="About a single source",
    ),
]
Outlet = Annotated[str | None, typer.Option(help="Who published it.", rich_help_panel="About a single source")]
Url = Annotated[str | None, typer.Option(help="Where it was published.", rich_help_panel="About a single source")]
FormatOption = Annotated[Format, typer.Option("--format", help="text to read, json to process.")]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="PATH", help="Write the result to a file.")]
EngineOption = Annotated[
    EngineName | None,
    typer.Option(help="Who does the work. auto is offline in this version. Default: SUMMARIZER_ENGINE, else auto."),
]
EnvFile = Annotated[Path | None, typer.Option("--env-file", metavar="PATH", help="A file with SUMMARIZER_ settings.")]
