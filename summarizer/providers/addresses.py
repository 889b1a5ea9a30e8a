"""Where calls go and with which key: the rules that keep text and keys from going astray.

OPENAI_API_KEY goes to OpenAI and nowhere else; any other host beyond this machine needs SUMMARIZER_API_KEY; plain http
beyond this machine needs SUMMARIZER_ALLOW_PLAIN_HTTP. Not responsible for: sending (clients).
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from summarizer.errors import EngineUnavailable, SettingsError
from summarizer.settings import Settings

OPENAI = "https://api.openai.com/v1"
OPENAI_HOST = "api.openai.com"
STRICT_HOSTS = (
    OPENAI_HOST,
    "openai.azure.com",
    "services.ai.azure.com",
    "cognitiveservices.azure.com",
    "openrouter.ai",
)
"""Hosts, with their subdomains, that refuse a strict schema with keywords beyond OpenAI's subset."""
EXAMPLE = "SUMMARIZER_BASE_URL looks like http://127.0.0.1:11434/v1 or https://host.example/v1"


class Address(NamedTuple):
    """A server: its base URL, what a reader is shown of it (``host`` or ``host:port``), and what it is."""

    url: str
    host: str
    loopback: bool
    openai: bool
    strict: bool


def address_of(settings: Settings) -> Address:
    """The address in force. Raises SettingsError, without quoting the address, when text may not go there."""
    url = (settings.base_url or OPENAI).strip()
    try:
        parts = urlsplit(url)
        name, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise SettingsError("the model server's address is malformed", EXAMPLE) from None
    if parts.scheme not in {"http", "https"} or not name or not url.isprintable() or " " in url or "\\" in url:
        raise SettingsError("the model server's address is malformed", EXAMPLE)
    if "@" in parts.netloc:
        raise SettingsError(f"the address of {name} holds a user or a password", "put the key into SUMMARIZER_API_KEY")
    if parts.query or parts.fragment:
        raise SettingsError(f"the address of {name} goes on after its path", EXAMPLE)
    loopback, openai = _is_loopback(name), _within(name, OPENAI_HOST)
    if parts.scheme == "http" and not loopback and (openai or not settings.allow_plain_http):
        hint = "use https" if openai else "use https, or SUMMARIZER_ALLOW_PLAIN_HTTP=true inside a network you trust"
        raise SettingsError(f"articles and the key would go to {name} unencrypted", hint)
    shown = f"[{name}]" if ":" in name else name
    host = shown if port is None else f"{shown}:{port}"
    return Address(url.rstrip("/"), host, loopback, openai, any(_within(name, each) for each in STRICT_HOSTS))


def key_for(settings: Settings, address: Address) -> str | None:
    """The key for ``address``; None for a server on this machine without one. Raises EngineUnavailable without one."""
    secret = (settings.openai_api_key if address.openai else None) or settings.api_key
    key = "" if secret is None else secret.get_secret_value().strip()
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise EngineUnavailable(f"the key for {address.host} has characters that no key has", "paste it once more")
    if not key and not address.loopback:
        variable = "OPENAI_API_KEY or SUMMARIZER_API_KEY" if address.openai else "SUMMARIZER_API_KEY"
        elsewhere = settings.openai_api_key is not None and not address.openai
        why = "; OPENAI_API_KEY is sent to OpenAI only" if elsewhere else ""
        raise EngineUnavailable(f"there is no key for {address.host}{why}", f"set {variable}, or --engine offline")
    return key or None


def _within(name: str, host: str) -> bool:
    return name == host or name.endswith("." + host)


def _is_loopback(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")
