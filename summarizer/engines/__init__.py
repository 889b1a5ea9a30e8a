"""The family of engines: Article -> Draft, and (question, summaries) -> DraftAnswer.

An engine says; it proves nothing. A new member is one file and one line in ENGINES. Engines read verified types
and never construct them.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from summarizer.article import Article
from summarizer.draft import Draft, DraftAnswer
from summarizer.errors import SettingsError
from summarizer.settings import Settings

if TYPE_CHECKING:
    from summarizer.summary import Summary

ENGINES = {"offline": "summarizer.engines.offline:OfflineEngine"}
"""Name -> where its class is, loaded on first use."""

AUTO = "offline"
"""What ``auto`` means as long as no other engine is configured."""


class Engine(Protocol):
    """What every engine does. ``name`` and ``model`` go into ``made_by``."""

    name: str

    @property
    def model(self) -> str | None:
        """The model behind the engine with its version, or None."""

    @property
    def version(self) -> str:
        """What a cached summary depends on beside the article: rules or prompts, and the model."""

    def draft(self, article: Article) -> Draft:
        """What the engine says of an article. Raises EngineError when it cannot work at all."""

    def answer(self, question: str, summaries: Sequence[Summary]) -> DraftAnswer:
        """What the engine answers from these articles' text and verified items, and from nothing else."""


def load_engine(name: str, settings: Settings) -> Engine:
    """Load the engine ``name`` ("auto" picks one). Raises SettingsError for a name that is not there."""
    chosen = AUTO if name == "auto" else name
    if chosen not in ENGINES:
        raise SettingsError(f"no engine is called {name!r}", f"choose one of: auto, {', '.join(ENGINES)}")
    module, attribute = ENGINES[chosen].split(":")
    return cast("Engine", getattr(import_module(module), attribute)(settings))
