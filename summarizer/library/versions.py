"""Versions: the same address, or the publisher's same identifier, with another text.

Both are kept and point at each other; search uses the newest.

The newest is the one with the latest date (updated, else published), and of those that cannot be told apart, the one
added last. Not responsible for: what makes an article searchable (index).
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import NamedTuple

from summarizer.article import Article
from summarizer.library.articles import identifier_key, url_key


class Place(NamedTuple):
    """Where an article stands among the versions of its address."""

    older: str | None
    newer: str | None


_SAME_ADDRESS = """
    SELECT articles.row AS row, articles.id AS id FROM publications JOIN articles ON articles.row = publications.article
    WHERE url_key = :url AND articles.row <> :row
    UNION SELECT row, id FROM articles WHERE identifier_key = :identifier AND row <> :row
    ORDER BY 1 DESC LIMIT 1"""


def place(connection: sqlite3.Connection, row: int, article: Article) -> Place | None:
    """Link an article into the chain of its address or identifier.

    None when it is the only text there, or in a chain already.
    """
    own = connection.execute("SELECT id, moment, replaces, replaced_by FROM articles WHERE row = ?", (row,)).fetchone()
    keys = {"url": url_key(article.url), "identifier": identifier_key(article), "row": row}
    if own["replaces"] or own["replaced_by"]:
        return None
    latest = connection.execute(_SAME_ADDRESS, keys).fetchone()
    if latest is None:
        return None
    older: str | None = chain(connection, latest["id"])[-1]
    newer: str | None = None
    while older is not None:
        step = connection.execute("SELECT moment, replaces FROM articles WHERE id = ?", (older,)).fetchone()
        if not is_later(step["moment"], own["moment"]):
            break
        older, newer = step["replaces"], older
    _join(connection, older, own["id"])
    _join(connection, own["id"], newer)
    return Place(older, newer)


def take_out(connection: sqlite3.Connection, article_id: str) -> str | None:
    """Close the chain around an article that goes; the id of the version that is the newest by it, or None."""
    own = connection.execute("SELECT replaces, replaced_by FROM articles WHERE id = ?", (article_id,)).fetchone()
    older, newer = own["replaces"], own["replaced_by"]
    connection.execute("UPDATE articles SET replaced_by = ? WHERE id = ?", (newer, older))
    connection.execute("UPDATE articles SET replaces = ? WHERE id = ?", (older, newer))
    return older if newer is None else None


def chain(connection: sqlite3.Connection, article_id: str) -> list[str]:
    """The ids of all versions of an article, the oldest first."""
    ids = [article_id]
    for column, at in (("replaces", 0), ("replaced_by", -1)):
        while (step := _follow(connection, ids[at], column)) is not None and step not in ids:
            ids.insert(0 if at == 0 else len(ids), step)
    return ids


def is_later(one: str | None, other: str | None) -> bool:
    """Whether the first ISO 8601 date or time is surely later; a day against a time within it is not."""
    if not one or not other:
        return False
    if len(one) > 10 and len(other) > 10:
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
        if (first.tzinfo is None) == (second.tzinfo is None):
            return first > second
    return one[:10] > other[:10]


def _follow(connection: sqlite3.Connection, article_id: str, column: str) -> str | None:
    found = connection.execute(f"SELECT {column} FROM articles WHERE id = ?", (article_id,)).fetchone()  # noqa: S608
    return str(found[0]) if found and found[0] else None


def _join(connection: sqlite3.Connection, older: str | None, newer: str | None) -> None:
    if older is not None:
        connection.execute("UPDATE articles SET replaced_by = ? WHERE id = ?", (newer, older))
    if newer is not None:
        connection.execute("UPDATE articles SET replaces = ? WHERE id = ?", (older, newer))
