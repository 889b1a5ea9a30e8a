"""One page of the web, fetched politely and with the doors locked: http and https, at most five redirects, 20 seconds.

Each hop is checked as the first was, robots.txt (RFC 9309) is asked before a page is, and no more than ``max_bytes``
are taken, counted after decompression. Proxies and credentials of the environment are not used.
Not responsible for: names and addresses (network, addresses), what a page says (the door and its readers).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.robotparser import RobotFileParser

import httpcore

from summarizer.errors import (
    SourceNotFound,
    SourceRefused,
    SourceTooLarge,
    SourceUnreachable,
    SourceUnreadable,
)
from summarizer.readers.limits import named, too_large
from summarizer.readers.network import Deadline, GuardedBackend, Resolver, resolve

if TYPE_CHECKING:
    import ssl

    from httpx import URL

SECONDS = 20.0
MOST_REDIRECTS = 5
LONGEST_ADDRESS = 4000
AGENT = "newsroom-summarizer"
"""The name to write into a robots.txt."""

ROBOTS_BYTES = 512_000
"""RFC 9309, 2.5: at least 500 kibibytes are read; what is beyond is cut off."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
REFUSALS = {
    401: "asks for a login", 402: "asks for payment", 403: "does not let programs in", 451: "is barred by law",
}  # fmt: skip
SAVE_HINT = "open it in a browser and save the page to a file"
TYPES = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/json, "
    "text/plain;q=0.9, */*;q=0.5"
)


class Page(NamedTuple):
    """What was fetched: decompressed bytes, the address it came from in the end, and what the server called it."""

    raw: bytes
    url: str
    media_type: str
    charset: str | None


class Reply(NamedTuple):
    """One answer of a server; ``headers`` by name in lower case."""

    status: int
    headers: dict[str, str]
    raw: bytes


class Visit(NamedTuple):
    """One fetch under way: its connections and its deadline."""

    pool: httpcore.ConnectionPool
    deadline: Deadline
    asked: dict[tuple[bytes, bytes, int | None], RobotFileParser]


def fetch(
    address: str, *, max_bytes: int, allow_private: bool = False, resolver: Resolver = resolve, seconds: float = SECONDS
) -> Page:
    """Fetch a page. Raises SourceRefused, SourceUnreachable, SourceNotFound, SourceTooLarge or SourceUnreadable."""
    deadline = Deadline(seconds)
    backend = GuardedBackend(deadline, allow_private, resolver)
    with _plain_errors(address), httpcore.ConnectionPool(ssl_context=_tls(), network_backend=backend) as pool:
        visit = Visit(pool, deadline, {})
        url, reply = _followed(visit, _parsed(address), max_bytes, polite=True)
        _refuse_failure(url, reply)
        media_type, charset = _called(reply.headers.get("content-type", ""))
        return Page(reply.raw, str(url), media_type, charset)


def agent() -> str:
    """The whole user agent, version included."""
    from summarizer import __version__

    return f"{AGENT}/{__version__} (fetches pages that a journalist names; obeys robots.txt for {AGENT})"


@cache
def _tls() -> ssl.SSLContext:
    import httpx

    return httpx.create_ssl_context(trust_env=False)


@contextmanager
def _plain_errors(address: str) -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException:
        raise SourceUnreachable(f"{named(address)} did not answer in time", "try again later") from None
    except (httpcore.NetworkError, OSError) as error:
        why = "certificate" if "CERTIFICATE" in str(error).upper() else "connection"
        raise SourceUnreachable(f"{named(address)}: the {why} failed", f"check the address; or {SAVE_HINT}") from None
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol, RuntimeError):
        raise SourceUnreachable(f"{named(address)} answers with broken HTTP", SAVE_HINT) from None


def _parsed(address: str) -> URL:
    """An address that may be asked for at all. Raises SourceRefused."""
    import httpx

    shown = named(re.sub(r"//[^/?#]*@", "//...@", address[:300]))
    try:
        url = httpx.URL(address if len(address) <= LONGEST_ADDRESS else "")
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise SourceRefused(f"{shown} is no address", "check it; it should begin with https://") from None
    if url.scheme not in {"http", "https"} or not url.host or not 0 < (url.port or 80) < 65_536:
        raise SourceRefused(f"{shown} is no address of the web", "only http and https are fetched") from None
    if url.userinfo:
        raise SourceRefused(f"{shown} carries a user name or password", "leave it out of the address")
    return url.copy_with(fragment=None)


def _followed(visit: Visit, url: URL, max_bytes: int, *, polite: bool) -> tuple[URL, Reply]:
    """The answer at the end of all redirects, and where it was found; ``polite`` asks each robots.txt."""
    for _ in range(MOST_REDIRECTS + 1):
        if polite:
            _refuse_what_robots_may_not(visit, url)
        reply = _asked(visit, url, max_bytes, cut=not polite)
        target = reply.headers.get("location")
        if reply.status not in REDIRECTS or not target:
            return url, reply
        url = _joined(url, target)
    raise SourceUnreachable(f"{named(str(url))}: more than {MOST_REDIRECTS} redirects", SAVE_HINT)


def _joined(url: URL, target: str) -> URL:
    import httpx

    try:
        return _parsed(str(url.join(target)))
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise SourceUnreachable(f"{named(str(url))} redirects to no address", SAVE_HINT) from None


def _asked(visit: Visit, url: URL, max_bytes: int, *, cut: bool) -> Reply:
    visit.deadline.left()
    headers = [
        (b"Host", url.netloc), (b"User-Agent", agent().encode()), (b"Accept", TYPES.encode()),
        (b"Accept-Encoding", b"gzip, deflate"),
    ]  # fmt: skip
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    with visit.pool.stream("GET", target, headers=headers) as response:
        told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status in REDIRECTS or response.status >= 400:
            return Reply(response.status, told, b"")
        return Reply(response.status, told, _body(response, told, str(url), max_bytes, cut=cut))


def _body(response: Any, told: dict[str, str], address: str, max_bytes: int, *, cut: bool) -> bytes:
    """The body, decompressed as it comes: a bomb stops at the limit."""
    declared = told.get("content-length", "")
    if not cut and declared.isdecimal() and len(declared) < 20 and int(declared) > max_bytes:
        raise too_large(address, max_bytes)
    unpacking = _unpacking(told.get("content-encoding", "").strip().lower(), address)
    kept = bytearray()
    came = 0
    try:
        for block in response.iter_stream():
            came += len(block)
            kept += unpacking.decompress(block, max_bytes + 1 - len(kept)) if unpacking else block
            if max(len(kept), came) > max_bytes:
                break
    except zlib.error:
        raise SourceUnreadable(f"{named(address)} is packed in a broken way", SAVE_HINT) from None
    if max(len(kept), came) > max_bytes and not cut:
        raise too_large(address, max_bytes)
    return bytes(kept[:max_bytes])


def _unpacking(encoding: str, address: str) -> Any:
    if encoding in {"", "identity"}:
        return None
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise SourceUnreadable(f"{named(address)} is packed as {named(encoding)}", SAVE_HINT)
    # 32: the header tells gzip from zlib
    return zlib.decompressobj(wbits=32 + zlib.MAX_WBITS)


def _refuse_what_robots_may_not(visit: Visit, url: URL) -> None:
    origin = (url.raw_scheme, url.raw_host, url.port)
    if origin not in visit.asked:
        visit.asked[origin] = _robots(visit, url)
    if not visit.asked[origin].can_fetch(AGENT, str(url)):
        raise SourceRefused(f"{named(str(url))}: the site's robots.txt asks programs to stay away", SAVE_HINT)


def _robots(visit: Visit, url: URL) -> RobotFileParser:
    """A site's rules. None when it has no such file; none may be fetched while it cannot give it (RFC 9309, 2.3.1)."""
    rules = RobotFileParser()
    place = url.copy_with(raw_path=b"/robots.txt")
    try:
        _, reply = _followed(visit, place, ROBOTS_BYTES, polite=False)
    except (SourceUnreadable, SourceTooLarge):
        reply = Reply(404, {}, b"")
    if reply.status >= 500:
        raise SourceUnreachable(f"{named(str(place))} answers {reply.status}", "try again later")
    rules.parse(reply.raw.decode(errors="replace").splitlines() if reply.status < 300 else [])
    return rules


def _refuse_failure(url: URL, reply: Reply) -> None:
    if 200 <= reply.status < 300:
        return
    address = named(str(url))
    if reply.status in REFUSALS:
        raise SourceRefused(f"{address} {REFUSALS[reply.status]} ({reply.status})", SAVE_HINT)
    if reply.status in {404, 410}:
        raise SourceNotFound(f"{address} is not there ({reply.status})", "check the address")
    raise SourceUnreachable(f"{address} answers {reply.status}", "try again later")


def _called(content_type: str) -> tuple[str, str | None]:
    """The media type and the charset of a Content-Type header."""
    charset = re.search(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})", content_type[:1000], re.I)
    return content_type.partition(";")[0].strip().lower(), charset[1] if charset else None
