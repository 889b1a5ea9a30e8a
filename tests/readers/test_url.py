"""Pages of the web from real servers on loopback: redirects, limits, robots.txt, and the guard around the network."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpcore
import pytest
import trustme

from summarizer import readers
from summarizer.article import Article
from summarizer.errors import (
    SourceEmpty,
    SourceError,
    SourceNotFound,
    SourceRefused,
    SourceTooLarge,
    SourceUnreachable,
    SourceUnreadable,
)
from summarizer.readers import network, url
from summarizer.readers.addresses import is_public
from summarizer.readers.url import fetch
from tests.readers.corpus import FIELDS, rss, text_zip, whole
from tests.readers.corpus_documents import FOUR, ONE, PROSE, THREE, TITLE, TWO

PARAGRAPHS = "".join(f"<p>{it}</p>" for it in PROSE)
PAGE = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{PARAGRAPHS}</article>"
Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A server on loopback. ``pages`` are answers by path; ``asked`` the paths and headers it was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[Any], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                page = site.pages.get(self.path, (404, {}, b"none"))
                if callable(page):
                    page(self)
                    self.close_connection = True
                    return
                status, headers, body = page
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        self.port = self.server.server_address[1]

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def add(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> str:
        raw = body if isinstance(body, bytes) else body.encode()
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, raw)
        return self.at(path)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def one(address: str, **options: Any) -> Article:
    (article,) = readers.read(address, allow_private_urls=True, **options)
    return article


def failed(error: type[SourceError], address: str, **options: Any) -> SourceError:
    (found,) = readers.read_each(address, allow_private_urls=True, **options)
    assert type(found) is error, found
    assert found.source == address
    assert found.hint
    return found


def test_a_page_becomes_an_article(site: Site) -> None:
    source = site.add("/ferries?id=7", PAGE, Content_Type="text/html; charset=utf-8")
    article = one(source + "#top")
    assert (article.title, article.url, article.source) == (TITLE, source, source + "#top")
    assert all(words in article.text for words in PROSE)
    (asked, _), (page, headers) = site.asked
    assert (asked, page) == ("/robots.txt", "/ferries?id=7")
    assert headers["user-agent"].startswith("newsroom-summarizer/")
    assert headers["host"] == f"127.0.0.1:{site.port}"


def test_the_kind_is_told_by_content_before_type(site: Site) -> None:
    feed = site.add("/feed", rss(whole(*FIELDS), whole("<link>/b</link>")), Content_Type="text/html")
    first, second = readers.read(feed, allow_private_urls=True)
    assert (first.url, second.url) == ("https://courier.example/ferries", site.at("/b"))
    assert first.source == f"{feed}:1"
    assert len(readers.read(site.add("/all.zip", text_zip()), allow_private_urls=True)) == 2
    assert one(site.add("/words", f"{ONE}\n\n{TWO}", Content_Type="text/plain")).text == f"{ONE}\n\n{TWO}"


def test_the_charset_of_the_header_counts_when_the_page_does_not_say(site: Site) -> None:
    russian = "Ворота закрыты. " * 3
    article = one(site.add("/a.txt", russian.encode("koi8-r"), Content_Type="text/plain; charset=koi8-r"))
    assert article.text == russian.strip()
    assert one(site.add("/b.txt", russian, Content_Type="text/plain; charset=koi8-r")).text == russian.strip()


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_packed_pages(site: Site, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    assert one(site.add("/a", pack(PAGE.encode()), Content_Encoding=encoding)).title == TITLE


def test_packed_in_a_way_nobody_asked_for(site: Site) -> None:
    failed(SourceUnreadable, site.add("/a", b"x", Content_Encoding="zstd"))
    failed(SourceUnreadable, site.add("/b", b"no gzip at all", Content_Encoding="gzip"))


def test_what_the_caller_gives_wins(site: Site) -> None:
    article = one(site.add("/a", PAGE), title="Given", url="https://given.example/a", published="2020-01-01")
    assert (article.title, article.url, article.published) == ("Given", "https://given.example/a", "2020-01-01")


# redirects


def test_redirects_are_followed_and_the_last_address_kept(site: Site) -> None:
    end = site.add("/end", PAGE)
    for status, start, target in ((301, "/1", "/2"), (302, "/2", end), (308, "/3", "1")):
        site.add(start, b"", status, Location=target)
    article = one(site.at("/3"))
    assert (article.url, article.source) == (end, site.at("/3"))


def test_too_many_redirects(site: Site) -> None:
    for step in range(8):
        site.add(f"/{step}", b"", 302, Location=f"/{step + 1}")
    assert "5 redirects" in failed(SourceUnreachable, site.at("/0")).message
    assert [path for path, _ in site.asked] == ["/robots.txt", *(f"/{step}" for step in range(6))]


@pytest.mark.parametrize(
    ("target", "error"),
    [
        ("file:///etc/passwd", SourceRefused),
        ("ftp://x.example/", SourceRefused),
        ("http://u:secret@x.example/", SourceRefused),
        ("http://[", SourceUnreachable),
        ("javascript:alert(1)", SourceRefused),
    ],
)
def test_redirects_to_anything_else(site: Site, target: str, error: type[SourceError]) -> None:
    assert "secret" not in failed(error, site.add("/a", b"", 302, Location=target)).message


def test_each_hop_is_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1")
    for target in (site.at("/b", "127.0.0.2"), "http://169.254.169.254/latest/meta-data", "http://[::1]/"):
        source = site.add("/a", b"", 302, Location=target)
        (found,) = readers.read_each(source)
        assert isinstance(found, SourceRefused), found
    assert {path for path, _ in site.asked} == {"/robots.txt", "/a"}


# limits


def test_a_page_that_is_too_large(site: Site) -> None:
    failed(SourceTooLarge, site.add("/a", b"word " * 1000), max_bytes=1000)

    def endless(handler: Any) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"word " * 1000)
        except OSError:
            return

    site.pages["/b"] = endless
    failed(SourceTooLarge, site.at("/b"), max_bytes=100_000)


def test_a_bomb_stops_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(bytes(200_000_000))
    start = time.monotonic()
    failed(SourceTooLarge, site.add("/a", bomb, Content_Encoding="gzip"), max_bytes=1_000_000)
    assert time.monotonic() - start < 2


def drip(handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(200):
            handler.wfile.write(b"w")
            time.sleep(0.05)
    except OSError:
        return


def drip_headers(handler: Any) -> None:
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(200):
            handler.wfile.write(b"w")
            time.sleep(0.05)
    except OSError:
        return


@pytest.mark.parametrize("answer", [drip, drip_headers, lambda _: time.sleep(3)])
def test_a_slow_server_has_one_deadline_for_all(site: Site, answer: Callable[[Any], None]) -> None:
    site.pages["/a"] = answer
    start = time.monotonic()
    with pytest.raises(SourceUnreachable, match="in time"):
        fetch(site.at("/a"), max_bytes=1000, allow_private=True, seconds=0.5)
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, SourceNotFound), (410, SourceNotFound), (401, SourceRefused), (403, SourceRefused), (500, SourceUnreachable),
     (429, SourceUnreachable), (304, SourceUnreachable)],
)  # fmt: skip
def test_failures_of_the_server(site: Site, status: int, error: type[SourceError]) -> None:
    assert str(status) in failed(error, site.add("/a", b"", status)).message


@pytest.mark.parametrize(
    "junk", [b"", b"not http\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort",
             b"HTTP/1.1 99999 ?\r\n\r\n",
             b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000]
)  # fmt: skip
def test_broken_http(site: Site, junk: bytes) -> None:
    site.pages["/a"] = lambda handler: handler.wfile.write(junk)
    failed(SourceUnreachable, site.at("/a"))


def test_an_empty_page(site: Site) -> None:
    failed(SourceEmpty, site.add("/a", b""))


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        failed(SourceUnreachable, f"http://127.0.0.1:{taken.getsockname()[1]}/")


# robots.txt


@pytest.mark.parametrize(
    ("rules", "fine"),
    [
        ("User-agent: *\nDisallow: /private/", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: newsroom-summarizer\nDisallow: /a\n\nUser-agent: *\nDisallow:", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: newsroom-summarizer\nAllow: /", True),
        ("\0\xff garbage", True),
    ],
)
def test_robots_are_obeyed(site: Site, rules: str, fine: bool) -> None:
    site.add("/robots.txt", rules)
    source = site.add("/a", PAGE)
    if fine:
        assert one(source).title == TITLE
    else:
        assert "robots.txt" in failed(SourceRefused, source).message
        assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_robots_of_the_page_it_leads_to_are_asked_too(site: Site) -> None:
    site.add("/robots.txt", "User-agent: *\nDisallow: /b")
    site.add("/b", PAGE)
    failed(SourceRefused, site.add("/a", b"", 302, Location="/b"))
    assert "/b" not in [path for path, _ in site.asked]


def test_robots_that_cannot_be_given_now(site: Site) -> None:
    site.add("/robots.txt", "", 503)
    failed(SourceUnreachable, site.add("/a", PAGE))


def test_robots_of_any_length(site: Site) -> None:
    site.add("/robots.txt", "User-agent: *\nDisallow: /b\n" + "# words\n" * 200_000)
    assert one(site.add("/a", PAGE)).title == TITLE


# the guard


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "4.0.0.0.0",
        "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16", "::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1",
        "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001::1", "2001:db8::1",
        "3fff::1", "5f00::1", "4000::1", "no address", "", "127.1", "1.2.3.4.5",
    ],
)  # fmt: skip
def test_addresses_inside(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "172.32.0.1", "100.63.0.1", "2606:4700::1111", "64:ff9b::808:808",
                "::ffff:8.8.8.8", "2002:808:808::1"]
)  # fmt: skip
def test_addresses_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "0x7f000001", "2130706433", "127.1", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0"],
)
def test_every_way_to_write_this_machine_is_refused(site: Site, host: str) -> None:
    (found,) = readers.read_each(site.at("/a", host))
    assert isinstance(found, SourceRefused | SourceUnreachable), found
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    ["http://user:secret@x.example/", "http://secret@x.example/", "http://", "https:///a", "http://x.example:99999/",
     "http://" + "a" * 5000, "gopher://x.example/", "http://\0/"],
)  # fmt: skip
def test_addresses_that_are_never_asked_for(address: str) -> None:
    (found,) = readers.read_each(address)
    assert isinstance(found, SourceRefused), found
    assert "secret" not in found.message


def test_one_address_inside_among_many_is_enough_to_refuse() -> None:
    with pytest.raises(SourceRefused, match=r"10\.0\.0\.7"):
        fetch("http://x.example/", max_bytes=1000, resolver=lambda *_: ["93.184.216.34", "10.0.0.7"])


class Recorded(httpcore.SyncBackend):
    """Connects to nothing, or to what ``leads_to`` says, and remembers where it was asked to go."""

    asked: list[str] = []  # noqa: RUF012
    leads_to: tuple[str, int] | None = None

    def connect_tcp(self, host: str, port: int, *rest: Any, **options: Any) -> httpcore.NetworkStream:
        self.asked.append(host)
        if self.leads_to is None:
            raise httpcore.ConnectError("nothing there")
        return super().connect_tcp(*self.leads_to)


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> type[Recorded]:
    monkeypatch.setattr(Recorded, "asked", [])
    monkeypatch.setattr(httpcore, "SyncBackend", Recorded)
    return Recorded


def test_a_name_is_looked_up_once_and_its_checked_address_connected_to(recorded: type[Recorded]) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    looked_up: list[str] = []

    def rebinding(host: str, _: int) -> list[str]:
        looked_up.append(host)
        return next(answers)

    with pytest.raises(SourceUnreachable):
        fetch("http://x.example/", max_bytes=1000, resolver=rebinding)
    assert looked_up == ["x.example"]
    assert recorded.asked == ["93.184.216.34"]


def test_where_the_connection_ended_is_checked_as_well(site: Site, recorded: type[Recorded], monkeypatch) -> None:
    monkeypatch.setattr(recorded, "leads_to", ("127.0.0.1", site.port))
    with pytest.raises(SourceRefused, match=r"127\.0\.0\.1"):
        fetch("http://x.example/", max_bytes=1000, resolver=lambda *_: ["93.184.216.34"])
    assert site.asked == []


def test_a_second_connection_is_looked_up_and_checked_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server closes after robots.txt; by then its name leads inside."""
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1")
    site.add("/robots.txt", "", Connection="close")
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    with pytest.raises(SourceRefused, match=r"127\.0\.0\.2"):
        fetch(site.at("/a", "x.example"), max_bytes=1000, resolver=lambda *_: next(answers))


def test_the_name_goes_to_the_server_not_the_number(site: Site) -> None:
    site.add("/a", PAGE)
    page = fetch(site.at("/a", "x.example"), max_bytes=10_000, allow_private=True, resolver=lambda *_: ["127.0.0.1"])
    assert page.url == site.at("/a", "x.example")
    assert {headers["host"] for _, headers in site.asked} == {f"x.example:{site.port}"}


def test_names_that_cannot_be_looked_up() -> None:
    def fails(*_: object) -> list[str]:
        raise OSError

    with pytest.raises(SourceUnreachable, match="without an address"):
        fetch("http://x.example/", max_bytes=1000, resolver=fails)
    with pytest.raises(SourceUnreachable, match="look up"):
        fetch("http://x.example/", max_bytes=1000, resolver=lambda *_: time.sleep(2) or [], seconds=0.2)


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert one(site.add("/a", PAGE)).title == TITLE


def test_a_certificate_must_be_of_the_name(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("right.example").configure_cert(serving)
    site.server.socket = serving.wrap_socket(site.server.socket, server_side=True)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    monkeypatch.setattr(url, "_tls", lambda: trusting)
    site.add("/a", PAGE)

    def fetched(host: str) -> bytes:
        address = f"https://{host}:{site.port}/a"
        return fetch(address, max_bytes=10_000, allow_private=True, resolver=lambda *_: ["127.0.0.1"]).raw

    assert THREE.encode() in fetched("right.example")
    assert FOUR.encode() in fetched("right.example")
    with pytest.raises(SourceUnreachable, match="certificate"):
        fetched("wrong.example")
