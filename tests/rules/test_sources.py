"""Who a source is: short forms, pronouns, definite phrases, and who has no name."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Read


@pytest.mark.parametrize(
    ("sentence", "name", "role", "organisation", "kind", "named"),
    [
        ("Jane Roe said the mill burned.", "Jane Roe", None, None, "unspecified", "named"),
        ("Jane Roe, a spokeswoman for the Harbour Ministry, said the mill burned.",
         "Jane Roe", "spokeswoman", "Harbour Ministry", "official-state", "named"),
        ("Army spokesman Peter Lindholm said the mill burned.",
         "Peter Lindholm", "spokesman", "Army", "military", "named"),
        ("The Harbour Ministry said the mill burned.", "Harbour Ministry", None, None, "official-state", "named"),
        ("The Northern Rights Office said the mill burned.",
         "Northern Rights Office", None, None, "unspecified", "named"),
        ("The WHO said the mill burned.", "WHO", None, None, "intergovernmental", "named"),
        ("The ministry said the mill burned.", None, None, "ministry", "official-state", "role-only"),
        ("A police officer said the mill burned.", None, "police officer", None, "official-state", "role-only"),
        ("A doctor at the hospital said the mill burned.", None, "doctor", None, "medic", "role-only"),
        ("A witness said the mill burned.", None, "witness", None, "witness", "role-only"),
        ("Witnesses said the mill burned.", None, "Witnesses", None, "witness", "collective"),
        ("Rebels said the mill burned.", None, "Rebels", None, "armed-group", "collective"),
        ("Local media reported that the mill burned.", None, None, "Local media", "media", "collective"),
        ("There were reports that the mill burned.", None, None, None, "unspecified", "collective"),
        ("The study found that prices rose.", None, None, None, "document", "role-only"),
        ("A diplomat who spoke on condition of anonymity said the talks failed.",
         None, "diplomat", None, "official-state", "anonymous"),
        ("A diplomat said the talks failed. She spoke on condition of anonymity.",
         None, "diplomat", None, "official-state", "anonymous"),
        ("A police officer, who was not authorised to speak to the press, said the mill burned.",
         None, "police officer", None, "official-state", "anonymous"),
        ("“We were afraid,” said a resident who asked not to be named.",
         None, "resident", None, "witness", "anonymous"),
        ("She said the mill burned.", None, None, None, "unspecified", "anonymous"),
        ("They said the mill burned.", None, None, None, "unspecified", "collective"),
    ],
)  # fmt: skip
def test_who_it_is(
    read: Read, sentence: str, name: str | None, role: str | None, organisation: str | None, kind: str, named: str
) -> None:
    (source,) = read(sentence).sources
    assert (source.name, source.role, source.organisation) == (name, role, organisation)
    assert (source.kind, source.named) == (kind, named)


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Jane Roe said the mill burned. Ms Roe said nobody was hurt. She said it would be rebuilt.",
         "Jane Roe", ["Jane Roe", "Ms Roe", "She"]),
        ("Colonel Sami Haddad said the road was open. Col. Haddad added that the mines had been cleared.",
         "Sami Haddad", ["Colonel Sami Haddad", "Col. Haddad"]),
        ("Gen. Anwar al-Sabri said the town was calm. Al-Sabri said patrols had doubled. He said nobody was hurt.",
         "Anwar al-Sabri", ["Gen. Anwar al-Sabri", "Al-Sabri", "He"]),
        ("Omar al-Rasmi said the road was open. Mr. al-Rasmi said the mines had been cleared.",
         "Omar al-Rasmi", ["Omar al-Rasmi", "Mr. al-Rasmi"]),
        ("Spokesman Peter Lindholm said the mill burned. The spokesman said nobody was hurt.",
         "Peter Lindholm", ["Spokesman Peter Lindholm", "The spokesman"]),
        ("The Northern Rights Office said the mill burned. The office said it had sent a team.",
         "Northern Rights Office", ["The Northern Rights Office", "The office"]),
        ("The Harbour Ministry said the mill burned. The ministry said nobody was hurt.",
         "Harbour Ministry", ["The Harbour Ministry", "The ministry"]),
        ("Residents said the mill burned. They said soldiers had set the fire.", None, ["Residents", "They"]),
        ("A witness said the mill burned. The witness said soldiers set the fire.",
         None, ["A witness", "The witness"]),
        ("A spokesman for the Harbour Ministry said the mill burned. The spokesman said nobody was hurt.",
         None, ["A spokesman for the Harbour Ministry", "The spokesman"]),
    ],
)  # fmt: skip
def test_known_again(read: Read, text: str, name: str | None, mentions: list[str]) -> None:
    (source,) = read(text).sources
    assert source.name == name
    assert [mention.text for mention in source.mentions] == mentions


def test_her_office_is_the_office_named_before(read: Read) -> None:
    found = read(
        "The Northern Rights Office published its findings on Monday. "
        "Jane Roe said her office had received reports that soldiers had burned the mill."
    )
    person, office, _ = found.sources
    assert (person.name, person.organisation) == ("Jane Roe", "Northern Rights Office")
    assert (office.name, office.mentions[-1].text) == ("Northern Rights Office", "her office")


def test_a_man_is_not_the_woman_who_spoke_before(read: Read) -> None:
    found = read("Ms. Roe said the mill burned. He said nobody was hurt.")
    assert [(source.name, source.mentions[0].text) for source in found.sources] == [("Roe", "Ms. Roe"), (None, "He")]


def test_two_people_of_one_family_name_stay_two(read: Read) -> None:
    found = read("Jane Roe said the mill burned. Peter Roe said nobody was hurt.")
    assert [source.name for source in found.sources] == ["Jane Roe", "Peter Roe"]


def test_reports_are_one_source_however_often_cited(read: Read) -> None:
    found = read("There were reports that the mill burned. According to reports, nobody was hurt.")
    assert [root.key for root in found.roots()] == [found.roots()[0].key] * 2


def test_only_those_who_say_something_are_sources(read: Read) -> None:
    found = read("Jane Roe met Peter Lindholm at the Harbour Ministry. The council said the mill burned.")
    assert [source.organisation for source in found.sources] == ["council"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gov. Hal Wirth met the press. The governor said the dam would hold.", "Hal Wirth"),
        ("Lindqvist Motors announced that it would leave. The company said the dam would hold.", "Lindqvist Motors"),
        ("Director of the River Council Jane Roe said the dam would hold.", "Jane Roe"),
        ("Ruth Abend slept. She said the dam would hold.", "Ruth Abend"),
        ("John Abend slept. She said the dam would hold.", None),
        ("Hal Wirth slept. Jane Roe rose, and she said the dam would hold.", "Jane Roe"),
        ("Hal Wirth slept. He said Wirth would hold the dam.", None),
    ],
)
def test_titles_and_pronouns_stand_for_the_right_one_or_nobody(read: Read, text: str, name: str | None) -> None:
    assert read(text).roots()[-1].name == name


@pytest.mark.parametrize("text", ["he said " * 200, "He said it rained. " * 300], ids=["one sentence", "many"])
def test_pronouns_that_only_lead_to_pronouns_end(read: Read, text: str) -> None:
    assert all(source.name is None for source in read(text).sources)
