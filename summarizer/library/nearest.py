"""The chunks nearest to a vector among those that a filter allows, on the path that is quick for so many.

Chroma's own metadata filter costs 75 to 400 ms over 100,000 vectors, since it reads its tables row by row and then
walks most of its graph. Not responsible for: which chunks a filter allows (vectors, catalogue).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING

from summarizer.library.fusion import Hit

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

    from summarizer.library.embeddings import Matrix

FEW = 750
"""Up to so many vectors are read and compared one by one, which is exact; the graph is slow for a small share."""
WIDEST = 2000
"""So many neighbours are looked at, at most, before the graph is told which ones count."""


def nearest(collection: Collection, vector: Matrix, k: int, allowed: Sequence[str] | None = None) -> list[Hit]:
    """At most ``k`` hits, best first, ties by id; ``allowed`` may name chunks that have no vector (yet)."""
    if allowed is None:
        return _query(collection, vector, k)
    if len(allowed) <= FEW:
        return _compared(collection, vector, k, allowed)
    wanted = ceil(2 * k * collection.count() / len(allowed))
    if wanted <= WIDEST:
        passing = set(allowed)
        hits = [hit for hit in _query(collection, vector, wanted) if hit.chunk_id in passing]
        if len(hits) >= k:
            return hits[:k]
    return _among(collection, vector, k, allowed)


def _among(collection: Collection, vector: Matrix, k: int, allowed: Sequence[str]) -> list[Hit]:
    from chromadb.errors import InternalError

    try:
        return _query(collection, vector, k, list(allowed))
    except InternalError:  # Chroma's answer to an id without a vector
        known = collection.get(ids=list(allowed), include=[])["ids"]
        if len(known) <= FEW:
            return _compared(collection, vector, k, known)
        return _query(collection, vector, k, known)


def _compared(collection: Collection, vector: Matrix, k: int, allowed: Sequence[str]) -> list[Hit]:
    import numpy as np

    if not allowed:
        return []
    found = collection.get(ids=list(allowed), include=["embeddings"])
    if not found["ids"]:
        return []
    rows = np.asarray(found["embeddings"], dtype=np.float32)
    lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(vector)
    cosines = rows @ vector / np.where(lengths > 0, lengths, 1)
    return _best((Hit(each, float(score)) for each, score in zip(found["ids"], cosines, strict=True)), k)


def _query(collection: Collection, vector: Matrix, k: int, allowed: list[str] | None = None) -> list[Hit]:
    answer = collection.query(query_embeddings=vector[None, :], n_results=k, ids=allowed, include=["distances"])
    distances = (answer["distances"] or [[]])[0]
    return _best((Hit(each, 1.0 - float(far)) for each, far in zip(answer["ids"][0], distances, strict=True)), k)


def _best(hits: Iterable[Hit], k: int) -> list[Hit]:
    return sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))[:k]
