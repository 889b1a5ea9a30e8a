"""The lexical leg: BM25 over stemmed words (FTS5), for questions as people type them.

Question words and stop words are dropped, every other word is quoted and joined by OR, so that no syntax of FTS5
reaches it from a user. Abbreviations are found with and without stops ("UN", "U.N."). Not responsible for: the dense
leg (vectors), fusing both (fusion).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from summarizer.library.filters import Filters
from summarizer.library.fusion import Hit

if TYPE_CHECKING:
    from summarizer.library.catalogue import Catalogue

WEIGHTS = (1.5, 0.5, 1.0)
"""Of a word in the title, in outlet and date, in the chunk itself (the first chunk has the title in it too)."""
MOST_WORDS = 64
"""Words of a query that count; a pasted paragraph has more, and its rarest are as likely among the first."""

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
    expression = match_expression(query)
    if not expression or k < 1:
        return []
    condition, values = filters.condition()
    # FTS5 ranks its matches first; the join looks at the best of them until k have passed the filters.
    statement = f"""
        SELECT articles.id || ':' || chunks.number AS chunk_id, lexical.rank AS rank FROM lexical
        CROSS JOIN chunks ON chunks.row = lexical.rowid CROSS JOIN articles ON articles.row = chunks.article
        WHERE lexical MATCH ? AND rank MATCH 'bm25({", ".join(map(str, WEIGHTS))})' AND {condition}
        ORDER BY rank LIMIT ?"""  # noqa: S608
    with catalogue.database.reading() as connection:
        rows = connection.execute(statement, [expression, *values, k])
        return [Hit(row["chunk_id"], -row["rank"]) for row in rows]


def match_expression(query: str) -> str:
    """The query for FTS5, "" when there is no word in it. Every word stands in quotation marks."""
    tokens = _TOKEN.findall(query)
    telling = [token for token in tokens if _is_abbreviation(token) or token.lower() not in STOP_WORDS]
    phrases = dict.fromkeys(phrase for token in (telling or tokens)[:MOST_WORDS] for phrase in _phrases(token))
    return " OR ".join(f'"{phrase}"' for phrase in phrases)


def _phrases(token: str) -> list[str]:
    """A word, or an abbreviation with stops between its letters and without."""
    letters = token.replace(".", "")
    return [letters, " ".join(letters)] if _is_abbreviation(token) else [letters]


def _is_abbreviation(token: str) -> bool:
    return "." in token or (token.isascii() and token.isalpha() and token.isupper() and 2 <= len(token) <= 4)
