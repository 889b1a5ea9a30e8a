"""Units in, outcomes out, many at once: one thread reads ahead, the caller's thread hands out and takes back.

So a source that is slow to read keeps no finished summary from being written, and never more articles are held than
``held``. Units are handed out in groups where many wait: large ones in the midst of a run, single ones when the source
is slow and at the end, so that no worker is left with all the rest.
Not responsible for: where a unit is done (threads, processes), how (work).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from queue import Empty, SimpleQueue
from threading import Event, Semaphore, Thread
from typing import NamedTuple, TypeAlias

from summarizer.batch.unit import Failure, Outcome, Unit

Group: TypeAlias = Sequence[Unit]
Submit = Callable[[Group], "Future[list[Outcome]]"]
Mend = Callable[[Group, Exception], list[Outcome]]
"""What becomes of a group whose future raised; raises what ends the run."""

TICK = 0.2
"""Seconds after which a wish to stop is heard at the latest."""


class _End:
    """The inputs are at their end, or raised."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error


_Arrival: TypeAlias = Unit | Failure | _End | Future[list[Outcome]]


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


class Width(NamedTuple):
    """How much is under way: articles held in all, groups handed out at once, units in the largest group."""

    held: int
    groups: int
    largest: int = 1


def run(
    units: Iterator[Unit | Failure], submit: Submit, width: Width, stop: Event, mend: Mend | None = None
) -> Iterator[Outcome]:
    """Yield outcomes as they come. When ``stop`` is set nothing new begins, and what is under way is waited for.

    What ``units`` or a future raises ends the run in the same way, and is raised when everything has come back, unless
    ``mend`` makes outcomes of it.
    """
    arrivals: SimpleQueue[_Arrival] = SimpleQueue()
    flow = _Flow(_Reader(units, width.held, arrivals), arrivals, submit, width, stop, mend)
    try:
        while flow.goes_on():
            try:
                arrived = arrivals.get(timeout=TICK)
            except Empty:
                continue
            yield from flow.take(arrived)
    finally:
        flow.reader.stop()
    if flow.fatal is not None:
        raise flow.fatal


class _Flow:
    def __init__(  # noqa: PLR0917 (what ``run`` is given)
        self,
        reader: _Reader,
        arrivals: SimpleQueue[_Arrival],
        submit: Submit,
        width: Width,
        stop: Event,
        mend: Mend | None,
    ) -> None:
        self.reader, self._arrivals = reader, arrivals
        self._submit, self._width, self._stop, self._mend = submit, width, stop, mend
        self._waiting: deque[Unit] = deque()
        self._under_way: dict[Future[list[Outcome]], Group] = {}
        self._reading, self._ending = True, False
        self.fatal: Exception | None = None

    def goes_on(self) -> bool:
        """Whether anything is still to come; calls off what has not begun once nothing new is to begin."""
        if not self._ending and (self.fatal is not None or self._stop.is_set()):
            self._ending = True
            self.reader.stop()
            self._waiting.clear()
            for future in list(self._under_way):
                future.cancel()
        return bool(self._under_way) or (self._reading and not self._ending)

    def take(self, arrived: _Arrival) -> Iterator[Outcome]:
        """Deal with what arrived; the outcomes when it has some."""
        if isinstance(arrived, Failure):
            self.reader.more()
            yield arrived
        elif isinstance(arrived, Unit):
            self._waiting.append(arrived)
            self._hand_out()
        elif isinstance(arrived, _End):
            self._reading, self.fatal = False, self.fatal or arrived.error
        else:
            group = self._under_way.pop(arrived)
            outcomes = self._outcomes(arrived, group)
            self._hand_out()
            for outcome in outcomes:
                self.reader.more()
                yield outcome

    def _hand_out(self) -> None:
        """Give the waiting units out, an even share of them in each group."""
        while self._waiting and len(self._under_way) < self._width.groups:
            if self._ending or self.fatal is not None or self._stop.is_set():
                return
            share = min(-(-len(self._waiting) // self._width.groups), self._width.largest)
            group = [self._waiting.popleft() for _ in range(share)]
            future = self._submit(group)
            self._under_way[future] = group
            future.add_done_callback(self._arrivals.put)

    def _outcomes(self, future: Future[list[Outcome]], group: Group) -> list[Outcome]:
        """What came of a group; nothing when it was called off before it began, or when it ends the run."""
        try:
            try:
                return future.result()
            except CancelledError:
                return []
            except Exception as error:
                if self._mend is None:
                    raise
                return self._mend(group, error)
        except Exception as error:
            self.fatal = self.fatal or error
            return []
