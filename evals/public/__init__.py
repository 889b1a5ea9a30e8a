"""Public annotated sets: which there are, what to predict for each, and their own scorer's verdict.

A set is recognised by the file names of its folder, never by its name. A task is a module with ``predict(gold, room)``
that yields prediction rows, and one line of ``TASKS``. Not responsible for: scoring (the sets' own scorer does).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from evals.crash import Crash
from summarizer import Newsroom

Row = dict[str, Any]
Predict = Callable[[Path, Newsroom], Iterator[Row | Crash]]
"""From the path of a gold file: a prediction row for each record, or the Crash it met there."""

TASKS = {
    "attribution": ("attribution.jsonl", "evals.public.attribution:predict"),
    "casualties": ("casualties.jsonl", "evals.public.casualties:predict"),
    "forces": ("casualties.jsonl", "evals.public.forces:predict"),
    "qa": ("qa.jsonl", "evals.public.questions:predict"),
}
"""Task, as the scorer calls it -> the name of its gold file in a set's folder, and "module:function"."""

SCORER = Path("scorers") / "run.py"


class PublicDataError(Exception):
    """The folder of annotated sets lacks something, or its scorer failed; the message says what."""


@dataclass(frozen=True)
class Job:
    """One task on one set."""

    task: str
    gold: Path

    @property
    def name(self) -> str:
        """A file name for what belongs to it."""
        return f"{self.task}-{self.gold.parent.name}"


@dataclass(frozen=True)
class Scored:
    """What the scorer said of one job: an object for each set named in the gold file."""

    job: Job
    figures: list[Row]
    crashes: list[Crash]


def jobs(data: Path, only: Sequence[str] | None = None) -> list[Job]:
    """List the jobs that the folders of ``data`` allow, task by task. Raises PublicDataError when there is none."""
    if not (data / SCORER).is_file():
        raise PublicDataError(f"{data} has no {SCORER}; name the folder that holds the sets and their scorer")
    found = [Job(task, gold) for task in only or TASKS for gold in sorted(data.glob(f"*/{TASKS[task][0]}"))]
    if not found:
        raise PublicDataError(f"{data} has no set for {', '.join(only or TASKS)}")
    return found


def run(job: Job, room: Newsroom, data: Path, out: Path | None) -> Scored:
    """Predict, write the predictions to ``out`` (or nowhere lasting), and have them scored."""
    rows = list(_load(TASKS[job.task][1])(job.gold, room))
    figures = score(job, [row for row in rows if not isinstance(row, Crash)], data, out)
    return Scored(job, figures, [row for row in rows if isinstance(row, Crash)])


def score(job: Job, rows: Sequence[Row], data: Path, out: Path | None = None) -> list[Row]:
    """Have prediction rows scored: an object for each set. Raises PublicDataError when the scorer fails."""
    with nullcontext(str(out)) if out else tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / f"{job.name}.jsonl"
        predictions.parent.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        predictions.write_text("".join(lines), encoding="utf-8")
        return _score(job, predictions, data / SCORER)


def _load(address: str) -> Predict:
    module, function = address.split(":")
    return cast("Predict", getattr(import_module(module), function))


def _score(job: Job, predictions: Path, scorer: Path) -> list[Row]:
    command = [sys.executable, str(scorer), job.task, str(predictions), "--gold", str(job.gold)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise PublicDataError(f"the scorer failed on {job.name}: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
