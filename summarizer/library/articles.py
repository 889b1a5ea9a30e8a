"""Articles as rows of the catalogue: written, read back, found by id or its beginning.

Publications and versions change after an article was added, so they stand in rows of their own and not in the stored
record. Not responsible for: transactions (database), what else hangs on an article (catalogue).
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from summarizer.article import Article, Publication
from summarizer.errors import AmbiguousId, LibraryError, NotInLibrary
from summarizer.library.filters import fold
from summarizer.library.header import origin

SHORTEST_PREFIX = 6
_KEPT_APART = {"text", "publications", "replaces", "replaced_by"}
_LIST_HINT = "`summarizer list` shows the ids"

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid", re.ASCII)
"""Query parameters that say how a reader came, not what is read (those of Google, Meta, Microsoft, Mailchimp)."""


_URI = re.compile(r"(?:https?|urn|tag|doi):")


def insert(connection: sqlite3.Connection, article: Article) -> int:
    """Store an article that is not there yet with its publications; its row."""
    record = article.model_dump_json(exclude=_KEPT_APART)
    values = {
        "id": article.id,
        "record": record,
        "text": article.text,
        "title": article.title,
        "folded_title": fold(article.title) if article.title else None,
        "origin": origin(article.outlet, article.published),
        "outlet": article.outlet,
        "published": article.published,
        "url": article.url,
        "identifier_key": identifier_key(article),
        "sha256": article.sha256,
        "moment": article.updated or article.published,
        "added_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    stored = connection.execute(f"INSERT INTO articles ({names}) VALUES ({marks})", list(values.values()))  # noqa: S608
    row = int(stored.lastrowid or 0)
    publish(connection, row, article.publications)
    return row


def update(connection: sqlite3.Connection, row: int, article: Article) -> None:
    """Store what became known of an article: outlet, dates, addresses, byline, publications."""
    connection.execute(
        "UPDATE articles SET record = ?, origin = ?, outlet = ?, published = ?, url = ?, "
        "identifier_key = ?, moment = ? WHERE row = ?",
        (
            article.model_dump_json(exclude=_KEPT_APART),
            origin(article.outlet, article.published),
            article.outlet,
            article.published,
            article.url,
            identifier_key(article),
            article.updated or article.published,
            row,
        ),
    )
    connection.execute("DELETE FROM publications WHERE article = ?", (row,))
    publish(connection, row, article.publications)


def publish(connection: sqlite3.Connection, row: int, publications: Iterable[Publication]) -> None:
    """Add publications to an article."""
    connection.executemany(
        "INSERT INTO publications (article, outlet, folded_outlet, url, url_key, published, source) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (row, each.outlet, fold(each.outlet) if each.outlet else None, each.url, url_key(each.url), each.published,
             each.source)
            for each in publications
        ],
    )  # fmt: skip


def fetch(connection: sqlite3.Connection, article_id: str) -> tuple[int, Article] | None:
    """The row and the whole article of a full id, or None."""
    found = connection.execute("SELECT * FROM articles WHERE id = ?", (article_id,)).fetchone()
    if found is None:
        return None
    record = json.loads(found["record"])
    publications = connection.execute(
        "SELECT outlet, url, published, source FROM publications WHERE article = ? ORDER BY row", (found["row"],)
    )
    kept = {"text": found["text"], "replaces": found["replaces"], "replaced_by": found["replaced_by"]}
    article = Article(**record, **kept, publications=[Publication(**dict(each)) for each in publications])
    return int(found["row"]), article


def resolve(connection: sqlite3.Connection, key: str) -> str:
    """The full id of an id or of a unique prefix of six or more characters. Raises NotInLibrary, AmbiguousId."""
    key = key.strip().lower()
    shown = f"{key[:40]}..." if len(key) > 40 else key
    if not re.fullmatch(r"[0-9a-f]{1,16}", key):
        raise NotInLibrary(f"{shown!r} is not an article's id", f"an id has 16 digits and letters a to f; {_LIST_HINT}")
    if len(key) < SHORTEST_PREFIX:
        raise NotInLibrary(f"{shown!r} is too short for an id", f"give at least {SHORTEST_PREFIX} characters of it")
    found = connection.execute("SELECT id FROM articles WHERE id >= ? AND id < ? ORDER BY id LIMIT 6", (key, key + "g"))
    ids = [row["id"] for row in found]
    if not ids:
        raise NotInLibrary(f"no article of the library has the id {shown}", _LIST_HINT)
    if len(ids) > 1:
        listed = ", ".join(ids[:5]) + (", ..." if len(ids) > 5 else "")
        raise AmbiguousId(f"several articles have an id that begins with {shown}", f"give more of it: {listed}")
    return str(ids[0])


def merged(known: Article, again: Article) -> Article:
    """What is known of a text after seeing it once more: ``known`` itself when that says nothing new.

    Another outlet or URL is another publication. The same one, or one that was not known, fills in what was missing.
    """
    if known.text != again.text:
        raise LibraryError(f"two texts have the id {known.id}", "please report this; change one character to go on")
    new = again.publications[0]
    if any(_same_appearance(new, old) for old in known.publications):
        return known
    if not all(_may_be(old, given) for old, given in zip(_appearance(known), _appearance(again), strict=True)):
        return known.model_copy(update={"publications": [*known.publications, new]})
    missing = {
        name: getattr(again, name)
        for name in ("outlet", "url", "identifier", "published", "updated", "byline")
        if getattr(known, name) is None and getattr(again, name) is not None
    }
    shown = {name: value for name, value in missing.items() if name in Publication.model_fields}
    first = known.publications[0].model_copy(update=shown)
    return known.model_copy(update={**missing, "publications": [first, *known.publications[1:]]}) if missing else known


def url_key(url: str | None) -> str | None:
    """A web address as it is compared: without scheme, "www.", fragment, tracking parameters and last slash."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        query = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name.lower())]
    except ValueError:  # not an address by any standard: compared as it stands
        return url.strip()
    if parts.scheme.lower() not in {"http", "https"}:
        return url.strip()
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' + urlencode(sorted(query)) if query else ''}"


def identifier_key(article: Article) -> str | None:
    """A publisher's identifier as it is compared: a URI stands for itself, any other is its outlet's own."""
    if not article.identifier:
        return None
    if _URI.match(article.identifier):
        return article.identifier
    return f"{fold(article.outlet or '')} {article.identifier}"


def _appearance(seen: Article | Publication) -> tuple[str | None, str | None]:
    return fold(seen.outlet) if seen.outlet else None, url_key(seen.url)


def _may_be(known: str | None, given: str | None) -> bool:
    return known is None or given is None or known == given


def _same_appearance(one: Publication, other: Publication) -> bool:
    """Whether ``one`` says nothing that ``other`` does not: the same publication, or less known of it."""
    pairs = zip((*_appearance(one), one.published), (*_appearance(other), other.published), strict=True)
    return all(left is None or left == right for left, right in pairs)
