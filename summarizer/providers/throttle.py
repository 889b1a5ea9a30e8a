"""How many calls may be under way, and how fast they follow each other. One throttle is shared by all calls of a run.

Requests and tokens a minute are paced evenly (the generic cell rate algorithm, ITU-T I.371). Where the server says 429
the calls under way are halved, and grow by one for each round that goes well: additive increase, multiplicative
decrease, as TCP does (Chiu and Jain 1989; RFC 5681). A wait that the server asks of one call holds all new ones.
Not responsible for: trying a call again (exchange), the number of connections (clients).
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import Lock

BURST = 1.0
"""Seconds that the pace may be ahead of itself."""
COOLING = 1.0
"""Seconds after a cut in which further refusals are taken for calls sent before it."""
MINUTE = 60.0
FIRST_REPLY = 1_000
"""Tokens that a reply is taken to have until some have come."""
MEMORY = 0.1
"""Weight of the latest reply in the mean."""

_Waiting = tuple[asyncio.AbstractEventLoop, "asyncio.Future[None]"]


class Pace:
    """So many of something a minute; None: any number."""

    def __init__(self, rate: float | None) -> None:
        self._seconds_each = MINUTE / rate if rate else 0.0
        self._due = 0.0

    def wait(self, now: float, amount: float) -> float:
        """Take ``amount`` of it, to be used after so many seconds."""
        due = max(self._due, now)
        self._due = due + amount * self._seconds_each
        return max(due - now - BURST, 0.0)

    def correct(self, amount: float) -> None:
        """Take so much more, or give so much back, afterwards."""
        self._due += amount * self._seconds_each


class Throttle:
    """At most ``most`` calls under way; ``requests`` and ``tokens`` a minute (None: any). From any thread or loop."""

    def __init__(
        self,
        most: int,
        requests: float | None = None,
        tokens: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most, self._clock = most, clock
        self._limit = float(most)
        self._requests, self._tokens = Pace(requests), Pace(tokens)
        self._under_way = 0
        self._waiting: deque[_Waiting] = deque()
        self._held_until = self._cooled_at = 0.0
        self._reply = float(FIRST_REPLY)
        self._lock = Lock()

    @property
    def limit(self) -> int:
        """Calls that may be under way at present."""
        return int(self._limit)

    @asynccontextmanager
    async def turn(self, tokens: int) -> AsyncIterator[None]:
        """Wait until a call of so many prompt tokens may begin; its place is free again after the block."""
        await self._admitted()
        try:
            if (wait := self._wait(tokens)) > 0:
                await asyncio.sleep(wait)
            yield
        finally:
            self._leave()

    def went_well(self, tokens: int) -> None:
        """Hear of a reply of so many tokens: one more call may be under way after each round of them."""
        with self._lock:
            self._tokens.correct(tokens - self._reply)
            self._reply += MEMORY * (tokens - self._reply)
            self._limit = min(self._limit + 1 / self._limit, float(self._most))
            self._grant()

    def refused(self, after: float | None) -> None:
        """Hear that the server takes no more calls at present, and asks to wait ``after`` seconds."""
        with self._lock:
            now = self._clock()
            self._held_until = max(self._held_until, now + (after or 0.0))
            if now >= self._cooled_at:
                self._limit = max(self._limit / 2, 1.0)
                self._cooled_at = now + max(after or 0.0, COOLING)

    def _wait(self, tokens: int) -> float:
        with self._lock:
            now = self._clock()
            paced = self._requests.wait(now, 1), self._tokens.wait(now, tokens + self._reply)
            return max(*paced, self._held_until - now, 0.0)

    async def _admitted(self) -> None:
        with self._lock:
            if self._under_way < self.limit and not self._waiting:
                self._under_way += 1
                return
            loop = asyncio.get_running_loop()
            waiting: _Waiting = loop, loop.create_future()
            self._waiting.append(waiting)
        try:
            await waiting[1]
        except asyncio.CancelledError:
            with self._lock:
                queued = waiting in self._waiting
                if queued:
                    self._waiting.remove(waiting)
            if not queued:
                self._leave()
            raise

    def _leave(self) -> None:
        with self._lock:
            self._under_way -= 1
            self._grant()

    def _grant(self) -> None:
        while self._waiting and self._under_way < self.limit:
            loop, future = self._waiting.popleft()
            try:
                loop.call_soon_threadsafe(_wake, future)
            except RuntimeError:  # its loop was closed meanwhile
                continue
            self._under_way += 1


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
