"""Title, outlet and date of an article in a few words: they help the embedding and the lexical index find its chunks.

A header is never evidence and never part of a passage's text.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.article import Article

LONGEST = 300
"""Characters of a title or an outlet's name that a header takes; embedding models read some 1,000 in all."""


def header(article: Article) -> str:
    """Title, a line break, outlet and date ("3 November 2016"); what is not known is left out."""
    return compose(article.title, origin(article.outlet, article.published))


def compose(title: str | None, origin: str) -> str:
    """A header of a title and an :func:`origin`; "" when there is neither."""
    return "\n".join(part for part in ((title or "")[:LONGEST].strip(), origin) if part)


def origin(outlet: str | None, published: str | None) -> str:
    """Outlet and day of publication, in words that a question would use; "" when neither is known."""
    return ", ".join(part for part in ((outlet or "")[:LONGEST].strip(), _day(published)) if part)


def _day(published: str | None) -> str:
    if not published:
        return ""
    day = date.fromisoformat(published[:10])
    return f"{day.day} {day:%B} {day.year}"
