"""OpenAI and every server that speaks its chat completions: Ollama, vLLM, llama.cpp, LM Studio, OpenRouter, Azure.

The door of the rooms around it: which server and key (addresses), one connection pool (clients), one call (exchange),
replies known already (replies). Not responsible for: prompts and schemas (engines), what a reply is worth (grounding).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from functools import cached_property
from hashlib import sha256
from typing import Any

from pydantic import BaseModel, ValidationError

from summarizer.errors import EngineError, EngineUnavailable, ModelFailed
from summarizer.providers import Call, Reply
from summarizer.providers.addresses import address_of, key_for
from summarizer.providers.budget import Budget
from summarizer.providers.clients import Clients
from summarizer.providers.exchange import Exchange, Line
from summarizer.providers.failures import Where, charge
from summarizer.providers.items import Deaf, Items
from summarizer.providers.modes import Dialects, first_dialect
from summarizer.providers.prices import Price, tokens_in
from summarizer.providers.quiet import hush, quietly
from summarizer.providers.replies import Replies
from summarizer.providers.schemas import Parsed, read_reply, schema_text, wrapped
from summarizer.providers.throttle import Throttle
from summarizer.settings import Settings
from summarizer.usage import Usage

ASKED_AGAIN = 1
"""How often a reply that is not valid is asked for again."""
HINT_MALFORMED = "use a stronger model, or another SUMMARIZER_MODE: json-schema, tools or json"


class OpenAIProvider:
    """One model at one address. Threads and event loops may share it; calls of a loop share its slots.

    ``budget`` is that of the run (default: one of its own, of SUMMARIZER_BUDGET). ``sleep`` waits between retries.
    """

    name = "openai"

    def __init__(
        self,
        settings: Settings,
        budget: Budget | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Check where calls would go. Raises SettingsError, EngineUnavailable; nothing is sent yet."""
        if not settings.model:
            raise EngineUnavailable("no model is configured", "set SUMMARIZER_MODEL, such as gpt-5-mini or llama3.2")
        address = address_of(settings)
        key = key_for(settings, address)
        self.model = settings.model
        self.host = address.host
        self.budget = budget or Budget(settings.budget)
        self._line = Line(
            where=Where(address.host, self.model, key, settings.timeout),
            clients=Clients(address, key, settings.timeout, settings.concurrency),
            dialects=Dialects(first_dialect(settings.mode, address.strict, address.openai), address.host),
            price=Price(address, self.model),
            budget=self.budget,
            throttle=Throttle(settings.concurrency, settings.rpm, settings.tpm),
            max_retries=settings.max_retries,
            sleep=sleep,
        )
        self._identity = (address.url, self.model, settings.mode)
        self._replies = Replies(settings.home) if settings.cache else None
        if self.budget.limit is not None and self._line.price.of(1, 1) is None:
            raise EngineUnavailable(
                f"the price of {self.model} at {self.host} is not known, so the budget cannot be kept",
                "unset SUMMARIZER_BUDGET, or use a model with a known price",
            )

    def __repr__(self) -> str:
        """Say what and where, never with which key."""
        return f"OpenAIProvider({self.model} at {self.host})"

    @property
    def line(self) -> Line:
        """What all calls share, for other ways of sending them."""
        return self._line

    @property
    def mode(self) -> str:
        """How JSON is asked for at present; it changes when the server refuses a way."""
        return self._line.dialects.current.way.mode

    async def complete(self, call: Call, heard: Callable[[BaseModel], None] | None = None) -> Reply:
        """Ask once, retries included, unless the reply is known. See Provider.

        Costs at most 2 + SUMMARIZER_MAX_RETRIES requests once the server's dialect is known.
        """
        call = encodable(call)
        items = Items(call.schema, call.streamed, heard) if call.streamed and heard else None
        key = self._key_of(call) if self._replies else ""
        try:
            if (known := self._known(key, call)) is not None:
                _hand_over(known.value, call, items)
                return Reply(known.value, Usage(cached=True))
            with quietly():
                parsed, usage = await self._ask(call, items)
        except Deaf as deaf:
            raise (deaf.__cause__ or deaf) from None
        if self._replies is not None:
            self._replies.keep(key, parsed.text)
        return Reply(parsed.value, usage)

    def price(self, tokens_in: int, tokens_out: int) -> float | None:
        """US dollars for so many tokens; None: unknown."""
        return self._line.price.of(tokens_in, tokens_out)

    async def close(self) -> None:
        """Let go of connections and of the file of replies. Closing twice does no harm."""
        await self._line.clients.close()
        if self._replies is not None:
            self._replies.close()

    async def _ask(self, call: Call, items: Items | None) -> tuple[Parsed, Usage]:
        seat = self._line.clients.here()
        hush()  # of the loggers that came with the client
        async with seat.slots, self._line.throttle.turn(tokens_in(call.system + call.user)):
            exchange = Exchange(self._line, seat.client, call, items)
            failure: EngineError
            try:
                async with asyncio.timeout(self._line.longest):
                    parsed = await self._valid(exchange, call)
                _hand_over(parsed.value, call, items)
            except Exception as error:
                failure = self._meaning(error)
            else:
                return parsed, exchange.usage
        raise charge(failure, exchange.usage)  # out here, so that no traceback leads to what was sent

    async def _valid(self, exchange: Exchange, call: Call) -> Parsed:
        """The reply, read. Only one that is not valid goes to instructor, which has it said again."""
        messages = messages_of(call)
        text = await exchange.complete(messages)
        try:
            return read_reply(call.schema, text)
        except ValidationError:
            exchange.give_first(text)
        return await self._instructed(
            response_model=wrapped(call.schema), exchange=exchange, messages=messages,
            max_retries=ASKED_AGAIN, strict=False,
        )  # fmt: skip

    def _meaning(self, error: Exception) -> EngineError:
        """The error of ours that instructor's stands for. Raises what is neither a server's nor a model's fault."""
        from instructor.core import InstructorRetryException

        cause = error.__cause__ if isinstance(error, InstructorRetryException) else error
        if isinstance(cause, EngineError):
            return cause
        if isinstance(cause, TimeoutError):
            return ModelFailed(f"{self.host} took more than {self._line.longest:g} seconds in all", "try again later")
        if isinstance(cause, ValidationError):
            first = cause.errors(include_url=False, include_input=False, include_context=False)[0]
            place = ".".join(map(str, first["loc"]))[:80] or "reply"
            return ModelFailed(
                f"{self.model} gave no valid reply, asked again too ({place}: {first['msg'][:120]})", HINT_MALFORMED
            )
        raise cause or error

    @cached_property
    def _instructed(self) -> Callable[..., Awaitable[Parsed]]:
        """Wrap instructor's validation and asking again around an exchange's way of completing a chat."""
        import instructor

        hush()  # of the loggers that came with it

        async def create(*, exchange: Exchange, messages: list[dict[str, Any]], **_: Any) -> Any:
            return await exchange.create(messages)

        instructed: Any = instructor.patch(create=create, mode=instructor.Mode.JSON_SCHEMA)
        return instructed  # type: ignore[no-any-return]

    def _key_of(self, call: Call) -> str:
        parts = [*self._identity, call.prompt_sha256, schema_text(call.schema), call.system, call.user, call.max_tokens]
        return sha256(json.dumps(parts).encode("utf-8")).hexdigest()

    def _known(self, key: str, call: Call) -> Parsed | None:
        text = self._replies.find(key) if self._replies is not None else None
        if text is None:
            return None
        try:
            return read_reply(call.schema, text)
        except ValidationError:
            return None


def encodable(call: Call) -> Call:
    """The call without lone surrogates, which no encoder takes."""
    from dataclasses import replace

    system, user = (text.encode("utf-8", "replace").decode("utf-8") for text in (call.system, call.user))
    return replace(call, system=system, user=user)


def messages_of(call: Call) -> list[dict[str, Any]]:
    """The messages that a call begins with."""
    return [{"role": "system", "content": call.system}, {"role": "user", "content": call.user}]


def _hand_over(value: BaseModel, call: Call, items: Items | None) -> None:
    """Give the listener what it has not heard. Raises ModelFailed when it heard something else."""
    if items is not None and call.streamed and not items.finish(getattr(value, call.streamed)):
        raise ModelFailed("the whole reply is not what came in parts", "ask again")
