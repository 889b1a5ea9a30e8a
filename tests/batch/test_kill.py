"""Batches killed, interrupted and run twice at once: nothing is lost, nothing is there twice, the exit code tells."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.library.catalogue import Catalogue
from tests.batch.conftest import Start, run_json, summaries, write_inputs

ARTICLES = 300
KILLS = 30
Finish = Callable[..., tuple[int, str]]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")


def _wait_for_lines(process: subprocess.Popen[str], out: Path, lines: int) -> None:
    file = out / "summaries.jsonl"
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        if file.exists() and file.read_bytes().count(b"\n") >= lines:
            return
        time.sleep(0.005)


@pytest.mark.parametrize(("words", "kills"), [(("add",), KILLS), (("processes",), KILLS // 5), (("crew",), KILLS // 5)])
def test_killed_at_random_moments_the_union_is_that_of_one_run(
    tmp_path: Path, start: Start, finish: Finish, words: tuple[str, ...], kills: int
) -> None:
    """Each process gets some articles further than the one before, and is killed while it is at the next."""
    chance = random.Random(30)
    source, out, whole = write_inputs(tmp_path / "in.jsonl", ARTICLES), tmp_path / "out", tmp_path / "whole"
    assert finish(source, whole)[0] == 0
    killed = 0
    for turn in range(kills):
        process = start(source, out, "slow", *words)
        _wait_for_lines(process, out, turn * ARTICLES // kills + chance.randint(0, 9))
        time.sleep(chance.uniform(0, 0.05))
        killed += process.poll() is None
        process.kill()
        process.communicate()
    assert killed > kills * 3 // 4
    assert (out / "summaries.jsonl").read_bytes().count(b"\n") > 0
    assert finish(source, out, *words) == (0, "engine: first-sentence\n")
    assert summaries(out) == summaries(whole)
    assert len(set(summaries(out))) == ARTICLES
    told = run_json(out)
    assert (told["state"], told["counts"]["summarized"]) == ("finished", ARTICLES)
    if "add" in words:
        with Catalogue.open(tmp_path / "home") as catalogue:
            assert catalogue.stats()["articles"] == catalogue.stats()["items"] == ARTICLES


@pytest.mark.parametrize("workers", ["processes", "crew"])
def test_workers_end_when_their_parent_is_killed(tmp_path: Path, start: Start, workers: str) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", ARTICLES), tmp_path / "out"
    process = start(source, out, "slow", workers)
    _wait_for_lines(process, out, 5)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.kill()
        pytest.skip("no /proc on this system")
    numbers = children.read_text().split()
    assert len(numbers) >= 2
    process.kill()
    process.communicate()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{worker}").exists() for worker in numbers):
        assert time.monotonic() < until, "a worker outlived its parent"
        time.sleep(0.05)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("words", [("slow",), ("slow", "processes"), ("slow", "crew")])
def test_the_first_signal_finishes_what_is_under_way(
    tmp_path: Path, start: Start, finish: Finish, number: int, code: int, words: tuple[str, ...]
) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", ARTICLES), tmp_path / "out"
    process = start(source, out, *words)
    _wait_for_lines(process, out, 5)
    process.send_signal(number)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == code
    assert "finishing what is under way" in said
    done = len(summaries(out))
    assert 5 <= done < ARTICLES
    assert run_json(out)["state"] == "interrupted"
    assert finish(source, out)[0] == 0
    assert run_json(out)["counts"]["known_before"] == done
    assert len(set(summaries(out))) == ARTICLES


def test_the_second_signal_stops_at_once(tmp_path: Path, start: Start, finish: Finish) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 40), tmp_path / "out"
    process = start(source, out, "stuck")
    _wait_for_lines(process, out, 1)
    process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=10)[1]
    assert process.returncode == 143
    assert "stopped" in said
    assert finish(source, out)[0] == 0
    assert len(set(summaries(out))) == 40


def test_two_runs_on_one_folder(tmp_path: Path, start: Start, finish: Finish) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 40), tmp_path / "out"
    first = start(source, out, "stuck")
    _wait_for_lines(first, out, 1)
    code, said = finish(source, out)
    assert code == 1
    assert f"process {first.pid} is working on" in said
    assert "hint: " in said
    assert first.poll() is None
    first.kill()
    first.communicate()
    assert finish(source, out)[0] == 0  # a dead one keeps nobody away
    assert len(summaries(out)) == len(set(summaries(out))) == 40
