"""Articles of invented events, a catalogue in a folder of its own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.library.catalogue import Catalogue

SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "il")]
_CHANCE = random.Random(20)
WORDS = ["".join(_CHANCE.choices(SYLLABLES, k=_CHANCE.randint(2, 4))) for _ in range(4000)]
Make = Callable[..., Article]


def written(number: int, words: int = 60, **known: str) -> Article:
    """An article of random words, its own for each number; ``Marker`` and the number name it in one word."""
    chance = random.Random(number)
    sentences = []
    for _ in range(max(1, words // 12)):
        chosen = chance.choices(WORDS, k=12)
        sentences.append(" ".join(chosen).capitalize() + ".")
    return Article.from_text(
        f"{' '.join(sentences)} Marker{number}x was seen there.", title=f"Report {number}", **known
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def catalogue(home: Path) -> Iterator[Catalogue]:
    with Catalogue.open(home) as opened:
        yield opened
