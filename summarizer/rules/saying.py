"""One construction of reported speech as the rules read it: who, by which cue, what.

Not responsible for: which constructions there are (attribution, floating), how they nest (chains).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.rules.phrases import Words

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Saying:
    """One construction, by the stable name of its rule.

    ``source`` is the head token of who says it (None: nobody named); ``cue`` may be empty (no word for it).
    """

    rule: str
    source: Token | None
    cue: Words
    content: tuple[Words, ...]

    @property
    def first(self) -> int:
        """Token index of the first word of the content."""
        return self.content[0].start

    def holds(self, index: int) -> bool:
        """Whether a token stands in the content."""
        return any(piece.start <= index < piece.end for piece in self.content)
