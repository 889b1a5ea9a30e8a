"""An embedding for tests of everything around one: each word a direction of its own, at once, the same everywhere."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cache
from typing import Any
from zlib import crc32

import numpy as np


@cache
def _direction(word: str) -> Any:
    return np.random.default_rng(crc32(word.encode())).normal(size=Hashing.dimension)


class Hashing:
    """Texts with words in common are near each other. ``seconds`` per call, to be killed in."""

    normalised = True
    dimension = 64

    def __init__(self, name: str = "hashing", seconds: float = 0.0) -> None:
        self.name = name
        self.seconds = seconds

    def embed(self, texts: Sequence[str]) -> Any:
        time.sleep(self.seconds)
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.casefold().split():
                row[:] += _direction(word)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)

    def embed_query(self, query: str) -> Any:
        return self.embed([query])[0]


class Rows:
    """A queue in memory, as the catalogue's: taken rows stay until done."""

    def __init__(self, rows: Sequence[Any] = ()) -> None:
        self.rows = {row.chunk_id: row for row in rows}
        self.deletions: dict[str, None] = {}

    def outbox_take(self, limit: int) -> list[Any]:
        return list(self.rows.values())[:limit]

    def outbox_done(self, chunk_ids: Any) -> None:
        for each in chunk_ids:
            self.rows.pop(each, None)

    def deletions_take(self, limit: int) -> list[str]:
        return list(self.deletions)[:limit]

    def deletions_done(self, chunk_ids: Any) -> None:
        for each in chunk_ids:
            self.deletions.pop(each, None)
