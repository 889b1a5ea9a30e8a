"""Ids made from content: equal items become one, the rest are numbered in the order of their evidence.

Not responsible for: what an item's content is; the caller says so.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Numbered(Generic[Item]):
    """``items`` by id, in order; ``ids`` holds the id of every item given, merged ones too, by its ``id()``."""

    items: dict[str, Item]
    ids: dict[int, str]

    def of(self, item: Item) -> str:
        """Return the id that ``item`` got."""
        return self.ids[id(item)]


def number(
    prefix: str,
    items: Iterable[Item],
    order: Callable[[Item], Any],
    identity: Callable[[Item], Hashable] | None = None,
) -> Numbered[Item]:
    """Number ``items`` by ``order`` (sortable); items of one ``identity`` (default: of one order) are one.

    Of several the first by ``order`` stays. Nothing here depends on the order of ``items``.
    """
    groups: dict[Hashable, list[tuple[Any, Item]]] = {}
    for item in items:
        place = order(item)
        groups.setdefault(identity(item) if identity else place, []).append((place, item))
    kept = sorted(((min(group, key=_place), group) for group in groups.values()), key=lambda pair: pair[0][0])
    numbered = Numbered[Item]({}, {})
    for n, ((_, first), group) in enumerate(kept, start=1):
        numbered.items[f"{prefix}{n}"] = first
        numbered.ids.update({id(item): f"{prefix}{n}" for _, item in group})
    return numbered


def _place(pair: tuple[Any, Any]) -> Any:
    return pair[0]
