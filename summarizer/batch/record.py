"""run.json: what a run was told, what it met, what it took, and with which versions. Written whole or not at all.

Secrets are never in it. Not responsible for: which units are done (journal).
"""

from __future__ import annotations

import json
import platform
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from summarizer.batch.linefile import replace
from summarizer.summary import SCHEMA_VERSION

if TYPE_CHECKING:
    from summarizer.batch.intake import Intake
    from summarizer.batch.journal import Journal
    from summarizer.settings import Settings

RUN = "run.json"
PACKAGES = ("newsroom-summarizer", "spacy", "pydantic", "openai", "instructor")
SHOWN = (
    "engine",
    "model",
    "mode",
    "calls",
    "timeout",
    "max_retries",
    "concurrency",
    "rpm",
    "tpm",
    "budget",
    "spacy_model",
)

State = Literal["running", "finished", "interrupted", "stopped"]


def write(folder: Path, told: dict[str, Any]) -> None:
    """Put ``told`` into the folder's run.json. Raises OSError."""
    replace(folder / RUN, (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode(errors="replace"))


def tell(settings: Settings, inputs: list[str], journal: Journal, intake: Intake) -> dict[str, Any]:
    """What run.json says of a run now, beside its state and timings."""
    counts = {
        "summarized": len(journal.done) - journal.foreign,
        "by_another_version": journal.foreign,
        "failed": len(journal.failed),
        "read": intake.articles,
        "duplicates": intake.duplicates,
        "known_before": intake.known,
        "failed_before": intake.known_failed,
        "unreadable": intake.unreadable,
    }
    return {
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
        "inputs": inputs,
        "maker": journal.maker._asdict() | {"schema_version": SCHEMA_VERSION},
        "settings": {name: _plain(getattr(settings, name)) for name in SHOWN},
        "counts": counts,
        "took": journal.took._asdict(),
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}},
    }


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


@cache
def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
