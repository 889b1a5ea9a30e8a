from __future__ import annotations

import pytest

from summarizer.questions.wanted import Want, offered, read_wanted
from summarizer.rules.parse import load_model


@pytest.mark.parametrize(
    ("question", "want"),
    [
        ("Who opened the dam?", Want.PERSON),
        ("Which company built the dam?", Want.GROUP),
        ("Where was the dam built?", Want.PLACE),
        ("What year was the dam opened?", Want.TIME),
        ("How many gates does the dam have?", Want.NUMBER),
        ("How long is the dam closed?", Want.LENGTH),
        ("Why was the dam closed?", Want.REASON),
        ("What does the dam protect?", Want.THING),
    ],
)
def test_what_a_question_wants(question: str, want: Want) -> None:
    assert read_wanted(load_model()(question)).want is want


@pytest.mark.parametrize(
    ("question", "sentence", "is_offered"),
    [
        ("When was the dam opened?", "The dam was opened in 1987.", True),
        ("When was the dam opened?", "The dam was opened with a speech.", False),
        ("How many gates does the dam have?", "The dam has twelve gates.", True),
        ("How many gates does the dam have?", "The dam has gates.", False),
        ("Why was the dam closed?", "The dam was closed because of a crack.", True),
        ("Why was the dam closed?", "The dam was closed.", False),
    ],
)
def test_what_a_sentence_offers(question: str, sentence: str, is_offered: bool) -> None:
    nlp = load_model()
    wanted = read_wanted(nlp(question))
    assert bool(offered(wanted, nlp(sentence))) is is_offered
