"""Which of many articles may tell: the best few by their words and, where cosines can be had, by meaning.

Weighted min-max sums of passages and of three-sentence windows (Callan, Passage-level evidence in document retrieval,
SIGIR 1994), as the library's search sums its legs. Takes time linear in the texts.
Not responsible for: the library's own search (library), which sentence answers (scoring).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from summarizer.questions.ranking import coverage

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.questions.scoring import Closeness

PASSAGE_WORDS, WINDOW_WORDS, MEANING = 0.35, 0.2, 0.45
COMPARED = 30
"""Articles that are looked at by windows and by meaning: those whose passages hold most of the question's words."""
WINDOW = 3
"""Sentences."""


def choose(
    question: str,
    articles: Mapping[str, Article],
    pieces: Mapping[str, Sequence[str]],
    most: int,
    close: Closeness | None,
) -> list[str]:
    """The ids of the best ``most`` articles, best first. ``pieces`` are the passages of each article, by id."""
    texts = [(key, text) for key, passages in pieces.items() for text in passages]
    best: dict[str, tuple[float, str]] = {}
    for (key, text), share in zip(texts, coverage(question, [text for _, text in texts]), strict=True):
        if key not in best or share > best[key][0]:
            best[key] = share, text
    near = sorted(best, key=lambda key: -best[key][0])[: max(COMPARED, most)]
    windows = [_windows(articles[key]) for key in near]
    shares = iter(coverage(question, list(chain.from_iterable(windows))))
    closest = [max((next(shares) for _ in texts), default=0.0) for texts in windows]
    cosines = close(question, [best[key][1] for key in near]) if close else ()
    told = zip(
        _stretched([best[key][0] for key in near]),
        _stretched(closest),
        _stretched(cosines) or [0.0] * len(near),
        strict=True,
    )
    scores = {
        key: PASSAGE_WORDS * passage + WINDOW_WORDS * window + MEANING * meaning
        for key, (passage, window, meaning) in zip(near, told, strict=True)
    }
    return sorted(near, key=lambda key: -scores[key])[:most]


def _windows(article: Article) -> list[str]:
    spans = article.sentences
    whole = range(max(1, len(spans) - WINDOW + 1))
    return (
        [article.text[spans[at].start : spans[min(at + WINDOW, len(spans)) - 1].end] for at in whole] if spans else []
    )


def _stretched(values: Sequence[float]) -> list[float]:
    """Values from their worst to their best on [0, 1]; all 1 where they are the same."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    return [(value - low) / (high - low) if high > low else 1.0 for value in values]
