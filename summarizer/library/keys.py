"""What Chroma knows of a chunk besides its vector, and filters over it in Chroma's language.

Not responsible for: articles with several publications (the catalogue resolves filters over those).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from summarizer.library.filters import fold

if TYPE_CHECKING:
    from summarizer.library.outbox import Pending


def metadata_of(row: Pending) -> dict[str, str | int]:
    """The filter keys of a chunk: article_id, and where known published as yyyymmdd and the folded outlet."""
    keys: dict[str, str | int | None] = {
        "article_id": row.article_id,
        "published": day_number(row.published),
        "outlet": fold(row.outlet) if row.outlet else None,
    }
    return {key: value for key, value in keys.items() if value is not None}


def where_of(
    article_ids: list[str] | None, since: date | str | None, until: date | str | None, outlet: str | None
) -> dict[str, Any] | None:
    """The filter in Chroma's language, None when everything passes. Raises ValueError when a day is not ISO 8601."""
    tests: list[dict[str, Any]] = [] if article_ids is None else [{"article_id": {"$in": article_ids or [""]}}]
    for operator, day in (("$gte", since), ("$lte", until)):
        if day:
            tests.append({"published": {operator: int(date.fromisoformat(str(day)[:10]).strftime("%Y%m%d"))}})
    if outlet:
        tests.append({"outlet": fold(outlet)})
    return {"$and": tests} if len(tests) > 1 else next(iter(tests), None)


def day_number(published: str | None) -> int | None:
    """An ISO 8601 date or time as the number yyyymmdd; None without one."""
    try:
        return int(date.fromisoformat((published or "")[:10]).strftime("%Y%m%d"))
    except ValueError:
        return None
