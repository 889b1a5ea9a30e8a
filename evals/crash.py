"""One record on which the program under test raised: a row of the result, never the end of a run."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

LAST_LINES = 7


@dataclass(frozen=True)
class Crash:
    """Where it happened, and the last lines of the traceback."""

    record: str
    trace: str

    @classmethod
    def of(cls, record: str, error: Exception) -> Crash:
        """Describe ``error``, met on ``record``."""
        lines = "".join(traceback.format_exception(error)).strip().splitlines()
        return cls(record, "\n".join(f"    {line}" for line in lines[-LAST_LINES:]))

    def __str__(self) -> str:
        return f"{self.record}\n{self.trace}"
