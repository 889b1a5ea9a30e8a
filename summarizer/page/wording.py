"""Errors as sentences with a next step, and what an answer took, for a reader of the page.

Not responsible for: markup (the templates escape it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.errors import BudgetSpent, ModelFailed, SummarizerError
from summarizer.exporters.wording import one_line

if TYPE_CHECKING:
    from summarizer.provenance import MadeBy

BUG = "The desk could not do this; it is a fault of the program, not of your article. The terminal tells more."

OTHER_ENGINE = "Or choose the offline engine at the top of the page, and ask again."


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


def many(number: int, what: str) -> str:
    """A number of things: 1 article, 2,000 articles."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def money(dollars: float | None) -> str:
    """What calls to a model cost, in words; None is a price that is not known."""
    if dollars is None:
        return "price unknown"
    if not dollars:
        return "no cost"
    return f"{dollars:.4f} US dollars" if dollars >= 0.0001 else "less than 0.0001 US dollars"


def spent(made_by: MadeBy) -> str:
    """Which engine made it, with what, and what that took."""
    told = [f"{made_by.engine} engine" if made_by.provider is None else f"{made_by.model} at {made_by.provider}"]
    if made_by.cached:
        told += ["kept from an earlier run"]
    elif made_by.provider is not None:
        told += [f"{(made_by.tokens_in or 0) + (made_by.tokens_out or 0):,} tokens"]
    return ", ".join([*told, "no cost" if made_by.provider is None or made_by.cached else money(made_by.cost_usd)])


def sentence_of_model(error: Exception) -> str:
    """The same, where the reader can choose the other engine."""
    said = sentence(error)
    return f"{said} {OTHER_ENGINE}" if isinstance(error, BudgetSpent | ModelFailed) else said


def _ended(text: str) -> str:
    text = text.strip()
    return "" if not text else (text[0].upper() + text[1:]) + ("" if text[-1] in ".!?" else ".")
