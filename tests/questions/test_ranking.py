from __future__ import annotations

from summarizer.questions.ranking import coverage

TEXTS = ["The mill burned.", "Workers died when the mill burned.", "The mayor slept."]


def test_the_text_that_holds_most_of_the_question_leads() -> None:
    scores = coverage("Which workers were killed at the mill?", TEXTS)
    assert scores[1] == max(scores) == 1.0
    assert scores[1] > scores[0] > scores[2] == 0


def test_a_rare_word_weighs_more_than_one_that_stands_everywhere() -> None:
    [common, rare] = coverage("mill mayor", ["The mill burned.", "The mayor slept.", *["The mill again."] * 8])[:2]
    assert rare > common > 0


def test_without_words_that_matter_nothing_is_held() -> None:
    assert coverage("Who was it?", TEXTS) == [0, 0, 0]
    assert coverage("", TEXTS) == [0, 0, 0]
    assert coverage("mill", []) == []
