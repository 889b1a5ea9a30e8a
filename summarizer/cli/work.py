"""What the commands do once parsed: read, call the newsroom, hand the result to an exporter.

Returns exit codes. Not responsible for: options and help texts (summarizer.cli), looks (exporters).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from summarizer import assets
from summarizer.cli.console import explain, on_terminal, say, show, show_error, show_unexpected, working
from summarizer.cli.delivery import Target, deliver
from summarizer.errors import BudgetSpent, EngineUnavailable, SourceError, SummarizerError
from summarizer.exporters import load_exporter
from summarizer.newsroom import PATIENCE, Newsroom

if TYPE_CHECKING:
    from summarizer.answer import Answer, AnswerSentence, Citation
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


class Tally:
    """Counts the items that failed, and prints why as they do."""

    def __init__(self) -> None:
        self.done = 0
        self.failed = 0

    @contextlib.contextmanager
    def item(self, source: str, counted: bool = True) -> Iterator[None]:
        """Count the block as failed or, if it is ``counted``, as done; one failed item does not stop the others."""
        try:
            yield
        except (EngineUnavailable, BudgetSpent):
            raise
        except SummarizerError as error:
            self.fail(source, error)
        except Exception as error:
            self.failed += 1
            show_unexpected(error, f"{source}: ")
        else:
            self.done += counted

    def fail(self, source: str, error: SummarizerError) -> None:
        """Count a failure and say why."""
        self.failed += 1
        show_error(error.message if source in error.message else f"{source}: {error.message}", error.hint)

    def exit_code(self) -> int:
        """0 fine, 1 nothing worked, 3 some items failed."""
        return 0 if not self.failed else 3 if self.done else 1


class Means(NamedTuple):
    """Which engine, and how much it may cost; what is None is left to the settings."""

    engine: str | None = None
    env_file: Path | None = None
    model: str | None = None
    budget: float | None = None
    no_cache: bool = False
    concurrency: int | None = None


def desk(means: Means) -> Newsroom:
    """The newsroom that the options ask for."""
    cache = False if means.no_cache else None
    engine, env_file = means.engine or "auto", means.env_file
    room = Newsroom(
        engine=engine,
        env_file=env_file,
        model=means.model,
        budget=means.budget,
        cache=cache,
        concurrency=means.concurrency,
    )
    room.patience = PATIENCE
    return room


def summarize(room: Newsroom, sources: Sequence[str], about: About, target: Target) -> int:
    """Summarize every article of every source; text appears as it is made, any other format in one piece."""
    announce(room)
    tally, finished, articles = Tally(), [], 0
    for source in sources:
        for article in read(room, source, about, tally):
            articles += 1
            with tally.item(article.source or source), working(f"summarizing {article.title or source}"):
                finished.append(room.summarize(article))
            if target.for_reader and finished:
                print_summary(finished.pop())
    if finished:
        single = len(sources) == articles == 1 and not tally.failed
        deliver(load_exporter(target.format).summaries(finished, single), target.out)
        _say_notices(finished)
    say_cost(room)
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
    with answering() as heard:
        answer = room.ask(question, articles, heard=heard)
    hand_over(room, answer, target)
    return tally.exit_code()


@contextlib.contextmanager
def answering() -> Iterator[Callable[[AnswerSentence, Sequence[Citation]], None] | None]:
    """Show on a terminal what is already verified while the rest of an answer is still being written."""
    with working("looking for an answer") as status:
        yield status and (lambda sentence, _: status(sentence.text))


def hand_over(room: Newsroom, answer: Answer, target: Target) -> None:
    """Print an answer, or write it to where it is wanted, and say what it took."""
    if target.for_reader:
        print_answer(answer)
    else:
        deliver(load_exporter(target.format).answer(answer), target.out)
    say_cost(room)


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
    with answering() as heard:
        answer = room.ask(question, None, since, until, outlet, k, heard=heard)
    if room.library.notice:
        say(f"notice: {room.library.notice}")
    hand_over(room, answer, target)
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
    with answering() as heard:
        answer = room.ask(DEMO_QUESTION, [article], heard=heard)
    print_answer(answer)
    say("Each [start-end] gives the exact characters of the article that an item rests on; figures belong to whoever")
    say("gave them. Grounded is not the same as true: read the sentence before you print.")
    say("Try next: summarizer summarize YOUR-ARTICLE.txt --published 2016-11-04")
    say('          summarizer ask "What is not confirmed?" --in YOUR-ARTICLE.txt')
    return 0


def announce(room: Newsroom) -> None:
    """Say on stderr which engine speaks."""
    with working("loading the engine"):
        name, model, host = room.engine.name, room.engine.model, room.engine.provider
    say(f"engine: {name}" + (f" ({model})" if model else "") + (f"; text goes to {host}" if host else ""))


def say_cost(room: Newsroom) -> None:
    """Say what the calls to a model have taken, if there were any."""
    used = room.used
    if not used.calls and not used.cached:
        return
    if not used.calls:
        say("cost: nothing, every reply was known")
        return
    price = "price unknown" if used.cost_usd is None else f"{used.cost_usd:.4f} USD"
    again = f" ({used.retries} repeated)" if used.retries else ""
    say(f"cost: {used.calls} calls{again}, {used.tokens_in:,} tokens in, {used.tokens_out:,} out, {price}")


def read(room: Newsroom, source: str, about: About, tally: Tally) -> Iterator[Article]:
    """The articles of a source one by one, or the article of the library with this id; an existing path wins.

    What cannot be read is counted and said, and the rest goes on.
    """
    if ID.fullmatch(source) and not Path(source).exists() and _has_library(room):
        with tally.item(source, counted=False):
            yield room.library.get(source)
        return
    with tally.item(source, counted=False):
        for found in room.read_each(source, **about._asdict()):
            if isinstance(found, SourceError):
                tally.fail(found.source or source, found)
            else:
                yield found


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
