"""The LLM engine: a model reads, quotes and says; what it says goes through the same grounding as the rules'.

Not responsible for: sending (providers), judging (grounding), what a second reading objects to (rules.witness).
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import BaseModel

from summarizer.article import Article
from summarizer.draft import Draft, DraftAnswer, DraftSentence
from summarizer.engines import Answered, Drafted, Reading
from summarizer.errors import EngineError
from summarizer.fault import Fault
from summarizer.prompts import load_prompt
from summarizer.providers import Call, Provider, Reply, load_provider
from summarizer.providers.budget import Budget
from summarizer.settings import Settings
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    import asyncio

    from spacy.language import Language

    from summarizer.answer import Answer
    from summarizer.engines.llm.loop import Loop

T = TypeVar("T")

PROVIDER = "openai"


class LlmEngine:
    """A model behind a provider. Many threads may call at once; all calls run on one loop, so many at a time.

    The provider is loaded at once, so that a missing key is told before any work; its connections open on first use.
    """

    name = "llm"

    def __init__(
        self, settings: Settings, load: Callable[[], Provider] | None = None, budget: Budget | None = None
    ) -> None:
        """Load the settings' provider, or what ``load`` gives; ``budget`` is one shared with others.

        Raises EngineUnavailable, SettingsError.
        """
        self._settings = settings
        self.budget = budget or Budget(settings.budget)
        """Of the run: a provider that is loaded again goes on with it."""
        self._load = load or (lambda: load_provider(PROVIDER, settings, self.budget))
        self._provider = self._load()
        self._starting = threading.Lock()
        self._loop: Loop | None = None
        self._slots: asyncio.Semaphore | None = None

    @property
    def model(self) -> str | None:
        """The model's name as the settings give it."""
        return self._provider.model

    @property
    def provider(self) -> str | None:
        """The host that the text goes to."""
        return self._provider.host

    @property
    def prompt(self) -> tuple[str, str] | None:
        """Id and sha256 of the prompt that drafts."""
        return "draft", load_prompt("draft").sha256

    @cached_property
    def version(self) -> str:
        """The model, the prompts, the shape of a reply, how it is asked for, and the rules that witness."""
        from summarizer.engines.llm.wire import reply_model
        from summarizer.rules import RULES_VERSION

        prompts = "+".join(load_prompt(name).sha256[:12] for name in ("draft", "revise"))
        shape = hashlib.sha256(json.dumps(reply_model().model_json_schema(), sort_keys=True).encode()).hexdigest()[:12]
        how = f"{self._settings.calls}, at most {self._settings.max_tokens} tokens, rules {RULES_VERSION}"
        return f"{self.model} at {self.provider}, prompts {prompts}, schema {shape}, {how}"

    def reads(self, language: str | None) -> bool:
        """Every language: what a model makes of it is checked like anything else."""
        return True

    def draft(self, article: Article) -> Drafted:
        """Ask for everything about an article. Raises EngineError."""
        from summarizer.engines.llm import drafting

        return drafting.draft(
            article, load_prompt("draft"), self._settings.calls, self._settings.max_tokens, self._ask_all
        )

    def revise(self, article: Article, draft: Draft, faults: Sequence[Fault]) -> Drafted | None:
        """Ask once for the faulty items. Raises EngineError when no further call will work."""
        from summarizer.engines.llm import revising

        most = self._settings.max_tokens
        return revising.revise(
            article, draft, faults, load_prompt("revise"), lambda call: self._ask_all([call])[0], most=most
        )

    def answer(
        self,
        question: str,
        reading: Reading,
        before: Sequence[Answer] = (),
        heard: Callable[[DraftSentence], None] | None = None,
    ) -> Answered:
        """Answer from the best passages. Raises EngineError."""
        from summarizer.engines.llm import answering

        # Searching is work for the calling thread; only the calls themselves go to the loop, and block here.
        return _driven(answering.answer(question, reading, before, heard, self._ask, most=self._settings.max_tokens))

    def witness(self, article: Article, draft: Draft) -> Sequence[Fault]:
        """What could not be read, and what the rules' own reading of it objects to."""
        from summarizer.engines.llm.conversion import stand_ins
        from summarizer.rules import witness

        unread = stand_ins(draft)
        known = {(fault.kind, fault.index) for fault in unread}
        objections = witness.examine(article, draft, lambda: self._nlp)
        return [*unread, *(fault for fault in objections if (fault.kind, fault.index) not in known)]

    def witness_answer(self, draft: DraftAnswer, articles: Mapping[str, Article]) -> Sequence[Fault]:
        """The same for a drafted answer."""
        from summarizer.rules import witness

        return witness.examine_answer(draft, articles, lambda: self._nlp)

    @cached_property
    def _nlp(self) -> Language:
        from summarizer.rules.parse import load_model

        return load_model(self._settings.spacy_model)

    async def _ask(self, call: Call, heard: Callable[[BaseModel], None] | None = None) -> Reply:
        """Ask from a calling thread, which waits; ``heard`` is called on it."""
        loop, slots = self._started()
        return loop.run_telling(lambda tell: self._complete(call, slots, tell if heard else None), heard)

    def _ask_all(self, calls: Sequence[Call]) -> list[Reply | EngineError]:
        loop, slots = self._started()
        return loop.run(self._complete_all(calls, slots))

    async def _complete_all(self, calls: Sequence[Call], slots: asyncio.Semaphore) -> list[Reply | EngineError]:
        import asyncio

        async def one(call: Call) -> Reply | EngineError:
            try:
                return await self._complete(call, slots)
            except EngineError as failure:
                return failure

        return list(await asyncio.gather(*map(one, calls)))

    async def _complete(
        self, call: Call, slots: asyncio.Semaphore, heard: Callable[[BaseModel], None] | None = None
    ) -> Reply:
        async with slots:
            return await self._provider.complete(call, heard)

    def _started(self) -> tuple[Loop, asyncio.Semaphore]:
        """The loop and its slots; new ones after a fork or a close, with a provider of their own."""
        import asyncio

        from summarizer.engines.llm.loop import Loop

        with self._starting:
            if self._loop is None or self._slots is None or not self._loop.alive:
                if self._loop is not None:
                    self._provider = self._load()
                self._loop, self._slots = Loop(), asyncio.Semaphore(self._settings.concurrency)
            return self._loop, self._slots

    def calls(self, article: Article) -> list[Call]:
        """The calls that drafting begins with, made and not sent."""
        from summarizer.engines.llm import drafting

        chosen = self._settings
        asked, _ = drafting.calls_for(article, load_prompt("draft"), chosen.calls, chosen.max_tokens)
        return [each.call for each in asked]

    def estimate(self, article: Article) -> Usage:
        """What drafting would take: the calls are made, and not sent. The shape of the reply counts as prompt."""
        from summarizer.engines.llm.estimating import expected

        used = sum(map(expected, self.calls(article)), NOTHING)
        return replace(used, cost_usd=self._provider.price(used.tokens_in, used.tokens_out))

    def close(self) -> None:
        """Let go of connections and of the thread. Closing twice does no harm; a later call opens them again."""
        with self._starting:
            if self._loop is not None and self._loop.alive:
                self._loop.run(self._provider.close())
                self._loop.close()


def _driven(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never waits for a loop: what it awaits has come by then."""
    try:
        work.send(None)
    except StopIteration as done:
        return cast("T", done.value)
    work.close()
    raise RuntimeError("an answer waited for something that is no call to the model")
