"""Who gave a toll: "the mayor put the number of dead at 17", "the ministry raised its toll to 45".

A figure belongs to whoever gave it; verbs that set a figure are its cues (FrameNet Estimating, Cause_change_of_position
_on_a_scale). What raises a toll without giving it ("the blast brought the toll to nine") speaks for nobody.
Not responsible for: the casualty that the toll tells (victims), figures after verbs of speech (attribution).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.contents import pieces
from summarizer.rules.persons import is_person
from summarizer.rules.phrases import Words, children, prepositional, spread
from summarizer.rules.saying import Saying
from summarizer.rules.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from summarizer.rules.quotations import Quotation

BODIES = frozenset({"inquiry", "panel", "probe", "tribunal"})
"""Bodies of investigation; they give figures as offices do."""
GIVING = frozenset({"put", "raise", "place", "set", "lower", "revise", "increase", "update"})
"""Verbs with which an office gives a toll."""


def tolls(doc: Doc, _quoted: list[Quotation]) -> Iterator[Saying]:
    """The toll and its number as the content of whoever "put it at" or "raised it to" that number."""
    for verb in doc:
        if verb.lemma_ not in GIVING or verb.pos_ != "VERB":
            continue
        giver = next((thing for thing in children(verb, "nsubj") if _gives_figures(thing)), None)
        toll = next((thing for thing in children(verb, "dobj") if _is_toll(thing)), None)
        if giver is None or toll is None or not any(prepositional(verb, "at", "to")):
            continue
        content = pieces(doc, {index for index in spread(verb) if index > verb.i})
        if content:
            yield Saying("tolls", giver, Words(verb.i, verb.i + 1), content)


def _is_toll(thing: Token) -> bool:
    trigger = triggers(thing)
    return trigger is not None and trigger.frame == "toll"


def _gives_figures(thing: Token) -> bool:
    """People and offices, not what befell the victims."""
    lemma = thing.lemma_.lower()
    if thing.pos_ == "PRON" or lemma in lexicon.MEANS:
        return False
    return is_person(thing) or lemma in lexicon.INSTITUTIONS.keys() | BODIES or thing.lower_ in lexicon.INSTITUTIONS
