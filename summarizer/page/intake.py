"""What people bring to the page -> articles: pasted text, dropped files, an address. A line for each that fails.

Nothing of the server's own disk can be asked for: files come as uploads, addresses are http or https. Not responsible
for: decoding and parsing (readers), keeping (library).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summarizer.article import Article
from summarizer.errors import SourceError, SourceNotFound, SourceNotText, SourceTooLarge
from summarizer.page.wording import sentence

if TYPE_CHECKING:
    from summarizer.library import Added
    from summarizer.newsroom import Newsroom

KINDS = (
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".json", ".jsonl", ".ndjson",
    ".xml", ".rss", ".atom", ".eml", ".zip",
)  # fmt: skip
"""Endings of files that are taken; the readers look at the bytes besides."""
MOST_FILES = 500

OUTCOMES = {
    "added": "added",
    "duplicate": "already in the library",
    "new-version": "added as a new version",
    "earlier-version": "added as an earlier version",
}
"""Added.status in plain words."""


class Failed(NamedTuple):
    """One source that could not be read, and why in a sentence."""

    source: str
    why: str


class About(NamedTuple):
    """What the reporter says about a pasted text."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


def brought(
    room: Newsroom, text: str, about: About, address: str, paths: Sequence[str] | None
) -> Iterator[Article | Failed]:
    """Whatever was given of a pasted text, an address and uploaded files."""
    if text.strip():
        try:
            yield pasted(room, text, about)
        except (SourceError, ValueError) as error:
            yield Failed("pasted text", sentence(error))
    if address.strip():
        yield from fetched(room, address)
    yield from dropped(room, paths or [])


def pasted(room: Newsroom, text: str, about: About) -> Article:
    """An article of pasted text. Raises SourceTooLarge, SourceEmpty, ValueError for a malformed date."""
    if len(text.encode(errors="replace")) > room.settings.max_bytes:
        raise SourceTooLarge(
            f"the text has more than {room.settings.max_bytes:,} bytes", "paste less, or raise SUMMARIZER_MAX_BYTES"
        )
    given = About(*(part.strip() or None if part else None for part in about))
    checked_day(given.published)
    return Article.from_text(
        text, title=given.title, outlet=given.outlet, published=given.published, url=given.url, source="pasted text"
    )


def checked_day(day: str | None) -> str | None:
    """A day as it was typed, None when there is none. Raises ValueError, in words, when it is none."""
    from datetime import datetime

    if not day or not day.strip():
        return None
    try:
        datetime.fromisoformat(day.strip())
    except ValueError:
        raise ValueError(f"{day!r} is no date as 2016-11-04; write year, month and day, or leave it empty") from None
    return day.strip()


def fetched(room: Newsroom, address: str) -> Iterator[Article | Failed]:
    """The article or articles at an http or https address."""
    address = address.strip()
    if not address.lower().startswith(("http://", "https://")):
        why = SourceNotFound("this is no address of a page", "it begins with https://")
        yield Failed(address or "no address", sentence(why))
        return
    for found in room.read_each(address):
        yield Failed(address, sentence(found)) if isinstance(found, SourceError) else found


def dropped(room: Newsroom, paths: Sequence[str]) -> Iterator[Article | Failed]:
    """The articles of uploaded files, under their own names; each upload is removed from the disk once it is read."""
    for number, given in enumerate(paths):
        path = Path(given)
        try:
            if number >= MOST_FILES:
                why = SourceTooLarge(f"only {MOST_FILES} files are taken at once", "add the rest in a second go")
                yield Failed(path.name, sentence(why))
            else:
                yield from _file(room, path)
        finally:
            path.unlink(missing_ok=True)


def _file(room: Newsroom, path: Path) -> Iterator[Article | Failed]:
    if path.suffix.lower() not in KINDS:
        why = SourceNotText(f"{path.name} is of a kind that is not read here", f"bring one of {' '.join(KINDS)}")
        yield Failed(path.name, sentence(why))
        return
    for found in room.read_each(path):
        if isinstance(found, SourceError):
            named = _name(found.source or path.name, path)
            yield Failed(named, sentence(found).replace(str(path), path.name))
        else:
            yield _renamed(found, path)


def _name(source: str, path: Path) -> str:
    return source.replace(str(path), path.name)


def _renamed(article: Article, path: Path) -> Article:
    """The article as of the file's own name: where an upload was put for a moment is nobody's business."""
    publications = [
        seen.model_copy(update={"source": _name(seen.source, path) if seen.source else None})
        for seen in article.publications
    ]
    return article.model_copy(update={"source": _name(article.source or path.name, path), "publications": publications})


def kept(room: Newsroom, article: Article) -> tuple[Added, Article]:
    """Add an article to the library: what became of it, and the article as the library has it now."""
    [added] = room.add([article])
    return added, room.library.get(added.article_id)
