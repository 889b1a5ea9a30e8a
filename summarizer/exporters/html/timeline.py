"""The dated items of a summary on a time axis: where each stands, in per cent of the picture's width.

Long gaps are shortened when they would press everything else together, and the picture says so. Not responsible for:
dating (normalize.times), drawing (the templates), items whose time could not be resolved (listed apart).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from math import log1p
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from summarizer.summary import Summary, Time

LEFT, RIGHT = 3.0, 92.0
"""Per cent of the width between which the axis runs."""

CROWDED = 8.0
"""Items nearer than this, in per cent, are drawn above each other: an id takes that much of a phone's width."""

DATE_WIDTH = 21.0
"""What a date under the axis takes on a phone, in per cent."""

LANE_HEIGHT = 24
LONGEST_SHARE = 0.5
"""A single gap that takes more of the span than this is shortened."""


class Dated(NamedTuple):
    """An item to be drawn."""

    id: str
    shape: str
    start: date
    end: date
    label: str


class Mark(NamedTuple):
    """A drawn item: ``left`` and ``width`` in per cent, ``top`` in pixels."""

    item: Dated
    left: float
    width: float
    top: int


class Tick(NamedTuple):
    """A date under the axis at ``left``, its words at ``text`` (both per cent); ``anchor`` is SVG's text-anchor."""

    left: float
    text: float
    anchor: str
    label: str


class Picture(NamedTuple):
    """All that the drawing needs. ``axis`` is the height of the axis in pixels."""

    marks: list[Mark]
    ticks: list[Tick]
    axis: int
    shortened: bool


def dated(summary: Summary) -> list[Dated]:
    """Events, casualty reports and control changes with a resolved day, in order of time."""
    found: list[Dated | None] = [_dated(e.id, "event", e.time, e.text) for e in summary.timeline]
    found += [_dated(k.id, "casualty", k.time, f"{k.kind}: {k.victims}") for k in summary.casualties]
    found += [_dated(t.id, "control", t.time, f"{t.actor.text}, {t.relation}: {t.place.name}") for t in summary.control]
    return sorted(filter(None, found), key=lambda item: (item.start, item.end))


def picture(items: Sequence[Dated]) -> Picture | None:
    """Lay out items of :func:`dated`; None when there is nothing to draw."""
    if not items:
        return None
    days = sorted({day for item in items for day in (item.start, item.end)})
    scale, shortened = _scale(days)
    marks = list(_in_lanes(items, scale))
    axis = max(mark.top for mark in marks) + LANE_HEIGHT
    return Picture(marks, list(_ticks(days, scale)), axis, shortened)


def _dated(item: str, shape: str, time: Time | None, label: str) -> Dated | None:
    """None without a resolved day, or with one that the calendar does not have."""
    if time is None or time.start is None:
        return None
    try:
        start = date.fromisoformat(time.start[:10])
        end = date.fromisoformat(time.end[:10]) if time.end else start
    except ValueError:
        return None
    return Dated(item, shape, start, max(start, end), " ".join(label.split()))


def _scale(days: Sequence[date]) -> tuple[dict[date, float], bool]:
    """Day -> per cent, and whether gaps were shortened (to the logarithm of their days)."""
    gaps: list[float] = [(after - before).days for before, after in pairwise(days)]
    shortened = len(gaps) > 1 and max(gaps) > LONGEST_SHARE * sum(gaps) and max(gaps) > 7
    if shortened:
        gaps = [log1p(gap) for gap in gaps]
    if not gaps:
        return {days[0]: (LEFT + RIGHT) / 2}, False
    places, sofar = {days[0]: LEFT}, 0.0
    for day, gap in zip(days[1:], gaps, strict=True):
        sofar += gap
        places[day] = round(LEFT + (RIGHT - LEFT) * sofar / sum(gaps), 2)
    return places, shortened


def _in_lanes(items: Iterable[Dated], scale: dict[date, float]) -> Iterable[Mark]:
    """Each item in the first lane where it does not touch the one before."""
    ends: list[float] = []
    for item in items:
        left = scale[item.start]
        width = scale[item.end] - left
        lane = next((n for n, end in enumerate(ends) if left >= end), len(ends))
        ends[lane : lane + 1] = [left + max(width, 0) + CROWDED]
        yield Mark(item, left, round(width, 2), lane * LANE_HEIGHT + LANE_HEIGHT // 2)


def _ticks(days: Sequence[date], scale: dict[date, float]) -> Iterable[Tick]:
    """The dates themselves, as many as fit beside each other: never a date at which nothing is told."""
    taken = 0.0
    for day in days:
        left = scale[day]
        begins = min(max(left - DATE_WIDTH / 2, 0.0), 100.0 - DATE_WIDTH)
        if begins >= taken:
            taken = begins + DATE_WIDTH
            if begins == 0:
                yield Tick(left, 0.0, "start", day.isoformat())
            elif taken == 100:
                yield Tick(left, 100.0, "end", day.isoformat())
            else:
                yield Tick(left, left, "middle", day.isoformat())
