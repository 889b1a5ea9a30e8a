"""Keeps the libraries underneath from logging addresses, headers and whole texts while they work for us.

A program around us that uses the same libraries keeps its logs: only records made inside ``quietly()`` are dropped.
Not responsible for: our own messages (failures).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

TALKATIVE = ("httpcore2", "httpx2", "instructor", "openai")
"""Roots of the loggers in question."""

_ours: ContextVar[bool] = ContextVar("ours", default=False)


class _NotOurs(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether the record is somebody else's."""
        return not _ours.get()


_NOT_OURS = _NotOurs()
_known = 0


@contextmanager
def quietly() -> Iterator[None]:
    """Drop what the talkative libraries log in this context, threads and tasks started in it included."""
    token = _ours.set(True)
    try:
        hush()
        yield
    finally:
        _ours.reset(token)


def hush() -> None:
    """Put the filter on loggers that came since the last time; a logger's filter does not reach its children."""
    global _known  # noqa: PLW0603
    loggers = logging.root.manager.loggerDict
    if len(loggers) == _known:
        return
    for name in [*loggers, *TALKATIVE]:
        if name.split(".", 1)[0] in TALKATIVE:
            logging.getLogger(name).addFilter(_NOT_OURS)
    _known = len(loggers)
