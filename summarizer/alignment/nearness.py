"""The sentence most like some words, to be shown beside what was rejected. Never used to accept anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.article import Article, Span

LONGEST = 300
"""Characters of the place offered, and of the words it is sought for."""
MOST_SENTENCES = 2_000
"""Sentences scored for one common word."""
_WORD = re.compile(r"\w+")


def _stems(text: str) -> Iterator[str]:
    return (word[:5].casefold() for word in _WORD.findall(text))


@lru_cache(maxsize=8)
def _sentences_by_stem(text: str, sentences: tuple[Span, ...]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, sentence in enumerate(sentences):
        for stem in dict.fromkeys(_stems(text[sentence.start : sentence.end])):
            index.setdefault(stem, []).append(number)
    return index


def nearest(article: Article, words: str) -> Span | None:
    """Find the sentence most like ``words`` (at most 300 characters of it), or None.

    Sentences are scored by the word beginnings they share with ``words``, rare ones counting more.
    """
    index = _sentences_by_stem(article.text, article.sentences)
    scores: dict[int, float] = {}
    for stem in dict.fromkeys(_stems(words[:LONGEST])):
        places = index.get(stem, [])
        for number in places[:MOST_SENTENCES]:
            scores[number] = scores.get(number, 0.0) + 1 / len(places)
    if not scores:
        return None
    start, end = article.sentences[min(scores, key=lambda number: (-scores[number], number))]
    if end - start <= LONGEST:
        return Span(start, end)
    wanted = set(_stems(words[:LONGEST]))
    first = next(m.start() for m in _WORD.finditer(article.text, start, end) if m[0][:5].casefold() in wanted)
    return Span(first, min(end, first + LONGEST))
