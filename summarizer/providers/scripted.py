"""A provider that replays replies given in Python: for tests, demos and examples. Nothing leaves the process.

It is built from replies, not from settings, so it does not stand in PROVIDERS. Not responsible for: playing a server's
faults on the wire.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Any

from pydantic import BaseModel, ValidationError

from summarizer.errors import EngineError, ModelFailed
from summarizer.providers import Call, Reply
from summarizer.usage import Usage

Scripted = BaseModel | Mapping[str, Any] | str | EngineError
"""One scripted reply: a value, its fields, its JSON, or an error to raise."""


class ScriptedProvider:
    """Answers call after call with the next of ``replies``, or by asking ``replies`` when it is a function.

    ``calls`` are those made so far. Running out of replies, like a reply that does not fit the schema, is ModelFailed.
    """

    name = "scripted"

    def __init__(
        self, replies: Iterable[Scripted] | Callable[[Call], Scripted], model: str = "scripted", host: str = "nowhere"
    ) -> None:
        self.model = model
        self.host = host
        self.calls: list[Call] = []
        self._ask = replies if callable(replies) else None
        self._left = iter(()) if callable(replies) else iter(replies)
        self._lock = Lock()

    async def complete(self, call: Call, heard: Callable[[BaseModel], None] | None = None) -> Reply:
        """Give the next reply. Raises ModelFailed, or the scripted error."""
        with self._lock:
            self.calls.append(call)
            said = self._ask(call) if self._ask else next(self._left, None)
        if said is None:
            raise ModelFailed("the script has no further reply", "give the scripted provider more replies")
        if isinstance(said, EngineError):
            raise said
        value = _fitting(said, call)
        if call.streamed and heard:
            for item in getattr(value, call.streamed):
                heard(item)
        return Reply(value, Usage(calls=1, tokens_in=_tokens(call.system + call.user), tokens_out=_tokens(str(said))))

    def price(self, tokens_in: int, tokens_out: int) -> float | None:
        """Nothing."""
        return 0.0

    async def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


def _fitting(said: BaseModel | Mapping[str, Any] | str, call: Call) -> BaseModel:
    if isinstance(said, call.schema):
        return said
    text = (
        said if isinstance(said, str) else said.model_dump_json() if isinstance(said, BaseModel) else json.dumps(said)
    )
    try:
        return call.schema.model_validate_json(text)
    except ValidationError as error:
        raise ModelFailed(f"the script's reply is no {call.schema.__name__}: {error.error_count()} errors") from None


def _tokens(text: str) -> int:
    """About as many as a model would count: one for four characters."""
    return len(text) // 4 + 1
