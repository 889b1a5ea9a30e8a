"""Opens Chroma: the embedded one in a folder, or a server by its address, waited for within bounds.

Not responsible for: who may open the folder (lock), what is stored (vectors).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast
from urllib.parse import urlsplit

from summarizer.errors import SettingsError, VectorsUnavailable

if TYPE_CHECKING:
    from chromadb.api.client import Client

REQUEST_SECONDS = 60.0
"""How long one request may take; Chroma's own client would wait for ever."""
START_HINT = "start the server (summarizer serve), or unset SUMMARIZER_CHROMA_URL to keep vectors in SUMMARIZER_HOME"
TOKEN_HEADER = "x-chroma-token"  # noqa: S105
Result = TypeVar("Result")

_leaked: list[Any] = []


class Server(NamedTuple):
    """A Chroma server. ``patience``: seconds to wait for it in all; ``report`` is told of every wait."""

    url: str
    token: str | None = None
    headers: Mapping[str, str] = {}
    patience: float = 30.0
    report: Callable[[str], None] = logging.getLogger(__name__).warning
    plain_http: bool = False
    tenant: str | None = None
    database: str | None = None

    def all_headers(self) -> dict[str, str]:
        """The headers of every request, the token among them."""
        return {**self.headers, **({TOKEN_HEADER: self.token} if self.token else {})}


def open_folder(folder: Path) -> Client:
    """The embedded Chroma in ``folder``, which only the holder of its lock may open."""
    import chromadb

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        client = cast("Client", chromadb.PersistentClient(str(folder), settings=_settings()))
    except Exception as error:  # Chroma raises bare exceptions of its Rust half
        raise VectorsUnavailable(
            f"the vectors in {folder} cannot be opened: {_short(error)}",
            "run summarizer reindex after moving that folder away, or use SUMMARIZER_EMBEDDING=none",
        ) from error
    _never_drop_in_a_child(client)
    return client


def open_server(server: Server) -> Client:
    """A client of a Chroma server that has answered. Raises SettingsError, or VectorsUnavailable after the wait."""
    import chromadb
    import httpx

    parts = _checked(server)
    port = parts.port or (443 if parts.scheme == "https" else 8000)
    base = f"{parts.scheme}://{parts.hostname}:{port}" if ":" not in str(parts.hostname) else server.url.rstrip("/")
    where = {name: value for name in ("tenant", "database") if (value := getattr(server, name))}

    def connect() -> Client:
        # Chroma's constructor asks the server without any time limit; so the server has to answer this first.
        httpx.get(f"{base}/api/v2/heartbeat", headers=server.all_headers(), timeout=5.0).raise_for_status()
        client = chromadb.HttpClient(
            host=str(parts.hostname),
            port=port,
            ssl=parts.scheme == "https",
            headers=server.all_headers(),
            settings=_settings(),
            **where,
        )
        return cast("Client", client)

    client = persist(connect, server)
    # Private, but the only way to a time limit; test_server proves that it is there.
    client._server._session.timeout = httpx.Timeout(REQUEST_SECONDS, connect=5.0)  # type: ignore[attr-defined]
    return client


def persist(call: Callable[[], Result], server: Server) -> Result:
    """Do ``call``, again while the server is away, for ``server.patience`` seconds; every wait is reported.

    Raises VectorsUnavailable with a hint at the end of the patience, or at once for what no waiting mends.
    """
    from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_delay, wait_exponential

    def say(state: RetryCallState) -> None:
        wait = state.next_action.sleep if state.next_action else 0
        server.report(f"no answer from the Chroma server at {_shown(server.url)}; again in {wait:.1f} s")

    retrying = Retrying(
        stop=stop_after_delay(server.patience),
        wait=wait_exponential(multiplier=0.25, max=5),
        retry=retry_if_exception(is_passing),
        before_sleep=say,
        reraise=True,
    )
    try:
        return retrying(call)
    except Exception as error:
        raise _unavailable(error, server) from error


def is_passing(error: BaseException) -> bool:
    """Whether waiting may help: no connection, a broken or slow one, or the server's own fault."""
    import httpx
    from chromadb.errors import InternalError, RateLimitError

    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code >= 500 or error.response.status_code == 429
    if isinstance(error, ValueError):  # Chroma's constructor, for a server that went away meanwhile
        return "Could not connect" in str(error)
    return isinstance(error, (httpx.TransportError, InternalError, RateLimitError))


def _unavailable(error: Exception, server: Server) -> VectorsUnavailable:
    status = getattr(getattr(error, "response", None), "status_code", None)
    name = type(error).__name__
    if status in {401, 403} or "Auth" in name:
        return VectorsUnavailable(
            f"the Chroma server at {_shown(server.url)} refused the token", "check the token of SUMMARIZER_CHROMA_URL"
        )
    why = "does not answer" if is_passing(error) else f"refused: {_short(error)}"
    return VectorsUnavailable(f"the Chroma server at {_shown(server.url)} {why}", START_HINT)


def _checked(server: Server) -> Any:
    from summarizer.library.embeddings.openai import is_loopback

    parts = urlsplit(server.url)
    try:
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    if not sound or parts.path not in {"", "/"}:
        raise SettingsError(f"{_shown(server.url)} is not the address of a server", "http://127.0.0.1:8000")
    if parts.scheme == "http" and not server.plain_http and not is_loopback(str(parts.hostname)):
        raise SettingsError(f"{_shown(server.url)} would be reached unencrypted", "use https, or a loopback address")
    return parts


def _shown(url: str) -> str:
    """A URL for a message, without a password."""
    return url.rpartition("@")[2][:200]


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _settings() -> Any:
    from chromadb.config import Settings

    # Chroma would else read a .env in the working folder, which somebody else may have filled.
    return Settings(_env_file=None, anonymized_telemetry=False)


def _never_drop_in_a_child(client: Any) -> None:
    """Keep a forked child from tearing down an engine whose threads stayed in the parent: it would hang."""
    if not hasattr(os, "register_at_fork"):
        return
    if not _leaked:
        os.register_at_fork(after_in_child=_immortalise)
    _leaked.append(client)


def _immortalise() -> None:
    import ctypes

    for client in _leaked:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(client._server.bindings))
