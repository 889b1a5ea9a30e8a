"""Many units at once in a few processes, each with many under way: for an engine that waits for a server, and computes.

One interpreter computes on one processor, and checking what a model said takes more of it than asking. So the slots are
shared out among a few workers, each a newsroom with its part of the calls and of the pace that the server allows; the
budget is one for all. A worker that dies takes down what it had under way; each of those is tried once more.
Not responsible for: one unit's work (work), reading ahead and stopping (flow), workers that only compute (processes).
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from summarizer.batch import flow, processes
from summarizer.batch.threads import AHEAD
from summarizer.batch.unit import Failure, Outcome, Unit
from summarizer.batch.work import summarize
from summarizer.providers.budget import Budget

if TYPE_CHECKING:
    from summarizer.newsroom import Newsroom
    from summarizer.settings import Settings

LEAST = 16
"""Slots for each worker at least: with fewer, one process is not kept busy (300 ms a call, 20 to 40 ms of our own)."""

_Told = tuple[int, list[Outcome] | Exception]


def size(slots: int) -> int:
    """How many workers so many slots are worth on this machine."""
    return max(min(os.cpu_count() or 1, slots // LEAST), 1)


def share(settings: Settings, workers: int) -> Settings:
    """One worker's part of what the server may be asked at once, and in a minute."""
    rates = {name: rate / workers for name in ("rpm", "tpm") if (rate := getattr(settings, name)) is not None}
    return settings.model_copy(update={"concurrency": -(-settings.concurrency // workers), **rates})


def room_of(settings: Settings, budget: Budget) -> Newsroom:
    """A worker's newsroom."""
    from summarizer.engines.llm import LlmEngine
    from summarizer.newsroom import Newsroom

    return Newsroom.of(settings, LlmEngine(settings, budget=budget))


def _serve(parent: Connection, make: processes.Make, slots: int) -> None:
    """Be a worker: units in, what came of them out, until the parent says None."""
    room, speaking = processes.begin(make), Lock()

    def work(ticket: int, group: flow.Group) -> None:
        told: list[Outcome] | Exception
        try:
            told = [summarize(room, unit) for unit in group]
        except Exception as error:
            told = error
        with speaking:
            parent.send((ticket, told))

    with ThreadPoolExecutor(slots, thread_name_prefix="summarizer-batch") as pool, contextlib.suppress(EOFError):
        while (job := parent.recv()) is not None:
            pool.submit(work, *job)
    room.close()


class _Worker:
    """One process, and what it has under way."""

    def __init__(self, make: processes.Make, slots: int) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(theirs, make, slots), daemon=True)
        with processes.no_signals():
            self._process.start()
        theirs.close()
        self._under_way: dict[int, Future[list[Outcome]]] = {}
        self._tickets, self._lock, self.alive = count(), Lock(), True
        Thread(target=self._listen, name="summarizer-batch-worker", daemon=True).start()

    @property
    def load(self) -> int:
        """Groups under way."""
        return len(self._under_way)

    def give(self, group: flow.Group) -> Future[list[Outcome]]:
        """Give it a group; the future raises BrokenProcessPool when the worker dies of it, or had died before."""
        future: Future[list[Outcome]] = Future()
        future.set_running_or_notify_cancel()  # what was asked is paid: it is waited for
        ticket = next(self._tickets)
        with self._lock:
            if self.alive:
                self._under_way[ticket] = future
            else:
                future.set_exception(BrokenProcessPool("the worker died"))
        if not future.done():
            with contextlib.suppress(OSError):  # it died just now: the listener tells
                self._pipe.send((ticket, group))
        return future

    def _listen(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                ticket, told = self._pipe.recv()
                self._settle(self._under_way.pop(ticket), told)
        with self._lock:
            self.alive = False
        while self._under_way:
            self._settle(self._under_way.popitem()[1], BrokenProcessPool("the worker died"))

    @staticmethod
    def _settle(future: Future[list[Outcome]], told: list[Outcome] | Exception) -> None:
        if isinstance(told, Exception):
            future.set_exception(told)
        else:
            future.set_result(told)

    def close(self) -> None:
        """Let it end; one that still has something under way is ended."""
        if self._under_way:
            self._process.kill()
        with contextlib.suppress(OSError):
            self._pipe.send(None)


class Crew:
    """``count`` workers with ``slots`` units under way each; one that died is replaced."""

    def __init__(self, count: int, slots: int, make: processes.Make) -> None:
        self._make, self._slots = make, slots
        self._workers = [_Worker(make, slots) for _ in range(count)]

    def submit(self, group: flow.Group) -> Future[list[Outcome]]:
        """Give a group to the worker with the least under way."""
        self._workers = [each if each.alive else _Worker(self._make, self._slots) for each in self._workers]
        return min(self._workers, key=lambda each: each.load).give(group)

    def mend(self, group: flow.Group, error: Exception) -> list[Outcome]:
        """Do a group again whose worker died, alone in a process. Raises any other ``error``."""
        return processes.again(group, error, self._make)

    def close(self) -> None:
        """Let go of the workers without waiting for them."""
        for each in self._workers:
            each.close()


def run(
    units: Iterator[Unit | Failure], room: Newsroom, workers: int, slots: int, *, budget: Budget, stop: Event
) -> Iterator[Outcome]:
    """Yield outcomes as they come, at most ``slots`` units under way. ``budget`` is a shared one. See flow.run."""
    crew = Crew(workers, -(-slots // workers), partial(room_of, share(room.settings, workers), budget))
    try:
        yield from flow.run(units, crew.submit, flow.Width(slots + AHEAD, slots), stop, crew.mend)
    finally:
        crew.close()
