"""The family of embeddings: texts -> vectors, chosen by name.

A member is one file, named in ``EMBEDDINGS`` and imported when first used; nothing is loaded before the first text.
Not responsible for: keeping vectors (vectors), reading settings (the caller passes a ``Connection``).
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias, cast

from summarizer.errors import SettingsError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix: TypeAlias = NDArray[np.float32]

NONE = "none"
"""The absence of an embedding: search is lexical only."""


class Embedding(Protocol):
    """What turns texts into vectors. ``name``, ``dimension`` and ``normalised`` are recorded next to the vectors."""

    @property
    def name(self) -> str:
        """The model, such that equal names give comparable vectors."""

    @property
    def dimension(self) -> int:
        """Numbers in a vector; a remote model is asked on first use."""

    @property
    def normalised(self) -> bool:
        """Whether every vector has length 1."""

    def embed(self, texts: Sequence[str]) -> Matrix:
        """One row per text, in order: float32 [len(texts), dimension]. Raises EmbeddingUnavailable."""

    def embed_query(self, query: str) -> Matrix:
        """The vector of a question, float32 [dimension]; some models treat it unlike a passage."""


class Connection(NamedTuple):
    """How to reach a remote model. ``openai_api_key`` is sent to OpenAI only, ``api_key`` to any host named here.

    ``timeout`` is in seconds per request. ``plain_http`` allows http beyond this machine.
    """

    base_url: str | None = None
    api_key: str | None = None
    openai_api_key: str | None = None
    timeout: float = 60.0
    max_retries: int = 2
    plain_http: bool = False


class Maker(Protocol):
    """Make an Embedding. ``detail``: what follows the colon of its name, "" without one."""

    def __call__(self, detail: str, connection: Connection) -> Embedding:
        """Check what can be checked without loading anything; raises SettingsError or EmbeddingUnavailable."""


EMBEDDINGS = {
    "minilm": "summarizer.library.embeddings.minilm:make",
    "multilingual": "summarizer.library.embeddings.multilingual:make",
    "openai": "summarizer.library.embeddings.openai:make",
    "chroma": "summarizer.library.embeddings.chroma:make",
}
"""Name -> "module:attribute" of its Maker. The default is the first."""


def load(name: str = "minilm", connection: Connection | None = None) -> Embedding | None:
    """The embedding that ``name`` means: "minilm", "multilingual", "openai:MODEL", "chroma:FUNCTION"; None for "none".

    Raises SettingsError when there is none of that name or it lacks a setting, EmbeddingUnavailable when its
    library is not installed.
    """
    family, _, detail = name.strip().partition(":")
    family = family.lower()
    if family == NONE:
        return None
    if family not in EMBEDDINGS:
        known = ", ".join([*EMBEDDINGS, NONE])
        raise SettingsError(f"there is no embedding named {name[:80]!r}", f"the embeddings are {known}")
    module, attribute = EMBEDDINGS[family].split(":")
    return cast(Maker, getattr(import_module(module), attribute))(detail, connection or Connection())
