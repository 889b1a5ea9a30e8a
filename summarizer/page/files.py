"""Gradio's own scripts and stylesheets, straight from its package: a page asks for seventy of them before it paints.

Gradio sends each through its whole stack and compresses it anew; here it is read once, sent as it is, and kept by the
browser, since its name changes with its content. Not responsible for: anything that is not a file of the front end.
"""

from __future__ import annotations

import mimetypes
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.page.guard import App, Receive, Scope, Send

PREFIX = "/assets/"
KEPT = 1024
MEDIA = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


class Files:
    """Wraps an ASGI application: answers for the files of ``folder``, and hands everything else on."""

    def __init__(self, app: App, folder: Path) -> None:
        self._app = app
        self._folder = folder.resolve()
        self._known = frozenset(path.name for path in self._folder.iterdir() if path.is_file())
        self._read = lru_cache(maxsize=KEPT)(self._bytes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a file that is there."""
        name = str(scope.get("path", "")).removeprefix(PREFIX)
        asked = scope["type"] == "http" and scope["method"] == "GET" and scope["path"].startswith(PREFIX)
        if not asked or name not in self._known:
            return await self._app(scope, receive, send)
        body = self._read(name)
        media = MEDIA.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        headers = [
            (b"content-type", media.encode()),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"public, max-age=31536000, immutable"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})
        return None

    def _bytes(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()
