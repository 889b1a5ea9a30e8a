from __future__ import annotations

import pytest

from summarizer.rules.force_kinds import kind_of, of_title, surer


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("rebel fighters", "rebel"),
        ("harl liberation front", "rebel"),
        ("national guard", "state-force"),
        ("6th infantry brigade", "state-force"),
        ("armed forces", "state-force"),
        ("federal police", "police"),
        ("village self-defence militia", "militia"),
        ("un peacekeepers", "external"),
        ("us-led coalition", "coalition"),
        ("ashen hand", None),
        ("dawn brigades", None),
        ("harl democratic party", None),
    ],
)
def test_the_words_of_a_name_tell_its_kind(name: str, kind: str | None) -> None:
    assert kind_of(name.split()) == kind


def test_a_peoples_army_is_a_states() -> None:
    assert kind_of(["sarvian", "army"], owned=True) == "state-force"
    assert kind_of(["dawn", "army"]) is None


def test_what_tells_more_wins() -> None:
    assert surer("armed-group", "rebel") == "rebel"
    assert surer("rebel", None) == "rebel"
    assert surer("rebel", "armed-group") == "rebel"


def test_a_noun_for_fighters_tells_the_kind() -> None:
    assert of_title(["rebels"]) == "rebel"
    assert of_title(["gunmen"]) is None
