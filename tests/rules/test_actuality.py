from __future__ import annotations

import pytest

from tests.rules.test_casualties import told


@pytest.mark.parametrize(
    "text",
    [
        "He was charged with the attempted murder of a judge.",
        "The threat of a massacre of civilians has grown.",
        "The law is meant to prevent the deaths of workers.",
        "In the film, three women are killed by a guard.",
        "When soldiers are killed on the battlefield, nobody wins.",
        "The men were going to be killed.",
        "Two clerks escaped being killed.",
        "Was the mayor murdered?",
        "The bullet could have killed a child.",
        "Two nurses would not survive another winter.",
        "The gang planned to kidnap and kill three judges.",
        "The rebels could capture and execute 40 prisoners.",
        "The army will find and kill 12 rebels.",
        "The army did not attack the town or kill any farmers.",
        "Forty prisoners could be taken and executed.",
    ],
)
def test_what_is_unreal_is_no_row(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("A man was jailed for murdering his neighbour.", "his neighbour"),
        ("A jury found him guilty of killing two sisters.", "sisters"),
        ("Crowds marched against the killing of two nurses.", "nurses"),
        ("A series of blasts killed 12 shoppers.", "shoppers"),
        ("Two fans were killed at the game.", "fans"),
        ("Two pilots did not survive.", "pilots"),
        ("Two pilots may have died.", "pilots"),
        ("The gunmen went on to rob a bank and kill two guards.", "guards"),
        ("The man tried to flee and was killed by police.", "man"),
        ("Two nurses were seized and killed.", "nurses"),
    ],
)
def test_what_was_done_is_a_row(text: str, victims: str) -> None:
    assert [row[2] for row in told(text) if row[0] == "killed"] == [victims]
