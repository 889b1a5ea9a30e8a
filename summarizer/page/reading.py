"""The Article tab: an article beside its summary, one chosen of several, and the summary in every format.

Not responsible for: the sheet's markup and behaviour (exporters.html, report.js).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarizer.errors import SummarizerError
from summarizer.exporters import FORMATS, html, load_exporter
from summarizer.exporters.html.document import render
from summarizer.exporters.wording import one_line
from summarizer.page.intake import Failed, kept
from summarizer.page.panes import where
from summarizer.page.wording import sentence_of_model

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.newsroom import Newsroom
    from summarizer.page.desk import Desk
    from summarizer.page.session import Session
    from summarizer.summary import Summary

LONGEST = 400_000
"""Characters of an article that are shown beside its summary; a longer one is for download."""
BY_OPTION = "give it with --published YYYY-MM-DD"
"""What a notice advises at a terminal (grounding.circumstances)."""
ENDINGS = {
    "text": ("txt", "text/plain"), "json": ("json", "application/json"), "jsonl": ("jsonl", "application/jsonl"),
    "csv": ("csv", "text/csv"), "csv-claims": ("claims.csv", "text/csv"), "events": ("events.csv", "text/csv"),
    "markdown": ("md", "text/markdown"), "webannotation": ("annotations.json", "application/json"),
    "jsonld": ("jsonld", "application/ld+json"), "ninjs": ("ninjs.json", "application/json"),
    "html": ("html", "text/html"),
}  # fmt: skip
"""Format -> ending and media type of its file."""
NAMES = {
    "html": "HTML report", "text": "Text", "markdown": "Markdown", "json": "JSON", "jsonl": "JSON lines",
    "csv": "CSV of casualties", "csv-claims": "CSV of claims", "events": "CSV of events",
    "webannotation": "Web Annotation (W3C)", "jsonld": "JSON-LD (schema.org)", "ninjs": "ninjs (IPTC)",
}  # fmt: skip
"""Format -> how a reader calls it."""


class Step(NamedTuple):
    """How far a reading is: a line on what is under way, and what failed so far."""

    line: str
    failed: list[Failed]
    busy: bool = True


def formats() -> list[tuple[str, str]]:
    """(name, format) of everything a summary can be downloaded as."""
    return [(NAMES.get(name, name), name) for name in sorted(FORMATS, key=[*NAMES, *FORMATS].index)]


def read(desk: Desk, session: Session, found: Iterable[Article | Failed], keep: bool) -> Iterator[Step]:
    """Summarize every article, one after the other, and tell how far it is. The last one done is shown."""
    failed: list[Failed] = []
    done = 0
    for item in found:
        if isinstance(item, Failed):
            failed.append(item)
            yield Step(f"{done} summarised, {len(failed)} could not be read.", failed)
            continue
        yield Step(f"Summarising “{one_line(item.title or 'untitled article')}” …", failed)
        try:
            session.show(_summary(desk.room_of(session), item, keep))
            done += 1
        except SummarizerError as error:
            failed.append(Failed(item.title or item.source or item.id, sentence_of_model(error)))
    asked = desk.room_of(session).engine.provider is not None
    cost = f" {desk.cost()}" if asked and done else ""
    yield Step(_ended(done, len(failed), keep) + cost, failed, False)


def _summary(room: Newsroom, article: Article, keep: bool) -> Summary:
    if not keep:
        return room.summarize(article)
    _, stored = kept(room, article)
    return room.remembered(stored)


def _ended(done: int, failed: int, keep: bool) -> str:
    if not done and not failed:
        return "Nothing to summarise yet: paste a text, drop files or give an address."
    told = [f"{done} summarised" + (" and kept in the library" if keep and done else "")]
    told += [f"{failed} could not be read"] if failed else []
    return ", ".join(told) + "."


def reopened(desk: Desk, session: Session, article_id: str) -> None:
    """Show an article of the library or of the session. Raises EngineError, LibraryError."""
    known = session.summaries.get(article_id)
    room = desk.room_of(session)
    session.show(known or room.remembered(room.library.get(article_id)))


def shown(session: Session) -> str:
    """The sheet of the shown summary as HTML, or what to do when there is none."""
    summary = session.summaries.get(session.shown or "")
    if summary is None:
        return render("blank.html.j2", why="read")
    if len(summary.article.text) > LONGEST:
        return render("blank.html.j2", why="long")
    told = [notice.replace(BY_OPTION, "give it under “Bring an article”") for notice in summary.notices]
    shown = summary.model_copy(update={"notices": told})
    return f'<div class="report desk-sheet" data-address="off">{html.fragment(shown)}</div>'


def said(line: str, busy: bool = False) -> str:
    """One line on what is under way or was done, as HTML."""
    return render("said.html.j2", line=line, busy=busy)


def failures(failed: list[Failed]) -> str:
    """A line for each source that could not be read, as HTML."""
    return render("failures.html.j2", failed=failed) if failed else ""


def opened(session: Session) -> list[tuple[str, str]]:
    """(label, id) of the summaries of this session, the newest first."""
    made = [session.summaries[key].article for key in session.opened if key in session.summaries]
    return [(label(article), article.id) for article in reversed(made)]


def label(article: Article) -> str:
    """An article in one line, for a list to choose from."""
    return f"{one_line(article.title or 'Untitled article')[:70]} ({where(article)})"


def download(session: Session, format: str) -> dict[str, str] | None:
    """Name, media type and text of the shown summary in a format; None when nothing is shown."""
    summary = session.summaries.get(session.shown or "")
    if summary is None:
        return None
    ending, media = ENDINGS.get(format, ("txt", "text/plain"))
    text = load_exporter(format).summaries([summary], True)
    return {"name": f"summary-{summary.article.id}.{ending}", "type": media, "text": text}
