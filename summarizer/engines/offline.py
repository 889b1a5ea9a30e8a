"""The offline engine: spaCy and rules, no key, no network.

Not responsible for: the rules themselves (rules), answering (questions), judging (grounding).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.draft import Draft, DraftAnswer
from summarizer.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

    from summarizer.summary import Summary


class OfflineEngine:
    """Rules over a spaCy parse. The model loads on first use (about 0.7 s); one parse for each article."""

    name = "offline"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def _nlp(self) -> Language:
        from summarizer.rules.parse import load_model

        return load_model(self._settings.spacy_model)

    @property
    def model(self) -> str | None:
        """Name and version of the spaCy pipeline."""
        meta = self._nlp.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    @property
    def version(self) -> str:
        """The rules' version and the pipeline."""
        from summarizer.rules import RULES_VERSION

        return f"rules {RULES_VERSION}, {self.model}"

    def draft(self, article: Article) -> Draft:
        """Everything the rules find in one article."""
        from summarizer import rules
        from summarizer.rules.parse import parse

        return rules.draft(article, parse(article, self._nlp))

    def answer(self, question: str, summaries: Sequence[Summary]) -> DraftAnswer:
        """An answer put together from verified items and, failing those, from the best sentences."""
        from summarizer.questions import answer

        return answer(question, summaries, self._nlp)
