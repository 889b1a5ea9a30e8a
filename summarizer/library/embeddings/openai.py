"""Embeddings from any OpenAI-compatible ``/v1/embeddings``: OpenAI, Ollama, vLLM, llama.cpp, text-embeddings-inference.

``openai:MODEL`` names the model as the server knows it. Texts leave this machine unless the address is a loopback
one. Not responsible for: reading keys from the environment (the caller passes a ``Connection``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from summarizer.errors import EmbeddingUnavailable, SettingsError

if TYPE_CHECKING:
    from summarizer.library.embeddings import Connection, Matrix

OPENAI = "https://api.openai.com/v1"
BATCH = 64
"""Texts per request: a few hundred kilobytes, well under the limits of the servers named above."""
NO_KEY = "none"
"""What is sent to a server that asks for no key; the client library insists on some word."""


class OpenAI:
    """A remote embedding model. Rows are brought to length 1 here, so ``normalised`` holds for every server."""

    normalised = True

    def __init__(self, model: str, connection: Connection) -> None:
        self.name = f"openai:{model}"
        self._model = model
        self._connection = connection
        self._url = connection.base_url or OPENAI
        self._key = key_for(self._url, connection)

    @cached_property
    def dimension(self) -> int:
        """Numbers in a vector, asked of the server. Raises EmbeddingUnavailable."""
        return len(self.embed_query("dimension"))

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Vectors of ``texts`` in order. Raises EmbeddingUnavailable when the server does not give them."""
        import numpy as np

        parts = [self._ask(texts[first : first + BATCH]) for first in range(0, len(texts), BATCH)]
        if not parts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        if len({part.shape[1] for part in parts}) > 1:
            raise self._failed("its vectors have different lengths")
        vectors = np.concatenate(parts)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Matrix = (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
        return unit

    def embed_query(self, query: str) -> Matrix:
        """The vector of one question."""
        vector: Matrix = self.embed([query])[0]
        return vector

    def _ask(self, texts: Sequence[str]) -> Matrix:
        import numpy as np
        import openai

        # An empty input is refused by OpenAI, a lone surrogate by every JSON encoder.
        clean = [text.encode("utf-8", "replace").decode("utf-8") or " " for text in texts]
        try:
            # Floats, not the client's default of base64, which several compatible servers do not know.
            reply = self._client.embeddings.create(model=self._model, input=clean, encoding_format="float")
            rows = sorted(reply.data, key=lambda row: row.index)
            vectors = np.array([row.embedding for row in rows], dtype=np.float32)
        except (openai.OpenAIError, AttributeError, TypeError, ValueError) as error:
            raise self._failed(str(error)) from error
        if vectors.shape[:1] != (len(texts),) or vectors.ndim != 2 or not np.isfinite(vectors).all():
            raise self._failed(f"it gave no {len(texts)} vectors of finite numbers")
        matrix: Matrix = vectors
        return matrix

    def _failed(self, why: str) -> EmbeddingUnavailable:
        short = " ".join(why.split())[:200]
        return EmbeddingUnavailable(
            f"{self._url} did not embed with {self._model}: {short}",
            "check SUMMARIZER_BASE_URL, the key and the model's name, or use SUMMARIZER_EMBEDDING=minilm",
        )

    @cached_property
    def _client(self) -> Any:
        import openai

        client = openai.OpenAI(
            base_url=self._url,
            api_key=self._key,
            timeout=self._connection.timeout,
            max_retries=self._connection.max_retries,
        )
        if host_of(self._url) != host_of(OPENAI):
            # The client took them from the environment and would send them to any host.
            client.organization = client.project = None
        return client


def key_for(url: str, connection: Connection) -> str:
    """The key to send to ``url``: OpenAI's own only to OpenAI. Raises SettingsError when the address is no good."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingsError(f"{url[:200]} is not the address of a server", "SUMMARIZER_BASE_URL=https://host/v1")
    if parts.scheme == "http" and not connection.plain_http and not is_loopback(parts.hostname):
        raise SettingsError(f"{url[:200]} would send articles unencrypted", "use https, or a server on this machine")
    if parts.hostname == host_of(OPENAI):
        key = connection.openai_api_key or connection.api_key
        if not key:
            raise SettingsError("OpenAI's embeddings need a key", "set SUMMARIZER_API_KEY or OPENAI_API_KEY")
        return key
    return connection.api_key or NO_KEY


def host_of(url: str) -> str:
    """The host a URL names, in lower case; "" for none."""
    return urlsplit(url).hostname or ""


def is_loopback(host: str) -> bool:
    """Whether a host name or address can only be this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def make(detail: str, connection: Connection) -> OpenAI:
    """``detail`` is the model's name. Raises SettingsError without one, or without a key or a sound address."""
    if not detail:
        raise SettingsError("openai needs the name of a model", "SUMMARIZER_EMBEDDING=openai:text-embedding-3-small")
    return OpenAI(detail, connection)
