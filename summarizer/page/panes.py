"""Articles with marked places, to stand beside an answer or a ledger: one pane each, the places named by tokens.

A token (``t3c1``: turn 3, citation 1) is what a click looks for in the page, so that nothing is asked of the server.
Not responsible for: the report's own marks (exporters.html.marks).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from summarizer.exporters.html.document import render
from summarizer.exporters.html.marks import Anchor, pieces
from summarizer.exporters.html.shown import exact
from summarizer.exporters.wording import one_line

if TYPE_CHECKING:
    from summarizer.article import Article

LONGEST = 150_000
"""Characters of one article that are shown beside; of a longer one the surroundings of its places."""
AROUND = 3_000


class Place(NamedTuple):
    """[start, end) of an article, by a name that is unique in its pane's tab."""

    article_id: str
    start: int
    end: int
    token: str


class Pane(NamedTuple):
    """One article for the template."""

    article_id: str
    title: str
    where: str
    language: str | None
    text: Markup


def panes(articles: Mapping[str, Article], places: Iterable[Place], open_at: str | None = None) -> str:
    """The panes as HTML, hidden until one of their places is asked for; ``open_at`` is shown as soon as it is there."""
    by_article: dict[str, list[Place]] = {}
    for place in places:
        if place.article_id in articles:
            by_article.setdefault(place.article_id, []).append(place)
    made = [_pane(articles[key], found) for key, found in by_article.items()]
    return render("panes.html.j2", panes=made, open_at=open_at)


def where(article: Article) -> str:
    """Outlet and date of an article in one line."""
    told = [one_line(article.outlet) if article.outlet else "outlet not given", (article.published or "undated")[:10]]
    return ", ".join(told)


def _pane(article: Article, places: Sequence[Place]) -> Pane:
    text = Markup("").join(_marked(article, places))
    title = one_line(article.title or "Untitled article")
    tag = article.language
    return Pane(article.id, title, where(article), tag if tag and tag.isalpha() else None, text)


def _marked(article: Article, places: Sequence[Place]) -> Iterator[Markup]:
    anchors = [Anchor(place.start, place.end, place.token, "0") for place in places]
    starts = [span.start for span in article.sentences]
    shown = _shown(article, places)
    edges = [edge for span in [*article.sentences, *shown] for edge in span]
    gap = False
    for piece in pieces(len(article.text), anchors, [article.body_start, *edges]):
        if not any(start <= piece.start < end for start, end in shown):
            if not gap:
                yield Markup('<span class="left-out">… left out here; download the article for all of it …</span>')
            gap = True
            continue
        gap = False
        number = bisect_right(starts, piece.start) - 1
        if number >= 0 and starts[number] == piece.start:
            yield Markup('<span class="number-of" aria-hidden="true" data-n="{}"></span>').format(number + 1)
        text = exact(article.text[piece.start : piece.end])
        title = " title" if piece.start < article.body_start else ""
        tokens = " ".join(anchor.item for anchor in piece.anchors)
        if tokens:
            yield Markup('<span class="place{}" data-place="{}">{}</span>').format(title, tokens, text)
        else:
            yield Markup('<span class="title">{}</span>').format(text) if title else text


def _shown(article: Article, places: Sequence[Place]) -> list[tuple[int, int]]:
    """What of the text is shown: all of it, or what stands around the places."""
    length = len(article.text)
    if length <= LONGEST:
        return [(0, length)]
    around = sorted((max(0, place.start - AROUND), min(length, place.end + AROUND)) for place in places)
    merged = [(0, AROUND)]
    for start, end in around:
        if start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
