"""What a run may cost. One object is shared by all calls of a run, from any thread.

Before a request its worst cost is set aside; afterwards what it did cost takes its place. So what was spent never
crosses the limit by more than the requests under way, and by nothing while no estimate was too low.
Not responsible for: prices (prices).
"""

from __future__ import annotations

from threading import Lock

from summarizer.errors import BudgetSpent


class Budget:
    """US dollars that a run may cost; ``limit`` None is no limit."""

    def __init__(self, limit: float | None) -> None:
        self.limit = limit
        self._lock = Lock()
        self._spent = 0.0
        self._reserved = 0.0

    @property
    def spent(self) -> float:
        """US dollars that settled requests did cost."""
        with self._lock:
            return self._spent

    def reserve(self, worst: float) -> None:
        """Set aside the ``worst`` cost of a request. Raises BudgetSpent when it could cross the limit."""
        with self._lock:
            if self.limit is not None and self._spent + self._reserved + worst > self.limit:
                raise BudgetSpent(
                    f"the budget of ${self.limit:.2f} is spent: ${self._spent:.4f} paid, ${self._reserved:.4f} under "
                    f"way, and the next call could cost ${worst:.4f}",
                    "raise SUMMARIZER_BUDGET or --budget; what is done stays done",
                )
            self._reserved += worst

    def settle(self, worst: float, cost: float) -> None:
        """Replace what was set aside by what it did cost."""
        with self._lock:
            self._reserved = max(self._reserved - worst, 0.0)
            self._spent += cost
