"""Ranked chunks -> passages: cut from the articles, those left out that repeat a better one.

Wire copy stands in a library many times. A passage is left out only when nearly all of its words stand in a better one
in the same order, and none of what differs is a number or a negation: another toll, or a denial, is never left out.
Not responsible for: ranking (fusion), links between whole articles (duplicates).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from summarizer.answer import Passage, Scores

if TYPE_CHECKING:
    from summarizer.library.catalogue import Catalogue
    from summarizer.library.fusion import Fused

SHINGLE = 3
REPEATED = 0.75
"""Share of a passage's three-word shingles that a better one holds (Broder's containment), from which it repeats it."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class _Wording:
    """The words of a text as they are compared."""

    def __init__(self, text: str) -> None:
        from summarizer.normalize.negation import find_negations
        from summarizer.normalize.numerals import SCALES, UNITS

        words = _WORD.findall(text.casefold())
        self.shingles = {tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
        telling = {word for word in words if word in UNITS or word in SCALES or any(map(str.isdigit, word))}
        self.telling = telling | {text[start:end].casefold() for start, end in find_negations(text)}

    def repeats(self, better: _Wording) -> bool:
        """Whether the better one says all this says."""
        held = len(self.shingles & better.shingles) / len(self.shingles)
        return held >= REPEATED and self.telling <= better.telling


def cut(catalogue: Catalogue, ranked: Iterable[Fused], k: int) -> list[Passage]:
    """At most ``k`` passages of newest versions, best first, without repetitions."""
    hits = list(ranked)
    located = catalogue.locate([hit.chunk_id for hit in hits], newest_only=True)
    found: list[Passage] = []
    kept: list[_Wording] = []
    for hit in hits:
        place = located.get(hit.chunk_id)
        if place is None or len(found) >= k:
            continue
        wording = _Wording(place.text)
        if any(wording.repeats(better) for better in kept):
            continue
        kept.append(wording)
        scores = Scores(lexical=hit.lexical, dense=hit.dense)
        found.append(Passage(**place._asdict(), score=hit.score, scores=scores))
    return found
