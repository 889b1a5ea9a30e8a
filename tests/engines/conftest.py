"""One article for every engine."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.settings import Settings, load_settings


@pytest.fixture
def article() -> Article:
    """An invented article with a source, a figure and a force."""
    return Article.from_text(
        "Government troops killed nine farmers near Orlo on Tuesday, union leader Tomas Brekk said.\n\n"
        'The army denied that farmers were killed. "We hit a camp," Colonel Ivo Lasz said.',
        title="Farmers killed near Orlo",
        published="2024-03-07",
        outlet="Sarvia Daily",
    )


@pytest.fixture
def settings() -> Settings:
    """Settings as they are without any environment."""
    return load_settings()
