from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from summarizer.batch import Progress
from summarizer.batch.unit import Took
from summarizer.cli import gauge
from summarizer.library.catalogue import Catalogue
from tests.cli.conftest import Run
from tests.library.chromaserver import ChromaServer


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tiny engine lives in this process only."""
    monkeypatch.setenv("SUMMARIZER_EMBEDDING", "none")


def test_a_folder_fills_and_the_table_tells(run: Run, folder: Path) -> None:
    outcome = run("batch", "bridge.txt", "tunnel.txt", "empty.txt", "--out", "night")
    assert outcome.code == 3
    assert outcome.out == ""
    assert "finished" in outcome.err
    assert "failed: 1 x SourceEmpty, such as empty.txt" in outcome.err
    assert len((folder / "night" / "summaries.jsonl").read_text().splitlines()) == 2
    again = run("batch", "bridge.txt", "tunnel.txt", "--out", "night")
    assert again.code == 0
    assert "known before" in again.err


def test_failures_of_one_kind_that_need_another_remedy_are_told_apart(run: Run, folder: Path) -> None:
    (folder / "cut.jsonl").write_text('{"text": \n{"text": \n')
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4 nothing")
    said = run("batch", "cut.jsonl", "scan.pdf", "bridge.txt", "--out", "night").err
    assert "failed: 2 x SourceUnreadable, such as cut.jsonl:1 is" in said
    assert "failed: 1 x SourceUnreadable, such as scan.pdf" in said
    assert said.count("hint: ") == 2


def test_quiet_says_only_what_went_wrong(run: Run) -> None:
    assert run("batch", "bridge.txt", "--out", "night", "--quiet").err == "engine: first-sentence\n"
    assert "failed: 1 x" in run("batch", "empty.txt", "--out", "night", "--quiet").err


def test_add_puts_articles_and_summaries_into_the_library(run: Run) -> None:
    assert run("batch", "bridge.txt", "tunnel.txt", "--out", "night", "--add").code == 0
    assert len(run("list").out.splitlines()) == 2
    assert run("search", "tunnel").out


def test_a_dry_run_writes_nothing_and_tells_the_price(run: Run, folder: Path) -> None:
    outcome = run("batch", "bridge.txt", "tunnel.txt", "--out", "night", "--dry-run")
    assert outcome.code == 0
    assert "articles      2, judged by a sample of 2" in outcome.out
    assert "nothing: nobody is asked" in outcome.out
    assert not (folder / "night").exists()
    nothing = run("batch", "nowhere.txt", "--out", "night", "--dry-run")
    assert nothing.code == 1
    assert "1 in the sample, such as nowhere.txt was not found" in nothing.out
    run("batch", "bridge.txt", "--out", "night")
    assert "articles      1 of 2" in run("batch", "bridge.txt", "tunnel.txt", "--out", "night", "--dry-run").out


def test_only_the_llm_engine_works_in_batches_and_ray_must_be_there(run: Run) -> None:
    outcome = run("batch", "bridge.txt", "--out", "night", "--executor", "openai-batch")
    assert (outcome.code, "only the llm engine" in outcome.err) == (1, True)


def test_standard_input_is_an_input(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(json.dumps({"title": f"Report {n}", "text": f"The bridge {n} was closed."}) + "\n" for n in (1, 2))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    outcome = run("batch", "-", "--out", "night")
    assert outcome.code == 0
    assert len((folder / "night" / "summaries.jsonl").read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("seconds", "words"), [(40, "40 s"), (600, "10 min"), (11_100, "3 h 5 min"), (5_399, "1 h 30 min")]
)
def test_durations(seconds: float, words: str) -> None:
    assert gauge.duration(seconds) == words


def test_the_rest_is_told_only_when_it_can_be_known() -> None:
    progress = Progress(done=51, known=20, seconds=14.0, loading=4.0, took=Took(1000, 10, 0.5, 2))
    assert gauge.remaining(progress, 171) == 20.0  # the model's loading is no part of the pace
    assert gauge.remaining(progress, None) is None
    assert gauge.remaining(Progress(known=20, seconds=10.0), 170) is None
    assert gauge.remaining(Progress(done=2, seconds=40.0, loading=30.0), 170) is None
    assert "about 20 s left, 20 known before, $0.5000, 2 calls repeated" in gauge.state(progress, 171)
    assert "price unknown" in gauge.state(progress._replace(took=Took(1000, 10, None, 0)), None)


def test_a_chroma_server_that_is_away_costs_only_a_notice(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before the run, started again after it: the same command gives it what waited."""
    monkeypatch.delenv("SUMMARIZER_EMBEDDING")
    server = ChromaServer(tmp_path / "chroma")
    monkeypatch.setenv("SUMMARIZER_CHROMA_URL", server.url)
    away = run("batch", "bridge.txt", "tunnel.txt", "--out", "night", "--add")
    assert away.code == 0
    assert "notice: " in away.err
    assert len(run("list").out.splitlines()) == 2
    server.start()
    try:
        back = run("batch", "bridge.txt", "tunnel.txt", "--out", "night", "--add")
        assert (back.code, "notice" in back.err) == (0, False)
        with Catalogue.open(tmp_path / "home") as catalogue:
            assert catalogue.outbox_size() == 0
    finally:
        server.kill()
