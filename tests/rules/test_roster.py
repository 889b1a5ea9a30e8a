"""The people of a text, found by place and by words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from summarizer.rules.people import describe, same_person
from summarizer.rules.roster import Roster

if TYPE_CHECKING:
    from spacy.tokens import Doc

TEXT = (
    "Mayor Jane Roe said the bridge was safe. Captain Tom Hale disagreed. Roe answered that Tom Hale had not seen it. "
    "The spokesman, Omar Lind, said nothing. Ms Roe left."
)


@pytest.fixture
def roster(parsed: Callable[[str], Doc]) -> Roster:
    return Roster(parsed(TEXT))


def test_alike_is_every_mention_of_the_same_person(roster: Roster) -> None:
    for name in roster:
        assert roster.alike(name.words) == [other for other in roster if same_person(other.words, name.words)]
    assert [name.text for name in roster.alike(("Roe",))] == ["Jane Roe", "Roe"]
    assert roster.alike(("Nobody",)) == []


def test_a_surname_stands_for_the_full_name(roster: Roster) -> None:
    assert roster.full_name(("Roe",)) == ("Jane", "Roe")
    assert roster.full_name(("Tom", "Hale")) == ("Tom", "Hale")
    assert roster.full_name(("Brandt",)) == ("Brandt",)


def test_before_and_inside_go_by_the_names_last_word(roster: Roster) -> None:
    names = list(roster)
    third = names[2].head.i
    assert list(roster.before(third)) == [names[1], names[0]]
    assert list(roster.before(third + 1)) == [names[2], names[1], names[0]]
    assert roster.inside(names[1].head.i, third) == [names[1]]
    assert roster.inside(names[1].head.i, third + 1) == names[1:3]


def test_at_knows_appositions_and_surnames(roster: Roster, parsed: Callable[[str], Doc]) -> None:
    doc = parsed(TEXT)
    found = {token.text: roster.at(token) for token in doc}
    assert found["spokesman"] is not None
    assert found["spokesman"].text == "Omar Lind"
    assert found["bridge"] is None
    assert {name.text for token in doc if token.text == "Roe" and (name := roster.at(token))} >= {"Jane Roe"}


def test_a_state_before_a_name_ends_where_the_name_begins(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("Governor of Washington Kara Lindqvist said the mill burned.")
    name = Roster(doc).at(doc[0])
    assert name is not None
    found = describe(doc[0], name)
    assert (found.role, found.organisation) == ("Governor", "Washington")
