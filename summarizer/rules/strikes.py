"""Attacks told as done: verbs of striking, and of planting or throwing what harms.

VerbNet hit-18.1 and throw-17.1, FrameNet's Attack and Firing_point. Not responsible for: who did them and whom they
harmed (blame, perpetrators), what is an instrument (circumstances).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.phrases import children, negated

if TYPE_CHECKING:
    from spacy.tokens import Token

STRIKING = frozenset(
    "ambush assault attack bomb detonate fire gun overrun raid riddle shell shoot stab storm strafe".split()
)
MACHINE_GUNNING = frozenset({"machinegun", "machinegunn", "machinegunne", "machine-gun"})
"""As lemmatisers leave it."""
PLANTING = frozenset({"plant", "place", "hurl", "throw", "lay", "detonate", "set", "fire", "launch", "lob"})
RESULTING = frozenset({"advcl", "conj"})
ATTENDING = frozenset({"when", "after", "as"})
"""What opens the clause of an attack behind its harm ("were killed when soldiers opened fire")."""


def strikes(token: Token) -> bool:
    """Whether a verb tells of an attack that took place."""
    if token.pos_ != "VERB" or negated(token) or unreal(token):
        return False
    if token.lemma_ in lexicon.ARMED_DEEDS | STRIKING | MACHINE_GUNNING:
        return True
    things = [thing.lemma_.lower() for thing in children(token, "dobj", "nsubjpass")]
    things += [token.head.lemma_.lower()] if token.dep_ == "acl" else []
    if token.lemma_ in {"open", "return"}:
        return "fire" in things
    if token.lemma_ == "mistake":
        return any(child.lower_ == "for" for child in token.children)
    return token.lemma_ in PLANTING and bool(lexicon.MEANS.intersection(things))


def unreal(verb: Token) -> bool:
    """Whether a verb is wished, possible or still to come."""
    auxiliaries = {child.lower_ for child in children(verb, "aux")}
    return bool(auxiliaries & {"to", "would", "will", "could", "may", "might", "should", "can"})


def leads_to(attack: Token, harm: Token) -> bool:
    """Whether the harm is told as what came of the attack: "attacked ... and killed", "fired at ...; two died"."""
    verb = harm if harm.pos_ == "VERB" else harm.head
    beside = attack.dep_ in {"ccomp", "parataxis"} and _is_or_leads(attack.head, verb)
    if beside and any(token.text == ";" for token in attack.doc[attack.i : verb.i]):
        return True
    return attack.i != verb.i and (verb in attack.conjuncts or (attack.is_ancestor(verb) and verb.dep_ in RESULTING))


def attends(attack: Token, harm: Token) -> bool:
    """Whether the attack is told in a clause on the harm: "were killed when soldiers attacked", "by a mine laid by"."""
    clause = attack
    if attack.dep_ in {"acl", "relcl"}:
        clause = next((above for above in attack.ancestors if above.dep_ == "advcl"), attack)
    if any(child.lower_ in {"of", "from"} for child in children(harm, "prep")):  # "died of a heart attack when ..."
        return False
    opened = any(child.lower_ in ATTENDING for child in children(clause, "mark", "advmod"))
    return clause.dep_ == "advcl" and opened and clause.i > harm.i and _is_or_leads(clause.head, harm)


def _is_or_leads(one: Token, other: Token) -> bool:
    """Whether two verbs are one, or the one is the next partner of the other."""
    return (
        one.i == other.i
        or (one.dep_ == "conj" and one.head.i == other.i)
        or (other.dep_ == "conj" and other.head.i == one.i)
    )
