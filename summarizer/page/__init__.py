"""The files of everything shown in a browser: one stylesheet, one script, the templates of the report.

They are plain files, so that they can be linted and read as what they are; the HTML report puts them inline and the
desk in the browser serves the same ones. Not responsible for: filling templates (exporters.html), widgets (ui.py).
"""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import AssetMissing

FOLDER = Path(__file__).resolve().parent
"""Where the files stand; templates (``*.html.j2``) are loaded from here."""

REINSTALL = "reinstall newsroom-summarizer; its files are incomplete"


def stylesheet() -> str:
    """The text of report.css, scoped to ``.report``. Raises AssetMissing when it is not there."""
    return _text("report.css")


def script() -> str:
    """The text of report.js, which listens on the document for ``.report``. Raises AssetMissing likewise."""
    return _text("report.js")


def _text(name: str) -> str:
    try:
        return (FOLDER / name).read_text(encoding="utf-8")
    except OSError as error:
        raise AssetMissing(f"{name} is not in {FOLDER}", REINSTALL) from error
