"""The best two sentences of a passage for a question: BM25 of windows, for the passages that are already near.

A passage whose words of the question stand together answers it sooner than one in which they are strewn about
(Callan, Passage-level evidence in document retrieval, SIGIR 1994).
Not responsible for: finding passages (lexical, vectors), summing scores (fusion).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from summarizer.library.lexical import telling_words, words_of

if TYPE_CHECKING:
    from summarizer.library.catalogue import Catalogue

WINDOW = 2
"""Sentences."""
RERANKED = 20
"""Passages whose windows are looked at."""
LONGEST = 20_000
"""Characters of a passage that are looked at; a chunk is far shorter."""
COMMON = 4
"""A word that stands in every fourth chunk is common; how much more often does not matter, and counting takes time."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""BM25's k1 and b, as FTS5 has them."""


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("porter")  # as the index has it


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


def best_windows(catalogue: Catalogue, query: str, texts: Mapping[str, str]) -> dict[str, float]:
    """The best window's BM25 of each text by its key; the rarity of words is that of the whole library."""
    terms = list(dict.fromkeys(_stem(word.lower()) for word in telling_words(query)))
    rarity = _rarity(catalogue, terms)
    windows = [(key, Counter(window)) for key, text in texts.items() for window in _windows(text[:LONGEST])]
    usual = sum(window.total() for _, window in windows) / max(1, len(windows))
    best: dict[str, float] = {}
    for key, window in windows:
        damp = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * window.total() / max(1.0, usual))
        score = sum(rarity[term] * window[term] * (SATURATION + 1) / (window[term] + damp) for term in rarity)
        best[key] = max(score, best.get(key, 0.0))
    return best


def _windows(text: str) -> list[list[str]]:
    from summarizer import sentences

    stems = [[_stem(word.lower()) for word in words_of(text[start:end])] for start, end in sentences.split(text)]
    whole = range(max(1, len(stems) - WINDOW + 1))
    return [[stem for sentence in stems[at : at + WINDOW] for stem in sentence] for at in whole]


def _rarity(catalogue: Catalogue, terms: Sequence[str]) -> dict[str, float]:
    """BM25's inverse document frequency of each term, from the index."""
    with catalogue.database.reading() as connection:
        chunks = connection.execute("SELECT count(*) FROM chunks").fetchone()[0]
        common = chunks // COMMON + 1
        counting = "SELECT count(*) FROM (SELECT 1 FROM lexical WHERE lexical MATCH ? LIMIT ?)"
        found = {term: connection.execute(counting, [f'"{term}"', common]).fetchone()[0] for term in terms}
    return {term: math.log(1 + (chunks - count + 0.5) / (count + 0.5)) for term, count in found.items()}
