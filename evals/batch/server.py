"""A model server on loopback that answers every call with the same words after a set time: a wait, and nothing else.

``python -m evals.batch.server --latency 0.3`` prints its address. It quotes the first words of the article's second
sentence as a claim, so that grounding and writing have something to do.
Not responsible for: a model's quality, lies or faults (the tests' scripted server).
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import re
from typing import Any

LISTS = ("sources", "claims", "casualties", "forces", "control", "events", "abstract")
SENTENCE = re.compile(r"^\[(\d+)\] *((?:\S+ ){3}\S+)", re.MULTILINE)
TOLD = {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}


def said(request: dict[str, Any]) -> str:
    """The words of a reply."""
    reply: dict[str, Any] = {name: [] for name in LISTS}
    found = SENTENCE.findall(str(request["messages"][-1]["content"]))
    if len(found) > 1:
        number, words = found[1]
        claim = {"key": "c", "sentences": [int(number)], "content": [words.rstrip(".")], "attribution": []}
        reply["claims"] = [{**claim, "hedges": [], "gist": None}]
    return json.dumps(reply)


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, latency: float) -> None:
    """Answer the requests of one connection."""
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
            request = json.loads(await reader.readexactly(int(length[1]) if length else 0) or b"{}")
            await asyncio.sleep(latency)
            message = {"role": "assistant", "content": said(request)}
            choice = {"index": 0, "finish_reason": "stop", "message": message}
            told = {"id": "x", "object": "chat.completion", "created": 1, "model": "still", "choices": [choice]}
            body = json.dumps({**told, "usage": TOLD}).encode()
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body))
            writer.write(body)
            await writer.drain()
    writer.close()


async def serve(latency: float) -> None:
    """Listen on a free port, print the address, go on until killed."""
    server = await asyncio.start_server(lambda r, w: answer(r, w, latency), "127.0.0.1", 0, limit=1 << 24)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--latency", type=float, default=0.0)
    asyncio.run(serve(parser.parse_args().latency))
