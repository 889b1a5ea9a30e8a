"""What a question fixes exactly, and whether a sentence speaks of just that: a year, a number, an age, a person.

A sentence with most of a question's words about another year, or with the years of something else than an age, is the
commonest wrong answer of all (the "negative" passages of Chen et al., Benchmarking Large Language Models in
Retrieval-Augmented Generation, AAAI 2024; Rajpurkar et al., Know What You Don't Know, ACL 2018, Table 2).

Not responsible for: how well a sentence answers (scoring).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from summarizer.terms import terms

if TYPE_CHECKING:
    from summarizer.questions.asking import Asking
    from summarizer.questions.scoring import Judged

_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_BOUND = re.compile(
    r"\b(?:before|after|prior to|since|until|till|by|from|between|later than|earlier than|following)\s+(?:\w+\s+)?"
    r"(?=\d{4}\b)",
    re.I,
)
"""A year that only bounds the time asked about: what fits it may be told of any other."""
_NUMBERED = re.compile(r"\b([^\W\d_]{3,})\s+(?!1[5-9]\d\d\b|20\d\d\b)(\d{1,4}[a-z]?)\b")
"""A name or noun with its number ("Flight 90"); a year is none."""
_HOW_OLD = re.compile(r"\bhow old\b|\bwhat age\b", re.I)
_AGE = re.compile(
    r"\b(?:aged?|ages|turn(?:s|ed|ing)?|born|centur\w+|date[sd]? (?:back|from)|built|founded|since)\b|[- ]old\b"
    r"|,\s*\d{1,3}\s*,",
    re.I,
)
"""How an age is told: of people, or of what was built or founded."""
_FULL_NAME = re.compile(
    r"\b[^\W\d_a-z](?:[\w'’-]*[a-z]|\.)\s+(?:[^\W\d_a-z]\.\s+)?(?:(?:de|da|di|du|van|von|der|bin|ibn|al|el)[\s-]){0,2}"
    r"[^\W\d_a-z][\w'’-]*[a-z]"
)
"""Two capitalised words, with an initial or a particle between them."""
_OFFICE = re.compile(
    r"^\W*who(?:'s|’s| is| was)\s+(?:the|an?)\s+(?!name)(?:[\w'’.-]+\s+){0,3}?(?:president|minister|director|head"
    r"|leader|chief|chair\w*|c[ef]o|executive|governor|mayor|secretary|spokes\w+|ambassador|coach|captain|manager"
    r"|founder|author|editor|king|queen|judge|commander|senator)\b",
    re.I,
)
"""A question for who holds an office, which a company or a country does not."""


def speaks_of_it(asking: Asking, found: Judged) -> bool:
    """Whether a sentence passes every check of what its question fixes."""
    return all(check(asking, found.sentence.text) for check in _CHECKS)


def _same_year(asking: Asking, text: str) -> bool:
    """Not of other years alone than the one asked about."""
    asked, told = set(_YEAR.findall(asking.text)), set(_YEAR.findall(text))
    if _BOUND.search(asking.text):
        return True
    return not asked or not told or bool(asked & told)


def _same_number(asking: Asking, text: str) -> bool:
    """Not of the third engine alone, when the question is about the fourth."""
    told = {(name.lower(), number) for name, number in _NUMBERED.findall(text)}
    others = {name for name, _ in told}
    asked = {(name.lower(), number) for name, number in _NUMBERED.findall(asking.text) if name[0].isupper()}
    return all(one in told or one[0] not in others for one in asked)


def _tells_age(asking: Asking, text: str) -> bool:
    return not _HOW_OLD.search(asking.text) or bool(_AGE.search(text))


def _names_somebody(asking: Asking, text: str) -> bool:
    """An office is held by a person, who is named: two capitalised words that the question has not."""
    if not _OFFICE.search(asking.text):
        return True
    return any(terms(match[0]).isdisjoint(asking.wanted.known) for match in _FULL_NAME.finditer(text))


_CHECKS: Final[tuple[Callable[[Asking, str], bool], ...]] = (
    _same_year,
    _same_number,
    _tells_age,
    _names_somebody,
)
