"""The executor that works on a Ray cluster (the extra ``ray``): a task for each article, the same outcomes.

A cluster is found as Ray finds one (RAY_ADDRESS), else one is started on this machine. Tasks of a node that dies are
done again elsewhere by Ray itself. Nothing else knows of Ray; every node needs this package in the same version.
Not responsible for: one unit's work (work), reading ahead and stopping (flow).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from threading import Event
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from summarizer.batch import flow
from summarizer.batch.flow import Width
from summarizer.batch.unit import Failure, Outcome, Unit
from summarizer.batch.work import died, summarize
from summarizer.errors import EngineUnavailable
from summarizer.settings import EXPECTED

if TYPE_CHECKING:
    from summarizer.newsroom import Newsroom

AHEAD = 2
"""Tasks given out for each processor of the cluster: one under way and one waiting."""
RETRIES = 3
"""How often a task is done again when its node or process died."""
LEFT_OUT = frozenset({"home", "chroma_url", "chroma_token", "budget"})
"""Settings that are of this machine, or are kept here."""

_rooms: dict[str, Newsroom] = {}
"""The newsrooms of a worker's process, by their settings."""


def work(given: dict[str, Any], unit: Unit) -> Outcome:
    """Summarize an article in a process of the cluster. Raises EngineUnavailable."""
    from summarizer.newsroom import Newsroom

    name = repr(sorted(given.items()))
    if name not in _rooms:
        _rooms[name] = Newsroom(**given)
    return summarize(_rooms[name], unit)


def run(room: Newsroom, units: Iterator[Unit | Failure], slots: int | None, stop: Event) -> Iterator[Outcome]:
    """Yield outcomes as they come, ``slots`` tasks at once (default: two for each processor). See flow.run.

    Raises EngineUnavailable when Ray is not installed or its cluster not reached.
    """
    if find_spec("ray") is None:
        raise EngineUnavailable("Ray is not installed", "python -m pip install 'newsroom-summarizer[ray]'")
    if room.settings.budget is not None:
        raise EngineUnavailable("a budget cannot be kept over a cluster", "leave out --budget, or --executor ray")
    ray: Any = import_module("ray")
    own = not ray.is_initialized()
    try:
        if own:
            _begin(ray)
        processors = int(ray.cluster_resources().get("CPU", 1))
    except (OSError, RuntimeError, ValueError, ConnectionError) as error:
        why = " ".join(str(error).split())[:200]
        raise EngineUnavailable(f"no Ray cluster can be reached: {why}", "check RAY_ADDRESS, or unset it") from None
    remote = ray.remote(max_retries=RETRIES, num_cpus=1)(_task(room))
    tasks = slots or AHEAD * processors
    try:
        yield from flow.run(
            units, lambda group: remote.remote(group).future(), Width(tasks, tasks), stop, partial(_mend, ray)
        )
    finally:
        if own:
            ray.shutdown()


def _begin(ray: Any) -> None:
    """Connect, and leave SIGTERM to whom it belonged: Ray takes it for itself."""
    before = signal.getsignal(signal.SIGTERM)
    ray.init(log_to_driver=False, include_dashboard=False, logging_level="ERROR")
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, before)


def _task(room: Newsroom) -> Callable[[flow.Group], list[Outcome]]:
    """Bind ``work`` to this newsroom's settings, secrets included: the cluster asks the same server."""
    given: dict[str, Any] = {"engine": room.engine.name}
    for name in set(EXPECTED) - LEFT_OUT - {"engine"}:
        value = getattr(room.settings, name)
        if value is not None:
            given[name] = value.get_secret_value() if isinstance(value, SecretStr) else value

    def task(group: flow.Group) -> list[Outcome]:
        return [work(given, unit) for unit in group]

    return task


def _mend(ray: Any, group: flow.Group, error: Exception) -> list[Outcome]:
    """A failure for each article that killed its process again and again. Raises any other error."""
    dead = (ray.exceptions.WorkerCrashedError, ray.exceptions.NodeDiedError, ray.exceptions.OutOfMemoryError)
    if not isinstance(error, dead):
        raise getattr(error, "cause", None) or error
    message, hint = f"the process that worked on it died, {RETRIES + 1} times", "it may need more memory"
    return [died(unit, message, hint) for unit in group]
