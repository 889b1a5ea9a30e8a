"""What makes an article searchable: its chunks in the lexical index, and in the outbox for the vectors.

Only the newest version of an article is searchable, so that no query has to leave old versions out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from summarizer.article import Article
from summarizer.library import articles, duplicates
from summarizer.library.chunking import Chunk, chunks
from summarizer.library.header import LONGEST


def store_chunks(connection: sqlite3.Connection, row: int, cut: Iterable[Chunk]) -> None:
    """Store the chunks of an article. They are searchable after :func:`show`."""
    connection.executemany(
        "INSERT INTO chunks (article, number, first, last) VALUES (?, ?, ?, ?)",
        [(row, chunk.number, chunk.start, chunk.end) for chunk in cut],
    )


def show(connection: sqlite3.Connection, row: int) -> None:
    """Make an article's chunks searchable, and queue them for the vectors."""
    _index(connection, row)
    connection.execute("INSERT OR IGNORE INTO outbox SELECT row FROM chunks WHERE article = ?", (row,))
    connection.execute(f"DELETE FROM deletions WHERE chunk_id IN ({_CHUNK_IDS})", (row,))  # noqa: S608


def hide(connection: sqlite3.Connection, row: int) -> None:
    """Take an article's chunks out of the lexical index, and queue the removal of their vectors.

    The index keeps no copy of the words, so it must be told exactly those that :func:`show` gave it: an article's
    text, title and origin change only between ``hide`` and ``show``.
    """
    connection.executemany(
        "INSERT INTO lexical (lexical, rowid, title, origin, body) VALUES ('delete', ?, ?, ?, ?)",
        _words(connection, row),
    )
    connection.execute("DELETE FROM outbox WHERE chunk IN (SELECT row FROM chunks WHERE article = ?)", (row,))
    connection.execute(f"INSERT OR IGNORE INTO deletions {_CHUNK_IDS}", (row,))


def rebuild(connection: sqlite3.Connection) -> int:
    """Make chunks, lexical index and buckets anew from the articles; how many chunks have to be embedded again."""
    before = connection.execute("SELECT count(*) FROM outbox").fetchone()[0]
    connection.execute("INSERT INTO lexical (lexical) VALUES ('delete-all')")
    connection.execute("DELETE FROM buckets")
    for found in connection.execute("SELECT id FROM articles ORDER BY row").fetchall():
        row, article = articles.fetch(connection, found["id"]) or (0, None)
        if article is not None:
            duplicates.store(connection, row, duplicates.buckets(article))
            _rebuild_chunks(connection, row, article)
    return int(connection.execute("SELECT count(*) FROM outbox").fetchone()[0] - before)


def _rebuild_chunks(connection: sqlite3.Connection, row: int, article: Article) -> None:
    now = chunks(article)
    stored = connection.execute("SELECT first, last FROM chunks WHERE article = ? ORDER BY number", (row,)).fetchall()
    if [tuple(span) for span in stored] != [(chunk.start, chunk.end) for chunk in now]:
        connection.execute(f"INSERT OR IGNORE INTO deletions {_CHUNK_IDS}", (row,))
        connection.execute("DELETE FROM chunks WHERE article = ?", (row,))
        store_chunks(connection, row, now)
        if article.replaced_by is None:
            show(connection, row)
    elif article.replaced_by is None:
        _index(connection, row)


_CHUNK_IDS = """SELECT articles.id || ':' || chunks.number
    FROM chunks JOIN articles ON articles.row = chunks.article WHERE chunks.article = ?"""


def _index(connection: sqlite3.Connection, row: int) -> None:
    connection.executemany(
        "INSERT INTO lexical (rowid, title, origin, body) VALUES (?, ?, ?, ?)", _words(connection, row)
    )


def _words(connection: sqlite3.Connection, row: int) -> Iterator[tuple[int, str, str, str]]:
    """Row, title, origin and words of each chunk; cut here, for SQLite counts characters from the start each time."""
    article = connection.execute("SELECT title, origin, text FROM articles WHERE row = ?", (row,)).fetchone()
    title, origin, text = (article["title"] or "")[:LONGEST], article["origin"], article["text"]
    spans = connection.execute("SELECT row, first, last FROM chunks WHERE article = ? ORDER BY number", (row,))
    for chunk, first, last in spans.fetchall():
        yield chunk, title, origin, text[first:last]
