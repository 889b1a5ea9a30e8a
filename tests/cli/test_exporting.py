from __future__ import annotations

import csv
import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.summary import Summary
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def filled(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_EMBEDDING", "none")
    run("add", "bridge.txt", "--published", "2019-05-02", "--outlet", "Example Wire")
    run("add", "tunnel.txt", "--published", "2019-06-02")


def test_every_summary_is_a_line(run: Run) -> None:
    outcome = run("export")
    assert outcome.code == 0
    found = [Summary.model_validate_json(line) for line in outcome.out.splitlines()]
    assert {summary.article.source for summary in found} == {"bridge.txt", "tunnel.txt"}
    assert "exported 2 summaries" in outcome.err


@pytest.mark.parametrize(
    ("words", "source"), [(("--since", "2019-06-01"), "tunnel.txt"), (("--outlet", "Example Wire"), "bridge.txt")]
)
def test_only_what_passes(run: Run, words: tuple[str, ...], source: str) -> None:
    [line] = run("export", *words).out.splitlines()
    assert json.loads(line)["article"]["source"] == source


def test_the_ending_tells_the_format(run: Run, folder: Path) -> None:
    assert run("export", "--out", "claims.csv", "--format", "csv-claims").code == 0
    with (folder / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 2  # and one head
    assert run("export", "--out", "all.jsonl").code == 0
    assert len((folder / "all.jsonl").read_text().splitlines()) == 2


def test_parquet_needs_a_file(run: Run, folder: Path) -> None:
    assert run("export", "--format", "parquet").code == 2
    pytest.importorskip("pyarrow")
    assert run("export", "--out", "all.parquet").code == 0
    reading: Any = importlib.import_module("pyarrow.parquet")
    assert reading.read_table(folder / "all.parquet").num_rows == 2
    assert [path.name for path in folder.iterdir() if path.name.startswith(".all")] == []


def test_an_older_file_stays_when_the_new_one_cannot_be_written(run: Run, folder: Path) -> None:
    (folder / "all.jsonl").mkdir()
    outcome = run("export", "--out", "all.jsonl")
    assert (outcome.code, "cannot write" in outcome.err) == (1, True)
