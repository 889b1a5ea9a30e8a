"""How a server is asked for JSON: by a schema, by a tool, by the prompt alone; and what else it wants said otherwise.

Servers differ in what they take. What one refuses is remembered for it, and the next way is tried.
Not responsible for: the schema itself (schemas), sending (exchange).
"""

from __future__ import annotations

import logging
import re
from threading import Lock
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from summarizer.providers import Call
from summarizer.providers.schemas import schema_for, schema_name, schema_text

Mode = Literal["json-schema", "tools", "json"]


class Way(NamedTuple):
    """A mode, and whether its schema keeps its bounds."""

    mode: Mode
    bounded: bool


class Dialect(NamedTuple):
    """What to say to a server: the ways left to ask for JSON, best first, and its other peculiarities."""

    ways: tuple[Way, ...]
    limit: str = "max_tokens"
    temperature: bool = True
    stream_usage: bool = True

    @property
    def way(self) -> Way:
        """The way in use."""
        return self.ways[0]


def first_dialect(mode: str, strict: bool, openai: bool) -> Dialect:
    """The dialect to begin with; ``mode`` as in the settings, ``strict``: the host refuses bounds."""
    schemas = (Way("json-schema", False),) if strict else (Way("json-schema", True), Way("json-schema", False))
    tools = (Way("tools", False),) if strict else (Way("tools", True), Way("tools", False))
    ways = {"json-schema": schemas, "tools": tools, "json": (Way("json", False),)}.get(
        mode, (*schemas, Way("tools", False), Way("json", False))
    )
    return Dialect(ways, limit="max_completion_tokens" if openai else "max_tokens")


_LIMIT = re.compile(r"max_(?:completion_)?tokens", re.IGNORECASE)
_REFUSES = re.compile(r"unsupported|not support|unknown|unrecognized|unexpected|not permitted|extra|instead", re.I)
_TEMPERATURE = re.compile(r"temperature", re.IGNORECASE)
_STREAM = re.compile(r"stream_options|include_usage", re.IGNORECASE)
_FORMAT = re.compile(
    r"response_format|json.?schema|json.?object|schema|grammar|guided|structured|tool|function", re.IGNORECASE
)


def adapted(dialect: Dialect, said: str, unexplained: bool) -> Dialect | None:
    """The dialect that avoids what a server refused with the words ``said``, or None when there is none.

    ``unexplained``: the server has not taken this dialect yet, so any refusal may be about the way of asking.
    """
    if _STREAM.search(said) and dialect.stream_usage:
        return dialect._replace(stream_usage=False)
    if _TEMPERATURE.search(said) and dialect.temperature:
        return dialect._replace(temperature=False)
    if dialect.limit == "max_tokens" and "max_completion_tokens" in said:
        return dialect._replace(limit="max_completion_tokens")
    if dialect.limit != "max_tokens" and _LIMIT.search(said) and _REFUSES.search(said):
        return dialect._replace(limit="max_tokens")
    if len(dialect.ways) > 1 and (unexplained or _FORMAT.search(said)):
        return dialect._replace(ways=dialect.ways[1:])
    return None


class Dialects:
    """What was learned of one server; shared by all calls to it."""

    def __init__(self, first: Dialect, host: str) -> None:
        self.current = first
        self.reached = False
        """Whether anybody ever answered there."""
        self._host = host
        self._taken = False
        self._lock = Lock()

    def taken(self, dialect: Dialect) -> None:
        """Note that the server understood ``dialect``."""
        self.reached = True
        self._taken = self._taken or dialect == self.current

    def adapt(self, refused: Dialect, said: str) -> bool:
        """Change what is in force after ``refused`` was; False when nothing is left to change."""
        with self._lock:
            if refused != self.current:  # another call has learned it meanwhile
                return True
            changed = adapted(refused, said, unexplained=not self._taken)
            if changed is None:
                return False
            self.current, self._taken = changed, False
        if changed.way.mode != refused.way.mode:
            logging.getLogger(__name__).warning(
                "%s does not take %s; asking by %s from here on", self._host, refused.way.mode, changed.way.mode
            )
        return True


def body_of(dialect: Dialect, call: Call, model: str, messages: list[dict[str, Any]], stream: bool) -> dict[str, Any]:
    """The body of a request: ``messages`` are the system's, the user's, and whatever asking again added."""
    body: dict[str, Any] = {"model": model, "messages": messages, dialect.limit: call.max_tokens}
    if dialect.temperature:
        body["temperature"] = 0
    if stream:
        body["stream"] = True
        if dialect.stream_usage:
            body["stream_options"] = {"include_usage": True}
    name, (mode, bounded) = schema_name(call.schema), dialect.way
    if mode == "json":
        body["messages"] = [_with_schema(messages[0], call.schema), *messages[1:]]
        return body
    shape = schema_for(call.schema, bounded=bounded)
    if mode == "json-schema":
        body["response_format"] = {
            "type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": shape}
        }  # fmt: skip
    else:
        function = {"name": name, "description": "Give the reply.", "strict": True, "parameters": shape}
        body["tools"] = [{"type": "function", "function": function}]
        body["tool_choice"] = "required"  # of one; llama.cpp does not heed a name
    return body


def _with_schema(message: dict[str, Any], schema: type[BaseModel]) -> dict[str, Any]:
    asked = f"{message['content']}\n\nReply with one JSON object and nothing else. It matches this JSON Schema:\n"
    return {**message, "content": asked + schema_text(schema)}
