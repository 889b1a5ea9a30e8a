"""The lexical leg: BM25 over stemmed words (FTS5), for questions as people type them.

Question words and stop words are dropped, every other word is quoted and joined by OR, so that no syntax of FTS5
reaches it from a user. Abbreviations are found with and without stops ("UN", "U.N."). Not responsible for: the dense
leg (vectors), fusing both (fusion).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from summarizer.library.filters import Filters
from summarizer.library.fusion import Hit

if TYPE_CHECKING:
    import sqlite3

    from summarizer.library.catalogue import Catalogue

WEIGHTS = (1.5, 0.5, 1.0)
"""Of a word in the title, in outlet and date, in the chunk itself (the first chunk has the title in it too)."""
MOST_WORDS = 64
"""Different words of a query that count; a pasted paragraph has more, its rarest as likely among the first."""
LONGEST_QUERY = 10_000
LARGE = 10_000
"""Chunks from which on the words that stand everywhere are left out of a query."""

STOP_WORDS = frozenset(
    """
    a an the this that these those who whom whose which what when where why how is are was were be been being am
    do does did done doing has have had having will would can could should shall may might must ought of in on at by
    for from to with into onto over under about above below between through during before after again against as and
    or but nor so if than then there here it its itself he him his himself she her hers herself they them their theirs
    themselves we us our ours ourselves you your yours yourself yourselves i me my mine myself not no any some all both
    each few more most many much other very just also only own same such too up down out off until while because
    said says say saying tell tells told according happened happen happens anyone someone
    s t d ll m o re ve don didn doesn isn aren wasn weren won wouldn couldn shouldn haven hasn hadn
    """.split()
)
"""Snowball's English stop list with the question words and fillers that stand in every question to a newsroom."""

_TOKEN = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_](?![^\W_]))+|[^\W_]+")
"""Letters with stops between ("U.N"), or a word."""


def search(
    catalogue: Catalogue,
    query: str,
    k: int,
    *,
    since: date | str | None = None,
    until: date | str | None = None,
    outlet: str | None = None,
    article_ids: Iterable[str] | None = None,
) -> list[Hit]:
    """The best ``k`` chunks of newest versions by BM25, best first, the higher the score the better.

    Empty when the query has no word. ``since`` and ``until`` are ISO 8601 days, both inclusive; ``article_ids`` full
    ids. Raises LibraryError, ValueError for a malformed day.
    """
    filters = Filters.of(since, until, outlet, article_ids)
    phrases = _phrases_of(query)
    if not phrases or k < 1:
        return []
    condition, values = filters.condition()
    passing = f"""AND +lexical.rowid IN (
        SELECT chunks.row FROM chunks WHERE chunks.article IN (SELECT articles.row FROM articles WHERE {condition}))"""  # noqa: S608
    # Not "ORDER BY rank": with it FTS5 scores every match before the filter is looked at.
    best = f"""
        SELECT rowid, bm25(lexical, {", ".join(map(str, WEIGHTS))}) AS score FROM lexical
        WHERE lexical MATCH ? {passing if values else ""} ORDER BY score, rowid LIMIT ?"""  # noqa: S608
    named = f"""
        SELECT articles.id || ':' || chunks.number AS chunk_id, best.score AS score FROM ({best}) AS best
        JOIN chunks ON chunks.row = best.rowid JOIN articles ON articles.row = chunks.article
        ORDER BY best.score, best.rowid"""  # noqa: S608
    with catalogue.database.reading() as connection:
        expression = _any_of(_telling(connection, phrases))
        return [Hit(row["chunk_id"], -row["score"]) for row in connection.execute(named, [expression, *values, k])]


def _telling(connection: sqlite3.Connection, phrases: Sequence[str]) -> Sequence[str]:
    """Leave out what stands in every tenth chunk of a large library, as long as two phrases remain.

    Scoring takes time for every chunk that matches, and words that stand everywhere say next to nothing.
    """
    chunks = int(connection.execute("SELECT coalesce(max(row), 0) FROM chunks").fetchone()[0])
    if chunks < LARGE:
        return phrases
    most = chunks // 10
    counting = "SELECT count(*) FROM (SELECT 1 FROM lexical WHERE lexical MATCH ? LIMIT ?)"
    counts = {phrase: connection.execute(counting, (f'"{phrase}"', most)).fetchone()[0] for phrase in phrases}
    rare = [phrase for phrase in phrases if counts[phrase] < most]
    return rare if len([phrase for phrase in rare if counts[phrase]]) >= 2 else phrases


def coverage(catalogue: Catalogue, query: str) -> float:
    """The share in [0, 1] of a query's telling words that stand anywhere in the library; 0 for a query without words.

    Low for a question in another language than the articles, whose few matches are accidents of spelling.
    Raises LibraryError.
    """
    phrases = _phrases_of(query)
    standing = "SELECT 1 FROM lexical WHERE lexical MATCH ? LIMIT 1"
    with catalogue.database.reading() as connection:
        known = [phrase for phrase in phrases if connection.execute(standing, [f'"{phrase}"']).fetchone()]
    return len(known) / len(phrases) if phrases else 0.0


def match_expression(query: str) -> str:
    """The query for FTS5, "" when there is no word in it. Every word stands in quotation marks."""
    return _any_of(_phrases_of(query))


def _any_of(phrases: Iterable[str]) -> str:
    return " OR ".join(f'"{phrase}"' for phrase in phrases)


def words_of(text: str) -> list[str]:
    """The words of a text as the index parts them; "U.N" stays one."""
    return [match[0] for match in islice(_TOKEN.finditer(text), LONGEST_QUERY)]


def telling_words(query: str) -> list[str]:
    """The words of a query without stop words, or all of them where no other is left."""
    words = words_of(query)
    return [word for word in words if _is_abbreviation(word) or word.lower() not in STOP_WORDS] or words


def _phrases_of(query: str) -> list[str]:
    return list(dict.fromkeys(phrase for word in telling_words(query) for phrase in _phrases(word)))[:MOST_WORDS]


def _phrases(token: str) -> list[str]:
    """A word, or an abbreviation with stops between its letters and without."""
    letters = token.replace(".", "")
    return [letters, " ".join(letters)] if _is_abbreviation(token) else [letters]


def _is_abbreviation(token: str) -> bool:
    return "." in token or (token.isascii() and token.isalpha() and token.isupper() and 2 <= len(token) <= 4)
