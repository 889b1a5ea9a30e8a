"""The gate: a run against the accepted baseline. It fails on a new error in a critical item, and on a drop elsewhere.

The baseline is honest: it lists the critical errors that are known. Over the cases both have; a case that went missing
fails, so that none is dropped to raise a figure. Not responsible for: running (runner), printing (report).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.figures import Result, sums
from evals.runner import Run
from evals.scoring import METRICS, TOLERANCE

BASELINE = Path(__file__).parent / "baselines" / "offline.json"
CRITICAL = "critical"
RECORDED = ("engine", "engine_version", "golden_sha256", "code_sha256", "program")
SLACK = 1e-9
"""Below this a difference is of adding up in another order."""

Sums = dict[str, dict[str, dict[str, tuple[float, float]]]]
"""suite -> case -> metric -> (hit, of)."""
Errors = dict[str, dict[str, dict[str, str]]]
"""suite -> case -> what is wrong in a critical item -> how."""


class NoBaseline(Exception):
    """There is no baseline, or it cannot be read."""


@dataclass(frozen=True)
class Baseline:
    """What was accepted: with what it was made, each case's sums, and the critical errors that are known."""

    made_with: dict[str, Any]
    cases: Sums
    critical: Errors = field(default_factory=dict)

    @classmethod
    def of(cls, run: Run) -> Baseline:
        """The baseline that a run would be."""
        cases: Sums = defaultdict(lambda: defaultdict(dict))
        for (suite, metric), by_case in sums(run.results).items():
            for case, pair in by_case.items():
                cases[suite][case][metric] = pair
        made_with = {name: run.settings.get(name) for name in RECORDED}
        return cls(made_with, {suite: dict(found) for suite, found in cases.items()}, critical_errors(run.results))

    def write(self, path: Path) -> None:
        """Write it, a line for each case."""
        path.parent.mkdir(parents=True, exist_ok=True)
        head = {"made_with": self.made_with, "figures": self.figures(), "critical": self.critical}
        lines = json.dumps(head, indent=1, ensure_ascii=False).removesuffix("\n}")
        suites = (
            f"  {json.dumps(suite)}: {{\n"
            + ",\n".join(f"   {json.dumps(case)}: {json.dumps(found)}" for case, found in cases.items())
            + "\n  }"
            for suite, cases in self.cases.items()
        )
        path.write_text(lines + ',\n "cases": {\n' + ",\n".join(suites) + "\n }\n}\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path = BASELINE) -> Baseline:
        """Read an accepted baseline. Raises NoBaseline."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            return cls(found["made_with"], found["cases"], found["critical"])
        except FileNotFoundError:
            raise NoBaseline(f"there is no baseline {path}; python -m evals accept makes one") from None
        except (OSError, ValueError, KeyError) as error:
            raise NoBaseline(f"{path} cannot be read as a baseline: {error}") from None

    def figures(self) -> dict[str, dict[str, float]]:
        """Every metric over all cases, for reading."""
        return {
            suite: {metric: round(value, 4) for metric, (value, _) in totals(cases, cases).items()}
            for suite, cases in self.cases.items()
        }


def totals(
    cases: Mapping[str, Mapping[str, tuple[float, float]]], among: Iterable[str]
) -> dict[str, tuple[float, float]]:
    """Metric -> its figure over the cases named, and the sum of ``of``."""
    hit: dict[str, float] = defaultdict(float)
    of: dict[str, float] = defaultdict(float)
    for case in among:
        for metric, (one, whole) in cases[case].items():
            hit[metric] += one
            of[metric] += whole
    return {metric: (hit[metric] / of[metric] if of[metric] else 0.0, of[metric]) for metric in of}


def critical_errors(results: Iterable[Result]) -> Errors:
    """The errors in critical items, each with its reason."""
    found: Errors = defaultdict(lambda: defaultdict(dict))
    for result in results:
        for row in result.rows:
            if row.metric == CRITICAL and row.hit < row.of:
                found[result.suite][result.case][row.item] = row.reason
    return {suite: dict(cases) for suite, cases in found.items()}


@dataclass(frozen=True)
class Verdict:
    """Why the gate fails (nothing: it holds), and what got better."""

    failures: list[str]
    gains: list[str]

    @property
    def holds(self) -> bool:
        """Whether the run may pass."""
        return not self.failures


def judge(run: Run, baseline: Baseline) -> Verdict:
    """Compare a run with the baseline."""
    now = Baseline.of(run)
    failures = [*_missing(now, baseline), *_critical(now, baseline)]
    gains = []
    for suite, before in baseline.cases.items():
        after = now.cases.get(suite, {})
        common = [case for case in before if case in after]
        fell, rose = _moved(suite, totals(before, common), totals(after, common))
        failures += fell
        gains += rose
    return Verdict(failures, gains)


def _missing(now: Baseline, baseline: Baseline) -> Iterator[str]:
    for suite, cases in baseline.cases.items():
        for case in cases:
            if case not in now.cases.get(suite, {}):
                yield f"{suite}/{case}: the case is gone; put it back, or accept the baseline without it"


def _critical(now: Baseline, baseline: Baseline) -> Iterator[str]:
    for suite, cases in now.critical.items():
        for case, errors in cases.items():
            known = baseline.critical.get(suite, {}).get(case, {})
            yield from (f"critical {suite}/{case}: {what}: {how}" for what, how in errors.items() if what not in known)


def _moved(
    suite: str, before: Mapping[str, tuple[float, float]], after: Mapping[str, tuple[float, float]]
) -> tuple[list[str], list[str]]:
    fell, rose = [], []
    allowed = {metric.name: metric.tolerance for metric in METRICS.get(suite, ())}
    for metric, (was, _) in before.items():
        if metric not in after:
            fell.append(f"{suite} {metric}: {was:.3f} before, and nothing to measure now")
            continue
        value = after[metric][0]
        if value < was - allowed.get(metric, TOLERANCE) - SLACK:
            fell.append(f"{suite} {metric}: {was:.3f} -> {value:.3f}, a drop of {was - value:.3f}")
        elif value > was + SLACK:
            rose.append(f"{suite} {metric}: {was:.3f} -> {value:.3f}")
    return fell, rose


def worse_cases(results: Iterable[Result], baseline: Baseline) -> dict[str, list[str]]:
    """suite/case -> what is worse there than the baseline has it; a case that it does not know must be wholly right."""
    found: dict[str, list[str]] = {}
    for result in results:
        known = baseline.cases.get(result.suite, {}).get(result.case)
        worse = []
        for metric in dict.fromkeys(row.metric for row in result.rows):
            rows = [row for row in result.rows if row.metric == metric]
            hit, of = sum(row.hit for row in rows), sum(row.of for row in rows)
            accepted = 1.0 if known is None or metric not in known else _share(*known[metric])
            if _share(hit, of) < accepted - SLACK:
                worse += [f"{metric}: {row.item}: {row.reason}" for row in rows if row.hit < row.of]
        found[f"{result.suite}/{result.case}"] = worse
    return found


def _share(hit: float, of: float) -> float:
    return hit / of if of else 1.0
