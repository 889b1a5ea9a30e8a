"""Many articles: a folder that fills, a run that can be interrupted at any moment and goes on where it was.

The door: ``run`` does what is missing. Not responsible for: what a summary says (newsroom), showing progress (the
command line), the library (``shelf``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarizer.batch.record import State
from summarizer.batch.unit import Failure, Maker, Took

if TYPE_CHECKING:
    from summarizer.batch.shelf import Shelf
    from summarizer.errors import SummarizerError
    from summarizer.newsroom import Newsroom

Executor = Literal["auto", "threads", "processes", "openai-batch", "ray"]


@dataclass(frozen=True)
class Options:
    """How a run works. ``concurrency`` None: the processors for an engine that computes, else the setting."""

    executor: Executor = "auto"
    concurrency: int | None = None
    retry_failed: bool = False


class Progress(NamedTuple):
    """Where a run stands: units of this run, seconds since it began, what all units of the folder took.

    ``known`` were done by an earlier run; ``failed_before`` failed then and are not tried again. ``waiting`` tells
    what a server is still at, in words, ``loading`` the seconds until the first outcome.
    """

    done: int = 0
    failed: int = 0
    known: int = 0
    failed_before: int = 0
    duplicates: int = 0
    seconds: float = 0.0
    took: Took = Took()
    latest: Failure | None = None
    waiting: str = ""
    loading: float = 0.0

    @property
    def seen(self) -> int:
        """Articles and unreadable sources that the run is through with."""
        return self.done + self.failed + self.known + self.failed_before + self.duplicates


class Report(NamedTuple):
    """How a run ended. ``foreign`` are summaries of the folder by another engine, model, prompt or release.

    ``error`` is why it stopped before its end: no further article would have worked.
    """

    state: State
    progress: Progress
    failures: list[Failure]
    foreign: int
    error: SummarizerError | None


def maker_of(room: Newsroom) -> Maker:
    """Who makes the summaries of this newsroom."""
    return Maker(room.engine.name, room.engine.version)


def run(
    room: Newsroom,
    inputs: Sequence[str],
    out: Path,
    options: Options = Options(),
    *,
    told: Callable[[Progress], None] = lambda _: None,
    shelf: Shelf | None = None,
    stop: Event | None = None,
) -> Report:
    """Summarize every article of ``inputs`` into the folder ``out``, but for those that are there already.

    ``told`` hears of every outcome, ``shelf`` puts articles and summaries into a library, too. Setting ``stop`` (a
    signal handler may) finishes what is under way and returns. Raises BatchError when the folder is in use or cannot
    be written, LibraryError of the shelf, SettingsError; what is done stays done.
    """
    from summarizer.batch.journal import Journal
    from summarizer.batch.running import Run

    with Journal(out, maker_of(room)) as journal:
        return Run(room, list(inputs), journal, options, told=told, shelf=shelf, stop=stop or Event()).go()
