"""The table by kind, and the items that went wrong. Not responsible for: measuring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from evals.liars.measure import Measured
from evals.liars.score import LEXICAL, ROLES, TARGETS, Row, text_of


def table(measured: Measured) -> str:
    """Sent and survived by kind and list, sent and kept for true items, and the four targets."""
    rows = measured.rows
    false = sum(row.item.false for row in rows)
    lines = [
        f"seed {measured.seed}: {measured.articles} articles, {measured.answers} answers, {measured.calls} calls, "
        f"{len(measured.failed)} failed; {len(rows)} items, {false / max(1, len(rows)):.0%} of them false",
        f"{'':<26}{'sent':>7}{'printed':>9}{'share':>9}",
    ]
    for label in (*sorted(LEXICAL), *sorted(ROLES), "verbatim", "paraphrased"):
        lines += _block(label, [row for row in rows if row.item.label == label])
    return "\n".join([*lines, "", *_targets(rows)])


def _block(label: str, rows: Sequence[Row]) -> Iterator[str]:
    yield _line(label, rows)
    sent = Counter(row.item.facet for row in rows)
    for facet in sent:
        yield _line(f"  {facet}", [row for row in rows if row.item.facet == facet])


def _line(name: str, rows: Sequence[Row]) -> str:
    printed = sum(row.printed for row in rows)
    return f"{name:<26}{len(rows):>7}{printed:>9}{printed / max(1, len(rows)):>9.1%}"


def _targets(rows: Sequence[Row]) -> Iterator[str]:
    groups = {"lexical": LEXICAL, "roles": ROLES, "verbatim": {"verbatim"}, "paraphrased": {"paraphrased"}}
    for name, labels in groups.items():
        chosen = [row for row in rows if row.item.label in labels]
        share = sum(row.printed for row in chosen) / max(1, len(chosen))
        holds = share <= TARGETS[name] if name in {"lexical", "roles"} else share >= TARGETS[name]
        wanted = f"{'at most' if name in {'lexical', 'roles'} else 'at least'} {TARGETS[name]:.1%}"
        word = "survived" if name in {"lexical", "roles"} else "kept"
        verdict = "holds" if holds else "MISSED"
        yield f"{name:<14}{word:<9}{share:>8.2%} of {len(chosen):<6} wanted {wanted:<16}{verdict}"


def missed(measured: Measured, most: int) -> Iterator[str]:
    """Lies that survived and true items that were lost, at most ``most`` of each kind and list."""
    shown: Counter[tuple[str, str]] = Counter()
    for row in measured.rows:
        wrong = row.printed if row.item.false else not row.printed
        place = (row.item.label, row.item.facet)
        if wrong and shown[place] < most:
            shown[place] += 1
            word = "SURVIVED" if row.item.false else "LOST"
            yield f"{word} {row.item.label}/{row.item.facet} (story {row.story}): {text_of(row.item)}  {row.why}"


def holds(measured: Measured) -> bool:
    """Whether every target is met and no article failed."""
    return not measured.failed and all("MISSED" not in line for line in _targets(measured.rows))
