"""A file that grows by whole lines: a line is there or it is not, also when the disk is full.

Not responsible for: what the lines say (journal).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Wait until the disk knows the names in ``folder``; nothing where a folder cannot be opened, as on Windows."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(path: Path, content: bytes) -> None:
    """Put ``content`` into the file ``path``, whole or not at all, also when the power fails. Raises OSError."""
    beside = path.with_name(f".{path.name}")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)  # noqa: PTH105 (atomic on every system)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


class LineFile:
    """An open file of lines. Unbuffered: what was written is with the system, whatever happens to this process."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("ab", buffering=0)
        self._path = path
        self.end = os.fstat(self._file.fileno()).st_size

    def append(self, line: bytes) -> int:
        """Write a line without its line end; where it ends now. Raises OSError, and then nothing of it is there."""
        rest = memoryview(line + b"\n")
        written = self.end + len(rest)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except BaseException:
            self._file.truncate(self.end)
            raise
        self.end = written
        return written

    def cut(self, end: int) -> None:
        """Drop what stands behind ``end``."""
        self.end = min(end, self.end)
        self._file.truncate(self.end)

    def lines_from(self, start: int) -> Iterator[bytes]:
        """The whole lines from an offset on, without their line ends; a torn last one is left out."""
        with self._path.open("rb") as reading:
            reading.seek(start)
            for line in reading:
                if not line.endswith(b"\n"):
                    return
                yield line[:-1]

    def sync(self) -> None:
        """Wait until the disk has it."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        self._file.close()
