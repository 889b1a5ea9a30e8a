"""The figures that a batch must show, each beside the one demanded.

Not responsible for: running and watching (watching), printing (cli).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from evals.batch.watching import Pace, Watched, still_server, watch, write_articles
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


def processes(folder: Path, count: int, rounds: int) -> Iterator[Figure]:
    """Offline: two processes against one, and against bare ``nlp.pipe`` with two; medians of rounds in turns."""
    source = folder / "articles.jsonl"
    write_articles(source, count)
    home = str(folder / "home")
    rates: dict[str, list[float]] = {"1 process": [], "2 processes": [], "bare nlp.pipe, 2 processes": []}
    for turn in range(rounds):
        for slots in (1, 2):
            out = folder / f"out{slots}-{turn}"
            run = watch(source, out, "--concurrency", str(slots), engine="offline", home=home)
            if run.code or run.looks[-1].lines != count:
                raise RuntimeError(f"a run ended with code {run.code} and {run.looks[-1].lines} of {count} lines")
            rates["1 process" if slots == 1 else "2 processes"].append(run.rate)
        rates["bare nlp.pipe, 2 processes"].append(_bare(source, count))
    for name, found in rates.items():
        yield Figure(f"articles a second, {name}", _spread(found), "", True)
    one, two, bare = rates.values()
    for name, below, least in (("2 processes over 1", one, 1.8), ("this over bare nlp.pipe", bare, 0.5)):
        ratios = [high / low for high, low in zip(two, below, strict=True)]
        yield Figure(name, _spread(ratios, 2), f">= {least}", median(ratios) >= least)


def _spread(found: Sequence[float], digits: int = 1) -> str:
    return f"{median(found):.{digits}f} ({min(found):.{digits}f} to {max(found):.{digits}f})"


def _bare(source: Path, count: int) -> float:
    """Articles a second from the first one on, as above."""
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
        alone = watch(few, folder / "out1", "--concurrency", "1", **given).rate
        yield Figure("articles a second, one at a time", f"{alone:.2f}", "", True)
        for wide, demanded in ((32, 25), (128, 50)):
            run = watch(source, folder / f"out{wide}", "--concurrency", str(wide), **given)
            gain = run.rate / alone
            yield Figure(f"gain with {wide} slots", f"{gain:.1f}", f">= {demanded}", gain >= demanded)


def scale(folder: Path, count: int) -> Iterator[Figure]:
    """Very many articles with a server that answers at once: memory, pace, and the scan of a finished run."""
    source, out = folder / "articles.jsonl", folder / "out"
    write_articles(source, count)
    with still_server(0.0) as url:
        given = {"model": "still", "base_url": url, "cache": "false", "engine": "llm", "home": str(folder / "home")}
        run = watch(source, out, "--concurrency", "32", **given)
        yield Figure("articles", f"{run.looks[-1].lines:,}", f"{count:,}", run.looks[-1].lines == count)
        yield Figure("articles a second", f"{run.rate:.1f}", "", True)
        warm = [look.memory for look in run.looks if look.lines >= min(WARM, count // 2)]
        growth = (max(warm) - warm[0]) / MEGABYTE
        yield Figure(f"memory grows after {min(WARM, count // 2):,}, MB", f"{growth:.1f}", "<= 50", growth <= 50)
        yield from _paces(run, count)
        again = watch(source, out, **given)
        yield Figure("second run of what is done, seconds", f"{again.seconds:.1f}", "< 10", again.seconds < 10)
        source.touch()
        again = watch(source, out, **given)
        yield Figure("the same when its file is to be read again", f"{again.seconds:.1f}", "", True)


def _paces(run: Watched, count: int) -> Iterator[Figure]:
    """Milliseconds for each article up to 1,000, 10,000 and 100,000, by the clock and of processors."""
    points = [point for point in (1_000, 10_000, 100_000) if point <= count]
    paces = [run.pace(point // 2, point) for point in points]
    for point, pace in zip(points, paces, strict=True):
        told = ", ".join(f"{part * 1000:.2f}" for part in pace)
        yield Figure(f"ms for each at {point:,}: clock, processor; ruler", told, "", True)
    if len(paces) > 1:
        yield from _spreads(paces)


def _spreads(paces: list[Pace]) -> Iterator[Figure]:
    """How far the paces lie apart; what is demanded is that of the program, the machine's own pace taken out."""
    for name, each in (("clock", [pace.seconds for pace in paces]), ("machine", [pace.ruler for pace in paces])):
        yield Figure(f"spread of the pace by the {name}", f"{_apart(each):.0%}", "", True)
    spread = _apart([pace.cpu / pace.ruler for pace in paces])
    yield Figure("spread of the processor time over the machine's", f"{spread:.0%}", "<= 15%", spread <= 0.15)


def _apart(values: list[float]) -> float:
    return max(values) / min(values) - 1
