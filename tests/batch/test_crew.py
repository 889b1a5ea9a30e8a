"""A crew: the slots of an LLM run shared out among processes; the same summaries, one budget, one end."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from summarizer import batch
from summarizer.article import Article
from summarizer.batch import crew, executors
from summarizer.batch.unit import Maker
from summarizer.engines import Drafted
from summarizer.errors import BudgetSpent, EngineUnavailable, ModelFailed
from summarizer.newsroom import Newsroom
from summarizer.providers import prices
from summarizer.providers.budget import Budget
from summarizer.settings import Settings, load_settings
from tests.batch.batchserver import serve
from tests.batch.conftest import summaries, write_inputs
from tests.conftest import FirstSentence

MAKER = Maker("first-sentence", "1")


@pytest.fixture
def room_at(tmp_path: Path) -> Iterator[Callable[..., Newsroom]]:
    rooms = []

    def make(url: str, **given: object) -> Newsroom:
        told = {"model": "m", "base_url": url, "api_key": "k", "embedding": "none", "cache": False} | given
        rooms.append(Newsroom(home=tmp_path / "home", engine="llm", **told))
        return rooms[-1]

    yield make
    for room in rooms:
        room.close()


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


class Fatal(FirstSentence):
    """Fails as it is told."""

    def draft(self, article: Article) -> Drafted:
        if article.title == "no key":
            raise EngineUnavailable("the key is wrong", "set another")
        if article.title == "nothing":
            raise ModelFailed("nothing came", "try again")
        return super().draft(article)


def fatal_room(home: str) -> Newsroom:
    room = Newsroom(home=home)
    room.__dict__["engine"] = Fatal()
    return room


def _article(title: str) -> Article:
    return Article.from_text("The harbour of Dorvanek was closed on Monday, the mayor said.", title=title)


def _said(out: Path) -> list[dict[str, object]]:
    """The summaries, but for what calls took: a busy server refuses some connections."""
    found = [json.loads(line) for line in summaries(out)]
    for summary in found:
        for name in ("tokens_in", "tokens_out", "retries", "cached"):
            summary["made_by"].pop(name)
    return found


def test_with_many_slots_the_summaries_are_those_of_threads(tmp_path: Path, room_at: Callable[..., Newsroom]) -> None:
    source = write_inputs(tmp_path / "in.jsonl", 60)
    with serve() as server:
        room = room_at(server.url, concurrency=32, cache=True)
        assert executors._is_worth_a_crew(room, 32)
        report = batch.run(room, [str(source)], tmp_path / "crew", batch.Options())
        assert (report.state, report.progress.done, report.failures) == ("finished", 60, [])
        other = room_at(server.url, concurrency=4)
        batch.run(other, [str(source)], tmp_path / "threads", batch.Options(executor="threads"))
    assert _said(tmp_path / "crew") == _said(tmp_path / "threads")
    assert report.progress.took.tokens_in > 0


@pytest.mark.parametrize(("slots", "workers"), [(1, 1), (8, 1), (31, 1), (32, 2), (512, 2)])
def test_few_slots_are_left_to_one_process(slots: int, workers: int) -> None:
    assert crew.size(slots) == workers


def test_what_the_server_allows_is_shared_out() -> None:
    whole = load_settings(model="m", concurrency=33, rpm=500, tpm=90_000)
    part = crew.share(whole, 2)
    assert (part.concurrency, part.rpm, part.tpm) == (17, 250, 45_000)
    assert crew.share(load_settings(model="m"), 2).rpm is None


def test_a_model_without_a_server_ends_the_run_with_its_hint(tmp_path: Path, room_at: Callable[..., Newsroom]) -> None:
    source = write_inputs(tmp_path / "in.jsonl", 40)
    room = room_at("http://127.0.0.1:9/v1", concurrency=32, max_retries=0)
    report = batch.run(room, [str(source)], tmp_path / "out", batch.Options())
    assert report.state == "stopped"
    assert isinstance(report.error, EngineUnavailable)
    assert report.error.hint


def test_the_key_is_in_no_command_line_and_no_environment(tmp_path: Path) -> None:
    processes = Path("/proc")
    if not processes.is_dir():
        pytest.skip("no /proc on this system")
    settings = load_settings(tmp_path, model="m", base_url="http://127.0.0.1:9/v1", api_key="sk-quite-secret-4711")
    workers = crew.Crew(1, 1, partial(crew.room_of, settings, _shared_budget()))
    try:
        workers.submit([MAKER.unit(_article("one"))]).exception(timeout=60)
        number = str(workers._workers[0]._process.pid)
        for name in ("cmdline", "environ"):
            assert b"quite-secret" not in (processes / number / name).read_bytes()
    finally:
        workers.close()


def _shared_budget() -> Budget:
    return Budget(None).shared()


def test_what_ends_a_run_crosses_the_border_and_a_failure_does_not_end_it(tmp_path: Path) -> None:
    workers = crew.Crew(2, 2, partial(fatal_room, str(tmp_path)))
    try:
        told = [workers.submit([MAKER.unit(_article(title))]) for title in ("fine", "nothing", "no key")]
        assert told[0].result(timeout=60)[0].key == MAKER.unit(_article("fine")).key  # type: ignore[union-attr]
        assert told[1].result(timeout=60)[0].cause == "ModelFailed"  # type: ignore[union-attr]
        error = told[2].exception(timeout=60)
        assert isinstance(error, EngineUnavailable)
        assert error.hint == "set another"
    finally:
        workers.close()


def test_a_closed_crew_leaves_no_process(tmp_path: Path) -> None:
    workers = crew.Crew(2, 2, partial(fatal_room, str(tmp_path)))
    workers.submit([MAKER.unit(_article("fine"))]).result(timeout=60)
    workers.close()
    for worker in workers._workers:
        worker._process.join(timeout=30)
        assert not worker._process.is_alive()


def test_a_spent_budget_stops_all_workers(
    tmp_path: Path, room_at: Callable[..., Newsroom], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_inputs(tmp_path / "in.jsonl", 40)
    with serve() as server:
        room = room_at(server.url, concurrency=32)
        room.engine.budget.limit = 1e-12  # type: ignore[attr-defined]
        monkeypatch.setattr(crew, "room_of", priced_room)
        report = batch.run(room, [str(source)], tmp_path / "out", batch.Options(), stop=Event())
    assert isinstance(report.error, BudgetSpent)
    assert report.progress.done == 0


def _one_dollar_each(self: prices.Price, prompt: int, completion: int, cached: int = 0) -> float:
    return float(prompt + completion)


def priced_room(settings: Settings, budget: Budget) -> Newsroom:
    """A worker's room for whom every token costs a dollar."""
    prices.Price.of = _one_dollar_each  # type: ignore[method-assign]
    return ROOM_OF(settings, budget)


ROOM_OF = crew.room_of
"""As it was imported: the worker's, which nobody patched."""
