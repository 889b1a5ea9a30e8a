"""Whether a phrase may stand for a source or a force: by its name, its initials, a pronoun, a definite phrase.

This is a check of wording, not coreference: it stops "Mary Smith" from speaking for "John Smith" and "the Russian
army" for "the Ukrainian army", and lets "he", "the office" and "her spokesman" pass as an engine resolved them.
Definite phrases and pronouns as markers of given referents: Prince (1981), "Toward a taxonomy of given-new
information". Not responsible for: who is meant (engines).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from summarizer.alignment import folded_words


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


PRONOUNS = _words(
    "he she it they we i you him her them us me his hers its their theirs our who whom himself herself "
    "themselves one both others another"
)
_DEFINITE = re.compile(
    r"(?:the|this|that|these|those|his|her|its|their|our|my|both|all)\s|\S+(?:'s|s')\s", re.IGNORECASE
)
_SMALL = _words("a an the of for and in on at to by from with de la el al bin ibn")
TITLES = _words(
    "mr mrs ms miss dr prof professor sir dame lord lady president vice-president prime minister chancellor king "
    "queen prince princess emir sheikh imam pope bishop archbishop father rabbi governor mayor senator congressman "
    "congresswoman representative ambassador secretary secretary-general commissioner director chief deputy acting "
    "head chairman chairwoman chair general brigadier major colonel lieutenant captain sergeant corporal private "
    "admiral commander officer spokesman spokeswoman spokesperson judge justice prosecutor attorney lawyer doctor "
    "nurse analyst activist reporter journalist correspondent editor resident witness former ex-president senior "
    "ms. mr. mrs. dr. gen. col. lt. maj. capt. sgt. gov. sen. rep. gen col lt maj capt sgt gov sen rep "
    "official minister's high"
)
"""Words of office that go before a name and are no part of it."""
_UNCOUNTED = TITLES | _SMALL

_OFFICES = _words(
    "agency army authority board bureau command commission committee council court defence defense department "
    "federation force forces foreign foundation government group health hospital human information institute interior "
    "justice military ministry mission monitoring network observatory office organisation organization police "
    "press regional rights service staff union unit"
)
_BESIDE = _UNCOUNTED | PRONOUNS | _OFFICES
"""Words in small letters that a name may have and be a name only."""


_WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*")
LONGEST_KEPT = 500
"""Characters of a phrase whose words are kept: an entity's name is held against every mention."""


def name_words(text: str) -> list[str]:
    """Split into words, possessive endings and punctuation off, case kept."""
    return list(_words_of(text) if len(text) <= LONGEST_KEPT else _words_of.__wrapped__(text))


@lru_cache(maxsize=2_048)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(word.removesuffix("'s") for word in _WORD.findall(folded_words(text)))


def is_name_only(phrase: str) -> bool:
    """Whether ``phrase`` names somebody and says nothing of them: names, offices and small words."""
    words = name_words(phrase)
    return any(word[0].isupper() for word in words) and all(word[0].isupper() or word in _BESIDE for word in words)


def _capitalised(words: Iterable[str]) -> set[str]:
    return {word.casefold() for word in words if word[:1].isupper() and word.casefold() not in _UNCOUNTED}


def _acronyms(words: Iterable[str]) -> set[str]:
    return {word.casefold() for word in words if len(word) > 1 and word.isupper()}


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper()).casefold()


def conflicts(phrase: str, name: str) -> bool:
    """Whether ``phrase`` names someone else than ``name``: each has capitalised words that the other lacks."""
    said, known = name_words(phrase), name_words(name)
    if _is_initials(phrase, name) or _is_initials(name, phrase):
        return False
    strange = _capitalised(said) - _capitalised(known) - _acronyms(said)
    missing = _capitalised(known) - _capitalised(said) - _acronyms(known)
    return bool(strange and missing)


def is_given(phrase: str) -> bool:
    """Whether ``phrase`` is a pronoun or begins like a definite or possessive noun phrase."""
    folded = folded_words(phrase)
    return folded.casefold() in PRONOUNS or bool(_DEFINITE.match(folded))


def refers(phrase: str, name: str | None, others: Iterable[str]) -> bool:
    """Whether ``phrase`` may stand for the entity called ``name``, also known by ``others``.

    It may when it shares the last word of one of them (or one of them its last word), is the initials of one, or
    is a pronoun or definite phrase; but not when it names someone else.
    """
    labels = [label for label in (name, *others) if label]
    if any(_share_a_head(phrase, label) and not conflicts(phrase, label) for label in labels):
        return True
    if any(_share_a_head(phrase, label) for label in labels):
        return False
    if any(_is_initials(phrase, label) or _is_initials(label, phrase) for label in labels):
        return True
    return is_given(phrase) and not _names_another(phrase, name)


def _is_initials(short: str, long: str) -> bool:
    return _initials(name_words(long)) in _acronyms(name_words(short))


def _share_a_head(phrase: str, label: str) -> bool:
    said = [word.casefold() for word in name_words(phrase)]
    known = [word.casefold() for word in name_words(label)]
    return bool(said and known) and (said[-1] in known or known[-1] in said)


def _names_another(phrase: str, name: str | None) -> bool:
    """Whether a definite phrase is itself a name ("the Free Army") while the entity has another one."""
    tail = name_words(phrase)[1:]
    return bool(name) and bool(tail) and tail[-1][0].isupper() and conflicts(phrase, name or "")
