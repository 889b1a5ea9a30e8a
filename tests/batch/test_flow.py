"""Whatever ends a run, what is under way comes back first."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Lock

import pytest

from summarizer.article import Article
from summarizer.batch import flow
from summarizer.batch.unit import Done, Failure, Outcome, Took, Unit

ARTICLE = Article.from_text("The bridge was closed.")
HELD = 6
WIDTH = flow.Width(HELD, HELD)


def _units(count: int, error: Exception | None = None) -> Iterator[Unit | Failure]:
    for number in range(count):
        yield Unit(str(number), ARTICLE)
    if error is not None:
        raise error


def _done(unit: Unit) -> Outcome:
    return Done(unit.key, b"", Took(), 0.0)


def _in(pool: ThreadPoolExecutor, work: Callable[[Unit], Outcome]) -> flow.Submit:
    return lambda group: pool.submit(lambda: [work(unit) for unit in group])


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
        for outcome in flow.run(units(), _in(pool, _done), WIDTH, Event()):
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
            found.extend(flow.run(units, _in(pool, _done), WIDTH, Event()))
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
            found.extend(flow.run(_units(50), _in(pool, work), WIDTH, Event()))
    assert 1 <= len(found) < 50


def test_what_has_not_begun_is_called_off_by_a_stop() -> None:
    stop, go = Event(), Event()

    def work(unit: Unit) -> Outcome:
        stop.set()
        go.wait(10)
        return _done(unit)

    with ThreadPoolExecutor(1) as pool:
        running = flow.run(_units(50), _in(pool, work), WIDTH, stop)
        pool.submit(lambda: None)
        stop.wait(0)
        go.set()
        found = list(running)
    assert 1 <= len(found) < 50


def test_a_mend_makes_an_outcome_of_an_error() -> None:
    def work(unit: Unit) -> Outcome:
        raise KeyError(unit.key)

    def mend(group: flow.Group, error: Exception) -> list[Outcome]:
        return [Failure(unit.key, None, None, type(error).__name__, "", "") for unit in group]

    with ThreadPoolExecutor(2) as pool:
        found = list(flow.run(_units(5), _in(pool, work), WIDTH, Event(), mend))
    assert {outcome.cause for outcome in found if isinstance(outcome, Failure)} == {"KeyError"}
    assert len(found) == 5


def test_groups_are_large_where_many_wait_and_small_at_the_end() -> None:
    sizes: list[int] = []

    def submit(group: flow.Group) -> Future[list[Outcome]]:
        sizes.append(len(group))
        return pool.submit(lambda: [time.sleep(0.002 * len(group)) or _done(unit) for unit in group])

    with ThreadPoolExecutor(2) as pool:
        found = list(flow.run(_units(200), submit, flow.Width(held=32, groups=4, largest=4), Event()))
    assert sorted(outcome.key for outcome in found if isinstance(outcome, Done)) == sorted(map(str, range(200)))
    assert max(sizes) == 4
    assert sizes[-1] == 1  # no worker is left with all the rest
    assert len(sizes) < 120


def test_a_slow_source_keeps_no_unit_waiting_for_its_group() -> None:
    begun = Event()

    def units() -> Iterator[Unit | Failure]:
        yield from _units(1)
        assert begun.wait(10)

    def work(unit: Unit) -> Outcome:
        begun.set()
        return _done(unit)

    with ThreadPoolExecutor(1) as pool:
        assert len(list(flow.run(units(), _in(pool, work), flow.Width(16, 2, 8), Event()))) == 1
