from __future__ import annotations

import pytest

from summarizer.rules.casualties import casualties
from tests.rules.conftest import Read

HOSPITAL = "Officer Ivo Lund said 23 died. The hospital's director, Dr. Sara Teko, rejected that."
COURT = "Mayor Olga Brook accused Governor Paul Tarn of theft. Tarn denied the charge."
PARTY = "Viktor Sander did not rule out a bid."


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (COURT + ' "I took nothing," he said.', "Paul Tarn"),
        (HOSPITAL + ' "All of them came," she said.', "Sara Teko"),
        ("Rolf Dunne said Oskar Linde had hidden the money. He said he had never touched it.", "Rolf Dunne"),
        (PARTY + ' Asked whether he wanted the job, he replied: "No comment."', "Viktor Sander"),
        ("A councillor, Ben Tadel, said he believed the ferry had sunk.", "Ben Tadel"),
        ("The council invited Olga Brook and Ida Sand. She said the mill was lost.", None),
    ],
)
def test_a_pronoun_is_the_subject_before_or_nobody(read: Read, text: str, speaker: str | None) -> None:
    reading = read(text)
    spoken = [claim for claim in reading.claims if claim.attribution]
    names = {source.key: source.name for source in reading.sources}
    assert names[spoken[-1].attribution[0].source] == speaker


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Police said the driver was drunk. The union blamed the company. It said two workers had died.", "union"),
        ("The Harbour Ministry closed the port. It said the storm was near.", "Harbour Ministry"),
    ],
)
def test_it_is_the_organisation_before_and_never_an_earlier_speaker(read: Read, text: str, organisation: str) -> None:
    reading = read(text)
    names = {source.key: source.name or source.organisation for source in reading.sources}
    spoken = [claim for claim in reading.claims if claim.attribution]
    assert names[spoken[-1].attribution[0].source] == organisation


@pytest.mark.parametrize("cue", ["refused to confirm", "declined to say", "did not say", "was not able to confirm"])
def test_what_is_refused_is_no_claim_and_no_casualty(read: Read, cue: str) -> None:
    reading = read(f"The minister {cue} that 40 people had died.")
    assert [claim for claim in reading.claims if claim.attribution] == []
    assert list(casualties(reading.doc)) == []


def test_what_has_yet_to_be_said_is_no_claim(read: Read) -> None:
    assert read("The clerk would testify that the papers were burned.").said == []


def test_a_quotation_is_not_given_to_who_ought_to_speak(read: Read) -> None:
    reading = read(
        "It is important for Ida Sand to speak out, “but her hands are tied by the law of the land,” Olga Brook said."
    )
    names = {source.key: source.name for source in reading.sources}
    links = [link for claim in reading.claims for link in claim.attribution]
    assert {names[link.source] for link in links} == {"Olga Brook"}
