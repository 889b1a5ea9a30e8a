"""An article -> overlapping chunks that end at sentence borders: what the two search legs index and return.

Sentences that belong to one quotation stay together, the words that name the speaker included, when the size
allows. One pass, deterministic, linear. Not responsible for: headers (header), storing chunks (catalogue).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarizer.normalize.modes import quoted_spans

if TYPE_CHECKING:
    from summarizer.article import Article

TARGET = 900
"""Characters a chunk grows to: some 200 tokens, within the 256 that the default embedding model reads."""
LONGEST = 1400
"""Characters that a chunk of several sentences has at most; one longer sentence is a chunk of its own."""
LONGEST_SENTENCE = 4000
"""A longer sentence (a table, a text without stops) is cut at white space."""

_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n")


class Chunk(NamedTuple):
    """[start, end) of an article's text, in code points; ``number`` counts from 0 within the article."""

    article_id: str
    number: int
    start: int
    end: int

    @property
    def id(self) -> str:
        """The chunk's stable name in both indexes."""
        return f"{self.article_id}:{self.number}"


class _Unit(NamedTuple):
    """Neighbouring sentences that belong together; ``last`` is where its last sentence starts."""

    start: int
    end: int
    last: int


def chunks(article: Article) -> list[Chunk]:
    """The chunks of an article in order; every character that is no white space stands in at least one.

    Neighbours share one sentence, except where the second would grow beyond its size by it.
    """
    spans = [Chunk(article.id, 0, start, end) for start, end in _packed(list(_units(article)))]
    return [span._replace(number=number) for number, span in enumerate(spans)]


def _packed(units: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """Fill chunks with units up to the target; a short rest joins the last chunk where there is room."""
    if not units:
        return
    finish = units[-1].end
    start, end, last = units[0]
    for unit in units[1:]:
        size = unit.end - start
        wanted = size <= TARGET or end - start < TARGET // 2 or finish - end < TARGET // 3
        if wanted and size <= LONGEST:
            end, last = unit.end, unit.last
            continue
        yield start, end
        overlaps = start < last and unit.end - last <= LONGEST
        start, end, last = last if overlaps else unit.start, unit.end, unit.last
    yield start, end


def _units(article: Article) -> Iterator[_Unit]:
    """Runs of sentences that a quotation binds, taken apart again where a run is too long."""
    sentences = [piece for span in article.sentences for piece in _cut(article.text, *span)]
    bound = _bound(article.text, sentences)
    run: list[tuple[int, int]] = []
    for sentence, binds in zip(sentences, bound, strict=True):
        if run and not binds:
            yield from _joined(run)
            run = []
        run.append(sentence)
    yield from _joined(run)


def _joined(run: Sequence[tuple[int, int]]) -> Iterator[_Unit]:
    if run and run[-1][1] - run[0][0] <= LONGEST:
        yield _Unit(run[0][0], run[-1][1], run[-1][0])
    else:
        yield from (_Unit(start, end, start) for start, end in run)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or the pieces of one beyond every measure."""
    while end - start > LONGEST_SENTENCE:
        border = start + LONGEST_SENTENCE
        space = next((at for at in range(border, start + LONGEST_SENTENCE // 2, -1) if text[at].isspace()), border)
        yield start, space
        start = space
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _bound(text: str, sentences: Sequence[tuple[int, int]]) -> list[bool]:
    """For each sentence, whether it belongs to the one before it.

    It does when one quotation covers the border between them, or when it is nothing but a quotation: that one's
    speaker is named before it, or after it where it opens a paragraph that goes on.
    """
    crossing, bare = _quotation(text, sentences)
    opens = [True, *(bool(_PARAGRAPH_BREAK.search(text, a[1], b[0])) for a, b in pairwise(sentences)), True]
    bound = []
    for index in range(len(sentences)):
        goes_on = opens[index] and not opens[index + 1]
        follows_opening_quote = index > 0 and bare[index - 1] and opens[index - 1] and not opens[index]
        bound.append(index > 0 and (crossing[index] or follows_opening_quote or (bare[index] and not goes_on)))
    return bound


def _quotation(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[list[bool], list[bool]]:
    """For each sentence, whether a quotation goes on into it, and whether it is nothing but a quotation."""
    quotes = quoted_spans(text)
    crossing, bare = [], []
    at = 0
    for start, end in sentences:
        while at < len(quotes) and quotes[at][1] <= start:
            at += 1
        first, last = quotes[at] if at < len(quotes) else (end, end)
        crossing.append(first < start)
        begins = first <= start or not any(map(str.isalnum, text[start : min(first, start + 8)]))
        closes = last >= end or not any(map(str.isalnum, text[last : min(end, last + 60)]))
        bare.append(begins and closes and first <= start + 8 and end - last <= 60)
    return crossing, bare
