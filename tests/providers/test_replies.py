from __future__ import annotations

import logging
import multiprocessing
import sqlite3
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer.errors import ModelFailed
from summarizer.providers.openai import OpenAIProvider
from summarizer.providers.replies import FILE, Replies
from summarizer.usage import Usage
from tests.providers.conftest import GOOD, KEY, call, complete
from tests.providers.loopback import Server, replies

Make = Callable[..., OpenAIProvider]


class Other(BaseModel):
    """Another schema that GOOD fits."""

    status: str


def test_the_same_call_is_paid_once(server: Server, provider: Make, tmp_path: Path) -> None:
    complete(provider(cache=True))
    again = complete(provider(cache=True))
    assert again.value.model_dump() == GOOD
    assert again.usage == Usage(cached=True)
    assert len(server.seen) == 1
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert KEY.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize(("asked", "given"), [
    ({"user": "Ten farmers died."}, {}), ({"system": "Write."}, {}), ({"max_tokens": 9}, {}), ({"schema": Other}, {}),
    ({"prompt_sha256": "q"}, {}), ({}, {"model": "n"}), ({}, {"mode": "json"}), ({}, {"cache": False}),
])  # fmt: skip
def test_another_call_is_another_reply(
    server: Server, provider: Make, asked: dict[str, Any], given: dict[str, Any]
) -> None:
    complete(provider(cache=True))
    assert not complete(provider(**({"cache": True} | given)), call(**asked)).usage.cached
    assert len(server.seen) == 2


def test_invalid_replies_are_not_kept(server: Server, provider: Make) -> None:
    server.plays(replies({"status": 1}))
    for _ in range(2):
        with pytest.raises(ModelFailed):
            complete(provider(cache=True))
    assert len(server.seen) == 4


def test_a_kept_reply_that_is_not_valid_is_asked_for_again(server: Server, provider: Make, tmp_path: Path) -> None:
    complete(provider(cache=True))
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("UPDATE replies SET reply = '{\"status\": 1}'")
    assert complete(provider(cache=True)).usage.calls == 1
    assert complete(provider(cache=True)).usage.cached


@pytest.mark.parametrize("harm", ["garbage", "folder", "foreign"])
def test_a_broken_file_is_said_once_and_done_without(
    server: Server, provider: Make, tmp_path: Path, harm: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / FILE
    if harm == "garbage":
        path.write_bytes(b"no database " * 1000)
    elif harm == "folder":
        path.mkdir()
    else:
        with sqlite3.connect(path) as file:
            file.execute("CREATE TABLE replies (something)")
    made = provider(cache=True)
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            assert complete(made).usage.calls == 1
    assert len([record for record in caplog.records if record.name.startswith("summarizer")]) == 1
    assert "SUMMARIZER_CACHE=false" in caplog.text


def test_a_locked_file_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.providers.replies.PATIENCE", 0.05)
    kept = Replies(tmp_path)
    kept.keep("a", "1")
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    kept.keep("b", "2")
    other.execute("ROLLBACK")
    kept.keep("c", "3")
    assert [kept.find(key) for key in "abc"] == ["1", None, "3"]


def test_the_oldest_go_when_it_grows_too_large(tmp_path: Path) -> None:
    kept = Replies(tmp_path, largest=400_000)
    for n in range(60):
        kept.keep(str(n), "x" * 20_000)
    assert kept.find("0") is None
    assert kept.find("59") is not None
    kept.close()
    assert (tmp_path / FILE).stat().st_size < 600_000


def _fill(folder: Path, name: int) -> None:
    kept = Replies(folder)
    for n in range(40):
        kept.keep(f"{name} {n}", str(n))


def test_threads_and_processes_share_it(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_fill, args=(tmp_path, n)) for n in range(2)]
    for process in processes:
        process.start()
    kept = Replies(tmp_path)
    threads = [
        threading.Thread(target=lambda n=n: [kept.keep(f"{n} {m}", str(m)) for m in range(40)]) for n in range(2, 6)
    ]
    for thread in threads:
        thread.start()
    for worker in [*threads, *processes]:
        worker.join(20)
    assert [kept.find(f"{n} {m}") for n in range(6) for m in range(40)] == [str(m) for m in range(40)] * 6
