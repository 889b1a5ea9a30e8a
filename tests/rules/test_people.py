"""Names without what stands in front of them, and what that tells of their bearers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from summarizer.rules import people

if TYPE_CHECKING:
    from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("sentence", "name", "role", "organisation", "gender"),
    [
        ("Jane Roe said the mill burned.", "Jane Roe", None, None, "female"),
        ("Ms Roe said the mill burned.", "Roe", None, None, "female"),
        ("Mr. Roe said the mill burned.", "Roe", None, None, "male"),
        ("Colonel Sami Haddad said the mill burned.", "Sami Haddad", "Colonel", None, None),
        ("Spokesman Peter Lindholm said the mill burned.", "Peter Lindholm", "Spokesman", None, "male"),
        ("Army spokesman Peter Lindholm said the mill burned.", "Peter Lindholm", "spokesman", "Army", "male"),
        ("Foreign Ministry spokesman Peter Lindholm said the mill burned.",
         "Peter Lindholm", "spokesman", "Foreign Ministry", "male"),
        ("Coast Guard Administrator Peter Lindholm said the mill burned.",
         "Peter Lindholm", "Administrator", "Coast Guard", "male"),
        ("Jane Roe, a spokeswoman for the Harbour Ministry, said the mill burned.",
         "Jane Roe", "spokeswoman", "Harbour Ministry", "female"),
        ("The prime minister, Jane Roe, said the mill burned.", "Jane Roe", "prime minister", None, "female"),
        ("Omar al-Rasmi, the governor, said the mill burned.", "Omar al-Rasmi", "governor", None, None),
    ],
)  # fmt: skip
def test_a_name_and_what_is_said_of_it(
    parsed: Callable[[str], Doc], sentence: str, name: str, role: str | None, organisation: str | None,
    gender: str | None,
) -> None:  # fmt: skip
    (found,) = people.people(parsed(sentence))
    described = people.describe(found.head, found)
    assert (found.text, described.role, described.organisation) == (name, role, organisation)
    assert described.gender == gender


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jane Roe", "Roe", True),
        ("Jane Roe", "Jane", True),
        ("Jane Mary Roe", "Jane Roe", True),
        ("Omar al-Rasmi", "Al-Rasmi", True),
        ("Jane Roe", "John Roe", False),
        ("Jane Roe", "Jane Doe", False),
        ("Jane Roe", "Doe", False),
        ("Jane Roe", "", False),
    ],
)
def test_short_forms(one: str, other: str, same: bool) -> None:
    assert people.same_person(tuple(one.split()), tuple(other.split())) is same
    assert people.same_person(tuple(other.split()), tuple(one.split())) is same


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("foreign minister", "official-state"),
        ("Lt. Col.", "military"),
        ("doctors", "medic"),
        ("senior analyst", "expert"),
        ("spokesman", "unspecified"),
        (None, "unspecified"),
    ],
)
def test_the_kind_a_role_makes(role: str | None, kind: str) -> None:
    assert people.role_kind(role) == kind


def test_a_body_of_people_by_their_trade_is_nobody(parsed: Callable[[str], Doc]) -> None:
    assert people.people(parsed("The Farmers' Union said 12 farms had closed.")) == []
