"""The figures that a batch must show, each beside the one demanded.

Not responsible for: running and watching (watching), printing (cli).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from evals.batch.watching import Watched, still_server, watch, write_articles
from evals.speed import pipeline
from summarizer import Newsroom

WARM = 5_000
"""Articles after which memory must not grow any more."""
MEGABYTE = 1_000_000


class Figure(NamedTuple):
    """A measured figure, what is demanded of it, and whether it holds."""

    name: str
    value: str
    demanded: str
    holds: bool


def processes(folder: Path, count: int) -> Iterator[Figure]:
    """Offline: two processes against one, and against bare ``nlp.pipe`` with two processes."""
    source = folder / "articles.jsonl"
    write_articles(source, count)
    home = str(folder / "home")
    rates = {}
    for slots in (1, 2):
        run = watch(source, folder / f"out{slots}", "--concurrency", str(slots), engine="offline", home=home)
        rates[slots] = count / run.working
        yield Figure(f"articles a second, {slots} processes", f"{rates[slots]:.1f}", "", run.code == 0)
    yield Figure("two processes over one", f"{rates[2] / rates[1]:.2f}", ">= 1.8", rates[2] / rates[1] >= 1.8)
    bare = _bare(source, count)
    yield Figure("articles a second, bare nlp.pipe, 2 processes", f"{bare:.1f}", "", True)
    yield Figure("this over bare nlp.pipe", f"{rates[2] / bare:.2f}", ">= 0.5", rates[2] / bare >= 0.5)


def _bare(source: Path, count: int) -> float:
    """Articles a second, loading and the first hundred left out as above."""
    room = Newsroom(engine="offline")
    texts = [article.text for article in room.read(source)]
    docs = pipeline(room).pipe(texts, n_process=2, batch_size=32)
    next(docs)
    begun = time.perf_counter()
    for _ in docs:
        pass
    return (count - 1) / (time.perf_counter() - begun)


def slots(folder: Path, count: int, latency: float) -> Iterator[Figure]:
    """A server that takes its time: one call after the other, 32 at once, 128 at once."""
    source = folder / "articles.jsonl"
    write_articles(source, count)
    few = folder / "few.jsonl"
    write_articles(few, 20)
    with still_server(latency) as url:
        given = {"model": "still", "base_url": url, "cache": "false", "engine": "llm", "home": str(folder / "home")}
        alone = 20 / _worked(watch(few, folder / "out1", "--concurrency", "1", **given))
        yield Figure("articles a second, one at a time", f"{alone:.2f}", "", True)
        for wide, demanded in ((32, 25), (128, 50)):
            run = watch(source, folder / f"out{wide}", "--concurrency", str(wide), **given)
            gain = count / _worked(run) / alone
            yield Figure(f"gain with {wide} slots", f"{gain:.1f}", f">= {demanded}", gain >= demanded)


def _worked(run: Watched) -> float:
    return max(run.working, 0.001)


def scale(folder: Path, count: int) -> Iterator[Figure]:
    """Very many articles with a server that answers at once: memory, pace, and the scan of a finished run."""
    source, out = folder / "articles.jsonl", folder / "out"
    write_articles(source, count)
    with still_server(0.0) as url:
        given = {"model": "still", "base_url": url, "cache": "false", "engine": "llm", "home": str(folder / "home")}
        run = watch(source, out, "--concurrency", "32", **given)
        yield Figure("articles", f"{run.looks[-1].lines:,}", f"{count:,}", run.looks[-1].lines == count)
        yield Figure("articles a second", f"{count / _worked(run):.1f}", "", True)
        warm = [look.memory for look in run.looks if look.lines >= min(WARM, count // 2)]
        growth = (max(warm) - warm[0]) / MEGABYTE
        yield Figure(f"memory grows after {min(WARM, count // 2):,}, MB", f"{growth:.1f}", "<= 50", growth <= 50)
        yield from _pace(run, count)
        again = watch(source, out, **given)
        yield Figure("second run of what is done, seconds", f"{again.seconds:.1f}", "< 10", again.seconds < 10)


def _pace(run: Watched, count: int) -> Iterator[Figure]:
    """Milliseconds for each article around 1,000, 10,000 and 100,000, or as far as the run goes."""
    points = [point for point in (1_000, 10_000, 100_000) if point <= count]
    paces = [
        run.between(point // 2, point) if point < count else run.between(point * 9 // 10, point) for point in points
    ]
    for point, pace in zip(points, paces, strict=True):
        yield Figure(f"ms for each article at {point:,}", f"{pace * 1000:.2f}", "", True)
    if len(paces) > 1:
        spread = max(paces) / min(paces) - 1
        yield Figure("spread of the pace", f"{spread:.0%}", "<= 15%", spread <= 0.15)
