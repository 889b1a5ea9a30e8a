"""Organisations, roles, honorifics and the words that stand for a source."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from summarizer.rules import naming
from tests.rules.conftest import words

if TYPE_CHECKING:
    from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("text", "bare"),
    [("the rights office", "rights office"), ("An army", "army"), ("its ministry", "ministry"), ("Theatre", "Theatre")],
)
def test_without_determiner(text: str, bare: str) -> None:
    assert naming.without_determiner(text) == bare


@pytest.mark.parametrize(
    ("said", "gender"),
    [
        (["Ms."], "female"),
        (["Mr"], "male"),
        (["spokeswoman"], "female"),
        (["spokesman"], "male"),
        (["doctor"], None),
        ([], None),
    ],
)
def test_gender_is_told_or_unknown(said: list[str], gender: str | None) -> None:
    assert naming.gender_of(said) == gender


def test_roles_and_honorifics() -> None:
    assert all(map(naming.is_role, ["spokeswoman", "Colonel", "Col.", "ministers"]))
    assert all(map(naming.is_honorific, ["Ms", "Mr.", "Dr."]))
    assert not any(map(naming.is_role, ["bridge", "", "the"]))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Harbour Ministry", "official-state"),
        ("Northern Army", "military"),
        ("Valley Hospital", "medic"),
        ("Valley Observatory", "ngo"),
        ("Coast University", "expert"),
        ("United Nations", "intergovernmental"),
        ("U.N.", "intergovernmental"),
        ("WHO", "intergovernmental"),
        ("AFP", "media"),
        ("Valley Office", "unspecified"),
        ("Unheard Of", "unspecified"),
    ],
)
def test_the_kind_an_organisations_name_tells(name: str, kind: str) -> None:
    assert naming.organisation_kind(name) == kind


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Harbour Ministry", "harbour ministry", True),
        ("NHU", "Northern Harbour Union", True),
        ("N.H.U.", "Northern Harbour Union", True),
        ("NHU", "Southern Harbour Union", False),
        ("Harbour Ministry", "Harbour Union", False),
        ("N", "North", False),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert naming.same_name(one, other) is same
    assert naming.same_name(other, one) is same


@pytest.mark.parametrize(
    ("sentence", "head", "name"),
    [
        ("The Harbour Ministry closed.", "Ministry", "Harbour Ministry"),
        ("The ministry closed.", "ministry", None),
        ("The bridge closed.", "bridge", None),
    ],
)
def test_the_name_in_a_phrase(parsed: Callable[[str], Doc], sentence: str, head: str, name: str | None) -> None:
    token = next(token for token in parsed(sentence) if token.text == head)
    assert naming.name_in(token) == name


@pytest.mark.parametrize(
    ("sentence", "head", "mention"),
    [
        ("The prime minister, Jane Roe, left the town.", "minister", "The prime minister, Jane Roe"),
        ("Doctors at the hospital left the town.", "Doctors", "Doctors at the hospital"),
        ("A resident who asked not to be named left the town.", "resident", "A resident"),
    ],
)
def test_the_words_that_stand_for_a_source(
    parsed: Callable[[str], Doc], sentence: str, head: str, mention: str
) -> None:
    doc = parsed(sentence)
    token = next(token for token in doc if token.text == head)
    assert words(doc, naming.mention_phrase(token)) == mention
