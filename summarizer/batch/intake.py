"""Inputs -> units still to be done, one at a time: what is done, doubled or unreadable goes no further.

A file of which every article is done is not read again, until its size or time changes. Not responsible for: reading
(readers), doing (executors).
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from summarizer.article import Article
from summarizer.batch.journal import Journal
from summarizer.batch.unit import Failure, Unit
from summarizer.batch.work import told
from summarizer.errors import SourceError
from summarizer.readers import ADDRESS
from summarizer.readers.paths import files_of

ReadEach = Callable[[str], Iterable[Article | SourceError]]


class _File:
    """A file under way: read to its end or not, with so many units still out, all of them well so far."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.articles = self.out = 0
        self.ended, self.clean = False, True


class Intake:
    """Streams the inputs of a run and counts what it met. ``units`` runs in one thread, ``settled`` in another."""

    def __init__(self, journal: Journal, read_each: ReadEach, *, retry_failed: bool = False) -> None:
        self._journal, self._read_each, self._retry_failed = journal, read_each, retry_failed
        self._lock = Lock()
        self._out: dict[str, _File | None] = {}
        """Unit under way -> the file it came from."""
        self._finished: deque[_File] = deque()
        """Files to be noted, in the thread that writes the journal."""
        self._tried: set[str] = set()
        self._unread: set[str] = set()
        """Keys of the failures of reading that this run met."""
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
            file = self._out.pop(key, None)
            if not well:
                self._tried.add(key)
            if file is not None:
                file.out -= 1
                file.clean &= well
                self._finish(file)
        self.note_files()

    def note_files(self) -> None:
        """Write down which files need not be read again. For the thread that writes the journal. Raises BatchError."""
        while self._finished:
            file = self._finished.popleft()
            self._journal.note("read", file.token, file.articles)

    def gone(self, failure: dict[str, Any]) -> bool:
        """Whether a failure of reading, as failures.jsonl tells it, is one no more: its input was read without it."""
        return failure.get("given") in self._through and failure["unit"] not in self._unread

    def _found(self, given: str) -> Iterable[str | SourceError]:
        return [given] if given == "-" or ADDRESS.match(given) else files_of(given)

    def _file(self, path: str, given: str) -> Iterator[Unit | Failure]:
        token = _token(path, self._journal)
        if token is not None and token in self._journal.read:
            self.articles += self._journal.read[token]
            self.known += self._journal.read[token]
            return
        file = None if token is None else _File(token)
        for found in self._read_each(path):
            if isinstance(found, SourceError):
                if file is not None:
                    file.clean = False
                yield self._unreadable(found, given)
            elif (unit := self._admit(found, file)) is not None:
                yield unit
        if file is not None:
            with self._lock:
                file.ended = True
                self._finish(file)

    def _finish(self, file: _File) -> None:
        if file.ended and file.clean and not file.out:
            self._finished.append(file)

    def _unreadable(self, error: SourceError, given: str) -> Failure:
        self.unreadable += 1
        failure = told(error, error.source or given)._replace(given=given)
        self._unread.add(failure.key(self._journal.maker))
        return failure

    def _admit(self, article: Article, file: _File | None) -> Unit | None:
        self.articles += 1
        journal = self._journal
        unit = journal.maker.unit(article)
        with self._lock:
            if file is not None:
                file.articles += 1
            if unit.key in self._out or unit.key in self._tried:
                self.duplicates += 1
            elif (end := journal.done.get(unit.key)) is not None:
                self.duplicates += end > journal.begun_at
                self.known += end <= journal.begun_at
            elif unit.key in journal.failed and not self._retry_failed:
                self.known_failed += 1
                if file is not None:
                    file.clean = False
            else:
                self._out[unit.key] = file
                if file is not None:
                    file.out += 1
                return unit
        return None


def _token(path: str, journal: Journal) -> str | None:
    """A word for a file as it is now and for who summarizes it; None for what is no regular file."""
    try:
        if not Path(path).is_file():
            return None
        stat = Path(path).stat()
    except (OSError, ValueError):
        return None
    told = "\n".join(map(str, (Path(path).absolute(), stat.st_size, stat.st_mtime_ns, journal.maker.key(""))))
    return hashlib.sha256(told.encode(errors="replace")).hexdigest()[:16]
