from __future__ import annotations

import pytest

from tests.cli.conftest import Run


def test_doctor_prints_what_is_in_force(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MAX_BYTES", "5MB")
    monkeypatch.setenv("SUMMARIZER_MAX_BITES", "5MB")
    outcome = run("doctor")
    assert outcome.code == 0
    assert "5000000 (environment)" in outcome.out
    assert "did you mean SUMMARIZER_MAX_BYTES?" in outcome.out
    assert "mosul-advance.md" in outcome.out
    assert "MISSING" not in outcome.out


def test_doctor_says_what_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_SPACY_MODEL", "no_such_pipeline")
    outcome = run("doctor")
    assert outcome.code == 1
    assert "MISSING engine" in outcome.out
    assert "hint: " in outcome.out


def test_a_broken_library_does_not_silence_the_doctor(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str, settings: object) -> None:
        raise RuntimeError("half installed")

    monkeypatch.setattr("summarizer.engines.load_engine", broken)
    outcome = run("doctor")
    assert outcome.code == 1
    assert "unexpected RuntimeError: half installed" in outcome.out
    assert "samples" in outcome.out
