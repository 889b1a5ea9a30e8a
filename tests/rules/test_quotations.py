"""Which cue verb a quotation belongs to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from summarizer.rules.quotations import quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc


def found(doc: Doc) -> list[tuple[str, str | None]]:
    return [(doc[q.words.start : q.words.end].text, doc[q.cue].text if q.cue >= 0 else None) for q in quotations(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The mill burned down,” Jane Roe said.", [("The mill burned down,", "said")]),
        ("“The mill burned down,” said Jane Roe.", [("The mill burned down,", "said")]),
        ('"The mill burned down," said Jane Roe.', [("The mill burned down,", "said")]),
        ("Jane Roe said: “The mill burned down.”", [("The mill burned down.", "said")]),
        ("Jane Roe told reporters on Monday, “The mill burned down.”", [("The mill burned down.", "told")]),
        ("“The mill,” Jane Roe said, “burned down.”", [("The mill,", "said"), ("burned down.", "said")]),
        (
            "“The mill burned down,” Jane Roe said. “Nobody was inside it.”",
            [("The mill burned down,", "said"), ("Nobody was inside it.", "said")],
        ),
        (
            "“The mill burned down,” Jane Roe said.\n\n“Nobody was inside it,” John Doe added.",
            [("The mill burned down,", "said"), ("Nobody was inside it,", "added")],
        ),
        ("The film “The Long Night” opened in the town on Monday.", [("The Long Night", None)]),
        ("The mill burned down.", []),
        ("The mill “", []),
    ],
)
def test_the_cue_of_a_quotation(
    parsed: Callable[[str], Doc], text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert found(parsed(text)) == expected


def test_a_new_paragraph_of_the_outlet_ends_a_continued_quotation(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("“The mill burned down,” Jane Roe said.\n\n“Nobody was inside it at the time.”")
    assert [cue for _, cue in found(doc)] == ["said", None]


def test_a_quotation_of_a_few_words_is_no_speech(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("Jane Roe called it a “rotten bridge” and said: “It will fall again next year.”")
    assert [quotation.is_speech for quotation in quotations(doc)] == [False, True]


def test_an_open_quotation_ends_with_its_paragraph(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("Jane Roe said: “The mill burned down in the night.\n\nThe council met on Monday.")
    assert found(doc) == [("The mill burned down in the night.", "said")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe wrote on Monday:\n\n“The mill burned down. We are sad.”", ["wrote"]),
        ("“The mill burned down,” Jane Roe said. “All of it.”", ["said", "said"]),
        ("“The mill burned down,” Jane Roe snapped at him.", ["snapped"]),
        ("Jane Roe said: “The mill burned down.\n\n“Nobody was inside it.”", ["said", "said"]),
        ("“If it falls,” Jane Roe said, “it'll be a disaster,” adding that she would go.", ["said", "said"]),
        ("Jane Roe called it “a long and dirty fight” and said that she would go.", ["called"]),
        ("Asked about “State of the Valley,” Jane Roe said that she would go.", [None]),
        ("Jane Roe, who saw herself as “very patient,” now says that she would go.", [None]),
    ],
)
def test_cues_that_stand_further_off(parsed: Callable[[str], Doc], text: str, expected: list[str | None]) -> None:
    assert [cue for _, cue in found(parsed(text))] == expected
