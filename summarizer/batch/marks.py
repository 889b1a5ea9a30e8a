"""How far a file is done: what lies before its mark need not be read again, until the file's size or time changes.

A mark passes an item once what became of it stands in the journal; so it never says more than the journal does.
Not responsible for: reading files (intake), keeping marks (entries).
"""

from __future__ import annotations

import hashlib
from collections import deque
from pathlib import Path
from typing import Literal, NamedTuple

from summarizer.batch.unit import Maker

EVERY = 500
"""Items that a mark moves before it is written down anew."""

Fate = Literal["under way", "well", "failed", "unreadable"]


class Passed(NamedTuple):
    """What lies before a mark, as items that a reader yields, by what became of them; and whether that is all."""

    well: int = 0
    failed: int = 0
    unreadable: int = 0
    whole: bool = False

    @property
    def articles(self) -> int:
        """Items that could be read."""
        return self.well + self.failed

    @property
    def items(self) -> int:
        """All of them."""
        return self.articles + self.unreadable

    def and_one(self, fate: Fate) -> Passed:
        """The same and one item more."""
        return self._replace(**{fate: getattr(self, fate) + 1})


class Item:
    """One item of a file."""

    __slots__ = ("fate",)

    def __init__(self, fate: Fate) -> None:
        self.fate = fate


class Underway:
    """A file from its mark on. Items come in order; what becomes of them may be known in any."""

    def __init__(self, token: str, passed: Passed) -> None:
        self.token, self._passed = token, passed
        self._items: deque[Item] = deque()
        self._told = passed.items
        self._ended = False

    def add(self, fate: Fate) -> Item:
        """The next item."""
        item = Item(fate)
        self._items.append(item)
        return item

    def end(self) -> None:
        """No item follows."""
        self._ended = True

    @property
    def over(self) -> bool:
        """Whether everything in it is settled, as ``moved`` last saw it."""
        return self._ended and not self._items

    def moved(self, *, least: int = EVERY) -> Passed | None:
        """What lies before the mark now; None unless it has moved by so many items, or to the end.

        A file of which no article could be read gets no mark: what stood in the way, such as a right or a package, may
        not be the file's.
        """
        while self._items and self._items[0].fate != "under way":
            self._passed = self._passed.and_one(self._items.popleft().fate)
        passed = self._passed._replace(whole=self.over)
        if not passed.articles or (not passed.whole and passed.items - self._told < least):
            return None
        self._told = passed.items
        return passed


def token_of(path: str, maker: Maker) -> str | None:
    """A word for a file as it is now and for who summarizes it; None for what is no regular file."""
    try:
        if not Path(path).is_file():
            return None
        stat = Path(path).stat()
    except (OSError, ValueError):
        return None
    told = "\n".join(map(str, (Path(path).absolute(), stat.st_size, stat.st_mtime_ns, maker.key(""))))
    return hashlib.sha256(told.encode(errors="replace")).hexdigest()[:16]
