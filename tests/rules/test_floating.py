"""Quotations without a cue: whose they are, and when they are nobody's."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Read


@pytest.mark.parametrize(
    ("text", "rule", "speaker", "content"),
    [
        ("Jane Roe was not convinced. “I have heard all of this before.”",
         "floating_quotes", "Roe", "I have heard all of this before"),
        ("“The mill burned down,” Jane Roe said.\n\n“Nobody was inside it at the time.”",
         "floating_quotes", "Roe", "Nobody was inside it at the time"),
        ("Jane Roe met the press.\n\nRoe: “We lost the mill in the night.”",
         "colon_lines", "Roe", "We lost the mill in the night"),
        ("Sen. Jane Roe: “We lost the mill in the night.”", "colon_lines", "Roe", "We lost the mill in the night"),
        ("The town mourns.\n\n“We lost the mill in the night.” — Jane Roe\n\nThe council met.",
         "signed_quotes", "Roe", "We lost the mill in the night"),
    ],
)  # fmt: skip
def test_a_quotation_without_a_cue(read: Read, text: str, rule: str, speaker: str, content: str) -> None:
    assert (rule, speaker, [content]) in [(said.rule, said.source, said.content) for said in read(text).said]


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned down on Monday. “I have heard all of this before.”",
        "Jane Roe met John Doe. “I have heard all of this before.”",
        "Weather: “Rain is expected to fall all day.”",
        "The band played “The Long Night of the Owls” to a full house.",
    ],
)
def test_a_quotation_of_nobodys(read: Read, text: str) -> None:
    assert read(text).said == []


def test_an_inherited_speaker_has_no_cue_and_the_words_that_stand_for_it(read: Read) -> None:
    found = read("“The mill burned down,” Jane Roe said.\n\n“Nobody was inside it at the time.”")
    assert found.chains() == [[("Jane Roe", "said")], [("Jane Roe", None)]]
    assert len(found.sources) == 1
