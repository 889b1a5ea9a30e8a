from __future__ import annotations

import pytest

from tests.rules.test_casualties import told

Told = tuple[str, str | None, str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A 24-year-old man was shot on Pell Street. He died in hospital.",
            [("killed", "A", "24-year-old man")],
        ),
        (
            "Officers found Dorian Keech with gunshot wounds. He was pronounced dead at the scene.",
            [("killed", None, "Dorian Keech")],
        ),
        ("The clerk tried to resist; the robbers shot him.", [("injured", None, "clerk")]),
        (
            "Two drivers were killed and four were injured.",
            [("killed", "Two", "drivers"), ("injured", "four", "drivers")],
        ),
        (
            "Militia men ambushed a patrol, killing three and wounding four guards.",
            [("killed", "three", "guards"), ("injured", "four", "guards")],
        ),
        (
            "Marta Velin was found dead with her sons. All three had been stabbed.",
            [("killed", None, "Marta Velin"), ("killed", "All three", "All three")],
        ),
        (
            "A clerk and a porter were wounded. Both are in stable condition.",
            [("injured", "A", "clerk"), ("injured", "a", "porter"), ("injured", "Both", "Both")],
        ),
        ("Two men were shot dead. Both died at the scene.", [("killed", "Two", "men")]),
        (
            "A farmer was hurt when a wall fell. A third was shot dead.",
            [("injured", "A", "farmer"), ("killed", "A", "third")],
        ),
    ],
)
def test_a_pronoun_or_a_bare_number_resumes_the_harmed(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He died in hospital.",
        "Both were killed.",
        "Two women were shot. He was arrested.",
        "The mayor said he was sad. They were killed.",
    ],
)
def test_whoever_does_not_agree_is_not_meant(text: str) -> None:
    assert [row for row in told(text) if row[0] != "injured"] == []


def test_the_number_of_animals_is_no_number_of_people() -> None:
    assert told("Two dogs died and three were injured.") == []
