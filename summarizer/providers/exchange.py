"""One call's way to a reply: requests, waits, what it took, and the one error it may end in.

HTTP failures are tried again here, by tenacity; invalid replies are asked for again by instructor, which sees this as
the function that completes a chat. Not responsible for: connections (clients), what is said how (modes).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

from summarizer.errors import EngineError, ModelFailed
from summarizer.providers import Call
from summarizer.providers.budget import Budget
from summarizer.providers.clients import Clients
from summarizer.providers.failures import (
    HINT_CUT_OFF,
    HINT_REFUSED,
    LONGEST_WAIT,
    CutOff,
    Misspoken,
    Passing,
    Where,
    understood,
)
from summarizer.providers.items import Items
from summarizer.providers.modes import Dialects, body_of
from summarizer.providers.prices import Price, tokens_in
from summarizer.providers.said import Said, hear_body, hear_chunk
from summarizer.providers.schemas import read_cut, schema_text
from summarizer.providers.throttle import Throttle
from summarizer.usage import Usage

if TYPE_CHECKING:
    from openai import AsyncOpenAI, AsyncStream
    from openai.types.chat import ChatCompletion
    from tenacity import RetryCallState

PATH = "/chat/completions"
LONGEST_ECHO = 4_000
"""Characters of a bad reply, and of what was wrong with it, that go back when it is asked for again."""
FIRST_WAIT, LONGEST_BACK_OFF = 0.5, 20.0
"""Seconds before the first retry, doubled for each further one, with jitter."""


@dataclass(frozen=True)
class Line:
    """What all calls to one model at one address share."""

    where: Where
    clients: Clients
    dialects: Dialects
    price: Price
    budget: Budget
    throttle: Throttle
    max_retries: int
    sleep: Callable[[float], Awaitable[None]]

    @property
    def longest(self) -> float:
        """Seconds that one call may take in all: every request, the one that asks again too, and every wait."""
        return self.where.timeout * (self.max_retries + 2) + self.max_retries * LONGEST_WAIT


class Exchange:
    """One call. ``create`` completes a chat for instructor; ``usage`` is what it took, whatever the end."""

    def __init__(self, line: Line, client: AsyncOpenAI, call: Call, items: Items | None) -> None:
        self._line = line
        self._client = client
        self._call = call
        self._items = items
        self._repeated = 0
        self._first: str | None = None
        self._overhead = tokens_in(schema_text(call.schema))
        self.usage = Usage()

    def give_first(self, text: str) -> None:
        """Let the next ``create`` give ``text``, a reply that came already, without a request."""
        self._first = text

    async def create(self, messages: list[dict[str, Any]]) -> ChatCompletion:
        """Complete a chat for instructor. Raises EngineError."""
        text, self._first = self._first, None
        return _completion(await self.complete(messages) if text is None else text, self.usage)

    async def complete(self, messages: list[dict[str, Any]]) -> str:
        """Give the words of a reply. Raises EngineError, also for asking again after parts of a reply were given."""
        if self._items is not None and self._items.given:
            raise ModelFailed("the reply turned out wrong after parts of it were given", "ask again")
        if len(messages) > 2:
            messages = self._corrected(messages)
        said = await self._patiently(messages)
        judge(said, self._call, self._line.where)
        return said.text

    def _corrected(self, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The messages of asking again: short, and with the schema, which the server may not have enforced."""
        cut = [{**each, "content": str(each.get("content", ""))[:LONGEST_ECHO]} for each in messages[2:]]
        if self._line.dialects.current.way.mode != "json":
            cut[-1]["content"] += f"\nThe reply is one JSON object of this schema:\n{schema_text(self._call.schema)}"
        return [*messages[:2], *cut]

    async def _patiently(self, messages: list[dict[str, Any]]) -> Said:
        from tenacity import AsyncRetrying, retry_if_exception_type

        retrying = AsyncRetrying(
            retry=retry_if_exception_type(Passing), stop=self._is_enough, wait=self._wait,
            sleep=self._line.sleep, reraise=True,
        )  # fmt: skip
        try:
            async for attempt in retrying:
                with attempt:
                    return await self._in_its_dialect(messages)
        except Passing as passing:
            failure = passing.failure
        raise failure

    def _is_enough(self, state: RetryCallState) -> bool:
        """Stop when retries are used up, when parts were given, or when nobody ever was at the address."""
        passing = state.outcome.exception() if state.outcome else None
        never_there = isinstance(passing, Passing) and passing.away and not self._line.dialects.reached
        given = self._items is not None and bool(self._items.given)
        self._repeated += 1
        return never_there or given or self._repeated > self._line.max_retries

    def _wait(self, state: RetryCallState) -> float:
        from tenacity import wait_exponential, wait_random

        passing = state.outcome.exception() if state.outcome else None
        back_off = wait_exponential(multiplier=FIRST_WAIT, max=LONGEST_BACK_OFF) + wait_random(0, FIRST_WAIT)
        usual = float(back_off(state))
        asked = passing.after if isinstance(passing, Passing) else None
        return usual if asked is None else min(asked + usual / 10, LONGEST_WAIT)

    async def _in_its_dialect(self, messages: list[dict[str, Any]]) -> Said:
        """One request, said anew as long as the server objects to how it is said and there is another way."""
        dialects = self._line.dialects
        while True:
            dialect = dialects.current
            body = body_of(dialect, self._call, self._line.where.model, messages, stream=self._items is not None)
            try:
                said = await self._accounted(body)
            except Misspoken as misspoken:
                if not dialects.adapt(dialect, misspoken.said):
                    raise misspoken.failure from None
            else:
                dialects.taken(dialect)
                return said

    async def _accounted(self, body: dict[str, Any]) -> Said:
        """One request, paid for. Raises Passing, Misspoken, EngineError."""
        line, said = self._line, Said()
        prompt = self._overhead + sum(tokens_in(each["content"]) + 8 for each in body["messages"])
        worst = line.price.of(prompt, self._call.max_tokens) or 0.0
        line.budget.reserve(worst)
        billed = True  # when cut off from outside: the server may go on, and charge
        try:
            await self._send(body, said)
        except (Passing, Misspoken, EngineError) as refused:
            billed = said.length > 0 or getattr(refused, "billed", False)
            if isinstance(refused, Passing) and refused.busy:
                line.throttle.refused(refused.after)
            raise
        finally:
            self._account(said, prompt, worst, billed)
        line.throttle.went_well(said.completion)
        return said

    def _account(self, said: Said, prompt: int, worst: float, billed: bool) -> None:
        """Add a request to the usage. What a server did not count is estimated, on the high side."""
        if not said.counted and said.length:
            said.prompt, said.completion, said.counted = prompt, tokens_in(said.text), True
        cost = self._line.price.of(said.prompt, said.completion, said.from_cache) if said.counted else 0.0
        self._line.budget.settle(worst, (cost or 0.0) if said.counted else worst * billed)
        repeated = int(self.usage.calls > 0)
        self.usage += Usage(1, repeated, said.prompt, said.completion, cost)

    async def _send(self, body: dict[str, Any], said: Said) -> None:
        try:
            async with asyncio.timeout(self._line.where.timeout):
                await (self._whole(body, said) if self._items is None else self._streamed(body, said, self._items))
        except Exception as error:
            meant = understood(error, self._line.where)
            if meant is None:
                raise
        else:
            return
        if not (isinstance(meant, Passing) and meant.away):
            self._line.dialects.reached = True
        raise meant  # out here, so that no traceback leads to the client's error, its request and headers

    async def _whole(self, body: dict[str, Any], said: Said) -> None:
        from httpx2 import Response

        response = await self._client.post(PATH, cast_to=Response, body=body)
        hear_body(said, from_json(response.content))

    async def _streamed(self, body: dict[str, Any], said: Said, items: Items) -> None:
        from openai import AsyncStream

        items.restart()
        stream: AsyncStream[object] = await self._client.post(
            PATH, cast_to=object, body=body, stream=True, stream_cls=AsyncStream[object]
        )
        async with stream:
            if "json" in stream.response.headers.get("content-type", ""):  # a server that does not stream
                hear_body(said, from_json(await stream.response.aread()))
                items.feed(said.text)
                return
            async for chunk in stream:
                known = len(said.pieces)
                hear_chunk(said, chunk)
                for words in said.pieces[known:]:
                    items.feed(words)
        if said.finish is None and not said.text.rstrip().endswith(("}", "```")):
            raise EOFError


def judge(said: Said, call: Call, where: Where) -> None:
    """Raise ModelFailed for a reply that asking again would not mend."""
    if said.refusal or said.finish == "content_filter":
        why = " ".join(said.refusal.split())[:120] or "its filter took the reply"
        raise ModelFailed(f"{where.model} refused: {why}", HINT_REFUSED)
    if said.finish == "length":
        cut = f"the reply of {where.model} was cut off at {call.max_tokens:,} tokens"
        raise CutOff(cut, HINT_CUT_OFF, read_cut(call.schema, said.text))


def _completion(text: str, used: Usage) -> ChatCompletion:
    """A reply as instructor knows it: the same for tools, schemas and plain JSON, so that asking again is, too."""
    from openai.types import CompletionUsage
    from openai.types.chat import ChatCompletion, ChatCompletionMessage
    from openai.types.chat.chat_completion import Choice

    message = ChatCompletionMessage(role="assistant", content=text)
    usage = CompletionUsage(
        prompt_tokens=used.tokens_in, completion_tokens=used.tokens_out, total_tokens=used.tokens_in + used.tokens_out
    )
    return ChatCompletion(
        id="", created=0, model="", object="chat.completion", usage=usage,
        choices=[Choice(finish_reason="stop", index=0, message=message, logprobs=None)],
    )  # fmt: skip
