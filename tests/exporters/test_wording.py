from __future__ import annotations

import time
from typing import get_args

import pytest

from summarizer.exporters import wording
from summarizer.summary import Count, Place, Time
from summarizer.vocabulary import AnswerStatus, Mode, Reason


def test_every_value_of_the_contract_has_its_words() -> None:
    assert set(wording.STATUSES) == set(get_args(AnswerStatus))
    assert set(wording.REASONS) == set(get_args(Reason))
    assert set(wording.MODES) == set(get_args(Mode))


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (None, "no number given"),
        (Count(text="nearly 400", low=None, best=400, high=None, qualifier="about"), "nearly 400 (-/400/-)"),
        (Count(text="more than a\nmillion", low=1_000_001, best=None, high=None, qualifier="more-than"),
         "more than a million (1,000,001/-/-)"),
        (Count(text="no one", low=0, best=0, high=0, qualifier="none"), "no one (0/0/0)"),
    ],
)  # fmt: skip
def test_figures(count: Count | None, shown: str) -> None:
    assert wording.figure(count) == shown


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        (("on Friday", None, None), "on Friday (date unresolved)"),
        (("on Friday", "2024-05-03", "2024-05-03"), "on Friday (2024-05-03)"),
        (("this week", "2024-04-29", "2024-05-05"), "this week (2024-04-29 to 2024-05-05)"),
        (("2024-05-03", "2024-05-03", "2024-05-03"), "2024-05-03"),
    ],
)
def test_times(time: tuple[str, str | None, str | None], shown: str) -> None:
    words, start, end = time
    assert wording.time_text(Time(text=words, start=start, end=end, precision="day", basis="article-date")) == shown


def test_places() -> None:
    assert wording.place_text(Place(name="the dam", precision="site")) == "the dam (site)"
    assert wording.place_text(Place(name="Here", precision="unknown")) == "Here"


@pytest.mark.parametrize(
    ("words", "shown"),
    [("plain", "“plain”"), ("“own marks”", "“own marks”"), ('"own"', '"own"'), ("two\n lines", "“two lines”"),
     ("“starts” here", "““starts” here”")],
)  # fmt: skip
def test_quotation_marks_are_not_doubled(words: str, shown: str) -> None:
    assert wording.quoted(words) == shown


FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


def test_printable_leaves_every_script_alone() -> None:
    kept = f"Straße, žluťoučký, القدس, می\u200cخواهم, 北京, 👩\u200d🚒, ❤\ufe0f, 葛\U000e0100, {FLAG}, \u200fa mark"
    assert wording.printable(kept) == kept
    assert wording.printable("a\tb\rc\x1b\x9b\x00\ud800") == "a b\\u000dc\\u001b\\u009b\\u0000\\ud800"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\u001b[31mred"),
        ("\x1b]8;;https://evil.example\x07x", "\\u001b]8;;https://evil.example\\u0007x"),
        ("\u202egpj.exe\u202c", "\\u202egpj.exe\\u202c"),
        ("\u2067a\u2069", "\\u2067a\\u2069"),
        ("hi\U000e0041\U000e007f", "hi\\U000e0041\\U000e007f"),
        ("\U0001f3f4\U000e0041\U000e007f", "\U0001f3f4\\U000e0041\\U000e007f"),
        ("a\u200b\u200c\u200db", "a\u200b\\u200c\\u200db"),
        ("x\ufe0f\U000e0101y", "x\ufe0f\\U000e0101y"),
        ("\ufeffa\u2060b", "\\ufeffa\\u2060b"),
        ("a\u2028b", "a\\u2028b"),
    ],
)
def test_what_acts_or_hides_is_shown(text: str, shown: str) -> None:
    assert wording.printable(text) == shown


def test_a_long_text_takes_no_time() -> None:
    began = time.perf_counter()
    wording.printable("\u200b" * 200_000 + FLAG[:-1] * 100_000)
    assert time.perf_counter() - began < 5
