"""The class of a cue, from its words alone.

Not responsible for: which verbs there are (cue_words), whose cue it is, what a class means for a claim (factuality).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from summarizer.normalize.cue_words import CUE_FORMS, CUE_LEMMAS, NEGATION_RAISING, NOUN_CUES, NOUN_FORMS
from summarizer.vocabulary import CueClass

__all__ = ["CUE_FORMS", "CUE_LEMMAS", "NEGATION_RAISING", "NOUN_CUES", "NOUN_FORMS", "read_cue_class"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST_CUE: Final = 400
"""Characters of a cue that are read; a longer one is no cue but a passage."""

_NEGATION: Final = re.compile(
    r"\b(?:not(?![^\S\n](?:only|just))|never|nor|neither|no|cannot|without|unable|refus\w+|declin\w+|fail(?:s|ed|ing)?)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_PHRASES: Final[tuple[tuple[re.Pattern[str], CueClass], ...]] = (
    (re.compile(r"\brul(?:e|es|ed|ing)[^\S\n]+out\b", re.IGNORECASE), "deny"),
    (re.compile(r"\b(?:sound|rais)(?:ed|s|ing|e)?[^\S\n]+the[^\S\n]+alarm\b", re.IGNORECASE), "warn"),
    (re.compile(r"\bpass(?:ed|es|ing)?[^\S\n]+on\b", re.IGNORECASE), "report"),
    (
        re.compile(
            r"\b(?:am|is|are|was|were|be|been|being)[^\S\n]+(?:\w+ly[^\S\n]+)?(?:told|informed|notified|briefed|advised)\b",
            re.IGNORECASE,
        ),
        "report",
    ),
)
"""Classes that no single word gives. Who "was told" has it from others."""

_HAVING: Final = re.compile(r"\W*(?:has|have|had|having)(?:\W+(?:also|now|already|since|had))*\W*", re.IGNORECASE)
_UNDONE: Final = frozenset(("confirm", "deny", "allege", "warn", "report"))


def read_cue_class(cue: str) -> CueClass:
    """What a cue does to its content; ``neutral`` for words that are in no table ("according to", ":").

    Verbs decide before nouns ("said in a report": neutral), marked classes before neutral ones, deny and confirm
    first ("confirmed reports"). A negated cue takes nothing back and vouches for nothing ("did not deny", "declined
    to confirm": neutral), but a negated belief denies ("does not think"). Bare "has had" is a cue of reports.
    """
    return _class_of(cue[:_LONGEST_CUE])


@lru_cache(maxsize=1_024)
def _class_of(cue: str) -> CueClass:
    negated = _NEGATION.search(cue) is not None
    for pattern, kind in _PHRASES:
        if pattern.search(cue):
            return "neutral" if negated else kind
    if _HAVING.fullmatch(cue):
        return "report"
    words = [word.casefold() for word in _WORD.findall(cue)]
    verbs = [CUE_FORMS[word] for word in words if word in CUE_FORMS and not _is_noun_here(word, words)]
    if negated and any(verb in NEGATION_RAISING for verb in verbs):
        return "deny"
    kinds = [CUE_LEMMAS[verb] for verb in verbs if verb not in _LIGHT]
    kinds = kinds or [NOUN_CUES[NOUN_FORMS[word]] for word in words if word in NOUN_FORMS]
    kind = next((kind for kind in _STRONGEST if kind in kinds), "neutral")
    return "neutral" if negated and kind in _UNDONE else kind


_STRONGEST: Final[tuple[CueClass, ...]] = ("deny", "confirm", "allege", "warn", "report", "assess")
_LIGHT: Final = frozenset(
    ("issue", "release", "publish", "go", "continue", "get", "begin", "call", "want", "decline", "make")
)
"""Verbs that only carry a noun cue ("issued a denial") or stand beside another verb ("went on to say")."""

_DETERMINERS_WORDS: Final = (
    "a an the its their his her this these those some of to in by with there no any such unconfirmed"
)
_DETERMINERS: Final = frozenset(_DETERMINERS_WORDS.split())


def _is_noun_here(word: str, words: list[str]) -> bool:
    """Whether a form that is noun and verb ("reports", "claim") stands behind a determiner or an object's verb."""
    if word not in NOUN_FORMS:
        return False
    place = words.index(word)
    if place == 0:
        return False
    before = words[place - 1]
    is_infinitive = before == "to" and words[place - 2 : place - 1] != ["according"]
    return (before in _DETERMINERS and not is_infinitive) or before in CUE_FORMS
