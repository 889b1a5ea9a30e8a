"""Garbage in cycles is collected seldom while a run works: a full collection looks at all there is, and frees little.

Each article makes some tens of thousands of objects that go as soon as nobody holds them; only cycles wait for the
collector. Not responsible for: how many articles are held (flow).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 50_000
"""Objects beyond those freed, before the young ones are looked at; Python's own figure is 700 to 2,000."""


def seldom() -> None:
    """Collect seldom from now on, for the rest of this process."""
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Collect seldom until left."""
    before = gc.get_threshold()
    seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
