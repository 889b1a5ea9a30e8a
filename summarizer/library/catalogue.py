"""The catalogue: every article, whole, once, in one SQLite file; what is acknowledged is there after any crash.

``add`` acknowledges when text, chunks and lexical index are committed; the vectors follow from the outbox. Any number
of threads and processes may use one home at the same time. Not responsible for: vectors and embeddings (vectors),
ranking (lexical, fusion), reading files (readers).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from summarizer.article import Article
from summarizer.errors import LibraryError
from summarizer.library import accession, articles, duplicates, index, migrations, outbox, versions
from summarizer.library.accession import Added
from summarizer.library.database import Database
from summarizer.library.filters import Filters
from summarizer.library.outbox import Located, Pending
from summarizer.summary import Summary

AT_ONCE = 16
"""Articles committed together by ``add_all``: a commit waits for the disk, some milliseconds each time."""


class Entry(NamedTuple):
    """One line of a list of articles."""

    article_id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    added_at: str
    replaces: str | None
    replaced_by: str | None


class Removed(NamedTuple):
    """A removed article. ``scrubbed``: its words are gone from the file's log too, not only from the file.

    False when another process was reading all the while; the log is then emptied when the last one closes.
    """

    article_id: str
    scrubbed: bool


class Catalogue:
    """The catalogue in a folder. Use :meth:`open`, and close it or use it as a context."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def open(cls, home: Path | str) -> Catalogue:
        """Open the library in ``home``, or make it. Raises LibraryError, LibraryTooNew."""
        return cls(Database(Path(home)))

    def close(self) -> None:
        """Close the file. Closing twice does no harm."""
        self.database.close()

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, article: Article) -> Added:
        """Store an article, all of it or nothing; adding it again changes nothing. Raises LibraryError."""
        prepared = accession.prepare(article)
        with self.database.writing() as connection:
            return accession.accept(connection, prepared)

    def add_all(self, given: Iterable[Article]) -> Iterator[Added]:
        """Store many, each whole or not at all, and say what became of each once it is committed. Raises LibraryError.

        Some are committed together, which is several times quicker than one by one. ``given`` is read as it goes.
        """
        waiting = iter(given)
        while batch := [accession.prepare(article) for article in islice(waiting, AT_ONCE)]:
            try:
                with self.database.writing() as connection:
                    done = [accession.accept(connection, prepared) for prepared in batch]
            except LibraryError:
                for prepared in batch:  # one by one: those that can be stored are
                    yield self.add(prepared.article)
            else:
                yield from done

    def get(self, key: str) -> Article:
        """The article with this id or unique prefix of it. Raises NotInLibrary, AmbiguousId."""
        with self.database.reading() as connection:
            return _known(connection, articles.resolve(connection, key))[1]

    def resolve(self, key: str) -> str:
        """The full id of an id or a unique prefix of it. Raises NotInLibrary, AmbiguousId."""
        with self.database.reading() as connection:
            return articles.resolve(connection, key)

    def entries(
        self,
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        outlet: str | None = None,
        article_ids: Iterable[str] | None = None,
        newest_only: bool = False,
        limit: int = -1,
    ) -> list[Entry]:
        """The articles that pass the filters (:class:`~summarizer.library.filters.Filters`), the last added first."""
        condition, values = Filters.of(since, until, outlet, article_ids).condition()
        newest = " AND replaced_by IS NULL" if newest_only else ""
        columns = "id, title, outlet, published, url, added_at, replaces, replaced_by"
        query = f"SELECT {columns} FROM articles WHERE {condition}{newest} ORDER BY row DESC LIMIT ?"  # noqa: S608
        with self.database.reading() as connection:
            return [Entry(*row) for row in connection.execute(query, [*values, limit])]

    def versions(self, article_id: str) -> list[str]:
        """The ids of all versions of an article, the oldest first; just its own when there is one."""
        with self.database.reading() as connection:
            return versions.chain(connection, article_id)

    def near(self, article_id: str) -> list[str]:
        """The ids of its near-duplicates, the most alike first."""
        with self.database.reading() as connection:
            return duplicates.linked(connection, article_id)

    def remove(self, key: str) -> Removed:
        """Remove an article for good: text, chunks, lexical index, cached items, links; its vectors are queued to go.

        The file is overwritten where the words stood, its log emptied, and copies made before upgrades are deleted,
        for they would hold the words too. An earlier version, if any, is searchable again.
        Raises NotInLibrary, AmbiguousId.
        """
        with self.database.writing() as connection:
            article_id = articles.resolve(connection, key)
            row, article = _known(connection, article_id)
            if article.replaced_by is None:
                index.hide(connection, row)
            uncovered = versions.take_out(connection, article_id)
            connection.execute("DELETE FROM articles WHERE row = ?", (row,))
            if uncovered is not None:
                index.show(connection, _known(connection, uncovered)[0])
            # Until the index is merged into one piece, the words of removed rows stay in its older pieces.
            connection.execute("INSERT INTO lexical (lexical) VALUES ('optimize')")
        for copy in migrations.backups(self.database.path):
            copy.unlink(missing_ok=True)
        return Removed(article_id, self.database.checkpoint())

    def items_get(self, article_id: str, engine: str, version: str) -> Summary | None:
        """The cached summary that this engine made by these rules, with the article as it is known now; or None."""
        with self.database.reading() as connection:
            found = connection.execute(
                "SELECT summary FROM items JOIN articles ON articles.row = items.article "
                "WHERE articles.id = ? AND engine = ? AND version = ?",
                (article_id, engine, version),
            ).fetchone()
            if found is None:
                return None
            article = _known(connection, article_id)[1]
        return Summary.model_validate({**json.loads(found["summary"]), "article": article})

    def items_put(self, summary: Summary, engine: str, version: str) -> None:
        """Cache a summary of an article of the library; does nothing when the article is not in it (any more)."""
        stored = summary.model_dump_json(exclude={"article"})
        with self.database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO items (article, engine, version, summary) "
                "SELECT row, ?, ?, ? FROM articles WHERE id = ?",
                (engine, version, stored, summary.article.id),
            )

    def outbox_take(self, limit: int) -> list[Pending]:
        """The oldest chunks to embed, at most ``limit``; they stay queued until ``outbox_done``."""
        with self.database.reading() as connection:
            return outbox.take(connection, limit)

    def outbox_done(self, chunk_ids: Iterable[str]) -> None:
        """These chunks are embedded."""
        with self.database.writing() as connection:
            outbox.done(connection, chunk_ids)

    def outbox_holds(self, chunk_ids: Iterable[str]) -> bool:
        """Whether any of these chunks is still to be embedded."""
        with self.database.reading() as connection:
            return outbox.waiting(connection, chunk_ids)

    def outbox_size(self) -> int:
        """How many chunks wait to be embedded."""
        return self._count("outbox")

    def rebuild(self) -> int:
        """Make chunks, lexical index and buckets anew from the articles; how many chunks have to be embedded again.

        Chunks whose borders stay keep their vectors. Other writers wait meanwhile.
        """
        with self.database.writing() as connection:
            return index.rebuild(connection)

    def outbox_fill(self) -> int:
        """Queue every searchable chunk again, as another embedding model needs; how many wait now."""
        with self.database.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO outbox SELECT chunks.row FROM chunks "
                "JOIN articles ON articles.row = chunks.article WHERE replaced_by IS NULL"
            )
        return self.outbox_size()

    def deletions_take(self, limit: int) -> list[str]:
        """Ids of chunks whose vectors must go, at most ``limit``; they stay queued until ``deletions_done``."""
        with self.database.reading() as connection:
            found = connection.execute("SELECT chunk_id FROM deletions LIMIT ?", (limit,))
            return [row["chunk_id"] for row in found]

    def deletions_done(self, chunk_ids: Iterable[str]) -> None:
        """The vectors of these chunks are gone."""
        with self.database.writing() as connection:
            connection.executemany("DELETE FROM deletions WHERE chunk_id = ?", [(each,) for each in chunk_ids])

    def chunk_text(self, chunk_ids: Iterable[str]) -> dict[str, str]:
        """The words of these chunks, without headers; those that are not in the library are left out."""
        return {chunk_id: located.text for chunk_id, located in self.locate(chunk_ids).items()}

    def locate(self, chunk_ids: Iterable[str], *, newest_only: bool = False) -> dict[str, Located]:
        """Where these chunks stand, with what a passage shows; those that are not in the library are left out."""
        with self.database.reading() as connection:
            return outbox.locate(connection, chunk_ids, newest_only)

    def chunk_ids(self, filters: Filters) -> list[str]:
        """The ids of all chunks of newest versions that pass the filters."""
        condition, values = filters.condition()
        query = f"""SELECT articles.id || ':' || chunks.number
            FROM articles JOIN chunks ON chunks.article = articles.row
            WHERE articles.replaced_by IS NULL AND {condition}"""  # noqa: S608
        with self.database.reading() as connection:
            return [row[0] for row in connection.execute(query, values)]

    def stats(self) -> dict[str, int]:
        """How many articles, publications, chunks, items, near-duplicate pairs, and waiting vectors there are."""
        tables = ("articles", "publications", "chunks", "items", "near_duplicates", "outbox", "deletions")
        return {table: self._count(table) for table in tables}

    def _count(self, table: str) -> int:
        with self.database.reading() as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def _known(connection: sqlite3.Connection, article_id: str) -> tuple[int, Article]:
    found = articles.fetch(connection, article_id)
    if found is None:
        raise LibraryError(f"the article {article_id} is gone", "another process may have removed it; try again")
    return found
