"""Time expressions -> first and last day: ``read_time`` for quoted words, ``find_times`` for running text.

What is resolved is resolved by calendar arithmetic against the article's date; what hangs on the story ("the next
day", "recent days") or on a missing date stays unresolved. Kinds of expression after TimeML's TIMEX3 (DATE and the
anchored DURATION). Not responsible for: durations ("for three hours"), clock times.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.normalize import time_days as days_of
from summarizer.normalize import time_words as words_of
from summarizer.normalize.searching import matches
from summarizer.vocabulary import Basis, TimePrecision


class Reading(NamedTuple):
    """First and last day (ISO 8601, both inclusive), how precise the words are, what they were resolved against."""

    start: str | None
    end: str | None
    precision: TimePrecision
    basis: Basis


class FoundTime(NamedTuple):
    """A time expression in a text: ``text[start:end]``, without its preposition."""

    start: int
    end: int


LONGEST_KEPT = 1_000
"""Characters of a text whose times are kept: a sentence is read for many items."""


class _Row(NamedTuple):
    """A kind of expression; precision None: that of its unit, basis None: explicit when a year is given."""

    pattern: re.Pattern[str]
    precision: TimePrecision | None
    basis: Basis | None
    resolve: days_of.Resolver


_PRECISION: Final[dict[str, TimePrecision]] = {
    "hour": "day", "day": "day", "night": "day", "week": "week", "fortnight": "week", "weekend": "week",
    "month": "month", "year": "year",
}  # fmt: skip


def find_times(text: str) -> list[FoundTime]:
    """Every expression of a date or period in running text, left to right, without overlaps."""
    return list(_times_of(text) if len(text) <= LONGEST_KEPT else _times_of.__wrapped__(text))


@lru_cache(maxsize=1_024)
def _times_of(text: str) -> tuple[FoundTime, ...]:
    if not words_of.may_tell(text):
        return ()
    return tuple(FoundTime(*match.span()) for match in matches(words_of.IN_TEXT, text, words_of.may_begin))


def read_time(words: str, published: date | None, looks_ahead: bool = False) -> Reading:
    """The days that quoted words name. ``published`` is the article's date, ``looks_ahead`` the verb's tense.

    A weekday, or a day or month without its year, is the last one up to ``published`` (the next one from it when
    the verb looks ahead). "Overnight" and "last night" run from the day before to the day itself. "Since 2003"
    names 2003: the reading is of the date, not of the time elapsed. An ambiguous 3/4/2016 stays unresolved.
    """
    pair = _PAIR.search(words)
    if pair:
        first, last = read_time(pair["from"], published, looks_ahead), read_time(pair["till"], published, looks_ahead)
        if first.start and last.end and first.start <= last.end:
            return Reading(first.start, last.end, last.precision, max(first.basis, last.basis, key=_BASES.index))
    now = days_of.Now(published, looks_ahead)
    for row in _TABLE:
        match = row.pattern.search(words)
        if match is not None:
            return _reading(row, match, now)
    return Reading(None, None, "unknown", "unresolved")


def _reading(row: _Row, match: re.Match[str], now: days_of.Now) -> Reading:
    precision = row.precision or _unit_precision(match)
    try:
        start, end = row.resolve(match, now)
    except (days_of.UnresolvedError, ValueError, OverflowError):
        return Reading(None, None, precision, "unresolved")
    basis = row.basis or ("explicit" if match["year"] else "article-date")
    return Reading(start.isoformat(), end.isoformat(), precision, basis)


def _unit_precision(match: re.Match[str]) -> TimePrecision:
    unit = match.groupdict().get("unit") or ""
    return _PRECISION.get(unit.casefold(), "unknown")


def _row(pattern: str, precision: TimePrecision | None, basis: Basis | None, resolve: days_of.Resolver) -> _Row:
    return _Row(re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE), precision, basis, resolve)


_BASES: Final = ("explicit", "article-date", "dateline", "unresolved")
_PAIR: Final = re.compile(
    r"^\W*(?:between|from)\s(?P<from>.{1,60}?)\s(?:and|to|until|till|through)\s(?P<till>.{1,60})$",
    re.IGNORECASE | re.DOTALL,
)
_TABLE: Final[tuple[_Row, ...]] = (
    _row(words_of.ISO_DATE, "day", "explicit", days_of.iso_date),
    _row(words_of.SLASHED, "day", "explicit", days_of.slashed),
    _row(words_of.DAY_MONTH, "day", None, days_of.day_of_month),
    _row(words_of.MONTH_DAY, "day", None, days_of.day_of_month),
    _row(words_of.MONTH_YEAR, "month", "explicit", days_of.month_of_year),
    _row(words_of.YEAR_SPAN, "year", "explicit", days_of.year_span),
    _row(words_of.DECADE, "unknown", "explicit", days_of.decade),
    _row(words_of.RELATIVE_WEEKDAY, "day", "article-date", days_of.weekday),
    _row(words_of.DAY_WORD, "day", "article-date", days_of.day_word),
    _row(words_of.AGO, None, "article-date", days_of.ago),
    _row(words_of.PAST_WINDOW, None, "article-date", days_of.past_window),
    _row(words_of.NARRATIVE, None, "article-date", days_of.unresolved),
    _row(words_of.RELATIVE_SPAN, None, "article-date", days_of.relative_span),
    _row(words_of.WEEKEND, "week", "article-date", days_of.weekend),
    _row(words_of.ONE_YEAR, "year", "explicit", days_of.year),
    _row(words_of.ONE_MONTH, "month", "article-date", days_of.lone_month),
)
"""Tried in order, the first that is found in the words decides."""
