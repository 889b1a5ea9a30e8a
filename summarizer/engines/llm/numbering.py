"""The article as a model sees it: between two fence lines that its text cannot forge, every sentence numbered.

A sentence is printed on one line, so that nothing inside it can pass for the number of another or for the fence.
Not responsible for: how much of an article is sent (windows).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from summarizer.article import Article

SHORTEST_FENCE = 8
"""Hexadecimal digits of a fence, more when the text holds them already."""


def numbered(article: Article, indexes: Iterable[int], longest: Mapping[int, int] | None = None) -> str:
    """Print the sentences at ``indexes`` as "[n] words", n from 1, with an empty line where a paragraph ends.

    ``longest`` says for single sentences after how many characters to cut them.
    """
    lines: list[str] = []
    previous: int | None = None
    for index in indexes:
        span = article.sentences[index]
        if previous is not None and starts_paragraph(article, index, previous):
            lines.append("")
        words = article.text[span.start : min(span.end, span.start + (longest or {}).get(index, len(article.text)))]
        lines.append(f"[{index + 1}] {' '.join(words.split())}")
        previous = index
    return "\n".join(lines)


def starts_paragraph(article: Article, index: int, previous: int) -> bool:
    """Whether a blank line stands between two sentences; after a gap in the numbers one always does."""
    if index != previous + 1:
        return True
    return "\n\n" in article.text[article.sentences[previous].end : article.sentences[index].start]


def fenced(article: Article, body: str, titled: bool = False) -> str:
    """Put ``body`` with the article's title and outlet, as data, between the article's fence lines.

    ``titled``: the body begins with the title, as the article's text does when it has one.
    """
    title = None if titled and article.body_start else article.title
    about = {"title": title, "outlet": article.outlet}
    known = [f"{name}: {' '.join(value.split())}" for name, value in about.items() if value]
    inside = "\n".join([*known, "", body])
    fence = _fence(inside)
    return f"<<<{fence}\n{inside}\n{fence}>>>"


def _fence(inside: str) -> str:
    """Derive a fence from what it is to fence: the same each time, but not to be known before the text is written."""
    digest = hashlib.sha256(inside.encode("utf-8", "surrogatepass")).hexdigest()
    length = SHORTEST_FENCE
    while digest[:length] in inside:
        length += 8
        if length > len(digest):
            digest += hashlib.sha256(digest.encode()).hexdigest()
    return digest[:length]
