"""Marks: how far a file is done."""

from __future__ import annotations

import json
from pathlib import Path

from summarizer.batch.entries import Entries
from summarizer.batch.marks import EVERY, Passed, Underway, token_of
from summarizer.batch.unit import Maker

MAKER = Maker("offline", "rules 1")


def test_a_mark_stands_before_the_first_item_under_way() -> None:
    file = Underway("t", Passed())
    first, second, third = file.add("under way"), file.add("under way"), file.add("unreadable")
    second.fate = "failed"
    assert file.moved(least=1) is None
    first.fate = "well"
    assert file.moved(least=1) == Passed(1, 1, 1)
    assert third.fate == "unreadable"
    assert file.moved(least=1) is None, "it was told already"


def test_a_mark_is_told_after_many_items_or_at_the_end() -> None:
    file = Underway("t", Passed())
    for _ in range(EVERY - 1):
        file.add("well")
    assert file.moved() is None
    file.add("well")
    assert file.moved() == Passed(EVERY)
    file.add("well")
    assert file.moved() is None
    file.end()
    assert file.moved() == Passed(EVERY + 1, whole=True)


def test_a_mark_goes_on_from_an_earlier_one() -> None:
    file = Underway("t", Passed(4, 1, 2))
    file.add("well")
    assert file.moved(least=1) == Passed(5, 1, 2)
    assert Passed(5, 1, 2).items == 8
    assert Passed(5, 1, 2).articles == 6


def test_a_file_without_an_article_gets_none() -> None:
    file = Underway("t", Passed())
    file.add("unreadable")
    file.end()
    assert file.moved(least=1) is None


def test_a_file_that_changes_has_another_token(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("{}")
    token = token_of(str(path), MAKER)
    assert token == token_of(str(path), MAKER)
    assert token != token_of(str(path), Maker("offline", "rules 2"))
    path.write_text("{} ")
    assert token != token_of(str(path), MAKER)
    assert token_of(str(tmp_path), MAKER) is None
    assert token_of("a\0b", MAKER) is None


def test_entries_keep_the_latest_mark_and_know_the_older_kind() -> None:
    entries = Entries(MAKER)
    for entry in (["passed", "a", *Passed(500)], ["passed", "a", *Passed(900, 3, 1)], ["read", "b", 7]):
        entries.learn(json.loads(json.dumps(entry)))
    assert entries.passed == {"a": Passed(900, 3, 1), "b": Passed(7, whole=True)}
    entries.learn(["forget", "key"])
    assert not entries.passed


def test_a_file_without_an_article_is_over_too() -> None:
    file = Underway("t", Passed())
    file.add("unreadable")
    file.moved()
    assert not file.over
    file.end()
    assert file.moved() is None
    assert file.over
