"""Every fault ends in a result or one clear error for its article, in bounded time and calls; others are unharmed."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import pytest

from evals.liars.measure import article_of
from summarizer import Newsroom, SummarizerError, Summary
from tests.llm.faults import NAMES
from tests.llm.liar import Liar
from tests.llm.newsgrammar import stories
from tests.llm.server import ScriptedServer

TOLD = stories(31, 4)
TIMEOUT = 0.4
RETRIES = 1
MOST_CALLS = 8
"""Two tries of a call, halves of a text that did not fit, and one more round for faulty items."""
MOST_SECONDS = 8.0
RECOVERED = ("503", "hang", "malformed", "reset")
ALIKE = frozenset({"429", "502", "503", "reset-early", "hang-mid-body"})
"""Treated as another of the list is; each costs a pause."""


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(Liar(TOLD, 2)) as running:
        yield running


def room_of(home: Path, server: ScriptedServer, model: str) -> Newsroom:
    return Newsroom(
        home=home, engine="llm", model=model, base_url=server.base_url, api_key="none", cache=False, embedding="none",
        max_retries=RETRIES, timeout=TIMEOUT,
    )  # fmt: skip


def outcome(room: Newsroom, position: int) -> Summary | SummarizerError:
    try:
        return room.summarize(article_of(TOLD[position]))
    except SummarizerError as error:
        return error


@pytest.mark.parametrize("name", sorted(set(NAMES) - ALIKE))
def test_a_fault_ends_in_a_result_or_one_clear_error(server: ScriptedServer, tmp_path: Path, name: str) -> None:
    room, before, begun = room_of(tmp_path, server, f"fault:{name}"), server.count, perf_counter()
    ended = outcome(room, 0)
    room.close()
    assert perf_counter() - begun < MOST_SECONDS
    assert 1 <= server.count - before <= MOST_CALLS
    if isinstance(ended, SummarizerError):
        assert ended.hint
        assert "\n" not in ended.message + ended.hint
    else:
        assert "PWNED" not in ended.model_dump_json(exclude={"rejected"})


@pytest.mark.parametrize("name", RECOVERED)
def test_what_passes_is_outlived(server: ScriptedServer, tmp_path: Path, name: str) -> None:
    room = room_of(tmp_path, server, f"fault:{name}*1")
    ended = outcome(room, 0)
    room.close()
    assert isinstance(ended, Summary), ended
    assert ended.claims


def test_the_others_are_unharmed(tmp_path: Path) -> None:
    with ScriptedServer(Liar(TOLD, 2), faults={2: "refusal"}) as scheduled:
        room = room_of(tmp_path, scheduled, "scripted")
        with ThreadPoolExecutor(4) as pool:
            ended = list(pool.map(lambda position: outcome(room, position), range(4)))
        room.close()
    assert sum(isinstance(one, Summary) for one in ended) == 3
    assert all(one.claims for one in ended if isinstance(one, Summary))
