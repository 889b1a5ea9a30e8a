"""The golden articles, each read once, and where the words of an editor stand in them.

Not responsible for: what an editor wrote (cases), what an engine found (runner).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from evals.cases import GOLDEN, CaseError, GoldClaim, GoldSummary, article_path
from summarizer import Article, Newsroom, SummarizerError
from summarizer.alignment import stands


class Place(NamedTuple):
    """[start, end) in code points of an article's text."""

    start: int
    end: int


class Archive:
    """The golden articles of a folder, by name (file name without suffix) and by id."""

    def __init__(self, folder: Path = GOLDEN) -> None:
        self.folder = folder
        self._known: dict[str, Article] = {}
        self._names: dict[str, str] = {}

    @cached_property
    def _room(self) -> Newsroom:
        return Newsroom(engine="offline")

    def names(self) -> list[str]:
        """Names of all articles, sorted."""
        return sorted(path.stem for path in (self.folder / "articles").glob("*.md"))

    def article(self, name: str) -> Article:
        """The article of that name. Raises CaseError when there is none or it cannot be read."""
        stem = Path(name).stem
        if stem not in self._known:
            path = article_path(stem, self.folder)
            if not path.is_file():
                raise CaseError(f"there is no article {path.name} in {path.parent}")
            try:
                [article] = self._room.read(path)
            except SummarizerError as error:
                raise CaseError(f"{path.name}: {error}") from None
            self._known[stem] = article
            self._names.setdefault(article.id, stem)
        return self._known[stem]

    def name_of(self, article_id: str) -> str | None:
        """The name of the article with this id, of those read so far; None for a stranger."""
        return self._names.get(article_id)


def occurrences(article: Article, words: str) -> Iterator[Place]:
    """Every place where the words stand, whole words, typography folded; those of the body first."""
    found, at = [], 0
    while (place := stands(article.text[at:], words)) is not None:
        found.append(Place(at + place.start, at + place.end))
        at += place.end
    yield from sorted(found, key=lambda place: place.start < article.body_start)


def sentences_at(article: Article, place: Place) -> list[int]:
    """Indices of the sentences that the place touches."""
    return [n for n, span in enumerate(article.sentences) if span.start < place.end and place.start < span.end]


def find(article: Article, words: str, near: Sequence[str] = ()) -> Place | None:
    """Where the words stand: of several places the one whose sentence has most of ``near``, then the first."""
    best: tuple[int, Place] | None = None
    for place in occurrences(article, words):
        around = " ".join(article.text[slice(*article.sentences[n])] for n in sentences_at(article, place))
        score = sum(stands(around, word) is not None for word in near)
        if best is None or score > best[0]:
            best = (score, place)
    return best[1] if best else None


def claim_places(article: Article, claim: GoldClaim, gold: GoldSummary) -> list[Place]:
    """Where the pieces of a golden claim stand; pieces that stand nowhere are left out."""
    sources = {source.key: source for source in gold.sources}
    first = sources.get(claim.chain[0]) if claim.chain else None
    speaker = (first.name or first.mention) if first else None
    near = [word for word in (claim.cue, speaker, speaker and speaker.split()[-1]) if word]
    found = (find(article, piece, near) for piece in claim.pieces)
    return [place for place in found if place is not None]
