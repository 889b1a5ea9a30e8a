"""The embedding that the settings name, with their connection. Not responsible for: loading it (embeddings)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.library.embeddings import Embedding
    from summarizer.settings import Settings


def load_embedding(settings: Settings) -> Embedding | None:
    """The embedding that the settings name; None for "none". Raises SettingsError, EmbeddingUnavailable."""
    from summarizer.library.embeddings import Connection, load

    key = settings.api_key.get_secret_value() if settings.api_key else None
    return load(settings.embedding, Connection(base_url=settings.base_url, api_key=key))
