"""The folder of a run: summaries.jsonl, failures.jsonl, and the journal that says which units are done.

The journal (``units.log``) gets its entry after the line itself, so what stands in a file behind the journal's last
entry for it is either a whole line, which is taken into the journal at the next opening, or a torn one, which is cut
off and done again. One process has the folder at a time.
Not responsible for: what an entry means (ledger), run.json (record), who works (executors), whole lines (linefile).
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from summarizer.batch.entries import Entries
from summarizer.batch.linefile import LineFile, replace, sync_folder
from summarizer.batch.unit import Done, Failure, Maker, Took
from summarizer.errors import BatchError

SUMMARIES, FAILURES, LOG, LOCK, OWNER = "summaries.jsonl", "failures.jsonl", "units.log", "run.lock", "run.pid"
FSYNC_SECONDS = 1.0
FSYNC_LINES = 64
"""A power cut loses at most this much work; a killed process loses none."""


class Journal(Entries):
    """An open folder. Use it as a context; raises BatchError when another process has it or it cannot be written."""

    def __init__(self, folder: Path, maker: Maker) -> None:
        super().__init__(maker)
        self.folder = folder
        self._files: dict[str, LineFile] = {}
        self._unsynced, self._synced_at = 0, time.monotonic()
        self._lock = FileLock(folder / LOCK)

    def __enter__(self) -> Journal:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._take()
            self._open()
        except OSError as error:
            self.close()
            raise unwritable(self.folder, error) from None
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Wait for the disk and let go of the folder. Closing twice does no harm."""
        files, self._files = list(self._files.values()), {}
        try:
            for file in files:
                file.sync()
        except OSError as error:
            raise unwritable(self.folder, error) from None
        finally:
            for file in files:
                file.close()
            self._lock.release(force=True)

    def write(self, done: Done) -> None:
        """Keep a summary. A unit that is done already is left as it is."""
        if done.key not in self.done:
            self._append(SUMMARIES, done.line, done.key, done.took)

    def fail(self, failure: Failure) -> None:
        """Keep a failure; of an article that failed before, this one counts."""
        key = failure.key(self.maker)
        known = key in self.failed and failure.article_id is None
        if not known and key not in self.done:
            told = json.dumps(failure.told(self.maker), ensure_ascii=False)
            self._append(FAILURES, told.encode(errors="replace"), key, failure.took)

    def note(self, *entry: object) -> None:
        """Write an entry that is about no line of a file. Raises BatchError."""
        try:
            self._log(list(entry))
        except OSError as error:
            raise unwritable(self.folder, error) from None

    def summaries_from(self, start: int) -> Iterator[tuple[bytes, int]]:
        """The summaries behind an offset of their file, and where each ends."""
        for line in self._files[SUMMARIES].lines_from(start):
            start += len(line) + 1
            yield line, start

    def settle(self, gone: Callable[[dict[str, Any]], bool]) -> None:
        """Write failures.jsonl anew when it tells what is no longer so, as when a later try went well.

        ``gone`` says of a failure of reading whether it is to be dropped. Raises BatchError.
        """
        file, end, kept, dead = self._files[FAILURES], 0, [], 0
        for line in file.lines_from(0):
            end += len(line) + 1
            if self._stale(json.loads(line), end, gone):
                dead += 1
            else:
                kept.append(line + b"\n")
        if not dead:
            return
        try:
            file.close()
            self._log(["settled"])
            replace(self.folder / FAILURES, b"".join(kept))
            self._files[FAILURES] = LineFile(self.folder / FAILURES)
            self._recover(FAILURES)
        except OSError as error:
            raise unwritable(self.folder, error) from None

    def _stale(self, found: dict[str, Any], end: int, gone: Callable[[dict[str, Any]], bool]) -> bool:
        if self.failed.get(found["unit"]) != end:
            return True
        article_id = found["article_id"]
        return gone(found) if article_id is None else self.maker.key(article_id) in self.done

    def _take(self) -> None:
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise BatchError(
                f"process {_owner(self.folder)} is working on {self.folder}",
                "wait for it, or name another folder with --out",
            ) from None
        (self.folder / OWNER).write_text(f"{os.getpid()}\n", encoding="ascii")

    def _open(self) -> None:
        for name in (SUMMARIES, FAILURES, LOG):
            self._files[name] = LineFile(self.folder / name)
        sync_folder(self.folder)
        self._replay()
        self._recover(SUMMARIES)
        self._recover(FAILURES)
        if self.last_maker != self.maker:
            self._log(["maker", *self.maker])
        self.begun_at = self._files[SUMMARIES].end

    def _replay(self) -> None:
        """Read the journal; what comes after a torn entry is not looked at."""
        whole = 0
        for line in self._files[LOG].lines_from(0):
            try:
                self.learn(json.loads(line))
            except (ValueError, TypeError, KeyError, IndexError):
                break
            whole += len(line) + 1
        self._files[LOG].cut(whole)

    def _recover(self, name: str) -> None:
        """Bring a file and the journal together again, whichever of them knows more."""
        file = self._files[name]
        self._forget(name, self._sound(name))
        end = self.ends[name]
        for line in file.lines_from(end):
            try:
                found = json.loads(line)
                key, took = self.recognised(name, found)
            except (ValueError, TypeError, KeyError, AttributeError):
                break
            end += len(line) + 1
            if name == SUMMARIES or key not in self.done:
                self._log([name, key, end, *took])
        file.cut(end)

    def _sound(self, name: str) -> int:
        """Where the lines that the journal knows end to be whole; the last ones are looked at, as after a power cut."""
        known = self.done if name == SUMMARIES else self.failed
        size = self._files[name].end
        if not known:
            return min(size, self.ends[name])
        latest = sorted(end for end in known.values() if end <= size)[-2 * FSYNC_LINES :]
        sound = latest[0] if len(latest) == 2 * FSYNC_LINES else 0
        for line in self._files[name].lines_from(sound):
            if not line.startswith(b"{") or not line.endswith(b"}"):
                break
            sound += len(line) + 1
        return min(sound, self.ends[name])

    def _forget(self, name: str, kept: int) -> None:
        """Make the units undone whose lines ended behind ``kept``."""
        known = self.done if name == SUMMARIES else self.failed
        for key in [key for key, end in known.items() if end > kept]:
            self._log(["forget", key])
        self.ends[name] = min(self.ends[name], kept)

    def _append(self, name: str, line: bytes, key: str, took: Took) -> None:
        try:
            end = self._files[name].append(line)
            self._log([name, key, end, *took])
            self._sync_sometimes()
        except OSError as error:
            raise unwritable(self.folder, error) from None

    def _log(self, entry: list[Any]) -> None:
        self._files[LOG].append(json.dumps(entry).encode())
        self.learn(entry)

    def _sync_sometimes(self) -> None:
        self._unsynced += 1
        if self._unsynced >= FSYNC_LINES or time.monotonic() - self._synced_at >= FSYNC_SECONDS:
            for name in (SUMMARIES, FAILURES, LOG):  # the journal last: it never knows more than the disk
                self._files[name].sync()
            self._unsynced, self._synced_at = 0, time.monotonic()


def peek(folder: Path, maker: Maker) -> Entries:
    """What the journal of a folder tells, without opening or changing anything; nothing where there is none."""
    entries = Entries(maker)
    try:
        with (folder / LOG).open("rb") as file:
            for line in file:
                entries.learn(json.loads(line))
    except (OSError, ValueError, TypeError, IndexError):
        return entries
    return entries


def _owner(folder: Path) -> str:
    try:
        return (folder / OWNER).read_text(encoding="ascii").strip() or "?"
    except (OSError, UnicodeDecodeError):
        return "?"


def unwritable(folder: Path, error: OSError) -> BatchError:
    """The error of a folder that cannot be written."""
    why = (error.strerror or str(error)).lower()
    return BatchError(f"cannot write to {folder}: {why}", "make room or name another folder; the same command goes on")
