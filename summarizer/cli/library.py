"""The library's commands: their options, their help, and nothing else.

Not responsible for: what they do (summarizer.cli.librarian).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from summarizer.cli.options import (
    EngineOption,
    EnvFile,
    FormatOption,
    Outlet,
    OutOption,
    Published,
    SummaryFormatOption,
    Title,
    Url,
)

LIBRARY = "On your library"

Since = Annotated[str | None, typer.Option(help="First day, ISO 8601.", rich_help_panel="Filters")]
Until = Annotated[str | None, typer.Option(help="Last day, ISO 8601.", rich_help_panel="Filters")]
OnlyOutlet = Annotated[str | None, typer.Option("--outlet", help="Only this outlet.", rich_help_panel="Filters")]
HowMany = Annotated[int, typer.Option("-k", min=1, max=100, help="How many passages.")]


def add(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help='Text or Markdown files; "-" reads stdin.')],
    env_file: EnvFile = None,
    title: Title = None,
    published: Published = None,
    outlet: Outlet = None,
    url: Url = None,
) -> None:
    """Keep articles in the library. A line for each source: added, duplicate of ID, new version of ID.

    \b
    Examples:
      summarizer add article.txt --published 2016-11-04 --outlet "Example Wire"
      summarizer add archive/*.md
    """
    from summarizer.cli import librarian, work

    about = work.About(title=title, published=published, outlet=outlet, url=url)
    about.check(sources)
    raise typer.Exit(librarian.add(work.desk(work.Means(env_file=env_file)), sources, about))


def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    k: HowMany = 8,
    since: Since = None,
    until: Until = None,
    outlet: OnlyOutlet = None,
    format: FormatOption = "text",
    out: OutOption = None,
    env_file: EnvFile = None,
) -> None:
    """Find passages of the library by words and by meaning, with the scores of both.

    \b
    Examples:
      summarizer search "air strikes on the harbour"
      summarizer search "ceasefire" --since 2016-11-01 --outlet "Example Wire" --format json
    """
    from summarizer.cli import delivery, librarian, work

    room = work.desk(work.Means(env_file=env_file))
    raise typer.Exit(librarian.search(room, query, k, work.days(since, until, outlet), delivery.Target(format, out)))


def list_articles(
    since: Since = None,
    until: Until = None,
    outlet: OnlyOutlet = None,
    format: FormatOption = "text",
    out: OutOption = None,
    env_file: EnvFile = None,
) -> None:
    """List the articles of the library, the last added first.

    \b
    Examples:
      summarizer list
      summarizer list --outlet "Example Wire" --format json
    """
    from summarizer.cli import delivery, librarian, work

    room = work.desk(work.Means(env_file=env_file))
    raise typer.Exit(librarian.list_articles(room, work.days(since, until, outlet), delivery.Target(format, out)))


def show(
    key: Annotated[str, typer.Argument(metavar="ID", help="An article's id, or its first 6 or more characters.")],
    format: SummaryFormatOption = "text",
    out: OutOption = None,
    env_file: EnvFile = None,
) -> None:
    """Show the summary of an article of the library with its evidence.

    \b
    Example:
      summarizer show 0dee2b
    """
    from summarizer.cli import delivery, librarian, work

    raise typer.Exit(librarian.show(work.desk(work.Means(env_file=env_file)), key, delivery.Target(format, out)))


def compare(
    about: Annotated[str | None, typer.Option(help="Only what is told of this.")] = None,
    sources: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="SOURCE|ID", help="Compare these instead of the library; repeatable."),
    ] = None,
    format: Annotated[
        Literal["text", "json"], typer.Option("--format", help="text to read, json to process.")
    ] = "text",
    out: OutOption = None,
    engine: EngineOption = None,
    env_file: EnvFile = None,
) -> None:
    """Lay figures of several articles about one event side by side: who says which, and do they exclude each other.

    \b
    Examples:
      summarizer compare --about "market bombing"
      summarizer compare --in one.md --in two.md --format json
    """
    from summarizer.cli import delivery, librarian, work

    room = work.desk(work.Means(engine, env_file))
    raise typer.Exit(librarian.compare(room, about, sources or [], delivery.Target(format, out)))


def remove(
    keys: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, or their first 6 or more characters.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    env_file: EnvFile = None,
) -> None:
    """Remove articles for good: text, index, vectors and cached summaries.

    \b
    Example:
      summarizer remove 0dee2b
    """
    from summarizer.cli import librarian, work

    raise typer.Exit(librarian.remove(work.desk(work.Means(env_file=env_file)), keys, yes))


def reindex(env_file: EnvFile = None) -> None:
    """Make the library's indexes anew from its articles, for another embedding or after an update.

    \b
    Example:
      SUMMARIZER_EMBEDDING=multilingual summarizer reindex
    """
    from summarizer.cli import librarian, work

    raise typer.Exit(librarian.reindex(work.desk(work.Means(env_file=env_file))))


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on this machine.")] = 8000,
    env_file: EnvFile = None,
) -> None:
    """Serve the library's vectors to several processes of this machine, until interrupted.

    \b
    Example:
      summarizer serve --port 8000
    """
    from summarizer.cli import librarian, work

    raise typer.Exit(librarian.serve(work.desk(work.Means(env_file=env_file)), port))


def register(app: typer.Typer) -> None:
    """Put the commands into the application, in the order of a day's work."""
    commands: dict[str, Callable[..., None]] = {"add": add, "search": search, "compare": compare, "list": list_articles}
    commands |= {"show": show, "remove": remove, "reindex": reindex, "serve": serve}
    for name, command in commands.items():
        app.command(name, rich_help_panel=LIBRARY)(command)
