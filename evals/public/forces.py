"""Which armed groups: forces -> their names. Not responsible for: scoring (recall only; the keys are not complete)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.crash import Crash
from evals.public.records import each
from summarizer import Article, Newsroom


def predict(gold: Path, room: Newsroom) -> Iterator[dict[str, Any] | Crash]:
    """Yield {"doc_id", "forces"} for each record of ``gold`` ("doc_id", "text")."""

    def work(record: dict[str, Any]) -> dict[str, Any]:
        return {"forces": [force.name for force in room.summarize(Article.from_text(record["text"])).forces]}

    return each(gold, "doc_id", work)
