"""Runs of capitals in names of groups, and their initials.

Not responsible for: which names are groups' (group_names), which are armed (armed_deeds).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.rules.phrases import Words

if TYPE_CHECKING:
    from spacy.tokens import Token


def capitalised(last: Token) -> Words:
    """The run of capitalised words that ends in a modifier ("Islamic Front" of "Islamic Front fighters")."""
    start = last.i
    while start > last.sent.start:
        before = last.doc[start - 1]
        opens = before.is_sent_start and before.pos_ != "PROPN"
        if not before.text[:1].isupper() or opens or before.ent_type_ in {"DATE", "TIME"}:
            break
        start -= 1
    return Words(start, last.i + 1)


def initials(name: str) -> str:
    """The capitals of a name of several words."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
