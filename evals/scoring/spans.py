"""Places compared by the characters they share, and things paired off one to one.

Not responsible for: finding places (archive), comparing words (words).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from evals.archive import Place

First = TypeVar("First")
Second = TypeVar("Second")


def places_of(evidence: Iterable[dict[str, Any]]) -> list[Place]:
    """The offsets of evidence as it is in JSON."""
    return [Place(piece["start"], piece["end"]) for piece in evidence]


def characters(places: Iterable[Place]) -> set[int]:
    """Every offset that some place covers."""
    return {at for place in places for at in range(place.start, place.end)}


def shared(first: Iterable[Place], second: Iterable[Place]) -> float:
    """Intersection over union of the characters covered; 0 when nothing is."""
    one, other = characters(first), characters(second)
    return len(one & other) / len(one | other) if one and other else 0.0


def touches(first: Iterable[Place], second: Iterable[Place]) -> bool:
    """Whether any two places have a character in common."""
    others = list(second)
    return any(one.start < other.end and other.start < one.end for one in first for other in others)


def pair_off(
    gold: Sequence[First], got: Sequence[Second], likeness: Callable[[First, Second], float]
) -> list[tuple[int, int]]:
    """Pairs of indices, each used once, the most alike first, in the order of ``gold``; likeness 0 never pairs."""
    scored = [(likeness(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(got)]
    taken_gold: set[int] = set()
    taken_got: set[int] = set()
    pairs = []
    for score, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if score > 0 and i not in taken_gold and j not in taken_got:
            taken_gold.add(i)
            taken_got.add(j)
            pairs.append((i, j))
    return sorted(pairs)
