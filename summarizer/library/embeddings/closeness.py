"""How near texts are in meaning to a question: cosines of the local embedding, for choosing sentences to answer with.

Only the default embedding, which runs on this machine: sentences of an article at hand are sent to no server, and the
weights they are scored with were learned on its cosines. Loaded by the first question; without it (another embedding,
"none", or its files missing) there are no cosines, and sentences are chosen by their words.
Not responsible for: the library's vectors (vectors), what a cosine counts for (questions).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.errors import EmbeddingUnavailable
from summarizer.library.embeddings import EMBEDDINGS, load

if TYPE_CHECKING:
    from summarizer.library.embeddings import Embedding, Matrix

LOCAL = next(iter(EMBEDDINGS))
MOST_KEPT = 4096
"""Vectors that are kept for the next question to the same articles: 6 MB."""


class Closeness:
    """Cosines of a question and texts. ``name``: the embedding that the settings name."""

    def __init__(self, name: str) -> None:
        self._name = name.strip().lower()
        self._kept: dict[str, Matrix] = {}

    def __call__(self, question: str, texts: Sequence[str]) -> list[float]:
        """A cosine for each text, -1 to 1, in order; [] where there is no local embedding."""
        embedding = self._embedding
        if embedding is None or not texts:
            return []
        kept = self._kept if len(self._kept) + len(texts) < MOST_KEPT else {}
        new = [text for text in dict.fromkeys([question, *texts]) if text not in kept]
        try:
            kept.update(zip(new, embedding.embed(new), strict=True))
        except EmbeddingUnavailable:  # a wheel is missing or altered: ``doctor`` tells
            self._embedding = None
            return []
        self._kept = kept
        return [float(kept[text] @ kept[question]) for text in texts]

    @cached_property
    def _embedding(self) -> Embedding | None:
        return load(self._name) if self._name == LOCAL else None
