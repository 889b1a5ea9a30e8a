"""The command in this process, in a folder with a few articles, with an engine that needs no model."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer import Newsroom
from summarizer.cli import main
from tests.conftest import FirstSentence

BRIDGE = "The bridge was closed on Monday. Engineers said the cracks were deep."
TUNNEL = "The tunnel was opened on Tuesday. Officials said that it was dry."


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    (tmp_path / "tunnel.txt").write_text(TUNNEL)
    (tmp_path / "empty.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def run(
    folder: Path, engine: FirstSentence, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """The command in this process, with an engine that needs no model."""
    monkeypatch.setattr(Newsroom, "engine", engine)

    def command(*args: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["summarizer", *args])
        with pytest.raises(SystemExit) as caught:
            main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Outcome(int(caught.value.code or 0), captured.out, captured.err)

    return command
