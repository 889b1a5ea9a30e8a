"""A name as the question has it -> as the articles have it: a slip of one letter, words run together, initials.

Most misspellings are one letter left out, put in, replaced or swapped with its neighbour (Damerau, A technique for
computer detection and correction of spelling errors, CACM 1964). Only a word that stands nowhere in the articles is
looked at, and only one that is like a single word of theirs is taken for it: "Orlu" may be Orlo or Orly, so it is
neither. The answer quotes the article, so its reader sees which name was meant.

Not responsible for: names of more than one person (ambiguity), other languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.terms import WORD, terms

if TYPE_CHECKING:
    from summarizer.questions.asking import Asking
    from summarizer.questions.corpus import Corpus

SHORTEST = 6
"""Letters of a word that may be misspelt: shorter names differ from one another by one letter (Iran, Iraq)."""
SHORTEST_PART = 4
"""Letters of each of two words run together."""
INITIALS = range(2, 7)
_BETWEEN = r"(?:\s+(?:of|the|and|for|on|in))*\s+"


def respell(asking: Asking, corpus: Corpus) -> Asking:
    """The question with words that stand nowhere in the articles put as they have them, where that is sure."""
    unknown = (asking.terms | asking.names) - corpus.vocabulary
    found = {term: meant for term in unknown if (meant := _meant(term, asking, corpus))}
    if not found:
        return asking
    return replace(asking, terms=_put(asking.terms, found), names=_put(asking.names, found))


def _put(held: frozenset[str], found: dict[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(found.get(term, {term}) for term in held))


def _meant(term: str, asking: Asking, corpus: Corpus) -> frozenset[str]:
    """What the articles have for an unknown word; empty when nothing, or more than one thing."""
    words = (word.replace("’", "'").removesuffix("'s") for word in WORD.findall(asking.text))
    initials = next((word for word in words if word.isupper() and word.lower() == term), "")
    if len(initials) in INITIALS and initials.isalpha():
        return _spelled_out(initials, corpus)
    if not term.isalpha() or len(term) < SHORTEST:
        return frozenset()
    alike = [known for known in corpus.vocabulary if known[0] == term[0] and is_slip(term, known)]
    if alike:
        return frozenset(alike) if len(alike) == 1 else frozenset()
    return _parted(term, corpus)


def is_slip(one: str, other: str) -> bool:
    """Whether one letter put in, left out, replaced or swapped with the next makes one word of the other."""
    if one == other or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < SHORTEST - 1:
        return False
    same = _shared(zip(one, other, strict=False))
    one, other = one[same:], other[same:]
    if one[1:] == other[1:] or one[1:] == other or one == other[1:]:
        return True
    return one[:2] == other[1::-1] and one[2:] == other[2:]


def _shared(pairs: Iterable[tuple[str, str]]) -> int:
    count = 0
    for first, second in pairs:
        if first != second:
            break
        count += 1
    return count


def _parted(term: str, corpus: Corpus) -> frozenset[str]:
    """Two words of the articles that the question runs together, where they stand side by side."""
    for at in range(SHORTEST_PART, len(term) - SHORTEST_PART + 1):
        parts = frozenset({term[:at], term[at:]})
        if parts <= corpus.vocabulary:
            beside = re.compile(rf"\b{re.escape(term[:at])}\w*[\s-]+{re.escape(term[at:])}", re.IGNORECASE)
            if any(beside.search(sentence.text) for sentence in corpus.sentences if parts <= sentence.terms):
                return parts
    return frozenset()


def _spelled_out(initials: str, corpus: Corpus) -> frozenset[str]:
    """The words of the articles that the initials stand for, when they all stand for the same."""
    words = re.compile(r"\b" + _BETWEEN.join(rf"{letter}[a-z]\w*" for letter in initials) + r"\b")
    meant = {terms(match[0]) for sentence in corpus.sentences for match in words.finditer(sentence.text)}
    return meant.pop() if len(meant) == 1 else frozenset()
