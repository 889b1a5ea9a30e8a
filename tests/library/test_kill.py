"""Processes killed while they add, and processes that add and search at once: nothing acknowledged is lost."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.library.catalogue import Catalogue
from summarizer.library.chunking import chunks
from summarizer.library.lexical import search
from tests.library.conftest import written

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 300
KILLS = 30


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [written(number, outlet="The Quay") for number in range(ARTICLES)]


def _adder(home: Path, articles: Sequence[Article], way: str = "together") -> subprocess.Popen[str]:
    lines = home.with_name(f"articles-{articles[0].id}.jsonl")
    if not lines.exists():
        lines.write_text("\n".join(article.model_dump_json() for article in articles), encoding="utf-8")
    command = [sys.executable, "-m", "tests.library.adder", str(home), str(lines), way]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _check(home: Path, articles: Sequence[Article], acknowledged: set[str]) -> None:
    """What was acknowledged is there; and what is there is whole, once, and found by search."""
    with Catalogue.open(home) as catalogue:
        ids = [entry.article_id for entry in catalogue.entries()]
        assert len(ids) == len(set(ids))
        assert acknowledged <= set(ids)
        waiting = {pending.chunk_id for pending in catalogue.outbox_take(100_000)}
        expected = set()
        for number, article in enumerate(articles):
            if article.id not in ids:
                continue
            assert catalogue.get(article.id) == article
            cut = {chunk.id: article.text[chunk.start : chunk.end] for chunk in chunks(article)}
            assert catalogue.chunk_text(cut) == cut
            assert {hit.chunk_id for hit in search(catalogue, f"Marker{number}x", 5)} <= set(cut)
            assert search(catalogue, f"Marker{number}x", 5)
            expected |= set(cut)
        assert waiting == expected
        assert catalogue.stats()["chunks"] == len(expected)
        with catalogue.database.writing() as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            connection.execute("INSERT INTO lexical (lexical) VALUES ('integrity-check')")


def test_killed_at_thirty_moments_nothing_acknowledged_is_lost(tmp_path: Path, articles: list[Article]) -> None:
    """Each process gets some ten articles further than the one before, and is killed while it is at the next."""
    chance = random.Random(30)
    home = tmp_path / "home"
    acknowledged: set[str] = set()
    killed = 0
    for turn in range(KILLS):
        process = _adder(home, articles, ("together", "singly")[turn % 2])
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(turn * ARTICLES // KILLS + chance.randint(0, 9))]
        time.sleep(chance.uniform(0, 0.04))
        killed += process.poll() is None
        process.kill()
        lines += process.stdout.readlines()  # not communicate(): it would leave out what was read ahead
        assert (process.wait(), process.communicate()[1]) in {(-signal.SIGKILL, ""), (0, "")}
        acknowledged |= {line.strip() for line in lines if line.endswith("\n")}
    assert killed > KILLS * 3 // 4
    assert acknowledged
    _check(home, articles, acknowledged)
    assert _adder(home, articles).communicate()[0].count("\n") == ARTICLES
    _check(home, articles, {article.id for article in articles})


def test_two_processes_add_while_a_third_searches(tmp_path: Path, articles: list[Article]) -> None:
    home = tmp_path / "home"
    adders = [_adder(home, articles[:200]), _adder(home, articles[100:], "singly")]
    searches = 0
    while any(process.poll() is None for process in adders):
        with Catalogue.open(home) as catalogue:
            for number in (0, 150, 299):
                found = {hit.chunk_id.partition(":")[0] for hit in search(catalogue, f"Marker{number}x", 5)}
                assert found <= {articles[number].id}
                searches += 1
    for process in adders:
        output, errors = process.communicate()
        assert (process.returncode, errors) == (0, "")
        assert output.count("\n") == 200
    assert searches > 3
    _check(home, articles, {article.id for article in articles})


@pytest.mark.parametrize("one_by_one", [True, False])
def test_adding_is_quick_enough(tmp_path: Path, one_by_one: bool) -> None:
    """The bound is loose for slow machines under load; see the figures in the notes of the release."""
    articles = [written(number, words=400) for number in range(160)]  # none of them chunked yet
    with Catalogue.open(tmp_path / "home") as catalogue:
        catalogue.add(written(1000))
        begun = time.perf_counter()
        done = [catalogue.add(article) for article in articles] if one_by_one else [*catalogue.add_all(articles)]
        seconds = time.perf_counter() - begun
    assert len(done) == 160
    assert 160 / seconds > (20 if one_by_one else 60)
