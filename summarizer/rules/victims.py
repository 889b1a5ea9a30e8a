"""Whom a trigger harms: the head words of its victims, the group they are, their words.

One finder for each frame of the trigger table. Not responsible for: whether it happened (casualties), the words of
their number (figures).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from summarizer.rules.figures import is_age, is_number
from summarizer.rules.persons import NOBODY, is_of_an_age, is_person
from summarizer.rules.phrases import Words, children, core_phrase, is_passive, noun_phrase, prepositional, subject
from summarizer.rules.triggers import ACTS, HOLDING, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

ROUND = frozenset("dozen hundred thousand score million ten".split())
QUALIFYING = frozenset(
    "at least most than more nearly about almost around some as many up to over fewer less estimated".split()
)
PARTS = frozenset(
    "dozen hundred thousand score million ten number group handful couple majority rest half some all many total body"
    " corpse".split()
)
"""Words for how many of a group, before its "of"."""
RAISING = frozenset({"raise", "bring", "put", "push", "take", "lift", "send", "drive"})
"""Verbs that bring a toll to a number."""
SOME = frozenset("several many dozens scores hundreds thousands".split())
"""Words for how many that stand for their people, too."""
NUMBERING = frozenset({"nummod", "quantmod", "det"})


def shares_trigger(trigger: Token, head: Token, partner: Token) -> bool:
    """ "four women killed and 17 people wounded", "two dead and five injured": a partner with a trigger of its own."""
    behind = [child for child in children(partner, "amod") if child.i > partner.i]
    own = any(triggers(child) is not None for child in [*children(partner, "acl", "relcl"), *behind])
    return not own and (head.i < trigger.i) == (partner.i < trigger.i)


def _acted_on(verb: Token) -> list[Token]:
    """The victims of a verb that acts on them."""
    objects = [_taken_as(thing) for thing in children(verb, "dobj") if not _opens_a_clause(thing)]
    objects = [thing for thing in objects if not _is_set_off(thing, objects[0])]
    bare = (verb.tag_ == "VBN" or is_reduced(verb)) and not objects and not children(verb, "aux", "auxpass")
    if bare and (named := [child for child in children(verb, "nsubj") if child.tag_ not in {"WDT", "WP", "IN"}]):
        return named  # "A, kidnapped in May, was freed", "five soldiers killed, two wounded"
    if (number := _number_before(verb)) is not None:
        return [number]
    if is_passive(verb):
        own = [child for child in children(verb, "nsubjpass", "nsubj") if child.tag_ != "IN"]
        if own:
            return [own[0].head.head] if own[0].tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else own
        return _passive_victims(verb)
    lives = [
        thing for life in children(verb, "dobj") if life.lemma_ == "life" for _, thing in prepositional(life, "of")
    ]
    if lives:
        return lives
    own = objects or [child for child in children(verb, "ccomp", "nsubj") if child.i > verb.i and child.pos_ == "NUM"]
    return own or _shared_object(verb)


def _is_set_off(thing: Token, first: Token) -> bool:
    """ "killed three soldiers near the home of the chief, Jan Roe": a name that the parser hung on the verb."""
    between = thing.doc[first.i + 1 : thing.left_edge.i]
    return any(word.text == "," for word in between) and any(word.dep_ == "prep" for word in between)


def _taken_as(thing: Token) -> Token:
    """ "took 30 villagers hostage": the villagers, whom the parser joins to what they were taken as."""
    people = [word for word in children(thing, "compound") if word.tag_ == "NNS"]
    return people[-1] if people and thing.lower_ in {"hostage", "captive", "prisoner"} else thing


def is_reduced(verb: Token) -> bool:
    """ "A and B, kidnapped in May, were freed": a participle that the parser took for the past of its noun's verb.

    These verbs want an object; where none stands behind them and a comma before, their noun is what they act on.
    """
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    wants = verb.lemma_ in ACTS and verb.tag_ == "VBD" and before.text == ","
    return wants and not children(verb, "dobj", "aux", "ccomp", "prt") and bool(children(verb, "nsubj"))


def _number_before(verb: Token) -> Token | None:
    """ "31 people dead and more than 50 injured", "116 dead, 178 injured": the number right before the participle."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    if verb.tag_ != "VBN" or children(verb, "aux", "auxpass"):
        return None
    if before.lower_ in SOME and before.dep_ not in {"nsubj", "nsubjpass"}:  # "five killed, several wounded"
        return before
    if before.pos_ != "NUM" or before.head.i > verb.i:
        return None
    return before if before.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"} else None


def _opens_a_clause(thing: Token) -> bool:
    """ "injured when a lorry ...": the parser hangs the next clause on the verb as its object."""
    return any(word.tag_ == "WRB" for word in thing.children)


def _passive_victims(verb: Token) -> list[Token]:
    if verb.dep_ in {"acl", "relcl", "amod"} and is_person(verb.head):
        return [_called(verb, verb.head)]
    if verb.dep_ == "oprd":
        return children(verb.head, "dobj", "nsubjpass")
    if (antecedent := _before_who(verb)) is not None:
        return [antecedent]
    before = _noun_before(verb)
    if before is not None:
        return [before]
    for remaining in children(verb, "auxpass"):  # "remains hospitalized": the subject hangs on the other verb
        if own := children(remaining, "nsubj", "nsubjpass"):
            return own
    shared = subject(verb)
    return [shared] if shared is not None and shared.i != verb.i else []


def _before_who(verb: Token) -> Token | None:
    """ "18 who are missing": the word before the relative pronoun, whatever the parser hung the clause on."""
    index = verb.i - 1
    while index > verb.sent.start and (verb.doc[index].pos_ == "AUX" or verb.doc[index].pos_ == "ADV"):
        index -= 1
    if index <= verb.sent.start or verb.doc[index].lower_ != "who":
        return None
    before = verb.doc[index - 1]
    return before if before.pos_ in {"NOUN", "PROPN", "NUM", "PRON"} else None


def _noun_before(verb: Token) -> Token | None:
    """The noun right before "were killed", for when the parser gave it to another verb."""
    auxiliaries = [child.i for child in children(verb, "aux", "auxpass", "advmod", "neg")]
    index = min([verb.i, *auxiliaries]) - 1
    if not auxiliaries or index < 0:
        return None
    token = verb.doc[index]
    return token if token.pos_ in {"NOUN", "PROPN", "NUM"} and token.sent.start == verb.sent.start else None


def _shared_object(verb: Token) -> list[Token]:
    """ "attacked and killed three": an object written once for two verbs."""
    for partner in verb.conjuncts:
        if partner.i > verb.i and partner.lemma_ in ACTS:
            return children(partner, "dobj")
    return []


def _undergoing(verb: Token) -> list[Token]:
    """The victims of a verb whose subject is the victim."""
    found = _before_who(verb) or subject(verb)
    if found is not None and found.lower_ in {"who", "that", "which"} and verb.dep_ == "relcl":
        found = verb.head
    return [_called(verb, found)] if found is not None else []


def _called(verb: Token, noun: Token) -> Token:
    """ "X is the second teacher to be killed": X, and no second row for the teacher."""
    infinitive = any(child.tag_ == "TO" for child in children(verb, "aux"))
    if not infinitive or noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return noun
    return next((who for who in children(noun.head, "nsubj") if is_person(who) and who.tag_[:2] == "NN"), noun)


def _of_noun(noun: Token) -> list[Token]:
    """ "the killing of X", "X's death", "20 deaths", "two dead"."""
    found = [thing for preposition, thing in prepositional(noun, "of") if preposition.i > noun.i]
    if noun.lemma_.lower() == "massacre" and found and found[0].tag_ == "NNP":
        return []  # "the massacre of Orlo": one name is a place
    if not found and noun.dep_ == "conj":  # "the disappearance and murder of X"
        found = [thing for preposition, thing in prepositional(noun.head, "of") if preposition.i > noun.i]
    found = found or _behind_the_place(noun)
    found += [owner for owner in children(noun, "poss") if owner.pos_ != "PRON"]
    if found:
        return found
    none = any(child.lower_ == "no" for child in children(noun, "det"))
    counted = [number for number in children(noun, "nummod") if is_number(number)]
    return [noun] if counted or none else []


def _behind_the_place(noun: Token) -> list[Token]:
    """ "the murder in Paris of a journalist": the of-phrase that the parser hangs on the place."""
    places = [place for _, place in prepositional(noun, "in", "at", "near") if place.pos_ == "PROPN"]
    return [thing for place in places for _, thing in prepositional(place, "of") if is_person(thing)]


def _in_state(state: Token) -> list[Token]:
    """ "left 20 people dead", "three people are missing", "found dead"."""
    head = state.head
    if head.pos_ == "NUM" and state.pos_ == "ADV":
        return [head]
    if state.lower_ == "condition":
        return [head.nbor(-1)]
    if state.dep_ in {"oprd", "acomp", "attr", "advcl"} and head.pos_ in {"VERB", "AUX"}:
        if head.lemma_ in HOLDING:
            return []
        if is_passive(head) or head.lemma_ in {"be", "remain", "lie", "go", "turn", "become", "feel", "seem"}:
            return _undergoing(head)
        return children(head, "dobj") or children(state, "npadvmod")
    if state.dep_ == "ccomp" or (state.pos_ == "ADJ" and children(state, "nsubj")):
        return children(state, "nsubj")
    if state.dep_ == "amod" and state.i > state.head.i:
        return [state.head]
    if state.dep_ in {"dobj", "pobj", "nsubj", "ROOT", "conj"} and children(state, "nummod"):
        return [state]
    return []


def tolled(number: Token) -> Token | None:
    """The people of "the number of people killed rose to 19"."""
    return next(
        (thing for _, thing in prepositional(number, "of") if thing.tag_ == "NNS" or thing.lower_ == "people"), None
    )


def _on_toll(toll: Token) -> list[Token]:
    """ "the death toll rose to 45", "a death toll of 45": the number stands for its victims."""
    near = [thing for _, thing in prepositional(toll, "of")]
    if toll.dep_ in {"nsubj", "nsubjpass"} or (toll.dep_ == "dobj" and toll.head.lemma_ in RAISING):
        near += [thing for _, thing in prepositional(toll.head, "to", "at", "past", "above")]
        near += children(toll.head, "dobj", "attr", "acomp")
    numbers = [thing for thing in near if thing.pos_ == "NUM" or children(thing, "nummod")]
    return [thing for thing in numbers if thing.ent_type_ not in {"MONEY", "PERCENT", "DATE"}][:1]


VICTIM_FINDERS: dict[str, Callable[[Token], list[Token]]] = {
    "object": _acted_on,
    "subject": _undergoing,
    "noun": _of_noun,
    "state": _in_state,
    "toll": _on_toll,
}


def group(victim: Token) -> Token:
    """ "50 of its own militants", "dozens of people": the people, not the number word."""
    if victim.pos_ == "NUM" or victim.lower_ in NOBODY or victim.lemma_.lower() in PARTS:
        for _, thing in prepositional(victim, "of"):
            return thing
    return victim


def victim_words(victim: Token, group: Token) -> Words:
    """The victims without their number: "its own militants", "other civilians"."""
    words = noun_phrase(group) if _binds(group) else core_phrase(group)
    words = Words(words.start, _end_of_name_beside(group, words.end))
    start = words.start
    doc = group.doc
    if doc[start].lower_ == "no" and group.lower_ in NOBODY:
        return words
    if doc[start].tag_ == "WP$":  # "whose two brothers died"
        start += 1
    while (
        start < group.i
        and not (is_age(doc[start]) and is_of_an_age(group))
        and (
            (doc[start].pos_ == "NUM" and group.i in {doc[start].head.i, doc[start].head.head.i})
            or (doc[start].pos_ == "NUM" and doc[start].head.pos_ == "NUM")
            or _qualifies(doc[start])
            or (doc[start].like_num and doc[start].head.i == group.i)
            or (doc[start].dep_ in NUMBERING and (doc[start].head.i == group.i or doc[start].head.lemma_ in ROUND))
            or doc[start].lemma_.lower() in {"dozen", "score"}
        )
    ):
        start += 1
    return Words(start, words.end)


def _end_of_name_beside(group: Token, end: int) -> int:
    """The end of the name that stands right behind a description ("his companion X Y", "a farmer, X Y")."""
    doc = group.doc
    for name in children(group, "appos"):
        phrase = core_phrase(name)
        gap = [doc[index].text for index in range(end, phrase.start)]
        one = name.pos_ == "PROPN" and group.tag_ == "NN" and not children(name, "conj")
        if one and (name.ent_type_ == "PERSON" or children(name, "compound")) and gap in ([], [","]):
            return phrase.end
    return end


def _binds(group: Token) -> bool:
    """ "members of X", "people of Y": an of-phrase that says who they are."""
    return any(
        preposition.lower_ == "of" and preposition.i == group.i + 1 for preposition, _ in prepositional(group, "of")
    )


def _qualifies(token: Token) -> bool:
    return token.head.pos_ == "NUM" or token.lower_ in QUALIFYING
