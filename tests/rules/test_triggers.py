from __future__ import annotations

import pytest

from summarizer.rules.parse import load_model
from summarizer.rules.triggers import Trigger, triggers


def found(text: str) -> list[Trigger]:
    return [trigger for token in load_model()(text) if (trigger := triggers(token)) is not None]


@pytest.mark.parametrize(
    ("text", "kind", "frame", "word"),
    [
        ("The bomb killed seven shoppers.", "killed", "object", "killed"),
        ("The camp's guards were murdered.", "killed", "object", "murdered"),
        ("Four nurses died.", "killed", "subject", "died"),
        ("Sixteen people drowned off Tarsk.", "killed", "subject", "drowned"),
        ("Police are investigating the murder of a nurse.", "killed", "noun", "murder"),
        ("The deaths of four guards shocked Orlo.", "killed", "noun", "deaths"),
        ("The blast left 20 people dead.", "killed", "state", "dead"),
        ("A policeman was gunned down in Orlo.", "killed", "object", "gunned"),
        ("An engineer was stabbed to death.", "killed", "object", "stabbed"),
        ("Gunmen shot dead two drivers.", "killed", "object", "shot"),
        ("Police shot two men.", "injured", "object", "shot"),
        ("Two climbers were injured.", "injured", "object", "injured"),
        ("The flood took the lives of nine people.", "killed", "object", "took"),
        ("Nine people lost their lives.", "killed", "subject", "lost"),
        ("Gunmen kidnapped a priest.", "abducted", "object", "kidnapped"),
        ("Gunmen took six soldiers prisoner.", "abducted", "object", "took"),
        ("Police arrested a student.", "detained", "object", "arrested"),
        ("A suspect was taken into custody.", "detained", "object", "taken"),
        ("The rebels held 12 soldiers captive.", "held", "object", "held"),
        ("The rebels are holding 30 people.", "held", "object", "holding"),
        ("Some 4,000 people fled the town.", "displaced", "subject", "fled"),
        ("A landslide trapped 11 miners.", "trapped", "object", "trapped"),
        ("A girl disappeared on Monday.", "missing", "subject", "disappeared"),
        ("Two passengers did not survive.", "killed", "subject", "survive"),
        ("The guard passed away.", "killed", "subject", "passed"),
        ("A hunter broke both legs.", "injured", "subject", "broke"),
        ("Two girls are recovering after they were attacked by a dog.", "injured", "subject", "recovering"),
        ("A third is in the hospital after a shooting.", "injured", "subject", "is"),
        ("A guard was taken to Orlo Medical Center.", "injured", "object", "taken"),
        ("A woman was grazed by a bullet.", "injured", "object", "grazed"),
        ("The number of dead rose to nine.", "killed", "toll", "number"),
        ("The mayor put the toll at nine.", "killed", "toll", "toll"),
    ],
)
def test_words_of_harm(text: str, kind: str, frame: str, word: str) -> None:
    first = found(text)[0]
    assert (first.kind, first.frame, first.token.text) == (kind, frame, word)


@pytest.mark.parametrize(
    "text",
    [
        "The council repaired the bridge.",
        "The soldiers held the bridge.",
        "The mayor held a meeting on Monday.",
        "The team took the lead.",
        "She gave her life to the school.",
        "The villagers may flee.",
        "The baker kept the money.",
        "The singer is recovering from an operation.",
        "The bishop is in hospital.",
        "She was taken to the community center.",
        "Two gunmen fled on a motorcycle.",
        "The driver fled the scene.",
        "The number of voters rose to nine.",
        "The bridge toll rose to nine crowns.",
        "The work took a heavy toll on her.",
        "Two passengers survived.",
        "The guard passed the gate.",
        "A hunter broke the window.",
    ],
)
def test_words_that_harm_nobody(text: str) -> None:
    assert found(text) == []


def test_shot_and_wounded_is_one_harm() -> None:
    assert [trigger.token.text for trigger in found("Two men were shot and wounded.")] == ["wounded"]


def test_held_is_the_state_and_abducted_the_act() -> None:
    assert [found(text)[0].kind for text in ("Gunmen hold six men hostage.", "Gunmen took six men hostage.")] == [
        "held",
        "abducted",
    ]
