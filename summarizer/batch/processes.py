"""Many units at once in processes of their own: for an engine that computes.

Workers are spawned, never forked, and load their model once; they are given units in groups, whose texts are parsed
together. One that dies (out of memory, a crash in a library) takes the units down that were under way: each is tried
once more, one after the other, and the one that kills again is a failure.
When this process is killed, its workers end too.
Not responsible for: one unit's work (work), reading ahead and stopping (flow).
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Event
from typing import TYPE_CHECKING

from summarizer.batch import flow
from summarizer.batch.garbage import seldom
from summarizer.batch.unit import Failure, Outcome, Unit
from summarizer.batch.work import died, summarize
from summarizer.engines.offline import OfflineEngine

if TYPE_CHECKING:
    from summarizer.newsroom import Newsroom

Make = Callable[[], "Newsroom"]
"""Makes a worker's newsroom; it is pickled."""

AHEAD = 2
"""Groups given out for each worker: one under way and one waiting, so that nobody waits for the parent."""
LARGEST = 8
"""Units in a group: what parsing together gains is nearly all there (of 28 ms for 120 words: 4 20, 8 19, 32 18)."""

DIED = ("the process that worked on it died, twice", "a very long text may need more memory")

_room: Newsroom | None = None
"""The worker's own newsroom."""


def begin(make: Make) -> Newsroom:
    """Become a worker, and give its newsroom: deaf to signals, ended with its parent."""
    global _room  # noqa: PLW0603 (a worker process has no other place for what it loads once)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # they go to the whole group; only the parent decides what they mean
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _room = make()
    seldom()
    return _room


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(group: flow.Group) -> list[Outcome]:
    assert _room is not None  # noqa: S101 (the pool's initializer made it)
    if isinstance(_room.engine, OfflineEngine):
        _room.engine.foresee([unit.article for unit in group])
    return [summarize(_room, unit) for unit in group]


class Workers:
    """A pool of processes that is made again when one of them dies."""

    def __init__(self, count: int, make: Make) -> None:
        self._count, self._make = count, make
        self._pool = _pool(count, make)

    def submit(self, group: flow.Group) -> Future[list[Outcome]]:
        """Give a group to the next free worker; a broken pool is made again."""
        with no_signals():  # a worker is started here, and must not hear one before it knows what to do
            try:
                return self._pool.submit(_work, group)
            except BrokenProcessPool:
                self._pool = _pool(self._count, self._make)
                return self._pool.submit(_work, group)

    def mend(self, group: flow.Group, error: Exception) -> list[Outcome]:
        """Do a group again whose worker died. Raises any other ``error``."""
        return again(group, error, self._make)

    def close(self) -> None:
        """Let go of the workers without waiting for them."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _pool(count: int, make: Make) -> ProcessPoolExecutor:
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=spawn, initializer=begin, initargs=(make,))


def again(group: flow.Group, error: Exception, make: Make) -> list[Outcome]:
    """Do units again, one by one, in a process of their own when their worker died. Raises any other ``error``."""
    if not isinstance(error, BrokenProcessPool):
        raise error
    pool, outcomes = _pool(1, make), list[Outcome]()
    try:
        for unit in group:
            try:
                with no_signals():
                    future = pool.submit(_work, [unit])
                outcomes += future.result()
            except BrokenProcessPool:
                pool = _pool(1, make)
                outcomes.append(died(unit, *DIED))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return outcomes


@contextlib.contextmanager
def no_signals() -> Iterator[None]:
    """Hold SIGINT and SIGTERM back for the block; a process started in it never hears them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # when it starts inside, some releases of Python let the signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def run(units: Iterator[Unit | Failure], workers: Workers, slots: int, stop: Event) -> Iterator[Outcome]:
    """Yield outcomes as they come. See flow.run."""
    groups = AHEAD * slots
    yield from flow.run(units, workers.submit, flow.Width(2 * groups * LARGEST, groups, LARGEST), stop, workers.mend)
