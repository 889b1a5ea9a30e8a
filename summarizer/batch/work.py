"""One unit's work: an article in, a Done or a Failure out; never an exception, unless no further unit would work.

Not responsible for: many units at once (threads, processes), keeping what comes out (journal).
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from summarizer.batch.unit import Done, Failure, Outcome, Took, Unit
from summarizer.errors import BudgetSpent, EngineError, EngineUnavailable, SummarizerError
from summarizer.exporters.json import dumped

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.newsroom import Newsroom

FATAL = (EngineUnavailable, BudgetSpent)
"""After these no unit would work: the run stops, and the unit stays to be done."""


def summarize(room: Newsroom, unit: Unit) -> Outcome:
    """Summarize an article. Raises EngineUnavailable and BudgetSpent only."""
    started = time.perf_counter()
    try:
        summary = room.summarize(unit.article)
        line = dumped(summary).encode(errors="replace")
    except FATAL:
        raise
    except Exception as error:
        return failed(unit, error)
    return Done(unit.key, line, Took.of(summary.made_by.model_dump()), time.perf_counter() - started)


def failed(unit: Unit, error: Exception) -> Failure:
    """Why an article gave no summary, and what the calls about it took."""
    from summarizer.providers.failures import usage_of

    article = unit.article
    took = Took()
    if isinstance(error, EngineError):
        used = usage_of(error)
        took = Took(used.tokens_in, used.tokens_out, used.cost_usd, used.retries)
    return told(error, source_of(article))._replace(article_id=article.id, title=article.title, took=took)


def died(unit: Unit, message: str, hint: str) -> Failure:
    """The failure of an article that took its process down."""
    article = unit.article
    return Failure(source_of(article), article.id, article.title, "WorkerDied", message, hint)


def source_of(article: Article) -> str:
    """Where an article came from, for people."""
    return article.source or article.url or article.id


def told(error: Exception, source: str) -> Failure:
    """Tell an error as a failure; what nobody planned for is named by its class."""
    cause = type(error).__name__
    if isinstance(error, SummarizerError):
        return Failure(source, None, None, cause, error.message, error.hint)
    message = f"unexpected {cause}: {' '.join(str(error).split())[:300]}"
    return Failure(source, None, None, cause, message, "this is a bug; report it with the article if you may")
