"""The library as a run fills it: articles and summaries go in small groups, and what a kill left out goes first.

The journal keeps up to where summaries.jsonl is in which library. Not responsible for: vectors (the library's own
outbox holds what waits for them).
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from summarizer.batch.unit import Done
from summarizer.summary import Summary

if TYPE_CHECKING:
    from summarizer.batch.journal import Journal
    from summarizer.newsroom import Newsroom

GROUP = 32
GROUP_SECONDS = 5.0


class Shelf:
    """The library of a newsroom. Raises LibraryError."""

    def __init__(self, room: Newsroom) -> None:
        self._room, self._name = room, str(room.settings.home.absolute())
        self._waiting: list[bytes] = []
        self._since = time.monotonic()

    def catch_up(self, journal: Journal) -> None:
        """Put in what stands in the folder and is not known to be in the library."""
        for line, end in journal.summaries_from(journal.shelved.get(self._name, 0)):
            self._waiting.append(line)
            if len(self._waiting) >= GROUP:
                self._store(journal, end)
        self._store(journal, journal.ends["summaries.jsonl"])

    def put(self, done: Done, journal: Journal) -> None:
        """Put in a summary that has just been written, or keep it for the next group."""
        self._waiting.append(done.line)
        if len(self._waiting) >= GROUP or time.monotonic() - self._since > GROUP_SECONDS:
            self.flush(journal)

    def flush(self, journal: Journal) -> None:
        """Put in what waits."""
        self._store(journal, journal.ends["summaries.jsonl"])

    def _store(self, journal: Journal, end: int) -> None:
        summaries = [Summary.model_validate_json(line) for line in self._waiting]
        if summaries:
            self._room.add(summary.article for summary in summaries)
            for summary in summaries:
                if journal.maker.key(summary.article.id) in journal.done:  # else another version made it
                    self._room.library.catalogue.items_put(summary, *journal.maker)
            journal.note("shelved", self._name, end)
        self._waiting, self._since = [], time.monotonic()
