"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Format = Literal["text", "json"]
SummaryFormat = Literal[
    "text", "json", "jsonl", "csv", "csv-claims", "events", "markdown", "webannotation", "jsonld", "ninjs", "html"
]
"""Every format of ``exporters.FORMATS``."""

AnswerFormat = Literal["text", "json", "jsonl", "csv", "markdown", "webannotation", "jsonld", "html"]
"""Those that have a form for an answer."""

BatchExecutor = Literal["auto", "openai-batch", "ray"]
EngineName = Literal["auto", "offline", "llm"]

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
SummaryFormatOption = Annotated[
    SummaryFormat,
    typer.Option(
        "--format",
        help="text, markdown or html to read; json or jsonl to process; csv (casualties), csv-claims and events for"
        " spreadsheets; webannotation (W3C), jsonld (schema.org) and ninjs (IPTC) to hand on.",
    ),
]
AnswerFormatOption = Annotated[
    AnswerFormat,
    typer.Option(
        "--format",
        help="text, markdown or html to read; json or jsonl to process; csv (its citations), webannotation (W3C) or"
        " jsonld (schema.org) to hand on.",
    ),
]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="PATH", help="Write the result to a file.")]
EngineOption = Annotated[
    EngineName | None,
    typer.Option(
        help="Who does the work; auto: llm when a model is set, else offline. Default: SUMMARIZER_ENGINE, else auto."
    ),
]
Model = Annotated[
    str | None,
    typer.Option(help="The model of the llm engine. Default: SUMMARIZER_MODEL.", rich_help_panel="With a model"),
]
Budget = Annotated[
    float | None,
    typer.Option(metavar="USD", help="Stop before this run costs more.", rich_help_panel="With a model"),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Ask again, even what was asked before.", rich_help_panel="With a model")
]
EnvFile = Annotated[Path | None, typer.Option("--env-file", metavar="PATH", help="A file with SUMMARIZER_ settings.")]
