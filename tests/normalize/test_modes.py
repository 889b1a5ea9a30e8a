from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.normalize.modes import quoted_spans, read_mode


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said “we go” and "we stay".', ["we go", "we stay"]),
        ("‘Killing dozens of deserters’ in town", ["Killing dozens of deserters"]),
        ("the rebels’ base and the militants' camp, it's o'clock", []),
        ("He said 'we go' and it's fine", ["we go"]),
        ("in the '90s rock 'n' roll", []),
        ("«on y va» and »wir gehen« and „wir“", ["on y va", "wir gehen", "wir"]),
        ("“Outer ‘inner’ words”", ["Outer ‘inner’ words"]),
        ("“They shouted “out” and ran. We stayed.” He left.", ["They shouted “out” and ran. We stayed."]),
        ("“Left open, “inner” words.", ["Left open, “inner"]),
        ("“It was wrong,“ she said. “It was not.“ They left.", ["It was wrong,", "It was not."]),
        ("“First goes on.\n\n“Second ends.” He left.", ["First goes on.", "Second ends."]),
        ("He said: “First goes on.\n“Second ends.”", ["First goes on.", "Second ends."]),
        ("‘First goes on.\n\n‘Second ends.’ He left.", ["First goes on.", "Second ends."]),
        ("a ‘tis never closed", []),
        ("``we go'' he said", ["we go"]),
        ('a stray " mark and ” another', []),
        ("“”", []),
        ("", []),
    ],
)
def test_quoted_spans(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_spans(text)] == quoted


TEXT = "“We go,” he said. “We stay.” She said they would “never” leave. They left."


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        (["We go"], "direct"),
        (["“We go,”"], "direct"),
        (["“We go,”", "“We stay.”"], "direct"),
        (["We go,” he said. “We stay."], "partial"),
        (["they would “never” leave"], "partial"),
        (["They left"], "indirect"),
        ([], "indirect"),
    ],
)
def test_modes(content: list[str], mode: str) -> None:
    spans = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in content]
    assert read_mode(TEXT, spans) == mode


@given(st.text(alphabet="ab “”‘’'\"«»„\n.`,9"))
def test_any_text(text: str) -> None:
    place = 0
    for start, end in quoted_spans(text):
        assert place <= start < end <= len(text)
        place = end
    assert read_mode(text, [(0, len(text))]) in {"direct", "partial", "indirect"}


def test_many_marks_take_linear_time() -> None:
    for mark in "“‘'\"«":
        assert isinstance(quoted_spans(f" {mark}a" * 100_000), list)
