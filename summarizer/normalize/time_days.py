"""Calendar arithmetic: what each kind of time expression comes to, as first and last day.

Each resolver takes the match of its pattern (time_words) and the article's date. They raise ``UnresolvedError`` when
the words or a missing date do not tell, ValueError or OverflowError when there is no such day.
Not responsible for: which pattern applies (times).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from summarizer.normalize import time_words as words_of
from summarizer.normalize.numerals import numeral_value


class Now(NamedTuple):
    """The article's date, and whether the verb looks ahead of it."""

    published: date | None
    looks_ahead: bool

    @property
    def day(self) -> date:
        """The article's date; raises UnresolvedError when there is none."""
        if self.published is None:
            raise UnresolvedError
        return self.published


class UnresolvedError(Exception):
    """No date to count from, or the words do not tell."""


Days = tuple[date, date]
Resolver = Callable[[re.Match[str], Now], Days]
_ONE_DAY: Final = timedelta(days=1)


def _month(match: re.Match[str]) -> int:
    prefix = match["month"][:3].casefold()
    return next(number for number, name in enumerate(words_of.MONTHS, start=1) if name.startswith(prefix))


def _days_of_month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def iso_date(match: re.Match[str], now: Now) -> Days:
    """A date written as ISO 8601."""
    day = date(int(match["year"]), int(match["number"]), int(match["day"]))
    return day, day


def slashed(match: re.Match[str], now: Now) -> Days:
    """17/10/2016 or 10/17/2016; unresolved when it can be either."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first <= 12 and second <= 12 and first != second:
        raise UnresolvedError
    day = date(year, second, first) if second <= 12 else date(year, first, second)
    return day, day


def day_of_month(match: re.Match[str], now: Now) -> Days:
    """One day, or several of one month; the nearest year when none is given."""
    month, first = _month(match), int(re.sub(r"\D", "", match["day"]))
    last = int(re.sub(r"\D", "", match["last"] or match["till"] or match["day"]))
    year = _full_year(match["year"]) if match["year"] else _nearest_year(now, lambda year: date(year, month, first))
    start, end = date(year, month, first), date(year, month, last)
    if end < start:
        raise UnresolvedError
    return start, end


def _full_year(words: str) -> int:
    """Two digits as POSIX reads them: 69 to 99 are in the 20th century."""
    year = int(words.strip("'’"))
    if year >= 100:
        return year
    return year + (1900 if year >= 69 else 2000)


def _nearest_year(now: Now, first_day: Callable[[int], date]) -> int:
    """The year, from the article's on, in which the day fits; nine tries, for 29 February."""
    step = 1 if now.looks_ahead else -1
    for year in range(now.day.year, now.day.year + 9 * step, step):
        try:
            day = first_day(year)
        except ValueError:
            continue
        if (day >= now.day) if now.looks_ahead else (day <= now.day):
            return year
    raise UnresolvedError


def month_of_year(match: re.Match[str], now: Now) -> Days:
    """A month with its year."""
    return _days_of_month(int(match["year"]), _month(match))


def lone_month(match: re.Match[str], now: Now) -> Days:
    """The last such month that has begun, or the next."""
    month, edge = _month(match), (match["edge"] or "").casefold()
    ahead = now.looks_ahead or edge.startswith("next")
    if edge.startswith("this"):
        return _days_of_month(now.day.year, month)
    if ahead:
        year = now.day.year + (month < now.day.month or (month == now.day.month and edge.startswith("next")))
    else:
        year = now.day.year - (month > now.day.month or (month == now.day.month and edge.startswith("last")))
    return _days_of_month(year, month)


def year(match: re.Match[str], now: Now) -> Days:
    """A calendar year."""
    return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)


def year_span(match: re.Match[str], now: Now) -> Days:
    """2014-2016 or 2014-16."""
    first, last = int(match["from"]), int(match["till"])
    last += first // 100 * 100 if last < 100 else 0
    if last <= first:
        raise UnresolvedError
    return date(first, 1, 1), date(last, 12, 31)


def decade(match: re.Match[str], now: Now) -> Days:
    """Ten years ("the 1900s": a century)."""
    first = int(match["decade"])
    return date(first, 1, 1), date(first + (99 if first % 100 == 0 else 9), 12, 31)


def weekday(match: re.Match[str], now: Now) -> Days:
    """The weekday on or before the article's date, strictly before it with "last"."""
    which, weeks = (match["which"] or "").casefold(), (match["weeks"] or "").casefold()
    if which.startswith("the"):
        raise UnresolvedError
    number = next(i for i, name in enumerate(words_of.WEEKDAYS) if name.startswith(match["weekday"][:3].casefold()))
    if weeks:
        day = _monday(now.day) + timedelta(days=number + (7 if "next" in weeks else -7))
    elif which in ("next", "this coming") or (now.looks_ahead and not which.endswith("last") and which != "this past"):
        gap = (number - now.day.weekday()) % 7
        day = now.day + timedelta(days=gap or (7 if which else 0))
    else:
        gap = (now.day.weekday() - number) % 7
        day = now.day - timedelta(days=gap or (7 if which in ("last", "this last", "this past") else 0))
    return day, day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


_DAY_WORDS: Final[dict[str, tuple[int, int]]] = {
    "the day before yesterday": (-2, -2), "yesterday": (-1, -1), "overnight": (-1, 0), "last night": (-1, 0),
    "tomorrow": (1, 1), "the day after tomorrow": (2, 2),
}  # fmt: skip
"""Days from the article's; what is not listed ("today", "tonight", "this morning") is the day itself."""


def day_word(match: re.Match[str], now: Now) -> Days:
    """Yesterday, today and the like."""
    first, last = _DAY_WORDS.get(" ".join(match["word"].casefold().split()), (0, 0))
    return now.day + timedelta(days=first), now.day + timedelta(days=last)


def relative_span(match: re.Match[str], now: Now) -> Days:
    """Last, this or next week, month, year, weekend."""
    which, unit = match["which"].casefold(), match["unit"].casefold()
    step = {"last": -1, "this past": -1, "next": 1, "this coming": 1}.get(which, 0)
    if unit == "weekend":
        return _saturday_and_sunday(now, step)
    if unit == "week":
        first = _monday(now.day) + timedelta(days=7 * step)
        return first, first + timedelta(days=6)
    if unit == "month":
        return _months_away(now.day, step)
    if unit == "year":
        return date(now.day.year + step, 1, 1), date(now.day.year + step, 12, 31)
    raise UnresolvedError  # which months a season is depends on the hemisphere


def _months_away(day: date, step: int) -> Days:
    months = day.year * 12 + day.month - 1 + step
    return _days_of_month(months // 12, months % 12 + 1)


def _saturday_and_sunday(now: Now, step: int = 0) -> Days:
    """Saturday and Sunday: the last ones that have begun, or the coming ones."""
    saturday = _monday(now.day) + timedelta(days=5)
    ahead = step > 0 or (step == 0 and now.looks_ahead)
    if not ahead and (saturday > now.day or step < 0):
        saturday -= timedelta(days=7)
    return saturday, saturday + _ONE_DAY


def ago(match: re.Match[str], now: Now) -> Days:
    """The day, week, month or year that lies so far back; "nearly a decade ago" names none."""
    if match["few"] or match["vague"]:
        raise UnresolvedError
    amount, unit = _amount(match["amount"]), match["unit"].casefold()
    if unit in ("week", "fortnight", "weekend"):
        first = _monday(now.day - timedelta(days=amount * (14 if unit == "fortnight" else 7)))
        return first, first + timedelta(days=6)
    if unit == "month":
        return _months_away(now.day, -amount)
    if unit in ("year", "decade"):
        year = now.day.year - amount * (10 if unit == "decade" else 1)
        return date(year, 1, 1), date(year, 12, 31)
    if unit == "hour":
        return now.day - timedelta(hours=amount), now.day  # its own hour is not known: the day before counts in
    return now.day - timedelta(days=amount), now.day - timedelta(days=amount)


def _amount(words: str) -> int:
    amount = 1 if words.casefold() in ("a", "an") else numeral_value(words)
    if amount is None:
        raise UnresolvedError
    return amount


def past_window(match: re.Match[str], now: Now) -> Days:
    """So many days, weeks ... up to the article's date."""
    amount, unit = _amount(match["amount"]), match["unit"].casefold()
    days = {"hour": 1 / 24, "week": 7, "fortnight": 14, "weekend": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}
    return now.day - timedelta(days=int(amount * days.get(unit, 1))), now.day


def unresolved(match: re.Match[str], now: Now) -> Days:
    """What only the story can anchor."""
    raise UnresolvedError


def weekend(match: re.Match[str], now: Now) -> Days:
    """The weekend."""
    return _saturday_and_sunday(now)
