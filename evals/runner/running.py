"""Do the work of a plan: side by side, nothing twice, every crash a row, results in the order of the cases.

Not responsible for: printing (report), files (folder, kept).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from evals.cases import GOLDEN
from evals.desk import RememberingNewsroom
from evals.figures import Result
from evals.runner.folder import RUNS, Run, Timing, uncommitted
from evals.runner.kept import Kept, code_sha256
from evals.runner.work import Golden, Work, works
from evals.scoring import SUITES, measure
from evals.scoring.material import Item, nothing
from summarizer import Newsroom, __version__

EFFORT = ("tokens_in", "tokens_out", "cost_usd")
Progress = Callable[[str, int, int], None]
"""Told (suite, done, of) after each case."""


@dataclass(frozen=True)
class Plan:
    """What to run. ``limit``: the first so many cases of each suite; ``fresh``: run again what is kept."""

    suites: tuple[str, ...] = SUITES
    engine: str = "offline"
    model: str | None = None
    repeat: int = 1
    limit: int | None = None
    tag: str = ""
    concurrency: int | None = None
    fresh: bool = False
    golden: Path = GOLDEN
    runs: Path = RUNS
    settings: dict[str, Any] = field(default_factory=dict)
    """More of ``Newsroom``'s settings, such as ``base_url``."""

    def room(self) -> Newsroom:
        """The newsroom that is measured. Raises SettingsError."""
        given = {**self.settings, "model": self.model} if self.model else dict(self.settings)
        if self.repeat > 1:
            given["cache"] = False  # a reply that the provider kept would be no repetition
        return (
            RememberingNewsroom(engine=self.engine, **given)
            if self.repeat == 1
            else Newsroom(engine=self.engine, **given)
        )

    @property
    def name(self) -> str:
        """The run's name: when, what, and the tag."""
        now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        suites = "all" if self.suites == SUITES else "+".join(self.suites)
        return "-".join(filter(None, [now, suites, self.engine, self.tag]))


class Done(NamedTuple):
    """One output and what it took."""

    output: Item
    timing: Timing


def run_suites(plan: Plan, progress: Progress, room: Newsroom | None = None) -> Run:
    """Run the plan, with ``room`` in place of its own newsroom when given.

    Raises CaseError for a malformed golden file, EngineUnavailable or SettingsError when no case could work.
    """
    golden = Golden(plan.golden)
    room = room or plan.room()
    uncommitted(plan.runs)
    version = f"{room.engine.name} {room.engine.version}"
    working = Working(version, Kept(plan.runs / "kept"), plan.fresh)
    results: list[Result] = []
    timings: list[Timing] = []
    for suite in plan.suites:
        cases = works(suite, golden, room)[: plan.limit]
        jobs = [(work, repeat) for work in cases for repeat in range(plan.repeat)]
        slots = plan.concurrency or _slots(suite, room)
        with ThreadPoolExecutor(slots) as pool:
            for (work, repeat), done in zip(jobs, pool.map(working.do, jobs), strict=True):
                results.append(_scored(work, repeat, done.output))
                timings.append(done.timing)
                progress(suite, sum(result.suite == suite for result in results), len(jobs))
    return Run(plan.name, _settings(plan, golden, room, version), results, timings)


def rescored(run: Run, golden: Golden) -> Run:
    """The run's outputs scored once more, by today's metrics and golden files; cases that are gone are left out."""
    room = Newsroom(engine="offline")
    known = {(work.suite, work.case): work for suite in SUITES for work in works(suite, golden, room)}
    results = [
        _scored(known[result.suite, result.case], result.repeat, result.output)
        for result in run.results
        if (result.suite, result.case) in known
    ]
    return Run(run.name, run.settings, results, run.timings)


def _slots(suite: str, room: Newsroom) -> int:
    """A model's server takes many calls at once; rules hold the interpreter, and a library has one owner."""
    return room.settings.concurrency if room.engine.name == "llm" and suite != "retrieval" else 1


@dataclass(frozen=True)
class Working:
    """Does one job after the other, or finds what it gave before."""

    version: str
    kept: Kept
    fresh: bool

    def do(self, job: tuple[Work, int]) -> Done:
        """The output of one job and what it took; a crash is an output of nothing."""
        work, repeat = job
        key = self.kept.key(work.suite, work.material, self.version, repeat)
        known = None if self.fresh else self.kept.get(key)
        if known is not None:
            return Done(
                known["output"], Timing(work.suite, work.case, repeat, True, known["seconds"], *known["effort"])
            )
        begun = time.perf_counter()
        try:
            output = work.do()
        except Exception as error:  # whatever an engine does, the other cases are run
            output = nothing(work.suite, f"{type(error).__name__}: {error}")
        seconds = time.perf_counter() - begun
        effort = _effort(output)
        if "crash" not in output:
            self.kept.put(key, {"output": output, "seconds": seconds, "effort": effort})
        return Done(output, Timing(work.suite, work.case, repeat, False, seconds, *effort))


def _effort(output: Item) -> list[Any]:
    """Take out of the output what is not the same in two runs, and return what it cost."""
    made_by = output.get("made_by") or {}
    made_by.pop("created", None)
    effort = [made_by.pop(name, None) for name in EFFORT]
    for name in ("cached", "retries"):
        made_by.pop(name, None)
    if "article" in output:
        output["article"]["source"] = None
    return effort


def _scored(work: Work, repeat: int, output: Item) -> Result:
    return Result(work.suite, work.case, repeat, tuple(measure(work.suite, work.scored_as(output))), output)


def _settings(plan: Plan, golden: Golden, room: Newsroom, version: str) -> dict[str, Any]:
    return {
        "suites": list(plan.suites),
        "engine": room.engine.name,
        "model": room.engine.model,
        "engine_version": version,
        "prompt": list(room.engine.prompt or ()) or None,
        "program": __version__,
        "code_sha256": code_sha256(),
        "golden_sha256": golden.sha256,
        "repeat": plan.repeat,
        "limit": plan.limit,
        "tag": plan.tag,
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
    }
