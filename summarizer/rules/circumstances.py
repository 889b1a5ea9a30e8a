"""Means, motive, place and time of a casualty: the phrases that hang on its trigger or its victims.

Not responsible for: resolving a time or grading a place (normalize), places told elsewhere (places).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.normalize.times import find_times
from summarizer.rules import lexicon
from summarizer.rules.phrases import Words, around, children, core_phrase, spread
from summarizer.rules.place_names import is_place
from summarizer.rules.places import LOCATIVE, place_of
from summarizer.rules.triggers import Trigger, triggers
from summarizer.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEADING_ON = LOCATIVE | {"of", "during", "by", "from", "after", "with"}
"""Phrases whose own phrases still tell of the casualty ("in a clash near X", "during an ambush by Y in Z")."""
TAKEN: frozenset[CasualtyKind] = frozenset({"abducted", "detained", "displaced", "missing"})
"""Kinds whose place is where the victims were taken or fled from."""
INTENDED: frozenset[CasualtyKind] = frozenset({"killed", "abducted", "detained", "held", "injured"})
NEARBY = 6
"""Words around a preposition in which a phrase of motive stands."""
NO_MOTIVE = frozenset({"time", "day", "week", "month", "year", "hour", "minute", "sake", "example", "instance", "now"})
MOTIVE_PHRASES = (
    "in retaliation for",
    "in revenge for",
    "because of",
    "on suspicion of",
    "on charges of",
    "as punishment for",
    "in response to",
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Token runs; None where the clause does not tell."""

    means: Words | None
    motive: Words | None
    place: Words | None
    time: Words | None


def circumstances(trigger: Trigger, victim: Token, means: Token | None) -> Circumstances:
    """What the clause of a trigger tells besides its actors."""
    phrases = list(_phrases(trigger.token, victim, means))
    instrument = means if means is not None else _instrument(phrases)
    return Circumstances(
        means=core_phrase(instrument) if instrument is not None else None,
        motive=_motive(trigger, phrases),
        place=place_of(trigger, phrases, LOCATIVE | ({"from"} if trigger.kind in TAKEN else set())),
        time=_time(victim if trigger.frame == "toll" else trigger.token),
    )


def is_means(token: Token) -> bool:
    """Whether a noun is an instrument or event that harms ("air strike", "blast")."""
    if token.ent_type_ == "PERSON":
        return False
    named = token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in lexicon.MEANS
    return named or (token.dep_ == "pcomp" and token.lower_ in lexicon.MEANS)


def _phrases(trigger: Token, victim: Token, means: Token | None) -> Iterator[tuple[Token, Token]]:
    """Prepositional phrases after the trigger: on the trigger, its victims, and those nested in them."""
    heads = {trigger.i, *spread(victim, frozenset({"relcl", "appos"})), *(above.i for above in trigger.ancestors)}
    before = {trigger.i, victim.i} | ({trigger.head.i} if trigger.dep_ == "advcl" and trigger.tag_ == "VBG" else set())
    if means is not None:
        heads.add(means.i)
        before.add(means.i)
    limit = _clause_end(trigger)
    heads |= {other.i for other in trigger.doc[trigger.i + 1 : limit] if triggers(other) is not None}
    for token in trigger.doc[trigger.sent.start : limit]:
        if token.dep_ not in {"prep", "agent"} or token.head.i not in heads:
            continue
        if token.i < trigger.i and token.head.i not in before:
            continue
        for complement in children(token, "pobj", "pcomp"):
            yield token, complement
            if token.lower_ in LEADING_ON:
                heads.add(complement.i)
                before.add(complement.i)


def _clause_end(trigger: Token) -> int:
    """Token index of the next finite verb after the trigger: what follows it is another clause's."""
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if token.text in {";", ":"} or (token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and not _shares_clause(token)):
            return token.i
    return trigger.sent.end


def _shares_clause(verb: Token) -> bool:
    """ "four were killed and 17 wounded in strikes": a second trigger and its auxiliary share what follows."""
    return triggers(verb) is not None or (verb.dep_ in {"aux", "auxpass"} and triggers(verb.head) is not None)


def _instrument(phrases: list[tuple[Token, Token]]) -> Token | None:
    prepositions = {"in", "by", "from", "with", "during", "after", "to", "when"}
    return next(
        (thing for preposition, thing in phrases if preposition.lower_ in prepositions and is_means(thing)), None
    )


def _motive(trigger: Trigger, phrases: list[tuple[Token, Token]]) -> Words | None:
    """A stated reason: "for desertion", "in retaliation for ...", "on suspicion of ..."."""
    if trigger.kind not in INTENDED or trigger.frame == "subject":
        return None
    for preposition, thing in phrases:
        if preposition.i < trigger.token.i or not _may_tell_why(preposition, thing):
            continue
        words = _without_place(preposition, around(preposition, spread(preposition, frozenset({"relcl"}))))
        text = preposition.doc[words.start : words.end].text.lower()
        lead = preposition.doc[max(0, words.start - 2) : words.end].text.lower()
        marked = next((phrase for phrase in MOTIVE_PHRASES if phrase in lead), None)
        if marked and not text.startswith(marked) and preposition.lower_ in {"for", "of", "to"}:
            return Words(words.start - 2, words.end) if lead.startswith(marked) else words
        if text.startswith(MOTIVE_PHRASES) or (preposition.lower_ == "for" and _is_reason(thing)):
            return words
    return None


def _may_tell_why(preposition: Token, thing: Token) -> bool:
    """A look at the words around, before the whole phrase is spread out: a sentence may have hundreds of phrases."""
    if preposition.lower_ == "for" and _is_reason(thing):
        return True
    beside = preposition.doc[max(0, preposition.i - NEARBY) : preposition.i + NEARBY].text.lower()
    return any(phrase in beside for phrase in MOTIVE_PHRASES)


def _without_place(preposition: Token, words: Words) -> Words:
    """ "for desertion in the village of X": the place is where, not why."""
    for token in preposition.doc[preposition.i + 1 : words.end]:
        if (
            token.dep_ == "prep"
            and token.lower_ in LOCATIVE
            and any(is_place(thing) for thing in children(token, "pobj"))
        ):
            return Words(words.start, token.i)
    return words


def _is_reason(thing: Token) -> bool:
    if thing.tag_ == "VBG":
        return True
    if (
        thing.pos_ != "NOUN"
        or thing.ent_type_ in {"DATE", "TIME"}
        or thing.lemma_.lower() in NO_MOTIVE | lexicon.PEOPLE
    ):
        return False
    if thing.lemma_.lower() in lexicon.OFFENCES:
        return True
    return thing.lemma_.lower().endswith(
        ("ion", "ing", "ment", "ism", "ence", "ance", "al", "ery", "acy", "asy", "ty", "craft", "cy", "age")
    )


def _time(trigger: Token) -> Words | None:
    """The time expression of the trigger's sentence that is nearest to it, without one of another finite clause."""
    sentence = trigger.sent
    offset = sentence.start_char
    best: Words | None = None
    for found in find_times(sentence.text):
        words = _tokens(sentence.doc, sentence.start, offset + found.start, offset + found.end)
        if words is None or not _same_clause(trigger, words):
            continue
        if best is None or abs(words.start - trigger.i) < abs(best.start - trigger.i):
            best = words
    return best


def _tokens(doc: Doc, first: int, start: int, end: int) -> Words | None:
    inside = [token.i for token in doc[first : first + 400] if start <= token.idx < end]
    return Words(inside[0], inside[-1] + 1) if inside else None


def _verb_above(token: Token) -> Token:
    """The verb that a phrase belongs to."""
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    return token


def _same_clause(trigger: Token, words: Words) -> bool:
    """No other finite verb stands between the trigger and the time, and the time is not a cue's ("said on Monday")."""
    head = _verb_above(trigger.doc[words.start])
    if (
        head.i != trigger.i
        and head.lemma_.lower() in CUE_LEMMAS
        and (words.start < trigger.i or words.start - head.i <= 3)
    ):
        return False
    reduced = trigger.dep_ in {"acl", "relcl"} and not children(trigger, "auxpass")
    if reduced and not trigger.is_ancestor(trigger.doc[words.start]):
        return False
    low, high = sorted((trigger.i, words.start))
    between = trigger.doc[low + 1 : high]
    finite = [
        token for token in between if token.tag_ in {"VBD", "VBZ", "VBP"} and token.dep_ not in {"aux", "auxpass"}
    ]
    return not [token for token in finite if token.i != trigger.i]
