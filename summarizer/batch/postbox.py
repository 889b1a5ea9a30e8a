"""Between a newsroom and the server of batches: articles become calls, and replies become what an engine hears.

Not responsible for: which batches there are (outgoing), when to look (openai_batch).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from itertools import chain
from typing import TYPE_CHECKING

from pydantic import BaseModel

from summarizer.batch.unit import Unit
from summarizer.engines.llm import LlmEngine
from summarizer.errors import EngineError, EngineUnavailable
from summarizer.providers import Call, Reply
from summarizer.providers.budget import Budget
from summarizer.providers.failures import usage_of
from summarizer.providers.openai import OpenAIProvider
from summarizer.providers.openai_batches import BatchServer, Standing, name_of

if TYPE_CHECKING:
    from summarizer.batch.outgoing import Parcel
    from summarizer.newsroom import Newsroom

Replies = Mapping[str, Reply | EngineError]
"""What came back, by the name of its call."""


class Known:
    """A provider that knows the replies of a batch, and asks ``online`` for any other."""

    name = "openai"

    def __init__(self, online: OpenAIProvider, known: Replies) -> None:
        self._online, self._known = online, known
        self.model, self.host = online.model, online.host

    async def complete(self, call: Call, heard: Callable[[BaseModel], None] | None = None) -> Reply:
        """The reply of the batch, or an online one. Raises EngineError."""
        found = self._known.get(name_of(call))
        if found is None:
            return await self._online.complete(call, heard)
        if isinstance(found, EngineError):
            raise found
        return found

    def price(self, tokens_in: int, tokens_out: int) -> float | None:
        """US dollars for so many tokens online."""
        return self._online.price(tokens_in, tokens_out)

    async def close(self) -> None:
        """Let go of the online connections."""
        await self._online.close()


class Postbox:
    """One newsroom's calls to one server. ``room`` is the newsroom, hearing what is ``known`` before it asks."""

    def __init__(self, room: Newsroom) -> None:
        settings = room.settings
        self._budget = Budget(settings.budget)
        online = OpenAIProvider(settings, self._budget)
        self.host = online.host
        self.known: dict[str, Reply | EngineError] = {}
        self.server = BatchServer(online)
        self._engine = LlmEngine(settings, lambda: Known(online, self.known))
        self.room = copy(room)
        vars(self.room)["engine"] = self._engine

    def calls(self, unit: Unit) -> dict[str, Call]:
        """The calls that an article begins with, by name."""
        return {name_of(call): call for call in self._engine.calls(unit.article)}

    def standing(self, parcel: Parcel) -> Standing | None:
        """How far a batch is; None when it was not sent, or the server does not tell at present."""
        try:
            return self.server.standing(parcel.batch) if parcel.batch else None
        except EngineUnavailable as error:
            if "key" in error.hint or "account" in error.message:
                raise
            return None

    def replies(self, standing: Standing, calls: Mapping[str, Call]) -> dict[str, Reply | EngineError]:
        """What came back of ``calls``; what is worth sending again is left out. Raises EngineUnavailable."""
        found: dict[str, Reply | EngineError] = {}
        files = [file for file in (standing.output, standing.errors) if file]
        for result in chain.from_iterable(map(self.server.results, files)):
            name = str(result.get("custom_id"))
            reply = self.server.reply(calls[name], result) if name in calls and name not in found else None
            if reply is not None:
                found[name] = reply
        return found

    def reserve(self, worst: Iterable[float]) -> None:
        """Set money aside for batches. Raises BudgetSpent."""
        for each in worst:
            self._budget.reserve(each)

    def settle(self, worst: float, replies: Replies) -> None:
        """Replace what was set aside for a batch by what it did cost."""
        used = [usage_of(each) if isinstance(each, EngineError) else each.usage for each in replies.values()]
        self._budget.settle(worst, sum(each.cost_usd or 0.0 for each in used))

    def close(self) -> None:
        """Let go of all connections."""
        self.server.close()
        self._engine.close()
