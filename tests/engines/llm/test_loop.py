from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from summarizer.engines.llm.loop import Loop


@pytest.fixture
def loop() -> Iterator[Loop]:
    made = Loop()
    yield made
    made.close()


async def nap(seconds: float, value: int) -> int:
    await asyncio.sleep(seconds)
    return value


def test_many_threads_wait_side_by_side(loop: Loop) -> None:
    got: list[int] = []
    threads = [threading.Thread(target=lambda n=n: got.append(loop.run(nap(0.3, n)))) for n in range(20)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.perf_counter() - begun < 3
    assert sorted(got) == list(range(20))


def test_what_is_raised_comes_back(loop: Loop) -> None:
    async def fail() -> None:
        raise KeyError("lost")

    with pytest.raises(KeyError, match="lost"):
        loop.run(fail())
    assert loop.run(nap(0, 5)) == 5


def test_what_is_told_is_heard_in_order_on_the_calling_thread(loop: Loop) -> None:
    heard: list[tuple[int, int]] = []

    async def tell(said: Callable[[int], None]) -> str:
        for n in range(3):
            said(n)
            await asyncio.sleep(0)
        return "done"

    assert loop.run_telling(tell, lambda n: heard.append((n, threading.get_ident()))) == "done"
    assert heard == [(n, threading.get_ident()) for n in range(3)]


def test_a_listener_that_fails_cancels_the_work(loop: Loop) -> None:
    ended = threading.Event()

    async def tell(said: Callable[[int], None]) -> None:
        said(1)
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    def listen(_: int) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        loop.run_telling(tell, listen)
    assert ended.wait(5)


def test_closing_cancels_what_still_runs_and_may_be_done_twice() -> None:
    loop = Loop()
    failures: list[BaseException] = []

    def wait() -> None:
        try:
            loop.run(nap(60, 0))
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    time.sleep(0.1)
    loop.close()
    thread.join(5)
    assert not thread.is_alive()
    assert len(failures) == 1
    loop.close()
    assert not loop.alive


def test_a_loop_of_another_process_is_not_alive(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    assert loop.alive
    with monkeypatch.context() as patched:
        patched.setattr("os.getpid", lambda: -1)
        assert not loop.alive


def test_the_loop_cannot_wait_for_itself(loop: Loop) -> None:
    async def inner() -> None:
        loop.run_telling(lambda _: nap(0, 1), None)

    with pytest.raises(RuntimeError, match="itself"):
        loop.run(inner())
