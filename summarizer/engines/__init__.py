"""The family of engines: Article -> Draft, and (question, Reading) -> DraftAnswer.

An engine says; it proves nothing. A new member is one file and one line in ENGINES. Engines read verified types
and never construct them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from summarizer.article import Article
from summarizer.draft import Draft, DraftAnswer, DraftSentence
from summarizer.errors import SettingsError
from summarizer.fault import Fault
from summarizer.settings import Settings
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    from summarizer.answer import Answer, Passage
    from summarizer.provenance import MadeBy
    from summarizer.questions.scoring import Closeness
    from summarizer.summary import Summary

ENGINES = {"offline": "summarizer.engines.offline:OfflineEngine", "llm": "summarizer.engines.llm:LlmEngine"}
"""Name -> where its class is, loaded on first use."""


class Drafted(NamedTuple):
    """A draft, what it took, and what a reader of the summary should know of its making."""

    draft: Draft
    usage: Usage = NOTHING
    notices: tuple[str, ...] = ()


class Answered(NamedTuple):
    """A drafted answer, the stand-alone question it answers, what it took, and id and sha256 of its prompt."""

    draft: DraftAnswer
    question: str
    usage: Usage = NOTHING
    prompt: tuple[str, str] | None = None


class Reading(Protocol):
    """What there is to answer from. An engine takes what it needs; what it does not touch is never made."""

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles at hand, by id."""

    @property
    def closeness(self) -> Closeness | None:
        """How near texts are in meaning to a question; None where nothing can tell."""

    def passages(self, question: str) -> Sequence[Passage]:
        """Their best passages for a question, best first."""

    def summaries(self, question: str) -> Sequence[Summary]:
        """The summaries of the articles that the best passages come from, made on first need."""


class Engine(Protocol):
    """What every engine does. The properties go into ``made_by``; null where they do not apply."""

    name: str

    @property
    def model(self) -> str | None:
        """The model behind the engine with its version."""

    @property
    def provider(self) -> str | None:
        """Who runs the model: the host that the text goes to; None when it stays on this machine."""

    @property
    def prompt(self) -> tuple[str, str] | None:
        """Id and sha256 of the prompt that drafts."""

    @property
    def version(self) -> str:
        """What a cached summary depends on beside the article: rules or prompts, and the model."""

    def reads(self, language: str | None) -> bool:
        """Whether it can work on an article in this language (ISO 639-1; None: unknown)."""

    def estimate(self, article: Article) -> Usage:
        """What ``draft`` would take, on the high side, without asking anybody."""

    def draft(self, article: Article) -> Drafted:
        """What the engine says of an article. Raises EngineError when it cannot work at all."""

    def witness(self, article: Article, draft: Draft) -> Sequence[Fault]:
        """What a second, independent reading objects to in this engine's draft; nothing when there is none."""

    def witness_answer(self, draft: DraftAnswer, articles: Mapping[str, Article]) -> Sequence[Fault]:
        """The same for a drafted answer."""

    def revise(self, article: Article, draft: Draft, faults: Sequence[Fault]) -> Drafted | None:
        """The draft with its faulty items said again, or None when the engine has nothing to add. At most one call."""

    def answer(
        self,
        question: str,
        reading: Reading,
        before: Sequence[Answer] = (),
        heard: Callable[[DraftSentence], None] | None = None,
    ) -> Answered:
        """What the engine answers. ``before`` are earlier answers of the conversation, oldest first.

        ``heard`` gets each sentence as it comes.
        """


def load_engine(name: str, settings: Settings) -> Engine:
    """Load the engine ``name``; "auto" is "llm" when a model is set. Raises SettingsError for an unknown name."""
    chosen = ("llm" if settings.model else "offline") if name == "auto" else name
    if chosen not in ENGINES:
        raise SettingsError(f"no engine is called {name!r}", f"choose one of: auto, {', '.join(ENGINES)}")
    module, attribute = ENGINES[chosen].split(":")
    return cast("Engine", getattr(import_module(module), attribute)(settings))


def made_by(engine: Engine, usage: Usage, prompt: tuple[str, str] | None) -> MadeBy:
    """What to print of how a result was made. ``prompt``: (id, SHA-256), None where no model was asked."""
    from summarizer.provenance import MadeBy

    prompt_id, prompt_sha256 = prompt or (None, None)
    asked = engine.provider is not None
    return MadeBy(
        engine=engine.name,
        model=engine.model,
        provider=engine.provider,
        prompt_id=prompt_id,
        prompt_sha256=prompt_sha256,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        tokens_in=usage.tokens_in if asked else None,
        tokens_out=usage.tokens_out if asked else None,
        cost_usd=usage.cost_usd if asked else None,
        cached=usage.cached,
        retries=usage.retries,
    )
