"""Inputs -> units still to be done, one at a time: what is done, doubled or unreadable goes no further.

What of a file is done is not read again, until its size or time changes. Not responsible for: reading (readers), doing
(executors), how far a file is done (marks).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import Any, Protocol

from summarizer.article import Article
from summarizer.batch.journal import Journal
from summarizer.batch.marks import EVERY, Fate, Item, Passed, Underway, token_of
from summarizer.batch.unit import Failure, Unit
from summarizer.batch.work import told
from summarizer.errors import SourceError
from summarizer.readers import ADDRESS
from summarizer.readers.paths import files_of

_PARTS = re.compile(r"[:/]")
"""Where the name of a record or a member may begin within a source's name."""


class ReadEach(Protocol):
    """Newsroom.read_each."""

    def __call__(self, source: str, *, skip: int = 0) -> Iterable[Article | SourceError]:
        """Read a source from its item ``skip`` on."""


class Intake:
    """Streams the inputs of a run and counts what it met. ``units`` runs in one thread, ``settled`` in another."""

    def __init__(self, journal: Journal, read_each: ReadEach, *, retry_failed: bool = False) -> None:
        self._journal, self._read_each, self._retry_failed = journal, read_each, retry_failed
        self._lock = Lock()
        self._out: dict[str, Item] = {}
        """Unit under way -> its place in its file."""
        self._files: list[Underway] = []
        """Files whose end the journal does not know yet."""
        self._tried: set[str] = set()
        self._unread: set[str] = set()
        """Keys of the failures of reading that this run met."""
        self._skipped: set[str] = set()
        """Files of which something that could not be read was passed over."""
        self._through: set[str] = set()
        """Inputs that were read to their end."""
        self.articles = 0
        self.duplicates = 0
        self.known = 0
        """Articles that an earlier run has done."""
        self.known_failed = 0
        """Articles that failed in an earlier run, which this one was not told to try again."""
        self.unreadable = 0

    def units(self, inputs: Sequence[str]) -> Iterator[Unit | Failure]:
        """Yield what is to be done, and a Failure for what could not be read, in the order of the inputs."""
        for given in inputs:
            for found in self._found(given):
                if isinstance(found, SourceError):
                    yield self._unreadable(found, given)
                else:
                    yield from self._file(found, given)
            self._through.add(given)

    def settled(self, key: str, well: bool) -> None:
        """Hear that a unit is done, or failed; in the journal it stands already."""
        with self._lock:
            if not well:
                self._tried.add(key)
            if (item := self._out.pop(key, None)) is not None:
                item.fate = "well" if well else "failed"
        self.note_marks()

    def note_marks(self, *, least: int = EVERY) -> None:
        """Write down how far the files are done, where that moved by so many items or to a file's end.

        For the thread that writes the journal. Raises BatchError.
        """
        with self._lock:
            moved = [(file.token, file.moved(least=least)) for file in self._files]
            self._files = [file for file in self._files if not file.over]
        for token, passed in moved:
            if passed is not None:
                self._journal.note("passed", token, *passed)

    def gone(self, failure: dict[str, Any]) -> bool:
        """Whether a failure of reading, as failures.jsonl tells it, is one no more: its input was read without it."""
        if failure.get("given") not in self._through or failure["unit"] in self._unread:
            return False
        source = str(failure.get("source"))
        starts = [part.start() for part in _PARTS.finditer(source)] if self._skipped else []
        return self._skipped.isdisjoint([source, *(source[:at] for at in starts)])

    def _found(self, given: str) -> Iterable[str | SourceError]:
        return [given] if given == "-" or ADDRESS.match(given) else files_of(given)

    def _file(self, path: str, given: str) -> Iterator[Unit | Failure]:
        token = token_of(path, self._journal.maker)
        passed = self._journal.passed.get(token or "", Passed())
        if self._retry_failed and (passed.failed or passed.unreadable):
            passed = Passed()
        self._pass(passed, path)
        if passed.whole:
            return
        file = None if token is None else Underway(token, passed)
        if file is not None:
            with self._lock:
                self._files.append(file)
        for found in self._read_each(path, skip=passed.items):
            if isinstance(found, SourceError):
                with self._lock:
                    _add(file, "unreadable")
                yield self._unreadable(found, given)
            elif (unit := self._admit(found, file)) is not None:
                yield unit
        if file is not None:
            with self._lock:
                file.end()

    def _pass(self, passed: Passed, path: str) -> None:
        """Count what of a file is not read again."""
        self.articles += passed.articles
        self.known += passed.well
        self.known_failed += passed.failed + passed.unreadable
        if passed.unreadable:
            self._skipped.add(path)

    def _unreadable(self, error: SourceError, given: str) -> Failure:
        self.unreadable += 1
        failure = told(error, error.source or given)._replace(given=given)
        self._unread.add(failure.key(self._journal.maker))
        return failure

    def _admit(self, article: Article, file: Underway | None) -> Unit | None:
        self.articles += 1
        journal = self._journal
        unit = journal.maker.unit(article)
        with self._lock:
            item = _add(file, "well")
            if unit.key in self._out or unit.key in self._tried:
                self.duplicates += 1
            elif (end := journal.done.get(unit.key)) is not None:
                self.duplicates += end > journal.begun_at
                self.known += end <= journal.begun_at
            elif unit.key in journal.failed and not self._retry_failed:
                self.known_failed += 1
                item.fate = "failed"
            else:
                item.fate = "under way"
                self._out[unit.key] = item
                return unit
        return None


def _add(file: Underway | None, fate: Fate) -> Item:
    """The next item of a file; what comes from elsewhere has no marks."""
    return Item(fate) if file is None else file.add(fate)
