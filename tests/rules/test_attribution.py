"""One construction of reported speech a case: rule, head of the source, cue, content."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Read, Said

FELL = "the bridge had collapsed"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"The council said {FELL}.", Said("cue_verbs", "council", "said", [FELL])),
        (f"The council said that {FELL}.", Said("cue_verbs", "council", "said", [FELL])),
        (f"The council said on Monday that {FELL}.", Said("cue_verbs", "council", "said", [FELL])),
        ("The bridge had collapsed, the council said.",
         Said("cue_verbs", "council", "said", ["The bridge had collapsed"])),
        ("The bridge had collapsed, said Jane Roe.", Said("cue_verbs", "Roe", "said", ["The bridge had collapsed"])),
        ("The fire was set, police believe.", Said("cue_verbs", "police", "believe", ["The fire was set"])),
        (f"The ministry denied that {FELL}.", Said("cue_verbs", "ministry", "denied", [FELL])),
        ("The ministry warned that the dam could fail.",
         Said("cue_verbs", "ministry", "warned", ["the dam could fail"])),
        (f"It was confirmed by the ministry that {FELL}.", Said("cue_verbs", "ministry", "was confirmed", [FELL])),
        (f"The ministry told reporters that {FELL}.", Said("cue_verbs", "ministry", "told", [FELL])),
        ("“The bridge fell at dawn,” said Jane Roe.", Said("cue_verbs", "Roe", "said", ["The bridge fell at dawn"])),
        ("Jane Roe said: “The bridge fell at dawn.”", Said("cue_verbs", "Roe", "said", ["The bridge fell at dawn"])),
        ("“The bridge,” Jane Roe said, “had collapsed before dawn.”",
         Said("cue_verbs", "Roe", "said", ["The bridge", "had collapsed before dawn"])),
        ("“The bridge fell at dawn,” Jane Roe said. “Nobody was on it at the time.”",
         Said("cue_verbs", "Roe", "said", ["The bridge fell at dawn", "Nobody was on it at the time"])),
        ("Jane Roe said the bridge was “rotten to the core”.",
         Said("cue_verbs", "Roe", "said", ["the bridge was “rotten to the core”"])),
        (f"According to the Harbour Ministry, {FELL}.", Said("according_to", "Ministry", "According to", [FELL])),
        ("Three farmers died, according to the Harbour Ministry.",
         Said("according_to", "Ministry", "according to", ["Three farmers died"])),
        (f"As per Jane Roe, acting head of the Harbour Police, {FELL}.",
         Said("according_to", "Roe", "As per", [FELL])),
        ("Some 300 towns were hit in the province and 83,000 homes were damaged, according to officials.",
         Said("according_to", "officials", "according to",
              ["Some 300 towns were hit in the province and 83,000 homes were damaged"])),
        ("Rescuers digging for 90 people five days after a massive coastal landslide said they were tired.",
         Said("cue_verbs", "Rescuers", "said", ["they were tired"])),
        ("In recent days, crews searched for villagers swept away by the torrent, officials and local residents said.",
         Said("cue_verbs", "officials", "said",
              ["In recent days, crews searched for villagers swept away by the torrent"])),
        ("“They must stop,” stated a spokesperson for the Harbour Secretary, Stefan Dolmar, speaking at noon.",
         Said("cue_verbs", "spokesperson", "stated", ["They must stop"])),
        ("There were reports that soldiers had burned the mill.",
         Said("cue_nouns", "reports", "reports", ["soldiers had burned the mill"])),
        ("There have been allegations of torture in the prison.",
         Said("cue_nouns", "allegations", "allegations", ["torture in the prison"])),
        ("The army received reports indicating that soldiers had burned the mill.",
         Said("cue_nouns", "reports", "reports", ["soldiers had burned the mill"])),
        ("The governor questioned the figure of 40 dead.", Said("cue_nouns", "figure", "figure", ["40 dead"])),
        ("The ministry accused the rebels of killing three farmers.",
         Said("accusations", "ministry", "accused", ["the rebels", "killing three farmers"])),
        ("The ministry blamed the rebels for killing three farmers.",
         Said("accusations", "ministry", "blamed", ["the rebels", "killing three farmers"])),
    ],
)  # fmt: skip
def test_one_saying(read: Read, sentence: str, expected: Said) -> None:
    assert read(sentence).said == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry did not say whether the bridge had collapsed.",
        "The army cannot say how many soldiers died.",
        "The ministry never said the bridge had collapsed.",
        "The ministry did not accuse the rebels of killing three farmers.",
        "It is believed that the bridge collapsed.",
        "The bridge had collapsed before dawn.",
        "The final saw the home team win the cup.",
        "The film “The Long Night” opened on Monday.",
    ],
)
def test_nobody_says_anything(read: Read, sentence: str) -> None:
    assert read(sentence).said == []


def test_words_inside_a_quotation_are_the_speakers(read: Read) -> None:
    found = read("“I met my brother, who said the bridge had collapsed,” Jane Roe told reporters.").said
    assert [(said.source, said.cue) for said in found] == [("Roe", "told")]


@pytest.mark.parametrize("cue", ["did not confirm", "refused to confirm", "was unable to say", "could not confirm"])
def test_what_somebody_would_not_say_is_not_said(read: Read, cue: str) -> None:
    assert read(f"The ministry {cue} that the bridge had collapsed.").said == []


def test_two_speakers_of_two_paragraphs_are_not_mixed(read: Read) -> None:
    found = read("“The mill burned down,” he said.\n\n“We ran to the river at once,” said Jane Roe.").said
    assert [(said.source, said.content) for said in found] == [
        ("he", ["The mill burned down"]), ("Roe", ["We ran to the river at once"]),
    ]  # fmt: skip
