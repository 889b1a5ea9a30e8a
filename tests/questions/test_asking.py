from __future__ import annotations

import pytest

from summarizer.questions.asking import Asking, Kind, read_question
from summarizer.rules.parse import load_model
from summarizer.terms import terms


def read(question: str) -> Asking:
    return read_question(question, load_model())


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who said the miners were killed?", Kind.WHO_SAID),
        ("Who reported the killings in Orlo?", Kind.WHO_SAID),
        ("Who denied it?", Kind.WHO_SAID),
        ("According to whom were 14 miners killed?", Kind.WHO_SAID),
        ("What is the source of the figure?", Kind.WHO_SAID),
        ("Which ministry confirmed the attack?", Kind.WHO_SAID),
        ("What did Dalia Merovic say?", Kind.WHAT_SAID),
        ("What did the ministry say about the attack?", Kind.WHAT_SAID),
        ("How many miners were killed?", Kind.HOW_MANY),
        ("how many died", Kind.HOW_MANY),
        ("What is the death toll?", Kind.HOW_MANY),
        ("What is not confirmed?", Kind.UNCONFIRMED),
        ("What has not been independently verified?", Kind.UNCONFIRMED),
        ("Which claims are unconfirmed?", Kind.UNCONFIRMED),
        ("Who killed the miners?", Kind.WHO_DID),
        ("Who abducted the drivers?", Kind.WHO_DID),
        ("Where were the miners killed?", Kind.WHERE),
        ("When were the miners killed?", Kind.WHEN),
        ("Since when is the road closed?", Kind.WHEN),
        ("Why were they arrested?", Kind.WHY),
        ("What does the camp produce?", Kind.OTHER),
        ("Is the road open?", Kind.OTHER),
        ("", Kind.OTHER),
        ("?!", Kind.OTHER),
    ],
)
def test_what_a_question_wants(question: str, kind: Kind) -> None:
    assert read(question).kind is kind


@pytest.mark.parametrize(
    ("question", "casualty"),
    [
        ("How many people died?", "killed"),
        ("What is the death toll?", "killed"),
        ("How many were wounded?", "injured"),
        ("Who was arrested?", "detained"),
        ("Who kidnapped the nuns?", "abducted"),
        ("How many are missing?", "missing"),
        ("How many families fled?", "displaced"),
        ("What does the camp produce?", None),
    ],
)
def test_the_harm_it_asks_about(question: str, casualty: str | None) -> None:
    assert read(question).casualty == casualty


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What did Dalia Merovic say?", "Dalia Merovic"),
        ("How many people died in Melk?", "Melk"),
        ("How many people died?", ""),
        ("Who killed the miners?", ""),
    ],
)
def test_its_names(question: str, names: str) -> None:
    assert read(question).names == terms(names)


@pytest.mark.parametrize(
    ("question", "cue"),
    [
        ("Who denied the attack?", "deny"),
        ("Who confirmed the attack?", "confirm"),
        ("Who said it?", "neutral"),
        ("Where is the camp?", None),
    ],
)
def test_the_class_of_its_cue(question: str, cue: str | None) -> None:
    assert read(question).cue == cue


def test_the_cue_is_no_term_to_look_for() -> None:
    assert read("Who denied the attack?").terms == terms("attack")


def test_the_question_is_kept_as_typed_however_long() -> None:
    question = "Who said the miners were killed? " * 300
    assert read(question).text == question
