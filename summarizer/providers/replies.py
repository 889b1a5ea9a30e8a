"""Valid replies kept in one SQLite file of the home folder, so that the same question is not paid twice.

JSON text, no pickle; many threads and processes may use it. It is a convenience: whatever is wrong with the file is
said once and then done without. Not responsible for: what makes two calls the same (openai hands over the key).
"""

from __future__ import annotations

import logging
import os
import sqlite3
from pathlib import Path
from threading import Lock
from time import time

FILE = "replies.sqlite3"
LARGEST = 500_000_000
"""Bytes of the file; beyond them the oldest tenth goes."""
PATIENCE = 2.0
"""Seconds to wait for another process."""
_TABLE = """
CREATE TABLE IF NOT EXISTS replies (key TEXT PRIMARY KEY, reply TEXT NOT NULL, kept REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS replies_by_age ON replies (kept);
"""


class Replies:
    """Replies by key. ``folder`` is made when it is not there."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._path = folder / FILE
        self._largest = largest
        self._lock = Lock()
        self._open: sqlite3.Connection | None = None
        self._owner = 0
        self._broken = False

    def find(self, key: str) -> str | None:
        """The reply kept under ``key``, or None."""
        try:
            with self._lock:
                row = self._connection().execute("SELECT reply FROM replies WHERE key = ?", (key,)).fetchone()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return None
        return row[0] if row and isinstance(row[0], str) else None

    def keep(self, key: str, reply: str) -> None:
        """Keep ``reply`` under ``key``; a later one takes an earlier one's place."""
        try:
            with self._lock, self._connection() as connection:
                connection.execute("INSERT OR REPLACE INTO replies VALUES (?, ?, ?)", (key, reply, time()))
                if self._size(connection) > self._largest:
                    count = connection.execute("SELECT count(*) FROM replies").fetchone()[0]
                    oldest = "SELECT key FROM replies ORDER BY kept LIMIT ?"
                    connection.execute(f"DELETE FROM replies WHERE key IN ({oldest})", (count // 10 + 1,))  # noqa: S608
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def close(self) -> None:
        """Close the file; it is opened again when needed."""
        with self._lock:
            if self._open is not None and self._owner == os.getpid():
                self._open.close()
            self._open = None

    def _connection(self) -> sqlite3.Connection:
        if self._broken:
            raise sqlite3.OperationalError("given up before")
        if self._open is None or self._owner != os.getpid():  # a connection does not survive a fork
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
            self._path.chmod(0o600)
            opened = sqlite3.connect(self._path, timeout=PATIENCE, check_same_thread=False)
            opened.execute("PRAGMA journal_mode = WAL")
            opened.execute("PRAGMA synchronous = NORMAL")
            opened.executescript(_TABLE)
            self._open, self._owner = opened, os.getpid()
        return self._open

    @staticmethod
    def _size(connection: sqlite3.Connection) -> int:
        pages, free, bytes_each = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        return int(pages - free) * int(bytes_each)

    def _give_up(self, error: Exception) -> None:
        """Do without; a file that is only busy is tried again with the next call."""
        if self._broken:
            return
        self._broken = "locked" not in str(error)
        logging.getLogger(__name__).warning(
            "kept replies are not used: %s: %s; delete that file, or set SUMMARIZER_CACHE=false", self._path, error
        )
