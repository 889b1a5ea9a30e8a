"""Results as JSON Lines: one whole result a line, as in the summaries.jsonl of a batch.

Not responsible for: the fields (summary, answer), what is escaped (exporters.json).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.exporters.json import dumped

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.summary import Summary


def summaries(summaries: Sequence[Summary], single: bool) -> str:
    """One Summary a line, whatever ``single`` says; no line feed stands inside a line."""
    return "".join(f"{dumped(summary)}\n" for summary in summaries)


def answer(answer: Answer) -> str:
    """One line."""
    return f"{dumped(answer)}\n"
