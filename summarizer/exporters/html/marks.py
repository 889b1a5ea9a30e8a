"""An article's text in pieces, each of which knows the items whose evidence covers it.

Evidence overlaps freely (a name in a claim in a casualty's sentence), which nested elements cannot say. So the text is
cut at every start and end, and each piece carries the tokens of all that covers it: ``c2.0`` is the first evidence of
item c2, ``c2.content`` one of its parts. All offsets are code points and are used here only; a browser counts UTF-16
units and is never told a number. Not responsible for: what a token looks like (page/report.css).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from markupsafe import Markup

from summarizer.exporters.html.shown import exact
from summarizer.vocabulary import Factuality

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.evidence import Evidence
    from summarizer.summary import Attribution, CasualtyReport, Force, Source, Summary

DOUBT_FIRST: tuple[Factuality, ...] = get_args(Factuality)
"""Where claims overlap, a piece is coloured by the least certain of them: the vocabulary's own order."""


Rank = Literal["statement", "mention", "rejected"]
"""What the item is. Words that only mention somebody are not coloured; rejected items come last at any place."""


class Anchor(NamedTuple):
    """[start, end) of the text belongs to ``item``, as evidence number ``part`` or as a part by name."""

    start: int
    end: int
    item: str
    part: str
    factuality: Factuality | None = None
    rank: Rank = "statement"

    @property
    def token(self) -> str:
        """How the anchor is written on a piece."""
        return f"{self.item}.{self.part}"


class Piece(NamedTuple):
    """A stretch of text with one set of anchors, the shortest first: what a click means most likely."""

    start: int
    end: int
    anchors: tuple[Anchor, ...]


def anchors(summary: Summary) -> list[Anchor]:
    """Everything of a summary that points into its article.

    Items without an id of their own are numbered: a1, a2 ... for the abstract, x1, x2 ... for what was rejected.
    """
    found: list[Anchor] = []
    for number, sentence in enumerate(summary.abstract, 1):
        found += _evidence(f"a{number}", sentence.evidence)
    for claim in summary.claims:
        found += _evidence(claim.id, claim.evidence)
        found += [Anchor(p.start, p.end, claim.id, "content", claim.factuality) for p in claim.content]
        found += [*_parts(claim.id, "hedge", claim.hedges), *_links(claim.id, claim.attribution)]
    for report in summary.casualties:
        found += _casualty(report)
    for control in summary.control:
        found += [*_evidence(control.id, control.evidence), *_links(control.id, control.attribution)]
    for event in summary.timeline:
        found += _evidence(event.id, event.evidence)
    entities: list[Source | Force] = [*summary.sources, *summary.forces]
    for entity in entities:
        found += _evidence(entity.id, entity.mentions, "mention")
    for number, fallen in enumerate(summary.rejected, 1):
        found += _evidence(f"x{number}", [fallen.nearest] if fallen.nearest else [], "rejected")
    return found


def pieces(length: int, found: Sequence[Anchor], breaks: Iterable[int] = ()) -> Iterator[Piece]:
    """Cut [0, length) at every start, end and break, in order and without gaps."""
    edges = {0, length, *(edge for anchor in found for edge in (anchor.start, anchor.end)), *breaks}
    waiting = sorted(found, key=lambda anchor: anchor.start, reverse=True)
    open_anchors: list[Anchor] = []
    for start, end in pairwise(sorted(edge for edge in edges if 0 <= edge <= length)):
        open_anchors = [anchor for anchor in open_anchors if anchor.end > start]
        while waiting and waiting[-1].start <= start:
            open_anchors.append(waiting.pop())
        yield Piece(start, end, tuple(sorted(open_anchors, key=_likely)))


def marked(article: Article, found: Sequence[Anchor], prefix: str) -> Markup:
    """The article's text as markup: sentences with ids ``{prefix}n1`` ..., in them the pieces with their tokens."""
    spans = article.sentences
    breaks = [article.body_start, *(edge for span in spans for edge in span)]
    parts: list[str] = []
    within: int | None = None
    starts = [span.start for span in spans]
    for piece in pieces(len(article.text), found, breaks):
        number = bisect_right(starts, piece.start) - 1
        sentence = number if number >= 0 and piece.start < spans[number].end else None
        if sentence != within:
            parts.append("</span>" if within is not None else "")
            parts.append(_sentence(prefix, sentence, article) if sentence is not None else "")
            within = sentence
        parts.append(_piece(article.text[piece.start : piece.end], piece.anchors))
    return Markup("".join(parts) + ("</span>" if within is not None else ""))  # noqa: S704 - of escaped pieces


def _sentence(prefix: str, number: int, article: Article) -> str:
    title = " title" if article.sentences[number].start < article.body_start else ""
    return Markup('<span class="sentence{}" id="{}n{}" data-n="{}">').format(title, prefix, number + 1, number + 1)


def _piece(text: str, covering: tuple[Anchor, ...]) -> str:
    if not covering:
        return exact(text)
    said = {anchor.factuality for anchor in covering if anchor.factuality}
    least = next((sure for sure in DOUBT_FIRST if sure in said), None)
    look = (
        f"mark sure-{least}" if least else "mark" if any(anchor.rank == "statement" for anchor in covering) else "name"
    )
    tokens = " ".join(dict.fromkeys(anchor.token for anchor in covering))
    return Markup('<span class="{}" data-at="{}">{}</span>').format(look, tokens, exact(text))


def _likely(anchor: Anchor) -> tuple[bool, int]:
    """Order of what a click means: what stands before what fell, the shortest first."""
    return anchor.rank == "rejected", anchor.end - anchor.start


def _evidence(item: str, evidence: Sequence[Evidence], rank: Rank = "statement") -> Iterator[Anchor]:
    for number, piece in enumerate(evidence):
        yield Anchor(piece.start, piece.end, item, str(number), None, rank)


def _parts(item: str, part: str, evidence: Iterable[Evidence | None]) -> Iterator[Anchor]:
    for piece in evidence:
        if piece:
            yield Anchor(piece.start, piece.end, item, part)


def _links(item: str, attribution: Sequence[Attribution]) -> Iterator[Anchor]:
    yield from _parts(item, "speaker", (link.mention for link in attribution))
    yield from _parts(item, "cue", (link.cue for link in attribution))


def _casualty(report: CasualtyReport) -> Iterator[Anchor]:
    yield from _evidence(report.id, report.evidence)
    yield from _parts(report.id, "motive", report.motive.evidence if report.motive else ())
    words = [report.victims, report.count.text if report.count else None]
    for quoted in filter(None, words):
        yield from _where_it_stands_once(report, quoted)


def _where_it_stands_once(report: CasualtyReport, words: str) -> Iterator[Anchor]:
    """The words in the evidence, unless they stand there more than once: "a" is no place to point at."""
    places = [(piece, piece.exact.count(words)) for piece in report.evidence]
    if sum(times for _, times in places) == 1:
        piece = next(piece for piece, times in places if times)
        start = piece.start + piece.exact.index(words)
        yield Anchor(start, start + len(words), report.id, "figure")
