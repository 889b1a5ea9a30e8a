"""Whatever ends a run, what is under way comes back first."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import pytest

from summarizer.article import Article
from summarizer.batch import flow
from summarizer.batch.unit import Done, Failure, Outcome, Took, Unit

ARTICLE = Article.from_text("The bridge was closed.")
HELD = 6


def _units(count: int, error: Exception | None = None) -> Iterator[Unit | Failure]:
    for number in range(count):
        yield Unit(str(number), ARTICLE)
    if error is not None:
        raise error


def _done(unit: Unit) -> Outcome:
    return Done(unit.key, b"", Took(), 0.0)


def test_everything_comes_back_and_never_more_is_held() -> None:
    read, back, most, lock = [0], [0], [0], Lock()

    def units() -> Iterator[Unit | Failure]:
        for unit in _units(200):
            with lock:
                read[0] += 1
                most[0] = max(most[0], read[0] - back[0])
            yield unit

    with ThreadPoolExecutor(3) as pool:
        found: list[Outcome] = []
        for outcome in flow.run(units(), lambda unit: pool.submit(_done, unit), HELD, Event()):
            found.append(outcome)
            with lock:
                back[0] += 1
    assert len({outcome.key for outcome in found if isinstance(outcome, Done)}) == 200
    assert most[0] <= HELD + 1  # one whose place is free already may not have been counted


def test_what_the_inputs_raise_comes_last() -> None:
    with ThreadPoolExecutor(2) as pool:
        found: list[Outcome] = []
        units = _units(9, OSError("gone"))
        with pytest.raises(OSError, match="gone"):
            found.extend(flow.run(units, lambda unit: pool.submit(_done, unit), HELD, Event()))
    assert 9 - HELD < len(found) <= 9  # what had not begun yet stays to be done


def test_what_a_unit_raises_comes_when_all_others_are_back() -> None:
    begun, go = Event(), Event()

    def work(unit: Unit) -> Outcome:
        if unit.key == "0":
            begun.wait(10)
            go.set()
            raise ValueError("no further")
        begun.set()
        go.wait(10)
        return _done(unit)

    with ThreadPoolExecutor(2) as pool:
        found: list[Outcome] = []
        with pytest.raises(ValueError, match="no further"):
            found.extend(flow.run(_units(50), lambda unit: pool.submit(work, unit), HELD, Event()))
    assert 1 <= len(found) < 50


def test_what_has_not_begun_is_called_off_by_a_stop() -> None:
    stop, go = Event(), Event()

    def work(unit: Unit) -> Outcome:
        stop.set()
        go.wait(10)
        return _done(unit)

    with ThreadPoolExecutor(1) as pool:
        running = flow.run(_units(50), lambda unit: pool.submit(work, unit), HELD, stop)
        pool.submit(lambda: None)
        stop.wait(0)
        go.set()
        found = list(running)
    assert 1 <= len(found) < 50


def test_a_mend_makes_an_outcome_of_an_error() -> None:
    def work(unit: Unit) -> Outcome:
        raise KeyError(unit.key)

    def mend(unit: Unit, error: Exception) -> Outcome:
        return Failure(unit.key, None, None, type(error).__name__, "", "")

    with ThreadPoolExecutor(2) as pool:
        found = list(flow.run(_units(5), lambda unit: pool.submit(work, unit), HELD, Event(), mend))
    assert {outcome.cause for outcome in found if isinstance(outcome, Failure)} == {"KeyError"}
    assert len(found) == 5
