"""What a result cost: calls to a model, tries repeated, tokens, money.

Not responsible for: prices (providers), budgets (providers), who made a result (provenance).
"""

from __future__ import annotations

from dataclasses import dataclass


def _sum(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else first + second


@dataclass(frozen=True)
class Usage:
    """What one or more calls used. ``cost_usd`` is None when a price is unknown: unknown plus known is unknown.

    ``calls`` counts requests that went out, failed ones too; ``retries`` those of them that repeated another;
    ``cached`` is true when nothing went out because every reply was known.
    """

    calls: int = 0
    retries: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = 0.0
    cached: bool = False

    def __add__(self, other: Usage) -> Usage:
        """Both together."""
        return Usage(
            calls=self.calls + other.calls,
            retries=self.retries + other.retries,
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_out=self.tokens_out + other.tokens_out,
            cost_usd=_sum(self.cost_usd, other.cost_usd),
            cached=not (self.calls or other.calls) and (self.cached or other.cached),
        )


NOTHING = Usage()
"""No call was made."""
