"""Connecting by name without being led inside: a name is looked up once, checked, and its address connected to.

The connection is made to the checked number, not to the name again, so that a name that changes its address in
between (rebinding) leads nowhere; TLS still verifies the name. Every wait draws on one deadline for the whole fetch.
Not responsible for: HTTP (url), which addresses are inside (addresses).
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from summarizer.errors import SourceRefused, SourceUnreachable
from summarizer.readers.addresses import is_public
from summarizer.readers.limits import named

Resolver = Callable[[str, int], list[str]]
"""A name and a port -> its addresses in numbers. Raises OSError when there are none."""

PRIVATE_HINT = "save the page to a file, or set SUMMARIZER_ALLOW_PRIVATE_URLS=true if you trust the address"
MOST_ADDRESSES = 4
"""Of those that a name has, so many are tried."""


def resolve(host: str, port: int) -> list[str]:
    """The system's addresses of a name, in its order. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Deadline:
    """A moment by which everything must be done."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until then. Raises httpcore.ReadTimeout when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout(f"not done after {self.seconds:g} s")
        return left


class GuardedBackend(httpcore.NetworkBackend):
    """httpcore's way to the network, through the guard. Proxies of the environment are not used."""

    def __init__(self, deadline: Deadline, allow_private: bool, resolver: Resolver = resolve) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._resolver = resolver
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Look the host up, refuse it if any of its addresses is inside, and connect to the first that answers."""
        addresses = self._looked_up(host, port)
        for address in addresses:
            self._refuse_inside(address, host)
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses[:MOST_ADDRESSES]:
            try:
                stream = self._plain.connect_tcp(address, port, self._deadline.left(), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            self._refuse_inside(str(stream.get_extra_info("server_addr")[0]), host, stream)
            return DeadlineStream(stream, self._deadline)
        raise failure

    def sleep(self, seconds: float) -> None:
        """Wait, but not past the deadline."""
        time.sleep(min(seconds, self._deadline.left()))

    def _refuse_inside(self, address: str, host: str, stream: httpcore.NetworkStream | None = None) -> None:
        if self._allow_private or is_public(address):
            return
        if stream is not None:
            stream.close()
        raise SourceRefused(f"{named(host)} leads to {named(address)}, inside the network", PRIVATE_HINT)

    def _looked_up(self, host: str, port: int) -> list[str]:
        """In a thread of its own: the system's look-up knows no timeout."""
        found: list[str] = []

        def look_up() -> None:
            try:
                found.extend(self._resolver(host, port))
            except (OSError, UnicodeError):
                return

        looking = threading.Thread(target=look_up, daemon=True)
        looking.start()
        looking.join(self._deadline.left())
        if not found:
            why = "takes too long to look up" if looking.is_alive() else "is a name without an address"
            raise SourceUnreachable(f"{named(host)} {why}", "check the address and the connection")
        return list(found)


class DeadlineStream(httpcore.NetworkStream):
    """A connection on which every read and write draws on the deadline, however slowly the bytes drip in."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes as they come; empty at the end."""
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of ``buffer``."""
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted; the certificate must be one of ``server_hostname``."""
        return DeadlineStream(
            self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a stream, such as "is_readable"."""
        return self._stream.get_extra_info(info)
