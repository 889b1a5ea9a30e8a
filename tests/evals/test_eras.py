from __future__ import annotations

import pytest

from evals.public.eras import is_history, is_statistic


@pytest.mark.parametrize(
    "statement",
    [
        "Since 2010 more than 1,500 people have died.",
        "Some 9,000 people have been killed since the war began.",
        "On average 14 people are killed each month.",
        "Twelve people were killed over the past three years.",
        "Forty percent of those killed were young.",
        "The gang has killed 30 people so far this year.",
        "More than 1,200 people have died trying to cross this year.",
        "Nine children have been shot since January.",
        "About 9,000 people died in the 36-year civil war.",
    ],
)
def test_sums_over_years_and_shares_are_statistics(statement: str) -> None:
    assert is_statistic(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "Twelve people were killed on Friday.",
        "Two men were shot a day after the vote.",
        "Nine people were killed in the past few hours.",
        "The worst attack since Monday killed four people.",
        "A 36-year-old man was killed in the civil court.",
        "The attack this year of the carnival killed four people.",
    ],
)
def test_one_event_is_no_statistic(statement: str) -> None:
    assert not is_statistic(statement)


@pytest.mark.parametrize(
    ("statement", "year", "past"),
    [
        ("A fire there killed 11 people in 1987.", 2024, True),
        ("A fire there killed 11 people in 2024.", 2024, False),
        ("A fire there killed 11 people in 1987.", None, True),
        ("The fire of May 4, 2019 killed 11 people.", None, False),
        ("His brother was killed ten years ago.", 2024, True),
        ("Last year 12 people died there.", None, True),
        ("The blaze killed 2000 people.", 2024, False),
        ("Last summer, three people were killed two streets away.", 2024, True),
        ("A similar attack in March killed 30 people.", 2024, True),
        ("A man was shot in a similar car.", 2024, False),
        ("Two people were killed in June.", 2024, False),
    ],
)
def test_a_past_year_is_history(statement: str, year: int | None, past: bool) -> None:
    assert is_history(statement, year) is past
