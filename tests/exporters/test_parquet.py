"""Summaries as Parquet: what is read back is what was written, also where every list is empty."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.errors import SettingsError
from summarizer.exporters import parquet
from summarizer.newsroom import Newsroom
from summarizer.summary import Summary
from tests.conftest import FirstSentence


def _summary(text: str) -> Summary:
    room = Newsroom(engine="offline")
    room.__dict__["engine"] = FirstSentence()
    return room.summarize(Article.from_text(text, title="The bridge", published="2024-03-01"))


def test_what_is_read_back_is_what_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.setattr(parquet, "ROWS", 2)
    found = [_summary(f"The bridge number {n} was closed on Monday. Nobody was hurt.") for n in range(5)]
    assert parquet.write(iter(found), tmp_path / "all.parquet") == 5
    reading: Any = importlib.import_module("pyarrow.parquet")
    rows = reading.read_table(tmp_path / "all.parquet").to_pylist()
    assert rows == [summary.model_dump(mode="json") for summary in found]


def test_a_file_of_nothing_has_the_same_columns(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    assert parquet.write([], tmp_path / "none.parquet") == 0
    reading: Any = importlib.import_module("pyarrow.parquet")
    assert set(reading.read_table(tmp_path / "none.parquet").column_names) == set(Summary.model_fields)


def test_without_pyarrow_one_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda _: None)
    with pytest.raises(SettingsError, match="pyarrow is not installed"):
        parquet.write([], tmp_path / "x")
