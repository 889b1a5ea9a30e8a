"""What place a phrase names that can be held: named places, and bases, towns, bridges, hills by their common noun.

Not responsible for: how precise it is (normalize.places), where casualties happened (circumstances).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.rules import lexicon, naming
from summarizer.rules.forces import Forces
from summarizer.rules.phrases import CLAUSAL, Words, around, children, core_phrase, partners, prepositional, spread

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMED = frozenset({"GPE", "LOC", "FAC"})
NO_PLACE = frozenset({"DATE", "TIME", "PERSON", "NORP", "ORDINAL", "CARDINAL", "PERCENT", "MONEY", "EVENT", "LAW"})
INSTITUTIONAL = frozenset("house office market state department court home shop school line".split())
"""Places that parties and courts hold in another sense ("hold the House", "left office")."""
SEATS = frozenset("court department market office".split())
"""Those of them that are stormed and occupied."""
LEADING = frozenset({"nearby", "neighbouring", "neighboring", "same", "strategic", "key", "entire", "whole"})
UNNAMED = frozenset({"det", "advmod", "predet", "poss", "case"})
OUTSIDE = frozenset({"relcl", "acl", "advcl", "appos", "conj", "cc", "ccomp"})
EXCEPTING = frozenset({"bar", "barring", "besides", "but", "except", "excluding"})
"""What takes a part away again: without it the words would say more than the text."""
INSIDE = frozenset({"of", "above", "in", "on", "near", "around", "outside", "along", "at"})


def sites(token: Token, forces: Forces, *, certain: bool = False) -> Iterator[Token]:
    """The places that a noun phrase and its partners name.

    ``certain``: only a place can stand here, so that a name the model takes for a person's is one.
    """
    for part in (site for partner in partners(token) for site in _each_named(partner)):
        if is_site(part, forces) or (certain and _is_certain(part) and forces.of(part) is None):
            yield part


def _each_named(token: Token) -> list[Token]:
    """ "the towns of A and B": A, B; "all but two of the towns": two, whatever the parser hangs on "but"."""
    behind = token.doc[token.i + 1 : token.i + 3]
    if token.lower_ == "all" and len(behind) > 1 and behind[0].lower_ == "but" and behind[1].tag_ == "CD":
        return [behind[1]]
    if token.tag_ == "NNS" and token.lemma_.lower() in lexicon.PLACE_NOUNS:
        for _, thing in prepositional(token, "of"):
            named = [one for one in partners(thing) if one.pos_ == "PROPN"]
            if len(named) > 1:
                return named
    return [token]


def _is_certain(token: Token) -> bool:
    seat = token.pos_ == "NOUN" and token.lemma_.lower() in SEATS and bool(children(token, "det", "poss"))
    return seat or _is_bare_name(token)


def _is_bare_name(token: Token) -> bool:
    titled = any(naming.is_honorific(child.text) or naming.is_role(child.text) for child in token.children)
    return token.pos_ == "PROPN" and token.ent_type_ == "PERSON" and not titled


def is_site(token: Token, forces: Forces) -> bool:
    """Whether a head names a place, or a part of one ("half of the town")."""
    lemma = token.lemma_.lower()
    if (lemma in lexicon.PARTS or token.tag_ == "CD") and token.dep_ != "compound":
        inner = [thing for _, thing in prepositional(token, "of")]
        if inner:
            return any(is_site(thing, forces) for thing in inner)
    noun = lemma in lexicon.PLACE_NOUNS or lemma in lexicon.TERRITORY
    if noun and token.pos_ in {"NOUN", "PROPN"}:
        return lemma not in INSTITUTIONAL or any(_has_name(thing) for _, thing in prepositional(token, "of", "in"))
    if token.ent_type_ in NAMED:
        return forces.of(token) is None
    unsure = token.pos_ == "PROPN" and token.ent_type_ not in NO_PLACE and forces.of(token) is None
    return unsure and token.text[:1].isupper() and token.ent_type_ in {"", "ORG"} and not token.text.isupper()


def _has_name(token: Token) -> bool:
    return any(token.doc[index].pos_ == "PROPN" for index in spread(token, OUTSIDE))


def site_words(head: Token) -> Words:
    """ "base in X", "parts of X" without article, or prepositions that do not tell where."""
    doc = head.doc
    dropped: set[int] = set()
    indices = spread(head, CLAUSAL | {"appos", "conj", "cc"})
    for token in (doc[index] for index in indices):
        if token.dep_ == "prep" and token.i > head.i and not _tells_where(token):
            dropped |= set(spread(token))
        if token.text in {",", "(", ")", "“", "”", '"', "‘"}:
            dropped |= {index for index in indices if index >= token.i} if token.i > head.i else {token.i}
    indices = sorted({*indices, *_before(head)})
    start, end = around(head, [index for index in indices if index not in dropped])
    while start < head.i and (doc[start].dep_ in UNNAMED or doc[start].lower_ in LEADING):
        start += 1
    start = _behind_hyphen(head, start)
    if start > 1 and [token.lower_ for token in doc[start - 2 : start]] == ["all", "but"]:
        start -= 2
    if end < len(doc) and doc[end].lower_ in EXCEPTING and doc[end].dep_ == "prep":
        excepted = [part for thing in children(doc[end], "pobj") for part in core_phrase(thing)]
        end = max([end, *excepted])
    return Words(start, end)


def _before(head: Token) -> list[int]:
    """ "the A and B districts": names before the head, partners and all."""
    modifiers = children(head, "compound", "nmod", "amod")
    return [index for child in modifiers for index in spread(child) if index < head.i]


def _behind_hyphen(head: Token, start: int) -> int:
    """ "rebel-held town": who holds it is not its name."""
    for index in range(head.i - 1, start, -1):
        if head.doc[index].tag_ in {"VBN", "VBD", "JJ"} and head.doc[index - 1].tag_ == "HYPH":
            return index + 1 if head.doc[index].lower_.endswith(("ed", "held", "run")) else start
    return start


def _tells_where(preposition: Token) -> bool:
    if preposition.lower_ in EXCEPTING:
        return True
    if preposition.lower_ not in INSIDE:
        return False
    things = children(preposition, "pobj")
    return any(
        thing.ent_type_ in NAMED
        or thing.lemma_.lower() in lexicon.PLACE_NOUNS | lexicon.TERRITORY | lexicon.PARTS
        or (thing.pos_ == "PROPN" and thing.ent_type_ in {"", "ORG", "PERSON"})
        for thing in things
    )
