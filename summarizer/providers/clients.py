"""The client: one for each event loop, made inside it and used again; bounded in time and in bytes.

Not responsible for: what is sent (modes), trying again (exchange: the client itself never does).
"""

from __future__ import annotations

import asyncio
from importlib import import_module
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from summarizer.providers.addresses import Address

if TYPE_CHECKING:
    from openai import AsyncOpenAI, OpenAI

CONNECT_SECONDS = 10.0
FILE_SECONDS = 600.0
"""How long a file of requests or replies may be under way without a word."""
NO_KEY = "none"
"""What is sent to a server on this machine without a key; the client library insists on some word."""


class Seat(NamedTuple):
    """What a call needs of its event loop: the client, and a place among the calls under way."""

    client: AsyncOpenAI
    slots: asyncio.Semaphore


class Clients:
    """The clients of one address, by event loop."""

    def __init__(self, address: Address, key: str | None, timeout: float, concurrency: int) -> None:
        self._address = address
        self._key = key or NO_KEY
        self._timeout = timeout
        self._concurrency = concurrency
        self._seats: dict[asyncio.AbstractEventLoop, Seat] = {}
        self._lock = Lock()

    def __repr__(self) -> str:
        """Say where to, and never with which key."""
        return f"Clients({self._address.host})"

    def here(self) -> Seat:
        """The seat of the running loop. Calls of one loop share its slots."""
        loop = asyncio.get_running_loop()
        with self._lock:
            if loop not in self._seats:
                for dead in [each for each in self._seats if each.is_closed()]:
                    del self._seats[dead]
                self._seats[loop] = Seat(self._make(), asyncio.Semaphore(self._concurrency))
            return self._seats[loop]

    def for_files(self, retries: int) -> OpenAI:
        """A client that waits for each answer, for files and batches of them. Close it."""
        import httpx2
        from openai import DefaultHttpxClient, OpenAI

        http = DefaultHttpxClient(
            timeout=httpx2.Timeout(FILE_SECONDS, connect=CONNECT_SECONDS), follow_redirects=False,
            trust_env=not self._address.loopback,
        )  # fmt: skip
        client = OpenAI(
            base_url=self._address.url, api_key=self._key, admin_api_key="", webhook_secret="", max_retries=retries,
            http_client=http,
        )  # fmt: skip
        client.admin_api_key = client.webhook_secret = None
        if not self._address.openai:
            client.organization = client.project = None
            client._custom_headers = {}
        return client

    async def close(self) -> None:
        """Close the clients of all loops that still run, each in its own."""
        with self._lock:
            seats, self._seats = self._seats, {}
        here = asyncio.get_running_loop()
        for loop, seat in seats.items():
            if loop is here:
                await seat.client.close()
            elif loop.is_running():
                asyncio.run_coroutine_threadsafe(seat.client.close(), loop)

    def _make(self) -> AsyncOpenAI:
        # The client asks of each request whether httpx is loaded, and then uses it: half of it, if spaCy is bringing
        # it in another thread at that moment. So it is brought whole before the first request.
        if find_spec("httpx") is not None:
            import_module("httpx")
        import httpx2
        from openai import AsyncOpenAI, DefaultAsyncHttpxClient

        from summarizer.providers.bounded import bound

        http = DefaultAsyncHttpxClient(
            timeout=httpx2.Timeout(self._timeout, connect=min(CONNECT_SECONDS, self._timeout), pool=None),
            limits=httpx2.Limits(max_connections=self._concurrency + 8, max_keepalive_connections=self._concurrency),
            follow_redirects=False,  # an article may only go where the settings say
            trust_env=not self._address.loopback,  # a proxy has no business between this machine and itself
            event_hooks={"response": [bound]},
            headers={"accept-encoding": "identity"},
        )
        # Empty strings keep the client from looking these up in the environment.
        client = AsyncOpenAI(
            base_url=self._address.url, api_key=self._key, admin_api_key="", webhook_secret="", max_retries=0,
            http_client=http,
        )  # fmt: skip
        client.admin_api_key = client.webhook_secret = None
        if not self._address.openai:
            # It took these from the environment too, where they were meant for OpenAI.
            client.organization = client.project = None
            client._custom_headers = {}
        return client
