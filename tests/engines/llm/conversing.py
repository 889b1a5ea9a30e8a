"""A model that says what it is told to say, and a reading of two invented articles."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel

from summarizer.answer import Answer
from summarizer.article import Article
from summarizer.draft import DraftSentence
from summarizer.engines import Answered
from summarizer.engines.llm import answering
from summarizer.engines.llm.asking import WireSentence
from summarizer.grounding import ground_answer
from summarizer.provenance import MadeBy
from summarizer.providers import Call, Reply
from summarizer.reading import ArticlesReading
from summarizer.summary import Summary
from summarizer.usage import Usage

MADE_BY = MadeBy(
    engine="llm", model="scripted", provider=None, prompt_id=None, prompt_sha256=None, created="2024-01-01T00:00:00Z",
    tokens_in=None, tokens_out=None, cost_usd=None, cached=False, retries=0,
)  # fmt: skip

GAZETTE = Article.from_text(
    "A ferry sank off Pell Island on Saturday. At least 12 people drowned, coastguard chief Lena Orr said.\n\n"
    "The owner allegedly sold 90 tickets too many. Orr did not name the owner.",
    title="Ferry sinks off Pell Island",
    outlet="Coast Gazette",
    published="2021-05-02",
)
NEWS = Article.from_text(
    "Fishermen said that 30 people drowned when the ferry sank. Divers from Vell searched the wreck.",
    outlet="Harbour News",
    published="2021-05-03T08:00:00Z",
)


class Scripted:
    """``complete`` of a provider that gives one reply after another; an exception among them is raised."""

    def __init__(self, *replies: dict[str, Any] | Exception, broken: Sequence[dict[str, Any]] = ()) -> None:
        self.replies = list(replies)
        self.broken = broken
        self.calls: list[Call] = []

    async def complete(self, call: Call, heard: Callable[[BaseModel], None] | None = None) -> Reply:
        """Answer the next call; stream what a first, broken try said, then the items of this one."""
        self.calls.append(call)
        said = self.replies.pop(0)
        if isinstance(said, Exception):
            raise said
        value = call.schema.model_validate(said)
        if heard is not None and call.streamed is not None:
            for item in (*map(WireSentence.model_validate, self.broken), *getattr(value, call.streamed)):
                heard(item)
        return Reply(value, Usage(calls=1, tokens_in=10, tokens_out=5, cost_usd=0.25))


def sentence(text: str, *quotes: tuple[int, str]) -> dict[str, Any]:
    """One sentence as a model says it."""
    return {"text": text, "quotes": [{"passage": passage, "words": words} for passage, words in quotes]}


def said(status: str, *sentences: dict[str, Any]) -> dict[str, Any]:
    """One reply as a model says it."""
    return {"status": status, "sentences": list(sentences)}


def no_summary(article: Article) -> Summary:
    raise AssertionError("a model reads passages, not summaries")


def reading_of(*articles: Article) -> ArticlesReading:
    """What there is to answer from: the two articles when none is given."""
    return ArticlesReading(articles or (GAZETTE, NEWS), no_summary)


def drafted(
    model: Scripted,
    question: str = "How many people drowned?",
    reading: Any = None,
    before: Sequence[Answer] = (),
    heard: Callable[[DraftSentence], None] | None = None,
) -> Answered:
    """What the engine makes of the model's replies."""
    reading = reading or reading_of()
    return asyncio.run(answering.answer(question, reading, before, heard, model.complete))


def grounded(answered: Answered, asked: str = "How many people drowned?", *articles: Article) -> Answer:
    """The answer that is printed."""
    at_hand = reading_of(*articles).articles
    return ground_answer(asked, answered.question, answered.draft, at_hand, MADE_BY)
