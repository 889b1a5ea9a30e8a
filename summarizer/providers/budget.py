"""What a run may cost. One object is shared by all calls of a run, from any thread, or from any process (``shared``).

Before a request its worst cost is set aside; afterwards what it did cost takes its place. So what was spent never
crosses the limit by more than the requests under way, and by nothing while no estimate was too low.
Not responsible for: prices (prices).
"""

from __future__ import annotations

from collections.abc import MutableSequence
from contextlib import AbstractContextManager
from threading import Lock
from typing import Any, cast

from summarizer.errors import BudgetSpent

PAID, ASIDE = range(2)


class Budget:
    """US dollars that a run may cost; ``limit`` None is no limit."""

    def __init__(self, limit: float | None) -> None:
        self.limit = limit
        self._lock: AbstractContextManager[Any] = Lock()
        self._sums: MutableSequence[float] = [0.0, 0.0]
        """US dollars paid, and set aside."""

    def shared(self) -> Budget:
        """One that goes on from here, and that processes share which are spawned with it."""
        from multiprocessing import get_context

        other, sums = Budget(self.limit), get_context("spawn").Array("d", [self.spent, 0.0])
        other._sums, other._lock = cast("MutableSequence[float]", sums), sums.get_lock()
        return other

    @property
    def spent(self) -> float:
        """US dollars that settled requests did cost."""
        with self._lock:
            return self._sums[PAID]

    def reserve(self, worst: float) -> None:
        """Set aside the ``worst`` cost of a request. Raises BudgetSpent when it could cross the limit."""
        with self._lock:
            paid, aside = self._sums
            if self.limit is not None and paid + aside + worst > self.limit:
                raise BudgetSpent(
                    f"the budget of ${self.limit:.2f} is spent: ${paid:.4f} paid, ${aside:.4f} under "
                    f"way, and the next call could cost ${worst:.4f}",
                    "raise SUMMARIZER_BUDGET or --budget; what is done stays done",
                )
            self._sums[ASIDE] += worst

    def settle(self, worst: float, cost: float) -> None:
        """Replace what was set aside by what it did cost."""
        with self._lock:
            self._sums[ASIDE] = max(self._sums[ASIDE] - worst, 0.0)
            self._sums[PAID] += cost
