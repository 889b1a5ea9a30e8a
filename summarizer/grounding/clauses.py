"""Which clauses of its evidence a composed sentence speaks of, and whether they, or it, say that something is not so.

"The army left, while the rebels did not" bears two statements; one that says no more than the first has no negation to
keep. A clause bears on a sentence when it shares nearly as many words with it as the best one does, or a word that no
other clause has. Not responsible for: negation words (normalize.negation), whose statement it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from summarizer.alignment import folded_words
from summarizer.normalize.cue_words import inflections
from summarizer.normalize.negation import has_negation
from summarizer.normalize.numerals import UNITS
from summarizer.normalize.searching import may_hold
from summarizer.normalize.statements import Statement, statements

_BORDER: Final = re.compile(r";\s|(?:,\s)?(?<!\w)(?:but|while|whereas|although|though)\s|,\sand\s", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*")
_SMALL_WORDS: Final = (
    "the a an of to in on at by for from with and or that this it its he she they his her their was were is are be "
    "been had has have said say says as not no who which"
)
_SMALL: Final = frozenset(_SMALL_WORDS.split())
FEWEST_SHARED: Final = 2
"""Words of a denial's scope that a sentence shares when it speaks of what is denied."""
_TOLD_APART: Final = re.compile(r"[A-Z][\w'-]*|\d[\d,.]*")
NAME_WEIGHT: Final = 2
"""How much more a shared name or figure tells of what a clause is about than another word."""
_STEM_LENGTH: Final = 5
"""Letters by which two forms of a word are taken for one (shelled, shelling)."""
_DENYING_WORDS: Final = "deny reject refute dismiss dispute rebut repudiate debunk refuse decline fail"
_DENYING_FORMS: Final = frozenset(form for verb in _DENYING_WORDS.split() for form in inflections(verb))
_DENYING: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(_DENYING_FORMS, key=len, reverse=True))}"
    r"|denials?|ruled out|rules out|unable to|neither)\b",
    re.IGNORECASE,
)
"""Verbs that turn their content round (FactBank: CT-) as "not" does; "denied that X" says that X is not so."""
_TELLING: Final = tuple(
    "deny deni reject refut dismiss disput rebut repudiat debunk refus declin fail ruled rules unable neither".split()
)
"""Letters of every denial: most clauses need no search for one."""
_TWICE: Final = re.compile(
    rf"\b(?:not|never|n't|cannot)\b(?:\s\w+){{0,2}}?\s(?:{'|'.join(sorted(_DENYING_FORMS, key=len, reverse=True))})\b"
    r"|n't\s(?:deny|reject|refute|dismiss|dispute|refuse|decline|fail)\b",
    re.IGNORECASE,
)


def is_turned(text: str) -> bool:
    """Whether a negation or a verb of denial stands in the text."""
    return has_negation(text) or _denies(text)


def _denies(text: str) -> bool:
    return may_hold(text, _TELLING) and _DENYING.search(text) is not None


def drops_a_turn(text: str, clause: str) -> bool:
    """Whether a clause says is not so, by a negation or a denial of it, what ``text`` says without one.

    A denial bears on the words behind it: "the general denied that 3 died" takes nothing from what else he said.
    """
    if is_turned(text):
        return False
    return has_negation(clause) or (
        _denies(clause) and any(_bears(text, clause, match) for match in _DENYING.finditer(clause))
    )


def _bears(text: str, clause: str, denial: re.Match[str]) -> bool:
    scope = _stems(clause[denial.end() :]) or _stems(clause)
    shared = len(scope & _stems(text))
    return shared >= FEWEST_SHARED or shared * 2 >= len(scope) > 0


def is_turned_twice(text: str) -> bool:
    """Whether a denial is itself negated: "did not deny"."""
    folded = folded_words(text)
    lower = folded.lower()
    return ("not" in lower or "never" in lower or "n't" in lower) and _TWICE.search(folded) is not None


@lru_cache(maxsize=2048)
def _stems(text: str) -> frozenset[str]:
    return frozenset(
        str(UNITS.get(word, word))[:_STEM_LENGTH] for word in set(_WORD.findall(folded_words(text).casefold())) - _SMALL
    )


def bearing(said: Statement, evidence: Sequence[str]) -> list[str]:
    """The clauses of the evidence that a statement speaks of; all of them when it shares words with none.

    They are clauses of the one statement of the evidence that is most like it (of several, when it cannot be told).
    """
    every = [one for words in evidence for one in statements(words)]
    about = _stems(said.content)
    names = _stems(" ".join(_TOLD_APART.findall(said.content)))
    alike = [len(about & _stems(one.text)) + NAME_WEIGHT * len(names & _stems(one.text)) for one in every]
    speaker = _stems(said.speaker)
    alike = [2 * shared + bool(speaker & _stems(one.speaker)) for one, shared in zip(every, alike, strict=True)]
    most = max(alike, default=0)
    nearest = [one.text for one, shared in zip(every, alike, strict=True) if shared == most]
    clauses = [clause for words in nearest for clause in _clauses_of(words)]
    return _spoken_of(_stems(said.text), clauses)


@lru_cache(maxsize=1024)
def _clauses_of(text: str) -> tuple[str, ...]:
    return tuple(clause for clause in _BORDER.split(text) if clause.strip())


def _spoken_of(said: frozenset[str], clauses: list[str]) -> list[str]:
    shared = [said & _stems(clause) for clause in clauses]
    best = max(map(len, shared), default=0)
    if best == 0:
        return clauses
    kept = []
    for index, clause in enumerate(clauses):
        others = frozenset().union(*(words for place, words in enumerate(shared) if place != index))
        if len(shared[index]) * 2 > best or shared[index] - others:
            kept.append(clause)
    return kept


def turns(text: str) -> int:
    """How often a text turns what it says round: by a denial, by a negation."""
    return _denies(text) + has_negation(text)
