from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.rules.figures import count_words
from summarizer.rules.parse import load_model
from summarizer.rules.triggers import triggers
from summarizer.rules.victims import VICTIM_FINDERS, group, is_person, victim_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def heads(text: str) -> list[Token]:
    """The victims that the first trigger's finder points at."""
    doc = load_model()(text)
    trigger = next(trigger for token in doc if (trigger := triggers(token)) is not None)
    return VICTIM_FINDERS[trigger.frame](trigger.token)


def worded(doc: Doc, run: tuple[int, int] | None) -> str | None:
    return doc[run[0] : run[1]].text if run is not None else None


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The bomb killed seven shoppers.", "shoppers"),
        ("Seven shoppers were killed.", "shoppers"),
        ("A soldier killed in the raid was buried.", "soldier"),
        ("The nurses, who were killed in Orlo, had come from Tarsk.", "nurses"),
        ("The five miners who died had worked there for years.", "miners"),
        ("The flood took the lives of nine people.", "people"),
        ("Nine people lost their lives in the flood.", "people"),
        ("The murder of a teacher shocked Orlo.", "teacher"),
        ("The blast left 20 people dead.", "people"),
        ("Three hikers were found dead.", "hikers"),
        ("Twelve sailors are missing.", "sailors"),
        ("Two people lay dead.", "people"),
    ],
)
def test_the_finder_of_each_frame(text: str, head: str) -> None:
    assert [token.text for token in heads(text)] == [head]


@pytest.mark.parametrize(
    ("text", "victims", "count"),
    [
        ("Seven shoppers were killed.", "shoppers", "Seven"),
        ("The militants killed 50 of their own fighters.", "their own fighters", "50"),
        ("Dozens of people were wounded.", "people", "Dozens"),
        ("Thousands of villagers were displaced.", "villagers", "Thousands"),
        ("Five hundred people were evacuated.", "people", "Five hundred"),
        ("Two others were injured.", "others", "Two"),
        ("Two men, aged 19 and 23, were killed.", "men", "Two"),
        ("A farmer was killed.", "farmer", "A"),
        ("The farmer was killed.", "farmer", None),
        ("Marta Velin, 41, was killed.", "Marta Velin", None),
        ("No civilians were killed.", "civilians", "No"),
        ("No one was killed.", "No one", "No one"),
    ],
)
def test_the_group_and_the_words_of_its_number(text: str, victims: str, count: str | None) -> None:
    [head] = heads(text)
    people = group(head)
    assert worded(head.doc, victim_words(head, people)) == victims
    assert worded(head.doc, count_words(head, people)) == count


def test_an_age_is_no_number_of_victims() -> None:
    [head] = heads("A 34-year-old nurse was killed.")
    assert worded(head.doc, count_words(head, head)) == "A"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Soldiers came.", "Soldiers", True),
        ("A saleswoman came.", "saleswoman", True),
        ("Marta Velin came.", "Velin", True),
        ("The bill passed.", "bill", False),
        ("The crops failed.", "crops", False),
        ("The bridge fell on Monday.", "Monday", False),
    ],
)
def test_who_is_a_person(text: str, word: str, expected: bool) -> None:
    token = next(token for token in load_model()(text) if token.text == word)
    assert is_person(token) is expected
