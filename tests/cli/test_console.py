from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer import Newsroom
from summarizer.errors import EngineUnavailable
from tests.cli.conftest import BRIDGE, Run
from tests.conftest import ROOT, FirstSentence


def test_an_unexpected_exception_is_one_line(run: Run, engine: FirstSentence, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: object) -> None:
        raise KeyError("what\x1b[31m nobody planned for")

    monkeypatch.setattr(engine, "draft", crash)
    outcome = run("summarize", "bridge.txt")
    assert outcome.code == 1
    assert "error: bridge.txt: unexpected KeyError" in outcome.err
    assert "SUMMARIZER_DEBUG" in outcome.err
    assert "\x1b" not in outcome.err


def test_debug_shows_where(run: Run, engine: FirstSentence, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_DEBUG", "true")
    monkeypatch.setattr(engine, "draft", lambda _: {}["missing"])
    monkeypatch.setattr("summarizer.cli.console.traceback_of", lambda _: "WHERE IT CAME FROM")
    assert "WHERE IT CAME FROM" in run("summarize", "bridge.txt").err


def test_a_missing_engine_stops_everything(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(self: Newsroom) -> None:
        raise EngineUnavailable("no model", "install one")

    monkeypatch.setattr(Newsroom, "engine", property(missing))
    outcome = run("summarize", "bridge.txt", "tunnel.txt")
    assert (outcome.code, outcome.err) == (1, "error: no model\nhint: install one\n")


def test_a_malformed_setting_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MAX_BYTES", "lots")
    outcome = run("summarize", "bridge.txt")
    assert outcome.code == 1
    assert outcome.err.splitlines()[0].startswith("error: SUMMARIZER_MAX_BYTES (from environment)")


def test_env_file(run: Run, folder: Path) -> None:
    (folder / "small.env").write_text("SUMMARIZER_MAX_BYTES=10\n")
    assert run("summarize", "bridge.txt", "--env-file", "small.env").code == 1
    assert run("summarize", "bridge.txt", "--env-file", "gone.env").code == 1


def test_escapes_of_a_title_never_reach_the_terminal(run: Run) -> None:
    for format in ("text", "json"):
        outcome = run("summarize", "bridge.txt", "--title", "evil \x1b]0;x\x07 \x9b31m \u202e", "--format", format)
        assert not set("\x1b\x07\x9b\u202e") & set(outcome.out + outcome.err)
    outcome = run("summarize", "evil\x1b[31m.txt")
    assert "\x1b" not in outcome.err


# From here on as its own process, with the engine that ships.


@pytest.mark.parametrize("stdin", [BRIDGE, BRIDGE.replace(".", ".\r\n\r\n")])
def test_standard_input(run_command: Callable[..., subprocess.CompletedProcess[str]], stdin: str) -> None:
    done = run_command("summarize", "-", "--format", "json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    assert "bridge" in json.loads(done.stdout)["article"]["text"]


def test_a_closed_pipe_is_quiet(folder: Path) -> None:
    command = f"{sys.executable} -m summarizer summarize bridge.txt tunnel.txt bridge.txt | head -c 1"
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert "Traceback" not in done.stderr
    assert "rror" not in done.stderr


def test_an_ascii_locale_does_not_crash(
    run_command: Callable[..., subprocess.CompletedProcess[str]], folder: Path
) -> None:
    (folder / "umlaut.txt").write_text("Die Brücke “Höhe” was closed on Monday, said the engineer.", encoding="utf-8")
    done = run_command("summarize", "umlaut.txt", "--format", "json", cwd=folder, PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "Brücke" in json.loads(done.stdout)["article"]["text"]


@pytest.mark.requires("pty")
@pytest.mark.parametrize(("extra", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colour_unless_it_says_no(folder: Path, extra: dict[str, str], coloured: bool) -> None:
    import pty

    controller, terminal = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **extra}
    environment.pop("NO_COLOR", None) if coloured else None
    with subprocess.Popen(
        [sys.executable, "-m", "summarizer", "summarize", "bridge.txt"],
        stdout=terminal, stderr=subprocess.DEVNULL, env=environment,
    ) as process:  # fmt: skip
        os.close(terminal)
        shown = bytearray()
        while True:
            try:
                piece = os.read(controller, 65536)
            except OSError:  # Linux says so when the other side is closed
                break
            if not piece:
                break
            shown += piece
    os.close(controller)
    assert process.returncode == 0
    assert b"bridge was closed" in shown
    assert (b"\x1b[36m" in shown or b"\x1b[1;36m" in shown) == coloured
