"""The only reader of the environment: every setting, where it came from, and what is wrong with it.

A setting is given in Python or on the command line, in the environment as ``SUMMARIZER_<NAME>``, in the file
named by ``--env-file``, or in ``.env`` in the home folder; the first that has it wins. A ``.env`` in the working
folder is never read: articles are often opened in folders that somebody else filled.
Not responsible for: making folders, checking that a model is installed (the engines and ``summarizer doctor`` do).
"""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from dotenv import dotenv_values
from platformdirs import user_data_path
from pydantic import ByteSize, Field, PrivateAttr, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from summarizer.errors import SettingsError

PREFIX = "SUMMARIZER_"
OPENAI_KEY = "OPENAI_API_KEY"

EXPECTED = {
    "home": "a folder",
    "engine": "auto, offline or llm",
    "model": "the name of a model, such as gpt-5-mini or llama3.2",
    "spacy_model": "the name of an installed spaCy pipeline, such as en_core_web_sm",
    "max_bytes": "a size above zero, such as 20MB or 20000000",
    "embedding": "minilm, multilingual, openai:MODEL, chroma:FUNCTION or none",
    "chroma_url": "the address of a Chroma server, such as http://127.0.0.1:8000",
    "chroma_token": "the token of that server",
    "base_url": "the address of an OpenAI-compatible server, such as http://127.0.0.1:11434/v1, without a user",
    "api_key": "the key of that server",
    "mode": "auto, tools, json-schema or json",
    "max_tokens": "how many tokens one reply of a model may have at most, 50 to 100000",
    "calls": "one (a summary in one call) or facets (one call for each part, side by side)",
    "timeout": "seconds above zero that one call may take, such as 120",
    "max_retries": "how often a call is tried again, 0 to 10",
    "concurrency": "how many calls may be under way at once, 1 to 512",
    "rpm": "requests a minute that the server allows, such as 500",
    "tpm": "tokens a minute that the server allows, such as 200000",
    "budget": "US dollars that a run may cost, such as 2.50",
    "cache": "true or false: keep a model's replies and use them again",
    "allow_plain_http": "true or false: send text over plain http beyond this machine",
    "allow_private_urls": "true or false: fetch pages from addresses inside your network",
    "host": "the address the page listens on, such as 127.0.0.1; beyond this machine it needs auth",
    "port": "a port, 1 to 65535",
    "auth": "user:password pairs for the page, such as anna:secret,ben:secret2; no commas or colons in a name",
    "hosts": "names under which the page is reached beyond this machine, such as desk.example.org",
    "mcp": "true or false: offer the page's functions as MCP tools, too",
    "debug": "true or false",
}
"""What each setting takes, in the words of a hint."""

SECRET = frozenset({"api_key", "auth", "base_url", "chroma_token", "chroma_url"})
"""Settings that are or may hold a key or a password: never quoted in a message."""


class Settings(BaseSettings):
    """What is in force. Build it with :func:`load_settings`, which finds the files and names what is wrong."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=None, env_ignore_empty=True, extra="ignore", frozen=True
    )

    home: Path = Field(default_factory=lambda: user_data_path("newsroom-summarizer"))
    engine: Literal["auto", "offline", "llm"] = "auto"
    model: str | None = Field(default=None, min_length=1, max_length=200)
    spacy_model: str | None = Field(default=None, pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")
    max_bytes: ByteSize = Field(default=ByteSize(20_000_000), gt=0)
    embedding: str = Field(default="minilm", max_length=200)
    chroma_url: str | None = Field(default=None, max_length=2000)
    chroma_token: SecretStr | None = None
    base_url: str | None = Field(default=None, max_length=2000)
    api_key: SecretStr | None = None
    mode: Literal["auto", "tools", "json-schema", "json"] = "auto"
    calls: Literal["one", "facets"] = "one"
    max_tokens: int = Field(default=8_000, ge=50, le=100_000)
    timeout: float = Field(default=120.0, gt=0, le=3600)
    max_retries: int = Field(default=3, ge=0, le=10)
    concurrency: int = Field(default=8, ge=1, le=512)
    rpm: float | None = Field(default=None, gt=0)
    tpm: float | None = Field(default=None, gt=0)
    budget: float | None = Field(default=None, gt=0)
    cache: bool = True
    allow_plain_http: bool = False
    allow_private_urls: bool = False
    host: str = Field(default="127.0.0.1", min_length=1, max_length=253)
    port: int = Field(default=7860, ge=1, le=65535)
    auth: SecretStr | None = None
    hosts: str | None = Field(default=None, max_length=2000)
    mcp: bool = False
    debug: bool = False

    _openai_api_key: SecretStr | None = PrivateAttr(default=None)
    _origins: dict[str, str] = PrivateAttr(default_factory=dict)
    _unknown: tuple[str, ...] = PrivateAttr(default=())

    @field_validator("base_url")
    @classmethod
    def _names_nobody(cls, address: str | None) -> str | None:
        if address is not None and "@" in address:
            raise ValueError("no user and password in an address")
        return address

    @property
    def openai_api_key(self) -> SecretStr | None:
        """OPENAI_API_KEY, the one setting without our prefix: the key that goes to OpenAI and to nobody else."""
        return self._openai_api_key

    @property
    def origins(self) -> dict[str, str]:
        """Where each setting came from: "given", "environment", the path of a file, or "default"."""
        return dict(self._origins)

    @property
    def unknown(self) -> tuple[str, ...]:
        """``SUMMARIZER_`` variables that mean nothing here, most often misspelt."""
        return self._unknown


def load_settings(home: Path | str | None = None, env_file: Path | str | None = None, **given: Any) -> Settings:
    """Collect the settings from ``given``, the environment, ``env_file`` and ``.env`` in the home folder.

    A ``given`` value of None counts as not given. Raises SettingsError, naming the variable, when a value is
    malformed, a name unknown, or ``env_file`` not there.
    """
    given = {name: value for name, value in {"home": home, **given}.items() if value is not None}
    for name in given:
        if name not in EXPECTED:
            raise SettingsError(f"there is no setting named {name}", _closest(name))
    environment = {name.upper(): value for name, value in os.environ.items()}
    named = {} if env_file is None else _read_env_file(Path(env_file))
    chosen_home = given.get("home") or _prefixed(environment).get("HOME") or _prefixed(named).get("HOME")
    home_path = Path(chosen_home).expanduser() if chosen_home else user_data_path("newsroom-summarizer")
    home_file = home_path / ".env"
    found: list[tuple[str, dict[str, Any]]] = [("environment", environment)]
    found += [] if env_file is None else [(str(env_file), named)]
    found += [(str(home_file), _read_env_file(home_file))] if home_file.is_file() else []
    layers = [("given", {name.upper(): value for name, value in given.items()})]
    layers += [(origin, _prefixed(variables)) for origin, variables in found]
    settings = _settle(layers, home_path)
    openai_key = next((key for _, variables in found if (key := variables.get(OPENAI_KEY))), None)
    settings._openai_api_key = SecretStr(openai_key) if openai_key else None
    return settings


def _settle(layers: list[tuple[str, dict[str, Any]]], home: Path) -> Settings:
    values: dict[str, Any] = {}
    origins = dict.fromkeys(EXPECTED, "default")
    for origin, found in reversed(layers):
        for name in EXPECTED:
            if found.get(name.upper()) not in (None, ""):
                values[name], origins[name] = found[name.upper()], origin
    values["home"] = home
    try:
        settings = Settings(**values)
    except ValidationError as invalid:
        raise _explain(invalid, origins) from None
    settings._origins = origins
    known = {name.upper() for name in EXPECTED}
    settings._unknown = tuple(sorted({PREFIX + name for _, found in layers[1:] for name in found if name not in known}))
    return settings


def _prefixed(variables: dict[str, Any]) -> dict[str, Any]:
    return {name[len(PREFIX) :]: value for name, value in variables.items() if name.startswith(PREFIX)}


def _read_env_file(path: Path) -> dict[str, Any]:
    try:
        with path.expanduser().open(encoding="utf-8") as stream:
            read = dotenv_values(stream=stream, interpolate=False)
            return {name.upper(): value for name, value in read.items()}
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise SettingsError(
            f"cannot read the settings file {path}: {why}", "lines look like SUMMARIZER_MAX_BYTES=20MB"
        ) from None


def _explain(invalid: ValidationError, origins: dict[str, str]) -> SettingsError:
    problem = invalid.errors(include_url=False)[0]
    name = str(problem["loc"][0]).lower().removeprefix(PREFIX.lower())
    variable = PREFIX + name.upper()
    origin = origins.get(name, "given")
    where = f"{name} as given" if origin == "given" else f"{variable} (from {origin})"
    given = "what it is (not shown)" if name in SECRET else repr(str(problem["input"]))
    return SettingsError(f"{where} cannot be {given}", f"{variable} takes {EXPECTED[name]}")


def _closest(name: str) -> str:
    near = get_close_matches(name, EXPECTED, n=1)
    return f"did you mean {near[0]}?" if near else f"the settings are {', '.join(EXPECTED)}"


def closest_variable(variable: str) -> str | None:
    """The SUMMARIZER_ variable that a misspelt one most looks like, or None."""
    near = get_close_matches(variable, [PREFIX + name.upper() for name in EXPECTED], n=1)
    return near[0] if near else None
