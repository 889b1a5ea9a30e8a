"""The executor that sends articles in OpenAI's batches: within a day, at half the price, resumable for days.

What is sent stands in ``openai-batches.json`` before it is sent, its articles beside it in ``openai-batches/``; so a
process may end at any moment, and the same command asks for what is ready. The replies go through the same engine and
the same grounding as online ones; only what has to be said again is asked online, at the full price.
Not responsible for: the server (providers.openai_batches), what a summary says (newsroom).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from typing import TYPE_CHECKING

from summarizer.batch import threads, work
from summarizer.batch.outgoing import Outgoing, Parcel
from summarizer.batch.postbox import Postbox
from summarizer.batch.unit import Failure, Outcome, Unit
from summarizer.errors import EngineUnavailable, ModelFailed, SettingsError

if TYPE_CHECKING:
    from summarizer.batch.journal import Journal
    from summarizer.newsroom import Newsroom
    from summarizer.providers import Call
    from summarizer.providers.openai_batches import Standing

MOST_TRIES = 3
"""How often an article is sent again when its batch expired or the server broke down over it."""
FIRST_POLL, LONGEST_POLL = 2.0, 60.0
"""Seconds between looks at the batches; each is half as long again as the one before."""
FULL = "token_limit_exceeded"
"""The error code of a batch that does not fit beside those that wait at the server already."""


def run(
    room: Newsroom,
    units: Iterator[Unit | Failure],
    journal: Journal,
    slots: int,
    *,
    stop: Event,
    waiting: Callable[[str], None],
) -> Iterator[Outcome]:
    """Yield outcomes as batches come back. When ``stop`` is set the batches stay at the server for the next run.

    Raises EngineUnavailable, BudgetSpent, SettingsError for another engine, BatchError.
    """
    if room.engine.name != "llm":
        raise SettingsError("only the llm engine can work in batches", "set SUMMARIZER_MODEL, or leave --executor out")
    desk = _Desk(room, journal, slots, stop, waiting)
    try:
        yield from desk.send_all(units)
        yield from desk.await_all()
    finally:
        desk.close()


class _Desk:
    def __init__(
        self, room: Newsroom, journal: Journal, slots: int, stop: Event, waiting: Callable[[str], None]
    ) -> None:
        self._journal, self._slots, self._stop, self._waiting = journal, slots, stop, waiting
        self._postbox = Postbox(room)
        self._outgoing = Outgoing(journal.folder, journal.maker)

    def close(self) -> None:
        """Let go of all connections."""
        self._postbox.close()

    def send_all(self, units: Iterator[Unit | Failure]) -> Iterator[Outcome]:
        """Put every unit that is in no batch into one, and send each batch as soon as it is full."""
        under_way = self._outgoing.keys()
        self._postbox.reserve(parcel.worst for parcel in self._outgoing.parcels if parcel.batch)
        fresh = self._fresh(units, under_way)
        failures: list[Failure] = []
        first = next(self._only_units(fresh, failures), None)
        if first is not None:
            yield work.summarize(self._postbox.room, first)  # so that key, model and dialect are known to be right
        while not self._stop.is_set():
            parcel = self._outgoing.pack(self._only_units(fresh, failures), self._postbox, tries=0)
            yield from failures
            failures.clear()
            if parcel is None:
                break
            self._dispatch(parcel)
        yield from failures
        self._dispatch_all()

    def _dispatch_all(self) -> None:
        for parcel in [parcel for parcel in self._outgoing.parcels if not parcel.batch]:
            if not self._stop.is_set():
                self._dispatch(parcel)

    def await_all(self) -> Iterator[Outcome]:
        """Look at the batches until all are back."""
        pause = FIRST_POLL
        while self._outgoing.parcels and not self._stop.is_set():
            back = False
            for parcel in list(self._outgoing.parcels):
                if self._stop.is_set():
                    break
                standing = self._postbox.standing(parcel)
                if standing is not None and standing.ended:
                    back = True
                    yield from self._collect(parcel, standing)
            if back:
                self._dispatch_all()
            self._tell()
            pause = FIRST_POLL if back else min(pause * 1.5, LONGEST_POLL)
            if self._outgoing.parcels:
                self._stop.wait(pause)

    def _tell(self) -> None:
        parcels = self._outgoing.parcels
        if parcels:
            articles = sum(parcel.articles for parcel in parcels)
            self._waiting(f"{articles:,} articles in {len(parcels):,} batches at {self._postbox.host}, at half price")

    def _fresh(self, units: Iterator[Unit | Failure], under_way: set[str]) -> Iterator[Unit | Failure]:
        return (unit for unit in units if isinstance(unit, Failure) or unit.key not in under_way)

    @staticmethod
    def _only_units(found: Iterator[Unit | Failure], failures: list[Failure]) -> Iterator[Unit]:
        for unit in found:
            if isinstance(unit, Failure):
                failures.append(unit)
            else:
                yield unit

    def _dispatch(self, parcel: Parcel) -> None:
        """Send a batch, each step noted before the next; one that a crash left half-way goes on where it was."""
        if not parcel.batch and parcel.file:
            found = self._postbox.server.find(parcel.token)
            if found is not None:
                self._postbox.reserve([parcel.worst])
                self._outgoing.note(parcel, batch=found)
                return
        self._postbox.reserve([parcel.worst])
        if not parcel.file:
            parcel = self._outgoing.note(parcel, file=self._postbox.server.upload(self._outgoing.requests_of(parcel)))
        self._outgoing.note(parcel, batch=self._postbox.server.create(parcel.file, parcel.token))

    def _collect(self, parcel: Parcel, standing: Standing) -> Iterator[Outcome]:
        """Ground what came back, and pack again what is worth another try."""
        if standing.code == FULL and len(self._outgoing.parcels) > 1:
            every = list(self._outgoing.units_of(parcel))  # sent again when another one is back
            self._outgoing.swap(parcel, every, self._postbox, parcel.tries)
            self._postbox.settle(parcel.worst, {})
            return
        if standing.status == "failed" and not standing.output:
            why = standing.why or standing.code or "no reason given"
            self._outgoing.swap(parcel, [], self._postbox, 0)
            raise EngineUnavailable(
                f"{self._postbox.host} refused a whole batch: {why}", "run the same command without --executor"
            )
        calls: dict[str, Call] = {}
        for unit in self._outgoing.units_of(parcel):
            calls |= self._postbox.calls(unit)
        replies = self._postbox.replies(standing, calls)
        again: list[Unit] = []
        room = self._postbox.room
        self._postbox.known.update(replies)
        ready: list[Unit] = []
        for unit in self._outgoing.units_of(parcel):
            if unit.key in self._journal.done:
                continue
            lost = any(name not in replies for name in self._postbox.calls(unit))
            (again if lost else ready).append(unit)
        yield from threads.run(iter(ready), lambda unit: work.summarize(room, unit), self._slots, self._stop)
        if self._stop.is_set():
            return
        if parcel.tries + 1 >= MOST_TRIES:
            why = f"{self._postbox.host} did not answer in {MOST_TRIES} batches (the last one {standing.status})"
            yield from (work.failed(unit, ModelFailed(why, "run it without --executor")) for unit in again)
            again = []
        self._postbox.known.clear()
        self._outgoing.swap(parcel, again, self._postbox, parcel.tries + 1)
        self._postbox.settle(parcel.worst, replies)
