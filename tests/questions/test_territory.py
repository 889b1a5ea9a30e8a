from __future__ import annotations

import pytest

from summarizer.article import Article
from tests.questions.articles import FRONT, RAID
from tests.questions.conftest import Ask


@pytest.mark.parametrize(
    ("question", "status", "told"),
    [
        ("Who captured Melk?", "answered", ["Ashen Hand militia captured the town of Melk in 2021"]),
        ("Which group took the town of Melk?", "answered", ["Ashen Hand militia"]),
        ("Who holds the dam?", "answered", ["Ashen Hand militia", "still holds the dam"]),
        ("Who controls the Tarsk valley according to the regional council?", "answered", ["separatists control"]),
        ("Who controls the Tarsk valley according to the army?", "answered", ["The army says that it holds"]),
        ("Who surrounded the border post of Sarn?", "reported-unconfirmed", ["reportedly surrounded"]),
        ("Who withdrew from the airport?", "answered", ["rebels withdrew"]),
        ("Who controls Orlo?", "partly-answered", ["Sarvian troops entered the harbour town of Orlo"]),
    ],
)
def test_who_holds_a_place_is_told_with_its_source(question: str, status: str, told: list[str], ask: Ask) -> None:
    answer = ask(question, FRONT)
    assert answer.status == status
    for words in told:
        assert words in answer.text


def test_two_said_to_hold_one_place_are_laid_side_by_side(ask: Ask) -> None:
    answer = ask("Who controls the Tarsk valley, according to whom?", FRONT)
    assert answer.status == "sources-conflict"
    assert [words in answer.text for words in ("regional council", "separatists", "The army")] == [True] * 3


def test_a_capture_that_is_told_and_denied_is_a_conflict(ask: Ask) -> None:
    answer = ask("Who retook the bridge at Lorn?", FRONT)
    assert answer.status == "sources-conflict"
    assert ["defence ministry" in answer.text, "Tor Velm denied" in answer.text] == [True, True]


@pytest.mark.parametrize("question", ["Who seized the refinery?", "Who controls Zanzibar?", "Who captured Lorn?"])
def test_what_was_planned_or_is_not_told_is_not_answered(question: str, ask: Ask) -> None:
    assert ask(question, FRONT).status == "not-in-articles"


def test_a_place_is_not_answered_by_another_one(ask: Ask) -> None:
    article = Article.from_text("Rebels captured Melk on Friday. The army shelled Orlo from the hills.", outlet="Post")
    assert "Melk" not in ask("Who captured Orlo?", article).text


def test_a_question_of_holding_people_is_no_question_of_places(ask: Ask) -> None:
    article = Article.from_text("Gunmen held six teachers captive in Orlo on Friday.", outlet="Post")
    assert "Gunmen" in ask("Who held the teachers captive?", article).text
    assert ask("Who closed the road?", RAID).status != "sources-conflict"
