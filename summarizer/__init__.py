"""Typed, checkable summaries of news articles, and answers with citations.

    from summarizer import Newsroom

    room = Newsroom()
    [article] = room.read("article.txt")
    summary = room.summarize(article)
    answer = room.ask("Who reported the killings?", [article])

This is the front door: what ``__all__`` names is public, every other module is a room behind it. Names load on
first use, so that ``import summarizer`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.article import Article
    from summarizer.errors import SummarizerError
    from summarizer.evidence import Evidence
    from summarizer.newsroom import Newsroom
    from summarizer.summary import Attribution, CasualtyReport, Claim, Force, Rejected, Source, Summary

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Article",
    "Attribution",
    "CasualtyReport",
    "Claim",
    "Evidence",
    "Force",
    "Newsroom",
    "Rejected",
    "Source",
    "SummarizerError",
    "Summary",
    "__version__",
]

_ROOMS = {
    "Answer": "answer",
    "Article": "article",
    "Attribution": "summary",
    "CasualtyReport": "summary",
    "Claim": "summary",
    "Evidence": "summary",
    "Force": "summary",
    "Newsroom": "newsroom",
    "Rejected": "summary",
    "Source": "summary",
    "SummarizerError": "errors",
    "Summary": "summary",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
