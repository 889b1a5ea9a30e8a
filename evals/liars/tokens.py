"""Tokens of an article, prompts and replies: this engine against langextract, same server, instructions and facts.

langextract runs in whatever interpreter it is installed in (langextract_side). Not responsible for: the server.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.liars.measure import article_of, newsroom
from evals.liars.process import Remote, serving
from tests.llm.extracting import as_extractions
from tests.llm.newsgrammar import stories

INSTALL = (
    "install it anywhere: python -m venv lx && lx/bin/pip install 'langextract[openai]==1.7.0'; then --python "
    "lx/bin/python"
)
SIDE = Path(__file__).with_name("langextract_side.py")
PROMPT = Path(__file__).resolve().parents[2] / "prompts" / "draft.md"


class LangextractMissingError(Exception):
    """The interpreter has no langextract, or it failed; the message says what to do."""


@dataclass(frozen=True)
class Spent:
    """Tokens of all articles together (``schema`` is a part of ``prompt``), and the calls they took."""

    prompt: int
    schema: int
    completion: int
    calls: int
    articles: int

    @property
    def each(self) -> float:
        """Tokens of one article."""
        return (self.prompt + self.completion) / self.articles

    def __str__(self) -> str:
        parts = [self.prompt - self.schema, self.schema, self.completion]
        messages, schema, reply = (f"{part / self.articles:,.0f}" for part in parts)
        return (
            f"{self.each:,.0f} tokens an article ({messages} messages, {schema} schema, {reply} reply) in "
            f"{self.calls / self.articles:.1f} calls"
        )


def ours(seed: int, count: int, length: int) -> Spent:
    """Spend on ``count`` articles what this engine spends; the model tells no lies, so nothing is asked twice."""
    with serving(seed, count, 0.0, length=length) as remote, TemporaryDirectory() as folder:
        room = newsroom(Path(folder), remote)
        for story in stories(seed, count, length):
            room.summarize(article_of(story))
        room.close()
        return _spent(remote, count)


def langextract(seed: int, count: int, length: int, python: str, buffer: int) -> Spent:
    """Spend what langextract spends on the same. Raises LangextractMissingError."""
    articles = [article_of(story).text for story in stories(seed, count, length)]
    with serving(seed, count, 0.0, length=length) as remote, TemporaryDirectory() as folder:
        task = Path(folder, "task.json")
        task.write_text(json.dumps({**instructions(), "texts": articles, "buffer": buffer}), encoding="utf-8")
        command = [python, str(SIDE), remote.base_url, str(task)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (named by the user)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["it did not say why"])[-1]
            raise LangextractMissingError(f"langextract cannot run in {python}: {last}; {INSTALL}")
        return _spent(remote, count)


def _spent(remote: Remote, count: int) -> Spent:
    state = remote.state()
    return Spent(
        state["tokens"]["prompt"], state["tokens"]["schema"], state["tokens"]["completion"], state["count"], count
    )


def instructions() -> dict[str, object]:
    """This engine's own instructions and example, the example's items as extractions."""
    system = PROMPT.read_text(encoding="utf-8").split("# System", 1)[1].split("# User", 1)[0]
    rules, _, example = system.partition("Example")
    lines = example.strip().splitlines()
    text = " ".join(line.split("] ", 1)[1] for line in lines if line.startswith("["))
    reply = json.loads(next(line for line in lines if line.startswith("{")))
    return {"description": rules.strip(), "example": text, "extractions": as_extractions(reply)}


def default_python() -> str:
    """The interpreter that runs this."""
    return sys.executable
