"""The tables of the library's one file, as version 1 has them. Changed only by a new step in ``migrations``.

The truth is ``articles`` and ``publications``; everything else is derived from them or can be made again:
``chunks`` (offsets only, the words stay in ``articles.text``), ``lexical`` (FTS5 without a copy of the words, its rows
those of the chunks of newest versions), ``outbox`` and ``deletions`` (what the vectors still have to learn),
``buckets`` and ``near_duplicates`` (wire copy), ``items`` (cached summaries).
"""

from __future__ import annotations

TABLES = """
CREATE TABLE articles (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL,
    text TEXT NOT NULL,
    title TEXT,
    folded_title TEXT,
    origin TEXT NOT NULL,
    outlet TEXT,
    published TEXT,
    url TEXT,
    sha256 TEXT NOT NULL,
    moment TEXT,
    replaces TEXT,
    replaced_by TEXT,
    added_at TEXT NOT NULL
);
CREATE INDEX articles_by_title ON articles (folded_title);
CREATE INDEX articles_by_day ON articles (substr(published, 1, 10));

CREATE TABLE publications (
    row INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (row) ON DELETE CASCADE,
    outlet TEXT,
    folded_outlet TEXT,
    url TEXT,
    url_key TEXT,
    published TEXT,
    source TEXT
);
CREATE INDEX publications_of ON publications (article);
CREATE INDEX publications_by_url ON publications (url_key);
CREATE INDEX publications_by_outlet ON publications (folded_outlet);

CREATE TABLE chunks (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles (row) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    UNIQUE (article, number)
);

CREATE VIRTUAL TABLE lexical USING fts5 (
    title, origin, body, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE outbox (chunk INTEGER PRIMARY KEY REFERENCES chunks (row) ON DELETE CASCADE);
CREATE TABLE deletions (chunk_id TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE buckets (
    bucket INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (row) ON DELETE CASCADE,
    PRIMARY KEY (bucket, article)
) WITHOUT ROWID;
CREATE INDEX buckets_of ON buckets (article);

CREATE TABLE near_duplicates (
    one INTEGER NOT NULL REFERENCES articles (row) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES articles (row) ON DELETE CASCADE,
    resemblance REAL NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX near_duplicates_of ON near_duplicates (other);

CREATE TABLE items (
    article INTEGER NOT NULL REFERENCES articles (row) ON DELETE CASCADE,
    engine TEXT NOT NULL,
    version TEXT NOT NULL,
    summary TEXT NOT NULL,
    UNIQUE (article, engine, version)
);
"""
"""``origin``: outlet and date as the header has them. ``moment``: when a text was last changed, for the order of
versions. ``record``: the Article without its text, publications and versions. ``first``, ``last``: code points, end
exclusive."""
