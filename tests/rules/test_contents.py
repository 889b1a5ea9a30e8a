"""The words of a content: without its conjunction, its marks and its cue."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Read


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The council said that the mill burned.", ["the mill burned"]),
        ("The council said the mill burned and that three people died.",
         ["the mill burned and that three people died"]),
        ("The mill burned, the council said on Monday.", ["The mill burned"]),
        ("“Is the bridge safe?” asked Jane Roe.", ["Is the bridge safe?"]),
        ("Jane Roe, the ministry's spokeswoman, said: “Three people died.”", ["Three people died"]),
        ("The council said in a statement that the mill burned.", ["the mill burned"]),
        ("Jane Roe has received reports of an incident in which soldiers burned the mill.",
         ["soldiers burned the mill"]),
        ("Jane Roe has received reports of killings in the valley.", ["killings in the valley"]),
        ("The claim that the mill burned was false.", ["the mill burned"]),
        ("The ministry doubted the figure of 40 dead.", ["40 dead"]),
    ],
)  # fmt: skip
def test_the_content(read: Read, sentence: str, content: list[str]) -> None:
    assert read(sentence).contents() == [content]


@pytest.mark.parametrize(
    "sentence",
    [
        "The conclusion of the talks pleased everyone.",
        "The figure of a saint stood on the bridge.",
        "Jane Roe reports to the council.",
    ],
)
def test_not_every_of_opens_a_content(read: Read, sentence: str) -> None:
    assert read(sentence).contents() == []


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("It was, Jane Roe said, “the worst flood in a hundred years.”",
         ["It was", "the worst flood in a hundred years"]),
        ("The tapes, Jane Roe testified, are stored in the cellar.", ["The tapes", "are stored in the cellar"]),
        ("Jane Roe said it was a start, “but we also have to think of the winter.”",
         ["it was a start", "but we also have to think of the winter"]),
        ("Jane Roe said it was “a new low,” and her party demanded an apology.", ["it was “a new low,”"]),
        ("Jane Roe told detectives she “wanted to send a message.”", ["she “wanted to send a message.”"]),
    ],
)  # fmt: skip
def test_one_statement_around_its_cue_and_marks(read: Read, sentence: str, content: list[str]) -> None:
    assert read(sentence).said[0].content == content


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody expected that the bridge would last.",
        "Asked whether she would run, Jane Roe laughed.",
        "The council voted on a report that its office released in March.",
        "A moderator wondered whether he believes that the bridge will last.",
        "A law bars the press from claiming that the bridge is safe.",
    ],
)
def test_what_is_not_stated(read: Read, sentence: str) -> None:
    assert [said for said in read(sentence).said if "bridge" in " ".join(said.content) and said.cue != "wondered"] == []
    assert [said.source for said in read(sentence).said if said.source in {"Nobody", "Roe", "report", "press"}] == []


def test_what_is_issued_is_said_by_who_issued_it(read: Read) -> None:
    (said,) = read("The ministry issued a statement saying the bridge was safe.").said
    assert (said.source, said.content) == ("ministry", ["the bridge was safe"])


def test_a_clause_that_a_denial_adds_behind_a_comma_is_not_denied(read: Read) -> None:
    reading = read("The minister denied that he had sent troops to the Tolm dam, where five people were shot dead.")
    assert reading.contents() == [["he had sent troops to the Tolm dam"]]


def test_a_clause_without_a_comma_is_denied_with_the_rest(read: Read) -> None:
    reading = read("The minister denied that he had met the men who shot five people.")
    assert reading.contents() == [["he had met the men who shot five people"]]
