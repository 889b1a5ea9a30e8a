"""Long articles in windows: whole sentences, split at section or paragraph borders, a few sentences shared.

Nothing is left out silently: what no window holds is told in notices.
Not responsible for: putting the windows' drafts together again (merging).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from summarizer.article import Article
from summarizer.engines.llm.numbering import starts_paragraph

WINDOW_TOKENS = 3_000
"""Tokens of article text in one call. A reply takes two to four times the text it is about, so that a larger window
would end in the length limit of a reply; with prompt and reply this one fits into 16k of context."""
OVERLAP_SENTENCES = 3
"""Sentences of the window before that a window repeats, so that "he" and "the group" keep whom they mean."""
FILLED = 0.6
"""A window may end early at a border once it is so full."""
MOST_WINDOWS = 48
"""Windows of one article; about 100,000 words."""
SENTENCE_TOKENS = 2_000
"""Tokens of one sentence that are sent; a longer one is none, but a table or a page without full stops."""
LONGEST_HEADING = 80
BYTES_PER_TOKEN = 4
NUMBER_TOKENS = 3

_ENDS = re.compile(r"[.!?…。؟।:;,][\"'”’)\]]*$")


class Windows(NamedTuple):
    """Ranges of sentence indexes, and what a reader should know was not sent."""

    ranges: tuple[range, ...]
    notices: tuple[str, ...]


def tokens(text: str) -> int:
    """Estimate the tokens of ``text`` from its bytes in UTF-8, so that scripts that cost more count more."""
    return (len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))) // BYTES_PER_TOKEN + 1


def sentence_limit(article: Article, index: int) -> int | None:
    """How many characters of a sentence are sent, or None for all of it."""
    span = article.sentences[index]
    if span.end - span.start <= SENTENCE_TOKENS or tokens(article.text[span.start : span.end]) <= SENTENCE_TOKENS:
        return None
    return SENTENCE_TOKENS


def longest_sentence(article: Article, indexes: Iterable[int]) -> int:
    """How many characters the longest of the sentences at ``indexes`` has."""
    return max((article.sentences[index].end - article.sentences[index].start for index in indexes), default=0)


def split(article: Article, limit: int = WINDOW_TOKENS, most: int = MOST_WINDOWS) -> Windows:
    """Split an article into at most ``most`` windows of at most ``limit`` tokens (one sentence at least)."""
    sizes = [_size(article, index) for index in range(len(article.sentences))]
    ranges: list[range] = []
    start, shared = 0, 0
    while start < len(sizes) and len(ranges) < most:
        first = max(0, start - shared)
        stop = _fill(sizes, first, start, limit)
        if stop < len(sizes):
            stop = _best_border(article, sizes, start, stop, limit)
        ranges.append(range(first, stop))
        start, shared = stop, _overlap(sizes, stop, limit)
    return Windows(tuple(ranges), tuple(_notices(article, start)))


def _size(article: Article, index: int) -> int:
    span = article.sentences[index]
    if sentence_limit(article, index) is not None:
        return SENTENCE_TOKENS
    return tokens(article.text[span.start : span.end]) + NUMBER_TOKENS


def _fill(sizes: list[int], first: int, start: int, limit: int) -> int:
    """Return the index after the last sentence that fits; at least one beyond ``start``."""
    used, stop = sum(sizes[first:start]), start
    while stop < len(sizes) and (stop == start or used + sizes[stop] <= limit):
        used += sizes[stop]
        stop += 1
    return stop


def _best_border(article: Article, sizes: list[int], start: int, stop: int, limit: int) -> int:
    """Go back from ``stop`` to the last section border, else paragraph border, while the window stays well filled."""
    used = sum(sizes[start:stop])
    paragraph = None
    for index in range(stop, start, -1):
        if used < FILLED * limit:
            break
        if starts_paragraph(article, index, index - 1):
            if _is_heading(article, index):
                return index
            paragraph = paragraph or index
        used -= sizes[index - 1]
    return paragraph or stop


def _is_heading(article: Article, index: int) -> bool:
    """Whether a sentence is a paragraph of its own, short and without a full stop."""
    span = article.sentences[index]
    words = article.text[span.start : min(span.end, span.start + LONGEST_HEADING + 1)]
    alone = index + 1 < len(article.sentences) and starts_paragraph(article, index + 1, index)
    return alone and len(words) <= LONGEST_HEADING and not _ENDS.search(words)


def _overlap(sizes: list[int], stop: int, limit: int) -> int:
    """How many sentences to repeat: OVERLAP_SENTENCES, fewer when they are long."""
    shared = OVERLAP_SENTENCES
    while shared and sum(sizes[max(0, stop - shared) : stop]) > limit // 5:
        shared -= 1
    return shared


def _notices(article: Article, read: int) -> list[str]:
    notices = []
    if read < len(article.sentences):
        notices.append(f"only the first {read:,} of {len(article.sentences):,} sentences were sent to the model")
    cut = sum(sentence_limit(article, index) is not None for index in range(read))
    if cut:
        notices.append(f"{cut:,} overlong sentence{'s were' if cut > 1 else ' was'} sent to the model only in part")
    return notices
