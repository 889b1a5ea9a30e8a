from __future__ import annotations

import pytest

from summarizer.terms import KIND_STEMS, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("killings", "died"),
        ("death toll", "dead"),
        ("murdered", "fatalities"),
        ("wounded", "hurt"),
        ("arrested", "detention"),
        ("kidnapped", "abduction"),
        ("hostages", "captive"),
        ("fled", "displaced"),
        ("bridges", "bridge"),
        ("repaired", "repair"),
        ("café", "cafe"),
        ("MELK", "Melk"),
        ("Brekk's", "Brekk"),
        ("Brekk’s", "Brekk"),
    ],
)
def test_words_that_are_one_term(one: str, other: str) -> None:
    assert terms(one) & terms(other)


@pytest.mark.parametrize(
    ("one", "other"), [("killed", "injured"), ("missing", "dead"), ("bridge", "road"), ("held", "detained")]
)
def test_words_that_are_two(one: str, other: str) -> None:
    assert not terms(one) & terms(other)


@pytest.mark.parametrize("text", ["", "   ", "?!", "who was it that did the same", "What happened, according to them?"])
def test_idle_words_are_no_terms(text: str) -> None:
    assert terms(text) == frozenset()


def test_each_kind_of_harm_has_its_stem() -> None:
    assert {
        kind: terms(word) == KIND_STEMS[kind]
        for kind, word in {"killed": "slain", "injured": "wounds", "trapped": "stranded"}.items()
    } == {"killed": True, "injured": True, "trapped": True}
