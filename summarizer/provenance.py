"""Provenance: which engine made a result, with what, when and at what cost."""

from __future__ import annotations

from summarizer.evidence import Verified


class MadeBy(Verified):
    """Which engine made this, with what, when and at what cost. Null where it does not apply."""

    engine: str
    model: str | None
    provider: str | None
    prompt_id: str | None
    prompt_sha256: str | None
    created: str
    tokens_in: int | None
    tokens_out: int | None
    cost_usd: float | None
    cached: bool
    retries: int
