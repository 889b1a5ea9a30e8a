"""``summarizer batch`` once parsed: an estimate, or the run with its progress, its signals and its closing table.

Returns exit codes: 0 fine, 1 it could not go on, 3 some articles failed, 130 and 143 interrupted by Ctrl-C or SIGTERM.
Not responsible for: the run itself (summarizer.batch), how it looks (gauge), options and help texts (summarizer.cli).
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING

from summarizer import batch
from summarizer.cli import gauge
from summarizer.cli.console import say, show_error, working
from summarizer.cli.embedding import embed
from summarizer.cli.work import announce
from summarizer.errors import LibraryError

if TYPE_CHECKING:
    from summarizer.newsroom import Newsroom

SHOW_CURSOR = b"\x1b[?25h"


class Stop(Event):
    """Set by the first signal; ``number`` is that of the signal, 0 when the run stopped by itself."""

    number = 0


def run(room: Newsroom, inputs: Sequence[str], out: Path, options: batch.Options, *, add: bool, quiet: bool) -> int:
    """Run, show progress, and say how it ended."""
    from summarizer.batch.counting import Count
    from summarizer.batch.shelf import Shelf

    announce(room)
    count = Count([] if quiet else inputs)
    try:
        with _stoppable() as stop, gauge.shown(quiet, count) as told:
            shelf = Shelf(room) if add else None
            report = batch.run(room, inputs, out, options, told=told, shelf=shelf, stop=stop)
    finally:
        count.stop()
    if not quiet or report.error or exit_code(report.progress):
        gauge.close(report, out)
    if report.error is not None:
        show_error(report.error.message, report.error.hint)
        return 1
    if stop.number:
        return 128 + stop.number
    if add:
        _embed(room, quiet)
    return exit_code(report.progress)


def estimate(room: Newsroom, inputs: Sequence[str], out: Path, options: batch.Options) -> int:
    """Say what a run would take, on stdout; 1 when nothing could be read."""
    from summarizer.batch.estimate import estimate as estimated

    announce(room)
    with working("reading a sample"):
        found = estimated(room, inputs, out, options)
    gauge.show_estimate(found)
    return 0 if found.sampled else 1


def exit_code(progress: batch.Progress) -> int:
    """0 fine, 1 nothing worked, 3 some articles failed, now or in an earlier run."""
    if not progress.failed and not progress.failed_before:
        return 0
    return 3 if progress.done or progress.known else 1


def _embed(room: Newsroom, quiet: bool) -> None:
    """Give the vectors what waits for them; what fails or is interrupted is made up for by later searches."""
    later = "all articles are in the library; each search makes some of the vectors that are missing"
    try:
        embed(room, quiet)
    except LibraryError as error:
        say(f"notice: {error.message}; {later}")
    except KeyboardInterrupt:
        say(f"notice: {later}, summarizer reindex all of them")
        raise


@contextlib.contextmanager
def _stoppable() -> Iterator[Stop]:
    """The first Ctrl-C or SIGTERM finishes what is under way, the second stops at once."""
    stop = Stop()

    def asked(number: int, frame: FrameType | None) -> None:
        if stop.number:
            if sys.stderr.isatty():
                os.write(2, SHOW_CURSOR)
            os.write(2, b"stopped; what is written stays, the same command goes on\n")
            os._exit(128 + number)
        stop.number = number
        stop.set()
        os.write(2, b"finishing what is under way; again to stop at once\n")

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
