"""What can go wrong with a model server, by name: refused requests, broken transport, broken replies.

A fault is asked for by a schedule (request number -> name) or by a model named "fault:NAME" (every request) or
"fault:NAME*N" (the first N requests of that model). Not responsible for: sending (server).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

HUGE = 10_000_000
"""Characters of an enormous reply."""
MARKER = re.compile(r"^fault:([a-z0-9-]+)(?:\*(\d+))?$")
ORDER = re.compile(
    r"\b(?:print|say|write|report|reply|reply with|output|state)\b[ :]+(?:only |exactly |that )*"
    r"[\"“'‘]*([^\"”'’\n]{3,300})",
    re.IGNORECASE,
)
INJECTED = re.compile(
    r"^.*\b(?:ignore|disregard|instructions?|system prompt|assistant)\b.*$", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True)
class Reply:
    """What a model says: its text, why it stopped, a refusal, the tool it calls."""

    text: str
    finish: str = "stop"
    refusal: str | None = None
    tool: str | None = None


@dataclass(frozen=True)
class Status:
    """A refused request: HTTP status, headers and the error object's code and message."""

    code: int
    message: str
    error: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


STATUSES = {
    "429": Status(429, "Rate limit reached", "rate_limit_exceeded"),
    "429-retry-after": Status(429, "Rate limit reached", "rate_limit_exceeded", (("Retry-After", "1"),)),
    "429-quota": Status(429, "You exceeded your current quota", "insufficient_quota"),
    "500": Status(500, "The server had an error"),
    "502": Status(502, "Bad gateway"),
    "503": Status(503, "Overloaded"),
    "401": Status(401, "Incorrect API key provided", "invalid_api_key"),
    "404-model": Status(404, "The model does not exist", "model_not_found"),
    "400-context": Status(400, "This model's maximum context length is 8192 tokens", "context_length_exceeded"),
}
TRANSPORT = frozenset({"reset", "reset-early", "hang", "hang-mid-body", "html"})
"""reset: the connection breaks in mid-body. hang: no byte ever comes. html: a page comes with status 200."""

Change = Callable[[Reply, str], Reply]


def _object(reply: Reply) -> dict[str, Any]:
    value = json.loads(reply.text)
    return value if isinstance(value, dict) else {}


def _missing_field(reply: Reply, _: str) -> Reply:
    value = _object(reply)
    filled = [name for name, items in value.items() if items]
    for name in filled[:1] or list(value)[:1]:
        del value[name]
    return replace(reply, text=json.dumps(value))


def _wrong_type(reply: Reply, _: str) -> Reply:
    return replace(reply, text=json.dumps(dict.fromkeys(_object(reply), 7)))


def _duplicated_keys(reply: Reply, _: str) -> Reply:
    pairs = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in _object(reply).items()]
    return replace(reply, text="{" + ", ".join([*pairs, *pairs]) + "}")


def _huge(reply: Reply, _: str) -> Reply:
    """Repeat every item of every list until the reply is enormous; it stays valid JSON."""
    value = _object(reply)
    times = HUGE // max(1, len(reply.text)) + 1
    grown = {name: items * times if isinstance(items, list) else items for name, items in value.items()}
    text = json.dumps(grown)
    return replace(reply, text=text if len(text) >= HUGE else text + " " * (HUGE - len(text)))


def _obey(reply: Reply, prompt: str) -> Reply:
    """Do what the article's text orders: its words stand wherever the reply has words."""
    article = prompt[prompt.rfind("\n[1] ") + 1 :]
    orders = ORDER.findall("\n".join(INJECTED.findall(article))) or ORDER.findall(article) or ["PWNED"]
    words = orders[-1].strip(" .")

    def swap(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: swap(inner, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [swap(inner, name) for inner in value]
        return words if isinstance(value, str) and name in {"text", "gist", "quotes", "content", "words"} else value

    return replace(reply, text=json.dumps(swap(_object(reply))))


REPLIES: dict[str, Change] = {
    "truncated": lambda reply, _: replace(reply, text=reply.text[: len(reply.text) // 2], finish="length"),
    "malformed": lambda reply, _: replace(reply, text=reply.text.replace(":", ";", 3)),
    "missing-field": _missing_field,
    "wrong-type": _wrong_type,
    "refusal": lambda reply, _: replace(reply, text="", refusal="I'm sorry, I can't help with that.", tool=None),
    "empty": lambda reply, _: replace(reply, text="", tool=None),
    "wrong-tool": lambda reply, _: replace(reply, tool="order_pizza" if reply.tool else None),
    "prose": lambda reply, _: replace(
        reply, text=f"Sure! Here is the JSON you asked for:\n```json\n{reply.text}\n```\nAnything else?"
    ),
    "duplicated-keys": _duplicated_keys,
    "huge": _huge,
    "obey": _obey,
}
NAMES = (*STATUSES, *sorted(TRANSPORT), *REPLIES)


def named_in(model: str) -> tuple[str, int | None] | None:
    """The fault a model's name asks for and for how many requests (None: all), or None."""
    match = MARKER.match(model)
    if match is None:
        return None
    if match[1] not in NAMES:
        raise ValueError(f"no fault is called {match[1]!r}; there are {', '.join(NAMES)}")
    return match[1], int(match[2]) if match[2] else None
