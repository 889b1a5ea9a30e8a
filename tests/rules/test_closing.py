"""A content ends where somebody else begins to speak, and not a word before."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Read

LATE = "the offer was late"


def said(read: Read, sentence: str) -> list[tuple[str, str, list[str]]]:
    """(Speaker, cue, content) of each saying of a sentence."""
    return [(one.source or "", one.cue, one.content) for one in read(sentence).said]


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        (f"The union said {LATE}, while the mayor said it was fair.",
         ("union", "said", [LATE]), ("mayor", "said", ["it was fair"])),
        (f"The union said that {LATE}, though one of them cautioned that talks could go on.",
         ("union", "said", [LATE]), ("one", "cautioned", ["talks could go on"])),
        (f"The union said {LATE}, and the owners argued that it was fair.",
         ("union", "said", [LATE]), ("owners", "argued", ["it was fair"])),
        ("The union said it had raised ten million dollars, a sum that its critics say would feed a town.",
         ("union", "said", ["it had raised ten million dollars"]), ("critics", "say", ["would feed a town"])),
        ("The chief said her officers would not join the raid, noting that crime had fallen for years.",
         ("chief", "said", ["her officers would not join the raid"]),
         ("chief", "noting", ["crime had fallen for years"])),
        ("The leader said on Sunday he would not bring the bill up, calling it “a waste of paper.”",
         ("leader", "said", ["he would not bring the bill up"]), ("leader", "calling", ["it “a waste of paper.”"])),
        ("Roe rejected the idea that the fund was empty, she said in an interview.",
         ("Roe", "rejected", ["the fund was empty"]),
         ("she", "said", ["Roe rejected the idea that the fund was empty"])),
    ],
)  # fmt: skip
def test_the_next_voice_ends_a_content(
    read: Read, sentence: str, first: tuple[str, str, list[str]], second: tuple[str, str, list[str]]
) -> None:
    found = said(read, sentence)
    assert first in found
    assert second in found


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The union said the offer was late, while the talks were short.",
         "the offer was late, while the talks were short"),
        ("The union said it would sign, although it had found the offer late.",
         "it would sign, although it had found the offer late"),
        ("The union said that the offer was late and that the mayor knew it was unfair.",
         "the offer was late and that the mayor knew it was unfair"),
        ("Police said the man called his brother and told him he was armed.",
         "the man called his brother and told him he was armed"),
    ],
)  # fmt: skip
def test_what_the_first_voice_goes_on_to_say_is_kept(read: Read, sentence: str, content: str) -> None:
    assert [content] in [words for _, _, words in said(read, sentence)]


def test_a_participle_behind_a_clause_of_speech_is_that_clauses(read: Read) -> None:
    found = said(read, "The mayor said the owners had refused to sign, saying the terms were unfair.")
    assert ("owners", "saying", ["the terms were unfair"]) in found


def test_whoever_declines_to_speak_may_say_why(read: Read) -> None:
    found = said(read, "The clerk declined to comment, saying the inquiry was open.")
    assert found == [("clerk", "saying", ["the inquiry was open"])]


def test_a_question_before_the_cue_is_not_what_is_said(read: Read) -> None:
    sentence = "Asked whether the dam was safe, her spokeswoman said: “I am not going to guess about that.”"
    assert ("spokeswoman", "said", ["I am not going to guess about that"]) in said(read, sentence)
