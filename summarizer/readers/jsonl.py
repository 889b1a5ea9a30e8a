"""JSON and JSON Lines -> articles, one a record, in constant memory: a file of millions of lines is read line by line.

A bad record is a SourceError in its place, named "wire.jsonl:17" (a line's number, or an item's in an array); the rest
goes on. JSON that fits into one record's limit is loaded at once, which forgives NaN and tells doubled keys; larger or
broken JSON goes through ijson, so that what stands before the fault is read.
Not responsible for: what the keys mean (record), news items of IPTC (ninjs).
"""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any, cast

from summarizer.article import Article
from summarizer.errors import SourceEmpty, SourceError, SourceNotText, SourceUnreadable
from summarizer.readers.limits import Given, Limits, named, record, too_large
from summarizer.readers.record import is_record, read_record
from summarizer.readers.text import decode

LISTS = frozenset("articles items results docs documents data records news stories hits entries posts response".split())
"""Keys of the outermost object whose array holds the records (NewsAPI: articles, Guardian: response.results)."""

DEEPEST = 100
"""Levels inside one record; no article needs as many."""

DEEPEST_EVER = 10_000
BLOCK = 65_536
BROKEN_HINT = "it may be cut off, or not JSON at all; export it again"


class _Object(dict[str, Any]):
    """A JSON object that remembers which keys stood in it twice."""

    twice: tuple[str, ...] = ()


def stream_jsonl(file: IO[bytes], source: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    """Read one record a line. A file of one array or of objects over several lines is read as JSON."""
    lines = _recoded(file)
    number = count = 0
    while line := lines.readline(limits.max_bytes + 1):
        number += 1
        if len(line) > limits.max_bytes and not line.endswith(b"\n"):
            _skip_line(lines)
            count += 1
            if count > limits.skip:
                yield too_large(record(source, number), limits.max_bytes)
            continue
        if not line.strip(b" \t\r\n\0\xef\xbb\xbf\x1e"):
            continue
        if not count and _is_part(line):
            file.seek(0)
            yield from islice(stream_json(file, source, given, limits), limits.skip, None)
            return
        count += 1
        if count > limits.skip:
            yield _line(line, record(source, number), given.shared())
    if not count:
        raise SourceEmpty(f"{named(source)} holds no record", "each line must be one JSON object")


def stream_json(file: IO[bytes], source: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    """Read one object, an array of them, or an object with such an array ("articles", "results" ...)."""
    raw = file.read(limits.max_bytes + 1)
    if len(raw) <= limits.max_bytes:
        try:
            loaded = _loaded(decode(raw, source))
        except SourceNotText:
            raise
        except (ValueError, RecursionError):
            pass
        else:
            yield from _whole(loaded, raw, source, given)
            return
    file.seek(0)
    yield from _streamed(_recoded(file), source, given, limits)


def _recoded(file: IO[bytes]) -> IO[bytes]:
    """The same file in UTF-8 without a byte order mark, whatever Unicode it is in."""
    mark = file.read(4)
    file.seek(0)
    if mark.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-32" if mark in {b"\xff\xfe\0\0", b"\0\0\xfe\xff"} else "utf-16"
        reader = codecs.getreader(encoding)(cast(Any, file), "replace")
        return cast("IO[bytes]", io.BufferedReader(_Encoded(reader)))
    if mark.startswith(codecs.BOM_UTF8):
        file.seek(3)
    return file


class _Encoded(io.RawIOBase):
    """Characters as UTF-8, block by block."""

    def __init__(self, reader: codecs.StreamReader) -> None:
        self._reader = reader
        self._left = b""

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer`` with the next bytes."""
        if not self._left:
            self._left = self._reader.read(BLOCK, BLOCK).encode("utf-8", "replace")
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def _skip_line(lines: IO[bytes]) -> None:
    while (rest := lines.readline(BLOCK)) and not rest.endswith(b"\n"):
        pass


def _is_part(line: bytes) -> bool:
    """Whether the first line is only the beginning of a value: an array, or an object over several lines."""
    bare = line.strip(b" \t\r\n\0\xef\xbb\xbf\x1e")
    return bare[:1] == b"[" or bare == b"{" or (bare[:1] == b"{" and bare[-1:] in b"{[,")


def _line(line: bytes, source: str, given: Given) -> Article | SourceError:
    try:
        loaded = _loaded(decode(line.strip(b"\x1e\r\n"), source))
    except (ValueError, RecursionError) as error:
        return SourceUnreadable(f"{named(source)} is not valid JSON ({_why(error)})", BROKEN_HINT)
    except SourceError as error:
        return error
    return _read(loaded, source, given, line)


def _loaded(text: str) -> Any:
    return json.loads(text.removeprefix("\ufeff").replace("\0", ""), object_pairs_hook=_object, strict=False)


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        made.twice = tuple(dict.fromkeys(key for key, _ in pairs if key in seen or seen.add(key)))  # type: ignore[func-returns-value]
    return made


def _why(error: Exception) -> str:
    return (
        error.msg
        if isinstance(error, json.JSONDecodeError)
        else "nested too deep"
        if isinstance(error, RecursionError)
        else "not a number"
    )


def _whole(loaded: Any, raw: bytes, source: str, given: Given) -> Iterator[Article | SourceError]:
    records = _records_in(loaded)
    if records is None:
        found = _read(loaded, source, given, raw)
        if isinstance(found, SourceError):
            raise found
        yield found
        return
    if not records:
        raise SourceEmpty(f"{named(source)} holds no record", "the list of articles in it is empty")
    alone = len(records) == 1
    for number, item in enumerate(records, start=1):
        yield _read(item, record(source, number), given if alone else given.shared(), None)


def _records_in(loaded: Any, depth: int = 0) -> list[Any] | None:
    """The records of an array or of an object that wraps one; None when ``loaded`` is a record itself."""
    if isinstance(loaded, list):
        return loaded
    if isinstance(loaded, dict) and depth < 3 and not is_record(loaded):
        inner = (value for key, value in loaded.items() if key.lower() in LISTS)
        found = (_records_in(value, depth + 1) for value in inner if isinstance(value, (dict, list)))
        return next((one for one in found if one is not None and all(isinstance(item, dict) for item in one)), None)
    return None


def _read(loaded: Any, source: str, given: Given, raw: bytes | None) -> Article | SourceError:
    try:
        return read_record(loaded, source, given, raw)
    except SourceError as error:
        error.source = error.source or source
        return error
    except RecursionError:
        return SourceUnreadable(f"{named(source)} is nested too deep", BROKEN_HINT)


def _streamed(file: IO[bytes], source: str, given: Given, limits: Limits) -> Iterator[Article | SourceError]:
    """What ijson reads of a large or broken file: the records before a fault, then the fault."""
    import ijson  # type: ignore[import-untyped]

    guard = _Guarded(file, source, limits.max_bytes)
    number = 0
    try:
        for item in _items(ijson.basic_parse(guard, multiple_values=True, use_float=True), guard):
            number += 1
            name = record(source, number)
            yield too_large(name, limits.max_bytes) if item is _Oversized else _read(item, name, given.shared(), None)
    except (ijson.JSONError, ValueError, UnicodeDecodeError) as error:
        why = named(" ".join(str(error).split())[:60])
        raise SourceUnreadable(
            f"{named(source)} is not valid JSON after its record {number} ({why})", BROKEN_HINT
        ) from None
    if not number:
        raise SourceEmpty(f"{named(source)} holds no record", "the list of articles in it is empty")


class _Oversized:
    """Stands for a record that has too many bytes or levels."""


class _Guarded:
    """A file that refuses to feed one token, or one record, endlessly."""

    def __init__(self, file: IO[bytes], source: str, most: int) -> None:
        self._file, self._source, self.most = file, source, most
        self.since_event = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most a block."""
        block = self._file.read(BLOCK if size < 0 else min(size, BLOCK))
        self.since_event += len(block)
        if self.since_event > self.most + 2 * BLOCK:
            raise too_large(self._source, self.most)
        return block


def _items(events: Any, guard: _Guarded) -> Iterator[Any]:
    """The records: objects in the outermost array, in an array under a key of LISTS, or the outermost objects.

    An outermost object that turns out to wrap a list is given up for the list's records. Events without prefixes:
    those of ijson cost quadratic memory in the depth.
    """
    from ijson import ObjectBuilder

    builder: Any = None
    depth = size = base = 0
    keys: list[str] = ["", "", ""]
    for event, value in events:
        guard.since_event = 0
        if event == "map_key" and depth < len(keys):
            keys[depth] = value
        elif (
            event == "start_array"
            and not base
            and depth < len(keys)
            and LISTS.issuperset(map(str.lower, keys[1 : depth + 1]))
        ):
            builder, base = None, depth + 1
        elif event == "start_map" and builder is None and depth == base:
            builder, size = ObjectBuilder(), 0
        depth += event.startswith("start_") - event.startswith("end_")
        if depth > DEEPEST_EVER:
            raise ValueError("nested too deep")
        if builder is not None and builder is not _Oversized:
            builder.event(event, value)
            size += len(value) if isinstance(value, str) else 8
            builder = _Oversized if size > guard.most or depth > DEEPEST else builder
        if event == "end_map" and builder is not None and depth == base:
            yield _Oversized if builder is _Oversized else builder.value
            builder = None
        elif event == "end_array" and base and depth == base - 1:
            base = 0
