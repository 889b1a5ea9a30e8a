"""Rows -> figures with 95 % bootstrap intervals, by case: seeded, so that the same rows give the same digits.

Cases are drawn with replacement (Efron's percentile interval); a case's rows, and its repeats, stay together. Cases
about one event are not independent, so intervals are rather too narrow. Not responsible for: making rows (scoring).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from evals.scoring import METRICS, SUITES, Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DRAWS = 2000
SEED = 20_240_607
LEVEL = 95


@dataclass(frozen=True)
class Result:
    """One case as it was run and scored. ``output`` is the JSON that users get, without when it was made."""

    suite: str
    case: str
    repeat: int
    rows: tuple[Row, ...]
    output: dict[str, object]


class Figure(NamedTuple):
    """A metric over all cases: value, its interval, and what it is made of."""

    suite: str
    metric: str
    group: str
    value: float
    low: float
    high: float
    hit: float
    of: float
    cases: int


class Change(NamedTuple):
    """A metric in two runs over the cases both have; the interval is that of the difference."""

    suite: str
    metric: str
    before: float
    after: float
    low: float
    high: float

    @property
    def certain(self) -> bool:
        """Whether the interval leaves out no difference."""
        return self.low > 0 or self.high < 0


Sums = dict[str, tuple[float, float]]
"""Case -> sum of ``hit`` and of ``of``."""


def sums(results: Iterable[Result]) -> dict[tuple[str, str], Sums]:
    """(suite, metric) -> the sums of each case, all repeats together, in the order of tables and cases."""
    found: dict[tuple[str, str], dict[str, list[float]]] = {
        (suite, metric.name): defaultdict(lambda: [0.0, 0.0]) for suite in SUITES for metric in METRICS[suite]
    }
    for result in results:
        for row in result.rows:
            case = found.setdefault((result.suite, row.metric), defaultdict(lambda: [0.0, 0.0]))[result.case]
            case[0] += row.hit
            case[1] += row.of
    return {key: {case: (hit, of) for case, (hit, of) in cases.items()} for key, cases in found.items() if cases}


def figures(results: Iterable[Result]) -> list[Figure]:
    """Every metric that has rows."""
    groups = {(suite, metric.name): metric.group for suite, metrics in METRICS.items() for metric in metrics}
    found = []
    for (suite, metric), cases in sums(results).items():
        hit, of = _columns(cases.values())
        low, high = _interval(_ratios(hit, of, _draws(len(hit))))
        total_hit, total = float(hit.sum()), float(of.sum())
        group = groups.get((suite, metric), "judge")
        value = total_hit / total if total else 0.0
        found.append(Figure(suite, metric, group, value, low, high, total_hit, total, len(cases)))
    return found


def changes(before: Iterable[Result], after: Iterable[Result]) -> list[Change]:
    """Every metric over the cases that both runs have, drawn as pairs."""
    first, second = sums(before), sums(after)
    found = []
    for key in (key for key in second if key in first):
        common = [case for case in first[key] if case in second[key]]
        if common:
            found.append(_change(key, [first[key][case] for case in common], [second[key][case] for case in common]))
    return found


def _change(
    key: tuple[str, str], before: Sequence[tuple[float, float]], after: Sequence[tuple[float, float]]
) -> Change:
    draws = _draws(len(before))
    one, other = _columns(before), _columns(after)
    low, high = _interval(_ratios(*other, draws) - _ratios(*one, draws))
    first, second = (float(hit.sum() / of.sum()) for hit, of in (one, other))
    return Change(*key, first, second, low, high)


class Flip(NamedTuple):
    """A case that was wholly right in one run and not in the other by one metric; reasons are the wrong run's."""

    suite: str
    case: str
    metric: str
    now_right: bool
    reasons: tuple[str, ...]


def flips(before: Sequence[Result], after: Sequence[Result]) -> list[Flip]:
    """The cases that flipped, metric by metric."""
    first, second = _by_case(before), _by_case(after)
    found = []
    for key in (key for key in second if key in first):
        was, is_now = _right(first[key]), _right(second[key])
        if was != is_now:
            wrong = first[key] if is_now else second[key]
            reasons = tuple(f"{row.item}: {row.reason}" for row in wrong if row.hit < row.of)
            found.append(Flip(*key, is_now, reasons))
    return found


def _by_case(results: Sequence[Result]) -> Mapping[tuple[str, str, str], list[Row]]:
    found: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for result in results:
        for row in result.rows:
            found[result.suite, result.case, row.metric].append(row)
    return found


def _right(rows: Iterable[Row]) -> bool:
    return all(row.hit == row.of for row in rows)


def _columns(cases: Iterable[tuple[float, float]]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    import numpy as np

    table = np.array(list(cases), dtype=np.float64)
    return table[:, 0], table[:, 1]


def _draws(cases: int) -> NDArray[np.int64]:
    import numpy as np

    return np.random.default_rng(SEED).integers(0, cases, size=(DRAWS, cases))


def _ratios(hit: NDArray[np.float64], of: NDArray[np.float64], draws: NDArray[np.int64]) -> NDArray[np.float64]:
    import numpy as np

    totals = of[draws].sum(axis=1)
    return np.where(totals > 0, hit[draws].sum(axis=1) / np.where(totals > 0, totals, 1), 0.0)


def _interval(values: NDArray[np.float64]) -> tuple[float, float]:
    import numpy as np

    low, high = np.percentile(values, [(100 - LEVEL) / 2, 100 - (100 - LEVEL) / 2])
    return float(low), float(high)
