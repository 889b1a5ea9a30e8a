"""Whether a composed sentence says what a sentence of its evidence says, as far as the order of words tells.

Each of its statements is held against the one of the evidence that it is most like: the same speaker, nobody and no
figure out of another statement, nobody in another's role, no name before another's noun. What stands in no evidence
is a paraphrase and judged elsewhere. Not responsible for: hedges, negation, names and numbers that stand nowhere
(grounding.composed); what only a parse tells (roles).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from summarizer.normalize.statements import Statement, statements
from summarizer.rules.callings import Told, other_unit, same_speaker, stems
from summarizer.rules.deed_words import AUXILIARIES, BE, EVENTS, TAKEN_UP
from summarizer.rules.doings import Clause, Doing, clause_of
from summarizer.rules.frames import STRONG
from summarizer.rules.harm_words import KIND_FORMS
from summarizer.rules.parties import stem, words_of

_DEED_WORDS: Final = frozenset(word for forms in KIND_FORMS.values() for word in forms) | EVENTS | STRONG
_PRONOUN_OPENS: Final = re.compile(
    r"\W*(?:it|they|he|she|there|these|those|this)\b(?! (?:has |had |have )?(?:also )?received)", re.IGNORECASE
)
_COORDINATED: Final = re.compile(r",?\s+and\s+|;\s+", re.IGNORECASE)
SHORTEST_BEGINNING: Final = 5
SHORTEST_REPEATED: Final = 4
_NO_PARTY: Final = frozenset("to of by from was were is are has had because when while but and not on with".split())
"""What stands behind neither "by" nor an article."""
_ARTICLES: Final = frozenset({"the", "a", "an"})
_HEDGING: Final = frozenset({"apparently", "reportedly", "allegedly", "probably", "possibly"})
_DONE: Final = frozenset("killed kidnapped abducted detained attacked mounted launched bombed shelled seized".split())
"""Past forms of which no clause has two side by side: two sentences were cut and joined."""
_CUT: Final = _ARTICLES | {"by"}
_MAY_BE_CUT: Final = _CUT | _DONE | {"least"}
"""What some words never follow."""
_POSSESSIVES: Final = frozenset({"their", "his", "her", "its"})
_BEFORE_NOT: Final = AUXILIARIES | BE | frozenset(', ; : ( ) " or but and if why must shall should ought'.split())
_PLAIN_ATTACKS: Final = frozenset(map(stem, "attacked assaulted raided stormed shelled bombed".split()))
"""Verbs of an attack that tell no harm: whoever was harmed elsewhere was not said to be attacked there."""
_TOLD_APART: Final = re.compile(r"[A-Z][\w'’-]*|\d[\d,.]*")
NAME_WEIGHT: Final = 2
"""How much more a shared name or figure tells of what a statement is about than another word."""
_TAKES_UP: Final = re.compile(r"\b(?:it|they|he|she|we|i|them|him|us|me)\b", re.IGNORECASE)
KINDS: Final = frozenset(KIND_FORMS)
HARM: Final = frozenset({"killed", "injured", "displaced"})
AGENT, PATIENT = 1, 2


def support(text: str, told: Sequence[Told]) -> bool | None:
    """True where the order of words bears a text out, False where it speaks against it, None where it tells nothing."""
    return _support(text, tuple(told))


@lru_cache(maxsize=512)
def _support(text: str, told: tuple[Told, ...]) -> bool | None:
    every = [(one, source) for source in told for one in statements(source.sentence)]
    known = frozenset().union(*(stems(source.sentence) for source in told))
    verdicts = [_statement(one, every, known) for one in statements(text)]
    if False in verdicts:
        return False
    return None if None in verdicts else True


def _statement(said: Statement, every: Sequence[tuple[Statement, Told]], known: frozenset[str]) -> bool | None:
    wanted = stems(said.content)
    if not wanted:
        return None
    apart = stems(" ".join(_TOLD_APART.findall(said.content)))
    shared = [_alike(wanted, apart, stems(one.text)) for one, _ in every]
    best = max(shared, default=0)
    if best == 0:
        return False if apart or _figures(said.content) else None
    found = [
        _pair(said, one, source, every, known)
        for (one, source), count in zip(every, shared, strict=True)
        if count == best or (count and _PRONOUN_OPENS.match(one.content))
    ]
    return True if True in found else None if None in found else False


def _circumstances(said: Statement, given: Statement, source: Told) -> frozenset[str]:
    """Words of the same speaker's other clauses in the sentence that have no role in what is said: its place or day."""
    clause = clause_of(said.content)
    beside = (one for one in statements(source.sentence) if one.speaker == given.speaker and one != given)
    return frozenset[str]().union(*(stems(one.content) for one in beside)) - clause.agents - clause.patients


def _is_form(word: str, other: str) -> bool:
    """Whether one word is the beginning of the other ("police", "policemen")."""
    short, long = sorted((word, other), key=len)
    return len(short) >= SHORTEST_BEGINNING and long.startswith(short)


@lru_cache(maxsize=1024)
def _takes_up(text: str) -> bool:
    return _TAKES_UP.search(text) is not None


@lru_cache(maxsize=2048)
def _adverbs(text: str) -> frozenset[str]:
    return frozenset(word for word in words_of(text) if word.endswith("ly") and len(word) > SHORTEST_BEGINNING)


def _figures(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _alike(wanted: frozenset[str], apart: frozenset[str], given: frozenset[str]) -> int:
    return len(wanted & given) + NAME_WEIGHT * len(apart & given)


def _pair(
    said: Statement, given: Statement, source: Told, every: Sequence[tuple[Statement, Told]], known: frozenset[str]
) -> bool | None:
    if not same_speaker(said, given, source, known):
        return False
    strange = _strange(said, given, source, every, known)
    if strange and not _carried_over(strange, given, source, every):
        return _in_pieces(said, every, known)
    if other_unit(said.content, given.text):
        return False
    return _roles(said.content, given)


def _strange(
    said: Statement, given: Statement, source: Told, every: Sequence[tuple[Statement, Told]], known: frozenset[str]
) -> set[str]:
    """What is said in words of other statements, or more often than here."""
    clause = clause_of(said.content)
    here = stems(given.text)
    found = {word for word in (stems(said.content) & known) - here if not _is_deed(word)} - clause.verb_stems
    found = {word for word in found if not any(_is_form(word, one) for one in here)}
    if found:
        found -= _circumstances(said, given, source)
    if not _takes_up(given.content):
        subject = frozenset[str]() if said.speaker else clause.agents
        found |= (stems(" ".join(_TOLD_APART.findall(said.content))) & known) - stems(given.content) - subject
    if manner := _adverbs(said.content) - _adverbs(given.text):
        found |= manner & frozenset[str]().union(*(_adverbs(one.text) for one, _ in every))
    return found | _deeds_of_others(said, given, source, every) | _repeated(said.content, given.text)


def _repeated(said: str, given: str) -> set[str]:
    """Words of the evidence that are said once more than they stand there: halves of two clauses that were joined."""
    words = words_of(said)
    long = [word for word in words if len(word) >= SHORTEST_REPEATED]
    twice = {word: n for word, n in Counter(long).items() if n > 1} if len(set(long)) < len(long) else {}
    found = {word for word, n in twice.items() if 0 < sum(one.startswith(word) for one in words_of(given)) < n}
    return found | {
        " ".join(pair) for pair in pairwise(words) if (pair[0] in _MAY_BE_CUT or pair[1] == "not") and _is_cut(*pair)
    }


def _is_cut(first: str, second: str) -> bool:
    """Whether no phrase goes on so: "by to", "the because", "rebels not withdraw"."""
    if second == "not":
        return first not in _BEFORE_NOT
    if first == "least" and second in _HEDGING:
        return True
    if first in _DONE and second in _DONE:
        return True
    if first in _ARTICLES and second in _ARTICLES | _POSSESSIVES:
        return True
    return first in _CUT and second in _NO_PARTY


def _deeds_of_others(
    said: Statement, given: Statement, source: Told, every: Sequence[tuple[Statement, Told]]
) -> set[str]:
    """Classes of deeds that another statement of the evidence tells and this one does not."""
    here = frozenset[str]().union(*(doing.deed for doing in clause_of(given.content).doings))
    here |= {"attack"} if here & {"killed", "injured"} else set()
    mine = clause_of(said.content)
    found: set[str] = set()
    if told := [doing.deed for doing in mine.doings[: mine.verbs] if not doing.deed & here]:
        there = {deed for one, _ in every for doing in clause_of(one.content).doings for deed in doing.deed}
        found = {deed for deeds in told for deed in deeds & there}
    if lent := mine.verb_stems & _PLAIN_ATTACKS - clause_of(given.content).verb_stems:
        others = (clause_of(one.content).verb_stems for one, other in every if other is not source)
        found |= (lent & frozenset[str]().union(*others)) - frozenset(map(stem, words_of(given.text)))
    return found


def _carried_over(strange: set[str], given: Statement, source: Told, every: Sequence[tuple[Statement, Told]]) -> bool:
    """Whether a pronoun opens what is said, and all that is missing stands in the statement before."""
    if not _PRONOUN_OPENS.match(given.content):
        return False
    place = every.index((given, source))
    return place > 0 and strange <= stems(every[place - 1][0].text)


def _in_pieces(said: Statement, every: Sequence[tuple[Statement, Told]], known: frozenset[str]) -> bool:
    """Whether what is said are coordinate clauses that each stand in one statement."""
    pieces = _COORDINATED.split(said.content)
    if len(pieces) < 2 or not all(clause_of(piece).doings for piece in pieces):
        return False
    return all(_statement(said._replace(content=piece, text=piece), every, known) for piece in pieces)


@lru_cache(maxsize=4096)
def _is_deed(word: str) -> bool:
    return word in _DEED_STEMS


_DEED_STEMS: Final = frozenset({stem(word) for word in _DEED_WORDS} | _DEED_WORDS)


def _roles(said: str, told: Statement) -> bool | None:
    """Whether everybody does, or has done to them, what the evidence has them do."""
    mine, theirs = clause_of(said), clause_of(told.content)
    if _is_part(words_of(said), words_of(told.content)):
        return True
    if mine.open or theirs.open:
        return None
    if not _same_kinds(mine, theirs):
        return False
    if not mine.doings:
        return None
    known = frozenset(map(stem, words_of(told.text)))
    verdicts = [_doing(doing, theirs, known) for doing in mine.doings]
    if False in verdicts:
        return False
    return True if True in verdicts else None


def _is_part(said: Sequence[str], given: Sequence[str]) -> bool:
    """Whether the words stand in the evidence in one run."""
    mine = [word for word in said if word[0].isalnum()]
    theirs = [word for word in given if word[0].isalnum()]
    size = len(mine)
    return any(theirs[at : at + size] == mine for at in range(len(theirs) - size + 1))


def _same_kinds(mine: Clause, theirs: Clause) -> bool:
    """Whether no harm is told that the evidence does not tell, where it tells one."""
    said = frozenset[str]().union(*(doing.deed for doing in mine.doings)) & KINDS
    given = frozenset[str]().union(*(doing.deed for doing in theirs.doings)) & KINDS
    return not said or not given or bool(said & given)


def _doing(said: Doing, given: Clause, known: frozenset[str]) -> bool | None:
    alike = [doing for doing in given.doings if doing.deed & said.deed]
    agents, patients = (said.agent - said.patient) & known, (said.patient - said.agent) & known
    if "leave" in said.deed:
        patients = frozenset()  # a place
    if not agents and not patients:
        return True if alike and not said.agent - {TAKEN_UP} else None
    if "transfer" in said.deed and alike:
        return True
    verdicts = [_in_role(agents, alike, given, AGENT, PATIENT), _in_role(patients, alike, given, PATIENT, AGENT)]
    if False in verdicts:
        return False
    return None if None in verdicts else True


def _in_role(these: frozenset[str], alike: Sequence[Doing], given: Clause, own: int, other: int) -> bool | None:
    """Whether these words are in their role (agent or patient) of the evidence's deeds of this class."""
    if not these:
        return True
    here, against = (frozenset[str]().union(*(doing[at] for doing in alike)) for at in (own, other))
    if these & here:
        return not these & against - here
    if these & against:
        return False
    elsewhere = frozenset[str]().union(*(doing[own] for doing in given.doings if _bears_on(doing, alike)))
    if not alike:
        opposite = frozenset[str]().union(*(doing[other] for doing in given.doings))
        return None if these & opposite or not these <= elsewhere else True
    if here:
        told = frozenset[str]().union(*(doing.agent | doing.patient for doing in given.doings))
        return None if TAKEN_UP in here or (own == PATIENT and not these & told) else False
    return True if these & elsewhere else None if own == PATIENT else False


def _bears_on(doing: Doing, alike: Sequence[Doing]) -> bool:
    """Whether who does one deed may have done the others: an attack and the harm told beside it; or none is told."""
    return not alike or "attack" in doing.deed or any(one.deed & HARM for one in alike)
