"""The offline engine: spaCy and rules, no key, no network.

Not responsible for: the rules themselves (rules), answering (questions), judging (grounding).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.draft import Draft, DraftAnswer, DraftSentence
from summarizer.engines import Answered, Drafted, Reading
from summarizer.fault import Fault
from summarizer.settings import Settings
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from summarizer.answer import Answer


class OfflineEngine:
    """Rules over a spaCy parse. The model loads on first use (about 0.7 s); one parse for each article."""

    name = "offline"
    provider: str | None = None
    """Nothing leaves the machine."""
    prompt: tuple[str, str] | None = None

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._foreseen: dict[str, Doc] = {}
        """Parses of articles, by id, that are asked for next."""

    @cached_property
    def _nlp(self) -> Language:
        from summarizer.rules.parse import load_model

        return load_model(self._settings.spacy_model)

    @cached_property
    def model(self) -> str | None:
        """Name and version of the spaCy pipeline; it is not loaded for this where its package tells."""
        from summarizer.rules.parse import described

        told = described(self._settings.spacy_model)
        if told is None:
            meta = self._nlp.meta
            told = f"{meta['lang']}_{meta['name']} {meta['version']}"
        return told

    @property
    def version(self) -> str:
        """The rules' version and the pipeline."""
        from summarizer.rules import RULES_VERSION

        return f"rules {RULES_VERSION}, {self.model}"

    def reads(self, language: str | None) -> bool:
        """English only, and what nobody recognised."""
        return language in {None, "en"}

    def estimate(self, article: Article) -> Usage:
        """Nothing: nobody is asked."""
        return NOTHING

    def draft(self, article: Article) -> Drafted:
        """Everything the rules find in one article."""
        from summarizer import rules
        from summarizer.rules.parse import parse

        foreseen = self._foreseen.pop(article.id, None)
        return Drafted(rules.draft(article, foreseen or parse(article, self._nlp)))

    def foresee(self, articles: Sequence[Article]) -> None:
        """Hear which articles are to be drafted next, and parse them together, which is faster; changes no result."""
        from summarizer.rules.parse import parse_together

        self._foreseen.clear()
        read = [article for article in articles if self.reads(article.language)]
        # What cannot be parsed together is parsed alone when its turn comes, and fails alone.
        with suppress(Exception):
            self._foreseen = {
                article.id: doc for article, doc in zip(read, parse_together(read, self._nlp), strict=True)
            }

    def witness(self, article: Article, draft: Draft) -> Sequence[Fault]:
        """Nothing: the rules would be their own witness."""
        return ()

    def witness_answer(self, draft: DraftAnswer, articles: Mapping[str, Article]) -> Sequence[Fault]:
        """Nothing either."""
        return ()

    def revise(self, article: Article, draft: Draft, faults: Sequence[Fault]) -> Drafted | None:
        """Nothing: rules say the same twice."""
        return None

    def answer(
        self,
        question: str,
        reading: Reading,
        before: Sequence[Answer] = (),
        heard: Callable[[DraftSentence], None] | None = None,
    ) -> Answered:
        """An answer put together from verified items and, failing those, from the best sentences."""
        from summarizer import questions
        from summarizer.questions.followup import stand_alone

        alone = stand_alone(question, before)
        draft = questions.answer(alone, reading.summaries(alone), self._nlp, reading.closeness)
        if heard is not None:
            for sentence in draft.sentences:
                heard(sentence)
        return Answered(draft, alone)
