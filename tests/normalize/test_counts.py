from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.normalize.counts import FoundCount, find_counts, read_count
from summarizer.normalize.numerals import numeral_value

ONES = [
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
TENS = ["", "", *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]]


def spell(n: int) -> str:
    for scale, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if n >= scale:
            rest = f" {spell(n % scale)}" if n % scale else ""
            return f"{spell(n // scale)} {name}{rest}"
    if n >= 100:
        return f"{ONES[n // 100]} hundred" + (f" and {spell(n % 100)}" if n % 100 else "")
    if n >= 20:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    return ONES[n]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("50", (50, 50, 50, "exact")),
        ("exactly 50", (50, 50, 50, "exact")),
        ("1,200", (1200, 1200, 1200, "exact")),
        ("1 200", (1200, 1200, 1200, "exact")),
        ("1\u202f200", (1200, 1200, 1200, "exact")),
        ("1,00,000", (100000, 100000, 100000, "exact")),
        ("1.2 million", (1200000, 1200000, 1200000, "exact")),
        ("2.5m people", (2500000, 2500000, 2500000, "exact")),
        ("two and a half million", (2500000, 2500000, 2500000, "exact")),
        ("half a million", (500000, 500000, 500000, "exact")),
        ("five hundred thousand", (500000, 500000, 500000, "exact")),
        ("three thousand million", (3 * 10**9, 3 * 10**9, 3 * 10**9, "exact")),
        ("١٢", (12, 12, 12, "exact")),
        ("three hundred and forty-two", (342, 342, 342, "exact")),
        ("forty two", (42, 42, 42, "exact")),
        ("Twenty-five", (25, 25, 25, "exact")),
        ("a hundred and six", (106, 106, 106, "exact")),
        ("nought", (0, 0, 0, "exact")),
        ("two dozen", (24, 24, 24, "exact")),
        ("half a dozen", (6, 6, 6, "exact")),
        ("a", (1, 1, 1, "exact")),
        ("An", (1, 1, 1, "exact")),
        ("a single", (1, 1, 1, "exact")),
        ("one", (1, 1, 1, "exact")),
        ("both", (2, 2, 2, "exact")),
        ("a pair of", (2, 2, 2, "exact")),
        ("a couple of", (None, 2, None, "about")),
        ("a couple of hundred", (None, 200, None, "about")),
        ("no", (0, 0, 0, "none")),
        ("no one", (0, 0, 0, "none")),
        ("nobody", (0, 0, 0, "none")),
        ("None", (0, 0, 0, "none")),
        ("another 5", (5, 5, 5, "exact")),
        ("5 more", (5, 5, 5, "exact")),
        ("17 other", (17, 17, 17, "exact")),
        ("17-strong", (17, 17, 17, "exact")),
        ("a total of 31", (31, 31, 31, "exact")),
        ("at least 30", (30, None, None, "at-least")),
        ("At least another 30", (30, None, None, "at-least")),
        ("at least some 30", (30, None, None, "at-least")),
        ("a minimum of three", (3, None, None, "at-least")),
        ("no fewer than 12", (12, None, None, "at-least")),
        ("30 or more", (30, None, None, "at-least")),
        ("30-plus", (30, None, None, "at-least")),
        ("30+", (30, None, None, "at-least")),
        ("30, at least", (30, None, None, "at-least")),
        ("at least two dozen", (24, None, None, "at-least")),
        ("more than a million", (1000001, None, None, "more-than")),
        ("over fifty", (51, None, None, "more-than")),
        ("upwards of 300", (301, None, None, "more-than")),
        ("up to 30", (None, None, 30, "at-most")),
        ("as many as 3,000", (None, None, 3000, "at-most")),
        ("no more than five", (None, None, 5, "at-most")),
        ("30 or fewer", (None, None, 30, "at-most")),
        ("30 at most", (None, None, 30, "at-most")),
        ("fewer than 20", (None, None, 19, "less-than")),
        ("just under 400", (None, None, 399, "less-than")),
        ("under 0", (None, None, 0, "less-than")),
        ("nearly 400", (None, 400, None, "about")),
        ("an estimated 2,000", (None, 2000, None, "about")),
        ("some 300", (None, 300, None, "about")),
        ("30 or so", (None, 30, None, "about")),
        ("between 10 and 15", (10, None, 15, "between")),
        ("10 to 15", (10, None, 15, "between")),
        ("10-15", (10, None, 15, "between")),
        ("10–15", (10, None, 15, "between")),
        ("five or six", (5, None, 6, "between")),
        ("two to three million", (2000000, None, 3000000, "between")),
        ("tens", (10, None, None, "vague")),
        ("dozens of", (12, None, None, "vague")),
        ("scores", (20, None, None, "vague")),
        ("hundreds", (100, None, None, "vague")),
        ("tens of thousands of", (10000, None, None, "vague")),
        ("hundreds of thousands", (100000, None, None, "vague")),
        ("dozens, possibly hundreds", (12, None, None, "vague")),
        ("several hundred", (100, None, None, "vague")),
        ("several", (3, None, None, "vague")),
        ("a few", (3, None, None, "vague")),
    ],
)
def test_quoted_counts(words: str, numbers: tuple[object, ...]) -> None:
    found = read_count(words)
    assert found is not None
    assert tuple(found) == numbers


@pytest.mark.parametrize(
    "words", ["", "the men", "him", "a number of", "1.0005 thousand", "15-10", "1.0005 thousand to 9"]
)
def test_words_without_a_count(words: str) -> None:
    assert read_count(words) is None


def found_words(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_counts(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At least 30 villagers and nearly 400 goats died.", ["At least 30", "nearly 400"]),
        ("Dozens of houses and two dozen cars burned.", ["Dozens", "two dozen"]),
        ("More than a million are stuck; no one was hurt.", ["More than a million", "no one"]),
        ("There were no casualties and no immediate reports.", ["no"]),
        ("There was no water and no bread.", []),
        ("A soldier and an officer walked.", []),
        ("The toll rose from 30 to 40.", ["30", "40"]),
        ("It grew from 5 to 7 miles.", []),
        ("The toll rose from $30 to 40.", []),
        ("Between 10 and 15 men, 10-15 women and 2 or 3 dogs.", ["Between 10 and 15", "10-15", "2 or 3"]),
        ("Some 300 fled, 30 or so stayed.", ["Some 300", "30 or so"]),
        ("A farmer, aged 34, and his 12-year-old son.", []),
        ("Ann Lee, 34, and Bo Chu (41) spoke.", []),
        ("Children under 18 and people over 65 left.", []),
        ("It hit over 65 houses.", ["over 65"]),
        ("On October 17, on 17 October 2014, in 2014, in the 1990s.", []),
        ("At 5.30 pm, at 10:45, at 0600, at 7 o'clock.", []),
        ("It cost $5m, 5 million dollars, £3, Rs 500 and 10 rupees.", []),
        ("It rose 5 percent, 7% and 3 per cent.", []),
        ("It lay 20 miles away, 5 km off, for 3 hours and two more weeks.", []),
        ("Hundreds of miles off, for tens of thousands of dollars.", []),
        ("A 7.2-magnitude quake, the 3rd in a 30-storey tower.", []),
        ("On Flight 370 along Highway 1 by article 6 and section 12.", []),
        ("Under articles 497 and 498 of the code.", []),
        ("She used Browser 9 and HTML 5, then Station 54.", []),
        ("Bomb Kills 30 in Market", ["30"]),
        ("In 30 villages. The 5 men.", ["30", "5"]),
        ("They won 2-1 and lost 1-2 and drew 0-2.", []),
        ("1. First\n2) Second", []),
        ("As shown before [3] and (4).", []),
        ("One of the biggest; one day; this one; one can see.", []),
        ("One person died, one was hurt.", ["One", "one"]),
        ("Two thirds of them, one in five.", []),
        ("Scores of people; she scores 3 goals; test scores.", ["Scores", "3"]),
        ("Tens of people; tens.", ["Tens"]),
        ("Tens of thousands fled.", ["Tens of thousands"]),
        ("2000 people marched, 1999 did.", ["2000"]),
        ("More than 2000 armed men.", ["More than 2000"]),
        ("It stands at 683 Orchard Street now.", []),
        ("Three hundred and forty-two men", ["Three hundred and forty-two"]),
        ("Killed were two and three more were hurt.", ["two", "three"]),
        ("Five died two days ago, six yesterday.", ["Five", "six"]),
        ("A couple of men and a single child.", ["A couple", "a single"]),
        ("at least\n\n30 men", ["30"]),
        ("at least\n30 men", ["at least\n30"]),
        ("1.2 million refugees and 1.5 bottles.", ["1.2 million"]),
        ("1.0005 thousand men", []),
        ("9/11, 24/7, 50-50, B52s, MH-17", []),
    ],
)
def test_counts_in_text(text: str, words: list[str]) -> None:
    assert found_words(text) == words


def test_found_numbers_come_along() -> None:
    assert find_counts("x no one") == [FoundCount(2, 8, (0, 0, 0, "none"))]  # type: ignore[arg-type]


@given(st.integers(0, 10**9 - 1))
def test_digits_read_as_themselves(n: int) -> None:
    for words in (str(n), f"{n:,}"):
        assert tuple(read_count(words) or ()) == (n, n, n, "exact")


@given(st.integers(0, 10**9 - 1))
def test_spelled_numbers_round_trip(n: int) -> None:
    assert tuple(read_count(spell(n)) or ()) == (n, n, n, "exact")
    assert numeral_value(spell(n)) == n


PIECES = st.sampled_from(
    [
        "at least ",
        "more than ",
        "between ",
        "and ",
        "to ",
        "30",
        "1",
        "200",
        "2014",
        "dozens ",
        "of ",
        "scores ",
        "a ",
        "single ",
        "\n",
        "\n\n",
        "-",
        "–",
        ".",
        "(",
        ")",
        "[",
        "$",
        "%",
        "one ",
        "no ",
        "million ",
        "hundred ",
        "October ",
        "17 ",
        "days ",
        "ago ",
        "from ",
        "Joe",
        " ",
        "people ",
        "half ",
        "“",
        "٣",
        "½",
        "²",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_found_counts_are_ordered_spans_of_any_text(text: str) -> None:
    place = 0
    for found in find_counts(text):
        assert place <= found.start < found.end <= len(text)
        place = found.end
        low, best, high, _ = found.numbers
        assert any(bound is not None for bound in (low, best, high))
    read_count(text)


def test_huge_inputs_take_linear_time() -> None:
    for text in ("9" * 200_000, "at least " * 30_000, "hundred and " * 30_000, " " * 200_000, "1," * 100_000):
        find_counts(text)
        read_count(text)
