"""Inputs of invented events, and a batch as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
Start = Callable[..., "subprocess.Popen[str]"]


def record(number: int) -> str:
    """One article as a line of JSON."""
    text = f"The harbour of Dorvanek saw convoy {number} arrive. Nobody was hurt, the mayor of the town said."
    return json.dumps({"title": f"Convoy {number}", "text": text, "published": "2024-03-01"})


def write_inputs(path: Path, count: int, broken: range = range(0)) -> Path:
    """A file of ``count`` records, of which those numbered in ``broken`` are no JSON."""
    lines = [("{broken" if number in broken else record(number)) for number in range(count)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def summaries(out: Path) -> list[str]:
    """The lines of summaries.jsonl, sorted, without the time of their making."""
    found = []
    for line in (out / "summaries.jsonl").read_text(encoding="utf-8").splitlines():
        summary = json.loads(line)
        assert summary["made_by"].pop("created")
        found.append(json.dumps(summary))
    return sorted(found)


def run_json(out: Path) -> dict[str, Any]:
    """What run.json tells."""
    told: dict[str, Any] = json.loads((out / "run.json").read_text(encoding="utf-8"))
    return told


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start ``tests.batch.runner`` with an input, an output folder and words."""

    def begin(source: Path, out: Path, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.batch.runner", str(tmp_path / "home"), str(out), str(source), *words]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)

    return begin


@pytest.fixture
def finish(start: Start) -> Callable[..., tuple[int, str]]:
    """The same, and wait; exit code and what was said."""

    def through(source: Path, out: Path, *words: str) -> tuple[int, str]:
        process = start(source, out, *words)
        said = process.communicate(timeout=180)[1]
        return process.returncode, said

    return through
