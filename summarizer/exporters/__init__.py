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

FORMATS = {
    "text": "summarizer.exporters.text",
    "json": "summarizer.exporters.json",
    "jsonl": "summarizer.exporters.jsonl",
    "csv": "summarizer.exporters.csv",
    "csv-claims": "summarizer.exporters.csv_claims",
    "events": "summarizer.exporters.events",
    "markdown": "summarizer.exporters.markdown",
    "webannotation": "summarizer.exporters.webannotation",
    "jsonld": "summarizer.exporters.jsonld",
    "ninjs": "summarizer.exporters.ninjs",
    "html": "summarizer.exporters.html",
}
"""Format name -> module, loaded on first use. A file holds one table: casualties (csv) and claims are two formats."""


class Exporter(Protocol):
    """What every member offers."""

    def summaries(self, summaries: Sequence[Summary], single: bool) -> str:
        """Write summaries; ``single`` when exactly one article was named."""

    def answer(self, answer: Answer) -> str:
        """Write one answer. Raises SettingsError when the format has no form for one."""


def load_exporter(name: str) -> Exporter:
    """The member for a format of ``FORMATS``. Raises KeyError for any other name."""
    return cast("Exporter", import_module(FORMATS[name]))
