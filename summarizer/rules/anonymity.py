"""Sources whose identity is withheld in so many words, in their own sentence or in the next.

Not responsible for: sources that are merely unnamed (sources).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

GOES_ON = frozenset({"he", "she", "they", "both"})
WITHHELD = re.compile(
    r"anonym|\bun(?:named|identified|disclosed)\b|\bnot (?:to )?be (?:named|identified|quoted)"
    r"|\bnames? (?:be|being) withheld"
    r"|\bdeclined to be (?:named|identified)|\bnot (?:authori[sz]ed|allowed|permitted) to (?:speak|talk|comment)"
    r"|\bfamiliar with\b|\bclose to\b",
    re.I,
)
"""Identity withheld in so many words (SPJ and AP usage)."""


def withheld(head: Token) -> bool:
    """Whether the text says that a source is not to be named ("She spoke on condition of anonymity")."""
    doc = head.doc
    own = doc[head.i : min(head.sent.end, head.i + 25)].text
    if WITHHELD.search(own):
        return True
    if head.dep_ != "nsubj" or head.head.dep_ != "ROOT":
        return False
    following = doc[head.sent.end : head.sent.end + 14]
    opening = next((token for token in following if token.is_alpha), None)
    return opening is not None and opening.lower_ in GOES_ON and WITHHELD.search(following.text) is not None
