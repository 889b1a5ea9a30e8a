from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.normalize.times import find_times, read_time

WEDNESDAY = date(2016, 11, 2)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision", "basis"),
    [
        ("2016-10-17", "2016-10-17", "2016-10-17", "day", "explicit"),
        ("17/10/2016", "2016-10-17", "2016-10-17", "day", "explicit"),
        ("10/17/2016", "2016-10-17", "2016-10-17", "day", "explicit"),
        ("3/4/2016", None, None, "day", "unresolved"),
        ("4/4/2016", "2016-04-04", "2016-04-04", "day", "explicit"),
        ("17 October 2016", "2016-10-17", "2016-10-17", "day", "explicit"),
        ("the 17th of October, 2016", "2016-10-17", "2016-10-17", "day", "explicit"),
        ("Monday, October 17, 2016", "2016-10-17", "2016-10-17", "day", "explicit"),
        ("25 Aug 88", "1988-08-25", "1988-08-25", "day", "explicit"),
        ("25 Aug 08", "2008-08-25", "2008-08-25", "day", "explicit"),
        ("Oct. 17", "2016-10-17", "2016-10-17", "day", "article-date"),
        ("October 17-19", "2016-10-17", "2016-10-19", "day", "article-date"),
        ("17 to 19 October", "2016-10-17", "2016-10-19", "day", "article-date"),
        ("19-17 October", None, None, "day", "unresolved"),
        ("December 3", "2015-12-03", "2015-12-03", "day", "article-date"),
        ("29 February", "2016-02-29", "2016-02-29", "day", "article-date"),
        ("31 February", None, None, "day", "unresolved"),
        ("30 February 2016", None, None, "day", "unresolved"),
        ("late October 2016", "2016-10-01", "2016-10-31", "month", "explicit"),
        ("October", "2016-10-01", "2016-10-31", "month", "article-date"),
        ("November", "2016-11-01", "2016-11-30", "month", "article-date"),
        ("last November", "2015-11-01", "2015-11-30", "month", "article-date"),
        ("this December", "2016-12-01", "2016-12-31", "month", "article-date"),
        ("next November", "2017-11-01", "2017-11-30", "month", "article-date"),
        ("since 2003", "2003-01-01", "2003-12-31", "year", "explicit"),
        ("2014-16", "2014-01-01", "2016-12-31", "year", "explicit"),
        ("2014–2016", "2014-01-01", "2016-12-31", "year", "explicit"),
        ("2016-2014", None, None, "year", "unresolved"),
        ("the 1990s", "1990-01-01", "1999-12-31", "unknown", "explicit"),
        ("the 1900s", "1900-01-01", "1999-12-31", "unknown", "explicit"),
        ("Wednesday", "2016-11-02", "2016-11-02", "day", "article-date"),
        ("Tuesday night", "2016-11-01", "2016-11-01", "day", "article-date"),
        ("the early hours of Friday", "2016-10-28", "2016-10-28", "day", "article-date"),
        ("last Wednesday", "2016-10-26", "2016-10-26", "day", "article-date"),
        ("next Wednesday", "2016-11-09", "2016-11-09", "day", "article-date"),
        ("this coming Friday", "2016-11-04", "2016-11-04", "day", "article-date"),
        ("Monday last week", "2016-10-24", "2016-10-24", "day", "article-date"),
        ("Monday next week", "2016-11-07", "2016-11-07", "day", "article-date"),
        ("the following Monday", None, None, "day", "unresolved"),
        ("yesterday", "2016-11-01", "2016-11-01", "day", "article-date"),
        ("the day before yesterday", "2016-10-31", "2016-10-31", "day", "article-date"),
        ("tomorrow", "2016-11-03", "2016-11-03", "day", "article-date"),
        ("overnight", "2016-11-01", "2016-11-02", "day", "article-date"),
        ("earlier today", "2016-11-02", "2016-11-02", "day", "article-date"),
        ("this morning", "2016-11-02", "2016-11-02", "day", "article-date"),
        ("last week", "2016-10-24", "2016-10-30", "week", "article-date"),
        ("late last week", "2016-10-24", "2016-10-30", "week", "article-date"),
        ("next week", "2016-11-07", "2016-11-13", "week", "article-date"),
        ("earlier this month", "2016-11-01", "2016-11-30", "month", "article-date"),
        ("last month", "2016-10-01", "2016-10-31", "month", "article-date"),
        ("last year", "2015-01-01", "2015-12-31", "year", "article-date"),
        ("last weekend", "2016-10-29", "2016-10-30", "week", "article-date"),
        ("the weekend", "2016-10-29", "2016-10-30", "week", "article-date"),
        ("next weekend", "2016-11-05", "2016-11-06", "week", "article-date"),
        ("last summer", None, None, "unknown", "unresolved"),
        ("two days ago", "2016-10-31", "2016-10-31", "day", "article-date"),
        ("a day ago", "2016-11-01", "2016-11-01", "day", "article-date"),
        ("five hours ago", "2016-11-02", "2016-11-02", "day", "article-date"),
        ("over two weeks ago", None, None, "week", "unresolved"),
        ("a fortnight ago", "2016-10-17", "2016-10-23", "week", "article-date"),
        ("three months ago", "2016-08-01", "2016-08-31", "month", "article-date"),
        ("more than two years ago", None, None, "year", "unresolved"),
        ("nearly a decade ago", None, None, "unknown", "unresolved"),
        ("just a week ago", "2016-10-24", "2016-10-30", "week", "article-date"),
        ("a decade ago", "2006-01-01", "2006-12-31", "unknown", "article-date"),
        ("several days ago", None, None, "day", "unresolved"),
        ("9000 years ago", None, None, "year", "unresolved"),
        ("1.0005 thousand years ago", None, None, "year", "unresolved"),
        ("the last three days", "2016-10-30", "2016-11-02", "day", "article-date"),
        ("the past 24 hours", "2016-11-01", "2016-11-02", "day", "article-date"),
        ("recent days", None, None, "unknown", "unresolved"),
        ("the next day", None, None, "day", "unresolved"),
        ("three days later", None, None, "unknown", "unresolved"),
        ("once upon a time", None, None, "unknown", "unresolved"),
        ("between 2003 and 2006", "2003-01-01", "2006-12-31", "year", "explicit"),
        ("from last week to yesterday", "2016-10-24", "2016-11-01", "day", "article-date"),
    ],
)
def test_quoted_times(words: str, start: str | None, end: str | None, precision: str, basis: str) -> None:
    assert tuple(read_time(words, WEDNESDAY)) == (start, end, precision, basis)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Friday", "2016-11-04"),
        ("Wednesday", "2016-11-02"),
        ("last Friday", "2016-10-28"),
        ("December 3", "2016-12-03"),
        ("March", "2017-03-01"),
        ("November", "2016-11-01"),
        ("the weekend", "2016-11-05"),
    ],
)
def test_a_verb_that_looks_ahead(words: str, start: str) -> None:
    assert read_time(words, WEDNESDAY, looks_ahead=True).start == start


@pytest.mark.parametrize("words", ["Wednesday", "yesterday", "October 17", "October", "last week", "two days ago"])
def test_nothing_is_resolved_without_the_articles_date(words: str) -> None:
    reading = read_time(words, None)
    assert reading[:2] == (None, None)
    assert reading.basis == "unresolved"
    assert reading.precision != "unknown"


def test_explicit_dates_need_no_article_date() -> None:
    assert tuple(read_time("17 October 2016", None)) == ("2016-10-17", "2016-10-17", "day", "explicit")


def test_of_a_pair_that_ends_before_it_starts_the_first_counts() -> None:
    reading = read_time("from October 3 to October 5, 2015", WEDNESDAY)
    assert reading[:2] == ("2016-10-03", "2016-10-03")


def test_last_weekend_is_not_the_one_that_runs() -> None:
    assert read_time("last weekend", date(2016, 10, 30)).start == "2016-10-22"


def test_a_weekend_already_begun_is_this_one() -> None:
    assert read_time("the weekend", date(2016, 10, 30)).start == "2016-10-29"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It fell on Wednesday and on October 17.", ["Wednesday", "October 17"]),
        ("Seized in 2014, held since 2003.", ["2014", "2003"]),
        ("late last week, earlier this month, two days ago", ["late last week", "earlier this month", "two days ago"]),
        (
            "Yesterday and overnight, last Tuesday and Tuesday night",
            ["Yesterday", "overnight", "last Tuesday", "Tuesday night"],
        ),
        ("in the early hours of Friday.", ["the early hours of Friday"]),
        ("17 October 2016 or 2016-10-17", ["17 October 2016", "2016-10-17"]),
        ("It began over two weeks ago.", ["over two weeks ago"]),
        ("for three hours, for two weeks, five days of rain", []),
        ("They may 5 times march 3 miles.", []),
        ("In May they left; May left.", ["May"]),
        ("Black Friday and Tuesdays", []),
        ("Wednesday's attack", ["Wednesday"]),
        ("He read USA Today.", []),
        ("Flight 2014 and 2000 people", []),
        ("in recent days, over the weekend", ["recent days", "the weekend"]),
        ("the 1990s, the summer of 2016", ["1990s", "summer of 2016"]),
    ],
)
def test_times_in_text(text: str, words: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_times(text)] == words


PIECES = st.sampled_from(
    [
        "October ",
        "17 ",
        "2016",
        "-",
        "/",
        "last ",
        "week ",
        "Tuesday ",
        "night ",
        "two ",
        "days ",
        "ago ",
        "the ",
        "May ",
        "of ",
        "in ",
        "since ",
        "a ",
        "few ",
        "\n",
        "between ",
        "and ",
    ]
)


@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)), st.one_of(st.none(), st.dates()), st.booleans()
)
def test_any_text_reads(text: str, published: date | None, looks_ahead: bool) -> None:
    place = 0
    for found in find_times(text):
        assert place <= found.start < found.end <= len(text)
        place = found.end
    reading = read_time(text, published, looks_ahead)
    assert (reading.start is None) == (reading.end is None) == (reading.basis == "unresolved")
    assert reading.start is None or reading.start <= (reading.end or "")
