"""A model server that follows a script, on loopback, in OpenAI's wire format; raw asyncio, so that faults are exact.

Run it in a thread (``with ScriptedServer(liar) as server: server.base_url``) or as a process of its own
(``python -m tests.llm.server --port 8099 --seed 1 --stories 200 --latency 0.3``). GET /truth tells what was sent, GET
/requests what was asked. Not responsible for: what a reply says (liar), what a fault does to it (faults).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.llm.delivery import Headers, deliver, read, refuse, send, tokens_of, write
from tests.llm.extracting import extractions
from tests.llm.faults import REPLIES, STATUSES, TRANSPORT, Reply, named_in
from tests.llm.honest import FACETS
from tests.llm.liar import NUMBERED, Liar
from tests.llm.newsgrammar import stories
from tests.llm.shapes import fitted, properties, schema_of, text_of, tool_of

KEPT_REQUESTS = 2_000
STARTED = 1_700_000_000


@dataclass
class Asked:
    """A request as it came."""

    number: int
    body: dict[str, Any]
    headers: Headers
    fault: str | None


@dataclass
class ScriptedServer:
    """The server. ``faults``: number of a request (from 1) -> name. ``latency``: seconds before each reply."""

    liar: Liar
    faults: Mapping[int, str] = field(default_factory=dict)
    latency: float = 0.0
    port: int = 0
    requests: list[Asked] = field(default_factory=list)
    count: int = 0
    most_at_once: int = 0
    tokens: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._by_model: Counter[str] = Counter()
        self._at_once = 0
        self._loop = asyncio.new_event_loop()
        self._thread: threading.Thread | None = None

    @property
    def base_url(self) -> str:
        """What a client takes as its base URL."""
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> ScriptedServer:
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        if not started.wait(10):
            raise RuntimeError("the scripted server did not start")
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        if self._thread is not None:
            self._thread.join(10)

    def _run(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self.listen())
        started.set()
        self._loop.run_forever()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def listen(self) -> asyncio.Server:
        """Open the port; 0 takes a free one."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, limit=1 << 24)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (came := await read(reader)) is not None:
                path, headers, body = came
                if not await self._respond(path, headers, body, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _respond(self, path: str, headers: Headers, body: bytes, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; False when the connection is over."""
        if path.endswith("/models"):
            data = [{"id": "scripted", "object": "model", "created": STARTED, "owned_by": "tests"}]
            await send(writer, 200, {"object": "list", "data": data})
        elif path == "/truth":
            await send(writer, 200, self._truth())
        elif path == "/requests":
            state = {"count": self.count, "most_at_once": self.most_at_once, "tokens": dict(self.tokens)}
            await send(writer, 200, state)
        elif path.endswith("/chat/completions"):
            return await self._complete(headers, json.loads(body), writer)
        else:
            await send(writer, 404, {"error": {"message": f"there is no {path}"}})
        return True

    def _truth(self) -> dict[str, Any]:
        return {
            str(seed): {name: [asdict(item) for item in items] for name, items in facets.items()}
            for seed, facets in self.liar.truth.items()
        }

    async def _complete(self, headers: Headers, request: dict[str, Any], writer: asyncio.StreamWriter) -> bool:
        self.count += 1
        fault = self._fault(request)
        self.requests.append(Asked(self.count, request, headers, fault))
        del self.requests[:-KEPT_REQUESTS]
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            await asyncio.sleep(self.latency)
            return await self._reply(request, fault, writer)
        finally:
            self._at_once -= 1

    def _fault(self, request: dict[str, Any]) -> str | None:
        model = str(request.get("model"))
        self._by_model[model] += 1
        asked = named_in(model)
        if asked is not None:
            name, times = asked
            return name if times is None or self._by_model[model] <= times else None
        return self.faults.get(self.count)

    async def _reply(self, request: dict[str, Any], fault: str | None, writer: asyncio.StreamWriter) -> bool:
        if fault in STATUSES:
            await refuse(writer, STATUSES[fault])
            return True
        if fault in {"hang", "reset-early"}:
            await asyncio.sleep(3600 if fault == "hang" else 0)
            writer.transport.abort()
            return False
        if fault == "html":
            await write(writer, 200, b"<html><body>Please log in</body></html>", "text/html")
            return True
        prompt = prompt_of(request)
        reply = Reply(self.said(request, prompt), tool=tool_of(request))
        if fault in REPLIES:
            reply = REPLIES[fault](reply, prompt)
        shape = tokens_of(json.dumps([request.get(part) for part in ("tools", "response_format")]))
        asked = tokens_of(json.dumps(request.get("messages"), ensure_ascii=False))
        used = {"prompt": asked + shape, "completion": tokens_of(reply.text)}
        self.tokens["schema"] += shape
        self.tokens.update(used)
        broken = fault if fault in TRANSPORT else None
        return await deliver(writer, request, reply, self.count, used, broken)

    def said(self, request: dict[str, Any], prompt: str) -> str:
        """The text of an undisturbed reply."""
        schema = schema_of(request)
        if schema is None or "extractions" in properties(schema):
            return json.dumps(extractions(self.liar, prompt), ensure_ascii=False)
        wanted = properties(schema)
        if "status" in wanted and "sentences" in wanted:
            value = self.liar.answer(prompt)
        elif set(wanted) <= set(FACETS):
            value = self.liar.summary(prompt, [name for name in FACETS if name in wanted])
            value = without_whole(value, prompt)
        elif set(wanted) == {"question"}:
            value = {"question": prompt.rsplit("Question:", 1)[-1].strip().splitlines()[0]}
        else:
            value = {}
        return json.dumps(fitted(value, schema, schema), ensure_ascii=False, separators=separators_of(prompt))


def without_whole(reply: dict[str, Any], prompt: str) -> dict[str, Any]:
    """A reply whose abstract quotes no whole sentences, as the prompt asks: their numbers tell them."""
    shown = {int(number): words for number, words in NUMBERED.findall(prompt)}

    def told(item: dict[str, Any]) -> dict[str, Any]:
        whole = {shown.get(number) for number in item["sentences"]}
        return {**item, "quotes": [] if set(item["quotes"]) == whole else item["quotes"]}

    return {**reply, "abstract": [told(item) for item in reply["abstract"]]} if "abstract" in reply else reply


def separators_of(prompt: str) -> tuple[str, str]:
    """How a model sets its JSON: without spaces where the prompt shows it so."""
    return (",", ":") if '{"sources":[{' in prompt else (", ", ": ")


def prompt_of(request: dict[str, Any]) -> str:
    """What was asked at first; a client that asks again about a broken reply adds messages, and gets the same reply."""
    asked: list[str] = []
    for message in request.get("messages", []):
        if message.get("role") == "assistant":
            break
        asked.append(text_of(message))
    return "\n".join(asked)


def main() -> None:
    """Run as a process until it is killed."""
    parser = argparse.ArgumentParser(description="A scripted model server on loopback.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--length", type=int, default=1)
    parser.add_argument("--share", type=float, default=1 / 3)
    parser.add_argument("--latency", type=float, default=0.0)
    given = parser.parse_args()
    liar = Liar(stories(given.seed, given.stories, given.length), given.seed, given.share)
    server = ScriptedServer(liar, latency=given.latency, port=given.port)

    async def forever() -> None:
        listening = await server.listen()
        print(f"{server.base_url} seed {given.seed}", flush=True)
        await listening.serve_forever()

    asyncio.run(forever())


if __name__ == "__main__":
    main()
