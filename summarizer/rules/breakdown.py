"""A total whose own words list who it was: "three workers, two cooks and a porter, were killed".

Told apart from a list of groups ("three workers, two cooks and a porter") by its closing comma and by its sum.
Not responsible for: parts behind "including" (shares).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.normalize.counts import read_count
from summarizer.rules.figures import count_words
from summarizer.rules.phrases import children

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_broken_down(head: Token) -> bool:
    """ "Three workers, two cooks and a porter, were killed": a list between commas that adds up says who they are."""
    listed, last = [], head
    while below := children(last, "conj", "appos")[:1]:
        last = below[0]
        listed.append(last)
    after = last.i + 1
    closed = after < len(head.doc) and head.doc[after].text == "," and len(listed) > 1
    if not closed or head.doc[head.i + 1].text != "," or last.head.i == last.i:
        return False
    sizes = [_size(one) for one in (head, *listed)]
    return None not in sizes and sizes[0] == sum(size or 0 for size in sizes[1:])


def _size(noun: Token) -> int | None:
    words = count_words(noun, noun)
    numbers = read_count(noun.doc[words.start : words.end].text) if words is not None else None
    if numbers is not None:
        return numbers.best
    return 1 if any(child.lower_ in {"a", "an"} for child in children(noun, "det")) else None
