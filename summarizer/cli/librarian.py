"""What the library's commands do once parsed: add, search, list, show, remove, reindex, serve.

Returns exit codes. Not responsible for: options and help texts (summarizer.cli.library), keeping articles (library).
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from summarizer.cli.console import say, show_error, working
from summarizer.cli.delivery import Target, deliver
from summarizer.cli.embedding import embed
from summarizer.cli.work import About, Tally, announce, print_summary, read, say_cost
from summarizer.errors import LibraryError
from summarizer.exporters import load_exporter
from summarizer.exporters.wording import one_line
from summarizer.newsroom import Newsroom

if TYPE_CHECKING:
    from summarizer.answer import Passage
    from summarizer.article import Article
    from summarizer.library import Added, Entry

LOOPBACK = "127.0.0.1"


def add(room: Newsroom, sources: Sequence[str], about: About) -> int:
    """Add every article of every source, a line for each once it is safely stored; then embed what waits."""
    tally, named = Tally(), []

    def articles() -> Iterator[Article]:
        for source in sources:
            for article in read(room, source, about, tally):
                named.append(article.title or source)
                yield article

    for number, added in enumerate(room.library.add(articles())):
        tally.done += 1
        typer.echo(one_line(f"{_outcome(added)}  {named[number]}"))
        for near in added.near:
            say(f"notice: {added.article_id} is nearly the same text as {near}")
    embed(room)
    return tally.exit_code()


def _outcome(added: Added) -> str:
    lines = {
        "added": f"added {added.article_id}",
        "duplicate": f"duplicate of {added.of or added.article_id}",
        "new-version": f"added {added.article_id}, new version of {added.of}",
        "earlier-version": f"added {added.article_id}, earlier version of {added.of}",
    }
    return lines[added.status]


def search(room: Newsroom, query: str, k: int, days: tuple[str | None, str | None, str | None], target: Target) -> int:
    """Print the best passages with the scores of both legs."""
    since, until, outlet = days
    with working("searching"):
        passages = room.search(query, k, since=since, until=until, outlet=outlet)
    if room.library.notice:
        say(f"notice: {room.library.notice}")
    if target.format == "json":
        deliver(_json([passage.model_dump(mode="json") for passage in passages]), target.out)
    else:
        deliver("".join(f"{_passage(n, passage)}\n\n" for n, passage in enumerate(passages, 1)), target.out)
    if not passages:
        say("nothing found")
        say("hint: try other words, or see what is there: summarizer list")
    return 0


def _passage(n: int, passage: Passage) -> str:
    told = ", ".join(part for part in (passage.outlet, (passage.published or "")[:10]) if part)
    legs = [f"words {passage.scores.lexical:.2f}"] if passage.scores.lexical is not None else []
    legs += [f"meaning {passage.scores.dense:.2f}"] if passage.scores.dense is not None else []
    head = f"{n}. {passage.title or 'Untitled article'}" + (f" ({told})" if told else "")
    where = f"characters [{passage.start}-{passage.end}] of article {passage.article_id}"
    return f"{one_line(head)}\n   {one_line(passage.text)}\n   {where}; score {passage.score:.2f} ({', '.join(legs)})"


def list_articles(room: Newsroom, days: tuple[str | None, str | None, str | None], target: Target) -> int:
    """Print a line for each article, the last added first."""
    since, until, outlet = days
    entries = room.library.entries(since=since, until=until, outlet=outlet)
    if target.format == "json":
        deliver(_json([entry._asdict() for entry in entries]), target.out)
    else:
        deliver("".join(f"{_entry(entry)}\n" for entry in entries), target.out)
    if not entries:
        say("no article here yet" if not any(days) else "no article passes")
        say("hint: summarizer add FILE...")
    return 0


def _entry(entry: Entry) -> str:
    told = [entry.article_id, f"{(entry.published or '-')[:10]:<10}", entry.outlet or "-", entry.title or "Untitled"]
    return one_line("  ".join(told) + (f"  [replaced by {entry.replaced_by}]" if entry.replaced_by else ""))


def compare(room: Newsroom, about: str | None, sources: Sequence[str], target: Target) -> int:
    """Print the ledger of the named articles, or of the library."""
    from summarizer.exporters import ledger
    from summarizer.ledger import compare as compared

    announce(room)
    tally = Tally()
    named = [article for source in sources for article in read(room, source, About(), tally)]
    if sources and not named:
        return 1
    tally.done += len(named)
    with working("comparing"):
        summaries = room.comparable(about, named or None)
        found = compared(summaries, about)
    if target.format == "json":
        deliver(_json([comparison.model_dump(mode="json") for comparison in found]), target.out)
    else:
        deliver(ledger.text(found, summaries), target.out)
    if not found:
        say("no event is told by two reports")
    say_cost(room)
    return tally.exit_code()


def show(room: Newsroom, key: str, target: Target) -> int:
    """Print the summary of an article of the library with its evidence."""
    article = room.library.get(key)
    announce(room)
    with working("summarizing"):
        summary = room.remembered(article)
    if target.for_reader:
        print_summary(summary)
    else:
        deliver(load_exporter(target.format).summaries([summary], True), target.out)
    return 0


def remove(room: Newsroom, keys: Iterable[str], sure: bool) -> int:
    """Remove articles for good, after a question where somebody can answer it."""
    tally = Tally()
    for key in keys:
        with tally.item(key):
            article = room.library.get(key)
            if not sure and not _agreed(f"Remove {article.id} {one_line(article.title or '')!r} for good?"):
                say(f"kept {article.id}")
                continue
            removed = room.library.remove(article.id)
            typer.echo(f"removed {removed.article_id}")
            if not removed.scrubbed:
                say("notice: another process is reading; the file's log is emptied when it closes")
    return tally.exit_code()


def _agreed(question: str) -> bool:
    if not sys.stdin.isatty():
        raise LibraryError("removing needs a yes", "add --yes when nobody can be asked")
    return typer.confirm(question, err=True)


def reindex(room: Newsroom) -> int:
    """Make everything derived anew; vectors are kept where text and embedding are the same."""
    catalogue = room.library.catalogue
    with working("rebuilding the index"):
        catalogue.rebuild()
    if room.settings.embedding.strip().lower() != "none":
        vectors = room.open_vectors(replace=True)
        try:
            if vectors.count() < catalogue.stats()["chunks"] - catalogue.outbox_size():
                catalogue.outbox_fill()
        finally:
            vectors.close()
    embed(room)
    typer.echo(f"reindexed {catalogue.stats()['articles']} articles, {catalogue.stats()['chunks']} passages")
    return 0


def serve(room: Newsroom, port: int) -> int:
    """Run a Chroma server over the library's vectors until it is interrupted; loopback only, it has no login."""
    from summarizer.library.lock import FolderLock

    home = room.settings.home
    room.library.close()
    with socket.socket() as probe:
        if probe.connect_ex((LOOPBACK, port)) == 0:
            show_error(f"port {port} is taken", "name another: summarizer serve --port 8001")
            return 1
    lock = FolderLock(home / "chroma.lock")
    if not lock.acquire():
        show_error(f"process {lock.owner() or '?'} has the vectors open", "close it, or let it serve")
        return 1
    command = [str(Path(sys.executable).parent / "chroma"), "run", "--path", str(home / "chroma"), "--host", LOOPBACK]
    say(f"serving on http://{LOOPBACK}:{port}; use it with SUMMARIZER_CHROMA_URL=http://{LOOPBACK}:{port}")
    try:
        return subprocess.call([*command, "--port", str(port)])  # noqa: S603 (our own executable, no shell)
    except KeyboardInterrupt:
        return 0
    finally:
        lock.release()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
