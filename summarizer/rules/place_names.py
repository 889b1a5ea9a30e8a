"""Which words name a place: tagged so, of a place's kind ("the town of X"), or a name where only a place can stand.

Gazetteer-free; the kinds are GeoNames' feature classes. Not responsible for: where a casualty happened (places), how
precise a place is (normalize.places).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.normalize.countries import COUNTRIES
from summarizer.rules import lexicon
from summarizer.rules.phrases import Words, around, children, spread

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMED_PLACE = frozenset({"GPE", "LOC", "FAC"})
NEVER = frozenset({"DATE", "TIME", "PERSON", "NORP", "ORDINAL", "CARDINAL"})
PART_OF = frozenset("centre center edge heart middle part side vicinity".split())
"""Nouns that stand for a part of the place behind their "of"."""


def has_name(thing: Token) -> bool:
    """Whether a place is told by name and not only by its kind."""
    return any(thing.doc[index].pos_ == "PROPN" for index in range(*place_words(thing)))


def is_country(thing: Token) -> bool:
    """Whether a place is a country as a whole."""
    words = place_words(thing)
    return thing.doc[words.start : words.end].text.lower().removeprefix("the ") in COUNTRIES


def is_place(token: Token) -> bool:
    """Whether a head word names a place: tagged so, a place noun, or a proper noun that is no person or time."""
    shouted = token.head.text.isupper() and len(token.head.text) > 1  # in a text of capitals they say nothing
    if token.text.isupper() and len(token.text) > 1 and token.ent_type_ not in NAMED_PLACE and not shouted:
        return False
    if token.lemma_.lower() in PART_OF:
        wholes = [thing for preposition in children(token, "prep") for thing in children(preposition, "pobj")]
        if any(thing.lemma_.lower() not in PART_OF and is_place(thing) for thing in wholes):
            return True
    kind = token.lemma_.lower() in lexicon.PLACE_NOUNS or token.lower_ in lexicon.PLACE_NOUNS
    if token.ent_type_ in NEVER and not kind:
        return _is_bare_name(token)
    return token.ent_type_ in NAMED_PLACE or kind or token.pos_ == "PROPN"


def _is_bare_name(token: Token) -> bool:
    """ "in Harl": a name that the model takes for a person's, where only a place can stand."""
    inside = token.dep_ == "pobj" and token.head.lower_ in {"in", "near", "inside", "outside", "at"}
    alone = not any(child.dep_ in {"compound", "appos"} or child.ent_type_ == "PERSON" for child in token.children)
    return token.ent_type_ == "PERSON" and token.pos_ == "PROPN" and inside and alone


def place_words(head: Token) -> Words:
    """ "the X base in Y" without its determiner; a bare class word ("town of X") stays for its precision."""
    indices = spread(head, frozenset({"relcl", "acl", "advcl", "appos", "conj", "cc", "ccomp"}))
    doc = head.doc
    dropped: set[int] = set()
    for token in (doc[index] for index in indices):
        if token.dep_ == "prep" and token.i > head.i and not any(is_place(thing) for thing in children(token, "pobj")):
            dropped |= set(spread(token))
        if token.text in {",", "(", ")", "“", "”", '"', "‘"}:
            dropped |= set(range(token.i, doc[indices[-1]].i + 1)) if token.i > head.i else {token.i}
    words = around(head, [index for index in indices if index not in dropped])
    start = words.start
    while start < head.i and (
        doc[start].dep_ in {"det", "advmod", "nummod"}
        or doc[start].lower_ in {"nearby", "neighbouring", "neighboring", "same"}
    ):
        start += 1
    return Words(start, words.end)
