"""Who gave a toll: "the mayor put the number of dead at 17", "the ministry reported 45 deaths".

A figure belongs to whoever gave it; verbs that set a figure are its cues (FrameNet Estimating, Cause_change_of_position
_on_a_scale). What raises a toll without giving it ("the blast brought the toll to nine") speaks for nobody.
Not responsible for: the casualty that the toll tells (victims), figures after verbs of speech (attribution).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.contents import pieces
from summarizer.rules.cue_subjects import verb_cue
from summarizer.rules.persons import is_person
from summarizer.rules.phrases import Words, children, is_passive, negated, prepositional, spread
from summarizer.rules.saying import Saying
from summarizer.rules.strikes import unreal
from summarizer.rules.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from summarizer.rules.quotations import Quotation

BODIES = frozenset({"inquiry", "panel", "probe", "tribunal"})
"""Bodies of investigation; they give figures as offices do."""
GIVING = frozenset({"put", "raise", "place", "set", "lower", "revise", "increase", "update"})
"""Verbs with which an office gives a toll."""

REPORTING = frozenset("report confirm announce acknowledge admit record register document count list".split())
"""Verbs with which an office gives the number of those harmed as their object (FrameNet Statement, Recording)."""

LONGEST_COUNT = 60
"""Words that a count goes on for; a longer sentence is read no farther."""


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


def counted(doc: Doc, _quoted: list[Quotation]) -> Iterator[Saying]:
    """The numbered dead or injured as the content of whoever "reported", "confirmed" or "admitted to" them."""
    for verb in doc:
        if verb.lemma_ not in REPORTING or verb.pos_ != "VERB" or negated(verb) or is_passive(verb):
            continue
        giver = next((thing for thing in children(verb, "nsubj") if _gives_figures(thing)), None)
        told = [*children(verb, "dobj"), *(thing for _, thing in prepositional(verb, "to"))]
        first = next((thing for thing in told if _is_counted_harm(thing)), None)
        if giver is None or first is None or unreal(verb):
            continue
        own = {index for index in spread(first) if index > verb.i}
        content = pieces(doc, own | _further_harms(doc, max(own, default=verb.i) + 1, verb.sent.end))
        if content:
            yield Saying("counted", giver, verb_cue(verb), content)


def _further_harms(doc: Doc, start: int, end: int) -> set[int]:
    """ "reported five killed, several wounded": the rest of a sentence that counts on and has no subject of its own."""
    rest = doc[start : min(end, start + LONGEST_COUNT)]
    alone = end > start + LONGEST_COUNT or any(
        (token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ != "NUM")
        or (token.tag_ in {"VBD", "VBZ", "VBP"} and doc[token.i - 1].pos_ != "NUM")  # "30 wounded" is no finite verb
        for token in rest
    )
    harm = any(triggers(token) is not None for token in rest)
    return set(range(start, end)) if harm and not alone else set()


def _is_counted_harm(thing: Token) -> bool:
    """ "six deaths", "two dead", "five soldiers killed"."""
    number = any(child.pos_ == "NUM" or child.lower_ in {"no", "several"} for child in thing.children)
    behind = [child for child in children(thing, "acl", "amod") if child.i > thing.i]
    return number and any(
        harm is not None and harm.kind in {"killed", "injured", "missing"}
        for harm in (triggers(one) for one in [thing, *behind])
    )


def _is_toll(thing: Token) -> bool:
    trigger = triggers(thing)
    return trigger is not None and trigger.frame == "toll"


def _gives_figures(thing: Token) -> bool:
    """People and offices, not what befell the victims."""
    lemma = thing.lemma_.lower()
    if thing.pos_ == "PRON" or lemma in lexicon.MEANS:
        return False
    return is_person(thing) or lemma in lexicon.INSTITUTIONS.keys() | BODIES or thing.lower_ in lexicon.INSTITUTIONS
