"""The pace of calls: so many a minute, fewer where the server says 429, and more again when it goes well."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

import pytest

from summarizer.providers.openai import OpenAIProvider
from summarizer.providers.throttle import BURST, FIRST_REPLY, Pace, Throttle
from tests.providers.conftest import GOOD, KEY, call
from tests.providers.loopback import refuses, replies, serve

Provide = Callable[..., OpenAIProvider]


def test_a_pace_is_even_over_a_minute() -> None:
    pace = Pace(120)
    waits = [pace.wait(100.0, 1) for _ in range(121)]
    assert waits[:3] == [0.0, 0.0, 0.0]
    assert waits[-1] == pytest.approx(60.0 - BURST)
    assert pace.wait(1000.0, 1) == 0.0


def test_no_rate_is_no_wait() -> None:
    pace = Pace(None)
    assert {pace.wait(1.0, 10_000) for _ in range(100)} == {0.0}


def test_tokens_are_corrected_by_what_a_reply_did_take() -> None:
    throttle = Throttle(4, tokens=60_000, clock=lambda: 0.0)
    assert throttle._wait(1000) == 0.0
    throttle.went_well(FIRST_REPLY - 1000)  # a thousand fewer than thought
    assert throttle._wait(0) == pytest.approx(0.0)
    assert throttle._wait(0) == pytest.approx((2 * FIRST_REPLY - 100) / 1000 - BURST)


def test_a_refusal_halves_and_rounds_that_go_well_bring_it_back() -> None:
    now = [0.0]
    throttle = Throttle(32, clock=lambda: now[0])
    for _ in range(10):  # all sent before the first was refused: one cut
        throttle.refused(None)
    assert throttle.limit == 16
    for expected in (8, 4, 2, 1, 1):
        now[0] += 2
        throttle.refused(None)
        assert throttle.limit == expected
    rounds = 0
    while throttle.limit < 32:
        for _ in range(throttle.limit):
            throttle.went_well(10)
        rounds += 1
    assert rounds <= 40


def test_a_wait_that_the_server_asks_for_holds_every_new_call() -> None:
    throttle = Throttle(4, clock=lambda: 5.0)
    throttle.refused(3.0)
    assert throttle._wait(1) == 3.0


def test_never_more_than_the_limit_also_from_several_loops() -> None:
    throttle, under_way, most = Throttle(5), [0], [0]
    lock = threading.Lock()

    async def one() -> None:
        async with throttle.turn(1):
            with lock:
                under_way[0] += 1
                most[0] = max(most[0], under_way[0])
            await asyncio.sleep(0.002)
            with lock:
                under_way[0] -= 1

    async def many() -> None:
        await asyncio.gather(*(one() for _ in range(60)))

    threads = [threading.Thread(target=asyncio.run, args=(many(),)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()
    assert most[0] == 5
    assert throttle._under_way == 0


def test_a_cancelled_wait_gives_its_place_back() -> None:
    async def play() -> None:
        throttle = Throttle(1)
        release = asyncio.Event()

        async def holding() -> None:
            async with throttle.turn(1):
                await release.wait()

        async def brief() -> None:
            async with throttle.turn(1):
                pass

        first = asyncio.create_task(holding())
        await asyncio.sleep(0)
        waiting = [asyncio.create_task(brief()) for _ in range(4)]
        await asyncio.sleep(0.01)
        waiting[0].cancel()
        release.set()
        await asyncio.sleep(0)
        waiting[1].cancel()  # it may have been given its place already
        await asyncio.wait_for(asyncio.gather(first, *waiting, return_exceptions=True), 5)
        assert throttle._under_way == 0
        await asyncio.wait_for(brief(), 5)

    asyncio.run(play())


def _ask(provider: OpenAIProvider, times: int) -> None:
    async def play() -> None:
        await asyncio.gather(*(provider.complete(call()) for _ in range(times)))
        await provider.close()

    asyncio.run(play())


def test_requests_a_minute_are_kept(provider: Provide) -> None:
    begun = time.monotonic()
    _ask(provider(rpm=300), 10)  # five in the first second at most, then one each fifth of one
    assert 0.6 < time.monotonic() - begun < 10


def test_a_server_that_says_429_gets_fewer_calls(provider: Provide) -> None:
    with serve(refuses(429, "slow down"), refuses(429, "slow down"), replies(GOOD)) as server:
        asked = provider(base_url=server.url, api_key=KEY, concurrency=8)
        _ask(asked, 2)
        assert 4 <= asked._line.throttle.limit < 8
        for _ in range(6):
            asked._line.throttle.went_well(1)
        assert asked._line.throttle.limit > 4
