"""Time a whole Summary against bare spaCy: same pipeline, same articles, one process, pair by pair.

The two ways take turns on each article and swap places each round, so that neither has the warmer cache or the quieter
machine. Not responsible for: reading files, loading the model (done before the clock runs).
"""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from evals.texts import Text
from summarizer import Article, Newsroom, SummarizerError

if TYPE_CHECKING:
    from spacy.language import Language

DEMANDED_RATIO = 2.0
"""A Summary may take this many times as long as bare spaCy on the same text."""
PROFILE_ROWS = 25
HERE = Path(__file__).resolve().parent

_Function = tuple[str, int, str]
_Cost = tuple[int, int, float, float, object]
"""As pstats keeps them: file, line, name; primitive calls, calls, own and cumulative seconds, callers."""


@dataclass(frozen=True)
class Timing:
    """One article: its words (split at white space) and the median seconds of each way over the rounds."""

    words: int
    bare: float
    summary: float

    @property
    def ratio(self) -> float:
        """How many times as long as bare spaCy the Summary took."""
        return self.summary / self.bare


@dataclass(frozen=True)
class Pace:
    """All articles together."""

    timings: Sequence[Timing]

    @property
    def words(self) -> int:
        """Words of all articles, each counted once."""
        return sum(timing.words for timing in self.timings)

    @property
    def bare(self) -> float:
        """Words a second of bare spaCy."""
        return self.words / sum(timing.bare for timing in self.timings)

    @property
    def summary(self) -> float:
        """Words a second of Newsroom.summarize."""
        return self.words / sum(timing.summary for timing in self.timings)

    @property
    def total_ratio(self) -> float:
        """Time of all summaries over time of all bare parses."""
        return self.bare / self.summary

    @property
    def median_ratio(self) -> float:
        """The median article's ratio."""
        return median(timing.ratio for timing in self.timings)


def readable(room: Newsroom, texts: Iterable[Text], most: int | None) -> list[Article]:
    """Return the articles that both ways can read, at most ``most``.

    Left out: what no reader takes, other languages, and texts longer than bare spaCy allows.
    """
    return list(islice(_articles(room, texts), most))


def _articles(room: Newsroom, texts: Iterable[Text]) -> Iterable[Article]:
    longest = pipeline(room).max_length
    for text in texts:
        try:
            articles = text.read(room)
        except SummarizerError:
            continue
        yield from (one for one in articles if len(one.text) <= longest and not room.unread([one]))


def pipeline(room: Newsroom) -> Language:
    """The very spaCy pipeline that the offline engine of ``room`` uses."""
    from summarizer.rules.parse import load_model

    return load_model(room.settings.spacy_model)


def measure(room: Newsroom, articles: Sequence[Article], rounds: int) -> Pace:
    """Time every article both ways ``rounds`` times, after one unmeasured turn of each on the first one."""
    nlp = pipeline(room)
    nlp(articles[0].text)
    room.summarize(articles[0])
    bare: list[list[float]] = [[] for _ in articles]
    summary: list[list[float]] = [[] for _ in articles]
    for turn in range(rounds):
        for position, article in enumerate(articles):
            ways = [(bare, lambda text=article.text: nlp(text)), (summary, lambda whole=article: room.summarize(whole))]
            for seconds, work in ways if turn % 2 == 0 else reversed(ways):
                seconds[position].append(_seconds(work))
    return Pace(
        [
            Timing(len(article.text.split()), median(bare[position]), median(summary[position]))
            for position, article in enumerate(articles)
        ]
    )


def _seconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def profiled(room: Newsroom, articles: Sequence[Article]) -> str:
    """Summarize ``articles`` once under cProfile; return the dearest functions by cumulative time, two tables."""
    pipeline(room)
    profiler = cProfile.Profile()
    profiler.enable()
    for article in articles:
        room.summarize(article)
    profiler.disable()
    stats: dict[_Function, _Cost] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    dearest = sorted(stats.items(), key=lambda row: -row[1][3])
    ours = [row for row in dearest if Path(row[0][0]).is_relative_to(HERE.parent / "summarizer")]
    return f"All functions\n{_table(dearest)}\n\nThis package's own\n{_table(ours)}"


def _table(rows: Sequence[tuple[_Function, _Cost]]) -> str:
    lines = [f"{'cumulative':>10} {'own':>8} {'calls':>10}  function"]
    for (file, line, name), (_, calls, own, cumulative, _) in rows[:PROFILE_ROWS]:
        lines.append(f"{cumulative:10.2f} {own:8.2f} {calls:10,}  {_place(file, line)}{name}")
    return "\n".join(lines)


def _place(file: str, line: int) -> str:
    """Two last parts of a path and the line; nothing for what is built in."""
    return f"{'/'.join(Path(file).parts[-2:])}:{line} " if line else ""
