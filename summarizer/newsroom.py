"""Read, summarize, ask: the only place that composes readers, an engine and grounding.

Not responsible for: what an engine finds (engines, rules), what of it holds (grounding), how it looks (exporters).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.article import Article
from summarizer.settings import Settings, load_settings

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.engines import Engine
    from summarizer.provenance import MadeBy
    from summarizer.summary import Summary

LANGUAGE_NAMES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "it": "Italian",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
"""English names of the languages met most often (ISO 639-1); any other is shown by its code."""


class Newsroom:
    """One desk: settings, an engine that loads on first use, and the three things it does.

    ``home`` and ``settings`` override the environment (see ``summarizer.settings``); ``env_file`` names one more
    file of settings. Raises SettingsError when a setting is malformed.
    """

    def __init__(
        self, home: Path | str | None = None, engine: str = "auto", env_file: Path | str | None = None, **settings: Any
    ) -> None:
        chosen = None if engine == "auto" else engine
        self.settings: Settings = load_settings(home, env_file, engine=chosen, **settings)

    @cached_property
    def engine(self) -> Engine:
        """The engine, loaded on first use. Raises EngineUnavailable when its model is not installed."""
        from summarizer.engines import load_engine

        return load_engine(self.settings.engine, self.settings)

    def read(
        self,
        source: Path | str,
        *,
        title: str | None = None,
        published: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
    ) -> list[Article]:
        """Read a file ("-": standard input) into its articles; what is given overrides what the file says.

        ``published`` is an ISO 8601 date or time. Raises SourceError, or SettingsError for a malformed date.
        """
        from summarizer import readers

        return readers.read(
            str(source), max_bytes=self.settings.max_bytes, title=title, published=published, outlet=outlet, url=url
        )

    def summarize(self, article: Article) -> Summary:
        """Summarize one article. What the engine cannot prove is in ``rejected``. Raises EngineError."""
        from summarizer import grounding
        from summarizer.draft import Draft

        foreign = self._unread(article)
        draft = Draft() if foreign else self.engine.draft(article)
        return grounding.ground(article, draft, self._made_by(), [foreign] if foreign else [])

    def ask(self, question: str, articles: Sequence[Article]) -> Answer:
        """Answer from ``articles`` only, every sentence cited; a refusal is an Answer too.

        Articles in a language that the engine does not read are left out. Raises EngineError, or ValueError when
        the question is blank or there is no article.
        """
        from summarizer import grounding

        if not question.strip():
            raise ValueError("a question needs words")
        if not articles:
            raise ValueError("a question needs at least one article")
        readable = {article.id: article for article in articles if not self._unread(article)}
        drafted = self.engine.answer(question, [self.summarize(article) for article in readable.values()])
        return grounding.ground_answer(question, question.strip(), drafted, readable, self._made_by())

    def unread(self, articles: Sequence[Article]) -> list[str]:
        """One notice for each article that the engine leaves alone, such as one in another language."""
        return [f"{article.title or article.id}: {why}" for article in articles if (why := self._unread(article))]

    def _unread(self, article: Article) -> str | None:
        """Why the engine leaves this article alone, as a notice; None when it reads it."""
        if self.engine.name != "offline" or article.language in (None, "en"):
            return None
        named = LANGUAGE_NAMES.get(article.language)
        language = f"{named} ({article.language})" if named else article.language
        return f"written in {language}: the offline engine reads English only; nothing was extracted from this article"

    def _made_by(self) -> MadeBy:
        from summarizer.provenance import MadeBy

        return MadeBy(
            engine=self.engine.name,
            model=self.engine.model,
            provider=None,
            prompt_id=None,
            prompt_sha256=None,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            tokens_in=None,
            tokens_out=None,
            cost_usd=None,
            cached=False,
            retries=0,
        )
