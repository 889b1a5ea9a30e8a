"""What a server said, read from its JSON without trust: any field may be missing or of another type.

Not responsible for: whether the words are a valid reply (schemas), what an error means (failures).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

LONGEST_REPLY = 2_000_000
"""Characters of a reply that are read; a summary has some ten thousand."""


class TooLong(Exception):
    """The reply goes on beyond LONGEST_REPLY."""


class Unreadable(Exception):
    """What came is no chat completion."""


class ServerSaysError(Exception):
    """An error in the body of a reply that began with 200."""

    def __init__(self, body: Any) -> None:
        super().__init__("an error in the body")
        self.body = body


@dataclass
class Said:
    """One reply: its words, why it ended, a refusal, and its tokens when the server counted them."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    finish: str | None = None
    refusal: str = ""
    counted: bool = False
    prompt: int = 0
    completion: int = 0
    from_cache: int = 0

    @property
    def text(self) -> str:
        """The words, whole. A lone surrogate, which no encoder takes, becomes a question mark."""
        return "".join(self.pieces).encode("utf-8", "replace").decode("utf-8")

    def hear(self, words: str) -> None:
        """Add words. Raises TooLong."""
        self.length += len(words)
        if self.length > LONGEST_REPLY:
            raise TooLong
        self.pieces.append(words)

    def count(self, usage: Any) -> None:
        """Take over the server's ``usage``."""
        if isinstance(usage, dict):
            self.prompt, self.completion = _whole(usage, "prompt_tokens"), _whole(usage, "completion_tokens")
            self.from_cache = _whole(_dict(usage.get("prompt_tokens_details")), "cached_tokens")
            self.counted = self.prompt + self.completion > 0


def hear_body(said: Said, body: Any) -> None:
    """Read a plain reply into ``said``, its usage first. Raises Unreadable, ServerSaysError, TooLong."""
    if not isinstance(body, dict):
        raise Unreadable
    said.count(body.get("usage"))
    choice = _first(body.get("choices"))
    if body.get("error") and not choice:
        raise ServerSaysError(body["error"])
    message = choice.get("message") if choice else None
    if not isinstance(message, dict):
        raise Unreadable
    _hear_choice(said, choice, message)


def hear_chunk(said: Said, chunk: Any) -> None:
    """Read one event of a streamed reply into ``said``. Raises TooLong."""
    chunk = _dict(chunk)
    said.count(chunk.get("usage"))
    choice = _first(chunk.get("choices"))
    _hear_choice(said, choice, _dict(choice.get("delta")))


def _hear_choice(said: Said, choice: dict[str, Any], message: dict[str, Any]) -> None:
    finish = choice.get("finish_reason")
    said.finish = finish if isinstance(finish, str) else said.finish
    said.refusal += _words(message.get("refusal"))
    call = _dict(_first(message.get("tool_calls")).get("function")) or _dict(message.get("function_call"))
    arguments = call.get("arguments")
    called = json.dumps(arguments) if isinstance(arguments, dict) else _words(arguments)
    said.hear(called or _words(message.get("content")))


def _words(content: Any) -> str:
    """A content: a string, or a list of parts with text."""
    if isinstance(content, list):
        return "".join(_words(_dict(part).get("text")) for part in content)
    return content if isinstance(content, str) else ""


def _first(values: Any) -> dict[str, Any]:
    return _dict(values[0]) if isinstance(values, list) and values else {}


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _whole(values: dict[str, Any], name: str) -> int:
    value = values.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9 else 0
