"""The family of providers: a typed call to a model -> a typed reply, or one clear error.

A provider sends and receives; what it receives is a model's word and proves nothing. A new member is one file and one
line in PROVIDERS. Not responsible for: what to ask (engines), what of a reply holds (grounding).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from pydantic import BaseModel

from summarizer.providers.budget import Budget
from summarizer.settings import Settings
from summarizer.usage import Usage

PROVIDERS = {"openai": "summarizer.providers.openai:OpenAIProvider"}
"""Name -> where its class is, loaded on first use."""


@dataclass(frozen=True)
class Call:
    """One question to a model. ``schema`` is the shape of the reply; ``prompt_sha256`` is that of its template.

    ``streamed`` names a list field of ``schema`` whose items are wanted as they arrive.
    """

    schema: type[BaseModel]
    system: str
    user: str
    max_tokens: int
    prompt_sha256: str
    streamed: str | None = None


@dataclass(frozen=True)
class Reply:
    """What came back, parsed, and what it took."""

    value: BaseModel
    usage: Usage


class Provider(Protocol):
    """What every provider does. ``host`` is where the text goes, for the notice on stderr."""

    name: str
    model: str
    host: str

    async def complete(self, call: Call, heard: Callable[[BaseModel], None] | None = None) -> Reply:
        """Ask once, retries included. ``heard`` gets each whole item of the ``streamed`` list as it arrives.

        Raises EngineUnavailable, BudgetSpent or ModelFailed, each with a hint and ``usage`` of the failed calls.
        """

    def price(self, tokens_in: int, tokens_out: int) -> float | None:
        """US dollars for so many tokens; None: unknown."""

    async def close(self) -> None:
        """Let go of connections. Closing twice does no harm."""


def load_provider(name: str, settings: Settings, budget: Budget | None = None) -> Provider:
    """Load the provider ``name`` of PROVIDERS; ``budget`` is the run's. Raises EngineUnavailable, SettingsError."""
    module, attribute = PROVIDERS[name].split(":")
    return cast("Provider", getattr(import_module(module), attribute)(settings, budget))
