from __future__ import annotations

import json
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run


def test_version(run: Run) -> None:
    assert run("--version") == Outcome(0, "summarizer 0.1.0\n", "")


@pytest.mark.parametrize("command", ["summarize", "ask", "demo", "doctor"])
def test_every_command_explains_itself_with_an_example(run: Run, command: str) -> None:
    outcome = run(command, "--help")
    assert outcome.code == 0
    assert f"summarizer {command}" in outcome.out.split("Example", 1)[1]


def test_stdout_is_the_result_only(run: Run) -> None:
    outcome = run("summarize", "bridge.txt")
    assert outcome.code == 0
    assert "The bridge was closed on Monday." in outcome.out
    assert "engine:" not in outcome.out
    assert "engine: first-sentence" in outcome.err
    assert "\x1b" not in outcome.out + outcome.err


def test_json_is_one_object_for_one_article_else_a_list(run: Run) -> None:
    one = json.loads(run("summarize", "bridge.txt", "--format", "json").out)
    two = json.loads(run("summarize", "bridge.txt", "tunnel.txt", "--format", "json").out)
    assert one["article"]["text"].endswith("deep.")
    assert [summary["article"]["source"] for summary in two] == ["bridge.txt", "tunnel.txt"]


def test_some_failed_items_do_not_stop_the_others(run: Run) -> None:
    outcome = run("summarize", "gone.txt", "bridge.txt", "empty.txt", "--format", "json")
    assert outcome.code == 3
    assert len(json.loads(outcome.out)) == 1
    assert outcome.err.count("error: ") == outcome.err.count("hint: ") == 2
    assert "gone.txt" in outcome.err
    assert "empty.txt" in outcome.err


@pytest.mark.parametrize("command", [("summarize", "gone.txt"), ("ask", "Who?", "--in", "gone.txt")])
def test_nothing_to_work_on_is_an_error_with_a_hint(run: Run, command: tuple[str, ...]) -> None:
    outcome = run(*command)
    assert (outcome.code, outcome.out) == (1, "")
    assert "error: " in outcome.err
    assert "hint: " in outcome.err


@pytest.mark.parametrize(
    ("command", "word"),
    [
        (("ask", "Who?"), "library is empty"),
        (("ask", " ", "--in", "bridge.txt"), "empty"),
        (("summarize",), "SOURCE"),
        (("summarize", "bridge.txt", "--published", "last week"), "ISO 8601"),
        (("summarize", "bridge.txt", "tunnel.txt", "--title", "Both"), "single source"),
        (("ask", "Who?", "--in", "bridge.txt", "--in", "tunnel.txt", "--outlet", "X"), "single source"),
        (("summarize", "bridge.txt", "--engine", "teleprinter"), "teleprinter"),
        (("summarize", "bridge.txt", "--format", "yaml"), "yaml"),
        (("export", "bridge.txt"), "export"),
        (("search", "bridge", "--since", "last week"), "ISO 8601"),
    ],
)
def test_wrong_usage(run: Run, command: tuple[str, ...], word: str) -> None:
    outcome = run(*command)
    assert (outcome.code, outcome.out) == (2, "")
    assert word in outcome.err


def test_what_the_user_says_about_a_source(run: Run) -> None:
    about = ["--title", "Bridge", "--published", "2024-01-08", "--outlet", "The Span", "--url", "https://example.org/b"]
    article = json.loads(run("summarize", "bridge.txt", "--format", "json", *about).out)["article"]
    assert (article["title"], article["published"], article["outlet"]) == ("Bridge", "2024-01-08", "The Span")
    assert article["url"] == "https://example.org/b"


def test_ask_answers_with_citations(run: Run) -> None:
    outcome = run("ask", "What was closed?", "--in", "bridge.txt")
    assert outcome.code == 0
    assert "The bridge was closed on Monday. [1]" in outcome.out
    asked = json.loads(run("ask", "What was closed?", "--in", "bridge.txt", "--format", "json").out)
    assert (asked["asked"], asked["status"]) == ("What was closed?", "answered")


def test_a_refusal_is_fine(run: Run) -> None:
    outcome = run("ask", "Who is the mayor of Paris?", "--in", "bridge.txt")
    assert outcome.code == 0
    assert "not in these articles" in outcome.out


def test_ask_tells_of_a_source_that_failed(run: Run) -> None:
    outcome = run("ask", "What was closed?", "--in", "bridge.txt", "--in", "gone.txt")
    assert outcome.code == 3
    assert "[1]" in outcome.out


def test_out_replaces_a_file_as_a_whole(run: Run, folder: Path) -> None:
    target = folder / "summary.json"
    target.write_text("old")
    target.chmod(0o640)
    outcome = run("summarize", "bridge.txt", "--format", "json", "--out", "summary.json")
    assert (outcome.code, outcome.out) == (0, "")
    assert "summary.json" in outcome.err
    assert json.loads(target.read_text())["schema_version"] == "1"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["bridge.txt", "empty.txt", "summary.json", "tunnel.txt"]


def test_out_into_a_missing_folder_is_an_error(run: Run) -> None:
    outcome = run("summarize", "bridge.txt", "--out", "no/such/folder.txt")
    assert outcome.code == 1
    assert "cannot write no/such/folder.txt" in outcome.err


def test_nothing_is_written_when_nothing_worked(run: Run, folder: Path) -> None:
    assert run("summarize", "empty.txt", "--out", "out.txt").code == 1
    assert not (folder / "out.txt").exists()


def test_notices_reach_stderr_when_the_result_is_for_a_program(run: Run, folder: Path) -> None:
    outcome = run("summarize", "bridge.txt", "--format", "json")
    notices = json.loads(outcome.out)["notices"]
    assert [line for line in outcome.err.splitlines() if line.startswith("notice:")] == [
        f"notice: {json.loads(outcome.out)['article']['title'] or json.loads(outcome.out)['article']['id']}: {notice}"
        for notice in notices
    ]


def test_an_engine_without_its_model_is_an_error_with_a_hint(
    run_command: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "bridge.txt").write_text("The bridge was closed on Monday.")
    outcome = run_command("summarize", tmp_path / "bridge.txt", "--engine", "llm")
    assert (outcome.returncode, outcome.stdout) == (1, "")
    assert "SUMMARIZER_MODEL" in outcome.stderr
