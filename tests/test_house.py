"""The laws of the house, executable."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import summarizer
from tests import conftest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "summarizer"
MODULES = sorted(PACKAGE.rglob("*.py"))
EVALS = sorted((ROOT / "evals").rglob("*.py"))
"""Never installed, but written to the same measure."""

LONGEST_FILE = 300
LONGEST_FUNCTION = 60
NINE_IN_TEN_FUNCTIONS = 30
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
HEAVY = {
    "spacy", "numpy", "thinc", "rapidfuzz", "charset_normalizer", "py3langid", "pydantic_settings", "yaml", "dotenv",
}  # fmt: skip
UNMIRRORED = {"vocabulary", "draft", "fault", "__main__"}
"""Modules of names only: what uses them tests them."""

SIDE_DOORS = {
    "rules", "vocabulary", "errors", "alignment", "normalize", "prompts", "providers", "exporters", "page", "batch",
    "engines", "settings", "questions", "library", "reading", "terms",
}  # fmt: skip
"""Rooms that evals may enter: what is measured by itself, and what a measure must share with what it measures."""

TESTED_WITH = {"leftovers": "cleaning", "masthead": "cleaning", "evidence": "summary", "provenance": "summary"}
"""Parts of another module's work, tested through it."""

CONTRACT = {"summary", "answer", "comparison"}
"""The verified types, tested together in tests/contract."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(_tree(path)) if isinstance(node, Function))


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.mark.requires("linters")
def test_imports_only_point_down() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


@pytest.mark.parametrize("path", [*MODULES, *EVALS], ids=_name)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_functions_are_short() -> None:
    lengths = {f"{_name(path)}:{f.name}": _length(f) for path in [*MODULES, *EVALS] for f in _functions(path)}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}
    ranked = sorted(lengths.values())
    assert ranked[len(ranked) * 9 // 10] <= NINE_IN_TEN_FUNCTIONS


def test_names_say_what_a_module_is() -> None:
    parts = {part.removesuffix(".py") for path in [*MODULES, *EVALS] for part in path.relative_to(ROOT).parts}
    assert parts & FORBIDDEN_NAMES == set()


def test_only_settings_reads_the_environment() -> None:
    readers = set()
    for path in MODULES:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Attribute) and node.attr in {"environ", "environb", "getenv", "getenvb"}:
                readers.add(path.name)
            if isinstance(node, ast.ImportFrom) and node.module == "os":
                readers |= {path.name for alias in node.names if alias.name in {"environ", "getenv"}}
            if isinstance(node, ast.keyword) and node.arg == "envvar":
                readers.add(path.name)
    assert readers == {"settings.py"}


def test_no_import_is_allowed_to_fail_silently() -> None:
    guilty = [
        f"{_name(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ExceptHandler)
        and "ImportError" in ast.dump(node.type or ast.Constant(None))
        and all(isinstance(line, ast.Pass) for line in node.body)
    ]
    assert guilty == []


VERIFIED_ROOMS = {"summarizer.summary", "summarizer.answer", "summarizer.comparison"}


def _verified_imports(tree: ast.Module) -> set[str]:
    """Names under which a module knows verified types, or the modules that hold them."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            inside = node.module in VERIFIED_ROOMS
            names |= {a.asname or a.name for a in node.names if inside or f"{node.module}.{a.name}" in VERIFIED_ROOMS}
        elif isinstance(node, ast.Import):
            names |= {alias.asname or "summarizer" for alias in node.names if alias.name in VERIFIED_ROOMS}
    return names


def _constructions(tree: ast.Module) -> Iterator[str]:
    """Calls that make a verified object: the class, its classmethods, or an unchecked copy of one."""
    verified = _verified_imports(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        root = node.func
        while isinstance(root, ast.Attribute):
            root = root.value
        built = isinstance(root, ast.Name) and root.id in verified
        copied = isinstance(node.func, ast.Attribute) and node.func.attr == "model_copy" and bool(verified)
        unchecked = isinstance(node.func, ast.Attribute) and node.func.attr == "model_construct"
        if (built and not _only_reads(node)) or copied or unchecked:
            yield f"line {node.lineno}: {ast.unparse(node.func)}(...)"


def _only_reads(call: ast.Call) -> bool:
    """``summary.every_evidence(...)``: a function of these modules, not a class."""
    name = ast.unparse(call.func).split(".")[-1]
    return name.islower() and name not in {"cut"} and not name.startswith("model_")


@pytest.mark.parametrize("family", ["engines", "questions", "rules", "readers"])
def test_only_grounding_builds_verified_types(family: str) -> None:
    files = sorted((PACKAGE / family).rglob("*.py"))
    assert files
    found = {_name(path): list(_constructions(_tree(path))) for path in files}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("path", EVALS, ids=_name)
def test_evals_come_in_by_the_front_door(path: Path) -> None:
    """But for the parts whose own figures are measured, or whose words and looks a measure must share."""
    rooms = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom):
            inside = [f"summarizer.{alias.name}" for alias in node.names if alias.name not in summarizer.__all__]
            rooms |= {*inside} if node.module == "summarizer" else {node.module or ""}
        elif isinstance(node, ast.Import):
            rooms |= {alias.name for alias in node.names}
    ours = {room for room in rooms if room.split(".")[0] == "summarizer"}
    assert {room for room in ours if room.split(".")[1] not in SIDE_DOORS} == set()


@pytest.mark.parametrize(
    ("code", "guilty"),
    [
        ("from summarizer.summary import Evidence\nEvidence(a=1)", True),
        ("from summarizer.summary import Evidence as E\nE.cut(a, 1, 2)", True),
        ("from summarizer import summary\nsummary.Claim.model_validate({})", True),
        ("import summarizer.summary\nsummarizer.summary.Claim(a=1)", True),
        ("from summarizer.summary import Claim\nclaim.model_copy(update={})", True),
        ("kind.model_construct()", True),
        ("from summarizer.summary import every_evidence\nevery_evidence(summary)", False),
        ("class Actor: ...\nActor(1)\nquote.model_copy()", False),
    ],
)
def test_the_check_above_sees_every_way_to_build_one(code: str, guilty: bool) -> None:
    assert bool(list(_constructions(ast.parse(code)))) == guilty


@pytest.mark.parametrize("path", [*MODULES, *EVALS], ids=_name)
def test_everything_public_says_what_it_is(path: Path) -> None:
    tree = _tree(path)
    assert ast.get_docstring(tree), "the module has no docstring"
    silent = [
        node.name
        for node in [
            *tree.body,
            *(inner for outer in tree.body if isinstance(outer, ast.ClassDef) for inner in outer.body),
        ]
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.name != "__init__.py" and p.stem not in UNMIRRORED], ids=_name
)
def test_tests_mirror_the_package(path: Path) -> None:
    inside = path.relative_to(PACKAGE)
    mirrored = ROOT / "tests" / inside.parent / f"test_{TESTED_WITH.get(path.stem, path.stem)}.py"
    by_package = ROOT / "tests" / f"test_{inside.parts[0]}.py"
    family = ROOT / "tests" / (inside.parent if path.stem not in CONTRACT else "contract")
    in_family = family != ROOT / "tests" and list(family.glob("test_*.py"))
    assert mirrored.exists() or by_package.exists() or in_family


def test_the_front_door_changes_only_on_purpose() -> None:
    assert summarizer.__all__ == [
        "Answer", "Article", "Attribution", "CasualtyReport", "Claim", "Evidence", "Force", "Newsroom", "Rejected",
        "Source", "SummarizerError", "Summary", "__version__",
    ]  # fmt: skip
    assert dir(summarizer) == sorted(summarizer.__all__)
    for name in summarizer.__all__:
        assert getattr(summarizer, name) is not None
    with pytest.raises(AttributeError, match="Newsroon"):
        _ = summarizer.Newsroon


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    code = (
        "import atexit, sys; atexit.register(lambda: print('LOADED', *{name.split('.')[0] for name in sys.modules}));"
        "sys.argv = ['summarizer', '--help']; from summarizer.cli import main; main()"
    )
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "LOADED" in loaded
    assert HEAVY & set(loaded.partition("LOADED")[2].split()) == set()
    # Other work on the machine only ever adds: one quick call of many shows what the program itself takes.
    assert any(_seconds([sys.executable, "-m", "summarizer", "--help"]) < 0.3 for _ in range(30))


def test_importing_the_package_loads_nothing() -> None:
    steps = ["import __future__, importlib, sys, typing", "before = set(sys.modules)", "import summarizer"]
    code = "; ".join([*steps, "print(*set(sys.modules) - before)"])
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["summarizer"]


def _seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - begun


MACHINE = re.compile(
    r"(?<![\w.])/(?:work|root|opt|home/\w+|Users/\w+)/|pythonhosted|pypi\.org|-----BEGIN|\bsk-[A-Za-z0-9]{20,}|\bghp_\w{20,}"
)


@pytest.mark.requires("git")
def test_nothing_of_one_machine_is_committed() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    paths = [ROOT / name for name in listed if (ROOT / name).is_file()]
    assert PACKAGE / "summary.py" in paths
    guilty = [
        f"{_name(path)}: {found.group()}"
        for path in paths
        if path != Path(__file__) and (found := MACHINE.search(path.read_bytes().decode("utf-8", "replace")))
    ]
    assert guilty == []


def test_the_lock_names_no_registry() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        for line in text.splitlines():
            assert re.fullmatch(
                r"[a-z0-9][a-z0-9.-]*==[\w.+!-]+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line
            ), line
        assert "hatchling==" in text


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_a_missing_part_skips_but_fails_continuous_integration(
    ci: str, outcome: type[BaseException], request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setitem(conftest.PARTS, "unobtainium", lambda: "there is none")
    request.node.add_marker(pytest.mark.requires("unobtainium"))
    with pytest.raises(outcome, match="there is none"):
        conftest.pytest_runtest_setup(request.node)
