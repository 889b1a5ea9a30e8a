"""The best two sentences: words that stand together beat words strewn about, and rare words beat common ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import Article
from summarizer.library import Catalogue, windows

STREWN = (
    "The ferry left at noon. It was a grey day. Nobody came to the pier. The market was open. A dog barked. "
    "The captain was ill. The weather held. A stove was lit. The night was long. He had a licence."
)
TOGETHER = (
    "It was a grey day. Nobody came to the pier. The market was open. A dog barked. "
    "The ferry's captain lost his licence. The weather held. A stove was lit. The night was long."
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    catalogue = Catalogue.open(tmp_path)
    for text in (STREWN, TOGETHER, "The weather held all day, and the weather was good."):
        catalogue.add(Article.from_text(text))
    return catalogue


def test_words_that_stand_together_come_first(catalogue: Catalogue) -> None:
    scores = windows.best_windows(
        catalogue, "Which ferry captain had his licence?", {"strewn": STREWN, "together": TOGETHER}
    )
    assert scores["together"] > 1.5 * scores["strewn"] > 0


def test_words_are_compared_as_the_index_stems_them(catalogue: Catalogue) -> None:
    texts = {"one": "Two captains were licensed.", "other": "Two cooks were asleep."}
    scores = windows.best_windows(catalogue, "captain", texts)
    assert scores["one"] > 0
    assert scores["other"] == 0


def test_nothing_to_look_for(catalogue: Catalogue) -> None:
    assert windows.best_windows(catalogue, "?!", {"one": STREWN}) == {"one": 0.0}
    assert windows.best_windows(catalogue, "ferry", {}) == {}
    assert windows.best_windows(catalogue, "ferry", {"one": ""}) == {"one": 0.0}
