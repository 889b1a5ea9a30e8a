"""Whether a country's force acts in another country: "Sarvian troops entered Harland", "US forces based in Iraq".

ACLED's external forces: a state's forces outside its borders. Only what a clause says of the force itself counts: the
place its verb or its own phrase names, as a country. Not responsible for: all other kinds (force_kinds).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.normalize.countries import COUNTRIES, country_of
from summarizer.rules import lexicon
from summarizer.rules.phrases import children

if TYPE_CHECKING:
    from spacy.tokens import Token

INSIDE = frozenset({"across", "in", "inside", "into", "throughout"})
OUT = frozenset({"from", "of", "out"})
QUITTING = frozenset({"pull", "retreat", "return", "withdraw"})
"""Verbs whose "from" is where the force was."""
GOING = frozenset({"bomb", "cross", "enter", "invade", "leave", "occupy", "quit", "shell"})
"""Verbs whose object is where the force is, or what it fires at."""
TALKING = frozenset({"announce", "deny", "say", "tell", "train", "exercise", "drill", "parade"})
NEAREST = 3
"""Steps from a force to the verb it does."""


def is_abroad(head: Token) -> bool:
    """Whether the force named at ``head`` is told to be in, to enter or to leave a country that is not its own."""
    own = next((country for word in _owners(head) if (country := country_of(word.text)) is not None), None)
    return own is not None and any(place != own for place in _places(head))


def _owners(head: Token) -> Iterator[Token]:
    doc = head.doc
    yield from (doc[index] for index in range(max(head.sent.start, head.i - NEAREST), head.i))


def _places(head: Token) -> Iterator[str]:
    yield from _named(_within(head))
    yield from (country for clause in children(head, "acl") for country in _named(_within(clause)))
    verb = head.head
    if head.dep_ in {"nsubj", "nsubjpass"} and verb.pos_ == "VERB" and verb.lemma_.lower() not in TALKING:
        verbs = [verb, *(other for other in children(verb, "conj") if not children(other, "nsubj", "nsubjpass"))]
        for one in verbs:
            yield from _named(_within(one))
            if one.lemma_.lower() in GOING | lexicon.CONTROL_OBJECTS.keys():
                yield from _named(children(one, "dobj"))


def _within(token: Token) -> Iterator[Token]:
    quits = token.lemma_.lower() in QUITTING
    for preposition in children(token, "prep"):
        if preposition.lower_ in INSIDE or (quits and preposition.lower_ in OUT):
            yield from children(preposition, "pobj")
            for second in children(preposition, "prep"):
                yield from children(second, "pobj")


def _named(things: Iterator[Token] | list[Token]) -> Iterator[str]:
    """The countries that phrases name: "northern Iraq", "a base in Iraq"."""
    for thing in things:
        inner = [place for place in (thing, *_within(thing)) if place.lower_ in COUNTRIES]
        yield from (country for place in inner if (country := country_of(place.text)) is not None)
