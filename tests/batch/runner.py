"""A batch in a process of its own, to be killed: ``python -m tests.batch.runner HOME OUT INPUT [word ...]``.

Words: ``processes`` (workers of two processes), ``crew`` (the same with two units under way in each), ``add`` (into the
library), ``slow`` (20 ms an article),
``stuck`` (a minute from the second on), ``loud``, ``vectors`` (into the Chroma server of the environment, 0.1 s for
each group of passages). Prints nothing but errors; the exit code is that of the command.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer import batch
from summarizer.batch import crew, executors, flow, processes
from summarizer.cli import batching
from summarizer.cli.console import guarded
from summarizer.library.vectors import Vectors
from summarizer.newsroom import Newsroom
from tests.conftest import FirstSentence
from tests.library.hashing import Hashing

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.engines import Drafted


class Slow(FirstSentence):
    """Takes its time, and dies at the word ``Deadly``."""

    seconds = 0.0
    stuck = False

    def draft(self, article: Article) -> Drafted:
        time.sleep(self.seconds)
        if self.stuck and article.title != "Convoy 0":
            time.sleep(60)
        if "Deadly" in article.text:
            import os

            os._exit(9)
        return super().draft(article)


def room_of(home: str, seconds: float, vectors: bool = False) -> Newsroom:
    """A newsroom with the tiny engine, also in a worker."""
    room = Newsroom(home=home, embedding="minilm" if vectors else "none")
    slow, url = Hashing(seconds=0.1), room.settings.chroma_url
    room.__dict__["open_vectors"] = lambda: Vectors(Path(home), embedding=slow, url=url, patience=60.0)
    engine = Slow()
    engine.seconds = seconds
    room.__dict__["engine"] = engine
    return room


def main(home: str, out: str, source: str, *words: str) -> int:
    seconds = 0.02 if "slow" in words else 0.0
    room = room_of(home, seconds, "vectors" in words)
    Slow.stuck = "stuck" in words
    if "crew" in words:

        def in_crew(_: Newsroom, units: executors.Units, slots: int, stop: batching.Event) -> object:
            workers = crew.Crew(2, 2, partial(room_of, home, seconds))
            try:
                yield from flow.run(units, workers.submit, flow.Width(12, 4), stop, workers.mend)
            finally:
                workers.close()

        executors._in_processes = in_crew  # type: ignore[assignment]
    elif "processes" in words:

        def in_processes(_: Newsroom, units: executors.Units, slots: int, stop: batching.Event) -> object:
            workers = processes.Workers(2, partial(room_of, home, seconds))
            try:
                yield from processes.run(units, workers, slots, stop)
            finally:
                workers.close()

        executors._in_processes = in_processes  # type: ignore[assignment]
    executor: batch.Executor = "processes" if {"processes", "crew"} & set(words) else "threads"
    options = batch.Options(
        executor=executor, concurrency=4 if executor == "threads" else 2, retry_failed="retry" in words
    )
    return batching.run(room, [source], Path(out), options, add="add" in words, quiet="loud" not in words)


if __name__ == "__main__":
    with guarded():
        sys.exit(main(*sys.argv[1:]))
