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
from pydantic import ByteSize, Field, PrivateAttr, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from summarizer.errors import SettingsError

PREFIX = "SUMMARIZER_"

EXPECTED = {
    "home": "a folder",
    "engine": "auto or offline; this version has no other engine",
    "spacy_model": "the name of an installed spaCy pipeline, such as en_core_web_sm",
    "max_bytes": "a size above zero, such as 20MB or 20000000",
    "embedding": "minilm, multilingual, openai:MODEL, chroma:FUNCTION or none",
    "chroma_url": "the address of a Chroma server, such as http://127.0.0.1:8000",
    "chroma_token": "the token of that server",
    "base_url": "the address of an OpenAI-compatible server, for embeddings named openai:MODEL",
    "api_key": "the key of that server",
    "debug": "true or false",
}
"""What each setting takes, in the words of a hint."""


class Settings(BaseSettings):
    """What is in force. Build it with :func:`load_settings`, which finds the files and names what is wrong."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=None, env_ignore_empty=True, extra="ignore", frozen=True
    )

    home: Path = Field(default_factory=lambda: user_data_path("newsroom-summarizer"))
    engine: Literal["auto", "offline"] = "auto"
    spacy_model: str | None = Field(default=None, pattern=r"^[A-Za-z][A-Za-z0-9_.-]*$")
    max_bytes: ByteSize = Field(default=ByteSize(20_000_000), gt=0)
    embedding: str = Field(default="minilm", max_length=200)
    chroma_url: str | None = Field(default=None, max_length=2000)
    chroma_token: SecretStr | None = None
    base_url: str | None = Field(default=None, max_length=2000)
    api_key: SecretStr | None = None
    debug: bool = False

    _origins: dict[str, str] = PrivateAttr(default_factory=dict)
    _unknown: tuple[str, ...] = PrivateAttr(default=())

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
    named = {} if env_file is None else _read_env_file(Path(env_file))
    chosen_home = given.get("home") or _prefixed(os.environ).get("HOME") or named.get("HOME")
    home_path = Path(chosen_home).expanduser() if chosen_home else user_data_path("newsroom-summarizer")
    home_file = home_path / ".env"
    layers: list[tuple[str, dict[str, Any]]] = [
        ("given", {name.upper(): value for name, value in given.items()}),
        ("environment", _prefixed(os.environ)),
    ]
    layers += [] if env_file is None else [(str(env_file), named)]
    layers += [(str(home_file), _read_env_file(home_file))] if home_file.is_file() else []
    return _settle(layers, home_path)


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


def _prefixed(variables: Any) -> dict[str, Any]:
    upper = {name.upper(): value for name, value in variables.items()}
    return {name[len(PREFIX) :]: value for name, value in upper.items() if name.startswith(PREFIX)}


def _read_env_file(path: Path) -> dict[str, Any]:
    try:
        with path.expanduser().open(encoding="utf-8") as stream:
            return _prefixed(dotenv_values(stream=stream, interpolate=False))
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
    return SettingsError(f"{where} cannot be {str(problem['input'])!r}", f"{variable} takes {EXPECTED[name]}")


def _closest(name: str) -> str:
    near = get_close_matches(name, EXPECTED, n=1)
    return f"did you mean {near[0]}?" if near else f"the settings are {', '.join(EXPECTED)}"


def closest_variable(variable: str) -> str | None:
    """The SUMMARIZER_ variable that a misspelt one most looks like, or None."""
    near = get_close_matches(variable, [PREFIX + name.upper() for name in EXPECTED], n=1)
    return near[0] if near else None
