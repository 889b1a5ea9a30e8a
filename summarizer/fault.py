"""What is wrong with one item of a draft, said in the draft's own coordinates.

A witness raises faults before grounding, and grounding reports its own, so that an engine can be asked once more.
Not responsible for: what is printed about it (Rejected, in summary).
"""

from __future__ import annotations

from typing import NamedTuple

from summarizer.vocabulary import Reason, RejectedKind


class Fault(NamedTuple):
    """Item ``index`` of the draft's list for ``kind`` does not hold for ``reason``; ``quoted`` are words that fail."""

    kind: RejectedKind
    index: int  # type: ignore[assignment]  # hides tuple.index
    reason: Reason
    quoted: str | None
