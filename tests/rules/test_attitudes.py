"""Attitudes, light verbs and comment clauses are sayings; questions, denials of them and duties are none."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Read, Said


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Union leaders are worried that the mill will close.",
         Said("attitudes", "leaders", "are worried", ["the mill will close"])),
        ("The senator has made it clear that he would not run.",
         Said("attitudes", "senator", "made it clear", ["he would not run"])),
        ("Lawmakers expressed concern that the money would run out.",
         Said("attitudes", "Lawmakers", "expressed concern", ["the money would run out"])),
        ("The mayor made the case that the town needed a bridge.",
         Said("attitudes", "mayor", "made the case", ["the town needed a bridge"])),
        ("As one adviser put it, the campaign was running on fumes.",
         Said("attitudes", "adviser", "put", ["the campaign was running on fumes"])),
        ("The governor seemed to suggest that the vote was rigged.",
         Said("cue_verbs", "governor", "to suggest", ["the vote was rigged"])),
        ("The court has held that the town may “tax” the mill.",
         Said("attitudes", "court", "held", ["the town may “tax” the mill"])),
        ("The governor doesn’t think that the bridge is safe.",
         Said("cue_verbs", "governor", "doesn’t think", ["the bridge is safe"])),
        ("Moderates feared it would close the mill.",
         Said("cue_verbs", "Moderates", "feared", ["it would close the mill"])),
    ],
)  # fmt: skip
def test_an_attitude_is_a_saying(read: Read, sentence: str, expected: Said) -> None:
    assert read(sentence).said == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor is not sure whether the mill will close.",
        "The court held a hearing on the mill that burned.",
        "The mayor made sure that the gate was shut.",
        "It is certain that the mill will close.",
        "The sign made the road clear.",
        "As the mayor put the letter away, the lights went out.",
        "The senator did not make clear that he would run.",
        "The flood showed that the dam was weak.",
    ],
)
def test_a_near_miss_is_none(read: Read, sentence: str) -> None:
    assert read(sentence).said == []


def test_two_names_that_speak_as_one_are_two_sources(read: Read) -> None:
    reading = read("Jane Roe and Ira Holm said the bridge was safe.")
    assert reading.chains() == [[("Jane Roe", "said")], [("Ira Holm", "said")]]
    assert reading.contents() == [["the bridge was safe"], ["the bridge was safe"]]


def test_a_name_that_joins_in_the_content_does_not_speak(read: Read) -> None:
    assert read("Jane Roe said Ira Holm and Max Lund were safe.").chains() == [[("Jane Roe", "said")]]


def test_an_author_is_no_expert(read: Read) -> None:
    [source] = read("The author Jane Roe said the bridge was safe.").sources
    assert source.kind == "unspecified"


def test_a_stance_is_told_by_the_one_who_has_it(read: Read) -> None:
    before = "Mara Lund said the fund was empty. "
    reading = read(before + "Jane Holt rejected the idea that she had known of it, she said in an interview.")
    assert reading.roots()[-1].name == "Jane Holt"


def test_what_somebody_else_did_is_told_by_another(read: Read) -> None:
    reading = read("Mara Lund said the fund was empty. Jane Holt left the office at noon, she said in an interview.")
    assert reading.roots()[-1].name != "Jane Holt"
