"""Where a casualty happened: a ladder from its own clause to the sentences around it.

The clause ("killed near X"), the words before it ("In X, a bus ..."), an attack or casualty beside it in the sentence,
a sentence close by that says where "the attack" took place, the attack told just before. A place below a country is
taken before the country. Never where somebody spoke, and no dateline: a story is filed elsewhere.

Not responsible for: which words name a place (place_names), how precise it is (normalize.places), what can be held
(sites).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.rules import lexicon
from summarizer.rules.phrases import Words, children
from summarizer.rules.place_names import NAMED_PLACE, NEVER, has_name, is_country, is_place, place_words
from summarizer.rules.triggers import Trigger, triggers

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LOCATIVE = frozenset({"in", "at", "near", "inside", "outside", "on", "around", "across", "off", "within"})
OCCURRING = frozenset({"occur", "happen", "unfold"})
DEFINITE = frozenset({"the", "this", "that", "these", "both"})
MOVING = frozenset({"arrive", "enter", "come", "burst", "storm", "break"})
"""What attackers do where they attack."""
FARTHEST = 12
"""Sentences behind the opening that may still tell of its event."""
OPENING = 3
"""Sentences with a verb that make up the opening of a story, its title among them."""
ELSEWHERE = frozenset(
    """
    similar previous previously earlier another last past separate separately elsewhere since ago history annual
    decade decades years month months year total far deny denied denies denying
    """.split()
)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
STAYING = frozenset("arrive base bear come go hold live meet operate return study teach travel visit work".split())
"""What people do in places where nobody is harmed."""
CARE = frozenset({"hospital", "clinic", "infirmary", "ward", "morgue"})
CARED_FOR = frozenset(
    {"treat", "admit", "take", "rush", "fly", "bring", "die", "recover", "remain", "arrive", "be", "condition"}
)
STRIKING = frozenset({"hit", "strike", "pound", "target", "flatten", "rock"})
DONE = frozenset({"carry", "commit", "perpetrate", "stage", "take"})
NEAR = 3
"""Words between two places of which one lies in the other."""
REACH_ABOVE = 3
"""Words above a casualty's among which what struck is looked for."""
REACH = 2
"""Sentences around a casualty that may tell where its event took place."""


def place_of(trigger: Trigger, phrases: Iterable[tuple[Token, Token]], locative: Set[str]) -> Words | None:
    """The words of the nearest step of the ladder that tells a place; a country only where nothing smaller is told."""
    country: Token | None = None
    for thing in _ladder(trigger.token, phrases, locative):
        if not is_country(thing):
            return _widened(thing)
        country = country or thing
    return place_words(country) if country is not None else None


def _widened(thing: Token) -> Words:
    """ "X Bridge, in Y": a place with the named one right behind it, in which it lies."""
    doc, words = thing.doc, place_words(thing)
    behind = words.end + 1
    if behind + 1 < len(doc) and doc[words.end].text == "," and doc[behind].lower_ in {"in", "near"}:
        larger = next((place for place in children(doc[behind], "pobj") if is_place(place) and has_name(place)), None)
        if larger is not None and doc[behind].sent.start == thing.sent.start and _follows(thing, larger):
            return Words(words.start, place_words(larger).end)
    return words


def _ladder(verb: Token, phrases: Iterable[tuple[Token, Token]], locative: Set[str]) -> Iterator[Token]:
    for preposition, thing in phrases:
        if preposition.lower_ in locative and is_place(thing) and not _of_the_care(preposition, thing):
            yield thing
    yield from _of_the_event(verb)
    yield from _hit(verb)
    yield from _fronted(verb)
    yield from _beside(verb)
    if _is_placed(verb):
        return
    yield from _around(verb)
    yield from _only_place(verb.sent)
    if not _of_another_event(verb.sent):
        yield from _of_the_story(verb)


def _is_placed(verb: Token) -> bool:
    """Whether the clause has a place of its own that no step knew for one ("at kilometre 40 of the X road")."""
    heads = [verb, verb.head] if verb.dep_ == "advcl" else [verb]
    heads += [thing for head in heads for thing in children(head, "dobj")]
    near = [child for head in heads for child in children(head, "prep") if child.lower_ in {"at", "near", "outside"}]
    things = [thing for one in near for thing in children(one, "pobj") if not is_place(thing)]
    return any(
        token.pos_ == "PROPN" and token.ent_type_ not in NEVER - {"PERSON"}
        for thing in things
        for token in thing.subtree
    )


def _of_the_event(verb: Token) -> Iterator[Token]:
    """ "the X market bombing killed ...", "the shelling of X": the named place of the event that did the harm."""
    for event in children(verb, "nsubj", "nsubjpass"):
        if not (_is_event(event) or event.lemma_.lower() in lexicon.MEANS):
            continue
        for complement in (thing for preposition in children(event, "prep") for thing in children(preposition, "pobj")):
            if (
                complement.head.lower_ in {"of", "in", "at", "on", "near"}
                and is_place(complement)
                and has_name(complement)
            ):
                yield complement
        for modifier in children(event, "compound", "nmod"):
            if modifier.ent_type_ in NAMED_PLACE or (
                is_place(modifier) and modifier.pos_ == "NOUN" and has_name(modifier)
            ):
                yield modifier


def _hit(verb: Token) -> Iterator[Token]:
    """ "X province was hit by a flood which killed ...", "a quake struck the town of X, killing ...": what was hit."""
    for above in islice(verb.ancestors, REACH_ABOVE):
        if above.lemma_ in STRIKING and above.pos_ == "VERB":
            places = [thing for thing in children(above, "nsubjpass", "dobj") if is_place(thing) and has_name(thing)]
            yield from places[:1]


def _of_the_care(preposition: Token, thing: Token) -> bool:
    """ "were treated in hospital", "died at the clinic": where the harmed were brought."""
    return thing.lemma_.lower() in CARE and preposition.head.lemma_ in CARED_FOR


def _fronted(verb: Token) -> Iterator[Token]:
    """ "In X, ... were killed": the phrase that opens the sentence, on a verb above the trigger."""
    above = {verb.i, *(token.i for token in verb.ancestors)}
    for preposition, thing in _located(verb.sent):
        if preposition.i < verb.i and preposition.head.i in above and preposition.i <= preposition.head.i:
            yield thing


def _beside(verb: Token) -> Iterator[Token]:
    """The place of another harm or attack that the sentence tells."""
    for preposition, thing in _located(verb.sent):
        heads = [preposition.head, *preposition.head.ancestors]
        near = next((head for head in heads if head.pos_ == "VERB"), None)
        event = _is_event(preposition.head) and verb.pos_ == "VERB"
        if event or (near is not None and near.i == preposition.head.i and _harms(near) and _joined(near, verb)):
            yield thing


def _only_place(sentence: Span) -> list[Token]:
    """The one place that a sentence names by a phrase telling where; none where it names several."""
    found = {thing.text: thing for preposition, thing in _located(sentence) if preposition.head.lemma_ not in STAYING}
    things = list(found.values())
    chained = all(_follows(one, other) for one, other in pairwise(things))  # "on X Bridge, in Y"
    return things[:1] if things and chained else []


def _follows(one: Token, other: Token) -> bool:
    """Whether nothing but a comma and a preposition stands between the words of two places."""
    between = one.doc[place_words(one).end : place_words(other).start]
    return len(between) <= NEAR and all(word.dep_ in {"prep", "det"} or word.text == "," for word in between)


def _joined(one: Token, other: Token) -> bool:
    return one.i != other.i and (one.is_ancestor(other) or other.is_ancestor(one) or other in one.conjuncts)


def _of_the_story(verb: Token) -> Iterator[Token]:
    """Where the event of the article's first sentences took place, for a casualty told soon behind them.

    Nothing once another place of events was told in between: the story has moved.
    """
    if not verb.sent.start:
        return
    scene: list[Token] = []
    seen = 0
    before = takewhile(lambda sentence: sentence.end <= verb.sent.start, verb.doc.sents)
    for sentence in islice(before, FARTHEST + 1):
        told = [thing for preposition, thing in _located(sentence) if _tells_event(preposition.head)]
        if not scene and seen < OPENING:
            scene = told or (_only_place(sentence) if any(map(_tells_event, sentence)) else [])
        elif told and not {thing.text for thing in told} & {thing.text for thing in scene}:
            return
        seen += any(token.pos_ == "VERB" for token in sentence)
    if seen <= FARTHEST:
        yield from scene


def _tells_event(head: Token) -> bool:
    return _is_event(head) or _harms(head) or (head.pos_ in {"NOUN", "PROPN"} and head.lemma_.lower() in lexicon.MEANS)


def _of_another_event(sentence: Span) -> bool:
    """Whether a sentence speaks of other times ("a similar attack", "last year"), or denies that it happened."""
    words = {token.lower_ for token in sentence}
    return bool(words & ELSEWHERE) or any(YEAR.fullmatch(token.text) for token in sentence)


def _around(verb: Token) -> Iterator[Token]:
    """ "The attack occurred in X" behind the casualty; the attack, in the sentence before it, that "the blast" was."""
    doc, sentence = verb.doc, verb.sent
    behind = sentence
    for _ in range(REACH):
        if behind.end >= len(doc):
            break
        behind = doc[behind.end].sent
        if any(triggers(token) is not None for token in behind if token.pos_ == "VERB"):
            break
        yield from _taking_place(behind)
    before = sentence
    for _ in range(REACH):
        if before.start == 0 or not (_refers_back(sentence) or _continues(before)):
            return
        before = doc[before.start - 1].sent
        told = list(_taking_place(before))
        for preposition, thing in _located(before):
            opening = preposition.i <= before.start + 1
            if opening or _is_event(preposition.head) or _harms(preposition.head) or preposition.head.lemma_ in MOVING:
                told.append(thing)
        yield from told or _struck(before)
        if told:
            return


def _struck(sentence: Span) -> Iterator[Token]:
    """ "strikes that hit the X quarter": the named place that an attack fell on."""
    for verb in sentence:
        if verb.pos_ == "VERB" and verb.lemma_ in STRIKING | lexicon.ATTACKING:
            yield from (thing for thing in children(verb, "dobj") if is_place(thing) and has_name(thing))


def _refers_back(sentence: Span) -> bool:
    """Whether a sentence speaks of "the attack", an event told of before."""
    return any(
        _is_event(token) and any(child.lower_ in DEFINITE for child in children(token, "det")) for token in sentence
    )


def _continues(sentence: Span) -> bool:
    """Whether a sentence goes on in the paragraph of the one before it."""
    return sentence.start > 0 and "\n" not in sentence.doc[sentence.start - 1].text


def _taking_place(sentence: Span) -> Iterator[Token]:
    """ "The explosion took place on First Avenue", "the ambush happened near X", "the attack was carried out in X"."""
    for preposition, thing in _located(sentence):
        verb = preposition.head
        whole = verb.lemma_ in {"commit", "perpetrate"} or any(
            child.lemma_ in {"place", "out"} for child in verb.children
        )
        happened = verb.lemma_ in OCCURRING or (verb.lemma_ in DONE and whole)
        told = [*verb.children, *([verb.head] if verb.dep_ in {"acl", "relcl"} else [])]
        if happened and any(_is_event(one) or one.lemma_ in {"it", "this", "incident"} for one in told):
            yield thing


def _located(sentence: Span) -> Iterator[tuple[Token, Token]]:
    """(preposition, named place) of each phrase that tells where, but for where somebody said it."""
    for token in sentence:
        if token.lower_ in LOCATIVE and token.dep_ == "prep" and token.head.lemma_.lower() not in CUE_LEMMAS:
            for thing in children(token, "pobj"):
                if is_place(thing) and has_name(thing) and not _of_the_care(token, thing):
                    yield token, thing


def _is_event(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.ATTACKS | lexicon.DEEDS | {"incident", "accident"}


def _harms(verb: Token) -> bool:
    return verb.pos_ == "VERB" and (
        triggers(verb) is not None or verb.lemma_ in lexicon.ARMED_DEEDS | lexicon.ATTACKING | {"explode", "crash"}
    )
