from __future__ import annotations

import pytest

from tests.rules.test_casualties import told

Told = tuple[str, str | None, str]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Two hikers died on Mount Harl. The victims were Jonas Wick and Petra Lind.",
            ["Jonas Wick", "Petra Lind"],
        ),
        (
            "Three climbers were killed. Police identified the dead as Jonas Wick, 34, of Ebb; Petra Lind, 29, a nurse "
            "at the clinic; and Omar Said, 41.",
            ["Jonas Wick", "Petra Lind", "Omar Said"],
        ),
        ("A farmer was shot dead. The dead man was identified as Emil Tarr, 50.", ["Emil Tarr"]),
        ("A bus overturned. Among the dead was Ida Brandt, a teacher.", ["Ida Brandt"]),
        ("Nine people were killed. Ida Brandt was among the dead.", ["Ida Brandt"]),
        ("Two men were killed. One of them was Karl Lunde, a clerk.", ["Karl Lunde"]),
        ("The remains found on Monday were identified as those of Karl Lunde.", ["Karl Lunde"]),
        (
            "Anna Voss, a clerk; Karl Lunde, the deputy mayor; and Omar Said, 41, were also killed.",
            ["Anna Voss", "Karl Lunde", "Omar Said"],
        ),
        ("The body was found in a ditch. The body was identified as that of Karl Lunde.", ["Karl Lunde"]),
        (
            "Two boys died. The victims were named as Karl Dahl, 9, and his cousin, Jonas Dahl, 11.",
            ["Karl Dahl", "Jonas Dahl"],
        ),
        ("Six people died. Among the dead were a girl and her grandmother.", ["girl", "her grandmother"]),
    ],
)
def test_victims_named_apart_from_the_harm(text: str, names: list[str]) -> None:
    killed = [victims for kind, _, victims in told(text) if kind == "killed"]
    assert [name for name in names if name not in " | ".join(killed)] == []


def test_a_victim_keeps_the_harm_that_the_sentence_tells() -> None:
    rows = told("A clerk was shot dead. A second victim, Karl Lunde, remains hospitalized.")
    assert [row for row in rows if row[0] == "injured"] == [("injured", "A", "victim, Karl Lunde")]
    assert all("Lunde" not in victims for kind, _, victims in rows if kind == "killed")


def test_the_wounded_of_a_list_are_injured() -> None:
    rows = told("A bomb went off in Kolm. The wounded are Anna Voss and two guards.")
    assert rows == [("injured", None, "Anna Voss"), ("injured", "two", "guards")]


@pytest.mark.parametrize(
    "text",
    [
        "Two men were killed. The gunman was identified as Egil Moen.",
        "No soldiers were among the dead.",
        "Two men were killed. The victims were taken to Kolm.",
        "The winners were Anna Voss and Karl Lunde.",
        "Anna Voss won a seat; Karl Lunde lost his; the mayor was killed.",
        "Police have not identified the dead man as Emil Tarr.",
        "The injured striker is Milo Fenn of Larn, and the victims of the cut are Larn and Kolm.",
    ],
)
def test_near_misses_name_nobody(text: str) -> None:
    names = {"Egil Moen", "Kolm", "Anna Voss", "Karl Lunde", "Emil Tarr", "soldiers", "Larn"}
    assert [row for row in told(text) if row[2] in names] == []
