"""Constructions that tell who holds, takes, enters, besieges, loses or quits a place: named generators of Seizures.

Active, passive, participle and relative verbs, "fell to", "control of", "in the hands of", "X-held Y", "X's capture
of Y". The words are VerbNet's conquer-42.3, escape-51.1, leave-51.2, battle-36.4, FrameNet's Conquering, Besieging,
Invading, Quitting_a_place, Removing, ACLED's strategic developments (lexicon). Each gives heads of phrases; who may
hold (holders), what is a place (sites) and whether it happened (realis) is tested by control, for all alike.

Not responsible for: those tests, fights without a taker (contests).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarizer.rules import lexicon
from summarizer.rules.phrases import children, is_passive, prepositional, subject
from summarizer.vocabulary import ControlRelation

if TYPE_CHECKING:
    from spacy.tokens import Token

SURE = frozenset(
    "annex capture conquer liberate overrun reconquer recapture retake reoccupy reclaim besiege encircle invade seize "
    "occupy overrun take-control surround blockade".split()
)
"""Verbs that any named party makes a change of control of; the others want an armed one."""
PLACED = frozenset("annex besiege enter infiltrate invade occupy overrun re-enter reenter retake storm".split())
"""Verbs whose object is a place, or at least no person."""
REMOVING = frozenset("clear chase dislodge drive eject evict expel flush force oust push purge rout".split())
"""Verbs whose object leaves the place (VerbNet banish-10.2, remove-10.1)."""
DEGREES = frozenset({"full", "complete", "total", "firm", "sole", "partial", "effective", "overall", "absolute"})
ENDING = frozenset({"lift", "break", "end", "raise", "ease", "loosen", "relax"})
"""What is done to a siege that is over."""
UNSECURED = frozenset(
    {"area", "scene", "site", "perimeter", "building", "street", "road", "border", "square", "section"}
)
"""What police and engineers "secure" without taking it from anybody."""
DISTANCES = frozenset("foot kilometer kilometre km meter metre mile yard".split())
HANDS = frozenset({"hand", "control", "siege", "occupation", "rule"})
INTO_HANDS = frozenset({"in", "into", "under"})
STATE_VERBS = frozenset({"be", "remain", "stay", "keep", "stand", "lie", "come", "fall", "pass", "leave", "live"})
STATES: dict[str, ControlRelation] = {
    "held": "holds", "controlled": "holds", "occupied": "holds", "ruled": "holds", "administered": "holds",
    "besieged": "besieging", "dominated": "holds", "run": "holds",
}  # fmt: skip
"""Participles behind a hyphen ("rebel-held")."""
STRONGHOLDS = frozenset({"stronghold", "bastion", "enclave", "redoubt", "foothold"})
OWN_WAY = frozenset({"way", "tank", "truck", "bulldozer", "column", "convoy", "vehicle", "attack", "advance"})
"""What one moves with oneself ("fought their way into X")."""
IRREGULAR = {"retook": "retake", "retaken": "retake", "overran": "overrun", "withdrew": "withdraw"}


class Seizure(NamedTuple):
    """Heads of phrases.

    ``sure``: the words alone tell of control, so that any named party may be the actor.
    ``placed``: nothing but a place can stand there ("entered", not "captured").
    """

    relation: ControlRelation
    trigger: Token
    actor: Token
    place: Token
    sure: bool = False
    placed: bool = True


def verb_objects(verb: Token) -> Iterator[Seizure]:
    """ "X captured Y", "Y was captured by X", "Y, held by X", "Y, which X took"."""
    lemma = _with_particle(verb)
    relation = lexicon.CONTROL_OBJECTS.get(lemma)
    if relation is None or verb.pos_ not in {"VERB", "AUX"}:
        return
    if lemma == "occupy" and verb.tag_ == "VBD" and not is_passive(verb):
        relation = "captured"
    passive = is_passive(verb)
    agents = [thing for preposition, thing in prepositional(verb, "by") if preposition.dep_ in {"agent", "prep"}]
    if passive or (agents and verb.tag_ == "VBN"):
        actors = agents
        place = verb.head if verb.dep_ == "acl" else subject(verb)
        places = [place] if place is not None else []
    else:
        actors = _doer(verb)
        objects = [thing for thing in children(verb, "dobj") if verb.dep_ == "relcl" or thing.tag_ not in {"WDT", "WP"}]
        places = objects or ([verb.head] if verb.dep_ == "relcl" else _told_place(verb))
        places = [verb.head if p.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else p for p in places]
    for actor in actors:
        for place in places:
            if place.i != actor.i and not (lemma == "secure" and place.lemma_.lower() in UNSECURED):
                yield Seizure(relation, verb, actor, place, lemma in SURE, lemma in PLACED)


def _told_place(verb: Token) -> list[Token]:
    """ "Y, which X says it took": Y."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.dep_ != "relcl" or above.head.i > above.i:
        return []
    relatives = {child.lower_ for head in (verb, above) for child in head.children if child.i < above.i}
    return [above.head] if relatives & {"which", "that"} else []


def lost_places(verb: Token) -> Iterator[Seizure]:
    """ "X lost Y to Z", "X surrendered Y to Z": Z has taken it."""
    back = verb.lemma_ in {"hand", "give"} and any(child.lower_ == "back" for child in children(verb, "advmod", "prt"))
    losing = _with_particle(verb) in {"lose", "surrender", "cede", "yield", "hand-over"} or back
    if not losing or is_passive(verb):
        return
    for place in children(verb, "dobj"):
        where = [thing for _, thing in prepositional(place, "of", "over")] if place.lower_ == "control" else [place]
        near = [verb, place, *(child for child in children(verb, "advmod") if child.lower_ == "back")]
        takers = [thing for head in near for _, thing in prepositional(head, "to")]
        yield from (Seizure("captured", verb, taker, site) for taker in takers for site in where)


def paths(verb: Token) -> Iterator[Seizure]:
    """ "X pushed into Y", "X withdrew from Y", "X closed in on Y"."""
    if verb.pos_ != "VERB":
        return
    actors = None
    for preposition, place in _steps(verb):
        relation = lexicon.CONTROL_PATHS.get(f"{base_of(verb)}-{preposition}")
        if relation is None or relation == "contested":
            continue
        actors = _mover(verb) if actors is None else actors
        yield from (Seizure(relation, verb, actor, place) for actor in actors)


def _steps(verb: Token) -> Iterator[tuple[str, Token]]:
    """(last preposition, place): "pull out of X" gives of and X, "to within 5 km of X" to and X."""
    for preposition in (child for child in children(verb, "prep", "prt", "advmod") if child.i > verb.i):
        for place in children(preposition, "pobj"):
            yield preposition.lower_, place
            if preposition.lower_ == "within" and place.lemma_.lower() in DISTANCES:
                yield from (("to", thing) for _, thing in prepositional(place, "of"))
        for second in children(preposition, "prep"):
            yield from ((second.lower_, place) for place in children(second, "pobj"))


def _mover(verb: Token) -> list[Token]:
    """Who goes: the subject, or what is moved in "pulled its troops out of X", "sent tanks into X"."""
    moved = children(verb, "dobj")
    if is_passive(verb):
        return [one for one in [subject(verb)] if one is not None]
    if not moved or moved[0].lemma_.lower() in OWN_WAY:
        return _doer(verb)
    return moved if verb.lemma_ in {"pull", "withdraw"} else []


def removals(verb: Token) -> Iterator[Seizure]:
    """ "X drove Y out of Z", "Y was expelled from Z by X": Y has lost Z; "X cleared Z of Y": X has taken it."""
    if verb.lemma_ not in REMOVING or verb.pos_ != "VERB":
        return
    passive = is_passive(verb)
    moved = [one for one in [subject(verb)] if one is not None] if passive else children(verb, "dobj")
    if verb.lemma_ == "clear":
        cleared = [thing for head in (verb, *moved) for _, thing in prepositional(head, "of")]
        agents = [thing for _, thing in prepositional(verb, "by")] if passive else _doer(verb)
        if cleared:
            yield from (Seizure("captured", verb, actor, place) for actor in agents for place in moved)
        return
    for preposition, place in _steps(verb):
        if preposition in {"from", "of"}:
            yield from (Seizure("lost", verb, loser, place) for loser in moved)


def falls(verb: Token) -> Iterator[Seizure]:
    """ "Y fell to X", "Y has fallen into the hands of X" (the latter by in_hands)."""
    if verb.lemma_ != "fall":
        return
    place = subject(verb)
    if place is not None:
        for _, taker in prepositional(verb, "to"):
            yield Seizure("captured", verb, taker, place)


def controls(noun: Token) -> Iterator[Seizure]:
    """ "X took control of Y", "X lost control of Y", "X is in control of Y", "X laid siege to Y", "a foothold in Y"."""
    lemma, verb = noun.lemma_.lower(), noun.head
    if lemma == "siege" and noun.dep_ == "dobj" and verb.lemma_ == "lay":
        places = [thing for head in (noun, verb) for _, thing in prepositional(head, "to")]
        yield from (Seizure("besieging", verb, actor, place, True) for actor in _doer(verb) for place in places)
    if lemma != "control":
        return
    places = [thing for head in (noun, verb) for _, thing in prepositional(head, "of", "over")]
    relation: ControlRelation | None = None
    if noun.dep_ == "dobj":
        relation = lexicon.CONTROL_LIGHTS.get(verb.lemma_.lower())
    elif noun.dep_ == "nsubjpass" and verb.lemma_ in {"seize", "take", "regain"}:
        relation = "captured"
        yield from (Seizure(relation, verb, a, p) for _, a in prepositional(verb, "by") for p in places)
        return
    elif noun.dep_ == "pobj" and verb.lower_ == "in" and not _qualified(noun):
        verb, relation = verb.head.head if verb.head.lower_ == "back" else verb.head, "holds"
    if relation is not None and verb.pos_ in {"VERB", "AUX"}:
        yield from (Seizure(relation, verb, actor, place, True) for actor in _doer(verb) for place in places)


def _qualified(noun: Token) -> bool:
    """ "in rebel control" tells whose; "in full control" only how much."""
    return any(child.lower_ not in DEGREES for child in children(noun, "poss", "amod", "compound"))


def in_hands(noun: Token) -> Iterator[Seizure]:
    """ "Y is in the hands of X", "under X control", "fell into X's hands", "areas under siege by X"."""
    if noun.lemma_.lower() not in HANDS or noun.dep_ != "pobj" or noun.head.lower_ not in INTO_HANDS:
        return
    owners = children(noun, "poss", "amod", "compound", "nmod")
    owners += [thing for _, thing in prepositional(noun, "of", "by")]
    above = noun.head.head
    siege = noun.lemma_.lower() == "siege"
    relation: ControlRelation = "besieging" if siege else "holds"
    if above.pos_ in {"NOUN", "PROPN"}:
        trigger, places = noun, [above]
        if above.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr"} or above.head.i == above.i:
            yield from (Seizure(relation, trigger, owner, place, not siege) for owner in owners for place in places)
        return
    if above.lemma_.lower() not in STATE_VERBS:
        return
    if not siege and (above.lemma_ in {"fall", "pass", "come"} or noun.head.lower_ == "into"):
        relation = "captured"
    place = subject(above)
    if above.lemma_ == "leave" and children(above, "dobj"):
        place = children(above, "dobj")[0]
    if place is not None:
        yield from (Seizure(relation, above, owner, place, not siege) for owner in owners)


def held_places(participle: Token) -> Iterator[Seizure]:
    """ "rebel-held Y": the word before the hyphen holds what the compound describes."""
    relation = STATES.get(participle.lower_)
    doc, index = participle.doc, participle.i
    if relation is None or index < 2 or doc[index - 1].text not in {"-", "–", "‑"} or index + 1 >= len(doc):
        return
    if participle.dep_ in {"amod", "compound", "nmod", "acl"} and participle.head.i > index:
        yield Seizure(relation, participle, doc[index - 2], participle.head, True)
    elif participle.dep_ in {"ROOT", "acomp", "attr"} and children(participle, "nsubj"):
        yield Seizure(relation, participle, doc[index - 2], children(participle, "nsubj")[0], True)


def strongholds(noun: Token) -> Iterator[Seizure]:
    """ "the rebel stronghold of Y", "Y, an X stronghold"; not "lost its stronghold of Y"."""
    given_up = noun.dep_ == "dobj" and lexicon.CONTROL_OBJECTS.get(_with_particle(noun.head)) in {"lost", "withdrew"}
    if noun.lemma_.lower() not in STRONGHOLDS or given_up:
        return
    owners = children(noun, "compound", "amod", "poss", "nmod")
    within = ("of", "in") if noun.lemma_.lower() == "foothold" else ("of",)
    places = [thing for _, thing in prepositional(noun, *within)] or children(noun, "appos")
    if noun.dep_ == "appos" and not children(noun, "appos"):
        places = [noun.head]
    if noun.dep_ == "attr":
        places = children(noun.head, "nsubj")
    if noun.dep_ in {"appos", "attr"}:
        owners += [thing for _, thing in prepositional(noun, "of")]
    yield from (Seizure("holds", noun, owner, place, True) for owner in owners for place in places)


def nouns(noun: Token) -> Iterator[Seizure]:
    """ "the capture of Y by X", "X's capture of Y", "its withdrawal from Y", "the fall of Y to X"."""
    lemma = noun.lemma_.lower()
    relation = lexicon.CONTROL_NOUNS.get(lemma)
    if relation is None or noun.pos_ != "NOUN" or (noun.dep_ == "dobj" and noun.head.lemma_.lower() in ENDING):
        return
    if lemma == "control" and noun.dep_ in {"dobj", "pobj"} and noun.head.lower_ not in {"despite", "by", "over", "to"}:
        return
    owners = children(noun, "poss", "compound", "amod", "nmod")
    if relation in {"withdrew", "advancing", "entered"} and lemma != "invasion":
        places = [thing for _, thing in prepositional(noun, "from", "on", "into", "towards", "toward", "through", "in")]
        owners += [thing for _, thing in prepositional(noun, "of", "by")]
    elif lemma == "fall":
        places = [thing for _, thing in prepositional(noun, "of")]
        owners = [thing for head in (noun, *places) for _, thing in prepositional(head, "to")]
    else:
        places = [thing for _, thing in prepositional(noun, "of", "over")]
        owners += [thing for head in (noun, *places) for _, thing in prepositional(head, "by")]
    yield from (Seizure(relation, noun, owner, place, lemma not in {"loss"}) for owner in owners for place in places)


def base_of(verb: Token) -> str:
    """The lemma, also of irregular forms that the small model leaves as they are."""
    return IRREGULAR.get(verb.lower_, verb.lemma_.lower())


def _with_particle(verb: Token) -> str:
    back = [child for child in children(verb, "advmod") if child.lower_ == "back" and child.i == verb.i + 1]
    particle = next((child.lower_ for child in children(verb, "prt") + back), None)
    return f"{base_of(verb)}-{particle}" if particle else base_of(verb)


def _doer(verb: Token) -> list[Token]:
    done_by = subject(verb)
    if done_by is not None and verb.dep_ == "relcl" and done_by.lower_ in {"that", "which", "who"}:
        done_by = verb.head
    return [done_by] if done_by is not None else []


GENERATORS = (verb_objects, lost_places, paths, removals, falls, controls, in_hands, held_places, strongholds, nouns)
