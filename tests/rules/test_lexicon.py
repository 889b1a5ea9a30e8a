"""The word lists are words, sorted into the contract's kinds, each in one place."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any, get_args

import pytest

from summarizer.rules import lexicon
from summarizer.vocabulary import ForceKind, SourceKind

LISTS: dict[str, Any] = tomllib.loads(
    files("summarizer.rules").joinpath("lexicon.toml").read_text(encoding="utf-8")
)  # fmt: skip
TABLES = {name: table for name, table in LISTS.items() if isinstance(table, dict)}


@pytest.mark.parametrize(("table", "kinds"), [
    ("roles", SourceKind), ("institutions", SourceKind), ("force_heads", ForceKind), ("group_words", ForceKind),
])  # fmt: skip
def test_the_kinds_are_the_contracts(table: str, kinds: object) -> None:
    assert set(TABLES[table]) <= set(get_args(kinds))


@pytest.mark.parametrize("table", TABLES)
def test_a_word_has_one_kind(table: str) -> None:
    listed = Counter(word for words in TABLES[table].values() for word in set(words.split()))
    assert [word for word, times in listed.items() if times > 1] == []


def test_every_list_is_lower_case_and_not_empty() -> None:
    for name, listed in LISTS.items():
        for words in listed.values() if isinstance(listed, dict) else [listed]:
            assert words.split(), name
            assert words == words.lower(), name


def test_the_mappings_say_what_the_file_says() -> None:
    assert lexicon.ROLES["minister"] == "official-state"
    assert lexicon.INSTITUTIONS["hospital"] == "medic"
    assert lexicon.FORCE_HEADS["police"] == "police"
    assert lexicon.GROUP_WORDS["rebel"] == "rebel"
    assert "red cross" in lexicon.NON_GOVERNMENTAL
    assert "said" not in lexicon.SPEECH
    assert {"IS", "WHO"} <= lexicon.HOMOGRAPHS
    assert not lexicon.FEMALE & lexicon.MALE
