"""Numbers and names of a composed sentence: each must be one that its evidence gives.

Every number with the same bounds, every name as it stands there, and names side by side only where they stand side by
side there. Not responsible for: negation, hedges and quotation marks (composed).
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from summarizer.alignment import folded_words, stands
from summarizer.grounding.figures import check_figures
from summarizer.grounding.reference import TITLES
from summarizer.normalize.counts import Numbers, find_counts
from summarizer.vocabulary import Reason

Fault = tuple[Reason, str]
"""What is wrong with a composed text, and its words that fail."""
LONGEST_KEPT = 2_000
"""Characters of a text whose reading is kept."""
LONGEST_CASED_ACRONYM = 3
"""Up to this length capitals tell an acronym from a word (US, us; IS, Is); beyond, "Nato" is "NATO"."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*")
_DIGITS = re.compile(r"(?<!\w)\w*\d\w*(?:[.,:/]\d+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?][\"')\]]*\s)[\"'(\[]*$")
_PLAIN_BORDERS = frozenset(' ,;:"()')
_ARTICLES = frozenset({"a", "an"})
_OPENERS_LINE = (
    "a an the this that these those there here he she it they we i you his her its their our my who what when where "
    "which how why while after before during since until as at by for from in into of on over under with without "
    "within against among between about around near and but or nor so yet if although though because according both "
    "all some many most more few fewer several each every either neither no not none one two three four five six "
    "seven eight nine ten dozens hundreds thousands scores tens nearly almost least up only also still later earlier "
    "then now meanwhile however instead reports reportedly allegedly officials authorities police witnesses residents "
    "people another other others to troops soldiers forces fighters gunmen militants militiamen rebels insurgents "
    "attackers villagers civilians children women men doctors nurses medics rescuers activists protesters students "
    "workers farmers families gunfire shells bombs rockets missiles gunshots drones mortars landmines bullets smoke "
    "flames fire fires heavy unidentified armed masked unknown suspected security hospital health rescue local state "
    "military food water medical emergency shops schools roads homes houses crowds passengers drivers teachers pupils "
    "fishermen miners prisoners refugees migrants bodies survivors shooting bombing looting protests rallies talks "
    "peace power electricity negotiations firefighters commanders lawmakers prosecutors investigators judges victims "
    "locals clashes fighting violence shelling airstrikes strikes attacks explosions aid government army"
)
_OPENERS = frozenset(_OPENERS_LINE.split())
"""Words that open a sentence without being a name: function words (Quirk et al., 1985) and newsroom openers."""
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
_ENDINGS = ("ing", "ed", "s")
_ABBREVIATED = {
    long: short
    for short, long in (
        ("dr", "doctor"), ("gen", "general"), ("col", "colonel"), ("lt", "lieutenant"), ("maj", "major"),
        ("capt", "captain"), ("sgt", "sergeant"), ("gov", "governor"), ("sen", "senator"), ("prof", "professor"),
    )
}  # fmt: skip
_ABBREVIATED |= {short: long for long, short in _ABBREVIATED.items()}


class _Given(NamedTuple):
    """What evidence gives: its counts, the text between them, folded text, and its words in small and other letters."""

    numbers: frozenset[Numbers]
    unread: str
    body: str
    small: frozenset[str]
    cased: frozenset[str]


def _given(words: str) -> _Given:
    return _read(words) if len(words) <= LONGEST_KEPT else _read.__wrapped__(words)


@lru_cache(maxsize=512)
def _read(words: str) -> _Given:
    body = folded_words(words)
    every = _WORD.findall(body)
    small = {word for word in every if word.islower()}
    cased = {_bare(word) for word in every if not word.islower()}
    return _Given(
        numbers=frozenset(found.numbers for found in find_counts(words)),
        unread=_without_counts(words),
        body=body,
        small=frozenset(small | {stem for word in small if (stem := _stem(word))}),
        cased=frozenset(cased | {word.casefold() for word in cased if len(word) > LONGEST_CASED_ACRONYM}),
    )


def check_numbers(text: str, evidence: Sequence[str]) -> Fault | None:
    """Find a number of ``text`` that the evidence does not give, or gives with other bounds."""
    given = [_given(words) for words in evidence]
    for found in find_counts(text):
        words = text[found.start : found.end]
        if any(found.numbers in one.numbers for one in given) or words.casefold() in _ARTICLES:
            continue
        if not any(stands(one.unread, words) for one in given):
            return "number-not-in-evidence", words
    for match in _DIGITS.finditer(folded_words(_without_counts(text))):
        if not any(stands(words, match.group()) for words in evidence):
            return "number-not-in-evidence", match.group()
    figure = check_figures(text, evidence)
    return ("number-not-in-evidence", figure) if figure else None


def _without_counts(text: str) -> str:
    """Leave out the counts of ``text``; what digits are left are dates, times and the like."""
    pieces, done = [], 0
    for found in find_counts(text):
        pieces.append(text[done : found.start])
        done = found.end
    return " ".join([*pieces, text[done:]])


def check_names(text: str, evidence: Sequence[str]) -> Fault | None:
    """Find a name of ``text`` that stands nowhere in the evidence, or two joined that stand apart there.

    Names are capitalised words, acronyms and words of scripts without case. The first word of a sentence is one
    unless it opens sentences anyway or stands in small letters in the evidence.
    """
    folded = folded_words(text)
    given = [_given(words) for words in evidence]
    small = frozenset[str]().union(*(one.small for one in given))
    cased = frozenset[str]().union(*(one.cased for one in given))
    counted = [(found.start, found.end) for found in find_counts(folded)]
    previous: re.Match[str] | None = None
    for match in _WORD.finditer(folded):
        if match.group().islower():
            previous = None
            continue
        name = _bare(match.group())
        opens = _SENTENCE_START.search(folded, max(0, match.start() - 9), match.start()) is not None
        is_count = opens and any(start <= match.start() and match.end() <= end for start, end in counted)
        if is_count or not _is_name(name, opens, small):
            previous = None
            continue
        if not _is_given(name, cased) and not any(stands(one.body, name) for one in given):
            return "name-not-in-evidence", name
        if previous is not None and folded[previous.end() : match.start()] == " ":
            pair = f"{previous.group()} {name}"
            joined = _may_be_joined(_bare(previous.group()), name) or any(_beside(one.body, pair) for one in given)
            if not joined and not any(stands(one.body, pair) for one in given):
                return "name-not-in-evidence", pair
        previous = match
    return None


def _beside(body: str, pair: str) -> bool:
    """Whether two words stand in a text as they are, at plain borders; if not, ``stands`` tells more slowly."""
    place = body.find(pair)
    before, after = body[place - 1 : place] if place > 0 else " ", body[place + len(pair) : place + len(pair) + 1]
    return place >= 0 and before in _PLAIN_BORDERS and (not after or after in _PLAIN_BORDERS)


def _is_given(name: str, cased: Set[str]) -> bool:
    short = _ABBREVIATED.get(name.casefold(), "")
    return (
        name in cased
        or (len(name) > LONGEST_CASED_ACRONYM and name.casefold() in cased)
        or (bool(short) and (short.title() in cased or short in cased))
    )


def _stem(word: str) -> str:
    """The first letters of a longer word's inflected form ("shelling", "shelled"), else ""."""
    return next(
        (word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 3), ""
    )


def _bare(word: str) -> str:
    return re.sub(r"'s?$", "", word).replace(".", "")


def _is_name(word: str, opens: bool, small: Set[str]) -> bool:
    if word.islower():
        return False
    if opens and (word.casefold() in _OPENERS or (word[1:].islower() and _stem(word.casefold()) in small)):
        return False
    in_title_case = word[:1].isupper() and word[1:].islower()
    return not ((in_title_case or len(word) == 1) and word.casefold() in small)


def _may_be_joined(first: str, second: str) -> bool:
    """Whether two names may stand side by side though they don't in the evidence.

    An office, initials or a day ("On Monday Orvel ...") come first.
    """
    return (
        first.casefold() in _DAYS
        or first.casefold() in TITLES
        or second.casefold() in TITLES
        or (first.isupper() and len(first) > 1)
    )
