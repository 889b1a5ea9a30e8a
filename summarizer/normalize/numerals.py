"""Numerals in English text: a regular expression that finds one, and its value.

Digits ("30", "1,200", "1.2 million", any script's decimal digits) and words ("forty-two", "a hundred and six",
"two dozen", "half a dozen"). Whole numbers only. Not responsible for: qualifiers and what is no count (counts).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

GAP: Final = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3})"
"""White space inside a phrase: it may wrap a line but never crosses a blank one."""

_JOIN: Final = rf"(?:{GAP}|[-\u2010\u2011])"
_SMALL: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS: Final[dict[str, int]] = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    "nought": 0,
    "naught": 0,
    "nil": 0,
    "fourty": 40,
}
SCALES: Final[dict[str, int]] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
LETTER_SCALES: Final[dict[str, int]] = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}

PEOPLE: Final = (
    r"(?:people|persons?|men|women|children|civilians?|soldiers?|troops|refugees|deaths|casualties|residents|"
    r"migrants|inhabitants|fighters|militants|rebels|displaced|workers|voters|pilgrims|others|dead|wounded|injured)"
)
"""Nouns that make a year-like or a lettered number ("2000 people", "1.2m refugees") a count beyond doubt."""

_ONES: Final = "|".join(word for word in UNITS if 0 < UNITS[word] < 10)
_BELOW_100: Final = (
    rf"(?:(?:{'|'.join(_TENS)}|fourty)(?:{_JOIN}(?:{_ONES}))?|{'|'.join(sorted(_SMALL, key=len, reverse=True))}"
    r"|nought|naught|nil)"
)
_BELOW_1000: Final = rf"(?:{_BELOW_100}(?:{_JOIN}hundred\b(?:{GAP}(?:and{GAP})?{_BELOW_100}\b)?)?)"
_BIG: Final = r"(?:thousand|lakh|million|crore|billion|trillion)\b"
_WORDS: Final = (
    rf"(?:half{GAP}an?{GAP}dozen\b|half{GAP}a{GAP}million\b"
    rf"|(?:{_ONES}){GAP}and{GAP}a{GAP}half{GAP}{_BIG}"
    rf"|an?{GAP}(?:dozen\b|(?:hundred\b(?:{GAP}and{GAP}{_BELOW_100}\b)?(?:{GAP}{_BIG})?)|{_BIG})"
    rf"|{_BELOW_1000}\b(?:{_JOIN}dozen\b"
    rf"|(?:{_JOIN}{_BIG}(?:{GAP}(?:and{GAP})?{_BELOW_1000}\b)?){{0,5}}))"
)
_GROUPED: Final = r"\d{1,3}(?:,\d{3}){1,5}|\d{1,2}(?:,\d{2}){1,4},\d{3}|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,5}"
_DIGITS: Final = (
    rf"(?:(?:{_GROUPED}|\d{{1,15}})(?:\.\d{{1,9}}(?=[^\S\n]?(?:[kKmM]|mn|bn|hundred|{_BIG})))?(?![\d])"
    rf"(?:{_JOIN}(?:hundred|dozen|{_BIG})\b|(?:k|m|mn|bn|K|M)\b(?={GAP}{PEOPLE}))?)"
)
NUMERAL: Final = rf"(?:{_DIGITS}|{_WORDS})"
"""One numeral; wrap it in lookarounds of your own. To be compiled with IGNORECASE."""

_TOKEN: Final = re.compile(r"[\d.]+|[^\W\d_]+")
_GROUP_MARKS: Final = re.compile(r"(?<=\d)[,\u00a0\u2009\u202f](?=\d)")


@lru_cache(maxsize=2_048)
def numeral_value(words: str) -> int | None:
    """The value of what ``NUMERAL`` matched; None when it is not whole ("1.0005 thousand")."""
    total, group, halved = Decimal(0), Decimal(0), False
    for part in _TOKEN.findall(_GROUP_MARKS.sub("", words.casefold())):
        scale = SCALES.get(part) or LETTER_SCALES.get(part)
        if part[0].isdecimal():
            group += Decimal(part)
        elif part == "half" and group:
            group += Decimal("0.5")
        elif part == "half":
            halved = True
        elif scale is None:
            group += UNITS.get(part, 0)
        elif scale <= 100:
            group = (group or Decimal(1)) * scale
        elif group or not total:
            total, group = total + (group or Decimal(1)) * scale, Decimal(0)
        else:
            total *= scale
    value = (total + group) / (2 if halved else 1)
    return int(value) if value == value.to_integral_value() else None
