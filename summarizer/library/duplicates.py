"""Wire copy: articles whose words are nearly the same, found without comparing all with all.

Resemblance is Broder's: the share of 5-word shingles that two bodies have in common (Jaccard). From 0.5 on, his border
in "Syntactic clustering of the Web" (1997), two articles are linked as near-duplicates; neither is dropped. Candidates
share a bucket of MinHash bands (Indyk and Motwani 1998; 20 bands of 3 rows: a pair at resemblance 0.5 is found with
probability .93, at 0.6 .99, at 0.7 .9998), then the texts themselves are compared, so that no chance hit is linked.
Hashes are multiply-shift (Dietzfelbinger 1997). Not responsible for: the same text (its id tells), versions.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import unicodedata
import zlib
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summarizer.article import Article

SHINGLE = 5
BANDS, ROWS = 20, 3
ALIKE = 0.5
"""Resemblance from which two articles are linked."""
MOST_WORDS = 20_000
"""Words of a body that are looked at; the longest newspaper features have some 20,000."""
MOST_IN_BUCKET, MOST_COMPARED = 30, 20
"""Latest members of a bucket that are looked at, and candidates whose texts are compared: bounds for templates."""

_WORD = re.compile(r"[^\W_]+")


def buckets(article: Article) -> list[int]:
    """The signed 64-bit keys, one a band, under which an article is found by its near-duplicates."""
    shingles = _shingles(article.text[article.body_start :])
    if not shingles.size:
        return []
    factors, offsets = _hash_functions()
    smallest = ((shingles * factors + offsets) >> 32).min(axis=1).reshape(BANDS, ROWS)
    return [_key(band, values) for band, values in enumerate(smallest.tolist())]


def resemblance(one: NDArray[Any], other: NDArray[Any]) -> float:
    """The share of shingles that two texts have in common, 0 to 1."""
    import numpy

    together = numpy.union1d(one, other).size
    return (one.size + other.size - together) / together if together else 0.0


def store(connection: sqlite3.Connection, row: int, keys: Sequence[int]) -> None:
    """Put an article into its buckets."""
    connection.executemany("INSERT OR IGNORE INTO buckets (bucket, article) VALUES (?, ?)", [(k, row) for k in keys])


def link(
    connection: sqlite3.Connection, row: int, article: Article, keys: Sequence[int], versions: Collection[str]
) -> list[str]:
    """Link an article to its near-duplicates, its own versions left out; their ids, the most alike first."""
    shared = Counter(
        found["article"]
        for key in keys
        for found in connection.execute(
            "SELECT article FROM buckets WHERE bucket = ? AND article <> ? ORDER BY article DESC LIMIT ?",
            (key, row, MOST_IN_BUCKET),
        )
    )
    alike = []
    own: NDArray[Any] | None = None
    for candidate, _ in shared.most_common(MOST_COMPARED):
        other = connection.execute(
            "SELECT id, text, json_extract(record, '$.body_start') AS body_start FROM articles WHERE row = ?",
            (candidate,),
        ).fetchone()
        if other["id"] in versions:
            continue
        own = own if own is not None else _shingles(article.text[article.body_start :])
        degree = resemblance(own, _shingles(other["text"][other["body_start"] :]))
        if degree >= ALIKE:
            alike.append((degree, other["id"], candidate))
    alike.sort(reverse=True)
    connection.executemany(
        "INSERT OR REPLACE INTO near_duplicates (one, other, resemblance) VALUES (?, ?, ?)",
        [(min(row, other), max(row, other), degree) for degree, _, other in alike],
    )
    return [name for _, name, _ in alike]


def linked(connection: sqlite3.Connection, article_id: str) -> list[str]:
    """The ids of the articles linked to this one as near-duplicates, the most alike first."""
    return [
        found["id"]
        for found in connection.execute(
            "SELECT other.id FROM articles AS own JOIN near_duplicates ON own.row IN (one, near_duplicates.other) "
            "JOIN articles AS other ON other.row = near_duplicates.one + near_duplicates.other - own.row "
            "WHERE own.id = ? ORDER BY resemblance DESC, other.row",
            (article_id,),
        )
    ]


def _shingles(body: str) -> NDArray[Any]:
    """Distinct 32-bit hashes of every five words in a row; of all words when there are fewer."""
    import numpy

    folded = body.lower() if body.isascii() else unicodedata.normalize("NFKC", body).casefold()
    words = [zlib.crc32(match[0].encode()) for match in islice(_WORD.finditer(folded), MOST_WORDS)]
    hashes = numpy.array(words, dtype=numpy.uint64)
    size = min(SHINGLE, len(words))
    total = numpy.zeros(len(words) - size + 1 if words else 0, dtype=numpy.uint64)
    for place in range(size):  # a polynomial in an odd number: the order of the words counts
        total = (total + hashes[place : place + total.size]) * numpy.uint64(0x9E3779B97F4A7C15)
    return numpy.unique(total >> numpy.uint64(32))


def _key(band: int, values: Sequence[int]) -> int:
    words = b"".join(value.to_bytes(8, "little") for value in (band, *values))
    return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "little", signed=True)


@lru_cache(maxsize=1)
def _hash_functions() -> tuple[NDArray[Any], NDArray[Any]]:
    """Odd factors and offsets as columns, the same on every machine: stored buckets depend on them."""
    import numpy

    drawn = [
        int.from_bytes(hashlib.blake2b(f"minhash {number}".encode(), digest_size=8).digest(), "little")
        for number in range(2 * BANDS * ROWS)
    ]
    factors = numpy.array([number | 1 for number in drawn[::2]], dtype=numpy.uint64)
    return factors[:, None], numpy.array(drawn[1::2], dtype=numpy.uint64)[:, None]
