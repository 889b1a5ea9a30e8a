"""What a caller knows of a source, what one call may cost, and how records are named: shared by every reader.

Not responsible for: choosing a reader (the door), enforcing a limit that only one format has (that format's file).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import IO, NamedTuple, Protocol

from summarizer.article import Article
from summarizer.errors import SourceError, SourceTooLarge, SourceUnreadable

MAX_BYTES = 20_000_000
"""Default of SUMMARIZER_MAX_BYTES: bytes of one file, one record of a streamed file, one page of the web."""

MOST_EXPANDED = 50
"""All that comes out of the archives and mails of one source may have this many times ``max_bytes``."""

DEEPEST = 2
"""Containers inside containers that are opened: an archive in an archive is, what lies in a third is not."""


class Given(NamedTuple):
    """What the caller knows of a source; it wins over what the source says of itself.

    ``published`` is ISO 8601. ``charset`` is what a server or a mail said of the bytes: a byte order mark wins over
    it, it wins over what a page says of itself and over guessing.
    """

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    charset: str | None = None

    def shared(self) -> Given:
        """What holds for each of many articles: a title, an address or a charset belongs to one."""
        return Given(published=self.published, outlet=self.outlet)


@dataclass
class Allowance:
    """Bytes that containers of one source may still expand to; every container inside draws on the same one."""

    left: int

    def draw(self, size: int, source: str) -> None:
        """Take ``size`` bytes. Raises SourceTooLarge when fewer are left."""
        self.left -= size
        if self.left < 0:
            raise SourceTooLarge(f"{named(source)} expands to too much", "unpack it and name the files you want")


@dataclass(frozen=True)
class Limits:
    """What one call may cost. ``depth`` is how many containers further in may be opened.

    The first ``skip`` records of a file of lines are passed over unread.
    """

    max_bytes: int = MAX_BYTES
    allow_private_urls: bool = False
    depth: int = DEEPEST
    allowance: Allowance = field(default_factory=lambda: Allowance(MAX_BYTES * MOST_EXPANDED))
    skip: int = 0

    @classmethod
    def of(cls, max_bytes: int, allow_private_urls: bool = False) -> Limits:
        """Limits with an allowance that fits ``max_bytes``."""
        return cls(max_bytes, allow_private_urls, DEEPEST, Allowance(max_bytes * MOST_EXPANDED))

    def inside(self) -> Limits:
        """Limits for what lies in a container; the allowance is the same."""
        return replace(self, depth=self.depth - 1)

    def from_start(self) -> Limits:
        """The same without passing anything over."""
        return replace(self, skip=0)


class Reader(Protocol):
    """Make the articles of a source's bytes.

    Raises a SourceError that names ``source`` when nothing of it can be read. A reader of several records may be a
    generator: it yields a SourceError for the record that is bad, named by ``record``, and goes on.
    """

    def __call__(self, raw: bytes, source: str, given: Given) -> list[Article] | Iterator[Article | SourceError]:
        """Read ``raw``, the whole of ``source``, at most ``max_bytes`` long."""


class Streamer(Protocol):
    """Make the articles of an open file, piece by piece: for formats whose files may be larger than ``max_bytes``.

    No more than ``limits.max_bytes`` of one record may be held. Yields a SourceError for a bad record and goes on;
    raises one when the rest cannot be read.
    """

    def __call__(self, file: IO[bytes], source: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
        """Read ``file``, open for bytes, seekable and at its start."""


def named(source: str) -> str:
    """A source's name for a message: one printable line of at most 200 characters."""
    line = "".join(character if character.isprintable() else "?" for character in source)
    line = re.sub(r"\A-(?=[:/]|\Z)", "standard input", line)
    return line if len(line) <= 200 else f"{line[:99]}…{line[-100:]}"


def record(source: str, number: int) -> str:
    """The name of one record of a source, counted from 1 ("wire.jsonl:17"; for lines, the line's number)."""
    return f"{source}:{number}"


def member(source: str, name: str) -> str:
    """The name of one file inside a container: "bundle.zip/monday/dam.txt"."""
    return f"{source}/{name}"


def too_large(source: str, max_bytes: int) -> SourceTooLarge:
    """The error of a source, or a record, that has more than ``max_bytes`` bytes."""
    return SourceTooLarge(
        f"{named(source)} has more than {max_bytes:,} bytes", "split it, or raise SUMMARIZER_MAX_BYTES"
    )


@contextmanager
def only_source_errors(source: str) -> Iterator[None]:
    """The net below every reader: what a parser never foresaw becomes a SourceUnreadable, and the rest goes on.

    Readers catch what their libraries are known to raise and say what is wrong; the fuzzing calls them without it.
    """
    try:
        yield
    except SourceError:
        raise
    except (Exception, RecursionError) as error:
        raise SourceUnreadable(
            f"{named(source)} cannot be read ({type(error).__name__})", "it looks damaged; save or export it again"
        ) from error
