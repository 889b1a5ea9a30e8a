"""How many articles the inputs may hold, counted in the background: a guess for a progress bar, nothing more.

A file counts as one, a .jsonl or .ndjson file as its lines; what can be read only once, or lies beyond a network, makes
the whole unknown. Not responsible for: reading (readers).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread

from summarizer.readers import ADDRESS
from summarizer.readers.paths import files_of

BLOCK = 1 << 20
LINES = {".jsonl", ".ndjson"}
MANY = {".zip", ".xml", ".rss", ".atom", ".mbox"}
"""Files that may hold any number of articles."""


class Count:
    """Counts in a thread of its own; ``total`` is None until it is known, or when it cannot be."""

    def __init__(self, inputs: Sequence[str]) -> None:
        self.total: int | None = None
        self._enough = Event()
        self._thread = Thread(target=self._count, args=(list(inputs),), name="summarizer-batch-count", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Count no further."""
        self._enough.set()

    def wait(self, seconds: float) -> int | None:
        """The total, waited for so long."""
        self._thread.join(seconds)
        return self.total

    def _count(self, inputs: list[str]) -> None:
        total = 0
        for given in inputs:
            if given == "-" or ADDRESS.match(given):
                return
            for path in files_of(given):
                held = articles_in(path) if isinstance(path, str) else 1
                if held is None or self._enough.is_set():
                    return
                total += held
        self.total = total


def articles_in(path: str) -> int | None:
    """How many articles a file may hold; None: only reading it would tell."""
    suffix = Path(path).suffix.lower()
    if suffix in MANY:
        return None
    if suffix not in LINES:
        return 1
    try:
        with Path(path).open("rb") as file:
            lines = last = 0
            while block := file.read(BLOCK):
                lines, last = lines + block.count(b"\n"), block[-1]
    except OSError:
        return 1
    return lines + (last not in {0, ord("\n")})
