"""The desk in the browser: what its tabs show and do, who may reach it, and the files of everything shown in one.

Session functions take and give plain values and HTML, so that they are tested without a browser; widgets and wiring
stand in ui.py. The stylesheet and the script of the HTML report are the desk's, too. Not responsible for: what a
result says (newsroom), the report's markup (exporters.html).
"""

from __future__ import annotations

from summarizer import assets

FOLDER = assets.BROWSER
"""Where the files stand; templates (``*.html.j2``) are loaded from here."""


def stylesheet() -> str:
    """The text of report.css, scoped to ``.report``. Raises AssetMissing when it is not there."""
    return assets.browser_file("report.css")


def script() -> str:
    """The text of report.js, which listens on the document for ``.report``. Raises AssetMissing likewise."""
    return assets.browser_file("report.js")


def desk_stylesheet() -> str:
    """report.css and what only the desk has."""
    return stylesheet() + assets.browser_file("desk.css")


def desk_script() -> str:
    """report.js and what only the desk does."""
    return script() + assets.browser_file("desk.js")
