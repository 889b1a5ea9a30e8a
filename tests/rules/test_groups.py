from __future__ import annotations

import pytest

from summarizer.rules.groups import armed_modifier, attackers, initials, named_as_armed
from summarizer.rules.parse import load_model


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Red Spear militants were seen.", "Red Spear"),
        ("The militant group Ashen Hand killed five guards.", "Ashen Hand"),
        ("The Harl Resistance Front, a rebel group, killed five guards.", "Harl Resistance Front"),
    ],
)
def test_names_the_text_makes_armed(text: str, name: str) -> None:
    assert name in set(named_as_armed(load_model()(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The Harl Choir, a youth group, sang for five guards.",
        "Turkish militants crossed the border.",
        "The militants crossed the border.",
    ],
)
def test_other_groups_are_not_armed(text: str) -> None:
    assert list(named_as_armed(load_model()(text))) == []


def test_who_attacks_is_armed() -> None:
    assert "Harl Resistance Front" in set(
        attackers(load_model()("The Harl Resistance Front attacked a convoy on Monday."))
    )


@pytest.mark.parametrize(
    "text",
    [
        "The council attacked the plan.",
        "A storm killed five guards.",
        "The Ministry said five guards died.",
    ],
)
def test_who_is_no_proper_name_does_not(text: str) -> None:
    assert list(attackers(load_model()(text))) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [("The rebel group left.", "rebel"), ("The militant group left.", "armed-group"), ("The youth group left.", None)],
)
def test_a_modifier_tells_the_kind(text: str, kind: str | None) -> None:
    token = next(token for token in load_model()(text) if token.text == "group")
    assert armed_modifier(token) == kind


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Harl Resistance Front", "HRF"), ("Front of the Free North", "FFN"), ("Black-Dawn Army", "BDA"), ("", "")],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected
