"""Where the text goes: nowhere with the offline engine, to the one configured host with a model.

Every connection that Python makes, in the command and in any process it starts, passes an audit hook that notes it and
refuses all but the configured host.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.providers.loopback import completion, says, serve

Run = Callable[..., subprocess.CompletedProcess[str]]

HOOK = """
import os, sys

def watch(event, arguments):
    if event not in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"}:
        return
    where = arguments[:2] if event == "socket.getaddrinfo" else arguments[-1]
    if not isinstance(where, tuple):  # a pipe of the operating system
        return
    with open(os.environ["WATCHED"], "a") as notes:
        notes.write(f"{where[0]}:{where[1]}\\n")
    if f"{where[0]}:{where[1]}" != os.environ.get("ALLOWED"):
        raise PermissionError(f"{event} {where} is blocked")

sys.addaudithook(watch)
"""

TEXT = (
    "Government troops killed nine farmers near Orlo on Tuesday, union leader Tomas Brekk said.\n\n"
    "The army denied that farmers were killed. Rebels of the Dawn Column captured the dam at Sefar on Monday."
)


class Desk:
    """Runs commands under watch. ``contacted`` are the addresses they asked for, by "host:port"."""

    def __init__(self, folder: Path, run: Run) -> None:
        self._run = run
        self._notes = folder / "notes"
        (folder / "hook").mkdir()
        (folder / "hook" / "sitecustomize.py").write_text(HOOK)
        self.article = folder / "story.txt"
        self.article.write_text(TEXT)
        self.environment = {
            "PYTHONPATH": f"{folder / 'hook'}:{ROOT}", "WATCHED": str(self._notes),
            "SUMMARIZER_HOME": str(folder / "home"),
        }  # fmt: skip

    def run(self, *command: str | Path, **extra: str) -> subprocess.CompletedProcess[str]:
        done = self._run(*command, **{**self.environment, **extra})
        assert done.returncode == 0, done.stderr
        return done

    @property
    def contacted(self) -> set[str]:
        return set(self._notes.read_text().split()) if self._notes.exists() else set()


@pytest.fixture
def desk(tmp_path: Path, run_command: Run) -> Desk:
    return Desk(tmp_path, run_command)


def commands(desk: Desk, out: Path) -> list[tuple[str | Path, ...]]:
    question = "How many farmers were killed near Orlo?"
    return [
        ("summarize", desk.article, "--published", "2024-03-07"),
        ("ask", question, "--in", desk.article),
        ("add", desk.article),
        ("search", "farmers"),
        ("ask", question),
        ("batch", desk.article, "--out", out),
    ]


def test_the_watch_sees_and_blocks(desk: Desk) -> None:
    """Without this the others could pass for nothing."""
    with serve(says({})) as server:
        address = server.url.split("//")[1].split("/")[0]
        done = desk._run("add", f"http://{address}/story", SUMMARIZER_ALLOW_PRIVATE_URLS="true", **desk.environment)
        assert done.returncode != 0
        assert not server.seen
    assert address in desk.contacted


def test_offline_nothing_leaves_the_machine(desk: Desk, tmp_path: Path) -> None:
    said = [desk.run(*command).stdout for command in commands(desk, tmp_path / "out")]
    assert "nine farmers" in said[0]
    assert "nine" in said[1]
    assert (tmp_path / "out" / "summaries.jsonl").read_text().count("\n") == 1
    assert desk.contacted == set()


def reply(body: dict[str, Any]) -> str:
    """What a model would say: nothing of an article, and that the passages do not tell."""
    wanted = body["response_format"]["json_schema"]["schema"]["properties"]
    return json.dumps({name: "not-in-articles" if name == "status" else [] for name in wanted})


def test_with_a_model_only_the_configured_host_is_contacted(desk: Desk, tmp_path: Path) -> None:
    async def play(request: Any, writer: Any) -> None:
        await says(completion(reply(request.body)))(request, writer)

    with serve(play) as server:
        host = server.url.split("//")[1].split("/")[0]
        model = {"SUMMARIZER_MODEL": "m", "SUMMARIZER_BASE_URL": server.url, "ALLOWED": host}
        told = ""
        for command in commands(desk, tmp_path / "out"):
            told += desk.run(*command, **model).stderr
        assert desk.contacted == {host}
        assert server.seen
    assert host in told
