from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import SettingsError
from summarizer.settings import EXPECTED, closest_variable, load_settings


def test_defaults_need_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_HOME")
    settings = load_settings()
    assert (settings.engine, settings.spacy_model, settings.max_bytes, settings.debug) == (
        "auto",
        None,
        20_000_000,
        False,
    )
    assert (settings.mode, settings.calls, settings.timeout, settings.max_retries) == ("auto", "one", 120.0, 3)
    assert settings.max_tokens == 8_000
    assert (settings.concurrency, settings.budget, settings.cache, settings.allow_plain_http) == (8, None, True, False)
    assert settings.home.name == "newsroom-summarizer"
    assert set(settings.origins.values()) == {"default"}


@pytest.mark.parametrize(("written", "size"), [("20MB", 20_000_000), ("1 KiB", 1024), ("5000", 5000)])
def test_sizes_in_words(monkeypatch: pytest.MonkeyPatch, written: str, size: int) -> None:
    monkeypatch.setenv("SUMMARIZER_MAX_BYTES", written)
    assert load_settings().max_bytes == size


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SUMMARIZER_MAX_BYTES", "lots"),
        ("SUMMARIZER_MAX_BYTES", "0"),
        ("SUMMARIZER_MAX_BYTES", "-1"),
        ("SUMMARIZER_ENGINE", "gpt"),
        ("SUMMARIZER_SPACY_MODEL", "../evil"),
        ("SUMMARIZER_DEBUG", "perhaps"),
        ("SUMMARIZER_MAX_TOKENS", "49"),
        ("SUMMARIZER_MAX_TOKENS", "many"),
    ],
)
def test_a_malformed_value_is_named(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert variable in caught.value.message
    assert value in caught.value.message
    assert variable in caught.value.hint


def test_the_first_that_has_it_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, named = tmp_path / "home", tmp_path / "named.env"
    home.mkdir()
    (home / ".env").write_text("SUMMARIZER_MAX_BYTES=1\nSUMMARIZER_ENGINE=offline\nSUMMARIZER_SPACY_MODEL=from_home\n")
    named.write_text("SUMMARIZER_MAX_BYTES=2\nSUMMARIZER_ENGINE=offline\n")
    monkeypatch.setenv("SUMMARIZER_HOME", str(home))
    monkeypatch.setenv("SUMMARIZER_MAX_BYTES", "3")
    settings = load_settings(env_file=named)
    assert (settings.max_bytes, settings.engine, settings.spacy_model) == (3, "offline", "from_home")
    named_origins = {name: origin for name, origin in settings.origins.items() if origin != "default"}
    assert named_origins == {
        "home": "environment", "max_bytes": "environment", "engine": str(named), "spacy_model": str(home / ".env"),
    }  # fmt: skip
    assert set(settings.origins) == set(EXPECTED)
    assert load_settings(env_file=named, max_bytes=4).max_bytes == 4


def test_home_may_stand_in_the_named_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARIZER_HOME")
    (tmp_path / ".env").write_text("SUMMARIZER_MAX_BYTES=7\n")
    named = tmp_path / "named.env"
    named.write_text(f"SUMMARIZER_HOME={tmp_path}\n")
    settings = load_settings(env_file=named)
    assert settings.home == tmp_path
    assert settings.max_bytes == 7


def test_a_dotenv_in_the_working_folder_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("SUMMARIZER_MAX_BYTES=1\n")
    monkeypatch.chdir(tmp_path)
    assert load_settings().max_bytes == 20_000_000


def test_an_empty_value_counts_as_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_ENGINE", "")
    assert load_settings().engine == "auto"


def test_values_are_not_interpolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "hunter2")
    named = tmp_path / "named.env"
    named.write_text("SUMMARIZER_ENGINE=${SECRET}\n")
    with pytest.raises(SettingsError) as caught:
        load_settings(env_file=named)
    assert "hunter2" not in caught.value.message


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_an_unreadable_settings_file_is_an_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "named.env"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"named\.env") as caught:
        load_settings(env_file=path)
    assert caught.value.hint


def test_unknown_names_are_kept_for_the_doctor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MAX_BITES", "1")
    assert load_settings().unknown == ("SUMMARIZER_MAX_BITES",)
    assert closest_variable("SUMMARIZER_MAX_BITES") == "SUMMARIZER_MAX_BYTES"
    assert closest_variable("SUMMARIZER_QQQQQQQQQQQQQQQQQQQ") is None


def test_an_unknown_keyword_is_an_error() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(max_byte=1)
    assert "max_bytes" in caught.value.hint
    with pytest.raises(SettingsError) as caught:
        load_settings(zzz=1)
    assert "engine" in caught.value.hint


def test_settings_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().engine = "offline"  # type: ignore[misc]


def test_openais_key_is_the_one_name_without_our_prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert load_settings(home=tmp_path).openai_api_key is None
    (tmp_path / ".env").write_text("OPENAI_API_KEY=from-home\n")
    from_home = load_settings(home=tmp_path).openai_api_key
    assert from_home is not None
    assert from_home.get_secret_value() == "from-home"
    monkeypatch.setenv("OPENAI_API_KEY", "from-environment")
    settings = load_settings(home=tmp_path, api_key="given")
    assert settings.openai_api_key is not None
    assert settings.openai_api_key.get_secret_value() == "from-environment"
    assert "from-environment" not in repr(settings) + str(settings.model_dump())
    assert "given" not in repr(settings.api_key)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SUMMARIZER_TIMEOUT", "0"), ("SUMMARIZER_TIMEOUT", "soon"), ("SUMMARIZER_MAX_RETRIES", "11"),
        ("SUMMARIZER_CONCURRENCY", "0"), ("SUMMARIZER_BUDGET", "-1"), ("SUMMARIZER_MODE", "xml"),
        ("SUMMARIZER_CALLS", "many"), ("SUMMARIZER_CACHE", "perhaps"), ("SUMMARIZER_ALLOW_PLAIN_HTTP", "yes please"),
    ],
)  # fmt: skip
def test_malformed_settings_of_a_model_are_named(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert variable in caught.value.message
    assert variable in caught.value.hint


def test_an_address_with_a_password_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_BASE_URL", "https://desk:hunter2@models.example/v1")
    with pytest.raises(SettingsError, match="SUMMARIZER_BASE_URL") as caught:
        load_settings()
    assert "hunter2" not in caught.value.message + caught.value.hint
