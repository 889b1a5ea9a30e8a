"""Every reader against mutations of the corpus: only a SourceError may come out, soon, and without eating the memory.

FUZZ_SECONDS (default 2) is the time for each reader; the pipeline sets 60. A failure prints the input's seed: put it
into FUZZ_SEED to see it again.
"""

from __future__ import annotations

import io
import os
import random
import resource
import sys
import time
from functools import cache

import pytest

from summarizer.article import Article
from summarizer.errors import SourceError
from summarizer.readers import READERS, STREAMERS, Given, Limits, format_of, load, read_bytes
from tests.readers.corpus import CORPUS

SECONDS = float(os.environ.get("FUZZ_SECONDS", "2"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))
LONGEST_CALL = 5.0
"""Seconds of the processor."""

MOST_GROWTH = 600_000_000
"""Bytes that the whole process may grow by while one reader is fuzzed; libraries that it loads count too."""

LARGEST = 300_000
"""Larger inputs of the corpus are about size, which test_readers looks at."""

LIMITS = Limits.of(2_000_000)


@cache
def seeds(kind: str) -> tuple[bytes, ...]:
    made = [document.make() for document in CORPUS]
    fitting = [raw for raw, document in zip(made, CORPUS, strict=True) if is_of(kind, raw, document.name)]
    return tuple(raw for raw in fitting if len(raw) <= LARGEST)


def is_of(kind: str, raw: bytes, name: str) -> bool:
    return format_of(io.BytesIO(raw), name) == kind


def flipped(chance: random.Random, raw: bytes) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(chance: random.Random, raw: bytes) -> bytes:
    return raw[: chance.randint(0, len(raw))]


def removed(chance: random.Random, raw: bytes) -> bytes:
    start = chance.randint(0, len(raw))
    return raw[:start] + raw[start + chance.randint(1, 200) :]


def repeated(chance: random.Random, raw: bytes) -> bytes:
    start = chance.randint(0, len(raw))
    piece = raw[start : start + chance.randint(1, 60)]
    return raw[:start] + piece * chance.randint(2, 2000) + raw[start:]


def noisy(chance: random.Random, raw: bytes) -> bytes:
    start = chance.randint(0, len(raw))
    return raw[:start] + chance.randbytes(chance.randint(1, 100)) + raw[start:]


CHANGES = (flipped, cut, removed, repeated, noisy)


def mutated(seed: int, kind: str) -> bytes:
    """An input made of the corpus: pieces lost, turned, doubled, and spliced with those of another kind."""
    chance = random.Random(f"{kind}:{seed}")
    raw = chance.choice(seeds(kind))
    if chance.random() < 0.2:
        other = chance.choice(seeds(chance.choice([*READERS, *STREAMERS])))
        raw = cut(chance, raw) + other[chance.randint(0, len(other)) :]
    for _ in range(chance.randint(1, 4)):
        raw = chance.choice(CHANGES)(chance, raw)
    return raw[: LIMITS.max_bytes]


def called(kind: str, raw: bytes) -> list[Article | SourceError]:
    """The reader itself, without the door's net below it."""
    reader = load(kind)
    if kind in STREAMERS:
        return list(reader(io.BytesIO(raw), "fuzz", Given(), Limits.of(LIMITS.max_bytes)))  # type: ignore[call-arg,arg-type]
    return list(reader(raw, "fuzz", Given()))  # type: ignore[call-arg,arg-type]


def peak() -> int:
    """The most memory that this process has held, in bytes (kilobytes on Linux)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


@pytest.mark.parametrize("kind", [*READERS, *STREAMERS])
def test_only_articles_and_source_errors_come_out(kind: str) -> None:
    before, end, seed = peak(), time.monotonic() + SECONDS, SEED
    while time.monotonic() < end:
        raw = mutated(seed, kind)
        start = time.process_time()
        try:
            found = called(kind, raw)
        except SourceError as error:
            found = [error]
        except Exception as error:
            pytest.fail(f"{kind}, FUZZ_SEED={seed}: {error!r}")
        assert time.process_time() - start < LONGEST_CALL, f"{kind}, FUZZ_SEED={seed}: slow"
        assert peak() - before < MOST_GROWTH, f"{kind}, FUZZ_SEED={seed}: memory"
        for item in found:
            sound(item, f"{kind}, FUZZ_SEED={seed}")
        seed += 1


def sound(item: Article | SourceError, where: str) -> None:
    if isinstance(item, SourceError):
        assert item.hint, where
        assert (item.message + item.hint).isprintable(), where
        assert len(item.message) < 600, where
    else:
        assert item.text.strip(), where
        assert item.text[item.sentences[0].start : item.sentences[0].end].strip(), where


def test_the_door_tells_random_bytes_of_every_kind() -> None:
    end, seed = time.monotonic() + min(SECONDS, 20), SEED
    while time.monotonic() < end:
        chance = random.Random(seed)
        marks = [
            b"",
            b"%PDF-",
            b"PK\x03\x04",
            b"<?xml?><rss>",
            b"{",
            b"[{",
            b"From: a\nMIME-Version: 1.0\nTo: b\n\n",
            b"<p>",
        ]
        raw = chance.choice(marks) + chance.randbytes(chance.randint(0, 3000))
        found = list(read_bytes(raw, "fuzz", Given(), Limits.of(LIMITS.max_bytes)))
        assert found, f"FUZZ_SEED={seed}"
        for item in found:
            unforeseen = isinstance(item, SourceError) and "cannot be read (" in item.message
            assert not unforeseen, f"FUZZ_SEED={seed}: {item}"
        seed += 1


def test_the_fuzzing_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> list[Article]:
        raise KeyError("a parser's own error")

    monkeypatch.setitem(READERS, "text", "tests:none")
    monkeypatch.setattr("tests.readers.test_fuzz.load", lambda _: fails)
    with pytest.raises(pytest.fail.Exception, match="FUZZ_SEED=0: KeyError"):
        test_only_articles_and_source_errors_come_out("text")
