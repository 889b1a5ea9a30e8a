"""Figures, changes and efforts as tables for a terminal. Not responsible for: computing them (figures, gate)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from evals.figures import Change, Figure, Flip, Result, sums
from evals.runner.folder import Run, Timing
from evals.scoring import SUITES

SUSPICIOUS = 0.95
MOST_FLIPS = 60
LONGEST = 150


def figures_table(found: Sequence[Figure]) -> str:
    """One line a metric: the figure, its 95 % interval, what it is made of."""
    lines = []
    for suite, rows in groupby(found, key=lambda figure: figure.suite):
        lines += ["", f"{suite.upper():<28} {'figure':>7}  {'95 %':^15}  {'made of':>13}  cases"]
        for group, members in groupby(rows, key=lambda figure: figure.group):
            lines += [f"  {group}", *(_figure_line(figure) for figure in members)]
    return "\n".join(lines[1:])


def _figure_line(figure: Figure) -> str:
    made_of = f"{figure.hit:g}/{figure.of:g}"
    return (
        f"    {figure.metric:<24} {figure.value:7.3f}  [{figure.low:.3f}, {figure.high:.3f}]  {made_of:>13} "
        f"{figure.cases:6}"
    )


def effort_table(timings: Iterable[Timing]) -> str:
    """Seconds, tokens and dollars by suite; apart from the figures, since no two runs agree on them."""
    lines = [f"{'EFFORT':<14} {'cases':>6} {'kept':>6} {'median s':>9} {'slowest s':>10} {'tokens':>10} {'USD':>9}"]
    by_suite = list(timings)
    for suite in SUITES:
        rows = [timing for timing in by_suite if timing.suite == suite]
        if rows:
            lines.append(_effort_line(suite, rows))
    return "\n".join(lines)


def _effort_line(suite: str, rows: list[Timing]) -> str:
    seconds = sorted(row.seconds for row in rows)
    known = [row for row in rows if row.tokens_in is not None]
    tokens = f"{sum((row.tokens_in or 0) + (row.tokens_out or 0) for row in known):,}" if known else "-"
    priced = [row.cost_usd for row in rows if row.cost_usd is not None]
    cost = f"{sum(priced):.4f}" if priced and len(priced) == len(known) else "unknown" if known else "-"
    kept = sum(row.kept for row in rows)
    middle, slowest = seconds[len(seconds) // 2], seconds[-1]
    return f"{suite:<14} {len(rows):6} {kept:6} {middle:9.3f} {slowest:10.3f} {tokens:>10} {cost:>9}"


def notes(run: Run, found: Sequence[Figure]) -> Iterator[str]:
    """What a reader of the figures should know."""
    high = [figure.metric for figure in found if figure.group in {"items", "answers"} and figure.value > SUSPICIOUS]
    if high and run.settings.get("limit") is None:
        yield f"above {SUSPICIOUS:.0%}: {', '.join(high)}; suspicious in a first baseline: add harder cases"
    if run.settings.get("repeat", 1) > 1:
        yield f"{_unsteady(run)} cases gave other rows in one of {run.settings['repeat']} repeats"


def _unsteady(run: Run) -> int:
    rows: dict[tuple[str, str], set[tuple[object, ...]]] = {}
    for result in run.results:
        rows.setdefault((result.suite, result.case), set()).add(result.rows)
    return sum(len(found) > 1 for found in rows.values())


def changes_table(found: Sequence[Change]) -> str:
    """Each metric before and after, the interval of the difference; ``*`` where that leaves out zero."""
    lines = [f"{'':<38} {'before':>7} {'after':>7} {'change':>8}  95 % of the change"]
    for change in found:
        if change.before != change.after or change.certain:
            mark = " *" if change.certain else ""
            name = f"{change.suite} {change.metric}"
            lines.append(
                f"{name:<38} {change.before:7.3f} {change.after:7.3f} {change.after - change.before:+8.3f}  "
                f"[{change.low:+.3f}, {change.high:+.3f}]{mark}"
            )
    return "\n".join(lines) if len(lines) > 1 else "no figure differs"


def flips_table(found: Sequence[Flip]) -> str:
    """The cases that flipped: + right now, - wrong now, with the first reason."""
    lines = [f"{len(found)} flips (+ right now, - wrong now)"]
    for flip in sorted(found, key=lambda flip: (flip.now_right, flip.suite, flip.case))[:MOST_FLIPS]:
        reason = flip.reasons[0] if flip.reasons else ""
        lines.append(f"{'+' if flip.now_right else '-'} {flip.suite}/{flip.case}  {flip.metric}: {short(reason)}")
    if len(found) > MOST_FLIPS:
        lines.append(f"... and {len(found) - MOST_FLIPS} more; the report has all of them")
    return "\n".join(lines)


def short(text: str) -> str:
    """On one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


BROKEN_DOWN = {
    "summaries": ("claims F1", "sources F1", "casualties F1", "chain exact", "factuality", "numerals exact"),
    "questions": ("status", "facts", "chain named", "citation precision", "citation recall"),
}
"""Metrics that are shown by topic of the article and by kind of the question."""


def breakdown(results: Iterable[Result], kinds: Mapping[tuple[str, str], str]) -> str:
    """Figures by topic or kind. ``kinds``: (suite, case) -> its topic or kind. Few cases each: read with care."""
    parts: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in results:
        if (result.suite, result.case) in kinds:
            parts[result.suite, kinds[result.suite, result.case]].append(result)
    lines = []
    for suite, metrics in BROKEN_DOWN.items():
        rows = {kind: found for (of, kind), found in sorted(parts.items()) if of == suite}
        if rows:
            lines += ["", f"{suite.upper() + ' BY KIND':<28} cases  " + "  ".join(f"{name:>18}" for name in metrics)]
            lines += [f"  {kind:<26} {len(found):5}  {_cells(suite, found, metrics)}" for kind, found in rows.items()]
    return "\n".join(lines)


def _cells(suite: str, results: list[Result], metrics: Sequence[str]) -> str:
    found = sums(results)
    cells = []
    for metric in metrics:
        cases = found.get((suite, metric), {}).values()
        hit, of = sum(hit for hit, _ in cases), sum(of for _, of in cases)
        cells.append(f"{hit / of:18.3f}" if of else f"{'-':>18}")
    return "  ".join(cells)
