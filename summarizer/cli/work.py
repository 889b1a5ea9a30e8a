"""What the commands do once parsed: read, call the newsroom, hand the result to an exporter.

Returns exit codes. Not responsible for: options and help texts (summarizer.cli), looks (exporters).
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from summarizer import assets
from summarizer.cli.console import explain, on_terminal, say, show, show_error, show_unexpected, working
from summarizer.errors import EngineUnavailable, SummarizerError
from summarizer.exporters import load_exporter
from summarizer.newsroom import Newsroom

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.article import Article
    from summarizer.summary import Summary

ID = re.compile(r"[0-9a-f]{6,16}")
DEMO_QUESTION = "Who reported the Ghazlani killings?"


class About(NamedTuple):
    """What the user says about a single source."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None

    def check(self, sources: Sequence[str]) -> None:
        """End with a usage error when the date is malformed or more than one source is named."""
        if self.published is not None:
            try:
                datetime.fromisoformat(self.published)
            except ValueError:
                raise explain(
                    f"--published {self.published!r} is not an ISO 8601 date", "write it as 2016-11-04", code=2
                ) from None
        if len(sources) > 1 and any(self):
            raise explain(
                "--title, --published, --outlet and --url describe a single source",
                "name one source, or put title, date, outlet and url into each file's front matter",
                code=2,
            )


class Target(NamedTuple):
    """In which format the result goes where; ``out`` None is stdout."""

    format: str = "text"
    out: Path | None = None

    @property
    def for_reader(self) -> bool:
        """Whether somebody reads along, so that text is shown as it is made."""
        return self.format == "text" and self.out is None


class Tally:
    """Counts the items that failed, and prints why as they do."""

    def __init__(self) -> None:
        self.done = 0
        self.failed = 0

    @contextlib.contextmanager
    def item(self, source: str) -> Iterator[None]:
        """Count the block as done or failed; one failed item does not stop the others."""
        try:
            yield
        except EngineUnavailable:
            raise
        except SummarizerError as error:
            self.failed += 1
            show_error(error.message if source in error.message else f"{source}: {error.message}", error.hint)
        except Exception as error:
            self.failed += 1
            show_unexpected(error, f"{source}: ")
        else:
            self.done += 1

    def exit_code(self) -> int:
        """0 fine, 1 nothing worked, 3 some items failed."""
        return 0 if not self.failed else 3 if self.done else 1


def desk(engine: str | None, env_file: Path | None) -> Newsroom:
    """The newsroom that the options ask for."""
    return Newsroom(engine=engine or "auto", env_file=env_file)


def summarize(room: Newsroom, sources: Sequence[str], about: About, target: Target) -> int:
    """Summarize every article of every source; text appears as it is made, json in one piece."""
    announce(room)
    tally, finished, single = Tally(), [], len(sources) == 1
    stream = target.for_reader
    for source in sources:
        articles = read(room, source, about, tally)
        single = single and len(articles) == 1
        for article in articles:
            with tally.item(source), working(f"summarizing {article.title or source}"):
                finished.append(room.summarize(article))
            if stream and finished:
                print_summary(finished.pop())
    if finished:
        deliver(load_exporter(target.format).summaries(finished, single), target.out)
        _say_notices(finished)
    return tally.exit_code()


def ask(room: Newsroom, question: str, sources: Sequence[str], about: About, target: Target) -> int:
    """Answer from the articles of the sources that can be read."""
    announce(room)
    tally = Tally()
    articles = [article for source in sources for article in read(room, source, about, tally)]
    if not articles:
        return 1
    tally.done += len(articles)
    for notice in room.unread(articles):
        say(f"notice: {notice}")
    with working("looking for an answer"):
        answer = room.ask(question, articles)
    if target.for_reader:
        print_answer(answer)
    else:
        deliver(load_exporter(target.format).answer(answer), target.out)
    return tally.exit_code()


def days(since: str | None, until: str | None, outlet: str | None) -> tuple[str | None, str | None, str | None]:
    """The filters of a search; ends with a usage error when a day is malformed."""
    for option, value in (("--since", since), ("--until", until)):
        try:
            date.fromisoformat(value or "2000-01-01")
        except ValueError:
            raise explain(f"{option} {value!r} is not an ISO 8601 day", "write it as 2016-11-04", code=2) from None
    return since, until, outlet


def _has_library(room: Newsroom) -> bool:
    """Whether there is one already: asking for an id must not make it."""
    from summarizer.library.database import FILE

    return (room.settings.home / FILE).exists()


def ask_library(
    room: Newsroom, question: str, wanted: tuple[str | None, str | None, str | None], k: int, target: Target
) -> int:
    """Answer from the library."""
    if not _has_library(room) or not room.library.catalogue.stats()["articles"]:
        raise explain("the library is empty", 'add articles, or name one: summarizer ask "..." --in FILE', code=2)
    announce(room)
    since, until, outlet = wanted
    with working("looking for an answer"):
        answer = room.ask(question, None, since, until, outlet, k)
    if room.library.notice:
        say(f"notice: {room.library.notice}")
    if target.for_reader:
        print_answer(answer)
    else:
        deliver(load_exporter(target.format).answer(answer), target.out)
    return 0


def demo(room: Newsroom) -> int:
    """Summarize the first sample and answer one question on it."""
    path = assets.sample()
    say(f"A sample article that ships with the package: {path}")
    announce(room)
    with working("loading the engine, reading, summarizing"):
        [article] = room.read(path)
        summary = room.summarize(article)
    print_summary(summary)
    with working("looking for an answer"):
        answer = room.ask(DEMO_QUESTION, [article])
    print_answer(answer)
    say("Each [start-end] gives the exact characters of the article that an item rests on; figures belong to whoever")
    say("gave them. Grounded is not the same as true: read the sentence before you print.")
    say("Try next: summarizer summarize YOUR-ARTICLE.txt --published 2016-11-04")
    say('          summarizer ask "What is not confirmed?" --in YOUR-ARTICLE.txt')
    return 0


def announce(room: Newsroom) -> None:
    """Say on stderr which engine speaks."""
    with working("loading the engine"):
        name, model = room.engine.name, room.engine.model
    say(f"engine: {name}" + (f" ({model})" if model else ""))


def read(room: Newsroom, source: str, about: About, tally: Tally) -> list[Article]:
    """The articles of a source, or the article of the library with this id; an existing path wins."""
    articles: list[Article] = []
    with tally.item(source), working(f"reading {source}"):
        named = ID.fullmatch(source) and not Path(source).exists() and _has_library(room)
        articles = [room.library.get(source)] if named else room.read(source, **about._asdict())
        tally.done -= 1  # the articles count, not the reading
    return articles


def print_summary(summary: Summary) -> None:
    """Show a summary to whoever reads along."""
    from summarizer.exporters import text

    if on_terminal():
        show(text.render_summary(summary))
    else:
        typer.echo(text.summaries([summary], single=True), nl=False)


def print_answer(answer: Answer) -> None:
    """Show an answer to whoever reads along."""
    from summarizer.exporters import text

    if on_terminal():
        show(text.render_answer(answer))
    else:
        typer.echo(text.answer(answer), nl=False)


def _say_notices(summaries: Sequence[Summary]) -> None:
    for summary in summaries:
        for notice in summary.notices:
            say(f"notice: {summary.article.title or summary.article.id}: {notice}")


def deliver(written: str, out: Path | None) -> None:
    """Write a result to stdout or, whole or not at all, to a file. Raises SummarizerError."""
    if out is None:
        sys.stdout.write(written)
        return
    try:
        _replace(out, written)
    except OSError as error:
        raise SummarizerError(
            f"cannot write {out}: {error.strerror}", "name a file in a folder that exists and may be written"
        ) from None
    say(f"written: {out}")


def _replace(out: Path, written: str) -> None:
    """Write beside the target and rename, so that a crash leaves the old file or the new one, never half of one."""
    if out.exists() and not out.is_file():
        out.write_text(written, encoding="utf-8")  # a pipe or a device such as /dev/stdout
        return
    mode = out.stat().st_mode & 0o777 if out.exists() else 0o666 & ~_umask()
    handle, beside = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(written)
        Path(beside).chmod(mode)
        Path(beside).replace(out)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
