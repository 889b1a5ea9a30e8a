"""A loopback server, a small schema, and a provider that talks to it without waiting between tries."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, Field

from summarizer.providers import Call, Reply
from summarizer.providers.openai import OpenAIProvider
from summarizer.settings import load_settings
from tests.providers.loopback import Server, replies, serve


class Report(BaseModel):
    """One figure and its words."""

    model_config = ConfigDict(extra="forbid")

    words: str = Field(max_length=80)
    sentences: list[int] = Field(max_length=5)


class Toll(BaseModel):
    """What a reply looks like."""

    model_config = ConfigDict(extra="forbid")

    status: str = Field(max_length=20)
    reports: list[Report] = Field(max_length=9)


GOOD = {"status": "fine", "reports": [{"words": "nine farmers", "sentences": [1]}, {"words": "two", "sentences": [2]}]}
KEY = "sk-test-5ecret0123456789"


@pytest.fixture
def server() -> Iterator[Server]:
    with serve(replies(GOOD)) as running:
        yield running


@pytest.fixture
def slept() -> list[float]:
    """How long the provider would have waited between its tries."""
    return []


@pytest.fixture
def provider(server: Server, slept: list[float], tmp_path: Path) -> Callable[..., OpenAIProvider]:
    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    def make(**given: Any) -> OpenAIProvider:
        given = {"model": "m", "base_url": server.url, "api_key": KEY, "cache": False, "home": tmp_path} | given
        return OpenAIProvider(load_settings(**given), sleep=sleep)

    return make


def call(text: str = "Nine farmers died.", **given: Any) -> Call:
    return Call(**{
        "schema": Toll, "system": "Read.", "user": text, "max_tokens": 300, "prompt_sha256": "p", **given
    })  # fmt: skip


def complete(
    made: OpenAIProvider, asked: Call | None = None, heard: Callable[[BaseModel], None] | None = None
) -> Reply:
    """Ask in an event loop of its own, and let go of the connections."""

    async def ask() -> Reply:
        try:
            return await made.complete(asked or call(), heard)
        finally:
            await made.close()

    return asyncio.run(ask())
