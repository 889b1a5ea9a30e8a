"""Chroma's own embedding functions, by the name or the class name that Chroma registers them under.

They bring their own settings, keys and downloads: see Chroma's documentation of the one you name.
Not responsible for: any of that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from summarizer.errors import EmbeddingUnavailable, SettingsError

if TYPE_CHECKING:
    from summarizer.library.embeddings import Connection, Matrix


class ChromaFunction:
    """One of Chroma's embedding functions; its rows are brought to length 1."""

    normalised = True

    def __init__(self, name: str, make_function: Callable[[], Any]) -> None:
        self.name = f"chroma:{name}"
        self._make = make_function

    @cached_property
    def dimension(self) -> int:
        """Numbers in a vector, learnt from a first text. Raises EmbeddingUnavailable."""
        return len(self.embed_query("dimension"))

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Vectors of ``texts`` in order. Raises EmbeddingUnavailable when the function fails."""
        import numpy as np

        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return self._rows(lambda: self._function(list(texts)), len(texts))

    def embed_query(self, query: str) -> Matrix:
        """The vector of one question, by the function's own way of embedding questions."""
        row: Matrix = self._rows(lambda: self._function.embed_query([query]), 1)[0]
        return row

    @cached_property
    def _function(self) -> Any:
        return self._make()

    def _rows(self, call: Callable[[], Any], wanted: int) -> Matrix:
        import numpy as np

        try:
            vectors = np.array(call(), dtype=np.float32)
        except Exception as error:  # other people's code: any failure means the same here
            why = " ".join(str(error).split())[:200] or type(error).__name__
            raise EmbeddingUnavailable(
                f"{self.name} failed: {why}", "see Chroma's documentation of it, or use SUMMARIZER_EMBEDDING=minilm"
            ) from error
        if vectors.ndim != 2 or len(vectors) != wanted or not np.isfinite(vectors).all():
            raise EmbeddingUnavailable(
                f"{self.name} gave no {wanted} vectors of finite numbers", "use SUMMARIZER_EMBEDDING=minilm"
            )
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Matrix = (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
        return unit


def make(detail: str, connection: Connection) -> ChromaFunction:
    """``detail``: "ollama", "sentence_transformer", or a class name. Raises SettingsError when Chroma has none such."""
    from chromadb.utils.embedding_functions import known_embedding_functions as known

    by_name = {**{function.__name__: function for function in known.values()}, **known}
    if detail not in by_name:
        names = ", ".join(sorted(known))
        raise SettingsError(f"Chroma has no embedding function {detail[:80]!r}", f"write chroma: and one of {names}")
    return ChromaFunction(detail, by_name[detail])
