"""One run of ``summarizer batch`` in a process of its own, watched: lines written, memory, seconds.

Not responsible for: what the figures mean (shows).
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

TICK = 0.1
WORDS = (
    "council harbour mayor said officials reported killed wounded troops village river market on the in near after "
    "police residents bridge shelling claimed denied ministry spokesman north south road convoy hospital"
).split()


class Look(NamedTuple):
    """A moment: seconds since the start, lines written so far, and of the process with its workers: bytes, CPU seconds.

    CPU seconds of workers that have ended are left out. ``ruler``: CPU seconds that the same small work took just then:
    how slow the machine is.
    """

    seconds: float
    lines: int
    memory: int
    cpu: float
    ruler: float


class Watched(NamedTuple):
    """A run: its exit code, how long it took in all, and every look at it."""

    code: int
    seconds: float
    looks: list[Look]

    @property
    def rate(self) -> float:
        """Lines a second from the first to the last: without starting, loading and ending."""
        pace = self.pace(1, self.looks[-1].lines)
        return 1 / pace.seconds if pace.seconds else 0.0

    def pace(self, first: int, last: int) -> Pace:
        """What each article took from line ``first`` to line ``last``."""
        start = next((look for look in self.looks if look.lines >= first), self.looks[-1])
        end = next((look for look in self.looks if look.lines >= last), self.looks[-1])
        lines = max(end.lines - start.lines, 1)
        rulers = [look.ruler for look in self.looks if start.seconds <= look.seconds <= end.seconds]
        return Pace((end.seconds - start.seconds) / lines, (end.cpu - start.cpu) / lines, median(rulers))


class Pace(NamedTuple):
    """Seconds for each article: by the clock, and of processors, which other work on the machine disturbs less.

    ``ruler``: what the same small work took meanwhile; a shared machine is not the same from minute to minute.
    """

    seconds: float
    cpu: float
    ruler: float


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
            lines = counter.count()
            looks.append(Look(time.perf_counter() - begun, lines, *_used(process.pid), _ruler()))
            time.sleep(TICK)
    seconds = time.perf_counter() - begun
    looks.append(Look(seconds, counter.count(), *(looks[-1][2:] if looks else (0, 0.0, _ruler()))))
    return Watched(process.returncode, seconds, looks)


def _ruler() -> float:
    """CPU seconds of a small piece of work that is the same each time (about two milliseconds)."""
    begun = time.thread_time()
    json.loads(json.dumps([{word: number} for number in range(100) for word in WORDS]))
    return time.thread_time() - begun


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


def _used(pid: int) -> tuple[int, float]:
    """Resident bytes and CPU seconds of a process and its children, where the system tells them."""
    memory, cpu = 0, 0.0
    with contextlib.suppress(OSError, ValueError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for each in (pid, *map(int, children)):
            with contextlib.suppress(OSError):
                told = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
                cpu += (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
                memory += int(told[21]) * os.sysconf("SC_PAGE_SIZE")
    return memory, cpu


@contextlib.contextmanager
def still_server(latency: float) -> Iterator[str]:
    """A server that answers after ``latency`` seconds; its address."""
    command = [sys.executable, "-m", "evals.batch.server", "--latency", str(latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            yield process.stdout.readline().strip() if process.stdout else ""
        finally:
            process.kill()
