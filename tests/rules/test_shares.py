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
        ("Nine people drowned on Monday. Three of the dead were nurses, he said.", [("Three", "nurses", "Nine")]),
        ("The mayor said nine people died and three of the dead were nurses.", [("three", "nurses", "nine")]),
        ("Nine people died. Of the dead, three were nurses, he said.", [("three", "nurses", "Nine")]),
        ("Ten men were wounded. Two of the wounded were in critical condition.", [("Two", "wounded", "Ten")]),
        (
            "A bomb killed three men. Those killed were two Germans and a cook.",
            [("two", "Germans", "three"), ("a", "cook", "three")],
        ),
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
        "Nine people drowned. Three of the boats were new.",
        "Nine people drowned. Fourteen of the wounded were nurses.",
    ],
)
def test_what_is_no_part(room: Newsroom, text: str) -> None:
    assert parts(room.summarize(Article.from_text(text))) == []


def test_a_named_part_is_a_row_of_its_own() -> None:
    rows = told("Seven people were killed, including Ida Brandt, a teacher.")
    assert rows == [("killed", "Seven", "people"), ("killed", None, "Ida Brandt")]


def test_an_adverb_after_of_them_is_nobody() -> None:
    assert told("Fifteen soldiers were injured, four of them seriously.") == [("injured", "Fifteen", "soldiers")]


def test_who_is_quoted_behind_a_list_is_no_part() -> None:
    rows = told("The blast killed 14 people, including five children, a monitoring group said.")
    assert rows == [("killed", "14", "people"), ("killed", "five", "children")]


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("The governor said nine people had drowned. Three of the dead were nurses.", "The governor"),
        ("Nine people drowned. Three of the dead were nurses.", None),
        ("The governor said nine people had drowned. The river fell. Three of the dead were nurses.", None),
        ("The governor said nine people had drowned. A miller said three of the dead were nurses.", "A miller"),
    ],
)
def test_a_part_told_right_behind_its_total_is_the_same_tellers(room: Newsroom, text: str, teller: str | None) -> None:
    summary = room.summarize(Article.from_text(text))
    (row,) = [row for row in summary.casualties if row.count and row.count.text.lower() == "three"]
    [claim] = [claim for claim in summary.claims if claim.id == row.claim_id]
    assert [link.mention.exact for link in claim.attribution[:1]] == ([teller] if teller else [])
