"""Outputs kept between runs, one file each.

An interrupted run goes on where it stopped, and a change of a golden file is scored without running anything. Not
responsible for: replies of a model (the provider keeps those itself).
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from evals.runner.work import fingerprint

CODE = Path(__file__).resolve().parents[2] / "summarizer"


@lru_cache(maxsize=1)
def code_sha256() -> str:
    """Of the program that is measured: every module and prompt."""
    modules = sorted(CODE.rglob("*.py")) + sorted((CODE.parent / "prompts").glob("*.md"))
    return fingerprint(CODE.parent, [path for path in modules if path.stem != "judge"])


class Kept:
    """A folder of outputs by key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def key(*parts: str | int) -> str:
        """What an output depends on, as one name."""
        return hashlib.sha256(json.dumps([*parts, code_sha256()]).encode()).hexdigest()[:32]

    def get(self, key: str) -> dict[str, Any] | None:
        """What was kept under this key; None when nothing was, or the file is broken."""
        try:
            kept = json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return kept if isinstance(kept, dict) else None

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Keep it, whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f"{key}.part"
        draft.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        draft.replace(self.folder / f"{key}.json")
