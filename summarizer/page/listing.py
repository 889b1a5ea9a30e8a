"""The Library tab: what is kept, found by words and meaning, with its versions and near-duplicates; adding, removing.

Not responsible for: keeping and searching (library), reading files (intake).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarizer.errors import NotInLibrary, SummarizerError
from summarizer.exporters.html.document import render
from summarizer.exporters.wording import one_line
from summarizer.page.intake import OUTCOMES, Failed, checked_day
from summarizer.page.wording import sentence

if TYPE_CHECKING:
    from summarizer.answer import Passage
    from summarizer.article import Article
    from summarizer.library import Catalogue, Entry
    from summarizer.page.desk import Desk

AT_ONCE = 50
"""Rows of one page of the list."""
FOUND = 40
"""Passages that a search looks at."""
OPENING = 60
"""Characters of an untitled article that stand for its title."""
CHOICES = 500
"""Articles offered in a list to choose from: the last added."""

ORDERS = {
    "Last added": lambda entry: (entry.added_at, ""),
    "Newest": lambda entry: (entry.published or "", entry.added_at),
    "Oldest": lambda entry: (entry.published or "9999", entry.added_at),
    "Outlet": lambda entry: ((entry.outlet or "\uffff").casefold(), entry.published or ""),
    "Title": lambda entry: ((entry.title or "\uffff").casefold(), ""),
}
"""Order of the list -> its key; the first two go from high to low."""
FALLING = frozenset({"Last added", "Newest"})


class Wanted(NamedTuple):
    """What of the library is listed."""

    query: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    order: str = "Last added"
    rows: int = AT_ONCE


class Row(NamedTuple):
    """One article of the list; ``name`` is its title or how it begins, ``passage`` what was found in it."""

    entry: Entry
    name: str
    versions: list[Entry]
    near: list[Entry]
    passage: str | None


def listed(desk: Desk, wanted: Wanted) -> str:
    """The list as HTML; what cannot be listed is a sentence."""
    try:
        rows, total = _rows(desk, wanted)
    except (SummarizerError, ValueError) as error:
        return render("failures.html.j2", failed=[Failed("", sentence(error))])
    narrowed = bool(wanted.query.strip() or wanted.outlet or wanted.since or wanted.until)
    return render(
        "library.html.j2", rows=rows, total=total, narrowed=narrowed, notice=desk.room.library.notice,
        query=wanted.query.strip(),
    )  # fmt: skip


def _rows(desk: Desk, wanted: Wanted) -> tuple[list[Row], int]:
    library = desk.room.library
    filters = _filters(wanted)
    entries = library.entries(**filters)
    known = {entry.article_id: entry for entry in entries}
    passages: dict[str, Passage] = {}
    if wanted.query.strip():
        for passage in library.search(wanted.query, FOUND, **filters):
            passages.setdefault(passage.article_id, passage)
        entries = [known[key] for key in passages if key in known]
    else:
        entries.sort(key=ORDERS.get(wanted.order, ORDERS["Last added"]), reverse=wanted.order in FALLING)
    shown = entries[: wanted.rows]
    return [_row(library.catalogue, entry, known, passages.get(entry.article_id)) for entry in shown], len(entries)


def _filters(wanted: Wanted) -> dict[str, str | None]:
    days = {"since": checked_day(wanted.since), "until": checked_day(wanted.until)}
    return {**days, "outlet": wanted.outlet.strip() or None}


def _row(catalogue: Catalogue, entry: Entry, known: dict[str, Entry], passage: Passage | None) -> Row:
    family = [] if not (entry.replaces or entry.replaced_by) else catalogue.versions(entry.article_id)
    others = [key for key in family if key != entry.article_id]
    return Row(
        entry,
        one_line(entry.title) if entry.title else _opening(catalogue.get(entry.article_id).text),
        _entries(catalogue, others, known),
        _entries(catalogue, [key for key in catalogue.near(entry.article_id) if key not in family], known),
        _found_in(passage) if passage else None,
    )


def _opening(text: str) -> str:
    return f"“{one_line(text[:OPENING])} …”"


def _found_in(passage: Passage) -> str:
    """The words that were found, without the title, which the row has."""
    text = passage.text
    return one_line(text.removeprefix(passage.title or "") if passage.start == 0 else text)


def _entries(catalogue: Catalogue, ids: list[str], known: dict[str, Entry]) -> list[Entry]:
    missing = [key for key in ids if key not in known]
    found = known | {entry.article_id: entry for entry in (catalogue.entries(article_ids=missing) if missing else [])}
    return [found[key] for key in ids if key in found]


def outlets(desk: Desk) -> list[str]:
    """The outlets of the library, by name."""
    names = {one_line(entry.outlet) for entry in desk.room.library.entries() if entry.outlet}
    return sorted(names, key=str.casefold)


def choices(desk: Desk) -> list[tuple[str, str]]:
    """(label, id) of the library's newest versions, the last added first."""
    entries = desk.room.library.catalogue.entries(newest_only=True, limit=CHOICES)
    return [(_label(entry), entry.article_id) for entry in entries]


def _label(entry: Entry) -> str:
    told = ", ".join([one_line(entry.outlet or "outlet not given"), (entry.published or "undated")[:10]])
    return f"{one_line(entry.title or 'Untitled article')[:90]} ({told})"


class Adding(NamedTuple):
    """How far adding is: (title, what became of it) for each article, and what failed."""

    lines: list[tuple[str, str]]
    failed: list[Failed]
    done: bool


def add(desk: Desk, found: Iterable[Article | Failed]) -> Iterator[Adding]:
    """Add articles as they are read; (title, outcome) for each that was, a line for each that was not."""
    lines: list[tuple[str, str]] = []
    failed: list[Failed] = []
    room = desk.room
    for item in found:
        if isinstance(item, Failed):
            failed.append(item)
        else:
            try:
                [added] = room.add([item])
            except SummarizerError as error:
                failed.append(Failed(item.title or item.id, sentence(error)))
            else:
                near = f", nearly the same text as {len(added.near)} other" if added.near else ""
                name = one_line(item.title) if item.title else _opening(item.text)
                lines.append((name, OUTCOMES[added.status] + near))
        yield Adding(lines, failed, False)
    yield Adding(lines, failed, True)


def told(adding: Adding) -> str:
    """The outcome of adding as HTML."""
    return render("added.html.j2", adding=adding)


def remove(desk: Desk, article_id: str) -> str:
    """Remove an article for good, and say so. Raises LibraryError."""
    room = desk.room
    try:
        title = room.library.get(article_id).title or "Untitled article"
    except NotInLibrary:
        return "It had been removed already."
    removed = room.library.remove(article_id)
    later = "" if removed.scrubbed else " Its words leave the file's log when the other process that reads it ends."
    return f"Removed “{one_line(title)}” for good: text, index and summaries.{later}"
