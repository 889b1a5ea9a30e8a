"""Records of a gold file, each worked on alone, so that one that fails leaves the others standing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from evals.crash import Crash


def load(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a .jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def each(
    gold: Path, id_field: str, work: Callable[[dict[str, Any]], dict[str, Any]]
) -> Iterator[dict[str, Any] | Crash]:
    """Yield what ``work`` makes of each record with its id in front, or the Crash it met there."""
    for record in load(gold):
        try:
            yield {id_field: record[id_field], **work(record)}
        except Exception as error:
            yield Crash.of(f"{gold.parent.name}/{gold.name} {record[id_field]}", error)
