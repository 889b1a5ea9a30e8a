"""The command line: parse, call the newsroom, print. stdout carries the result only, stderr everything else.

Exit codes: 0 fine (a refusal to answer is fine), 1 error with a hint, 2 wrong usage, 3 some items failed.
Heavy modules load inside the commands, so that ``--help`` answers at once.
Not responsible for: what a result says (newsroom), how it looks (exporters).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli import exporting, library, page
from summarizer.cli.console import explain, guarded
from summarizer.cli.library import HowMany, Since, Until
from summarizer.cli.options import (
    AnswerFormatOption,
    BatchExecutor,
    Budget,
    EngineOption,
    EnvFile,
    Model,
    NoCache,
    Outlet,
    OutOption,
    Published,
    SummaryFormatOption,
    Title,
    Url,
)

ON_ARTICLES = "On your articles"
ABOUT = "About this installation"

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from summarizer import __version__

        typer.echo(f"summarizer {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Typed, checkable summaries of news articles, and answers with citations.

    Everything printed can be found again at exact characters of an article.
    """


@app.command(rich_help_panel=ON_ARTICLES)
def summarize(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE|ID...", help='Text or Markdown files, or ids; "-": stdin.'),
    ],
    format: SummaryFormatOption = "text",
    out: OutOption = None,
    engine: EngineOption = None,
    model: Model = None,
    budget: Budget = None,
    no_cache: NoCache = False,
    env_file: EnvFile = None,
    title: Title = None,
    published: Published = None,
    outlet: Outlet = None,
    url: Url = None,
) -> None:
    """Summarize articles: who was harmed, who says so, how sure, and where it stands.

    \b
    Examples:
      summarizer summarize article.txt
      summarizer summarize article.txt --published 2016-11-04 --outlet "Example Wire"
      summarizer summarize *.md --format json --out summaries.json
    """
    from summarizer.cli import delivery, work

    about = work.About(title=title, published=published, outlet=outlet, url=url)
    about.check(sources)
    means = work.Means(engine, env_file, model, budget, no_cache)
    raise typer.Exit(work.summarize(work.desk(means), sources, about, delivery.Target(format, out)))


@app.command(rich_help_panel=ON_ARTICLES)
def ask(
    question: Annotated[str, typer.Argument(help="What you want to know, in quotation marks.")],
    sources: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="SOURCE|ID", help='Where to look; repeatable, "-": stdin.'),
    ] = None,
    k: HowMany = 8,
    since: Since = None,
    until: Until = None,
    format: AnswerFormatOption = "text",
    out: OutOption = None,
    engine: EngineOption = None,
    model: Model = None,
    budget: Budget = None,
    no_cache: NoCache = False,
    env_file: EnvFile = None,
    title: Title = None,
    published: Published = None,
    outlet: Outlet = None,
    url: Url = None,
) -> None:
    """Answer a question from given articles or, without --in, from the library; or say that they do not tell.

    Without --in, --outlet narrows the library to one outlet.

    \b
    Examples:
      summarizer ask "Who denied the strikes?" --since 2016-11-01
      summarizer ask "Who reported the killings?" --in article.txt
      summarizer ask "How many were wounded?" --in one.md --in two.md
      summarizer ask "What is not confirmed?" --in article.txt --format json
    """
    from summarizer.cli import delivery, work

    if not question.strip():
        raise explain("the question is empty", 'put it in quotation marks: summarizer ask "Who ...?" --in FILE', code=2)
    room = work.desk(work.Means(engine, env_file, model, budget, no_cache))
    if not sources:
        wanted = work.days(since, until, outlet)
        raise typer.Exit(work.ask_library(room, question, wanted, k, delivery.Target(format, out)))
    about = work.About(title=title, published=published, outlet=outlet, url=url)
    about.check(sources)
    raise typer.Exit(work.ask(room, question, sources, about, delivery.Target(format, out)))


@app.command(rich_help_panel=ON_ARTICLES)
def batch(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, patterns, addresses.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to fill.")],
    executor: Annotated[
        BatchExecutor, typer.Option(help="Who does the work; openai-batch: within a day, at half the price.")
    ] = "auto",
    concurrency: Annotated[int | None, typer.Option(min=1, max=512, help="Articles under way at once.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what it would take and cost.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Try again what failed before.")] = False,
    add: Annotated[bool, typer.Option("--add", help="Keep articles and summaries in the library, too.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, only how it ended.")] = False,
    engine: EngineOption = None,
    model: Model = None,
    budget: Budget = None,
    no_cache: NoCache = False,
    env_file: EnvFile = None,
) -> None:
    """Summarize many articles into a folder. The same command goes on where it was interrupted.

    The folder holds summaries.jsonl (one summary a line), failures.jsonl and run.json. Exit codes: 0 fine, 1 stopped,
    3 some failed, 130 and 143 interrupted.

    \b
    Examples:
      summarizer batch archive/ --out night --dry-run
      summarizer batch "wire/**/*.xml" more.jsonl --out night --add
      summarizer batch archive/ --out night --retry-failed
    """
    from summarizer.batch import Options
    from summarizer.cli import batching, work

    room = work.desk(work.Means(engine, env_file, model, budget, no_cache, concurrency))
    options = Options(executor=executor, concurrency=concurrency, retry_failed=retry_failed)
    if dry_run:
        raise typer.Exit(batching.estimate(room, inputs, out, options))
    raise typer.Exit(batching.run(room, inputs, out, options, add=add, quiet=quiet))


@app.command(rich_help_panel=ABOUT)
def demo() -> None:
    """Summarize a sample article that ships with the package, and answer a question on it.

    \b
    Example:
      summarizer demo
    """
    from summarizer.cli import work

    raise typer.Exit(work.demo(work.desk(work.Means())))


@app.command(rich_help_panel=ABOUT)
def doctor(env_file: EnvFile = None) -> None:
    """Print what is in force and what is missing; exit code 1 when something needed is missing.

    \b
    Example:
      summarizer doctor
    """
    from summarizer.cli.doctor import examine

    raise typer.Exit(examine(env_file))


library.register(app)
page.register(app)
exporting.register(app)


def main() -> None:
    """Entry point of the ``summarizer`` command. Ends the process with an exit code; never shows a traceback."""
    with guarded():
        app(prog_name="summarizer")
