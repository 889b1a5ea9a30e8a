"""What people, speakers and forces are called: whether two phrases of one article may mean the same one.

Not responsible for: pronouns of a draft's sources (identities), who says or does what (likeness).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.normalize.numerals import UNITS
from summarizer.normalize.statements import Statement, statements
from summarizer.rules.doings import clause_of
from summarizer.rules.lexicon import FORCE_HEADS, HONORIFICS, ROLES
from summarizer.rules.parties import stem, words_of

_SMALL: Final = frozenset(
    "the a an that this these those has have had having its his her their also on in at of to from for with by as "
    "and or but while whereas although though after before because when nor than is are was were be been being who "
    "whom whose which what it he she they we i you him them us not no did do does will would may might can could "
    "near over under into out up down off about around nearly almost least more most fewer less some any there then "
    "later statement reporters journalists including among violence fighting people person hand hands "
    "life lives dead hit open opened mounted launched carried there left told one another other others own new "
    "officer officers worker workers member members".split()
)
"""Words that stand in any statement."""
_CAPITAL: Final = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_UNIT: Final = re.compile(r"\b((?-i:[A-Z])[\w’'-]*)\s+([a-z][\w-]+)\b")
WIDE_HEADS: Final = frozenset("troops soldiers forces military men members fighters gunmen".split())
"""Heads that may stand for any force of their kind."""


class Told(NamedTuple):
    """A whole sentence of evidence.

    ``before`` are the words for whoever spoke last before it, for its pronouns; ``around`` the sentences near it, in
    which a speaker may be called otherwise; ``outlet`` the article's.
    """

    sentence: str
    before: str = ""
    around: tuple[str, ...] = ()
    outlet: str = ""


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """What a clause is about: stems of its words that tell, figures as digits."""
    return frozenset(map(_telling, words_of(text))) - _NOTHING


_NOTHING: Final = frozenset({""})


@lru_cache(maxsize=8192)
def _telling(word: str) -> str:
    """The stem of a word that tells, else nothing."""
    if word in _SMALL or not word[0].isalnum() or word.endswith("ly"):
        return ""
    return str(UNITS[word]) if word in UNITS else stem(word.replace(".", ""))


@lru_cache(maxsize=2_048)
def names_in(phrase: str) -> frozenset[str]:
    """Capitalised words of a phrase that are no title, possessive endings off; not the first of "Hospital staff"."""
    phrase = _OPENS_SMALL.sub("", phrase)
    found = (_POSSESSIVE.sub("", word) for word in _CAPITAL.findall(phrase))
    return frozenset(
        word.casefold().replace(".", "")
        for word in found
        if word[:1].isupper() and word.casefold() not in _SMALL and word.casefold().rstrip(".") not in _TITLES
    )


_POSSESSIVE: Final = re.compile(r"['’]s?$")
_OPENS_SMALL: Final = re.compile(r"^\W*[^\W\d_]+(?=\s[a-z])")
_TITLES: Final = HONORIFICS | frozenset(ROLES) | frozenset({"the", "according"})


def same_speaker(said: Statement, given: Statement, source: Told, known: frozenset[str]) -> bool:
    """Whether both are said by the same, as far as the evidence, the sentences around it and the outlet tell."""
    own = stems(said.speaker)
    if not own or said.is_of_pronoun:
        return True
    if not given.speaker:
        return not own & known or clause_of(given.content).open
    speaker = (source.before or source.sentence) if given.is_of_pronoun else given.speaker
    named, names = names_in(said.speaker), names_in(speaker)
    if given.is_of_pronoun and not source.before:
        return not own & known or bool(named)
    if named and names:
        return bool(named & names) or (not own & known and own <= stems(source.outlet))
    if own & stems(speaker):
        return True
    return not own & known and (own <= stems(source.outlet) or _is_also_called(own, names, source))


def _is_also_called(own: frozenset[str], names: frozenset[str], source: Told) -> bool:
    """Whether some statement of the article has the words for a speaker beside the speaker's name."""
    if not source.around or not names:
        return not source.around
    told = (one for sentence in source.around for one in statements(sentence) if names & names_in(one.text))
    return any(own <= stems(one.text) for one in told)


def other_unit(said: str, given: str) -> bool:
    """Whether a name stands before another noun than it does in the evidence ("the Dorn police" for "Dorn army")."""
    told: dict[str, list[str]] = {}
    for name, noun in _UNIT.findall(given):
        told.setdefault(name.casefold(), []).append(noun)
    for name, noun in _UNIT.findall(said):
        heads = told.get(name.casefold(), [])
        if heads and all(other_head(noun, head) for head in heads):
            return True
    return False


def other_head(one: str, other: str) -> bool:
    """Whether two nouns behind one name make different forces of it: police and army, but not army and troops."""
    first, second = FORCE_HEADS.get(one), FORCE_HEADS.get(other)
    if one == other or first is None or second is None or "forces" in {one, other}:
        return False
    return first != second or not {one, other} & WIDE_HEADS
