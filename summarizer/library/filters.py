"""Which articles a search or a list is about: by date, outlet and id, as one SQL condition.

An article counts for every publication of its text: found under each outlet that ran it, on the day it did.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple


class Filters(NamedTuple):
    """``since`` and ``until``: days, both inclusive, as ISO 8601; an article without a date is in no range."""

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    article_ids: tuple[str, ...] | None = None

    @classmethod
    def of(
        cls,
        since: date | str | None = None,
        until: date | str | None = None,
        outlet: str | None = None,
        article_ids: Iterable[str] | None = None,
    ) -> Filters:
        """Filters of what a caller gives. Raises ValueError when a day is not ISO 8601."""
        ids = None if article_ids is None else tuple(article_ids)
        return cls(_day(since), _day(until), fold(outlet) if outlet else None, ids)

    def condition(self) -> tuple[str, list[Any]]:
        """An SQL condition on the table ``articles``, and its values; "1" when everything passes."""
        tests: list[str] = []
        values: list[Any] = []
        if self.article_ids is not None:
            tests.append("articles.id IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(self.article_ids))
        published = [
            ("substr(publications.published, 1, 10) >= ?", self.since),
            ("substr(publications.published, 1, 10) <= ?", self.until),
            ("publications.folded_outlet = ?", self.outlet),
        ]
        given = [(test, value) for test, value in published if value is not None]
        if given:
            inner = " AND ".join(test for test, _ in given)
            tests.append(f"articles.row IN (SELECT publications.article FROM publications WHERE {inner})")  # noqa: S608
            values += [value for _, value in given]
        return " AND ".join(tests) or "1", values


def fold(name: str) -> str:
    """A name as it is compared: compatibility forms, case and white space do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _day(given: date | str | None) -> str | None:
    return date.fromisoformat(str(given)[:10]).isoformat() if given else None
