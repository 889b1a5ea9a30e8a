"""Many units at once in threads of this process: for an engine that mostly waits for a server.

Not responsible for: one unit's work (work), reading ahead and stopping (flow).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from summarizer.batch import flow
from summarizer.batch.flow import Width
from summarizer.batch.garbage import collected_seldom
from summarizer.batch.unit import Failure, Outcome, Unit

AHEAD = 8
"""Articles read in advance, so that no slot waits for a file."""


def run(units: Iterator[Unit | Failure], work: Callable[[Unit], Outcome], slots: int, stop: Event) -> Iterator[Outcome]:
    """Yield outcomes as they come, at most ``slots`` units under way. See flow.run."""
    pool = ThreadPoolExecutor(slots, thread_name_prefix="summarizer-batch")
    try:
        with collected_seldom():
            yield from flow.run(
                units,
                lambda group: pool.submit(lambda: [work(unit) for unit in group]),
                Width(slots + AHEAD, slots),
                stop,
            )
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
