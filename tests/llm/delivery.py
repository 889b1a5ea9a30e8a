"""HTTP/1.1 by hand: reads a request, writes an answer, plain or as a stream of events, or breaks off in its middle.

Not responsible for: what is said (liar, faults), when (server).
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from typing import Any

from tests.llm.faults import Reply, Status

CHARACTERS_PER_TOKEN = 4
CHUNK = 40
"""Characters of a streamed piece."""

Headers = dict[str, str]


async def read(reader: asyncio.StreamReader) -> tuple[str, Headers, bytes] | None:
    """Read one request: its path, headers and body. Raises IncompleteReadError at the end."""
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return first.split(" ")[1], headers, body


def _head(code: int, kind: str, length: int | None, extra: tuple[tuple[str, str], ...] = ()) -> bytes:
    size = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
    lines = [f"HTTP/1.1 {code} Scripted", f"Content-Type: {kind}", size, *(": ".join(pair) for pair in extra)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def write(writer: asyncio.StreamWriter, code: int, body: bytes, kind: str = "application/json") -> None:
    """Write a whole answer."""
    writer.write(_head(code, kind, len(body)) + body)
    await writer.drain()


async def send(writer: asyncio.StreamWriter, code: int, value: object) -> None:
    """Write an answer in JSON."""
    await write(writer, code, json.dumps(value).encode())


async def refuse(writer: asyncio.StreamWriter, status: Status) -> None:
    """Write an error answer."""
    error = {"message": status.message, "type": "scripted", "param": None, "code": status.error}
    body = json.dumps({"error": error}).encode()
    writer.write(_head(status.code, "application/json", len(body), status.headers) + body)
    await writer.drain()


def tokens_of(text: str) -> int:
    """The tokens of a text, a quarter of its characters."""
    return len(text) // CHARACTERS_PER_TOKEN


async def deliver(
    writer: asyncio.StreamWriter, request: dict[str, Any], reply: Reply, number: int, used: dict[str, int],
    broken: str | None,
) -> bool:  # fmt: skip
    """Send a reply whole or streamed; ``broken``: stop half-way and abort, or say nothing more."""
    usage = {"prompt_tokens": used["prompt"], "completion_tokens": used["completion"],
             "total_tokens": used["prompt"] + used["completion"]}  # fmt: skip
    envelope = {"id": f"chatcmpl-{number}", "created": int(time.time()), "model": request.get("model")}
    if request.get("stream"):
        events = list(_events(envelope, reply, usage, bool((request.get("stream_options") or {}).get("include_usage"))))
        parts = [_head(200, "text/event-stream", None), *(f"{len(e):x}\r\n".encode() + e + b"\r\n" for e in events)]
        whole = [*parts, b"0\r\n\r\n"]
    else:
        body = json.dumps({**envelope, "object": "chat.completion", "usage": usage, "choices": [_choice(reply)]})
        raw = body.encode()
        whole = [_head(200, "application/json", len(raw)), raw[: len(raw) // 2], raw[len(raw) // 2 :]]
    for part in whole[: len(whole) // 2 + 1] if broken else whole:
        writer.write(part)
        await writer.drain()
    if broken is None:
        return True
    await asyncio.sleep(0.05 if broken == "reset" else 3600)
    writer.transport.abort()
    return False


def _choice(reply: Reply) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": reply.text, "refusal": reply.refusal}
    finish = reply.finish
    if reply.tool:
        call = {"id": "call_1", "type": "function", "function": {"name": reply.tool, "arguments": reply.text}}
        message |= {"content": None, "tool_calls": [call]}
        finish = "tool_calls" if finish == "stop" else finish
    return {"index": 0, "finish_reason": finish, "message": message}


def _events(envelope: dict[str, Any], reply: Reply, usage: dict[str, int], with_usage: bool) -> Iterator[bytes]:
    def event(delta: dict[str, Any], finish: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return _event({**envelope, "object": "chat.completion.chunk", "choices": [choice]})

    yield event({"role": "assistant", "content": None if reply.tool else ""})
    size = max(CHUNK, len(reply.text) // 2_000)
    pieces = [reply.text[at : at + size] for at in range(0, len(reply.text), size)]
    for position, piece in enumerate(pieces):
        if reply.tool:
            call: dict[str, Any] = {"index": 0, "function": {"arguments": piece}}
            if position == 0:
                call |= {"id": "call_1", "type": "function", "function": {"name": reply.tool, "arguments": piece}}
            yield event({"tool_calls": [call]})
        else:
            yield event({"content": piece})
    if reply.refusal:
        yield event({"refusal": reply.refusal})
    yield event({}, "tool_calls" if reply.tool and reply.finish == "stop" else reply.finish)
    if with_usage:
        yield _event({**envelope, "object": "chat.completion.chunk", "choices": [], "usage": usage})
    yield b"data: [DONE]\n\n"


def _event(value: object) -> bytes:
    return f"data: {json.dumps(value)}\n\n".encode()
