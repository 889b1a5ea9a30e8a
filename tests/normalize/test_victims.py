from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.normalize.victims import read_victim_status


@pytest.mark.parametrize(
    ("victims", "status"),
    [
        ("four women", "civilian"),
        ("17 other civilians", "civilian"),
        ("aid workers", "civilian"),
        ("men, women and children", "civilian"),
        ("wives of militants", "civilian"),
        ("the soldiers’ wives", "civilian"),
        ("a journalist", "civilian"),
        ("bodies of five villagers", "civilian"),
        ("civilian staff", "civilian"),
        ("50 of its own militants", "combatant"),
        ("two soldiers", "combatant"),
        ("militant leader", "combatant"),
        ("army officers", "combatant"),
        ("dozens of gunmen", "combatant"),
        ("troops", "combatant"),
        ("child soldiers", "combatant"),
        ("suicide bombers", "combatant"),
        ("20 fighters from the north", "combatant"),
        ("civilians and soldiers", "mixed"),
        ("three rebels, two children", "mixed"),
        ("people", "unknown"),
        ("men", "unknown"),
        ("four", "unknown"),
        ("Ann Lee", "unknown"),
        ("", "unknown"),
        ("former soldiers", "unknown"),
        ("ex-soldiers", "unknown"),
        ("policemen", "unknown"),
        ("police officers", "unknown"),
        ("a soldier and two others", "unknown"),
        ("30 people, including five soldiers", "unknown"),
        ("a leader", "unknown"),
        ("members of the group", "unknown"),
        ("dozens of", "unknown"),
        ("mass graves", "unknown"),
    ],
)
def test_status(victims: str, status: str) -> None:
    assert read_victim_status(victims) == status


@pytest.mark.parametrize(
    ("victims", "sentence", "status"),
    [
        ("five people", "It killed five people, all civilians.", "civilian"),
        ("five people", "It killed five people, all of them soldiers.", "combatant"),
        ("five people", "It killed five people, all dead.", "unknown"),
        ("five people", "It killed five people and some civilians.", "unknown"),
        ("five people", "Elsewhere.", "unknown"),
        ("", "All civilians.", "unknown"),
    ],
)
def test_the_sentence_may_tell(victims: str, sentence: str, status: str) -> None:
    assert read_victim_status(victims, sentence) == status


@given(st.text(), st.text())
def test_any_text(victims: str, sentence: str) -> None:
    assert read_victim_status(victims, sentence + victims) in {"civilian", "combatant", "mixed", "unknown"}
