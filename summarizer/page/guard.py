"""A guard in front of the desk, as ASGI middleware: strangers' names, strangers' pages, floods, and what a page may do.

Refuses a Host header that is not the desk's (DNS rebinding), requests that another site's page makes (Origin, Fetch
Metadata), and bodies beyond a limit. Adds a Content-Security-Policy under which no other host is asked for anything,
and no script runs but the desk's own files and the inline scripts that the server itself wrote, named by their SHA-256.
Not responsible for: passwords (Gradio's login), what addresses the server fetches (readers).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from summarizer.page.access import Access, admitted

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
INLINE = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
FILES = ("/assets", "/static", "/gradio_api", "/theme.css")
"""Paths that are never pages; everything else is sent uncompressed, so that its scripts can be read."""


def policy(inline: list[bytes]) -> bytes:
    """The Content-Security-Policy of a page with these inline scripts (CSP level 3).

    Gradio compiles its templates in the browser, hence unsafe-eval; markup from outside has no way to it, since event
    attributes and inline scripts are refused.
    """
    hashes = sorted({f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'" for text in inline})
    rules = (
        "default-src 'self'", " ".join(["script-src 'self' 'unsafe-eval'", *hashes]), "script-src-attr 'none'",
        "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
        "connect-src 'self'", "worker-src 'self' blob:", "object-src 'none'", "frame-src 'none'",
        "frame-ancestors 'none'", "base-uri 'self'", "form-action 'self'",
    )  # fmt: skip
    return "; ".join(rules).encode()


class Guard:
    """Wraps an ASGI application. ``most_bytes`` is the largest body that is let through."""

    def __init__(self, app: App, where: Access, most_bytes: int) -> None:
        self._app = app
        self._where = where
        self._most = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with a refusal in one sentence."""
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        refused = self._refusal(scope, headers)
        if refused is not None:
            return await _refuse(scope, receive, send, *refused)
        if self._where.local or not scope["path"].startswith(FILES):  # compressing costs more than it saves at home
            scope["headers"] = [pair for pair in scope["headers"] if pair[0].lower() != b"accept-encoding"]
        return await self._app(scope, _measured(receive, self._most), _Sealed(send))

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if not admitted(host, self._where):
            return 421, "This address is not the desk's. Open it by the address that summarizer ui printed."
        if stranger(scope.get("method", "GET"), scope["type"], host, headers):
            return 403, "Another site's page made this request; the desk answers its own page only."
        if not headers.get("content-length", "0").isdigit() or int(headers.get("content-length", "0")) > self._most:
            return 413, f"More than {self._most // 1_000_000} MB. Send less at once, or raise SUMMARIZER_MAX_BYTES."
        return None


def stranger(method: str, kind: str, host: str, headers: dict[str, str]) -> bool:
    """Whether a page of another origin made the request (Origin, and Fetch Metadata where a browser sends it)."""
    origin = headers.get("origin")
    if origin is not None and (method not in SAFE or kind == "websocket"):
        return origin.partition("://")[2].lower() != host.strip().lower()
    if headers.get("sec-fetch-site") == "cross-site":
        return method not in SAFE or headers.get("sec-fetch-mode") != "navigate"
    return False


def _measured(receive: Receive, most: int) -> Receive:
    """The same body, cut off where it grows beyond ``most`` bytes, as if the sender had left."""
    seen = 0

    async def measured() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return message if seen <= most else {"type": "http.disconnect"}

    return measured


class _Sealed:
    """Sends on, with our headers; a page is held until it is whole, since its policy names its scripts."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            kinds = [value for name, value in message["headers"] if name.lower() == b"content-type"]
            if kinds and kinds[0].startswith(b"text/html"):
                self._start = message
                return
            await self._send(_with_headers(message, []))
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send(_with_headers(self._start, INLINE.findall(self._body)))
                await self._send({"type": "http.response.body", "body": self._body})
        else:
            await self._send(message)


def _with_headers(start: Message, inline: list[bytes]) -> Message:
    ours = {name for name, _ in HEADERS} | {b"content-security-policy"}
    kept = [pair for pair in start["headers"] if pair[0].lower() not in ours]
    return {**start, "headers": [*kept, *HEADERS, (b"content-security-policy", policy(inline))]}


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, why: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": why})
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": why.encode()})
