"""The library's one SQLite file: connections for many threads and processes, transactions, errors in plain words.

WAL, so that readers and one writer do not block each other; ``synchronous=FULL``, so that what was committed outlives
a power cut too (NORMAL outlives only the end of the process); ``secure_delete``, so that removed words are overwritten.
Not responsible for: tables (schema, migrations), what is stored (catalogue).
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from summarizer.errors import LibraryError
from summarizer.library import migrations

FILE = "library.sqlite3"
BUSY_SECONDS = 60.0
"""How long a writer waits for another one; each holds the file for some milliseconds an article."""

_HINTS = {
    sqlite3.SQLITE_FULL: "free some space and add it again; nothing was half-stored",
    sqlite3.SQLITE_NOTADB: "move that file away, or name another folder with SUMMARIZER_HOME",
    sqlite3.SQLITE_CORRUPT: "restore the file from a backup; `summarizer doctor` checks it",
    sqlite3.SQLITE_READONLY: "it can be read but not written: check who owns the folder and the file",
    sqlite3.SQLITE_CANTOPEN: "check who owns the folder, or name another with SUMMARIZER_HOME",
    sqlite3.SQLITE_BUSY: "another program holds the file; try again when it has finished",
}


class Database:
    """The file in ``home``, made with its folder (mode 0700) when it is not there. Safe for threads and after a fork.

    Raises LibraryError when it cannot be opened, LibraryTooNew when a later release made it.
    """

    def __init__(self, home: Path) -> None:
        self.path = home / FILE
        self._idle: list[sqlite3.Connection] = []
        self._orphans: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._owner = os.getpid()
        self._closed = False
        with self._explained():
            _make(self.path)
            with self._borrowed() as connection:
                migrations.migrate(self.path, connection)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the file throughout."""
        with self._explained(), self._borrowed() as connection, _transaction(connection, "DEFERRED"):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection that alone may write; all of its changes are committed at the end, or none."""
        with self._explained(), self._borrowed() as connection, _transaction(connection, "IMMEDIATE"):
            yield connection

    def checkpoint(self, seconds: float = 5.0) -> bool:
        """Move everything from the log into the file and empty the log; False when readers were in the way."""
        with self._explained(), self._borrowed() as connection:
            connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
            try:
                busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                    raise
                return False
            finally:
                connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
            return not busy

    def close(self) -> None:
        """Close the connections that are not in use; those in use are closed when they come back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        if os.getpid() == self._owner:
            for connection in idle:
                connection.close()

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        connection = self._take()
        try:
            yield connection
        finally:
            with self._lock:
                keep = not self._closed and os.getpid() == self._owner
                if keep:
                    self._idle.append(connection)
            if not keep:
                connection.close()

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise LibraryError("the library is closed", "open it again")
            if os.getpid() != self._owner:  # a fork: SQLite's connections may be neither used nor closed in the child
                self._orphans, self._idle, self._owner = self._idle, [], os.getpid()
            if self._idle:
                return self._idle.pop()
        return _connect(self.path)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            hint = _HINTS.get(code, "`summarizer doctor` checks the library")
            raise LibraryError(f"the library {self.path}: {error}", hint) from error
        except OSError as error:
            why = error.strerror or str(error)
            raise LibraryError(f"the library {self.path}: {why}", _HINTS[sqlite3.SQLITE_CANTOPEN]) from error


def _make(path: Path) -> None:
    """Make folder and file for their owner alone; a folder that is there already keeps its mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.row_factory = sqlite3.Row
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        _switch_to_log(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _switch_to_log(connection: sqlite3.Connection) -> None:
    """Switch to WAL. SQLite does not wait here when another process is doing the same, so this does."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


@contextmanager
def _transaction(connection: sqlite3.Connection, kind: str) -> Iterator[None]:
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has rolled back already
            connection.execute("ROLLBACK")
        raise
