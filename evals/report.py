"""What was measured, as plain text. Not responsible for: measuring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.grounded import Tally
    from evals.public import Scored
    from evals.rules import RuleFigures
    from evals.speed import Pace


def scores(scored: Scored) -> str:
    """One block for each set of a job: the scorer's figures, a line each."""
    return "\n".join(_block(scored, figures) for figures in scored.figures)


def _block(scored: Scored, figures: dict[str, Any]) -> str:
    head = f"{scored.job.task}  {figures['set']}  ({len(scored.crashes)} crashed)"
    lines = [line for name, value in figures.items() if name != "set" for line in _figure(name, value, "  ")]
    return "\n".join([head, *lines, ""])


def _figure(name: str, value: object, indent: str) -> list[str]:
    """One line; a figure of several parts has them on its line, one of several groups a line for each."""
    if not isinstance(value, dict):
        return [f"{indent}{name:<32} {_number(value)}"]
    if any(isinstance(part, dict) for part in value.values()):
        inner = [line for part, figure in value.items() for line in _figure(str(part), figure, indent + "  ")]
        return [f"{indent}{name}", *inner]
    return [f"{indent}{name:<{34 - len(indent)}} {'  '.join(f'{part} {_number(n)}' for part, n in value.items())}"]


def _number(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else "-" if value is None else str(value)


def by_rule(figures: Sequence[RuleFigures]) -> str:
    """One line a rule and set; "alone" is the share of the gold that is found by it and by no other."""
    lines = [
        f"{'task':<12} {'set':<14} {'rule':<18} {'fired':>6} {'right':>6} {'wrong':>6} {'precise':>8} {'alone':>7}"
    ]
    lines += [
        f"{row.task:<12} {row.set:<14} {row.rule:<18} {row.fired:6} {row.right:6} {row.wrong:6} "
        f"{row.right / row.fired:8.2f} {row.alone:7.3f}"
        for row in sorted(figures, key=lambda row: (row.task, row.set, -row.fired, row.rule))
    ]
    return "\n".join(lines)


def tally(counted: Tally) -> str:
    """Articles, items, evidence, rejections, refusals, violations and crashes, a line each."""
    rows = [
        ("articles", f"{counted.articles:,} ({counted.unread:,} in a language left alone)"),
        ("evidence", f"{counted.evidence:,}"),
        *((f"  {kind}", f"{number:,}") for kind, number in counted.items.items()),
        ("rejected", f"{counted.rejected.total():,}"),
        *((f"  {reason}", f"{number:,}") for reason, number in counted.rejected.most_common()),
        ("refused by the reader", f"{len(counted.refused):,}"),
        *(("", why) for why in counted.refused),
        ("violations", f"{len(counted.violations):,}"),
        ("crashes", f"{len(counted.crashes):,}"),
    ]
    return "\n".join(f"{name:<40} {value}" for name, value in rows)


def timings(pace: Pace) -> str:
    """Words a second both ways, and the ratios beside what is demanded."""
    from evals.speed import DEMANDED_RATIO

    verdict = "holds" if pace.median_ratio <= DEMANDED_RATIO and pace.total_ratio <= DEMANDED_RATIO else "MISSED"
    return "\n".join(
        [
            f"{len(pace.timings):,} articles, {pace.words:,} words",
            f"bare spaCy       {pace.bare:8,.0f} words/s",
            f"summarize        {pace.summary:8,.0f} words/s",
            f"median ratio     {pace.median_ratio:8.2f}",
            f"total ratio      {pace.total_ratio:8.2f}",
            f"demanded: at most {DEMANDED_RATIO:.2f} (both): {verdict}",
        ]
    )
