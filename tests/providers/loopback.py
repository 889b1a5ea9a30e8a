"""A loopback server that speaks just enough HTTP to play OpenAI's chat completions, and every fault of a server.

A script is a list of plays, used up one a request (the last one goes on); a play is a function from the request to
what happens on the socket.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Request:
    headers: dict[str, str]
    body: dict[str, Any]
    path: str = ""


Play = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


def completion(content: str | None, finish: str = "stop", **message: Any) -> dict[str, Any]:
    said = {"role": "assistant", "content": content} | message
    return {
        "id": "x", "object": "chat.completion", "created": 1, "model": "m",
        "choices": [{"index": 0, "finish_reason": finish, "message": said}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }  # fmt: skip


def called(arguments: str, name: str = "Toll") -> dict[str, Any]:
    call = {"id": "call_1", "type": "function", "function": {"name": name, "arguments": arguments}}
    return completion(None, "tool_calls", tool_calls=[call])


def raw(status: int, body: bytes, headers: dict[str, str] | None = None, kind: str = "application/json") -> Play:
    async def play(_: Request, writer: asyncio.StreamWriter) -> None:
        extra = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
        head = f"HTTP/1.1 {status} X\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n{extra}\r\n"
        writer.write(head.encode() + body)
        await writer.drain()

    return play


def says(body: Any, status: int = 200, **headers: str) -> Play:
    return raw(status, json.dumps(body).encode(), {name.replace("_", "-"): value for name, value in headers.items()})


def replies(value: Any, **more: Any) -> Play:
    return says(completion(value if isinstance(value, str) else json.dumps(value), **more))


def refuses(status: int, message: str, code: str | None = None, **headers: str) -> Play:
    return says({"error": {"message": message, "code": code, "type": None, "param": None}}, status, **headers)


def streams(pieces: Sequence[str], end: str | None = "stop", tools: bool = False, usage: bool = True) -> Play:
    """Send a stream; ``end`` None breaks the connection in the middle of it."""

    async def play(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n")

        def event(data: str) -> None:
            line = f"data: {data}\n\n".encode()
            writer.write(f"{len(line):x}\r\n".encode() + line + b"\r\n")

        for piece in pieces:
            delta = {"tool_calls": [{"index": 0, "function": {"arguments": piece}}]} if tools else {"content": piece}
            event(json.dumps({"choices": [{"index": 0, "delta": delta, "finish_reason": None}]}))
            await writer.drain()
        if end is None:
            writer.transport.abort()
            return
        event(json.dumps({"choices": [{"index": 0, "delta": {}, "finish_reason": end}]}))
        if usage:
            event(json.dumps({"choices": [], "usage": {"prompt_tokens": 100, "completion_tokens": 20}}))
        event("[DONE]")
        writer.write(b"0\r\n\r\n")
        await writer.drain()

    return play


async def hangs(_: Request, __: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


async def resets(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{"choices": [')
    await writer.drain()
    writer.transport.abort()


async def drips(_: Request, writer: asyncio.StreamWriter) -> None:
    """A byte now and then, so that no read ever times out."""
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n")
    for _n in range(600):
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.05)


def floods(bytes_in_all: int, streamed: bool = False) -> Play:
    async def play(_: Request, writer: asyncio.StreamWriter) -> None:
        kind = b"text/event-stream" if streamed else b"application/json"
        writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: " + kind + b"\r\n\r\n")
        delta = json.dumps({"choices": [{"delta": {"content": "{" * 60_000}}]})
        some = f"data: {delta}\n\n".encode() if streamed else b'{"a": [' * 10_000
        for _n in range(bytes_in_all // len(some)):
            writer.write(some)
            await writer.drain()

    return play


@dataclass
class Server:
    url: str
    script: list[Play]
    seen: list[Request] = field(default_factory=list)
    connections: int = 0

    def plays(self, *script: Play) -> None:
        self.script[:] = script
        self.seen.clear()

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                first, *lines = head.strip().split("\r\n")
                headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
                body = await reader.readexactly(int(headers.get("content-length", "0")))
                request = Request(headers, json.loads(body or b"{}"), first.split()[1])
                self.seen.append(request)
                play = self.script.pop(0) if len(self.script) > 1 else self.script[0]
                await play(request, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@contextmanager
def serve(*script: Play) -> Iterator[Server]:
    """Run a server in a thread of its own."""
    loop = asyncio.new_event_loop()
    server = Server("", list(script))
    listening: asyncio.Server = loop.run_until_complete(asyncio.start_server(server.handle, "127.0.0.1", 0))
    server.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/v1"
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_end(listening), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


async def _end(listening: asyncio.Server) -> None:
    listening.close()
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
