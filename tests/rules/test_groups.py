from __future__ import annotations

import pytest

from summarizer.rules.groups import capitalised, initials
from summarizer.rules.parse import load_model


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Harl Resistance Front", "HRF"), ("Front of the Free North", "FFN"), ("Black-Dawn Army", "BDA"), ("", "")],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_a_run_of_capitals_ends_where_small_letters_begin() -> None:
    doc = load_model()("Then the Red Spear fighters were seen.")
    start, end = capitalised(doc[3])
    assert doc[start:end].text == "Red Spear"
