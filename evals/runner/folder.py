"""The folder of a run: results.jsonl and settings.json, the same for the same inputs; timings.jsonl apart.

Not responsible for: running (running), the page of a run (browse).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.figures import Result
from evals.scoring import Row

RUNS = Path(__file__).resolve().parents[1] / "runs"


class RunError(Exception):
    """There is no such run, or it cannot be read."""


@dataclass(frozen=True)
class Timing:
    """What one case took: seconds, tokens and US dollars (null: unknown); ``kept``: it was not run again."""

    suite: str
    case: str
    repeat: int
    kept: bool
    seconds: float
    tokens_in: int | None
    tokens_out: int | None
    cost_usd: float | None


@dataclass(frozen=True)
class Run:
    """A run: what it was asked and made with (``settings``), its results and its timings."""

    name: str
    settings: dict[str, Any]
    results: list[Result]
    timings: list[Timing] = field(default_factory=list)


def write_run(run: Run, folder: Path) -> Path:
    """Write the run's files into ``folder`` / its name."""
    target = folder / run.name
    target.mkdir(parents=True, exist_ok=True)
    uncommitted(folder)
    _write_lines(target / "results.jsonl", (_result_line(result) for result in run.results))
    _write_lines(target / "timings.jsonl", (vars(timing) for timing in run.timings))
    (target / "settings.json").write_text(json.dumps(run.settings, indent=2) + "\n", encoding="utf-8")
    return target


def uncommitted(folder: Path) -> None:
    """Keep whatever is in the folder out of every commit."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")


def read_run(name: str | Path, folder: Path = RUNS) -> Run:
    """Read a run by the path of its folder, its name, or the only name that ends so. Raises RunError."""
    path = _found(name, folder)
    try:
        settings = json.loads((path / "settings.json").read_text(encoding="utf-8"))
        results = [_result(line) for line in _lines(path / "results.jsonl")]
        timings = [Timing(**line) for line in _lines(path / "timings.jsonl")]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RunError(f"{path} cannot be read as a run: {error}") from None
    return Run(path.name, settings, results, timings)


def _found(name: str | Path, folder: Path) -> Path:
    for path in (Path(name), folder / name):
        if (path / "results.jsonl").is_file():
            return path
    ending = sorted(path for path in folder.glob(f"*{name}") if path.is_dir()) if folder.is_dir() else []
    if len(ending) == 1:
        return ending[0]
    known = ", ".join(sorted(path.parent.name for path in folder.glob("*/results.jsonl"))[-5:]) or "none"
    raise RunError(f"{'several runs end' if ending else 'there is no run that ends'} in {name}; the last are: {known}")


def _result_line(result: Result) -> dict[str, Any]:
    return {
        "suite": result.suite,
        "case": result.case,
        "repeat": result.repeat,
        "rows": [row._asdict() for row in result.rows],
        "output": result.output,
    }


def _result(line: dict[str, Any]) -> Result:
    rows = tuple(Row(**row) for row in line["rows"])
    return Result(line["suite"], line["case"], line["repeat"], rows, line["output"])


def _write_lines(path: Path, rows: Iterator[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
