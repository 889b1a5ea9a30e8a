from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("SUMMARIZER_HOME", str(home))
    monkeypatch.setenv("SUMMARIZER_EMBEDDING", "none")
    return home


def added_id(line: str) -> str:
    return line.split()[1].rstrip(",")


@pytest.mark.parametrize("command", ["add", "search", "list", "show", "remove", "reindex", "serve"])
def test_every_command_explains_itself_with_an_example(run: Run, command: str) -> None:
    outcome = run(command, "--help")
    assert outcome.code == 0
    assert f"summarizer {command}" in outcome.out.split("Example", 1)[1]


def test_a_line_for_each_source_and_exit_3_when_some_fail(run: Run) -> None:
    outcome = run("add", "bridge.txt", "gone.txt", "tunnel.txt")
    assert outcome.code == 3
    assert [line.split()[0] for line in outcome.out.splitlines()] == ["added", "added"]
    assert "gone.txt" in outcome.err
    again = run("add", "bridge.txt")
    assert (again.code, again.out.split()[:2]) == (0, ["duplicate", "of"])


def test_a_new_text_at_the_same_address_is_a_new_version(run: Run, folder: Path) -> None:
    first = added_id(run("add", "bridge.txt", "--url", "https://example.org/bridge").out)
    (folder / "bridge.txt").write_text("The bridge was opened again on Friday. Engineers said it was safe.")
    outcome = run("add", "bridge.txt", "--url", "https://example.org/bridge")
    assert f"new version of {first}" in outcome.out
    assert f"replaced by {added_id(outcome.out)}" in run("list").out
    found = run("search", "bridge").out
    assert "opened again" in found
    assert "was closed" not in found


def test_what_was_added_is_found_listed_shown_and_asked(run: Run) -> None:
    key = added_id(run("add", "bridge.txt", "--published", "2019-05-02", "--outlet", "Example Wire").out)
    run("add", "tunnel.txt")
    [passage, *_] = json.loads(run("search", "cracks in the bridge", "--format", "json").out)
    assert passage["article_id"] == key
    assert passage["scores"]["dense"] is None
    assert {entry["article_id"] for entry in json.loads(run("list", "--format", "json").out)} > {key}
    assert [e["article_id"] for e in json.loads(run("list", "--outlet", "Example Wire", "--format", "json").out)] == [
        key
    ]
    assert json.loads(run("show", key[:7], "--format", "json").out)["article"]["id"] == key
    answer = json.loads(run("ask", "Was the bridge closed?", "--format", "json").out)
    assert {citation["evidence"]["article_id"] for citation in answer["citations"]} <= {key} | set()
    assert json.loads(run("summarize", key[:6], "--format", "json").out)["article"]["id"] == key


def test_removed_is_gone_from_the_file(run: Run, own_home: Path) -> None:
    key = added_id(run("add", "bridge.txt").out)
    assert run("remove", key).code == 1  # nobody can be asked
    assert run("remove", key, "--yes").out == f"removed {key}\n"
    assert run("show", key).code == 1
    assert run("search", "bridge").out == ""
    assert b"cracks were deep" not in (own_home / "library.sqlite3").read_bytes()


def test_the_empty_library_says_what_to_do(run: Run, own_home: Path) -> None:
    outcome = run("ask", "Who closed the bridge?")
    assert outcome.code == 2
    assert "hint: add articles" in outcome.err
    assert not (own_home / "library.sqlite3").exists()
    assert "summarizer add" in run("list").err


def test_reindex_keeps_every_article_findable(run: Run, own_home: Path) -> None:
    run("add", "bridge.txt", "tunnel.txt")
    with sqlite3.connect(own_home / "library.sqlite3") as connection:
        before = connection.execute("SELECT count(*) FROM chunks").fetchone()
    assert run("reindex").out.startswith("reindexed 2 articles")
    with sqlite3.connect(own_home / "library.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM chunks").fetchone() == before
    assert "tunnel" in run("search", "dry tunnel").out


def test_serve_refuses_a_taken_port(run: Run) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        outcome = run("serve", "--port", str(taken.getsockname()[1]))
    assert outcome.code == 1
    assert "is taken" in outcome.err
