"""Templates -> one self-contained page: stylesheet and script inline, and a policy that allows nothing else.

The Content-Security-Policy names the two by their SHA-256 (CSP level 3, source expressions), so that even markup that
slipped through would load, run and style nothing. Not responsible for: what stands in the page (sheet), its files
(summarizer.page).
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from summarizer import assets
from summarizer.exporters.html.shown import exact, followable, visible
from summarizer.exporters.wording import (
    MODES,
    REASONS,
    STATUSES,
    one_line,
    place_text,
    quoted,
    source_label,
    time_text,
)

if TYPE_CHECKING:
    from jinja2 import Environment

SURE = {
    "stated": "told as a fact by whoever says it",
    "confirmed": "somebody confirms it",
    "estimated": "given as an estimate",
    "reported": "passed on from others",
    "alleged": "told with a word of doubt",
    "conditional": "may be, might be, or is feared",
    "denied": "somebody denies it",
}
"""Factuality in plain words, for the legend."""

KEYS = (
    (("j", "k"), "next item, previous item"),
    (("n", "p"), "next and previous evidence of the item"),
    (("o",), "next item at the same place"),
    (("Esc",), "clear the selection"),
    (("?",), "this help"),
)
"""Keyboard commands of report.js, for the help."""


def render(template: str, **values: Any) -> str:
    """Fill a template of ``summarizer.page``; it may include the page's shell, or be a fragment."""
    return _environment().get_template(template).render(**values)


def policy(stylesheet: str, script: str) -> str:
    """A Content-Security-Policy under which just these two inline texts work and no request is made."""
    allowed = "; ".join([f"style-src '{_digest(stylesheet)}'", f"script-src '{_digest(script)}'"])
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(assets.BROWSER), autoescape=True, finalize=visible, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    stylesheet, script = assets.browser_file("report.css"), assets.browser_file("report.js")
    made.globals |= {
        "policy": policy(stylesheet, script),
        "stylesheet": Markup(stylesheet),  # noqa: S704 - our own file
        "script": Markup(script),  # noqa: S704 - our own file
        "SURE": SURE, "KEYS": KEYS, "REASONS": REASONS, "STATUSES": STATUSES, "MODES": MODES,
    }  # fmt: skip
    made.filters |= {
        "exact": exact, "followable": followable, "one_line": one_line, "place": place_text, "quoted": quoted,
        "source": source_label, "when": time_text,
    }  # fmt: skip
    return made
