"""The Batch tab: many files or a folder of this machine into one folder of results; estimate, run, stop, go on.

A run has a name; the same name goes on where it was interrupted, with the files it was given then. Not responsible for:
the run itself (batch), who may name a folder of the server (access).
"""

from __future__ import annotations

import re
import shutil
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summarizer import batch
from summarizer.errors import BatchError, SummarizerError
from summarizer.exporters.html.document import render
from summarizer.page.access import is_loopback
from summarizer.page.intake import KINDS, MOST_FILES
from summarizer.page.wording import many, money, sentence

if TYPE_CHECKING:
    from summarizer.newsroom import Newsroom
    from summarizer.page.desk import Desk

LOOK_EVERY = 0.5
SHOWN_FAILURES = 20
LARGEST_DOWNLOAD = 100_000_000
OPTIONS = batch.Options(executor="threads")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


class Wanted(NamedTuple):
    """What somebody asked for: uploads, a folder of this machine, the run's name, an engine and a budget."""

    uploads: tuple[str, ...]
    folder: str
    name: str
    engine: str
    budget: float | None


class View(NamedTuple):
    """What is shown of a run."""

    line: str
    busy: bool
    done: int = 0
    total: int | None = None
    failures: tuple[str, ...] = ()
    trouble: str | None = None


ENGINES = {"auto": "The page's", "offline": "Offline engine", "llm": "The model"}
"""Engine -> how a reader calls it."""


def engines(desk: Desk) -> list[tuple[str, str]]:
    """(name, engine) of those there are."""
    return [(name, engine) for engine, name in ENGINES.items() if engine != "llm" or desk.has_model]


def today() -> str:
    """A name for a run that no earlier day has."""
    return date.today().isoformat()


def local(desk: Desk) -> bool:
    """Whether the people at the page sit at this machine, whose folders are theirs."""
    return is_loopback(desk.settings.host) and desk.settings.auth is None


def estimate(desk: Desk, wanted: Wanted) -> View:
    """What the run would take, asking nobody."""
    from summarizer.batch.estimate import estimate as estimated

    try:
        out, inputs = _places(desk, wanted)
        found = estimated(_room(desk, wanted), inputs, out, OPTIONS)
    except SummarizerError as error:
        return View("", False, trouble=sentence(error))
    count = "an unknown number of articles" if found.articles is None else many(found.articles, "article")
    told = [f"{count} to summarise, judged by a sample of {found.sampled:,}"]
    told += [f"{many(len(found.unreadable), 'source')} of it cannot be read"] if found.unreadable else []
    usage = found.usage
    if usage.calls:
        price = f"about {usage.cost_usd:.2f} US dollars" if usage.cost_usd else money(usage.cost_usd)
        told += [many(usage.calls, "call"), f"{usage.tokens_in + usage.tokens_out:,} tokens", price]
    else:
        told += ["no cost"]
    return View("; ".join([*told, f"about {_span(found.seconds)}"]) + ".", False)


def run(desk: Desk, wanted: Wanted, stop: threading.Event) -> Iterator[View]:
    """Run in a thread of its own and tell how far it is. Setting ``stop`` finishes what is under way."""
    try:
        out, inputs = _places(desk, wanted)
        room = _room(desk, wanted)
    except SummarizerError as error:
        yield View("", False, trouble=sentence(error))
        return
    seen: deque[batch.Progress] = deque(maxlen=1)
    ended: list[batch.Report | Exception] = []

    def work() -> None:
        try:
            ended.append(batch.run(room, inputs, out, OPTIONS, told=seen.append, stop=stop))
        except Exception as error:
            ended.append(error)

    worker = threading.Thread(target=work, name="desk-batch", daemon=True)
    worker.start()
    try:
        while worker.is_alive():
            yield _under_way(seen[0] if seen else batch.Progress(), stop.is_set())
            worker.join(LOOK_EVERY)
    finally:
        stop.set()
    yield _ended(ended[0], out if local(desk) else None)


def results(desk: Desk, name: str) -> dict[str, str] | None:
    """The summaries of a run, one a line, to be saved; None when there are none, or too many for a browser."""
    try:
        path = _folder(desk, name) / "results" / "summaries.jsonl"
    except BatchError:
        return None
    if not path.is_file() or path.stat().st_size > LARGEST_DOWNLOAD:
        return None
    return {"name": f"{name}.jsonl", "type": "application/jsonl", "text": path.read_text(encoding="utf-8")}


def shown(view: View) -> str:
    """A view as HTML."""
    return render("batch.html.j2", view=view)


def _folder(desk: Desk, name: str) -> Path:
    plain = re.sub(r"[^a-z0-9]+", "-", name.strip().lower()).strip("-")
    if not _NAME.fullmatch(plain):
        raise BatchError("the run needs a name of letters and figures", "call it after the day, such as monday")
    return desk.settings.home / "batches" / plain


def _places(desk: Desk, wanted: Wanted) -> tuple[Path, list[str]]:
    """Where results go, and what is read; uploads are moved beside the results, so that a run can go on later."""
    folder = _folder(desk, wanted.name)
    kept = folder / "files"
    kept.mkdir(parents=True, exist_ok=True, mode=0o700)
    for upload in map(Path, wanted.uploads[:MOST_FILES]):
        if upload.is_file() and upload.suffix.lower() in KINDS:
            shutil.move(upload, kept / upload.name)
    inputs = [str(kept)] if any(kept.iterdir()) else []
    if wanted.folder.strip():
        if not local(desk):
            raise BatchError("folders of the server are not read from a browser", "upload the files instead")
        if not Path(wanted.folder.strip()).expanduser().exists():
            raise BatchError("there is no such file or folder on this machine", "give its full path")
        inputs.append(str(Path(wanted.folder.strip()).expanduser()))
    if not inputs:
        raise BatchError("nothing to summarise yet", "drop files or name a folder")
    return folder / "results", inputs


def _room(desk: Desk, wanted: Wanted) -> Newsroom:
    """The newsroom of the page, or one with the engine and budget of this run."""
    if wanted.engine == "auto" and not wanted.budget:
        return desk.room
    return desk.another(wanted.engine, budget=wanted.budget or desk.settings.budget)


def _under_way(now: batch.Progress, stopping: bool) -> View:
    told = [f"{now.done:,} summarised", *([f"{now.failed:,} failed"] if now.failed else [])]
    told += [f"{now.known:,} known from before"] if now.known else []
    told += [now.waiting] if now.waiting else []
    doing = "Finishing what is under way: " if stopping else "Summarising: "
    return View(doing + ", ".join(told) + " …", True, now.seen)


def _ended(report: batch.Report | Exception, out: Path | None) -> View:
    if isinstance(report, Exception):
        return View("", False, trouble=sentence(report))
    now = report.progress
    told = [f"{now.done:,} summarised", f"{now.failed:,} failed", f"{now.known:,} known from before"]
    state = "Finished" if report.state == "finished" else "Stopped; the same name goes on"
    place = f" Results are in {out}." if out else ""
    failures = tuple(f"{one.source}: {one.message}" for one in report.failures[:SHOWN_FAILURES])
    trouble = sentence(report.error) if report.error else None
    return View(f"{state}: {', '.join(told)}.{place}", False, now.seen, failures=failures, trouble=trouble)


def _span(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 90 else f"{seconds / 60:.0f} minutes"


def wanted_of(uploads: Sequence[str] | None, folder: str, name: str, engine: str, budget: float | None) -> Wanted:
    """What stands in the fields."""
    return Wanted(tuple(uploads or ()), folder, name, engine or "auto", budget or None)
