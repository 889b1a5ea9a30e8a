"""One run: what comes of the units goes into the journal, the library and the report.

Not responsible for: where a unit is done (executors), what a line holds (work).
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from summarizer.batch import Options, Progress, Report, record
from summarizer.batch.executors import outcomes
from summarizer.batch.intake import Intake
from summarizer.batch.journal import Journal, unwritable
from summarizer.batch.unit import Done, Failure, Outcome
from summarizer.errors import EngineError, EngineUnavailable, SummarizerError

if TYPE_CHECKING:
    from summarizer.batch.shelf import Shelf
    from summarizer.newsroom import Newsroom

RECORD_SECONDS = 10.0
"""How often run.json is brought up to date while a run is under way."""
MOST_FAILURES = 1_000
"""Failures that a report holds; failures.jsonl has them all."""
MOST_IN_A_ROW = 50
"""Articles that a model may fail one after the other before the run stops: the server is gone, or the model useless."""


class Run:
    """A run over an open journal."""

    def __init__(
        self,
        room: Newsroom,
        inputs: list[str],
        journal: Journal,
        options: Options,
        *,
        told: Callable[[Progress], None],
        shelf: Shelf | None,
        stop: Event,
    ) -> None:
        self._room, self._inputs, self._journal, self._options = room, inputs, journal, options
        self._told, self._shelf, self._stop = told, shelf, stop
        self._intake = Intake(journal, room.read_each, retry_failed=options.retry_failed)
        self._begun, self._recorded = time.monotonic(), 0.0
        self._done = self._failed = self._in_a_row = 0
        self._failures: list[Failure] = []
        self._error: SummarizerError | None = None
        self._waiting = ""
        self._loading: float | None = None

    def go(self) -> Report:
        """Do what is missing, and leave a run.json that says how it went, whatever happens."""
        state: record.State = "stopped"
        why: str | None = "unexpected error"
        self._record("running", None)
        try:
            if self._shelf is not None:
                self._shelf.catch_up(self._journal)
            self._work()
            self._wind_up()
            state = "stopped" if self._error else "interrupted" if self._stop.is_set() else "finished"
            why = self._error.message if self._error else None
        except BaseException as error:
            why = f"{type(error).__name__}: {error}"
            with contextlib.suppress(SummarizerError):  # the first error is the one to tell
                self._record(state, why)
            raise
        self._record(state, why)
        return Report(state, self._progress(None), self._failures, self._journal.foreign, self._error)

    def _work(self) -> None:
        units = self._intake.units(self._inputs)
        options, room, journal, stop = self._options, self._room, self._journal, self._stop
        try:
            for outcome in outcomes(options, room, units, journal, stop, waiting=self._wait):
                self._keep(outcome)
        except EngineError as error:
            self._error = self._error or error

    def _wind_up(self) -> None:
        self._intake.note_marks(least=1)
        self._journal.settle(self._intake.gone)
        if self._shelf is not None:
            self._shelf.flush(self._journal)

    def _keep(self, outcome: Outcome) -> None:
        if self._loading is None and (isinstance(outcome, Done) or outcome.article_id is not None):
            self._loading = time.monotonic() - self._begun
        if isinstance(outcome, Done):
            self._journal.write(outcome)
            self._done, self._in_a_row = self._done + 1, 0
            self._intake.settled(outcome.key, well=True)
            if self._shelf is not None:
                self._shelf.put(outcome, self._journal)
            self._told(self._progress(None))
        else:
            self._journal.fail(outcome)
            self._failed += 1
            self._failures += [outcome] if len(self._failures) < MOST_FAILURES else []
            if outcome.article_id is not None:
                self._intake.settled(outcome.key(self._journal.maker), well=False)
                self._despair(outcome)
            self._told(self._progress(outcome))
        if time.monotonic() - self._recorded > RECORD_SECONDS:
            self._record("running", None)

    def _despair(self, failure: Failure) -> None:
        """Stop when a model fails article after article."""
        self._in_a_row = self._in_a_row + 1 if failure.cause == "ModelFailed" else 0
        if self._in_a_row == MOST_IN_A_ROW and self._error is None:
            self._error = EngineUnavailable(
                f"{MOST_IN_A_ROW} articles failed one after the other, the last one because {failure.message}",
                "see that the server does its work, then run the same command with --retry-failed",
            )
            self._stop.set()

    def _wait(self, what: str) -> None:
        """Hear what a server is at."""
        self._waiting = what
        self._told(self._progress(None))

    def _progress(self, latest: Failure | None) -> Progress:
        intake, seconds = self._intake, time.monotonic() - self._begun
        return Progress(
            self._done, self._failed, intake.known, intake.known_failed, intake.duplicates, seconds,
            self._journal.took, latest, self._waiting, self._loading or 0.0,
        )  # fmt: skip

    def _record(self, state: record.State, why: str | None) -> None:
        self._recorded = time.monotonic()
        timings = {"seconds": round(self._recorded - self._begun, 3), "summarized_in_this_run": self._done}
        told = record.tell(self._room.settings, self._inputs, self._journal, self._intake)
        try:
            record.write(self._journal.folder, {"state": state, "why": why, **told, "timings": timings})
        except OSError as error:
            raise unwritable(self._journal.folder, error) from None
