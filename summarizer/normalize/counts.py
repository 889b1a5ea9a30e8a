"""Counts in words -> low, best, high and a qualifier: ``read_count`` for quoted words, ``find_counts`` for text.

The triple is UCDP's (low, best, high); plural round figures are coded as ACLED codes them, with the smallest
number the word can stand for. Not responsible for: what is counted, and numbers that count nothing (not_counts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.normalize.not_counts import is_no_count
from summarizer.normalize.numerals import GAP, NUMERAL, SCALES, UNITS, numeral_value
from summarizer.normalize.searching import matches, opening
from summarizer.normalize.times import LONGEST_KEPT, find_times
from summarizer.vocabulary import Qualifier


class Numbers(NamedTuple):
    """A count as given: people or things; a bound the words do not give is None."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier


class FoundCount(NamedTuple):
    """A count in a text: ``text[start:end]`` are its words, qualifier included."""

    start: int
    end: int
    numbers: Numbers


_PREFIXES: Final[dict[Qualifier, tuple[str, ...]]] = {
    "at-least": (
        "at the very least", "at least", "at the least", "a minimum of", "minimum of", "no fewer than", "no less than",
        "not fewer than", "not less than",
    ),
    "at-most": (
        "no more than", "not more than", "as many as", "up to", "at most", "at the most", "a maximum of",
        "maximum of", "not exceeding", "as much as", "max",
    ),
    "more-than": (
        "more than", "well over", "just over", "slightly over", "slightly more than", "a little over", "far more than",
        "over", "above", "upwards of", "upward of", "in excess of", "exceeding", "exceeds", "exceed", "exceeded",
        "topped", "surpassed", "surpasses", "surpassing", "greater than", "north of",
    ),
    "less-than": (
        "fewer than", "less than", "well under", "just under", "slightly under", "slightly fewer than",
        "far fewer than", "under", "below", "just below", "well below",
    ),
    "about": (
        "nearly", "almost", "about", "around", "roughly", "approximately", "approx.", "approx", "some", "an estimated",
        "estimated", "estimated at", "close to", "just about", "virtually", "practically", "circa", "c.",
        "in the region of", "something like", "somewhere around", "perhaps", "maybe", "possibly",
    ),
    "exact": ("exactly", "precisely"),
}  # fmt: skip
"""Bounds as the contract sorts them. "As many as" and "up to" give the most; "nearly" is about, not less-than."""

_SUFFIXES: Final[dict[Qualifier, str]] = {
    "at-least": (
        rf"(?:{GAP}or{GAP}more\b|-plus\b|{GAP}plus\b|\+"
        r"|,?[^\S\n]{1,2}at[^\S\n](?:the[^\S\n])?(?:very[^\S\n])?least(?=[^\S\n]?(?:[.,;:!?)]|$)))"
    ),
    "at-most": (
        rf"(?:{GAP}or{GAP}(?:fewer|less)\b"
        r"|,?[^\S\n]{1,2}at[^\S\n](?:the[^\S\n])?most(?=[^\S\n]?(?:[.,;:!?)]|$)))"
    ),
    "about": rf"(?:{GAP}or{GAP}(?:so|thereabouts)\b|-odd\b|-ish\b)",
    "exact": r"-strong\b",
}

VAGUE: Final[dict[str, int]] = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 10**3,
    "lakhs": 10**5,
    "millions": 10**6,
    "crores": 10**7,
    "billions": 10**9,
}
"""ACLED (fatalities FAQ): tens 10, dozens 12, hundreds 100 "and so on", the most conservative reading. It names no
"scores": 20, one score, by the same rule. ``Numbers`` holds these as ``low`` only."""

INDEFINITE: Final = 3
""""Several", "a few", "many": more than two (Merriam-Webster); no standard gives them a figure, so low 3."""

_FEW: Final = rf"(?:several|(?:quite{GAP})?a{GAP}few|many|numerous|countless|a{GAP}handful)"
_NUMBER_GROUPS: Final = ("number", "from", "low")
_VAGUE_UNIT: Final = "|".join(VAGUE)
_VAGUE_SCALE: Final = r"(?:dozen|hundred|thousand|lakh|million|crore|billion)"
_NO_SCORES: Final = (
    rf"(?!scores(?!{GAP}(?:of|were|are|have|had|more|dead|killed|injured|wounded|people|others)\b)"
    rf"|tens(?!{GAP}of\b))"
)
_PREFIX: Final = "|".join(
    sorted(
        (rf"{GAP}".join(map(re.escape, words.split())) for group in _PREFIXES.values() for words in group),
        key=len,
        reverse=True,
    )
)
_FILLER: Final = rf"(?:(?:another|a{GAP}further|an{GAP}additional|a{GAP}total{GAP}of){GAP})?"
_ZERO_NOUN: Final = (
    rf"(?=(?:{GAP}(?:immediate|reported|civilian|further|other|military|known|serious|major|confirmed|human|more)){{0,2}}"
    rf"{GAP}(?:casualt|death|injur|fatalit|survivor|victim|wounded\b|dead\b|arrest|hostage|"
    r"(?:people|person|civilians?|soldiers?|children|women|passengers?|residents?|members?|troops|loss(?:es)?)\b))"
)
_NOBODY: Final = rf"(?:no[-\s]one|nobody|none|not{GAP}(?:one|a{GAP}single)|(?:no|zero|nil){_ZERO_NOUN})"
_COUNT: Final = re.compile(
    rf"(?<![\w.,:/#$£€¥₹-])(?=\w)(?:(?P<none>{_NOBODY})\b"
    rf"|between{GAP}(?P<from>{NUMERAL}){GAP}and{GAP}(?P<till>{NUMERAL})(?!\w)"
    rf"|(?P<prefix>(?:(?:{_PREFIX}){GAP}){{1,2}}{_FILLER})?(?:"
    rf"(?P<low>{NUMERAL})(?:{GAP}(?:to|or){GAP}|-to-|(?<=\d)[-\u2010-\u2013](?=\d))(?P<high>{NUMERAL})(?!\w)"
    rf"|(?P<number>{NUMERAL})(?:(?P<suffix>{'|'.join(_SUFFIXES.values())})|(?!\w))"
    rf"|(?P<single>a{GAP}single)\b"
    rf"|a{GAP}couple(?:{GAP}of)?{GAP}(?P<couples>{_VAGUE_SCALE})\b|(?P<couple>a{GAP}couple)(?={GAP}of\b)"
    rf"|(?P<pair>a{GAP}pair)(?={GAP}of\b)"
    rf"|{_FEW}(?:{GAP}|-)(?P<fews>{_VAGUE_SCALE})s?\b|(?P<few>{_FEW})\b"
    rf"|{_NO_SCORES}(?P<vague>{_VAGUE_UNIT})(?:{GAP}of{GAP}(?P<vagues>{_VAGUE_UNIT}))?\b))",
    re.IGNORECASE,
)
_BEGINNING_LINE: Final = (
    "no nobody none not zero nil between a an several quite many numerous countless half nought naught fourty"
)
_BEGINNING: Final = frozenset({
    *_BEGINNING_LINE.split(), *VAGUE, *UNITS,
    *(words.replace(".", "").split()[0] for group in _PREFIXES.values() for words in group),
})  # fmt: skip
"""Every word that a count begins with, if not with a digit."""
_may_begin: Final = opening(_BEGINNING)
_BARE: Final = re.compile(
    r"\W*(?:(?P<one>an?(?:other(?!\s+(?:dozen|score|hundred|couple|few|pair)))?(?!\s+(?:number|lot|group|crowd|series)\b)|single|lone|sole)"
    r"|(?P<two>both|pair|couple)|(?P<zero>no|nil|zero))\b",
    re.IGNORECASE,
)
_PLAIN_SPACE: Final = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_SPACES: Final = re.compile(r"\s+")
_QUALIFIERS: Final[dict[str, Qualifier]] = {words: kind for kind, group in _PREFIXES.items() for words in group}
_PREFIX_WORDS: Final = re.compile(rf"(?:{_PREFIX})(?!\S)", re.IGNORECASE)
_SUFFIX_KINDS: Final = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _SUFFIXES.items()]
_ONE: Final = Numbers(1, 1, 1, "exact")
_TWO: Final = Numbers(2, 2, 2, "exact")
_ZERO: Final = Numbers(0, 0, 0, "none")


def read_count(words: str) -> Numbers | None:
    """The numbers of the quoted words of one count; None when they hold no number.

    Of several the first is read ("dozens, possibly hundreds": 12). Articles count one, "both" two, "no" none.
    """
    plain = _PLAIN_SPACE.sub("", words.strip())
    for text in (plain, f"{plain} of"):  # in a text, "scores" and "a couple" count only before "of"
        for match in _COUNT.finditer(text):
            numbers = _ZERO if match["none"] else _numbers(match)
            if numbers is not None:
                return numbers
    bare = _BARE.match(words)
    if bare is None:
        return None
    return {"one": _ONE, "two": _TWO, "zero": _ZERO}[str(bare.lastgroup)]


def find_counts(text: str) -> list[FoundCount]:
    """Every count of things in running text, left to right, without overlaps.

    Left out: articles, "no" before other nouns than people and harm, "one of", dates, clock times, ages, money,
    shares, measures, ordinals, scores and numbers that are part of a name.
    """
    return list(_counts_in(text) if len(text) <= LONGEST_KEPT else _counts_in.__wrapped__(text))


@lru_cache(maxsize=1_024)
def _counts_in(text: str) -> tuple[FoundCount, ...]:
    found: list[FoundCount] = []
    every = list(matches(_COUNT, text, _may_begin))
    times = iter(find_times(text) if every else ())
    time = next(times, None)
    for match in every:
        while time is not None and time.end <= match.start():
            time = next(times, None)
        for start, end, numbers in _counts_of(text, match):
            if time is None or time.start >= end or time.end <= start:
                found.append(FoundCount(start, end, numbers))
    return tuple(found)


def _counts_of(text: str, match: re.Match[str]) -> Iterator[tuple[int, int, Numbers]]:
    start, end = match.span()
    if match["low"] and text[max(0, start - 5) : start].casefold() == "from ":
        spans = [match.span("low"), match.span("high")]
        values = [numeral_value(match["low"]), numeral_value(match["high"])]
        if not any(is_no_count(text, span[0], span, span[1]) for span in spans):
            yield from ((*span, _qualified(value, "exact")) for span, value in zip(spans, values, strict=True) if value)
        return
    numbers = _ZERO if match["none"] else _numbers(match)
    number = next((match.span(name) for name in _NUMBER_GROUPS if match[name]), match.span())
    if numbers is not None and (match["none"] or not is_no_count(text, start, number, end)):
        yield start, end, numbers


def _numbers(match: re.Match[str]) -> Numbers | None:
    groups = match.groupdict()
    low, high = groups["from"] or groups["low"], groups["till"] or groups["high"]
    if low:
        return _between(low, high)
    kind = _qualifier(groups["prefix"], groups["suffix"])
    if groups["number"]:
        value = numeral_value(groups["number"])
        return None if value is None else _qualified(value, kind)
    if groups["single"] or groups["pair"]:
        return _qualified(2 if groups["pair"] else 1, kind)
    if groups["couple"] or groups["couples"]:
        return _qualified(2 * SCALES.get((groups["couples"] or "").casefold(), 1), "about")
    return Numbers(_vague(groups), None, None, "vague")


def _between(low_words: str, high_words: str) -> Numbers | None:
    low, high = numeral_value(low_words), numeral_value(high_words)
    if low is None or high is None:
        return None
    scale = SCALES.get(high_words.casefold().split()[-1], 1)
    if low < 100 and scale > 1:
        low *= scale  # "two to three million" speaks of millions twice
    return Numbers(low, None, high, "between") if low < high else None


def _vague(groups: dict[str, str | None]) -> int:
    if groups["vague"]:
        return VAGUE[groups["vague"].casefold()] * VAGUE.get((groups["vagues"] or "").casefold(), 1)
    return SCALES[groups["fews"].casefold()] if groups["fews"] else INDEFINITE


def _qualifier(prefix: str | None, suffix: str | None) -> Qualifier:
    """The bound that the words set; a bound outweighs "about" ("at least some 30")."""
    kinds = [kind for kind, pattern in _SUFFIX_KINDS if suffix and pattern.fullmatch(suffix)]
    folded = _SPACES.sub(" ", prefix or "").casefold()
    kinds += [_QUALIFIERS[match[0]] for match in _PREFIX_WORDS.finditer(folded)]
    return next((kind for kind in kinds if kind not in ("about", "exact")), kinds[0] if kinds else "exact")


def _qualified(value: int, kind: Qualifier) -> Numbers:
    bounds: dict[str, tuple[int | None, int | None, int | None]] = {
        "exact": (value, value, value),
        "at-least": (value, None, None),
        "more-than": (value + 1, None, None),
        "at-most": (None, None, value),
        "less-than": (None, None, max(0, value - 1)),
        "about": (None, value, None),
    }
    return Numbers(*bounds[kind], kind)
