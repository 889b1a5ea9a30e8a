from __future__ import annotations

import pytest

from tests.questions.articles import FRONT, HEDGED
from tests.questions.conftest import Ask


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("When did troops enter Orlo?", "Tuesday"),
        ("When was Melk captured?", "2021"),
        ("When did the court sentence the officers?", "last week"),
        ("When was the bridge at Lorn retaken?", "Monday"),
        ("When did police arrest a smuggler?", "Thursday"),
    ],
)
def test_when_something_happened(question: str, told: str, ask: Ask) -> None:
    answer = ask(question, FRONT)
    assert answer.status == "answered"
    assert told in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What happened on Tuesday?", ["Sarvian troops entered"]),
        ("What happened on 6 May 2024?", ["The defence ministry said", "retaken the bridge"]),
        ("What happened in Orlo on Thursday?", ["Police arrested a smuggler"]),
        ("What happened in 2021?", ["captured the town of Melk"]),
    ],
)
def test_what_happened_on_a_day(question: str, told: list[str], ask: Ask) -> None:
    answer = ask(question, FRONT)
    assert answer.status == "answered"
    for words in told:
        assert words in answer.text


def test_a_day_of_which_nothing_is_told_is_not_answered(ask: Ask) -> None:
    assert ask("What happened on 1 January 2020?", FRONT).status == "not-in-articles"


def test_what_only_others_tell_keeps_who_tells_it(ask: Ask) -> None:
    answer = ask("What happened on Monday?", FRONT)
    assert "The defence ministry said" in answer.text


def test_a_question_without_a_day_is_left_to_the_sentences(ask: Ask) -> None:
    assert ask("What happened to the schools?", HEDGED).status != "sources-conflict"
