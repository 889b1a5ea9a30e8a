"""Finds the files that ship with the package, in a checkout, an editable install or a wheel alike.

Not responsible for: reading articles (readers), user files (the command line).
"""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import AssetMissing

PACKAGE = Path(__file__).resolve().parent
BROWSER = PACKAGE / "page"
"""Templates, stylesheets and scripts of everything shown in a browser."""

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


def browser_file(name: str) -> str:
    """The text of a stylesheet or script of ``BROWSER``. Raises AssetMissing when it is not there."""
    try:
        return (BROWSER / name).read_text(encoding="utf-8")
    except OSError as error:
        raise AssetMissing(f"{name} is not in {BROWSER}", REINSTALL) from error


def desk_path() -> Path:
    """Path of ui.py, the page's widgets: in a wheel inside the package, else beside it, in the checkout.

    Raises AssetMissing when there is none.
    """
    inside, beside = PACKAGE / "_ui.py", PACKAGE.parent / "ui.py"
    # A ui.py beside an installed package is somebody else's: with a wheel the first one is there.
    path = inside if inside.is_file() else beside
    if not path.is_file():
        raise AssetMissing(f"there is no ui.py in {PACKAGE.parent}", REINSTALL)
    return path


def prompt_path(name: str) -> Path:
    """Path of the prompt template ``name``: in a wheel inside the package, else beside it, in the checkout.

    Raises AssetMissing when there is none of that name.
    """
    folders = (PACKAGE / "_prompts", PACKAGE.parent / "prompts")
    # A folder of this name beside an installed package is somebody else's: with a wheel the first one is there.
    folder = next((folder for folder in folders if folder.is_dir()), folders[0])
    names = sorted(path.stem for path in folder.glob("*.md"))
    if not names:
        raise AssetMissing(f"no prompts in {folder}", REINSTALL)
    if name not in names:
        raise AssetMissing(f"there is no prompt named {name}", f"the prompts are {', '.join(names)}")
    return folder / f"{name}.md"
