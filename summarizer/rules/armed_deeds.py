"""What shows that a name is an armed group's: what it did, what was laid at its door, who its members are.

Each finder yields heads of noun phrases; whether a name stands there that a group could bear is GroupNames' part
(the constructions are those of ACLED's and UCDP's coding rules for actors: doer of an event, claimant, the accused,
party to a clash, fighters of X). Not responsible for: the kind of the force (force_kinds).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.accusations import CLAIMED, CLAIMING
from summarizer.rules.armed_signs import SIGNS, named_before
from summarizer.rules.group_names import GroupNames
from summarizer.rules.phrases import Words, children, is_passive, partners, prepositional, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LAYING = {"attribute": "to", "ascribe": "to", "blame": "on", "pin": "on", "claim": "by"}
"""Verbs that lay a deed at somebody's door, and the preposition before whose door it is."""
CARRYING_OUT = frozenset({"carry", "launch", "stage", "mount", "perpetrate", "commit", "conduct"})
CLASHES = frozenset(
    {"clash", "combat", "firefight", "gunbattle", "skirmish", "shootout", "shoot-out", "ceasefire", "truce"}
)
BODIES_OF_MEN = frozenset(
    """
    band branch cadre cell column commander commando detachment element faction fighter group guerrilla gunman
    insurgent leader member militant militiaman rebel squad terrorist unit
    """.split()
)
ARMED_BODIES = frozenset({"column", "commando", "detachment", "squad", "guerrilla", "fighter"}) | lexicon.ARMED_MEMBERS
NAMED = frozenset({"call", "name", "know", "dub", "style"})
IN_ARMS = frozenset({"ambush", "behead", "besiege", "bomb", "capture", "overrun", "raid", "shell", "storm"})
"""Verbs of attack that parties do not do in words."""
GOVERNING = frozenset({"administer", "control", "govern", "rule", "lose", "cede", "give-up", "forfeit"})
"""What parties do with towns, too, at the polls."""
BEFORE_NAMES = frozenset({"that", "which", "is", "itself", "themselves", "as", "the", "self-styled", "so", "-"})
BY_TRADE = frozenset({"gang", "cartel", "militia"})
PARTIES = frozenset({"party", "parties", "alliance", "league", "union", "committee", "council", "coalition"})
GROUPS = frozenset({"gang", "group", "band", "cartel", "movement", "organization", "organisation", "militia", "cell"})


def armed_names(doc: Doc, names: GroupNames) -> set[str]:
    """The folded names that the text shows to be armed groups', with what stands in brackets beside them."""
    found: set[str] = set()
    fit = {names.key(run) for run in names.runs if names.may_be_group(run)}
    for finder in FINDERS:
        for token in finder(doc):
            run = names.at(token)
            if run is None or _is_partly(token, run):
                continue
            if names.key(run) in fit or (finder in TELLING and names.may_be_group(run, called_so=True)):
                found.add(names.key(run))
    for run in names.runs:
        words = names.key(run).split()
        if (
            len(words) > 1
            and set(words) & lexicon.BEARING_ARMS
            and set(words) & (lexicon.GROUP_HEADS | lexicon.ARMY_HEADS - lexicon.BEARING_ARMS)
        ):
            found.add(names.key(run))
    return found | {names.equals[key] for key in found if key in names.equals}


def _is_partly(token: Token, run: Words) -> bool:
    """ "X leader Name": the run is a person's with an office, and the token not its last word."""
    return token.i < run.end - 1 and token.doc[run.end - 1].ent_type_ == "PERSON" and token.ent_type_ != "PERSON"


def _doers(doc: Doc) -> Iterator[Token]:
    """ "X ambushed ...", "dynamited by X", "by guerrillas of X"."""
    for token in doc:
        carried = token.lemma_ in CARRYING_OUT and (
            any(_is_deed(thing) for thing in children(token, "dobj", "nsubjpass"))
            or (token.dep_ in {"acl", "relcl"} and _is_deed(token.head))
        )
        if token.pos_ == "VERB" and (carried or token.lemma_ in lexicon.ARMED_DEEDS):
            yield from _behind(thing for _, thing in prepositional(token, "by"))
            if not is_passive(token) and (doer := subject(token)) is not None:
                yield from _behind([doer])


def _attackers(doc: Doc) -> Iterator[Token]:
    """ "X attacked a convoy": a verb that is used of words too, so that a party or an office is none."""
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_ in lexicon.ATTACKING:
            doers = [thing for _, thing in prepositional(token, "by")]
            doers += children(token, "nsubj") if not is_passive(token) else []
            for doer in _behind(doers):
                apart = doer.ent_type_ in {"ORG", ""} or doer.head.lemma_.lower() in BODIES_OF_MEN
                apart = apart or doer.lower_ in lexicon.GROUP_HEADS
                if doer.pos_ == "PROPN" and apart and (doer.lower_ not in PARTIES or token.lemma_ in IN_ARMS):
                    yield doer


def _claimants(doc: Doc) -> Iterator[Token]:
    """ "X claimed responsibility", "leaflets claiming responsibility ... X"."""
    for token in doc:
        if token.lemma_ in CLAIMED and token.dep_ == "dobj" and token.head.lemma_ in CLAIMING:
            claimant = subject(token.head)
            if claimant is not None:
                yield from _behind([claimant])
            if token.head.dep_ in {"acl", "relcl"}:
                yield from _behind([thing for _, thing in prepositional(token.head.head, "by", "from")])
            yield from (child for child in children(token.head, "nsubj"))


def _accused(doc: Doc) -> Iterator[Token]:
    """ "X was blamed for the raid", "an attack by X", "an X attack"."""
    for token in doc:
        if token.lemma_ == "blame" and any(_is_deed(thing) for _, thing in prepositional(token, "for")):
            yield from _behind(children(token, "dobj", "nsubjpass"))
        if _is_deed(token):
            yield from _behind(thing for _, thing in prepositional(token, "by"))
            if any(child.lower_ in {"a", "an", "another"} for child in children(token, "det")):
                yield from children(token, "compound", "nmod")


def _laid(doc: Doc) -> Iterator[Token]:
    """ "the bombing was attributed to X and not to Y", "blamed on X, not on Y", "claimed by X": Y is a suspect, too."""
    for token in doc:
        if token.lemma_ in LAYING and token.pos_ == "VERB" and _of_deed(token):
            beside = children(token, "prep", "agent", "conj")
            doors = [child for child in beside if child.lower_ == LAYING[token.lemma_]]
            doors += [other for door in doors for other in door.conjuncts if other.lower_ == door.lower_]
            yield from _behind([thing for door in doors for thing in children(door, "pobj")])


def _of_deed(verb: Token) -> bool:
    """Whether what is laid at somebody's door is an attack or a killing."""
    things = children(verb, "dobj", "nsubjpass", "nsubj")
    things += [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    return any(_is_deed(thing) for thing in things) or any(
        thing.tag_ in {"WDT", "WP"} and _is_deed(verb.head) for thing in things
    )


def _is_deed(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.ATTACKS | lexicon.DEEDS


def _clashing(doc: Doc) -> Iterator[Token]:
    """ "clashes between X and Y", "combat with X"."""
    for token in doc:
        if token.pos_ in {"NOUN", "VERB"} and token.lemma_ in CLASHES:
            yield from _behind(thing for _, thing in prepositional(token, "between", "with", "against"))


def _with_members(doc: Doc) -> Iterator[Token]:
    """ "X guerrillas", "guerrillas of X", "a column from X"."""
    for token in doc:
        lemma = _singular(token)
        if lemma in lexicon.ARMED_MEMBERS and token.pos_ in {"NOUN", "PROPN"}:
            yield from children(token, "compound", "nmod", "amod")
        if lemma in ARMED_BODIES and token.pos_ in {"NOUN", "PROPN"}:
            yield from _behind([token])


def _with_fighters(doc: Doc) -> Iterator[Token]:
    """ "X said its fighters ...", "X's gunmen": whose the fighters are."""
    for token in doc:
        if _singular(token) not in lexicon.ARMED_MEMBERS or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        for owner in children(token, "poss"):
            if owner.lower_ in {"its", "their"}:
                own = [child for child in children(token.sent.root, "nsubj") if child.i < owner.i]
                yield from (child for child in own if child.pos_ == "PROPN" and child.ent_type_ in {"ORG", ""})
            else:
                yield owner


def _takers(doc: Doc) -> Iterator[Token]:
    """ "the X Front captured the town", "held by", "fell to the X Front": a front that takes or leaves places."""
    for token in doc:
        takes = token.lemma_ in lexicon.CONTROL_OBJECTS and token.lemma_ not in GOVERNING
        steps = [step for child in token.children for step in (child, *children(child, "prep"))]
        moves = any(f"{token.lemma_}-{step.lower_}" in lexicon.CONTROL_PATHS for step in steps)
        if token.lemma_ == "fall" and any(map(_is_ground, children(token, "nsubj"))):
            fallen_to = [thing for _, thing in prepositional(token, "to")]
            yield from (taker for taker in fallen_to if taker.lower_ in lexicon.GROUP_HEADS - PARTIES)
        if token.pos_ != "VERB" or not ((takes and any(map(_is_ground, _objects(token)))) or moves):
            continue
        doers = [thing for _, thing in prepositional(token, "by")]
        doers += children(token, "nsubj") if not is_passive(token) else []
        doers += [token.head] if token.dep_ == "relcl" and not is_passive(token) else []
        yield from (doer for doer in doers if doer.lower_ in lexicon.GROUP_HEADS - PARTIES)


def _objects(verb: Token) -> list[Token]:
    return children(verb, "dobj", "nsubjpass") + ([verb.head] if verb.dep_ in {"acl", "relcl"} else [])


def _is_ground(token: Token) -> bool:
    return token.ent_type_ in {"GPE", "LOC", "FAC"} or token.lemma_.lower() in lexicon.PLACE_NOUNS | lexicon.TERRITORY


def _called(doc: Doc) -> Iterator[Token]:
    """ "a gang called X", "a group calling itself X", "the guerrilla groups X and Y", "X, a rebel group"."""
    for token in doc:
        if _singular(token) not in GROUPS or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        armed = _singular(token) in BY_TRADE or any(
            child.lower_ in lexicon.GROUP_WORDS for child in children(token, "amod", "compound", "nmod")
        )
        if armed:
            yield from _right_behind(token)
            for apposed in [*children(token, "appos"), *([token.head] if token.dep_ == "appos" else [])]:
                yield from partners(apposed)


def _right_behind(token: Token) -> Iterator[Token]:
    """The name right behind a word for a group, over "called", "known as", "calling itself"; and its partner."""
    doc, index = token.doc, token.i + 1
    while index < min(len(doc), token.i + 5) and (doc[index].lemma_ in NAMED or doc[index].lower_ in BEFORE_NAMES):
        index += 1
    if index < len(doc) and doc[index].text[:1].isupper():
        yield from partners(doc[index])
        yield from partners(doc[index].head) if doc[index].dep_ == "compound" else ()
        yield from _listed(doc, index)


def _listed(doc: Doc, index: int) -> Iterator[Token]:
    """ "X and Y", "X, Y and Z": the first words of the names behind a name, whatever the parser made of them."""
    for at in range(index + 1, min(len(doc) - 1, index + 12)):
        if doc[at].lower_ in {"and", ","} and doc[at + 1].text[:1].isupper():
            yield doc[at + 1]
        elif not doc[at].text[:1].isupper() and doc[at].lower_ not in {"and", ",", "the"}:
            return


def _singular(token: Token) -> str:
    """The lemma in small letters; a word tagged as a name keeps its plural there."""
    lemma = token.lemma_.lower()
    return lemma.removesuffix("s") if token.pos_ == "PROPN" else lemma


def _behind(heads: Iterator[Token] | list[Token]) -> Iterator[Token]:
    """The heads and their partners; for "members of X", "a column of X rebels", X too."""
    for head in list(heads):
        for one in partners(head):
            yield one
            if _singular(one) in BODIES_OF_MEN:
                yield from children(one, "compound", "nmod")
                for _, thing in prepositional(one, "of", "from"):
                    yield thing
                    yield from children(thing, "compound", "nmod")
                for clause in children(one, "acl"):
                    yield from (thing for _, thing in prepositional(clause, "to") if clause.lemma_ == "belong")


FINDERS: tuple[Callable[[Doc], Iterator[Token]], ...] = (
    _doers, _attackers, _claimants, _laid, _accused, _clashing, _with_members, _with_fighters, _takers, _called,
    named_before, *SIGNS,
)  # fmt: skip
TELLING = frozenset({_called, _claimants, _laid, named_before})
"""Those that tell a group whatever a model takes its name for."""
