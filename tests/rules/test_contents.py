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
