"""The statements of a sentence: who says which words, in the frames of news prose."""

from __future__ import annotations

import pytest

from summarizer.normalize.statements import LONGEST, statements

ONE = [
    ("Anna Berg said that the mill was shut.", "Anna Berg", "the mill was shut."),
    ("Anna Berg also said the mill was shut.", "Anna Berg", "the mill was shut."),
    ("In a statement, the council denied on Monday that it had paid.", "the council", "it had paid."),
    (
        "Anna Berg, the head of the mill, said by phone that it was shut.",
        "Anna Berg, the head of the mill",
        "it was shut.",
    ),
    ("The mill was shut, Anna Berg told reporters.", "Anna Berg", "The mill was shut ."),
    ("The mill was shut, said the owner of the land.", "the owner of the land", "The mill was shut,"),
    ("According to Anna Berg, the head of the mill, it was shut.", "Anna Berg, the head of the mill", "it was shut."),
    ("The mill was shut, according to Anna Berg.", "Anna Berg", "The mill was shut,"),
    ("“We shut it,” Anna Berg said.", "Anna Berg", "“We shut it,” ."),
    ("The mill was shut on Monday.", "", "The mill was shut on Monday."),
    ("Three millers are said to have left.", "", "Three millers are said to have left."),
]


@pytest.mark.parametrize(("sentence", "speaker", "content"), ONE, ids=[each[0][:40] for each in ONE])
def test_one_statement_has_its_speaker_and_its_words(sentence: str, speaker: str, content: str) -> None:
    assert [(one.speaker, one.content) for one in statements(sentence)] == [(speaker, content)]


TWO = [
    ("Anna Berg said it was shut, but Karl Dunn denied that it was.", ["Anna Berg", "Karl Dunn"]),
    ("While Anna Berg said it was shut, Karl Dunn said it was not.", ["Anna Berg", "Karl Dunn"]),
    ("While Anna Berg said it was shut, according to Karl Dunn, it was not.", ["Anna Berg", "Karl Dunn"]),
    ("“It is shut,” Anna Berg said, while Karl Dunn claimed that it was open.", ["Anna Berg", "Karl Dunn"]),
    ("Anna Berg said it was shut and a miller told the paper that it was open.", ["Anna Berg", "a miller"]),
    ("It was shut on Monday, but Anna Berg said it was open.", ["", "Anna Berg"]),
    ("“It is shut,” said Anna Berg, adding that nobody was there.", ["Anna Berg", "Anna Berg"]),
]


@pytest.mark.parametrize(("sentence", "speakers"), TWO, ids=[each[0][:40] for each in TWO])
def test_two_statements_are_told_apart(sentence: str, speakers: list[str]) -> None:
    found = statements(sentence)
    assert [one.speaker for one in found] == speakers
    assert all(sentence[one.start : one.end] == one.text for one in found)


def test_a_pronoun_is_known_as_such() -> None:
    assert statements("She said that it was shut.")[0].is_of_pronoun
    assert not statements("Berg said that it was shut.")[0].is_of_pronoun


def test_what_is_no_sentence_is_left_whole_and_takes_no_time() -> None:
    assert len(statements("he said, but " * LONGEST)) == 1
    assert len(statements("and said " * (LONGEST // 10))) >= 1
