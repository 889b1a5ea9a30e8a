"""Documentation that cannot lie: the README's commands and code are run, and its output compared.

A ``console`` block holds lines ``$ command`` followed by what they print, stdout and stderr together; ``...`` stands
for any text. A ``python`` block is run; a ``text`` block right after it is what it prints.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.settings import EXPECTED, PREFIX

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8") if (ROOT / "README.md").exists() else ""
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def _sessions() -> Iterator[tuple[str, str]]:
    for language, block in BLOCKS:
        if language == "console":
            yield from re.findall(r"^\$ (.*(?:\\\n.*)*)\n((?:(?!\$ ).*\n)*)", block, flags=re.MULTILINE)


def _programs() -> Iterator[tuple[str, str]]:
    for number, (language, block) in enumerate(BLOCKS):
        if language == "python":
            following = BLOCKS[number + 1] if number + 1 < len(BLOCKS) else ("", "")
            yield block, following[1] if following[0] == "text" else ""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like a checkout as far as the README's commands see one, with ``summarizer`` on its path."""
    desk = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "summarizer" / "samples", desk / "summarizer" / "samples")
    command = desk / "bin" / "summarizer"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from summarizer.cli import main; main()" "$@"\n')
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    return desk


def _run(command: str | list[str], desk: Path) -> str:
    path = f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(
        command, shell=isinstance(command, str), cwd=desk, env=environment, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stdout, done.stdout
    return done.stdout


def _assert_same(printed: str, promised: str) -> None:
    checker = doctest.OutputChecker()
    flags = doctest.ELLIPSIS | doctest.REPORT_NDIFF
    same = checker.check_output(promised, printed, flags)
    assert same, checker.output_difference(doctest.Example("", promised), printed, flags)


@pytest.mark.parametrize(("command", "promised"), list(_sessions()))
def test_commands_print_what_the_readme_shows(command: str, promised: str, desk: Path) -> None:
    _assert_same(_run(command, desk), promised)


@pytest.mark.parametrize(("program", "promised"), list(_programs()))
def test_programs_print_what_the_readme_shows(program: str, promised: str, desk: Path) -> None:
    _assert_same(_run([sys.executable, "-c", program], desk), promised)


def test_the_readme_has_sessions_and_programs() -> None:
    commands = [command for command, _ in _sessions()]
    for needed in ("summarizer summarize", "summarizer ask", "summarizer demo", "summarizer doctor"):
        assert any(needed in command for command in commands), needed
    assert list(_programs())


def test_make_targets_of_the_readme_exist() -> None:
    named = set(re.findall(r"\bmake ([a-z]+)", README))
    there = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert {"demo", "test", "check"} <= named <= there


def test_the_readme_lists_every_setting_and_no_other() -> None:
    assert set(re.findall(rf"`({PREFIX}\w+)`", README)) == {PREFIX + name.upper() for name in EXPECTED}


def test_links_to_files_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
