from __future__ import annotations

import pytest

from tests.rules.test_casualties import told

Told = tuple[str, str | None, str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Six priests were murdered in Kolm. The murder of the priests shocked the town.",
            [("killed", "Six", "priests")],
        ),
        (
            "A man was shot dead in Kolm. Emil Tarr, 50, was killed outside his shop.",
            [("killed", None, "Emil Tarr")],
        ),
        ("Judge Ida Brandt was murdered. The murder of Brandt is unsolved.", [("killed", None, "Judge Ida Brandt")]),
        ("A teacher was shot. The teacher died at dawn.", [("killed", None, "The teacher")]),
        ("The pilot was killed. We repeat: the pilot was killed.", [("killed", None, "pilot")]),
        (
            "A Danish priest was kidnapped in Kolm. Father Ole Lind was abducted as he left his church.",
            [("abducted", None, "Father Ole Lind")],
        ),
        ("Hana Orlo Reed was murdered. The murder of Reed is unsolved.", [("killed", None, "Hana Orlo Reed")]),
        (
            "One person was killed and four were injured. Police found five people shot.",
            [("killed", "One", "person"), ("injured", "four", "four")],
        ),
        ("The victim, identified as Karl Lunde, 34, was pronounced dead.", [("killed", None, "Karl Lunde")]),
        (
            "Karl Lunde and Ida Brandt were killed in Kolm. The murder of both leaders was condemned.",
            [("killed", None, "Karl Lunde"), ("killed", None, "Ida Brandt")],
        ),
        ("A boy was shot dead. The child was flown to a hospital.", [("killed", "A", "boy")]),
        (
            "A reporter was shot dead. Emil Tarr, 44, an editor, was hit by four bullets.",
            [("killed", "A", "reporter")],
        ),
    ],
)
def test_the_same_people_told_twice_are_one_row(text: str, expected: list[Told]) -> None:
    assert [(kind, count, victims.removeprefix("The ")) for kind, count, victims in told(text)] == [
        (kind, count, victims.removeprefix("The ")) for kind, count, victims in expected
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed in Kolm. In Larn 15 people were killed.",
        "Ida Brandt was killed. Karl Lunde was killed too.",
        "Six priests were murdered. Six guards were murdered too.",
        "Karl Dahl was killed. Anna Dahl was killed in Larn.",
        "A priest was kidnapped. Emil Tarr, a farmer, was kidnapped in Larn.",
        "A priest was kidnapped. Emil Tarr was also kidnapped.",
        "A gunman was shot dead. Emil Tarr was shot dead in his shop.",
        "One person was killed. Police found five people shot.",
        "Two people were killed. Two people were injured.",
        "Four people were killed in Kolm, the army said. The mayor said four people were killed.",
    ],
)
def test_different_people_and_two_speakers_stay_apart(text: str) -> None:
    assert len(told(text)) == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Karl Lunde and Ida Brandt were killed in Kolm. Two men were killed in Larn.", "Two"),
        ("Karl Lunde, Emil Tarr and Ida Brandt were killed. The two guards were shot dead.", "two"),
    ],
)
def test_two_who_are_not_the_two_just_named_are_a_row(text: str, number: str) -> None:
    assert told(text)[-1][1] == number
