"""What the vectors still have to learn: chunks to embed and chunks to forget, kept until somebody says "done".

Whoever drains it may be killed at any time: an entry goes only by ``done``, and doing one twice does no harm.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from summarizer.library.header import compose


class Pending(NamedTuple):
    """A chunk to embed. ``text``: header, blank line, words of the chunk; the rest is for the vectors' filters."""

    chunk_id: str
    text: str
    article_id: str
    outlet: str | None
    published: str | None


class Located(NamedTuple):
    """A chunk where it stands: [start, end) of the article's text, and what a passage shows of the article."""

    article_id: str
    start: int
    end: int
    text: str
    title: str | None
    outlet: str | None
    published: str | None


def take(connection: sqlite3.Connection, limit: int) -> list[Pending]:
    """The oldest chunks to embed, at most ``limit``; they stay queued until :func:`done`."""
    rows = connection.execute(
        "SELECT chunks.article, id, number, first, last, title, origin, outlet, published FROM outbox "
        "JOIN chunks ON chunks.row = outbox.chunk JOIN articles ON articles.row = chunks.article "
        "ORDER BY outbox.chunk LIMIT ?",
        (limit,),
    ).fetchall()
    texts = _texts(connection, {row["id"] for row in rows})
    return [
        Pending(
            chunk_id=f"{row['id']}:{row['number']}",
            # The first chunk begins with the title: once is enough.
            text="\n\n".join(
                part
                for part in (
                    compose(row["title"] if row["first"] else None, row["origin"]),
                    texts[row["id"]][row["first"] : row["last"]],
                )
                if part
            ),
            article_id=row["id"],
            outlet=row["outlet"],
            published=row["published"],
        )
        for row in rows
    ]


def done(connection: sqlite3.Connection, chunk_ids: Iterable[str]) -> None:
    """These chunks are embedded."""
    connection.execute(f"DELETE FROM outbox WHERE chunk IN (SELECT chunks.row {_NAMED})", (_json(chunk_ids),))  # noqa: S608


def waiting(connection: sqlite3.Connection, chunk_ids: Iterable[str]) -> bool:
    """Whether any of these chunks is still to be embedded."""
    found = connection.execute(
        f"SELECT 1 FROM outbox WHERE chunk IN (SELECT chunks.row {_NAMED}) LIMIT 1",  # noqa: S608
        (_json(chunk_ids),),
    )
    return found.fetchone() is not None


def locate(connection: sqlite3.Connection, chunk_ids: Iterable[str], newest_only: bool = False) -> dict[str, Located]:
    """Where these chunks stand; those that are not (any more) in the library are left out, or have a newer version."""
    newest = "WHERE articles.replaced_by IS NULL" if newest_only else ""
    columns = "articles.id, number, first, last, title, outlet, published"
    rows = connection.execute(f"SELECT {columns} {_NAMED} {newest}", (_json(chunk_ids),)).fetchall()
    texts = _texts(connection, {row["id"] for row in rows})
    return {
        f"{row['id']}:{row['number']}": Located(
            article_id=row["id"],
            start=row["first"],
            end=row["last"],
            text=texts[row["id"]][row["first"] : row["last"]],
            title=row["title"],
            outlet=row["outlet"],
            published=row["published"],
        )
        for row in rows
    }


_NAMED = """FROM json_each(?) AS named
    JOIN articles ON articles.id = substr(named.value, 1, instr(named.value, ':') - 1)
    JOIN chunks ON chunks.article = articles.row AND chunks.number = substr(named.value, instr(named.value, ':') + 1)"""
"""From a JSON list of chunk ids to the rows of chunks and articles."""


def _texts(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    rows = connection.execute(
        "SELECT id, text FROM articles WHERE id IN (SELECT value FROM json_each(?))", (_json(ids),)
    )
    return {row["id"]: row["text"] for row in rows}


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values))
