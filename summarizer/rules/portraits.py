"""What a row tells of who its victims are: names, first names, words, number; what rows are compared by.

Not responsible for: which rows are about the same people (repeats).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarizer.normalize.counts import Numbers, read_count
from summarizer.rules import lexicon
from summarizer.rules.casualties import Casualty
from summarizer.rules.persons import are_listed, is_of_an_age
from summarizer.rules.phrases import children
from summarizer.rules.resumption import adds
from summarizer.rules.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "both"})
CLERICAL = frozenset({"father", "brother", "sister", "mother", "monsignor", "msgr"})
"""Titles of the clergy before a name; most are words of kin elsewhere."""
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


class Portrait(NamedTuple):
    """What one row tells of who its victims are: last names, first names, the other parts of names, words."""

    names: frozenset[str]
    given: frozenset[str]
    called: frozenset[str]
    words: frozenset[str]
    head: str
    number: int | None
    exact: bool
    definite: bool
    more: bool


def joined(first: Portrait, second: Portrait) -> Portrait:
    """The first with what the second adds to who they are."""
    return first._replace(
        names=first.names | second.names,
        given=first.given | second.given,
        called=first.called | second.called,
        words=first.words | second.words,
    )


def portrait_of(casualty: Casualty) -> Portrait:
    """Names, words and number of the victims, with what stands beside them as an apposition."""
    head = casualty.victim
    doc = head.doc
    phrase = [doc[index] for index in range(*casualty.victims)]
    near = [*phrase, *(word for other in _apposed(head) for word in [other, *children(other, "compound", "amod")])]
    heads = _name_heads(head, near)
    given = [parts[0] for parts in map(_parts_of_name, heads) if len(parts) > 1]
    numbers = _numbers(casualty)
    number, exact = _number(casualty, numbers)
    lemma = "person" if head.pos_ == "NUM" or head.lower_ in {"both", "all"} else _lemma(head)
    return Portrait(
        names=frozenset(word.lower_ for word in heads),
        given=frozenset(given),
        called=frozenset(part for word in heads for part in _parts_of_name(word)[1:]),
        words=frozenset(_lemma(word) for word in near if word.pos_ in {"NOUN", "PROPN"}) | {lemma},
        head=lemma,
        number=number,
        exact=exact,
        definite=_is_definite(head, phrase) and not _is_told_apart(head, casualty.trigger),
        more=adds(head, casualty.count)
        or any(word.lower_ in {"other", "another"} for word in phrase)
        or any(word.lower_ in {"also", "too"} for word in casualty.trigger.children),
    )


def _apposed(head: Token) -> list[Token]:
    found = [*children(head, "appos"), *([head.head] if head.dep_ == "appos" else [])]
    return [other for other in found if not _is_parted(head, other) and not are_listed(head, other)]


def _is_parted(one: Token, other: Token) -> bool:
    """Whether a semicolon stands between: the next entry of a list, not an apposition."""
    return any(word.text == ";" for word in one.doc[min(one.i, other.i) : max(one.i, other.i)])


def _name_heads(head: Token, near: Sequence[Token]) -> list[Token]:
    """The last word of each name among the words: what later mentions repeat."""
    found = []
    for token in near:
        if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.lower_ in SUFFIXES:
            continue
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        goes_on = following is not None and following.pos_ == "PROPN" and following.lower_ not in SUFFIXES
        title = token.lower_.rstrip(".") in lexicon.HONORIFICS or token.lemma_.lower() in lexicon.ROLES
        place = token.ent_type_ in {"GPE", "NORP", "LOC", "DATE", "FAC"}
        own = token.i == head.i and token.ent_type_ != "NORP"
        if not goes_on and not title and (own or token.ent_type_ == "PERSON") and (own or not place):
            found.append(token)
    if head.pos_ in {"NOUN", "PROPN"} and not found and head.text[:1].isupper() and head.ent_type_ == "PERSON":
        found.append(head)
    return found


def _parts_of_name(last: Token) -> list[str]:
    """The words of a name, first name first, without titles."""
    start = last.i
    while start > 0 and last.doc[start - 1].pos_ == "PROPN" and last.doc[start - 1].text[:1].isupper():
        start -= 1
    titles = lexicon.HONORIFICS | CLERICAL
    words = [word for word in last.doc[start : last.i + 1] if word.lower_.rstrip(".") not in titles]
    return [word.lower_ for word in words if word.lemma_.lower() not in lexicon.ROLES]


def _lemma(token: Token) -> str:
    lemma = token.lemma_.lower()
    return "person" if lemma in {"people", "persons"} or is_of_an_age(token) else lemma


def _numbers(casualty: Casualty) -> Numbers | None:
    if casualty.count is None:
        return None
    doc = casualty.victim.doc
    return read_count(doc[casualty.count.start : casualty.count.end].text)


def _number(casualty: Casualty, numbers: Numbers | None) -> tuple[int | None, bool]:
    """(how many, whether told exactly); one for a singular noun or a name without a number."""
    if numbers is not None:
        value = next((bound for bound in (numbers.best, numbers.low, numbers.high) if bound is not None), None)
        return value, numbers.qualifier in {"exact", "none"}
    if casualty.count is not None:
        return None, True
    return (1, True) if casualty.victim.tag_ in {"NN", "NNP"} else (None, True)


def _is_told_apart(head: Token, trigger: Token) -> bool:
    """ "The man who was driving", "the man found inside": the clause tells which man, not the one told of before."""
    for clause in children(head, "relcl", "acl"):
        set_off = any(word.text in {",", "(", "–", "—"} for word in head.doc[head.i + 1 : clause.left_edge.i + 1])
        if clause.i != trigger.i and not set_off and triggers(clause) is None:
            return True
    return False


def _is_definite(head: Token, phrase: Sequence[Token]) -> bool:
    first = [*phrase, head][0]
    before = head.doc[first.i - 1] if first.i > head.sent.start else first
    return bool({first.lower_, before.lower_} & DEFINITE) or any(
        child.lower_ in DEFINITE for child in children(head, "det", "poss")
    )
