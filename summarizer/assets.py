"""Finds the files that ship with the package, in a checkout, an editable install or a wheel alike.

Not responsible for: reading articles (readers), user files (the command line).
"""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import AssetMissing

PACKAGE = Path(__file__).resolve().parent
DEMO_SAMPLE = "mosul-advance.md"
REINSTALL = "reinstall newsroom-summarizer; its files are incomplete"


def sample_names() -> list[str]:
    """File names of the shipped sample articles, sorted. Raises AssetMissing when there is none."""
    folder = PACKAGE / "samples"
    names = sorted(path.name for path in folder.glob("*.md")) if folder.is_dir() else []
    if not names:
        raise AssetMissing(f"no sample articles in {folder}", REINSTALL)
    return names


def sample(name: str = DEMO_SAMPLE) -> Path:
    """Path of one shipped sample article. Raises AssetMissing when it does not ship under that name."""
    if name not in sample_names():
        raise AssetMissing(f"there is no sample named {name}", f"the samples are {', '.join(sample_names())}")
    return PACKAGE / "samples" / name
