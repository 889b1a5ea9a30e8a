from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any

import pytest

from summarizer.questions.followup import leans_on_before, stand_alone

ORLO = "How many died in Orlo?"


def asked(*questions: str) -> Any:
    return [SimpleNamespace(question=question) for question in questions]


@pytest.mark.parametrize(
    "question",
    ["And in Tolmar?", "What about the army?", "Who confirmed it?", "Why?", "How many?", "In Tal Brin?", "Tolmar?",
     "What did Brekk say about them?", "Who was there?", "Who did that?", "¿Y en Tal Brin?"],
)  # fmt: skip
def test_it_leans(question: str) -> None:
    assert leans_on_before(question)


@pytest.mark.parametrize(
    "question",
    ["Who is Tomas Brekk?", "How many farmers were killed in Orlo?", "Were there any prisoners in Orlo?",
     "Who said that the road was closed?", "Which road has been closed?"],
)  # fmt: skip
def test_it_stands_alone(question: str) -> None:
    assert not leans_on_before(question)
    assert stand_alone(question, asked(ORLO)) == question


@pytest.mark.parametrize(
    ("before", "question", "alone"),
    [
        (ORLO, "And in Tolmar?", "How many died in Tolmar?"),
        (ORLO, "What about Tal Brin?", "How many died in Tal Brin?"),
        (ORLO, "On Tuesday?", "How many died in Orlo on Tuesday?"),
        ("How many died in Orlo on Monday?", "and on Tuesday?", "How many died in Orlo on Tuesday?"),
        ("How many died?", "And in Tolmar?", "How many died in Tolmar?"),
        (ORLO, "And according to Brekk?", "How many died in Orlo according to Brekk?"),
        ("Who leads the Free Army of Sarvia?", "And the Orlo Brigade?", "Who leads the Orlo Brigade?"),
        ("Did the UN confirm it in Orlo?", "What about Brekk?", "Did the UN confirm it in Orlo (Brekk)?"),
        (ORLO, "And who confirmed it?", "Who confirmed it (died Orlo)?"),
        (ORLO, "Who said so?", "Who said so (died Orlo)?"),
        (ORLO, "Why?", "Why (died Orlo)?"),
    ],
)
def test_it_borrows_words_of_the_question_before(before: str, question: str, alone: str) -> None:
    assert stand_alone(question, asked("Which road was closed in Vell?", before)) == alone


@pytest.mark.parametrize("question", ["What did Brekk say about it?", "?", "", "And?", "¿Y en Tal Brin?"])
def test_what_it_cannot_complete_stays(question: str) -> None:
    assert stand_alone(question, asked(ORLO)) == question


def test_without_a_question_before_nothing_changes() -> None:
    assert stand_alone("And in Tolmar?", []) == "And in Tolmar?"
    assert stand_alone("Why?", asked("?")) == "Why?"


@pytest.mark.parametrize("piece", ["And ", "the ", "Aa ", "A of ", "in A ", "((", "'", "\n", "\u0301", "it "])
def test_hostile_questions_are_read_at_once(piece: str) -> None:
    begun = time.perf_counter()
    stand_alone(piece * 100_000, asked(piece * 100_000))
    stand_alone(piece * 150, asked(piece * 150))
    assert time.perf_counter() - begun < 1
