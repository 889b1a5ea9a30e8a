"""Two legs, one ranking: BM25 and embedding scores of chunks, summed so that the weak leg cannot hurt.

Not responsible for: finding the chunks (lexical, vectors), collapsing near-duplicates, cutting passages.
"""

from __future__ import annotations

from typing import NamedTuple


class Hit(NamedTuple):
    """A chunk that one leg found. ``score``: the higher the better, in the leg's own unit."""

    chunk_id: str
    score: float


class Fused(NamedTuple):
    """A chunk with its fused score in [0, 1] and what each leg said, None where a leg did not find it."""

    chunk_id: str
    score: float
    lexical: float | None
    dense: float | None
