"""Verified results -> something to read or to process: the door of the family.

A member is a module with ``summaries(Sequence[Summary], single: bool) -> str`` and ``answer(Answer) -> str``;
``single`` says that the user named exactly one article, so that a format with a list form leaves it out.
Not responsible for: opening files, choosing colours (the command line), changing what a result says.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.summary import Summary

FORMATS = {"text": "summarizer.exporters.text", "json": "summarizer.exporters.json"}
"""Format name -> module, loaded on first use."""


class Exporter(Protocol):
    """What every member offers."""

    def summaries(self, summaries: Sequence[Summary], single: bool) -> str:
        """Write summaries; ``single`` when exactly one article was named."""

    def answer(self, answer: Answer) -> str:
        """Write one answer."""


def load_exporter(name: str) -> Exporter:
    """The member for a format of ``FORMATS``. Raises KeyError for any other name."""
    return cast("Exporter", import_module(FORMATS[name]))
