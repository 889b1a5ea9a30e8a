"""Fights over a place without a taker: "clashes between A and B in X", "A is fighting to retake X", "A attacked X".

Every armed party of the fight gets the relation ``contested``, whoever launches an offensive on a place, ``advancing``
(ACLED: battles; FrameNet: Hostile_encounter). Not responsible for: who takes a place (seizures).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.phrases import children, is_passive, partners, prepositional, subject
from summarizer.rules.seizures import Seizure

if TYPE_CHECKING:
    from spacy.tokens import Token

FIGHTING = frozenset({"fight", "battle", "clash", "struggle", "skirmish"})
FIGHTS = frozenset({"fighting", "clash", "battle", "combat", "skirmish", "firefight", "gunbattle", "fight"})
OFFENSIVES = frozenset("offensive assault campaign push operation counteroffensive counter-offensive".split())
LAUNCHING = frozenset({"launch", "begin", "start", "mount", "open", "press", "renew", "resume", "wage", "lead"})
AIMS = frozenset(lexicon.CONTROL_OBJECTS) | {"defend", "oust", "drive"}
WHERE = ("in", "near", "at", "around", "for", "over", "outside", "inside", "on")


def fighters(verb: Token) -> Iterator[Seizure]:
    """ "A fought B in X", "A clashed with B over X", "A is fighting to hold X", "A and B are battling for X"."""
    if verb.lemma_ not in FIGHTING or verb.pos_ != "VERB" or is_passive(verb):
        return
    sides = [one for one in [subject(verb)] if one is not None]
    opponents = [*children(verb, "dobj"), *(thing for _, thing in prepositional(verb, "with", "against"))]
    places = [thing for head in (verb, *opponents) for _, thing in prepositional(head, *WHERE)]
    for aim in children(verb, "xcomp", "advcl"):
        if aim.lemma_ in AIMS and any(child.tag_ == "TO" for child in children(aim, "aux")):
            places += children(aim, "dobj")
    yield from (Seizure("contested", verb, side, place) for side in (*sides, *opponents) for place in places[:1])


def fights(noun: Token) -> Iterator[Seizure]:
    """ "fighting between A and B in X", "clashes in X between A and B"."""
    if noun.lemma_.lower() not in FIGHTS or noun.pos_ not in {"NOUN", "VERB"}:
        return
    near = [noun, *_verb_above(noun)]
    sides = [thing for head in near for _, thing in prepositional(head, "between", "with")]
    inside = [part for side in sides for part in partners(side)]
    places = [t for head in (*near, *inside) for p, t in prepositional(head, *WHERE) if p.i > noun.i and t.i != noun.i]
    if noun.lemma_.lower() in {"fight", "clash"} and noun.pos_ == "VERB":
        return
    yield from (Seizure("contested", noun, side, place) for side in sides for place in places[:1])


def offensives(noun: Token) -> Iterator[Seizure]:
    """ "A launched an assault on X", "A's offensive to retake X has begun"; not "since A's offensive on X"."""
    if noun.lemma_.lower() not in OFFENSIVES or noun.pos_ != "NOUN" or noun.dep_ in {"pobj", "appos", "compound"}:
        return
    actors = [_leader(child) for child in children(noun, "poss", "amod", "compound")]
    actors += [thing for _, thing in prepositional(noun, "by")]
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in LAUNCHING:
        done_by = subject(verb)
        actors += [done_by] if done_by is not None else []
    near = [noun, *([verb] if noun.dep_ == "dobj" and children(verb, "advmod") else [])]
    places = [thing for head in near for _, thing in prepositional(head, "on", "against", "into", "towards")]
    aims = [*children(noun, "acl"), *(children(verb, "advcl", "xcomp") if noun.dep_ == "dobj" else [])]
    aims += [token for token in noun.doc[noun.i + 1 : noun.i + 3] if token.tag_ == "VB"]
    for aim in aims:
        if aim.lemma_ in AIMS and any(child.tag_ == "TO" for child in children(aim, "aux")):
            places += children(aim, "dobj")
    yield from (Seizure("advancing", noun, actor, place) for actor in actors for place in places)


def _verb_above(noun: Token) -> list[Token]:
    """The verb that "fighting" is subject of or that happened in it: its phrases tell where."""
    above = noun.head
    if noun.dep_ == "pobj" and above.head.pos_ == "VERB":
        return [above.head]
    return [above] if noun.dep_ in {"nsubj", "nsubjpass", "csubj"} and above.pos_ == "VERB" else []


def _leader(modifier: Token) -> Token:
    """ "a government-led offensive": the government."""
    doc, index = modifier.doc, modifier.i
    led = modifier.lower_ in {"led", "backed"} and index > 1 and doc[index - 1].tag_ == "HYPH"
    return doc[index - 2] if led else modifier


GENERATORS = (fighters, fights, offensives)
