"""The accession of an article: what is done, in one transaction, when a text comes to the library.

A new text is stored, chunked, placed among the versions of its address and linked to its near-duplicates; a known one
adds a publication or fills in what was missing. Not responsible for: the transaction itself (catalogue, database).
"""

from __future__ import annotations

import sqlite3
from typing import Literal, NamedTuple

from summarizer.article import Article
from summarizer.library import articles, duplicates, index, versions
from summarizer.library.chunking import Chunk, chunks
from summarizer.library.header import origin


class Added(NamedTuple):
    """What became of an article. ``of``: the article it is a duplicate or another version of.

    ``earlier-version``: the library has a later text of the same address already. ``near``: ids of near-duplicates,
    the most alike first.
    """

    status: Literal["added", "duplicate", "new-version", "earlier-version"]
    article_id: str
    of: str | None
    near: list[str]


class Prepared(NamedTuple):
    """What is computed of an article before the file is held."""

    article: Article
    chunks: list[Chunk]
    buckets: list[int]


def prepare(article: Article) -> Prepared:
    """Cut an article into chunks and find the buckets of its near-duplicates."""
    return Prepared(article, chunks(article), duplicates.buckets(article))


def accept(connection: sqlite3.Connection, prepared: Prepared) -> Added:
    """Store a prepared article. Doing it twice changes nothing the second time."""
    found = articles.fetch(connection, prepared.article.id)
    return _accept_again(connection, prepared.article, *found) if found else _accept_new(connection, prepared)


def _accept_new(connection: sqlite3.Connection, prepared: Prepared) -> Added:
    article = prepared.article
    row = articles.insert(connection, article)
    index.store_chunks(connection, row, prepared.chunks)
    duplicates.store(connection, row, prepared.buckets)
    place = versions.place(connection, row, article)
    if place is None or place.newer is None:
        index.show(connection, row)
    family = versions.chain(connection, article.id) if place else [article.id]
    near = duplicates.link(connection, row, article, prepared.buckets, family)
    return Added("added", article.id, None, near) if place is None else _placed(connection, article, place, near)


def _accept_again(connection: sqlite3.Connection, article: Article, row: int, known: Article) -> Added:
    near = duplicates.linked(connection, known.id)
    now = articles.merged(known, article)
    if now is known:
        return Added("duplicate", known.id, known.id, near)
    shown = known.replaced_by is None
    renamed = origin(now.outlet, now.published) != origin(known.outlet, known.published)
    if shown and renamed:
        index.hide(connection, row)
    articles.update(connection, row, now)
    if now.model_copy(update={"publications": known.publications}) != known:
        # A summary's times, and what its sources are to the outlet, depend on what was just filled in.
        connection.execute("DELETE FROM items WHERE article = ?", (row,))
    place = versions.place(connection, row, article)
    stays = place is None or place.newer is None
    if shown and renamed and stays:
        index.show(connection, row)
    elif shown and not renamed and not stays:
        index.hide(connection, row)
    return Added("duplicate", known.id, known.id, near) if place is None else _placed(connection, known, place, near)


def _placed(connection: sqlite3.Connection, article: Article, place: versions.Place, near: list[str]) -> Added:
    """Take the version before a new one out of the index."""
    if place.newer is not None:
        return Added("earlier-version", article.id, place.newer, near)
    if place.older is not None and (found := articles.fetch(connection, place.older)):
        index.hide(connection, found[0])
    return Added("new-version", article.id, place.older, near)
