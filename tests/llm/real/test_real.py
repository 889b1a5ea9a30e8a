"""A real model behind the engine: HTTP, grammar-constrained decoding, whatever it invents. About a minute.

The model is far too small to be right. What is shown: its replies parse, what they invent is rejected, what is printed
stands in the article, and the books are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer import Article, Newsroom
from summarizer.answer import Answer
from summarizer.draft import Quote
from summarizer.engines.llm import LlmEngine
from summarizer.engines.llm.conversion import quotes_of, to_draft
from summarizer.evidence import Evidence
from summarizer.providers import Call, Provider, Reply, load_provider
from summarizer.providers.failures import CutOff
from summarizer.settings import load_settings
from summarizer.summary import Summary

pytestmark = pytest.mark.requires("model")

MOST_TOKENS = 200
PATIENCE = 240.0
"""Seconds for one call, which takes ten on two idle cores; a busy machine takes far more."""

ARTICLE = Article.from_text(
    "Government troops killed nine farmers near Orlo on Tuesday, union leader Tomas Brekk said.\n\n"
    'The army denied that farmers were killed. "We hit a camp," Colonel Ivo Lasz told reporters in Vell. Residents '
    "said shelling wounded four people in the market on Monday.\n\n"
    "Rebels of the Dawn Column captured the dam at Sefar last week. The ministry said on Wednesday that two soldiers "
    "died in that attack.",
    title="Farmers killed near Orlo",
    published="2024-03-07",
    outlet="Sarvia Daily",
)


class Recorder:
    """A provider that keeps what another one said."""

    def __init__(self, inner: Provider) -> None:
        self.inner = inner
        self.name, self.model, self.host = inner.name, inner.model, inner.host
        self.calls: list[Call] = []
        self.said: list[BaseModel] = []

    async def complete(self, call: Call, heard: Callable[[BaseModel], None] | None = None) -> Reply:
        self.calls.append(call)
        try:
            reply = await self.inner.complete(call, heard)
        except CutOff as cut:
            self.said += [cut.arrived] if cut.arrived is not None else []
            raise
        self.said.append(reply.value)
        return reply

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


class Desk:
    """A newsroom at the real server, what its model said, and the summary of ARTICLE."""

    def __init__(self, address: str, home: Path) -> None:
        given: dict[str, Any] = {
            "model": "smollm2", "base_url": address, "home": home, "cache": False, "max_retries": 0, "concurrency": 1,
            "max_tokens": MOST_TOKENS, "timeout": PATIENCE,
        }  # fmt: skip
        settings = load_settings(**given)
        self.recorder = Recorder(load_provider("openai", settings))
        self.room = Newsroom(engine="llm", **given)
        self.room.__dict__["engine"] = LlmEngine(settings, lambda: self.recorder)  # type: ignore[arg-type, return-value]
        self.summary: Summary = self.room.summarize(ARTICLE)
        self.drafted = list(self.recorder.said)
        self.answer: Answer = self.room.ask("How many farmers were killed near Orlo?", [ARTICLE])


@pytest.fixture(scope="module")
def desk(real_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(real_server, tmp_path_factory.mktemp("home"))
    yield made
    made.room.close()


def evidence_of(value: object) -> list[Evidence]:
    if isinstance(value, Evidence):
        return [value]
    if isinstance(value, BaseModel):
        return [found for name in type(value).model_fields for found in evidence_of(getattr(value, name))]
    return [found for each in value for found in evidence_of(each)] if isinstance(value, list) else []


def invented(quotes: list[Quote]) -> list[str]:
    return [quote.text for quote in quotes if quote.text not in ARTICLE.text]


def test_its_drafts_parse(desk: Desk) -> None:
    assert any(items for said in desk.drafted for items in vars(said).values())


def test_what_it_invents_is_rejected(desk: Desk) -> None:
    drafts = [to_draft(ARTICLE, said) for said in desk.drafted]
    lists = [items for draft in drafts for items in vars(draft).values()]
    assert desk.summary.rejected
    assert any(invented(quotes_of(items)) for items in lists)
    printed = {one.exact for one in evidence_of(desk.summary)}
    assert not printed & {words for items in lists for words in invented(quotes_of(items))}


def test_what_is_printed_stands_in_the_article(desk: Desk) -> None:
    for found in evidence_of(desk.summary) + evidence_of(desk.answer):
        assert ARTICLE.text[found.start : found.end] == found.exact
        assert found.article_id == ARTICLE.id
    for item in [*desk.summary.claims, *desk.summary.casualties, *desk.summary.abstract, *desk.summary.timeline]:
        assert item.evidence


def test_its_answer_is_grounded_or_refused(desk: Desk) -> None:
    answer = desk.answer
    assert all(sentence.citations for sentence in answer.sentences)
    assert bool(answer.sentences) == (answer.status not in {"not-in-articles", "ambiguous"})
    assert answer.made_by.tokens_out is not None
    assert 0 < answer.made_by.tokens_out <= MOST_TOKENS


def test_the_books_are_kept(desk: Desk) -> None:
    made_by = desk.summary.made_by
    assert (made_by.engine, made_by.model, made_by.cost_usd) == ("llm", "smollm2", 0.0)
    assert made_by.provider is not None
    assert made_by.provider.startswith("127.0.0.1")
    assert made_by.prompt_sha256
    drafting = len(desk.recorder.calls) - 1
    assert made_by.tokens_in is not None
    assert made_by.tokens_in > 500 * drafting
    assert made_by.tokens_out is not None
    assert 0 < made_by.tokens_out <= MOST_TOKENS * drafting


def test_the_work_is_bounded(desk: Desk) -> None:
    assert 2 <= len(desk.recorder.calls) <= 5  # a draft, its halves, the faulty items again, an answer
    assert all(call.max_tokens <= MOST_TOKENS for call in desk.recorder.calls)
