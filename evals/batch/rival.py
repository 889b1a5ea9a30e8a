"""A batch beside langextract's own: the same server, latency, articles, facts and instructions.

langextract runs with its defaults, in whatever interpreter it is installed in (langextract_pace).
Not responsible for: what the server says (tests/llm), tokens (liars).
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals.batch.shows import Figure
from evals.batch.watching import Watched, watch
from evals.liars.process import serving
from evals.liars.tokens import INSTALL, LangextractMissingError, instructions
from tests.llm.newsgrammar import Story, stories

PACE = Path(__file__).with_name("langextract_pace.py")
DEMANDED = 5


def langextract(folder: Path, python: str, count: int, latency: float, length: int) -> Iterator[Figure]:
    """Articles a second of langextract, and of a batch with 32 and with 128 calls at once.

    ``count`` articles of ``length`` times 150 words. Raises LangextractMissingError.
    """
    told = stories(1, count, length)
    words = sum(len(story.text.split()) for story in told) / count
    yield Figure("words an article", f"{words:.0f}", "", True)
    with serving(1, count, 0.0, latency, length) as remote:
        theirs, found = _theirs(folder, python, told, remote.base_url)
        calls = remote.state()["count"] - 1
        yield Figure("articles a second, langextract", f"{theirs:.1f}", "", True)
        yield Figure("its extractions, calls an article", f"{found / count:.1f}, {calls / count:.1f}", "", found > 0)
    best = 0.0
    for slots in (32, 128):
        with serving(1, count, 0.0, latency, length) as remote:
            run = stories_through(folder, told, slots, remote.base_url)
            yield Figure(f"articles a second, {slots} slots", f"{run.rate:.1f}", "", run.code == 0)
            claims = _claims(folder / f"out{slots}" / "summaries.jsonl")
            calls = remote.state()["count"]
            told_of = f"{claims / count:.1f}, {calls / count:.1f}"
            yield Figure("its items, calls an article", told_of, "", run.looks[-1].lines == count and claims > 0)
            cpu = run.pace(1, count).cpu * 1000
            yield Figure("its processor time, ms an article", f"{cpu:.1f}", "", True)
            best = max(best, run.rate)
    yield Figure("the faster over langextract", f"{best / theirs:.1f}", f">= {DEMANDED}", best / theirs >= DEMANDED)


def _theirs(folder: Path, python: str, told: Sequence[Story], base_url: str) -> tuple[float, int]:
    task = folder / "task.json"
    task.write_text(json.dumps({**instructions(), "texts": [story.text for story in told]}), encoding="utf-8")
    command = [python, str(PACE), base_url, str(task)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (named by the user)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["it did not say why"])[-1]
        raise LangextractMissingError(f"langextract cannot run in {python}: {last}; {INSTALL}")
    found = json.loads(done.stdout.strip().splitlines()[-1])
    return found["texts"] / found["seconds"], found["extractions"]


def stories_through(folder: Path, told: Sequence[Story], slots: int, base_url: str) -> Watched:
    """A batch of stories into ``out`` and the number of slots."""
    source = folder / "stories.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for story in told:
            record = {"title": story.title, "text": story.text, "published": "2031-03-07", "outlet": story.outlet}
            file.write(json.dumps(record) + "\n")
    settings = {"model": "scripted", "base_url": base_url, "cache": "false", "engine": "llm"}
    return watch(
        source, folder / f"out{slots}", "--concurrency", str(slots), **settings, home=str(folder / "home")
    )  # fmt: skip


def _claims(path: Path) -> int:
    """Items of all summaries: claims, casualties, sources and forces."""
    lists = ("claims", "casualties", "sources", "forces")
    with path.open("rb") as file:
        return sum(len(summary[name]) for summary in map(json.loads, file) for name in lists)
