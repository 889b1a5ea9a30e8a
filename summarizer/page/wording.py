"""Errors as sentences with a next step, for a reader of the page.

Not responsible for: markup (the templates escape it).
"""

from __future__ import annotations

from summarizer.errors import SummarizerError
from summarizer.exporters.wording import one_line

BUG = "The desk could not do this; it is a fault of the program, not of your article. The terminal tells more."


def sentence(error: Exception, source: str | None = None) -> str:
    """What went wrong and what to do next, in one or two sentences; never a traceback."""
    if isinstance(error, SummarizerError):
        parts = [_ended(error.message), _ended(error.hint)]
    elif isinstance(error, ValueError):
        parts = [_ended(str(error)), ""]
    else:
        parts = [BUG, ""]
    about = f"{source}: " if source and source not in parts[0] else ""
    return one_line(about + " ".join(part for part in parts if part))


def _ended(text: str) -> str:
    text = text.strip()
    return "" if not text else (text[0].upper() + text[1:]) + ("" if text[-1] in ".!?" else ".")
