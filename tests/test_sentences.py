"""The sentence splitter: cases by kind, laws for any text, and time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.sentences import split


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


ONE_SENTENCE = [
    "Lt. Col. Ada Lind and Sen. Bo Katt met Mr. Oram on Nov. 3 in St. Orin.",
    "The U.S. Navy and the U.N. mission left at 5 p.m. EST.",
    "The U.S. President spoke.",
    "J. K. Oram wrote No. 5 of 3.5 million, i.e. most.",
    "George W. Oram, approx. 40, came vs. Lind.",
    '"Why?" he asked.',
    "“Why now?” Lind asked.",
    "“Get out!” the guard shouted.",
    "It was... over, she said . . . at last.",
    "See www.example.org/Start.Here or mail Ada.Lind@example.org now.",
    "He uses Node.js and reads example.org daily.",
    "“The gate [...] failed,” he said.",
    "Oram Inc. officials and Lind Jr. agreed.",
    "1. The gate failed.",
    "The law (art. 5, para. 2) applies.",
    "A line wrapped by hand that goes on and on until the\nKestrel river and beyond it.",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_stays_one(text: str) -> None:
    assert parts(text) == [text]


MANY = [
    ["He left the U.S.", "The army stayed."],
    ["They came at 3 a.m.", "Police opened fire."],
    ["He fell ill.", "Doctors came."],
    ["Did he win?", "No.", "He lost."],
    ["“Ten are dead.”", "Police said so."],
    ["“Stop!”", "The man ran."],
    ["She said.", "“We left.”"],
    ["It ended…", "The man left."],
    ["It ended ...", "The man left."],
    ["He was 34.", "Twelve others fled."],
    ["The raid killed nine.", "12 others fled."],
    ["The army (and police) left.)", "It rained."],
    ["A spokesman agreed.", "al-Orin fighters denied it."],
    ["Oram bought Lind Inc.", "The price was low."],
    ["They called on Malcolm X.", "He left."],
    ["It fell.[3]", "It rose."],
    ["« Oui. »", "Il part."],
    ["It was over etc.", "The end came."],
    ["قال الوزير.", "هل مات؟", "نعم."],
    ["पहला वाक्य।", "दूसरा वाक्य।"],
]


@pytest.mark.parametrize("sentences", MANY, ids=lambda sentences: sentences[0])
def test_splits(sentences: list[str]) -> None:
    assert parts(" ".join(sentences)) == sentences


def test_scripts_without_spaces() -> None:
    assert parts("门坏了。谁来修？没人！") == ["门坏了。", "谁来修？", "没人！"]
    assert parts("「壊れた。」と彼は言った。雨だ。") == ["「壊れた。」と彼は言った。", "雨だ。"]


def test_no_space_after_the_stop() -> None:
    assert parts("The gate failed.The town fled.") == ["The gate failed.", "The town fled."]
    assert parts("Dr.Lind came.He left.") == ["Dr.Lind came.", "He left."]


def test_a_blank_line_always_ends_a_sentence() -> None:
    assert parts("Dam gate fails\n\nthe town and\n \nits mayor") == ["Dam gate fails", "the town and", "its mayor"]


def test_a_quote_left_open_over_paragraphs() -> None:
    assert parts("“We left.\n\n“Then it fell,” she said.") == ["“We left.", "“Then it fell,” she said."]


def test_list_items_are_sentences() -> None:
    assert parts("The demands:\n- water\n- bread\n1. Peace.\n2) Work") == [
        "The demands:", "- water", "- bread", "1. Peace.", "2) Work",
    ]  # fmt: skip
    assert parts("It began on May\n12. and ended soon") == ["It began on May\n12. and ended soon"]


def test_a_line_ended_on_purpose_ends_a_sentence() -> None:
    body = "The gate above the valley failed on Monday and the water took the lower road."
    assert parts(f"Dam gate fails\n{body}") == ["Dam gate fails", body]
    assert parts(f"The gate of the\n{body}") == [f"The gate of the\n{body}"]
    assert parts(f"dam gate\nfails and {body}") == [f"dam gate\nfails and {body}"]


def test_nothing_in_nothing() -> None:
    assert split("") == []
    assert split(" \n\n\t") == []


TEXTS = st.text() | st.text(alphabet="aAbB.?!…“”\"') \n\n-1。é\u0301[U.S ", max_size=200)


@given(TEXTS)
def test_spans_are_in_order_trimmed_and_cover_every_character(text: str) -> None:
    last = 0
    for start, end in split(text):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@given(TEXTS, TEXTS)
def test_paragraphs_are_split_on_their_own(first: str, second: str) -> None:
    first, second = first.strip(), second.strip()
    assert parts(f"{first}\n\n{second}") == parts(first) + parts(second)


@pytest.mark.parametrize("piece", ["a", ".", "?”", "said.The", "1. ", "A\nB ", "!a", " \n"])
def test_time_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.perf_counter()
        split(text)
        return time.perf_counter() - start

    small = min(seconds(20_000) for _ in range(3))
    # A quadratic splitter would need 256 times as long for 16 times the text.
    assert min(seconds(320_000) for _ in range(2)) < 64 * small + 0.2
