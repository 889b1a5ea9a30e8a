"""What two figures leave room for: whether both can be right, and whether they are one number.

Not responsible for: reading figures from words (counts).
"""

from __future__ import annotations

from summarizer.normalize.counts import Numbers
from summarizer.summary import Count


def compatible(one: Count | Numbers | None, other: Count | Numbers | None) -> bool:
    """Whether two figures can both be right: "at least 3" and "5" can, "3" and "5" cannot."""
    if one is None or other is None:
        return True
    (low, high), (other_low, other_high) = bounds(one), bounds(other)
    below = high is not None and other_low is not None and high < other_low
    above = other_high is not None and low is not None and other_high < low
    return not (below or above)


def bounds(count: Count | Numbers) -> tuple[int | None, int | None]:
    """Least and most that a figure allows; None where it is open."""
    low = count.low if count.low is not None else count.best
    return low, count.high if count.high is not None else (count.best if count.low is None else None)


def exactly_equal(one: Count | None, other: Count | None) -> bool:
    """Whether both name the same best number."""
    return one is not None and other is not None and one.best is not None and one.best == other.best
