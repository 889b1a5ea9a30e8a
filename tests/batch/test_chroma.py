"""``batch --add`` into a real Chroma server that is killed and started again: nothing is lost, nothing there twice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.library.catalogue import Catalogue
from summarizer.library.vectors import Vectors
from tests.batch.conftest import Start, run_json, summaries, write_inputs
from tests.library.chromaserver import ChromaServer
from tests.library.hashing import Hashing

ARTICLES = 400
AWAY = 1.0
"""Seconds without a server."""


@pytest.fixture
def chroma(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChromaServer]:
    server = ChromaServer(tmp_path / "served")
    monkeypatch.setenv("SUMMARIZER_CHROMA_URL", server.url)
    server.start()
    yield server
    server.kill()


def _waiting(home: Path) -> int:
    with Catalogue.open(home) as catalogue:
        return catalogue.outbox_size()


def _check(home: Path, out: Path, chroma: ChromaServer) -> None:
    """Each article is in the folder, in the library and among the vectors, once."""
    assert len(summaries(out)) == len(set(summaries(out))) == ARTICLES
    assert run_json(out)["state"] == "finished"
    with Catalogue.open(home) as catalogue:
        stats = catalogue.stats()
        assert (stats["articles"], stats["items"], stats["outbox"]) == (ARTICLES, ARTICLES, 0)
        with Vectors(home, embedding=Hashing(), url=chroma.url) as vectors:
            ids = list(vectors.ids())
            assert len(ids) == len(set(ids)) == stats["chunks"]
            assert set(catalogue.locate(ids)) == set(ids)


def test_the_server_is_killed_and_comes_back_while_articles_and_vectors_go_in(
    tmp_path: Path, start: Start, chroma: ChromaServer
) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    process = start(write_inputs(tmp_path / "in.jsonl", ARTICLES), out, "add", "vectors", "loud")
    kills = 0
    for at in (ARTICLES * 3 // 4, ARTICLES // 4):  # while vectors are made
        while process.poll() is None and not (out / "run.json").exists():
            time.sleep(0.01)
        while process.poll() is None and (run_json(out)["state"] != "finished" or _waiting(home) > at):
            time.sleep(0.01)
        kills += process.poll() is None
        chroma.kill()
        time.sleep(AWAY)
        chroma.start()
    said = process.communicate(timeout=120)[1]
    assert process.returncode == 0, said
    assert kills == 2
    assert "no answer from the Chroma server" in said
    _check(home, out, chroma)


def test_a_run_killed_with_the_server_goes_on_when_both_are_back(
    tmp_path: Path, start: Start, chroma: ChromaServer
) -> None:
    home, out, source = tmp_path / "home", tmp_path / "out", write_inputs(tmp_path / "in.jsonl", ARTICLES)
    for slow, ready in (
        ("slow", lambda: (out / "summaries.jsonl").read_bytes().count(b"\n") > ARTICLES // 3),
        ("quick", lambda: 0 < _waiting(home) < ARTICLES * 3 // 4),
    ):
        process = start(source, out, "add", "vectors", slow)
        until = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < until:
            if (out / "summaries.jsonl").exists() and (home / "library.sqlite3").exists() and ready():
                break
            time.sleep(0.01)
        assert process.poll() is None, process.communicate()[1]
        chroma.kill()
        process.kill()
        process.communicate()
        chroma.start()
    process = start(source, out, "add", "vectors")
    said = process.communicate(timeout=120)[1]
    assert process.returncode == 0, said
    assert (out / "failures.jsonl").stat().st_size == 0
    _check(home, out, chroma)
