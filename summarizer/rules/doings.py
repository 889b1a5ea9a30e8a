"""Who does what to whom in a clause, by the order of its words.

Before an active verb stands who does it, behind it to whom; a passive turns this round and "by" names the doer; "X
died" has only whom it befell. Words are told by form: inflected deeds of the word lists, "-ed", forms of "be". Good
for news clauses; whoever compares takes "no role" for an answer. Not responsible for: what differs (likeness).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.normalize.searching import may_hold
from summarizer.rules.deed_words import (
    ATTACK_FORMS,
    AUXILIARIES,
    BE,
    BEFALLING,
    BESIDE_BE,
    BORDERS,
    CONVERSE,
    DETERMINERS,
    DRIVING,
    EVENTS,
    IRREGULAR,
    LEAVING,
    LEAVING_BEHIND,
    NO_PARTICIPLES,
    NOT_DEEDS,
    OPEN,
    PREPOSITIONS,
    RESULTS,
    STAGING,
    TAKING,
)
from summarizer.rules.harm_words import ALIKE, KIND_FORMS
from summarizer.rules.parties import object_of, party, party_after, stem, words_of

_QUALIFIER: Final = re.compile(
    r"\b(?:at\s(?:the\s)?(?:least|most)|(?:no\s)?(?:more|less|fewer)\sthan|up\sto|as\smany\sas"
    r"|(?:over|around|about)(?=\s\d))\s",
    re.IGNORECASE,
)
"""Of figures; their prepositions open no phrase."""
_QUALIFYING: Final = ("than", "least", "most", "up", "many", "over", "around", "about")
"""A word of each."""
_EVENTS_ONLY: Final = EVENTS - IRREGULAR
_NO_NOUN: Final = PREPOSITIONS | DETERMINERS | BORDERS | BE
_NOUN_OPENERS: Final = frozenset({"by", "from", "of", "on", "against"})

_DO: Final = frozenset({"did", "does", "do", "will", "would"})


class Doing(NamedTuple):
    """One deed, who does it, to whom.

    Its classes are kinds of casualty, "attack", "take", "leave", "transfer", or its stem.
    """

    deed: frozenset[str]
    agent: frozenset[str]
    patient: frozenset[str]


class Clause(NamedTuple):
    """All deeds of some words, those told by verbs first. ``open``: order does not tell who does what there."""

    doings: tuple[Doing, ...]
    open: bool
    verbs: int
    verb_stems: frozenset[str]

    @property
    def agents(self) -> frozenset[str]:
        """Everyone who does something."""
        return frozenset[str]().union(*(doing.agent for doing in self.doings))

    @property
    def patients(self) -> frozenset[str]:
        """Everyone to whom something is done."""
        return frozenset[str]().union(*(doing.patient for doing in self.doings))


@lru_cache(maxsize=1024)
def clause_of(text: str) -> Clause:
    """The deeds of some words, in order."""
    words = words_of(_without_qualifiers(text))
    does = not _DO.isdisjoint(words)
    verbs = [at for at, word in enumerate(words) if (does or _may_be_verb(word)) and _is_verb(words, at)]
    found: list[Doing] = []
    subject: tuple[int, int] = (0, 0)
    for number, at in enumerate(verbs):
        low = verbs[number - 1] + 1 if number else 0
        own = _border_before(words, low, at)
        joined = (number and words[max(low, at - 1)] in {"and", "or"}) or own >= at - _auxiliaries_before(words, at)
        if not joined and (not number or own > low or _has_entity(words, low, at)):
            subject = (own if number else _clause_start(words, low, at), at)
        high = verbs[number + 1] if number + 1 < len(verbs) else len(words)
        found.append(_doing(words, at, subject, high))
    return Clause(
        (*found, *_nominal(words, verbs)),
        open=any(words[at] in OPEN for at in verbs),
        verbs=len(found),
        verb_stems=frozenset(stem(words[at]) for at in verbs),
    )


def _without_qualifiers(text: str) -> str:
    return _QUALIFIER.sub("", text) if may_hold(text, _QUALIFYING) else text


@lru_cache(maxsize=4096)
def _may_be_verb(word: str) -> bool:
    """Whether a word can be one without "do" before it."""
    return word.endswith(("ed", "ing")) or word in IRREGULAR or word in BEFALLING or word in OPEN or word in RESULTS


def _is_verb(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if word.endswith("ing") and len(word) > 5 and at and words[at - 1] == "," and word not in NO_PARTICIPLES:
        return at + 1 < len(words) and words[at + 1] not in {"by", "of", "from"}
    follows_do = at > 0 and not _DO.isdisjoint(words[max(0, at - 3) : at])
    if follows_do and word not in AUXILIARIES and word not in PREPOSITIONS and word not in DETERMINERS:
        return _plain_between(words, at)
    if word in NOT_DEEDS or word in _EVENTS_ONLY:
        return False
    if word in RESULTS and not (word.endswith("ed") and not LEAVING_BEHIND & set(words[max(0, at - 10) : at])):
        return _after_be(words, at) and word.endswith("ed")
    if word in IRREGULAR or word in BEFALLING or word in OPEN:
        return not (at and words[at - 1] in DETERMINERS)
    if not (word.endswith("ed") and len(word) > 3):
        return False
    return _after_be(words, at) or not _is_adjective(words, at)


def _plain_between(words: Sequence[str], at: int) -> bool:
    return all(w in AUXILIARIES or w.endswith("ly") for w in words[at - 1 : at])


def _after_be(words: Sequence[str], at: int) -> bool:
    back = at - 1
    while back >= 0 and (words[back] in BESIDE_BE or words[back].endswith("ly")):
        back -= 1
    return back >= 0 and words[back] in BE


def _is_adjective(words: Sequence[str], at: int) -> bool:
    """Whether a participle stands before its noun ("masked gunmen", "5 wounded soldiers")."""
    before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    opens = not before or before in DETERMINERS or before in PREPOSITIONS or before in BORDERS or before.isdigit()
    noun = bool(after) and after[0].isalpha() and after not in _NO_NOUN
    return opens and noun


def _auxiliaries_before(words: Sequence[str], at: int) -> int:
    back = at - 1
    while back >= 0 and (words[back] in AUXILIARIES or words[back] in BE or words[back].endswith("ly")):
        back -= 1
    return at - 1 - back


def _border_before(words: Sequence[str], low: int, at: int) -> int:
    return next((back + 1 for back in range(at - 1, low - 1, -1) if words[back] in BORDERS), low)


def _clause_start(words: Sequence[str], low: int, at: int) -> int:
    """Where the first subject begins: behind an opening phrase that ends in a comma."""
    return next(
        (
            back + 1
            for back in range(at - 1, low - 1, -1)
            if words[back] in {",", ";", ":", '"', "when", "after", "that"}
        ),
        low,
    )


def _has_entity(words: Sequence[str], low: int, at: int) -> bool:
    return (
        low < at
        and words[low] not in PREPOSITIONS
        and any(word not in AUXILIARIES and word not in BE and not word.endswith("ly") for word in words[low:at])
        and not _is_object(words, low)
    )


def _is_object(words: Sequence[str], low: int) -> bool:
    return low > 0 and words[low - 1] not in BEFALLING


def _doing(words: Sequence[str], at: int, subject: tuple[int, int], high: int) -> Doing:
    word = words[at]
    own, doers = party(words, *subject)
    behind, by = object_of(words, at, high)
    deed = _classes(words, at, high)
    if _after_be(words, at) or (by and not behind and not doers):
        return Doing(deed, by | doers, own)
    if word in BEFALLING or _loses_lives(words, at, high):
        hands = party_after(words, at, high, ("hands", "of"))
        return Doing(deed, hands | by, own)
    if word in {"fell", "fallen", "fall", "falls"}:
        return Doing(deed, party_after(words, at, high, ("to",)), own)
    if doers:
        return Doing(deed, doers | by, behind)
    return Doing(deed, own | by, behind)


def _loses_lives(words: Sequence[str], at: int, high: int) -> bool:
    return words[at] == "lost" and any(word in {"life", "lives"} for word in words[at + 1 : min(high, at + 4)])


def _nominal(words: Sequence[str], verbs: Sequence[int]) -> list[Doing]:
    """Events told as nouns: "the murder of X by Y", "shelling by Y"."""
    found = []
    for at, word in enumerate(words):
        if at + 1 == len(words) or words[at + 1] not in _NOUN_OPENERS:
            continue
        if word in EVENTS or (word.endswith("ing") and words[at + 1] == "of" and at not in verbs):
            end = next((verb - _auxiliaries_before(words, verb) for verb in verbs if verb > at), len(words))
            own, by = party(words, at + 1, end)
            if words[at + 1] in {"by", "from"}:
                own, by = frozenset(), party(words, at + 2, end)[0]
            found.append(Doing(_classes_of(word) | {stem(word)}, by, own))
    return found


def _classes(words: Sequence[str], at: int, high: int) -> frozenset[str]:
    word = words[at]
    near = words[at + 1 : min(high, at + 9)]
    if word in {"left", "leave"} and (result := next((w for w in near if w in RESULTS), None)):
        return _classes_of(result)
    if word in STAGING and any(w in EVENTS for w in near):
        return frozenset({"attack"})
    if word in DRIVING and ("homes" in near or "home" in near):
        return frozenset({"displaced"})
    if _loses_lives(words, at, high) or (word in {"shot", "shoot", "stabbed", "beaten", "gunned"} and "dead" in near):
        return frozenset({"killed"})
    return _classes_of(word) or frozenset({stem(word)})


@lru_cache(maxsize=2048)
def _classes_of(word: str) -> frozenset[str]:
    told = {kind for kind, forms in KIND_FORMS.items() if word in forms}
    told |= {other for kind in told for other in ALIKE.get(kind, ())}
    if word in LEAVING:
        told.add("leave")
    if word in CONVERSE:
        told.add("transfer")
    if word in TAKING:
        told = {"take"} | (told - {"abducted", "held", "detained"} if word in {"captured", "seized"} else told)
    if word in ATTACK_FORMS or word in EVENTS:
        told.add("attack")
    return frozenset(told)
