"""The Answer's own guard, and the markers that are printed from data."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from summarizer.answer import Answer, Passage, Scores
from summarizer.evidence import Evidence
from tests.grounding.drafting import ARTICLE, MADE_BY


def citation(n: int) -> dict[str, Any]:
    evidence = Evidence.cut(ARTICLE, n, n + 20).model_dump()
    return {"n": n, "title": None, "outlet": None, "published": None, "url": None, "evidence": evidence}


def answer(**changes: Any) -> Answer:
    fields: dict[str, Any] = {
        "asked": "who?",
        "question": "Who fired?",
        "status": "answered",
        "text": "One. Two.",
        "sentences": [{"text": "One.", "citations": [1]}, {"text": "Two.", "citations": [2, 1]}],
        "citations": [citation(1), citation(2)],
        "nearest": [],
        "rejected": [],
        "made_by": MADE_BY.model_dump(),
    }
    return Answer.model_validate(fields | changes)


def test_markers_are_printed_from_data() -> None:
    assert answer().marked() == "One. [1] Two. [2] [1]"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"citations": [citation(2), citation(1)]}, "numbered 1, 2, 3"),
        ({"citations": [citation(1), citation(2), citation(3)]}, "every citation is used"),
        ({"citations": [citation(1)]}, "every citation is used"),
        ({"status": "not-in-articles"}, "is no refusal"),
        ({"sentences": [], "citations": [], "text": ""}, "cannot be answered"),
        ({"text": "One."}, "sentences joined"),
        ({"sentences": [{"text": "One.", "citations": []}]}, "at least 1 item"),
    ],
)
def test_a_false_answer_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        answer(**changes)


@pytest.mark.parametrize("status", ["not-in-articles", "ambiguous"])
def test_a_refusal_is_an_answer(status: str) -> None:
    refusal = answer(status=status, sentences=[], citations=[], text="")
    assert refusal.marked() == ""


def test_an_ambiguous_answer_may_have_sentences() -> None:
    assert answer(status="ambiguous").sentences


def test_a_passage_keeps_null_for_the_leg_that_did_not_run() -> None:
    passage = Passage(
        article_id="a", start=0, end=3, text="One", title=None, outlet=None, published=None, score=0.5,
        scores=Scores(lexical=0.5, dense=None),
    )  # fmt: skip
    assert passage.model_dump()["scores"] == {"lexical": 0.5, "dense": None}
