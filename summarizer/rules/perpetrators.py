"""Who did it, and with what, as the clause of a casualty tells: the first two steps of the ladder.

By grammar: "by X", the subject of the deed, the accused, whom "they" stands for; by its event: "an ambush by X", "a
mine laid by X", "a rebel attack". An instrument is means, not an actor, and whoever is behind it is the actor.

Not responsible for: what other clauses lay at somebody's door (blame), which force it was (forces), place and time
(circumstances).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.normalize.countries import country_of
from summarizer.rules import lexicon
from summarizer.rules.circumstances import is_means
from summarizer.rules.group_names import NO_GROUPS, is_acronym
from summarizer.rules.groups import capitalised
from summarizer.rules.persons import is_person
from summarizer.rules.phrases import (
    Words,
    accused,
    children,
    core_phrase,
    is_passive,
    joined_near,
    prepositional,
    subject,
)
from summarizer.rules.triggers import Trigger, triggers
from summarizer.rules.victims import is_reduced
from summarizer.rules.wounds import CARRYING

if TYPE_CHECKING:
    from spacy.tokens import Token

EVENT_PHRASES = ("in", "during", "by", "after", "from", "of", "when")
LAID = frozenset(
    """
    blame claim carry launch stage conduct attribute commit perpetrate mount plant place lay set throw hurl fire
    detonate drop leave
    """.split()
)
"""What is done with an attack or a weapon: the participle behind it names who."""
SENDING = frozenset({"detonate", "drop", "fire", "hurl", "launch", "lay", "lob", "plant", "throw"})
"""What is done with a weapon: the subject did it ("men threw a grenade that killed two")."""
CHARGES = frozenset({"charge", "device", "round", "stick"})
STATE_FORCE = frozenset("airstrike artillery bombardment drone missile shelling strike warplane".split())
"""Attacks with the means of a state's forces (ACLED's air/drone strike and shelling): a country's are its own."""
DOUBTED = frozenset({"alleged", "apparent", "possible", "presumed", "reported", "suspected"})
HELPING = CARRYING | {"treat"}
"""What is done for the hurt: by nobody who hurt them."""
REACH = 25
"""Words behind a verb in which its "by" is looked for."""
INDEFINITE = frozenset({"a", "an", "another"})
RESULTS = frozenset({"result", "consequence", "course", "aftermath", "wake"})
"""Nouns between a casualty and its event ("as a result of an ambush")."""


def agents(trigger: Trigger) -> tuple[Token | None, Token | None]:
    """(perpetrator, means) of the trigger; None where its clause does not tell."""
    verb = trigger.token
    helped = trigger.kind == "injured" and verb.lemma_ in HELPING
    candidates = [] if helped else list(_by_grammar(trigger))
    means = next((thing for thing in candidates if is_means(thing) or _is_charge(thing)), None)
    acting = (thing for thing in map(_meant, candidates) if thing is not means)
    actor = next((thing for thing in acting if may_act(thing) and not _only_harmed(thing)), None)
    events = [means] if means is not None else [thing for thing in _events(verb) if is_means(thing)]
    if actor is None:
        actor = next((thing for event in events for thing in doers_of(event) if may_act(thing)), None)
    return actor, means


def _by_grammar(trigger: Trigger) -> Iterator[Token]:
    verb = trigger.token
    yield from (thing for preposition, thing in prepositional(verb, "by") if preposition.dep_ in {"agent", "prep"})
    yield from _loose_agents(verb)
    if (doer := accused(verb)) is not None:
        yield doer
    elif trigger.frame == "object" and not is_passive(verb) and not is_reduced(verb):
        done_by = subject(verb)
        if done_by is not None and done_by.lower_ in {"that", "which", "who"} and verb.dep_ == "relcl":
            done_by = verb.head
        if done_by is not None:
            yield done_by
    above = verb.head
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and is_passive(above):  # "was attacked by X, killing three"
        yield from (thing for _, thing in prepositional(above, "by"))
    if trigger.frame == "noun":
        yield from (thing for thing in doers_of(verb, named=False))


def _meant(doer: Token) -> Token:
    """ "X were the ones who killed": X."""
    above = doer.head
    if doer.lower_ in {"one", "ones"} and doer.dep_ == "attr":
        return next(iter(children(above, "nsubj")), doer)
    return doer


def _is_charge(thing: Token) -> bool:
    """ "dynamite sticks", "mortar rounds": what is thrown or fired, by the word before it."""
    return thing.lemma_.lower() in CHARGES and any(is_means(child) for child in children(thing, "compound", "nmod"))


def _loose_agents(verb: Token) -> Iterator[Token]:
    """ "was seized on Friday, apparently by X": a "by" that the parser hung on a word before it."""
    if not is_passive(verb):
        return
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + REACH)]:
        if token.pos_ in {"VERB", "AUX"}:
            return
        before = token.doc[token.i - 1]
        if token.lower_ == "by" and token.head.i != verb.i and (before.pos_ == "ADV" or before.text == ","):
            yield from (thing for thing in children(token, "pobj") if not is_means(thing))


def _only_harmed(thing: Token) -> bool:
    """Whether a noun is what another verb of harm acts on, and no word for one who does harm."""
    harmed = thing.dep_ == "dobj" and triggers(thing.head) is not None
    fights = thing.lower_ in FIGHTERS or thing.lemma_.lower() in FIGHTERS | lexicon.DOERS
    return harmed and not fights and thing.pos_ == "NOUN"


def _events(verb: Token) -> Iterator[Token]:
    """The events that a trigger hangs on: "killed in an ambush", "wounded as a result of an attack"."""
    shared = [other for other in joined_near(verb) if other.i > verb.i and triggers(other) is not None]
    for one in [verb, *shared]:
        for _, thing in prepositional(one, *EVENT_PHRASES, "as"):
            yield thing
            if thing.lemma_ in RESULTS:
                yield from (inner for _, inner in prepositional(thing, "of"))


def doers_of(event: Token, *, named: bool = True) -> Iterator[Token]:
    """ "an ambush by X", "a mine laid by X", "an attack blamed on X", and (``named``) "a rebel raid"."""
    yield from (thing for _, thing in prepositional(event, "by", "from"))
    for clause in children(event, "acl", "relcl"):
        if clause.lemma_ in LAID:
            yield from (thing for _, thing in prepositional(clause, "by", "on", "to"))
    if event.dep_ == "dobj" and event.head.lemma_ in SENDING and (sender := subject(event.head)) is not None:
        yield sender
    if named:
        yield from _states_behind(event)
    if named and event.lemma_.lower() in lexicon.ATTACKS | lexicon.DEEDS | {"operation", "shelling", "strike"}:
        yield from (owner for owner in children(event, "poss") if owner.pos_ != "PRON")
        indefinite = any(child.lower_ in INDEFINITE for child in children(event, "det"))
        indefinite = indefinite or (event.tag_ == "NNS" and not children(event, "det"))
        for modifier in children(event, "compound", "amod", "nmod"):
            told = (
                indefinite or modifier.lower_ in lexicon.GROUP_HEADS | lexicon.ARMY_HEADS or is_acronym(modifier.text)
            )
            name = told and modifier.pos_ == "PROPN" and modifier.ent_type_ not in NO_GROUPS - {"LOC"}
            if name or (modifier.lower_ in FIGHTERS and modifier.tag_ not in {"JJR", "JJS"}):
                yield modifier


def _states_behind(event: Token) -> Iterator[Token]:
    """ "an Israeli strike", "a US air strike": the country whose forces strike, unless it is only suspected."""
    modifiers = children(event, "compound", "amod", "nmod")
    if event.lemma_.lower() in STATE_FORCE and DOUBTED.isdisjoint(modifier.lower_ for modifier in modifiers):
        yield from (modifier for modifier in modifiers if country_of(modifier.text) is not None)


def perpetrator_words(actor: Token) -> Words:
    """The phrase that names an actor: "a column of X rebels", "members of X" whole, else up to the head."""
    words = core_phrase(actor)
    if actor.pos_ == "PROPN" and actor.dep_ in {"compound", "nmod", "amod"}:
        words = capitalised(actor)
    for preposition, thing in prepositional(actor, "of", "from"):
        whose = thing.ent_type_ not in {"DATE", "TIME", "CARDINAL"} and (may_act(thing) or preposition.lower_ == "of")
        if preposition.i == words.end and whose and thing.dep_ == "pobj":
            return Words(words.start, core_phrase(thing).end)
    return words


FIGHTERS = lexicon.ARMED_MEMBERS | frozenset(lexicon.FORCE_HEADS) | {"guerrilla", "rebel", "militia", "army", "police"}
FIGHTERS -= {"terrorist", "extremist"}


def may_act(token: Token) -> bool:
    """Whether a noun can be the one who did it."""
    if is_means(token) or token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.ent_type_ in {"DATE", "TIME"}:
        return False
    if token.lower_ in {"nobody", "none"} or any(child.lower_ in {"no", "neither"} for child in children(token, "det")):
        return False  # "no group claimed responsibility"
    if token.pos_ == "ADJ":
        of_a_state = token.head.lemma_.lower() in STATE_FORCE and country_of(token.text) is not None
        return of_a_state or token.lower_ in FIGHTERS
    return (
        is_person(token)
        or token.ent_type_ in {"ORG", "NORP", "GPE"}
        or token.pos_ == "PROPN"
        or token.lemma_.lower() in lexicon.DOERS
        or (
            token.lower_ in lexicon.GROUP_HEADS | lexicon.ARMY_HEADS
            and any(child.pos_ == "PROPN" for child in token.children)
        )
        or lexicon.INSTITUTIONS.get(token.lower_, "document") != "document"
    )
