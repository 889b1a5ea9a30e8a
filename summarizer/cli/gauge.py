"""How far a batch is: a bar where a person looks, a line now and then where nobody does, and a table at the end.

All of it goes to stderr. Not responsible for: running (summarizer.batch), exit codes (batching).
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.batch import Progress, Report
from summarizer.cli.console import say

if TYPE_CHECKING:
    from summarizer.batch.counting import Count
    from summarizer.batch.estimate import Estimate
    from summarizer.batch.unit import Failure, Took
    from summarizer.errors import SourceError

LINE_SECONDS = 10.0
"""How often a line tells the progress where no terminal is."""
LEAST_SECONDS, LEAST_UNITS = 2.0, 5
"""What an estimate of the rest needs to have seen since the first outcome."""

Told = Callable[[Progress], None]


@contextlib.contextmanager
def shown(quiet: bool, count: Count) -> Iterator[Told]:
    """Show the progress that the given function hears of."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar(count) as told:
            yield told
    else:
        yield _lines(count)


@contextlib.contextmanager
def _bar(count: Count) -> Iterator[Told]:
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), BarColumn(bar_width=24), TextColumn("{task.description}"), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def told(progress: Progress) -> None:
            total = None if count.total is None else max(count.total, progress.seen)
            bar.update(task, description=state(progress, count.total), completed=progress.seen, total=total)

        yield told


def _lines(count: Count) -> Told:
    last = time.monotonic()

    def told(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last >= LINE_SECONDS:
            last = time.monotonic()
            say(state(progress, count.total))

    return told


def state(progress: Progress, total: int | None) -> str:
    """The progress in one line."""
    told = [f"{progress.done:,} summarized", f"{_rate(progress):.1f}/s" if progress.done else "loading"]
    left = remaining(progress, total)
    told += [f"about {duration(left)} left"] if left is not None else []
    told += [f"{progress.failed:,} failed"] if progress.failed else []
    told += [f"{progress.known:,} known before"] if progress.known else []
    told += [*_cost(progress.took), progress.waiting]
    return ", ".join(filter(None, told))


def remaining(progress: Progress, total: int | None) -> float | None:
    """Seconds that the rest may take at the rate since the first outcome; None while nobody can tell."""
    worked, seconds = progress.done + progress.failed - 1, progress.seconds - progress.loading
    if total is None or worked < LEAST_UNITS or seconds < LEAST_SECONDS:
        return None
    return max(total - progress.seen, 0) * seconds / worked


def duration(seconds: float) -> str:
    """Seconds in words: 40 s, 12 min, 3 h 5 min."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


def _rate(progress: Progress) -> float:
    return progress.done / progress.seconds if progress.seconds > 0 else 0.0


def _cost(took: Took) -> list[str]:
    if not took.tokens_in:
        return []
    money = "price unknown" if took.cost_usd is None else f"${took.cost_usd:.4f}"
    return [money, *([f"{took.retries:,} calls repeated"] if took.retries else [])]


def close(report: Report, out: Path) -> None:
    """Say how a run ended: a table of counts, and the failures by their cause with an example and a hint."""
    progress = report.progress
    _table(report)
    if report.foreign:
        say(f"notice: {report.foreign:,} summaries in {out} were made by another engine, model, prompt or release;")
        say("notice: they stay, and each line's made_by tells which; for one of a kind name another folder")
    causes = Counter((failure.cause, failure.hint) for failure in report.failures)
    for (cause, hint), count in causes.most_common():
        first = next(failure for failure in report.failures if (failure.cause, failure.hint) == (cause, hint))
        say(f"failed: {count:,} x {cause}, such as {_example(first)}")
        say(f"hint: {hint}")
    if progress.failed_before:
        say(f"hint: {progress.failed_before:,} articles failed in an earlier run; try them again with --retry-failed")
    say(f"written: {out}")


def _example(error: Failure | SourceError) -> str:
    """What went wrong with which source; most messages name it already."""
    source = error.source or ""
    return error.message if source in error.message else f"{source}: {error.message}"


def _table(report: Report) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = list(_rows(report))
    if not sys.stderr.isatty():
        widest = max(len(name) for name, _ in rows)
        for name, told in rows:
            say(f"{name:<{widest}}  {told}")
        return
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    for name, told in rows:
        table.add_row(Text(name), Text(told))
    Console(stderr=True, markup=False, highlight=False, emoji=False).print(table)


def _rows(report: Report) -> Iterator[tuple[str, str]]:
    progress, took = report.progress, report.progress.took
    goes_on = "" if report.state == "finished" else "; the same command goes on"
    yield report.state, f"after {duration(progress.seconds)}{goes_on}"
    yield "summarized", f"{progress.done:,}" + (f" ({_rate(progress):.1f}/s)" if progress.done else "")
    counts = {
        "failed": progress.failed, "known before": progress.known, "failed before": progress.failed_before,
        "duplicates": progress.duplicates,
    }  # fmt: skip
    yield from ((name, f"{count:,}") for name, count in counts.items() if count)
    if took.tokens_in:
        yield "tokens", f"{took.tokens_in:,} in, {took.tokens_out:,} out, all runs of this folder"
        yield "cost", "unknown: no price is known for this model" if took.cost_usd is None else f"${took.cost_usd:.4f}"
        yield "calls repeated", f"{took.retries:,}"


def show_estimate(found: Estimate) -> None:
    """Print what a run would take, on stdout."""
    for name, told in _estimated(found):
        sys.stdout.write(f"{name:<14}{told}\n")


def _estimated(found: Estimate) -> Iterator[tuple[str, str]]:
    usage = found.usage
    if found.articles is None:
        yield "articles", f"unknown how many; the figures are for the {found.sampled:,} of the sample"
    else:
        known = f" of {found.total:,} counted" if found.total and found.total != found.articles else ""
        yield "articles", f"{found.articles:,}{known}, judged by a sample of {found.sampled:,}"
    if found.unreadable:
        first = found.unreadable[0]
        yield "unreadable", f"{len(found.unreadable):,} in the sample, such as {_example(first)}"
    if not found.sampled:
        return
    if usage.calls:
        yield "calls", f"{usage.calls:,}; what is asked again comes on top"
        yield "tokens", f"{usage.tokens_in:,} in, {usage.tokens_out:,} out, on the high side"
        price = "unknown: no price is known for this model" if usage.cost_usd is None else f"${usage.cost_usd:.2f}"
        yield "cost", price + (" at half price" if found.half_price and usage.cost_usd is not None else "")
    else:
        yield "cost", "nothing: nobody is asked"
    within = "up to 24 h for each batch" if found.half_price else f"about {duration(found.seconds)}"
    yield "time", within
