"""Changes of control told without a verb of taking: a flag raised over a place, control that passes to somebody.

Named generators of Seizures after FrameNet's Change_of_leadership and Transfer, ACLED's strategic developments.
Not responsible for: verbs and nouns of taking and holding (seizures), who may hold (holders), what is a place (sites).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.rules.phrases import children, is_passive, prepositional, subject
from summarizer.rules.seizures import Seizure

if TYPE_CHECKING:
    from spacy.tokens import Token

RAISING = frozenset({"hoist", "plant", "raise"})
FLYING = frozenset({"flutter", "fly", "wave"})
FLAGS = frozenset({"banner", "flag", "standard"})
OVER = ("above", "over", "atop", "on")
PASSING = frozenset({"fall", "go", "pass", "revert", "shift", "switch"})
"""What control does that changes hands."""


def flags(noun: Token) -> Iterator[Seizure]:
    """ "X raised its flag over Y", "X's flag flies over Y"."""
    if noun.lemma_.lower() not in FLAGS:
        return
    verb = noun.head
    places = [thing for head in (verb, noun) for _, thing in prepositional(head, *OVER)]
    if noun.dep_ == "dobj" and verb.lemma_ in RAISING and (raiser := subject(verb)) is not None:
        yield from (Seizure("captured", verb, raiser, place) for place in places)
    if noun.dep_ == "nsubj" and verb.lemma_ in FLYING and not is_passive(verb):
        yield from (Seizure("holds", verb, owner, place) for owner in children(noun, "poss") for place in places)


def passings(noun: Token) -> Iterator[Seizure]:
    """ "control of Y passed to X"."""
    verb = noun.head
    if noun.lower_ == "control" and noun.dep_ == "nsubj" and verb.lemma_ in PASSING:
        takers = [thing for _, thing in prepositional(verb, "to")]
        places = [thing for _, thing in prepositional(noun, "of", "over")]
        yield from (Seizure("captured", verb, taker, place) for taker in takers for place in places)


GENERATORS = (flags, passings)
