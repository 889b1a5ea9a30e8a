"""Where a result goes: standard output, or a file that is written whole or not at all.

Not responsible for: what is written (exporters), which option asked for it (summarizer.cli).
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from summarizer.cli.console import say
from summarizer.errors import SummarizerError


class Target(NamedTuple):
    """In which format the result goes where; ``out`` None is stdout."""

    format: str = "text"
    out: Path | None = None

    @property
    def for_reader(self) -> bool:
        """Whether somebody reads along, so that text is shown as it is made."""
        return self.format == "text" and self.out is None


def deliver(written: str, out: Path | None) -> None:
    """Write a result to stdout or, whole or not at all, to a file. Raises SummarizerError."""
    if out is None:
        sys.stdout.write(written)
        return
    try:
        _replace(out, written)
    except OSError as error:
        raise SummarizerError(
            f"cannot write {out}: {error.strerror}", "name a file in a folder that exists and may be written"
        ) from None
    say(f"written: {out}")


def _replace(out: Path, written: str) -> None:
    """Write beside the target and rename, so that a crash leaves the old file or the new one, never half of one."""
    if out.exists() and not out.is_file():
        out.write_text(written, encoding="utf-8")  # a pipe or a device such as /dev/stdout
        return
    mode = out.stat().st_mode & 0o777 if out.exists() else 0o666 & ~_umask()
    handle, beside = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(written)
        Path(beside).chmod(mode)
        Path(beside).replace(out)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
