from __future__ import annotations

import pytest

from summarizer.errors import SettingsError
from summarizer.page.access import Access, access, admitted, host_of, is_loopback, parse_pairs
from summarizer.settings import load_settings


def test_this_machine_needs_no_password() -> None:
    where = access(load_settings())
    assert (where.host, where.port, where.pairs, where.local) == ("127.0.0.1", 7860, (), True)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "desk.example.org"])
def test_nobody_listens_elsewhere_without_a_password(host: str) -> None:
    with pytest.raises(SettingsError, match="without a password") as caught:
        access(load_settings(host=host))
    assert "SUMMARIZER_AUTH" in caught.value.hint
    assert not access(load_settings(host=host, auth="anna:longenough")).local


def test_pairs() -> None:
    assert parse_pairs("anna:longenough, ben:with:colon1") == (("anna", "longenough"), ("ben", "with:colon1"))


@pytest.mark.parametrize("text", ["anna", "anna:", ":longenough", ",", "anna:short", "anna:longenough,anna:otherlong1"])
def test_malformed_pairs_are_not_shown(text: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_pairs(text)
    assert "longenough" not in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize(
    ("header", "host"),
    [
        ("127.0.0.1:7860", "127.0.0.1"), ("LOCALHOST", "localhost"), ("[::1]:7860", "::1"), ("", ""),
        ("evil.example:7860", "evil.example"), ("127.0.0.1:7860:1", ""), ("a b:x", ""),
    ],
)  # fmt: skip
def test_the_host_of_a_header(header: str, host: str) -> None:
    assert host_of(header) == host


def test_a_strangers_name_is_refused() -> None:
    home = Access("127.0.0.1", 7860, (), frozenset())
    assert all(admitted(host, home) for host in ("127.0.0.1:7860", "localhost:7860", "[::1]:7860", "127.0.0.2"))
    strangers = ("evil.example", "127.0.0.1.evil.example", "192.168.1.7", "", "localhost.evil.example:7860")
    assert not any(admitted(host, home) for host in strangers)
    office = Access("0.0.0.0", 7860, (("anna", "longenough"),), frozenset({"desk.example.org"}))
    assert all(admitted(host, office) for host in ("192.168.1.7:7860", "desk.example.org", "localhost"))
    assert not admitted("evil.example:7860", office)


def test_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "10.0.0.1", "localhost.example", "")))
