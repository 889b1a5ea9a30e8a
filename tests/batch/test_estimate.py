"""What a run would take, told before anybody is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer import batch
from summarizer.batch.estimate import estimate
from summarizer.newsroom import Newsroom
from summarizer.providers import prices
from tests.batch.batchserver import BatchServer, serve
from tests.batch.conftest import write_inputs

OPTIONS = batch.Options(concurrency=10)


@pytest.fixture
def desk(tmp_path: Path) -> Callable[..., Newsroom]:
    def make(server: BatchServer, **given: object) -> Newsroom:
        told = {"model": "m", "base_url": server.url, "cache": False, "embedding": "none"} | given
        return Newsroom(home=tmp_path / "home", engine="llm", **told)

    return make


def test_tokens_and_money_are_told_and_nobody_is_asked(
    tmp_path: Path, desk: Callable[..., Newsroom], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prices.Price, "of", lambda self, prompt, completion, cached=0: (prompt + completion) / 1e6)
    source, out = write_inputs(tmp_path / "in.jsonl", 500), tmp_path / "out"
    with serve() as server:
        found = estimate(desk(server), [str(source)], out, OPTIONS)
        assert server.online == 0
        assert not out.exists()
        assert (found.total, found.articles, found.usage.calls) == (500, 500, 500)
        assert found.sampled == 201
        assert found.usage.cost_usd == pytest.approx((found.usage.tokens_in + found.usage.tokens_out) / 1e6, rel=0.01)
        batched = estimate(desk(server), [str(source)], out, batch.Options(executor="openai-batch"))
        assert batched.usage.cost_usd == pytest.approx((found.usage.cost_usd or 0) / 2)
        slow = estimate(desk(server, rpm=10), [str(source)], out, OPTIONS)
        assert slow.seconds == pytest.approx(3000)


def test_the_estimate_is_on_the_high_side(tmp_path: Path, desk: Callable[..., Newsroom]) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 5), tmp_path / "out"
    with serve() as server:
        room = desk(server)
        found = estimate(room, [str(source)], out, OPTIONS)
        report = batch.run(room, [str(source)], out, batch.Options(executor="threads"))
        took = report.progress.took
        assert found.usage.tokens_in >= took.tokens_in * 0.8
        assert found.usage.tokens_out >= took.tokens_out
        left = estimate(room, [str(source)], out, OPTIONS)
        assert (left.articles, left.usage.calls) == (0, 0)
        room.engine.close()  # type: ignore[attr-defined]


def test_an_unknown_price_is_said(tmp_path: Path, desk: Callable[..., Newsroom]) -> None:
    source = write_inputs(tmp_path / "in.jsonl", 5)
    with serve() as server:
        room = desk(server, base_url="https://model.example/v1", api_key="k")
        assert estimate(room, [str(source)], tmp_path / "out", OPTIONS).usage.cost_usd is None


def test_what_cannot_be_counted_is_judged_by_the_sample_alone(tmp_path: Path, desk: Callable[..., Newsroom]) -> None:
    write_inputs(tmp_path / "in.jsonl", 300)
    (tmp_path / "z.zip").write_bytes(b"PK")
    with serve() as server:
        found = estimate(desk(server), [str(tmp_path)], tmp_path / "out", OPTIONS)
        assert (found.total, found.articles, found.usage.calls) == (None, None, found.sampled)
