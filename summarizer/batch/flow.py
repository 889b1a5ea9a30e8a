"""Units in, outcomes out, many at once: one thread reads ahead, the caller's thread hands out and takes back.

So a source that is slow to read keeps no finished summary from being written, and never more articles are held than
``held``. Not responsible for: where a unit is done (threads, processes), how (work).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from queue import Empty, SimpleQueue
from threading import Event, Semaphore, Thread
from typing import TypeAlias

from summarizer.batch.unit import Failure, Outcome, Unit

Submit = Callable[[Unit], "Future[Outcome]"]
Mend = Callable[[Unit, Exception], Outcome]
"""What becomes of a unit whose future raised; raises what ends the run."""

TICK = 0.2
"""Seconds after which a wish to stop is heard at the latest."""


class _End:
    """The inputs are at their end, or raised."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error


_Arrival: TypeAlias = Unit | Failure | _End | Future[Outcome]


class _Reader:
    """Reads units in a thread of its own, as many ahead as it was allowed."""

    def __init__(self, units: Iterator[Unit | Failure], held: int, arrivals: SimpleQueue[_Arrival]) -> None:
        self._units, self._arrivals = units, arrivals
        self._room, self._enough = Semaphore(held), Event()
        # A daemon: a read that hangs must not keep a run from ending.
        Thread(target=self._read, name="summarizer-batch-reader", daemon=True).start()

    def more(self) -> None:
        """One unit less is held."""
        self._room.release()

    def stop(self) -> None:
        """Read no further."""
        self._enough.set()
        self._room.release()

    def _read(self) -> None:
        error: Exception | None = None
        try:
            while self._room.acquire() and not self._enough.is_set():
                unit = next(self._units, None)
                if unit is None:
                    break
                self._arrivals.put(unit)
        except Exception as raised:
            error = raised
        self._arrivals.put(_End(error))


def run(
    units: Iterator[Unit | Failure], submit: Submit, held: int, stop: Event, mend: Mend | None = None
) -> Iterator[Outcome]:
    """Yield outcomes as they come. When ``stop`` is set nothing new begins, and what is under way is waited for.

    What ``units`` or a future raises ends the run in the same way, and is raised when everything has come back, unless
    ``mend`` makes an outcome of it.
    """
    arrivals: SimpleQueue[_Arrival] = SimpleQueue()
    flow = _Flow(_Reader(units, held, arrivals), arrivals, submit, stop, mend)
    try:
        while flow.goes_on():
            try:
                arrived = arrivals.get(timeout=TICK)
            except Empty:
                continue
            outcome = flow.take(arrived)
            if outcome is not None:
                yield outcome
    finally:
        flow.reader.stop()
    if flow.fatal is not None:
        raise flow.fatal


class _Flow:
    def __init__(
        self, reader: _Reader, arrivals: SimpleQueue[_Arrival], submit: Submit, stop: Event, mend: Mend | None
    ) -> None:
        self.reader, self._arrivals = reader, arrivals
        self._submit, self._stop, self._mend = submit, stop, mend
        self._under_way: dict[Future[Outcome], Unit] = {}
        self._reading, self._ending = True, False
        self.fatal: Exception | None = None

    def goes_on(self) -> bool:
        """Whether anything is still to come; calls off what has not begun once nothing new is to begin."""
        if not self._ending and (self.fatal is not None or self._stop.is_set()):
            self._ending = True
            self.reader.stop()
            for future in list(self._under_way):
                future.cancel()
        return bool(self._under_way) or (self._reading and not self._ending)

    def take(self, arrived: _Arrival) -> Outcome | None:
        """Deal with what arrived; the outcome when it is one."""
        if isinstance(arrived, Failure):
            self.reader.more()
            return arrived
        if isinstance(arrived, Unit):
            self._begin(arrived)
            return None
        if isinstance(arrived, _End):
            self._reading, self.fatal = False, self.fatal or arrived.error
            return None
        unit = self._under_way.pop(arrived)
        self.reader.more()
        try:
            return _outcome(arrived, unit, self._mend)
        except Exception as error:
            self.fatal = self.fatal or error
            return None

    def _begin(self, unit: Unit) -> None:
        if not self._ending and not self._stop.is_set():
            future = self._submit(unit)
            self._under_way[future] = unit
            future.add_done_callback(self._arrivals.put)


def _outcome(future: Future[Outcome], unit: Unit, mend: Mend | None) -> Outcome | None:
    """What came of a unit; None when it was called off before it began."""
    try:
        return future.result()
    except CancelledError:
        return None
    except Exception as error:
        if mend is None:
            raise
        return mend(unit, error)
