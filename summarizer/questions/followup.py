"""Follow-up questions: whether one leans on what was asked before, and a form of it that stands alone, by rule.

A question leans when it opens like the rest of another ("And in Orlo?"), holds a pronoun, or is a bare question word.
What it then borrows are words of the question before it, put where they stood or in brackets behind: no pronoun is
resolved, nobody is guessed. English only. Not responsible for: rewriting by a model (engines).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.terms import IDLE, WORD

if TYPE_CHECKING:
    from summarizer.answer import Answer

LONGEST_READ = 1000
"""Characters of a question that are looked at."""
MOST_BORROWED = 12
"""Words that a bracket holds."""
FEW_WORDS = 3

_OPENER = re.compile(r"\s*(?:and|but|or|so|then|also|what about|how about)\b[\s,]*(?:what about|how about)?\s*", re.I)
_PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|the same|the others?|the latter|the former)\b"
    r"|(?<!\bare )(?<!\bis )(?<!\bwas )(?<!\bwere )\bthere\b(?! (?:is|are|was|were|has|have)\b)"
    r"|\b(?:this|that|these|those|then)\s*\??\s*$",
    re.I,
)
_PREPOSITION = r"(?i:in|at|near|from|by|on|outside|around|of|to|for|under|after|before|during|according to)"
_NAME = r"(?:the\s+)?[^\W\d_a-z][\w'’.-]*(?:\s+(?:(?:of|the|al|de|el|ibn|bin|and)\s+)*[^\W\d_a-z][\w'’.-]*)*"
_PHRASE = re.compile(rf"(?:({_PREPOSITION})\s+)?({_NAME})\Z")
_PLACED = re.compile(rf"\b({_PREPOSITION})\s+({_NAME})")
_INNER_NAME = re.compile(rf"(?<=\w\s){_NAME}")


def leans_on_before(question: str) -> bool:
    """Whether a question seems to need the one before it; also where no word of it is known, as in another language."""
    read = question[:LONGEST_READ]
    words = WORD.findall(read.lower())
    bare = _is_phrase(_rest(read)) or (len(words) <= FEW_WORDS and not has_name(read))
    foreign = not IDLE.intersection(words)
    return bool(_OPENER.match(read) or _PRONOUN.search(read) or bare or foreign)


def has_name(question: str) -> bool:
    """Whether a word after the first begins with a capital, or the first has one further in."""
    words = WORD.findall(question)
    return any(word[0].isupper() for word in words[1:]) or any(
        letter.isupper() for word in words[:1] for letter in word[1:]
    )


def stand_alone(question: str, before: Sequence[Answer]) -> str:
    """The question with what it lacks of the last stand-alone one, or the question itself.

    "How many died in Orlo?" makes "How many died in Tolmar?" of "And in Tolmar?", and "Who confirmed it (died Orlo)?"
    of "Who confirmed it?". A question with a name of its own that is no bare phrase is taken to stand alone.
    """
    if not before or not leans_on_before(question) or len(question) > LONGEST_READ:
        return question
    rest = _rest(question)
    previous = before[-1].question[:LONGEST_READ].strip().rstrip("?!. ")
    phrase = _PHRASE.fullmatch(rest)
    if phrase is not None and _is_phrase(rest):
        return _put_in(previous, phrase.group(1), phrase.group(2)) + "?"
    if not rest or has_name(rest):
        return question
    borrowed = [word for word in WORD.findall(previous) if word.lower() not in IDLE][:MOST_BORROWED]
    return f"{rest[0].upper()}{rest[1:]} ({' '.join(borrowed)})?" if borrowed else question


def _rest(question: str) -> str:
    """The question without the words that join it to the one before."""
    opener = _OPENER.match(question)
    return question[opener.end() if opener else 0 :].strip(" \t\n,?!.")


def _is_phrase(rest: str) -> bool:
    """Whether this is nothing but a name, maybe with a preposition; a question word is none: "Why", "Who"."""
    if _PHRASE.fullmatch(rest) is None:
        return False
    return rest.split(maxsplit=1)[0].lower() not in IDLE or has_name(rest)


def _put_in(previous: str, preposition: str | None, name: str) -> str:
    """The previous question with a name where that had one alike: behind the same preposition, or its only name."""
    if preposition is not None:
        alike = [place.span(2) for place in _PLACED.finditer(previous) if place[1].lower() == preposition.lower()][-1:]
    else:
        alike = [place.span() for place in _INNER_NAME.finditer(previous)]
    if len(alike) == 1:
        start, end = alike[0]
        return previous[:start] + name + previous[end:]
    return f"{previous} {preposition.lower()} {name}" if preposition else f"{previous} ({name})"
