from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import EngineUnavailable, SettingsError
from summarizer.providers.addresses import address_of, key_for
from summarizer.settings import load_settings


def key(monkeypatch: pytest.MonkeyPatch, url: str | None, ours: str | None, openais: str | None) -> str | None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    if openais:
        monkeypatch.setenv("OPENAI_API_KEY", openais)
    settings = load_settings(base_url=url, api_key=ours)
    return key_for(settings, address_of(settings))


@pytest.mark.parametrize(("url", "ours", "openais", "expected"), [
    (None, None, "theirs", "theirs"),
    (None, "ours", None, "ours"),
    (None, "ours", "theirs", "theirs"),
    ("https://api.openai.com/v1", None, "theirs", "theirs"),
    ("https://eu.api.openai.com/v1", None, "theirs", "theirs"),
    ("https://models.example/v1", "ours", "theirs", "ours"),
    ("http://127.0.0.1:8080/v1", "ours", "theirs", "ours"),
    ("http://127.0.0.1:8080/v1", None, "theirs", None),
    ("http://[::1]:8080/v1", None, "theirs", None),
    ("http://localhost:11434/v1", None, "theirs", None),
])  # fmt: skip
def test_which_key_goes_where(
    monkeypatch: pytest.MonkeyPatch, url: str | None, ours: str | None, openais: str | None, expected: str | None
) -> None:
    assert key(monkeypatch, url, ours, openais) == expected


@pytest.mark.parametrize("url", [
    "https://models.example/v1", "https://api.openai.com.example/v1", "https://notapi.openai.com.evil.example/v1",
    "https://xapi.openai.com/v1", "https://localhost.example/v1", "https://127.0.0.1.example/v1",
])  # fmt: skip
def test_openais_key_goes_to_nobody_else(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    with pytest.raises(EngineUnavailable, match="OPENAI_API_KEY is sent to OpenAI only") as caught:
        key(monkeypatch, url, None, "theirs")
    assert "SUMMARIZER_API_KEY" in caught.value.hint


def test_openai_needs_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EngineUnavailable, match=r"no key for api\.openai\.com") as caught:
        key(monkeypatch, None, None, None)
    assert "OPENAI_API_KEY" in caught.value.hint


@pytest.mark.parametrize("ours", ["two words", "line\nbreak", "ключ", "a\x00b"])
def test_a_key_that_no_header_takes(monkeypatch: pytest.MonkeyPatch, ours: str) -> None:
    with pytest.raises(EngineUnavailable, match="characters") as caught:
        key(monkeypatch, "http://127.0.0.1:1/v1", ours, None)
    assert ours not in caught.value.message


def test_a_key_is_pasted_with_its_line_end(monkeypatch: pytest.MonkeyPatch) -> None:
    assert key(monkeypatch, "http://127.0.0.1:1/v1", "ours\n", None) == "ours"


@pytest.mark.parametrize("url", [
    "http://models.example/v1", "http://10.0.0.5:8000/v1", "http://0.0.0.0:8000/v1", "http://127.0.0.1.example/v1",
    "http://2130706433/v1",
])  # fmt: skip
def test_plain_http_needs_a_switch(url: str) -> None:
    with pytest.raises(SettingsError, match="unencrypted") as caught:
        address_of(load_settings(base_url=url))
    assert "SUMMARIZER_ALLOW_PLAIN_HTTP" in caught.value.hint
    assert not address_of(load_settings(base_url=url, allow_plain_http=True)).loopback


def test_never_plain_to_openai() -> None:
    with pytest.raises(SettingsError, match="unencrypted"):
        address_of(load_settings(base_url="http://api.openai.com/v1", allow_plain_http=True))


@pytest.mark.parametrize("url", [
    "models.example/v1", "ftp://models.example", "https://", "https:///v1", "https://[::1/v1", "https://h:99999/v1",
    "https://h/v1?api-key=s3cret", "https://h/v1#s3cret", "https://h /v1", "https://h\\x/v1", "file:///etc/passwd",
])  # fmt: skip
def test_malformed_addresses_are_not_quoted(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        address_of(load_settings(base_url=url))
    assert "s3cret" not in caught.value.message + caught.value.hint
    assert "SUMMARIZER_BASE_URL" in caught.value.hint


@pytest.mark.parametrize(("url", "host"), [
    (None, "api.openai.com"), ("https://Models.Example/v1/", "models.example"),
    ("http://127.0.0.1:11434/v1", "127.0.0.1:11434"), ("http://[::1]:8080/v1", "[::1]:8080"),
])  # fmt: skip
def test_the_host_that_is_shown(url: str | None, host: str) -> None:
    assert address_of(load_settings(base_url=url)).host == host


@pytest.mark.parametrize("given", [{"base_url": "https://user:s3cret@h/v1"}, {"base_url": "https://s3cret@h/v1"}])
def test_a_password_in_the_address_is_refused_unseen(tmp_path: Path, given: dict[str, Any]) -> None:
    with pytest.raises(SettingsError) as caught:
        address_of(load_settings(**given))
    assert "s3cret" not in caught.value.message + caught.value.hint
    assert "SUMMARIZER_BASE_URL" in caught.value.hint
