"""One run of ``summarizer batch`` in a process of its own, watched: lines written, memory, seconds.

Not responsible for: what the figures mean (shows).
"""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TICK = 0.25
WORDS = (
    "council harbour mayor said officials reported killed wounded troops village river market on the in near after "
    "police residents bridge shelling claimed denied ministry spokesman north south road convoy hospital"
).split()


class Look(NamedTuple):
    """A moment: seconds since the start, lines written so far, bytes of memory of the process and its workers."""

    seconds: float
    lines: int
    memory: int


class Watched(NamedTuple):
    """A run: its exit code, how long it took in all, and every look at it."""

    code: int
    seconds: float
    looks: list[Look]

    @property
    def working(self) -> float:
        """Seconds from the first line to the last: without starting and loading."""
        busy = [look for look in self.looks if look.lines]
        return busy[-1].seconds - busy[0].seconds if busy else 0.0

    def between(self, first: int, last: int) -> float:
        """Seconds for each article from line ``first`` to line ``last``."""
        start = next(look for look in self.looks if look.lines >= first)
        end = next((look for look in self.looks if look.lines >= last), self.looks[-1])
        return (end.seconds - start.seconds) / max(end.lines - start.lines, 1)


def write_articles(path: Path, count: int, sentences: int = 8) -> None:
    """Write ``count`` articles of random words, a line of JSON each; the same for the same number."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            chance = random.Random(number)  # noqa: S311 (no secret)
            told = " ".join(f"{' '.join(chance.choices(WORDS, k=14)).capitalize()}." for _ in range(sentences))
            file.write(f'{{"title": "Report {number}", "text": "Item {number} was seen. {told}"}}\n')


def watch(source: Path, out: Path, *words: str, **environment: str) -> Watched:
    """Run a batch to its end."""
    command = [sys.executable, "-m", "summarizer", "batch", str(source), "--out", str(out), "--quiet", *words]
    settings = {f"SUMMARIZER_{name.upper()}": value for name, value in environment.items()}
    begun, looks = time.perf_counter(), []
    with subprocess.Popen(command, env={**os.environ, **settings}, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        counter = _Lines(out / "summaries.jsonl")
        while process.poll() is None:
            looks.append(Look(time.perf_counter() - begun, counter.count(), _memory(process.pid)))
            time.sleep(TICK)
    seconds = time.perf_counter() - begun
    looks.append(Look(seconds, counter.count(), looks[-1].memory if looks else 0))
    return Watched(process.returncode, seconds, looks)


class _Lines:
    """Counts the lines of a file that grows, each byte once."""

    def __init__(self, path: Path) -> None:
        self._path, self._at, self._lines = path, 0, 0

    def count(self) -> int:
        """How many there are by now."""
        with contextlib.suppress(OSError), self._path.open("rb") as file:
            file.seek(self._at)
            while block := file.read(1 << 20):
                self._at += len(block)
                self._lines += block.count(b"\n")
        return self._lines


def _memory(pid: int) -> int:
    """Resident bytes of a process and its children, where the system tells them."""
    total = 0
    with contextlib.suppress(OSError, ValueError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for each in (pid, *map(int, children)):
            with contextlib.suppress(OSError):
                pages = int(Path(f"/proc/{each}/statm").read_text().split()[1])
                total += pages * os.sysconf("SC_PAGE_SIZE")
    return total


@contextlib.contextmanager
def still_server(latency: float) -> Iterator[str]:
    """A server that answers after ``latency`` seconds; its address."""
    command = [sys.executable, "-m", "evals.batch.server", "--latency", str(latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            yield process.stdout.readline().strip() if process.stdout else ""
        finally:
            process.kill()
