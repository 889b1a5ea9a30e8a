"""A loopback server with the files, batches and chat completions of OpenAI's API, and the faults of a long night."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LISTS = ("sources", "claims", "casualties", "forces", "control", "events", "abstract")
TOLD = {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}


def completion(request: dict[str, Any]) -> dict[str, Any]:
    """A reply that quotes the article's second sentence as a claim in the outlet's own voice."""
    user = request["messages"][-1]["content"]
    words = re.search(r"saw convoy \d+ arrive", user)
    said = {name: [] for name in LISTS}
    if words:
        number = re.search(r"^\[(\d+)\].*saw convoy", user, re.MULTILINE)
        assert number
        told = {"key": "c", "sentences": [int(number[1])], "content": [words[0]], "attribution": [], "hedges": []}
        said["claims"] = [{**told, "gist": None}]
    message = {"role": "assistant", "content": json.dumps(said)}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": TOLD}


@dataclass
class BatchServer:
    """What it was sent and what it will do. ``plan`` gives each batch its fate in turn; the last one goes on.

    Fates: ``completed``; ``expired`` (every second request is not answered); ``silent`` (none is); ``errors`` (every
    second request ends with status 500); ``refused`` (every second one with 400); ``invalid`` (the batch fails);
    ``full`` (the batch fails for want of room); ``slow`` (in progress until ``released``).
    """

    plan: list[str] = field(default_factory=lambda: ["completed"])
    files: dict[str, bytes] = field(default_factory=dict)
    batches: dict[str, dict[str, Any]] = field(default_factory=dict)
    online: int = 0
    lose_next_create: bool = False
    released: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def create(self, told: dict[str, Any]) -> dict[str, Any]:
        fate = self.plan.pop(0) if len(self.plan) > 1 else self.plan[0]
        number = f"batch_{len(self.batches) + 1}"
        self.batches[number] = {
            "id": number, "object": "batch", "endpoint": told["endpoint"], "input_file_id": told["input_file_id"],
            "completion_window": "24h", "created_at": 1, "status": "validating", "metadata": told.get("metadata"),
            "fate": fate,
        }  # fmt: skip
        return self.batches[number]

    def look(self, number: str) -> dict[str, Any]:
        batch = self.batches[number]
        fate = batch["fate"]
        if batch["status"] in {"validating", "in_progress"} and (fate != "slow" or self.released.is_set()):
            if fate in {"invalid", "full"}:
                code = "token_limit_exceeded" if fate == "full" else "invalid_file"
                error = {"code": code, "message": "no room" if fate == "full" else "line 1 is wrong"}
                return batch | {"status": "failed", "errors": {"object": "list", "data": [error]}}
            self._work(batch, fate)
        elif fate == "slow":
            batch["status"] = "in_progress"
        return batch

    def _work(self, batch: dict[str, Any], fate: str) -> None:
        good, bad = [], []
        for at, line in enumerate(self.files[batch["input_file_id"]].splitlines()):
            request = json.loads(line)
            answer: dict[str, Any] = {"id": f"r{at}", "custom_id": request["custom_id"], "error": None}
            status = {"errors": 500, "refused": 400}.get(fate)
            if fate == "silent" or (at % 2 and fate == "expired"):
                bad.append(answer | {"response": None, "error": {"code": "batch_expired", "message": "too late"}})
            elif at % 2 and status:
                bad.append(answer | {"response": {"status_code": status, "body": {"error": {"message": "no"}}}})
            else:
                good.append(answer | {"response": {"status_code": 200, "body": completion(request["body"])}})
        for name, lines in (("output_file_id", good), ("error_file_id", bad)):
            if lines:
                batch[name] = f"file-{batch['id']}-{name}"
                self.files[batch[name]] = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
        batch["status"] = "expired" if fate in {"expired", "silent"} else "completed"
        batch["request_counts"] = {"total": len(good) + len(bad), "completed": len(good), "failed": len(bad)}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    state: BatchServer

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/v1/batches":
            data = list(self.state.batches.values())[::-1]
            self._say({"object": "list", "data": data, "has_more": False, "last_id": data[-1]["id"] if data else None})
        elif path.startswith("/v1/batches/"):
            self._say(self.state.look(path.rpartition("/")[2]))
        elif path.endswith("/content"):
            self._send(self.state.files[path.split("/")[3]], "application/octet-stream")
        else:
            self._say({"error": {"message": "nothing here"}}, 404)

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["content-length"]))
        if self.path == "/v1/files":
            content = re.search(rb'name="file".*?\r\n\r\n(.*?)\r\n--', raw, re.DOTALL)
            assert content
            number = f"file-{len(self.state.files) + 1}"
            self.state.files[number] = content[1]
            told = {"object": "file", "bytes": len(content[1]), "created_at": 1, "filename": "x", "purpose": "batch"}
            self._say({"id": number, "status": "processed", **told})
        elif self.path == "/v1/batches":
            made = self.state.create(json.loads(raw))
            if self.state.lose_next_create:
                self.state.lose_next_create = False
                self.close_connection = True
                self.connection.close()
            else:
                self._say(made)
        else:
            self.state.online += 1
            self._say(completion(json.loads(raw)))

    def _say(self, told: dict[str, Any], status: int = 200) -> None:
        self._send(json.dumps({k: v for k, v in told.items() if k != "fate"}).encode(), "application/json", status)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serve(*plan: str) -> Iterator[BatchServer]:
    """Run a server whose batches have these fates."""
    state = BatchServer(list(plan) or ["completed"])
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"state": state}))
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
