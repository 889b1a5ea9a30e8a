"""``summarizer doctor``: what is in force, where it came from, and what is missing.

Not responsible for: mending anything.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from summarizer import __version__, assets
from summarizer.cli.console import REPORT
from summarizer.errors import SummarizerError
from summarizer.settings import EXPECTED, PREFIX, Settings, closest_variable, load_settings


class Finding(NamedTuple):
    """One line: what, its state, and a hint when something needed is missing (``fine`` False) or odd."""

    what: str
    state: str
    hint: str = ""
    fine: bool = True


def examine(env_file: Path | None) -> int:
    """Print every finding; 1 when something needed is missing, else 0."""
    import typer

    from summarizer.exporters.wording import one_line

    findings = list(find(load_settings(env_file=env_file)))
    width = max(len(finding.what) for finding in findings)
    for finding in findings:
        mark = "ok     " if finding.fine and not finding.hint else "note   " if finding.fine else "MISSING"
        typer.echo(f"{mark} {finding.what:<{width}}  {one_line(finding.state)}")
        if finding.hint:
            typer.echo(f"        {'':<{width}}  hint: {one_line(finding.hint)}")
    return 0 if all(finding.fine for finding in findings) else 1


def find(settings: Settings) -> Iterator[Finding]:
    """Yield what is in force and what is missing."""
    yield Finding("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield Finding("summarizer", f"{__version__} in {assets.PACKAGE}")
    for name in EXPECTED:
        value = getattr(settings, name)
        shown = "the installed small English pipeline" if name == "spacy_model" and value is None else value
        yield Finding(PREFIX + name.upper(), f"{shown} ({settings.origins[name]})")
    for variable in settings.unknown:
        near = closest_variable(variable)
        yield Finding(variable, "not a setting, ignored", f"did you mean {near}?" if near else "remove it")
    yield _library("spacy")
    yield _engine(settings)
    yield _samples()
    yield _embedding(settings)
    yield from _shelves(settings)


def _library(name: str) -> Finding:
    try:
        return Finding(name, version(name))
    except PackageNotFoundError:
        return Finding(name, "not installed", "reinstall newsroom-summarizer with its dependencies", fine=False)


def _engine(settings: Settings) -> Finding:
    try:
        from summarizer.article import Article
        from summarizer.engines import load_engine

        engine = load_engine(settings.engine, settings)
        if engine.provider is None:  # loads its model, and asks nobody
            engine.draft(Article.from_text("Ready."))
        return Finding("engine", engine.name + (f" ({engine.model})" if engine.model else ""))
    except SummarizerError as error:
        return Finding("engine", error.message, error.hint, fine=False)
    except Exception as error:  # a broken library must not keep the doctor from telling the rest
        return Finding("engine", f"unexpected {type(error).__name__}: {error}", REPORT, fine=False)


def _samples() -> Finding:
    try:
        return Finding("samples", ", ".join(assets.sample_names()))
    except SummarizerError as error:
        return Finding("samples", error.message, error.hint, fine=False)


def _embedding(settings: Settings) -> Finding:
    try:
        from summarizer.library.embeddings.chosen import load_embedding

        embedding = load_embedding(settings)
        return Finding("embedding", embedding.name if embedding else "none: the library is searched by words only")
    except SummarizerError as error:
        return Finding("embedding", error.message, error.hint, fine=False)
    except Exception as error:  # a broken library must not keep the doctor from telling the rest
        return Finding("embedding", f"unexpected {type(error).__name__}: {error}", REPORT, fine=False)


def _shelves(settings: Settings) -> Iterator[Finding]:
    from summarizer.library.database import FILE

    home = settings.home
    if not (home / FILE).exists():
        yield Finding("library", "nothing added yet")
        return
    try:
        from summarizer.library import Catalogue

        with Catalogue.open(home) as catalogue:
            stats, waiting = catalogue.stats(), catalogue.outbox_size()
        yield Finding("library", f"{stats['articles']} articles, {stats['chunks']} passages, {waiting} to be embedded")
    except SummarizerError as error:
        yield Finding("library", error.message, error.hint, fine=False)
    if home.stat().st_mode & 0o077:
        yield Finding("home folder", "other people of this machine can read it", f"chmod 700 {home}")
