"""Two figures: whether both can be right."""

from __future__ import annotations

import pytest

from summarizer.normalize.bounds import compatible, exactly_equal
from summarizer.summary import Count


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [((3, 3, 3), (5, 5, 5), False), ((3, None, None), (5, 5, 5), True), ((None, None, 4), (5, 5, 5), False),
     ((None, 400, None), (350, None, None), True), ((70, None, 80), (50, 50, 50), False)],
)  # fmt: skip
def test_bounds_decide(one: tuple[int | None, ...], other: tuple[int | None, ...], fits: bool) -> None:
    first, second = (Count(text="x", low=n[0], best=n[1], high=n[2], qualifier="exact") for n in (one, other))
    assert compatible(first, second) is fits
    assert compatible(second, first) is fits
    assert compatible(first, None)


def test_one_number_is_one_best_number() -> None:
    about, exact = (Count(text="x", low=n, best=5, high=n, qualifier="exact") for n in (None, 5))
    assert exactly_equal(about, exact)
    assert not exactly_equal(about, None)
