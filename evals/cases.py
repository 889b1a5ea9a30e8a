"""Golden cases as a desk editor writes them (YAML), read strictly, and what is wrong with them.

evals/README.md tells how to write one. Not responsible for: scoring (scoring), running (runner).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.vocabulary import (
    AnswerStatus,
    CasualtyKind,
    ControlRelation,
    Factuality,
    ForceKind,
    Mode,
    Named,
    Polarity,
    SourceKind,
)

GOLDEN = Path(__file__).parent / "golden"

Topic = Literal["conflict", "disaster", "court", "politics", "crime"]
QuestionKind = Literal[
    "who-reported", "how-many", "conflicting-counts", "not-confirmed", "direct-or-indirect", "when", "who-controls",
    "why-as-stated", "false-or-ambiguous-premise", "unanswerable",
]  # fmt: skip


class Gold(BaseModel):
    """Base of the golden types: nothing beside what is told, nothing misspelt."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldSource(Gold):
    """A source. Without a ``name``, ``mention`` are the words that stand for it."""

    key: str
    name: str | None = None
    mention: str | None = None
    role: str | None = None
    organisation: str | None = None
    kind: SourceKind = "unspecified"
    named: Named = "named"


class GoldClaim(Gold):
    """A statement: its content verbatim (pieces of a split quotation apart) and the keys of who said it."""

    key: str
    content: str | list[str]
    chain: list[str] = Field(default_factory=list)
    cue: str | None = None
    factuality: Factuality = "stated"
    polarity: Polarity = "positive"
    mode: Mode = "indirect"
    hedges: list[str] = Field(default_factory=list)

    @property
    def pieces(self) -> list[str]:
        """The content, always as a list."""
        return [self.content] if isinstance(self.content, str) else self.content


class GoldCount(Gold):
    """A figure in the article's words, and what it means."""

    text: str
    low: int | None = None
    best: int | None = None
    high: int | None = None


class GoldTime(Gold):
    """A time in the article's words, and the days it means (inclusive); null: it cannot be told."""

    text: str
    start: date | None = None
    end: date | None = None


class GoldCasualty(Gold):
    """One reported figure. ``claim`` and ``part_of`` are keys."""

    key: str
    kind: CasualtyKind
    victims: str
    count: GoldCount | None = None
    claim: str
    perpetrator: str | None = None
    place: str | None = None
    time: GoldTime | None = None
    part_of: str | None = None


class GoldForce(Gold):
    """An armed actor."""

    name: str
    kind: ForceKind
    aliases: list[str] = Field(default_factory=list)


class GoldControl(Gold):
    """Who holds or takes which place."""

    actor: str
    place: str
    relation: ControlRelation
    claim: str


class GoldEvent(Gold):
    """A dated step: some words of it, and its time."""

    text: str
    time: str
    start: date | None = None
    end: date | None = None


class GoldSummary(Gold):
    """What a careful desk editor wants in the summary of one article."""

    article: str
    topic: Topic
    event: str
    note: str
    critical: list[str] = Field(default_factory=list)
    sources: list[GoldSource] = Field(default_factory=list)
    claims: list[GoldClaim] = Field(default_factory=list)
    casualties: list[GoldCasualty] = Field(default_factory=list)
    forces: list[GoldForce] = Field(default_factory=list)
    control: list[GoldControl] = Field(default_factory=list)
    timeline: list[GoldEvent] = Field(default_factory=list)
    abstract: list[str] = Field(default_factory=list)
    must_not: list[str] = Field(default_factory=list)

    @property
    def name(self) -> str:
        """The case's name: the article's file name without its suffix."""
        return Path(self.article).stem


class GoldPlace(Gold):
    """Words of one of a question's articles."""

    article: str
    quote: str


class GoldQuestion(Gold):
    """A question and what a right answer has: facts (each a list of alternatives), places, chain, hedge, status."""

    id: str
    kind: QuestionKind
    articles: list[str] = Field(min_length=1)
    question: str
    status: list[AnswerStatus] = Field(min_length=1)
    facts: list[list[str]] = Field(default_factory=list)
    evidence: list[GoldPlace] = Field(default_factory=list)
    chain: list[str] = Field(default_factory=list)
    hedge: list[str] = Field(default_factory=list)
    forbidden: list[str] = Field(default_factory=list)
    critical: bool = False


T = TypeVar("T", bound=Gold)


class CaseError(Exception):
    """A golden file that cannot be read: which, and what is wrong."""


def summaries(folder: Path = GOLDEN) -> list[GoldSummary]:
    """Every golden summary, by name. Raises CaseError."""
    found = (_parsed(path, GoldSummary, _yaml(path)) for path in sorted((folder / "summaries").glob("*.yaml")))
    return list(found)


def questions(folder: Path = GOLDEN) -> list[GoldQuestion]:
    """Every golden question, by file and order. Raises CaseError."""
    return list(_questions(folder))


def article_path(name: str, folder: Path = GOLDEN) -> Path:
    """Where a golden article is."""
    return folder / "articles" / f"{Path(name).stem}.md"


def _questions(folder: Path) -> Iterator[GoldQuestion]:
    for path in sorted((folder / "questions").glob("*.yaml")):
        rows = _yaml(path)
        if not isinstance(rows, list):
            raise CaseError(f"{path.name}: write a list of questions, each with an id")
        for row in rows:
            yield _parsed(path, GoldQuestion, row)


def _yaml(path: Path) -> object:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CaseError(f"{path.name}: {' '.join(str(error).split())}") from None


def _parsed(path: Path, model: type[T], row: object) -> T:
    try:
        return model.model_validate(row)
    except ValidationError as invalid:
        problem = invalid.errors(include_url=False)[0]
        where = ".".join(map(str, problem["loc"]))
        name = row.get("id", "") if isinstance(row, dict) else ""
        raise CaseError(f"{path.name}: {name} {where}: {problem['msg']}") from None
