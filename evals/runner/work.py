"""Cases as pieces of work: what to ask the newsroom for, and what the answer depends on.

Not responsible for: doing them side by side, keeping what they give (running, kept).
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from evals.archive import Archive
from evals.cases import GoldQuestion, GoldSummary, questions, summaries
from evals.scoring import EMBEDDINGS
from evals.scoring.material import Item, QuestionCase, SearchCase, SummaryCase
from summarizer import Newsroom

DEEPEST = 8
PASSAGE_FIELDS = {"article_id", "start", "end", "text", "score"}


@dataclass(frozen=True)
class Work:
    """One case of a suite. ``material`` is all that the output depends on beside engine and code."""

    suite: str
    case: str
    material: str
    do: Callable[[], Item]
    scored_as: Callable[[Item], SummaryCase | QuestionCase | SearchCase]


@dataclass(frozen=True)
class Golden:
    """The golden cases of a folder and their articles. Raises CaseError when one is malformed."""

    folder: Path

    @cached_property
    def archive(self) -> Archive:
        """The articles."""
        return Archive(self.folder)

    @cached_property
    def summaries(self) -> list[GoldSummary]:
        """The golden summaries."""
        return summaries(self.folder)

    @cached_property
    def questions(self) -> list[GoldQuestion]:
        """The golden questions."""
        return questions(self.folder)

    @property
    def kinds(self) -> dict[tuple[str, str], str]:
        """(suite, case) -> the topic of a summary, the kind of a question."""
        topics = {("summaries", gold.name): str(gold.topic) for gold in self.summaries}
        return topics | {("questions", question.id): str(question.kind) for question in self.questions}

    @cached_property
    def sha256(self) -> str:
        """Of every golden file's name and bytes."""
        files = sorted(path for path in self.folder.rglob("*") if path.suffix in {".md", ".yaml"})
        return fingerprint(self.folder, files)


def fingerprint(folder: Path, files: Sequence[Path]) -> str:
    """SHA-256 of names and contents."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def works(suite: str, golden: Golden, room: Newsroom) -> list[Work]:
    """The cases of a suite, in the order of the files."""
    if suite == "summaries":
        return [_summary(gold, golden, room) for gold in golden.summaries]
    if suite == "questions":
        return [_question(gold, golden, room) for gold in golden.questions]
    desk = SearchDesk(golden)
    return [_search(gold, golden, desk) for gold in golden.questions if gold.evidence]


def _summary(gold: GoldSummary, golden: Golden, room: Newsroom) -> Work:
    article = golden.archive.article(gold.article)
    return Work(
        "summaries",
        gold.name,
        _hashed([article.sha256]),
        lambda: room.summarize(article).model_dump(mode="json"),
        lambda got: SummaryCase(gold, article, got),
    )


def _question(gold: GoldQuestion, golden: Golden, room: Newsroom) -> Work:
    articles = [golden.archive.article(name) for name in gold.articles]
    return Work(
        "questions",
        gold.id,
        _hashed([gold.question, *(article.sha256 for article in articles)]),
        lambda: room.ask(gold.question, articles).model_dump(mode="json"),
        lambda got: QuestionCase(gold, golden.archive, got),
    )


def _search(gold: GoldQuestion, golden: Golden, desk: SearchDesk) -> Work:
    return Work(
        "retrieval",
        gold.id,
        _hashed([gold.question, str(DEEPEST), *(golden.archive.article(n).sha256 for n in golden.archive.names())]),
        lambda: {setting: desk.search(setting, gold.question) for setting in EMBEDDINGS},
        lambda got: SearchCase(gold, golden.archive, got),
    )


def _hashed(parts: list[str]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


class SearchDesk:
    """A library of all golden articles for each embedding, made in a folder of its own when first searched."""

    def __init__(self, golden: Golden) -> None:
        self._golden = golden
        self._rooms: dict[str, Newsroom] = {}
        self._lock = Lock()
        self._homes: list[tempfile.TemporaryDirectory[str]] = []

    def search(self, setting: str, question: str) -> list[dict[str, Any]]:
        """The best passages. Raises LibraryError and its kin."""
        with self._lock:
            if setting not in self._rooms:
                self._rooms[setting] = self._filled(setting)
            found = self._rooms[setting].search(question, DEEPEST)
        return [passage.model_dump(mode="json", include=PASSAGE_FIELDS) for passage in found]

    def _filled(self, setting: str) -> Newsroom:
        home = tempfile.TemporaryDirectory()
        self._homes.append(home)
        room = Newsroom(home=home.name, engine="offline", embedding=setting)
        room.add(list(self._articles()))
        return room

    def _articles(self) -> Iterator[Any]:
        return (self._golden.archive.article(name) for name in self._golden.archive.names())
