"""How fast the LLM engine is: many articles side by side against one after the other, our own work, memory.

The model is the scripted server in a process of its own, so that processor time is ours. Not responsible for: what
the items are worth (measure), printing (cli).
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from evals.liars.measure import article_of, newsroom
from evals.liars.process import Remote, serving
from summarizer import Article, Newsroom, SummarizerError
from tests.llm.liar import Liar
from tests.llm.newsgrammar import stories, story_at
from tests.llm.server import ScriptedServer

DEMANDED_GAIN = 25.0
"""Articles a second with all slots over those one by one."""
DEMANDED_CPU = 0.010
"""Seconds of processor an article may take beyond its calls, at the median."""
DEMANDED_GROWTH = 1.10
"""The last tenth's memory over the second tenth's."""


@dataclass(frozen=True)
class Pace:
    """Articles a second, both ways, over the same latency; the most calls that were under way at once."""

    alone: float
    together: float
    calls_each: float
    most_at_once: int

    @property
    def gain(self) -> float:
        """How many times as fast all slots are."""
        return self.together / self.alone


@dataclass(frozen=True)
class Work:
    """Processor seconds of the median article: whole, of its bare calls alone, and the rest, which is ours."""

    whole: float
    call: float

    @property
    def ours(self) -> float:
        """Seconds beyond the calls."""
        return self.whole - self.call


def _room(folder: str, remote: Remote | ScriptedServer, slots: int) -> Newsroom:
    return newsroom(Path(folder), remote, concurrency=slots)


def pace(seed: int, alone: int, together: int, *, slots: int, latency: float, share: float) -> Pace:
    """Time ``alone`` articles one by one and ``together`` articles in ``slots`` threads, after a first of each."""
    articles = [article_of(story) for story in stories(seed, alone + together + slots + 1)]
    with serving(seed, len(articles), share, latency) as remote, TemporaryDirectory() as folder:
        one, many = _room(folder, remote, 1), _room(folder, remote, slots)
        one.summarize(articles[0])
        begun = perf_counter()
        for article in articles[1 : alone + 1]:
            one.summarize(article)
        slow = alone / (perf_counter() - begun)
        with ThreadPoolExecutor(slots) as pool:
            list(pool.map(many.summarize, articles[alone + 1 : alone + 1 + slots]))
            before = remote.state()["count"]
            begun = perf_counter()
            list(pool.map(many.summarize, articles[alone + 1 + slots :]))
            fast = together / (perf_counter() - begun)
        state = remote.state()
        one.close()
        many.close()
    return Pace(slow, fast, (state["count"] - before) / together, state["most_at_once"])


def work(seed: int, count: int, share: float) -> Work:
    """Measure the processor time of ``count`` articles one by one, and of their bare calls by the plain client."""
    articles = [article_of(story) for story in stories(seed, count + 3)]
    bodies = _bodies(seed, articles, share)
    with serving(seed, len(articles), share) as remote, TemporaryDirectory() as folder:
        room = _room(folder, remote, 1)
        whole = [_seconds(lambda one=article: room.summarize(one)) for article in articles]  # type: ignore[misc]
        room.close()
        import openai

        client = openai.OpenAI(base_url=remote.base_url, api_key="none", max_retries=0)

        def bare(asked: Sequence[dict[str, object]]) -> None:
            for body in asked:
                client.chat.completions.create(**body)  # type: ignore[call-overload]

        calls = [_seconds(lambda asked=asked: bare(asked)) for asked in bodies]  # type: ignore[misc]
    return Work(median(whole[3:]), median(calls[3:]))


def _bodies(seed: int, articles: Sequence[Article], share: float) -> list[list[dict[str, object]]]:
    """The requests that each article makes, as they are sent."""
    found = []
    told = stories(seed, len(articles))
    with ScriptedServer(Liar(told, seed, share)) as server, TemporaryDirectory() as folder:
        room = _room(folder, server, 1)
        for article in articles:
            before = len(server.requests)
            room.summarize(article)
            found.append([asked.body for asked in server.requests[before:]])
        room.close()
    return found


def _seconds(run: Callable[[], object]) -> float:
    begun = process_time()
    run()
    return process_time() - begun


def resident() -> float:
    """Megabytes of memory in use now; where the system does not tell, the most so far."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def memory(seed: int, count: int, slots: int, share: float, tell: Callable[[str], None]) -> list[float]:
    """Summarize ``count`` articles and give the megabytes in use after each tenth of them."""
    used = []
    with serving(seed, count, share) as remote, TemporaryDirectory() as folder:
        room = _room(folder, remote, slots)
        with ThreadPoolExecutor(slots) as pool:
            for tenth in range(10):
                ours = range(tenth * count // 10, (tenth + 1) * count // 10)
                failed = sum(pool.map(lambda n: _failed(room, seed, n), ours))
                used.append(resident())
                tell(f"{ours.stop:>6,} articles  {used[-1]:7.1f} MB" + (f"  {failed} failed" if failed else ""))
        room.close()
    return used


def _failed(room: Newsroom, seed: int, position: int) -> bool:
    try:
        room.summarize(article_of(story_at(seed, position)))
    except SummarizerError:
        return True
    return False
