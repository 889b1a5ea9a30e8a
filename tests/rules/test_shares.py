from __future__ import annotations

import pytest

from summarizer import Article, Newsroom, Summary
from tests.rules.test_casualties import told


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    return Newsroom(home=tmp_path_factory.mktemp("home"), engine="offline")


def parts(summary: Summary) -> list[tuple[str | None, str, str | None]]:
    """(number, victims, number of the total) of each part."""
    totals = {row.id: row.count.text if row.count else None for row in summary.casualties}
    return [
        (row.count.text if row.count else None, row.victims, totals[row.part_of])
        for row in summary.casualties
        if row.part_of is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A strike killed 45 people, including 12 children, in Kolm.", [("12", "children", "45")]),
        ("Nine people drowned, among them two nurses.", [("two", "nurses", "Nine")]),
        ("The blast killed 300 people, 147 of them civilians.", [("147", "civilians", "300")]),
        ("Six miners died, two of whom were brothers.", [("two", "brothers", "Six")]),
    ],
)
def test_a_part_belongs_to_its_total(room: Newsroom, text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert parts(room.summarize(Article.from_text(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The storm killed 45 people and injured 12 children.",
        "The storm hit four towns, including Kolm, and killed 45 people.",
        "Fifteen soldiers were injured, four of them seriously.",
    ],
)
def test_what_is_no_part(room: Newsroom, text: str) -> None:
    assert parts(room.summarize(Article.from_text(text))) == []


def test_a_named_part_is_a_row_of_its_own() -> None:
    rows = told("Seven people were killed, including Ida Brandt, a teacher.")
    assert rows == [("killed", "Seven", "people"), ("killed", None, "Ida Brandt")]


def test_an_adverb_after_of_them_is_nobody() -> None:
    assert told("Fifteen soldiers were injured, four of them seriously.") == [("injured", "Fifteen", "soldiers")]
