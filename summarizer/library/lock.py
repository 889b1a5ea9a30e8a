"""One process owns the folder of the vectors, from open to exit: two at once silently lose vectors.

The operating system holds the lock (flock or its like) and takes it back when the process ends, however it ends; the
process id is written beside it for messages only. Not responsible for: SQLite, which many processes may use.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from summarizer.errors import VectorsUnavailable


class FolderLock:
    """A lock that is tried, never waited for. A forked child does not inherit it."""

    def __init__(self, path: Path) -> None:
        from filelock import FileLock

        self.path = path
        self._owner_file = path.with_name(f"{path.name}.pid")
        self._lock = FileLock(path, timeout=0, thread_local=False, mode=0o600)
        self._pid: int | None = None

    @property
    def held(self) -> bool:
        """Whether this process holds it through this object."""
        return self._pid == os.getpid() and self._lock.is_locked

    def acquire(self) -> bool:
        """Take it now, or say False when another holds it. Raises VectorsUnavailable where no lock can be made."""
        from filelock import Timeout

        if self.held:
            return True
        try:
            self._lock.acquire()
        except Timeout:
            return False
        except (OSError, NotImplementedError) as error:
            raise VectorsUnavailable(
                f"{self.path} cannot be locked: {error}", "keep SUMMARIZER_HOME on a local disk that you may write to"
            ) from error
        self._pid = os.getpid()
        with suppress(OSError):
            self._owner_file.write_text(f"{self._pid}\n", encoding="ascii")
        return True

    def owner(self) -> int | None:
        """The process id of whoever holds or last held it, when it can be read."""
        try:
            return int(self._owner_file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def release(self) -> None:
        """Give it back; nothing happens when it is not held here."""
        if not self.held:
            return
        with suppress(OSError):
            self._owner_file.unlink()
        self._pid = None
        self._lock.release()
