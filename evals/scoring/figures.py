"""What is said of casualties and steps that were found: numbers, totals, who did it, where, when.

Each over items that pair with a golden one (material).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from evals.cases import GoldCasualty, GoldCount, GoldEvent, GoldTime
from evals.scoring.material import Item, Score, SummaryCase
from evals.scoring.words import alike

BOUNDS = ("low", "best", "high")


def numerals(case: SummaryCase) -> Iterator[Score]:
    """low, best and high, all three, or no figure where there is none."""
    for gold, got in case.casualties:
        fault = numeral_fault(gold, got)
        yield Score(float(fault is None), 1, gold.key, fault or f"as expected: {_bounds(gold.count)}")


def numeral_fault(gold: GoldCasualty, got: Item) -> str | None:
    """What is wrong with a found casualty's figure, or None."""
    wanted, told = _bounds(gold.count), _bounds(got["count"])
    words = got["count"]["text"] if got["count"] else "no figure"
    return None if wanted == told else f"expected {wanted}, got {told} ({words})"


def _bounds(count: GoldCount | Item | None) -> str:
    if count is None:
        return "no figure"
    values = count if isinstance(count, dict) else count.model_dump()
    return "/".join("-" if values[name] is None else str(values[name]) for name in BOUNDS)


def part_of(case: SummaryCase) -> Iterator[Score]:
    """Parts of a total point at the total, and nothing else points anywhere; for those where either side does."""
    ids = {gold.key: got["id"] for gold, got in case.casualties}
    for gold, got in case.casualties:
        if gold.part_of or got["part_of"]:
            wanted = ids.get(gold.part_of) if gold.part_of else None
            right = got["part_of"] == wanted and (wanted is not None or gold.part_of is None)
            expected = f"{gold.part_of or 'no total'} ({wanted or 'not found' if gold.part_of else '-'})"
            yield Score(float(right), 1, gold.key, f"expected {expected}, got {got['part_of']}")


def perpetrator(case: SummaryCase) -> Iterator[Score]:
    """Who did it, in the article's words, or nobody where nobody is named."""
    for gold, got in case.casualties:
        wanted, told = gold.perpetrator, got["perpetrator_text"]
        right = alike(wanted, told) if wanted and told else not wanted and not told
        yield Score(float(right), 1, gold.key, f"expected {wanted or 'nobody'}, got {told or 'nobody'}")


def casualty_place(case: SummaryCase) -> Iterator[Score]:
    """Where, for casualties with a golden place."""
    for gold, got in case.casualties:
        if gold.place:
            told = got["place"]["name"] if got["place"] else ""
            yield Score(float(alike(gold.place, told)), 1, gold.key, f"expected {gold.place}, got {told or 'none'}")


def casualty_days(case: SummaryCase) -> Iterator[Score]:
    """First and last day, for casualties with a golden time."""
    yield from (_days(gold.time, got["time"], gold.key) for gold, got in case.casualties if gold.time)


def timeline_days(case: SummaryCase) -> Iterator[Score]:
    """First and last day of each step that was found."""
    yield from (_days(gold, got["time"], gold.text) for gold, got in case.timeline)


def _days(gold: GoldTime | GoldEvent, got: Item | None, item: str) -> Score:
    wanted = (_iso(gold.start), _iso(gold.end))
    told: tuple[Any, Any] = (got["start"], got["end"]) if got else (None, None)
    words = got["text"] if got else "no time"
    return Score(float(wanted == told), 1, item, f"expected {_range(*wanted)}, got {_range(*told)} ({words})")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _range(start: str | None, end: str | None) -> str:
    return f"{start or '?'} to {end or '?'}"
