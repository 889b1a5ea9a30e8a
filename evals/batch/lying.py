"""A batch whose model lies in a third of its items: the slots' gain with all checks and the second asking on.

Not responsible for: whether the lies are found (liars).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evals.batch.rival import stories_through
from evals.batch.shows import Figure
from evals.liars.process import serving
from tests.llm.newsgrammar import stories

SHARE = 1 / 3
FEW = 24
DEMANDED = 25


def lies(folder: Path, count: int, latency: float) -> Iterator[Figure]:
    """Articles a second with one slot and with 32, from the first line to the last."""
    told = stories(1, count)
    rates = {}
    for slots, some in ((1, told[:FEW]), (32, told)):
        with serving(1, count, SHARE, latency) as remote:
            run = stories_through(folder, some, slots, remote.base_url)
            rates[slots] = run.rate
            calls = remote.state()["count"] / len(some)
            name = f"articles a second, {slots} at once ({calls:.1f} calls an article)"
            yield Figure(name, f"{run.rate:.2f}", "", run.code == 0)
    gain = rates[32] / rates[1]
    yield Figure("gain with 32 slots, checks and second asking on", f"{gain:.1f}", f">= {DEMANDED}", gain >= DEMANDED)
