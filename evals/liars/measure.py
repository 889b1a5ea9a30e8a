"""Runs stories through a Newsroom whose model is the scripted liar, and scores every item that was sent.

Not responsible for: what counts (score), how it is shown (report).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evals.liars.process import Remote
from evals.liars.score import Printed, Row, judged
from summarizer import Answer, Article, Newsroom, SummarizerError, Summary
from tests.llm.honest import Item
from tests.llm.liar import Liar
from tests.llm.newsgrammar import Story, stories
from tests.llm.server import ScriptedServer


@dataclass
class Measured:
    """What was sent and what became of it. ``calls`` counts requests to the model, ``failed`` names articles."""

    seed: int
    rows: list[Row] = field(default_factory=list)
    calls: int = 0
    articles: int = 0
    answers: int = 0
    failed: list[str] = field(default_factory=list)


def article_of(story: Story) -> Article:
    """The article of a story, as a reader would make it."""
    return Article.from_text(story.text, title=story.title, published="2031-03-07", outlet=story.outlet)


def newsroom(home: Path, server: ScriptedServer | Remote, **settings: Any) -> Newsroom:
    """A newsroom whose model is the scripted server."""
    given: dict[str, Any] = {"cache": False, "embedding": "none", "max_retries": 1, "timeout": 30.0}
    given |= settings
    return Newsroom(home=home, engine="llm", model="scripted", base_url=server.base_url, api_key="none", **given)


def questions(story: Story) -> list[str]:
    """Two questions that the story's article can answer."""
    named = [one.voice.name for one in story.statements if one.voice and one.voice.name]
    asked = [f"What happened in {story.cast.places[0]}?"]
    return [*asked, f"What did {named[0]} say?"] if named else asked


def measure(
    seed: int, count: int, with_answers: bool = True, workers: int = 4, tell: Callable[[str], None] | None = None
) -> Measured:
    """Summarize ``count`` stories of ``seed``, ask two questions of each, and score what came of the liar's items."""
    told = stories(seed, count)
    measured = Measured(seed)
    with TemporaryDirectory() as folder, ScriptedServer(Liar(told, seed)) as server:
        room = newsroom(Path(folder), server)
        try:
            with ThreadPoolExecutor(workers) as pool:
                results = list(pool.map(lambda story: _run(room, story, with_answers), told))
        finally:
            room.close()
        for story, result in zip(told, results, strict=True):
            measured.rows += _rows(measured, server.liar, story, result)
        measured.calls = server.count
    if tell is not None:
        tell(f"seed {seed}: {measured.calls} calls for {measured.articles} articles and {measured.answers} answers")
    return measured


@dataclass(frozen=True)
class _Result:
    summary: Summary | None
    answers: Sequence[Answer]
    errors: Sequence[str]


def _run(room: Newsroom, story: Story, with_answers: bool) -> _Result:
    article, summary = article_of(story), None
    answers: list[Answer] = []
    errors: list[str] = []
    try:
        summary = room.summarize(article)
        answers += [room.ask(question, [article]) for question in questions(story) if with_answers]
    except SummarizerError as error:
        errors.append(f"story {story.seed}: {error.message} ({error.hint})")
    except Exception as crash:
        errors.append(f"story {story.seed} crashed: {crash!r}")
    return _Result(summary, answers, errors)


def _rows(measured: Measured, liar: Liar, story: Story, result: _Result) -> Iterator[Row]:
    measured.failed += result.errors
    if result.summary is None:
        return
    measured.articles += 1
    measured.answers += len(result.answers)
    printed = Printed(result.summary, result.answers)
    for item in _distinct(liar, story):
        yield judged(story.seed, item, printed)


def _distinct(liar: Liar, story: Story) -> Iterator[Item]:
    """Everything sent about a story, each item once however often it was sent."""
    seen: list[tuple[str, object]] = []
    for facet, items in liar.truth[story.seed].items():
        for item in items:
            if (facet, item.wire) not in seen:
                seen.append((facet, item.wire))
                yield item
