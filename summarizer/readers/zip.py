"""ZIP files: every member is read as a file of its own, none is ever written to disk, and bombs go off in a corner.

Limits: members (100,000), bytes of one member (``max_bytes``, counted as they come out, whatever the directory says),
bytes of all members and of archives inside (the allowance), archives inside archives (``depth``). A member's path is
a name only: ``..`` and ``/`` lead nowhere. Not responsible for: what a member holds (the door), DOCX (its own format).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO

from summarizer.article import Article
from summarizer.errors import SourceEmpty, SourceError, SourceLocked, SourceTooLarge, SourceUnreadable
from summarizer.readers import paths
from summarizer.readers.kinds import ZIP_FAULTS, archive_in
from summarizer.readers.limits import Given, Limits, member, named, too_large

MOST_MEMBERS = 100_000
MOST_RATIO = 200
"""A member that is longer than a few kB and this many times its packed size is no text (English packs to a third)."""

SMALL = 1_000_000
ENCRYPTED = 0x1
BLOCK = 65_536


def stream_zip(file: IO[bytes], source: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    """Read every member, in order of names. Raises SourceTooLarge or SourceUnreadable for the whole archive."""
    if limits.depth < 0:
        raise SourceTooLarge(f"{named(source)} lies too deep in other archives", "unpack the outer ones first")
    with _opened(file, source) as archive:
        members = _members(archive, source)
        for info in members:
            name = member(source, info.filename)
            try:
                packed = _unpacked(archive, info, name, limits)
            except SourceError as error:
                error.source = name
                yield error
            else:
                yield from _read(packed, name, given, limits)
            if limits.allowance.left < 0:
                return
        if not members:
            raise SourceEmpty(f"{named(source)} holds no file to read", "look into it with an archive program")


def _read(raw: bytes, name: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    from summarizer.readers import read_bytes

    return read_bytes(raw, name, given.shared(), limits.inside())


def _opened(file: IO[bytes], source: str) -> zipfile.ZipFile:
    try:
        return archive_in(file)
    except zipfile.LargeZipFile:
        raise SourceTooLarge(f"{named(source)} has more members than can be read", "split it") from None
    except ZIP_FAULTS:
        raise SourceUnreadable(f"{named(source)} is a damaged ZIP file", "fetch or pack it again") from None


def _members(archive: zipfile.ZipFile, source: str) -> list[zipfile.ZipInfo]:
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise SourceTooLarge(f"{named(source)} has more than {MOST_MEMBERS:,} members", "split it")
    files = [info for info in infos if not info.filename.endswith("/") and not paths.is_leftover(info.filename)]
    return sorted(files, key=lambda info: info.filename)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits) -> bytes:
    """The bytes of a member, checked by its sum. Raises SourceError."""
    if info.flag_bits & ENCRYPTED:
        raise SourceLocked(f"{named(name)} is encrypted", "unpack the archive with its password first")
    if info.file_size > SMALL and info.file_size > MOST_RATIO * max(1, info.compress_size):
        raise SourceTooLarge(f"{named(name)} is packed like a bomb, not like a text", "unpack it yourself, with care")
    if info.file_size > limits.max_bytes:
        raise too_large(name, limits.max_bytes)
    try:
        with archive.open(info) as unpacking:
            return _counted(unpacking, name, limits)
    except ZIP_FAULTS as error:
        why = "packed in a way that is not known here" if isinstance(error, NotImplementedError) else "damaged"
        raise SourceUnreadable(f"{named(name)} is {why}", "pack it again as a plain ZIP file") from None


def _counted(unpacking: IO[bytes], name: str, limits: Limits) -> bytes:
    blocks: list[bytes] = []
    size = 0
    while block := unpacking.read(BLOCK):
        size += len(block)
        limits.allowance.draw(len(block), name)
        if size > limits.max_bytes:
            raise too_large(name, limits.max_bytes)
        blocks.append(block)
    return b"".join(blocks)
