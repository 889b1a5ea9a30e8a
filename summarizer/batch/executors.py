"""Which executor does the work of a run: units in, outcomes out.

Not responsible for: what is to be done (intake), keeping what comes out (journal).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from summarizer.batch.unit import Failure, Outcome, Unit

if TYPE_CHECKING:
    from summarizer.batch import Options
    from summarizer.batch.journal import Journal
    from summarizer.newsroom import Newsroom

LOCAL = ("home", "spacy_model", "max_bytes", "debug")
"""Settings that a worker of the offline engine needs; secrets are left out, for it asks no server."""

Units = Iterator[Unit | Failure]


def outcomes(
    options: Options, room: Newsroom, units: Units, journal: Journal, stop: Event, *, waiting: Callable[[str], None]
) -> Iterator[Outcome]:
    """What comes of the units, as it comes. Raises EngineUnavailable, BudgetSpent, SettingsError, BatchError."""
    chosen = options.executor
    slots = slots_of(options, room)
    if chosen == "auto":
        chosen = "processes" if room.engine.name == "offline" or _is_worth_a_crew(room, slots) else "threads"
    if chosen == "processes":
        return (_in_crew if room.engine.name == "llm" else _in_processes)(room, units, slots, stop)
    if chosen == "openai-batch":
        from summarizer.batch import openai_batch

        return openai_batch.run(room, units, journal, slots, stop=stop, waiting=waiting)
    if chosen == "ray":
        from summarizer.batch import ray_executor

        return ray_executor.run(room, units, options.concurrency, stop)
    from summarizer.batch import threads, work

    return threads.run(units, partial(work.summarize, room), slots, stop)


def slots_of(options: Options, room: Newsroom) -> int:
    """How many articles are under way at once."""
    return options.concurrency or (room.settings.concurrency if room.engine.provider else os.cpu_count() or 1)


def _is_worth_a_crew(room: Newsroom, slots: int) -> bool:
    from summarizer.batch import crew

    return room.engine.name == "llm" and crew.size(slots) > 1


def _in_crew(room: Newsroom, units: Units, slots: int, stop: Event) -> Iterator[Outcome]:
    """The slots shared out among a few processes; what they spend is the newsroom's."""
    from summarizer.batch import crew
    from summarizer.engines.llm import LlmEngine

    assert isinstance(room.engine, LlmEngine)  # noqa: S101 (its name says so)
    paid = room.engine.budget
    budget = paid.shared()
    try:
        yield from crew.run(units, room, crew.size(slots), slots, budget=budget, stop=stop)
    finally:
        paid.settle(0.0, budget.spent - paid.spent)


def _in_processes(room: Newsroom, units: Units, slots: int, stop: Event) -> Iterator[Outcome]:
    from summarizer.batch import processes
    from summarizer.newsroom import Newsroom

    given = {name: value for name in LOCAL if (value := getattr(room.settings, name)) is not None}
    workers = processes.Workers(slots, partial(Newsroom, engine="offline", **given))
    try:
        yield from processes.run(units, workers, slots, stop)
    finally:
        workers.close()
