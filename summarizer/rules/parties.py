"""The parties of a deed: whom the words before and behind a verb name, as stems.

Not responsible for: verbs, and which party does it (doings).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from summarizer.alignment import folded_words
from summarizer.rules.deed_words import (
    AUXILIARIES,
    BE,
    BORDERS,
    DETERMINERS,
    EVENTS,
    PARTICLES,
    PLAIN,
    PREPOSITIONS,
    PRONOUNS,
    RESULTS,
    TAKEN_UP,
    TIMES,
)

_ENDS: Final = BORDERS - {"and", "or"}
"""What no phrase goes on behind."""
WORD: Final = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*|[,;:()\"]")


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Words and punctuation of a text, folded, in small letters."""
    return tuple(WORD.findall(folded_words(text).casefold()))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its inflection, as far as endings tell."""
    for ending in ("'s", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def party(words: Sequence[str], low: int, high: int) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the phrase that begins at ``low``, and of those that "by" or "from" brings into it."""
    own: set[str] = set()
    doers: set[str] = set()
    into: set[str] | None = own
    event = False
    for word in words[low:high]:
        if word in TIMES:
            into = own if into is None and not own else into
        elif word in _ENDS:
            into = None
        elif word in {"by", "from"} and (event or word == "by"):
            into = doers
        elif word in EVENTS:
            doers |= own if into is own else set()
            own -= own if into is own else set()
            event = True
        elif word == "of":
            continue
        elif word in PREPOSITIONS or word == "to":
            into = None
        elif into is not None and word in PRONOUNS:
            into.add(TAKEN_UP)
        elif into is not None and _tells(word):
            into.add(stem(word))
    return frozenset(own), frozenset(doers)


def object_of(words: Sequence[str], at: int, high: int) -> tuple[frozenset[str], frozenset[str]]:
    """The object right behind a verb, and who stands behind "by" up to the next border."""
    border = (
        next((n for n in range(high - 1, at, -1) if words[n] in BORDERS - {"or"}), high) if high < len(words) else high
    )
    own: set[str] = set()
    by: set[str] = set()
    into: set[str] | None = own
    event: set[str] = set()
    struck = False
    for place in range(at + 1, border):
        word = words[place]
        if word in _ENDS:
            break
        if word == "by":
            into, event = by, set()
        elif word in RESULTS and into is own and own:
            into = None
        elif word in EVENTS:
            by |= event
            struck = True
        elif struck and word in {"on", "against"}:
            into = own
        elif (word in PREPOSITIONS and word != "of") or word == "to":
            into = None
            event = set()
        elif word in PRONOUNS and into is not None:
            into.add(TAKEN_UP)
        elif word != "of" and _tells(word):
            (into if into is not None else event).add(stem(word))
    return frozenset(own), frozenset(by)


def party_after(words: Sequence[str], at: int, high: int, lead: Sequence[str]) -> frozenset[str]:
    """Whom the words behind a lead such as "hands of" name."""
    size = len(lead)
    for place in range(at + 1, min(high, len(words)) - size + 1):
        if tuple(words[place : place + size]) == tuple(lead):
            return party(words, place + size, min(high, len(words)))[0]
    return frozenset()


@lru_cache(maxsize=4096)
def _tells(word: str) -> bool:
    plain = word in AUXILIARIES or word in BE or word in DETERMINERS or word in BORDERS or word in PARTICLES
    return (
        not plain
        and not word.endswith("ly")
        and not word[0].isdigit()
        and word not in PLAIN
        and word not in TIMES
        and word[0].isalpha()
    )
