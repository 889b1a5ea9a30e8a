"""Trailing cues after participles are given to who speaks; real appositions stay."""

from __future__ import annotations

import pytest

from summarizer.rules.casualties import casualties
from tests.rules.conftest import Read


@pytest.mark.parametrize(
    ("text", "speaker", "victims"),
    [
        ("Gunmen raided the hamlet of Orlo on Sunday, killing at least 12 farmers, the regional governor said.",
         "the regional governor", "farmers"),
        ("A bus left the road, hurting nine pupils, a police spokesman said.", "a police spokesman", "pupils"),
    ],
)  # fmt: skip
def test_a_trailing_cue_is_the_speakers(read: Read, text: str, speaker: str, victims: str) -> None:
    reading = read(text)
    assert [link.mention.text for claim in reading.claims for link in claim.attribution] == [speaker]
    assert [casualty.victim.text for casualty in casualties(reading.doc)] == [victims]


def test_an_apposition_between_commas_speaks_for_itself(read: Read) -> None:
    reading = read("Dana Rhee, the regional governor, said twelve farmers had died.")
    [claim] = [claim for claim in reading.claims if claim.attribution]
    assert "Rhee" in claim.attribution[0].mention.text


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("The painters told the council they had found cracks in the wall.",
         "painters", "told", ["they had found cracks in the wall"]),
        ("Roe told the guild the ferry would sail and added that others would follow.",
         "Roe", "added", ["others would follow"]),
        ("The senator said that the plan would fail and warned that the town would pay.",
         "senator", "warned", ["the town would pay"]),
    ],
)  # fmt: skip
def test_a_clause_goes_to_the_cue_it_belongs_to(
    read: Read, text: str, speaker: str, cue: str, content: list[str]
) -> None:
    assert (speaker, cue, content) in [(one.source, one.cue, one.content) for one in read(text).said]


def test_whoever_can_speak_keeps_the_second_verb(read: Read) -> None:
    found = [one.source for one in read("Police said the driver left the car and told a nurse that he was ill.").said]
    assert found == ["Police", "driver"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("One survivor from the harbour, Jane Roe, 34, said the doors were shut.", "Jane Roe"),
        ("A porter at the hotel, Jane Roe, said the lights had failed.", "Jane Roe"),
        ("The wife of the mayor, Jane Roe, said nothing was wrong.", "Jane Roe"),
        ("Porters at the hotel, Jane Roe among them, said the lights had failed.", None),
    ],
)
def test_a_name_in_apposition_is_the_persons_and_not_the_things(read: Read, text: str, name: str | None) -> None:
    assert [source.name for source in read(text).sources] == [name]


def test_who_tells_is_no_further_one_of_the_hurt(read: Read) -> None:
    told = "The crash left 12 people dead and 40 hurt"
    reading = read(f"{told}, the company's chief executive, Lena Hoff, told Radio Orlen.")
    assert [(one.source, one.content) for one in reading.said] == [("executive", [told])]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The crash left 12 dead and 40 wounded, police said.", [("killed", "12"), ("injured", "40")]),
        ("The crash left 12 people dead and another 40 hurt.", [("killed", "12"), ("injured", "40")]),
        ("A bomb left at least 12 dead and dozens injured.", [("killed", "12"), ("injured", "dozens")]),
        ("The quake left 300 homeless and 12 missing.", [("displaced", "300"), ("missing", "12")]),
        ("The mayor left two injured dogs at home.", []),
        ("He left two dead letters.", []),
    ],
)
def test_each_number_has_the_state_that_it_was_left_in(read: Read, text: str, rows: list[tuple[str, str]]) -> None:
    doc = read(text).doc
    found = [(one.kind, doc[one.count.start : one.count.end].text) for one in casualties(doc) if one.count]
    assert found == rows
