"""Items found, missed and made up: F1, precision and recall of each list of a summary.

A pair of the same item counts 2 of 2 for F1, an item without its other half 0 of 1, so that the sum of ``hit`` over the
sum of ``of`` is micro F1. Not responsible for: what makes two items the same (material), what is said of them
(statements, figures).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from evals.scoring.material import Item, Score, SummaryCase

LISTS = ("claims", "sources", "casualties", "forces", "control", "timeline")
"""The lists that are compared; each is a list of a golden summary, of a summary, and pairs of SummaryCase."""

Metric = Callable[[SummaryCase], Iterator[Score]]


def f1(name: str) -> Metric:
    """Micro F1 of a list."""

    def score(case: SummaryCase) -> Iterator[Score]:
        pairs, missed, extra = _sorted_out(case, name)
        yield from (Score(2, 2, _gold_label(gold), f"found: {got_label(got)}") for gold, got in pairs)
        yield from (Score(0, 1, _gold_label(gold), f"missed: {_gold_text(gold)}") for gold in missed)
        yield from (Score(0, 1, _got_id(got), f"not in the gold: {got_label(got)}") for got in extra)

    return score


def precision(name: str) -> Metric:
    """Of what is printed, how much an editor wants."""

    def score(case: SummaryCase) -> Iterator[Score]:
        pairs, _, extra = _sorted_out(case, name)
        yield from (Score(1, 1, _got_id(got), f"wanted: {got_label(got)}") for _, got in pairs)
        yield from (Score(0, 1, _got_id(got), f"not in the gold: {got_label(got)}") for got in extra)

    return score


def recall(name: str) -> Metric:
    """Of what an editor wants, how much is printed."""

    def score(case: SummaryCase) -> Iterator[Score]:
        pairs, missed, _ = _sorted_out(case, name)
        yield from (Score(1, 1, _gold_label(gold), f"found: {got_label(got)}") for gold, got in pairs)
        yield from (Score(0, 1, _gold_label(gold), f"missed: {_gold_text(gold)}") for gold in missed)

    return score


def _sorted_out(case: SummaryCase, name: str) -> tuple[list[tuple[Any, Item]], list[Any], list[Item]]:
    pairs = getattr(case, name)
    used_gold, used_got = {id(gold) for gold, _ in pairs}, {id(got) for _, got in pairs}
    missed = [gold for gold in getattr(case.gold, name) if id(gold) not in used_gold]
    return pairs, missed, [got for got in case.got[name] if id(got) not in used_got]


def _gold_label(gold: Any) -> str:
    return str(getattr(gold, "key", None) or getattr(gold, "name", None) or _gold_text(gold))


def _gold_text(gold: Any) -> str:
    if hasattr(gold, "pieces"):
        return " ... ".join(gold.pieces)
    words = ("kind", "count", "victims", "name", "mention", "actor", "relation", "place", "text", "time")
    told = (getattr(gold, word, None) for word in words if not (word == "kind" and hasattr(gold, "name")))
    return ", ".join(str(getattr(value, "text", value)) for value in told if value)


def _got_id(got: Item) -> str:
    return str(got["id"])


def got_label(got: Item) -> str:
    """What an engine's item says, in few words."""
    if "victims" in got:
        figure = got["count"]["text"] if got["count"] else "no figure"
        return f"{got['id']} {got['kind']}: {figure}, {got['victims']}"
    if "relation" in got:
        return f"{got['id']} {got['actor']['text']} {got['relation']} {got['place']['name']}"
    if "named" in got:
        return f"{got['id']} {got['name'] or got['mentions'][0]['exact']}"
    text = got.get("text") or got.get("name")
    return f"{got['id']} {text}"
