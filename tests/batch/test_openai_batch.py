"""Batches at a server: sent once, collected once, whatever happens in between; the same summaries as online."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summarizer import batch
from summarizer.batch import openai_batch, outgoing
from summarizer.errors import BudgetSpent, EngineUnavailable, SettingsError
from summarizer.newsroom import Newsroom
from summarizer.providers import prices
from tests.batch.batchserver import BatchServer, serve
from tests.batch.conftest import summaries, write_inputs

ARTICLES = 13


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openai_batch, "FIRST_POLL", 0.02)
    monkeypatch.setattr(openai_batch, "LONGEST_POLL", 0.05)
    monkeypatch.setattr(outgoing, "MOST_REQUESTS", 5)
    monkeypatch.setattr(prices.Price, "of", lambda self, prompt, completion, cached=0: (prompt + 2 * completion) / 1e6)


@pytest.fixture
def room_at(tmp_path: Path) -> Iterator[Callable[..., Newsroom]]:
    rooms = []

    def make(server: BatchServer, **given: object) -> Newsroom:
        told = {"model": "m", "base_url": server.url, "api_key": "k", "cache": False, "embedding": "none"} | given
        rooms.append(Newsroom(home=tmp_path / "home", engine="llm", **told))
        return rooms[-1]

    yield make
    for room in rooms:
        room.engine.close()  # type: ignore[attr-defined]


def _run(
    room: Newsroom, source: Path, out: Path, stop: threading.Event | None = None, **options: object
) -> batch.Report:
    chosen = batch.Options(executor="openai-batch", **options)  # type: ignore[arg-type]
    return batch.run(room, [str(source)], out, chosen, stop=stop)


def _without_usage(lines: list[str]) -> list[dict[str, object]]:
    found = [json.loads(line) for line in lines]
    for summary in found:
        for name in ("tokens_in", "tokens_out", "cost_usd", "retries", "cached"):
            summary["made_by"].pop(name)
    return found


def _nothing_is_out(out: Path) -> bool:
    return json.loads((out / outgoing.STATE).read_text())["batches"] == [] and not list(
        (out / outgoing.FOLDER).iterdir()
    )


def test_what_comes_back_is_what_online_calls_give_at_half_the_price(
    tmp_path: Path, room_at: Callable[..., Newsroom]
) -> None:
    source, out, online = write_inputs(tmp_path / "in.jsonl", ARTICLES, range(1)), tmp_path / "out", tmp_path / "online"
    with serve() as server:
        room = room_at(server)
        report = _run(room, source, out)
        assert (report.state, report.progress.done, report.progress.failed) == ("finished", ARTICLES - 1, 1)
        assert len(server.batches) == 3
        assert server.online == 1  # the first article shows that key, model and dialect are right
        batch.run(room, [str(source)], online, batch.Options(executor="threads"))
        assert _without_usage(summaries(out)) == _without_usage(summaries(online))
        told = [json.loads(line) for line in summaries(out)]
        assert all(summary["claims"] for summary in told)
        assert sorted({summary["made_by"]["cost_usd"] for summary in told}) == [0.0006, 0.0012]
        assert _nothing_is_out(out)
        assert _run(room, source, out).progress.known == ARTICLES - 1
        assert len(server.batches) == 3


@pytest.mark.parametrize("fate", ["expired", "errors"])
def test_what_was_not_answered_is_sent_again(tmp_path: Path, room_at: Callable[..., Newsroom], fate: str) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 6), tmp_path / "out"
    with serve(fate, "completed") as server:
        report = _run(room_at(server), source, out)
        assert (report.state, report.progress.done) == ("finished", 6)
        assert len(server.batches) == 2
        assert len(set(summaries(out))) == 6
        assert _nothing_is_out(out)


def test_what_is_never_answered_fails(tmp_path: Path, room_at: Callable[..., Newsroom]) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 6), tmp_path / "out"
    with serve("silent") as server:
        report = _run(room_at(server), source, out)
        assert (len(server.batches), report.progress.done, report.progress.failed) == (3, 1, 5)
        assert "did not answer in 3 batches" in report.failures[0].message
        assert _nothing_is_out(out)


def test_a_request_that_the_server_refuses_is_one_failure(tmp_path: Path, room_at: Callable[..., Newsroom]) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 6), tmp_path / "out"
    with serve("refused") as server:
        report = _run(room_at(server), source, out)
        assert (report.state, report.progress.done, report.progress.failed) == ("finished", 4, 2)
        assert "says (400)" in report.failures[0].message


def test_a_batch_that_is_refused_as_a_whole_stops_the_run(tmp_path: Path, room_at: Callable[..., Newsroom]) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 6), tmp_path / "out"
    with serve("invalid", "completed") as server:
        room = room_at(server)
        report = _run(room, source, out)
        assert isinstance(report.error, EngineUnavailable)
        assert "line 1 is wrong" in report.error.message
        assert _run(room, source, out).state == "finished"
        assert len(set(summaries(out))) == 6


def test_a_full_queue_is_waited_for(tmp_path: Path, room_at: Callable[..., Newsroom]) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", ARTICLES), tmp_path / "out"
    with serve("completed", "full", "completed") as server:
        assert _run(room_at(server), source, out).state == "finished"
        assert len(set(summaries(out))) == ARTICLES


def test_days_later_the_same_command_collects(tmp_path: Path, room_at: Callable[..., Newsroom]) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", ARTICLES), tmp_path / "out"
    with serve("slow") as server:
        room, stop = room_at(server), threading.Event()
        threading.Timer(1.5, stop.set).start()
        report = _run(room, source, out, stop)
        assert report.state == "interrupted"
        assert "12 articles in 3 batches" in report.progress.waiting
        assert len(json.loads((out / outgoing.STATE).read_text())["batches"]) == 3
        server.released.set()
        source.unlink()  # the articles are kept with the batch
        source.write_text("")
        _run(room, source, out)
        assert len(set(summaries(out))) == ARTICLES
        assert len(server.batches) == 3


def test_a_batch_whose_answer_was_lost_is_found_again(tmp_path: Path, room_at: Callable[..., Newsroom]) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 5), tmp_path / "out"
    with serve() as server:
        server.lose_next_create = True
        room = room_at(server)
        report = _run(room, source, out)
        assert isinstance(report.error, EngineUnavailable)
        assert len(server.batches) == 1
        assert _run(room, source, out).state == "finished"
        assert len(server.batches) == 1
        assert len(set(summaries(out))) == 5


def test_a_budget_holds_for_what_is_out(tmp_path: Path, room_at: Callable[..., Newsroom]) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", ARTICLES), tmp_path / "out"
    with serve() as server:
        report = _run(room_at(server, budget=0.03), source, out)
        assert isinstance(report.error, BudgetSpent)
        assert len(server.batches) < 3
        assert _run(room_at(server, budget=5.0), source, out).state == "finished"
        assert len(set(summaries(out))) == ARTICLES


def test_only_a_model_works_in_batches(tmp_path: Path) -> None:
    room = Newsroom(home=tmp_path / "home", engine="offline")
    with pytest.raises(SettingsError):
        _run(room, tmp_path, tmp_path / "out")
