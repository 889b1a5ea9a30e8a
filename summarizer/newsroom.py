"""Read, summarize, add, search, ask: the only place that composes readers, an engine, grounding and the library.

Not responsible for: what an engine finds (engines, rules), what of it holds (grounding), how it looks (exporters).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.article import Article
from summarizer.errors import SettingsError
from summarizer.settings import Settings, load_settings

if TYPE_CHECKING:
    from summarizer.answer import Answer, Passage
    from summarizer.engines import Engine
    from summarizer.library import Added, Library
    from summarizer.library.embeddings import Embedding
    from summarizer.library.vectors import Vectors
    from summarizer.provenance import MadeBy
    from summarizer.summary import Summary

LANGUAGE_NAMES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "it": "Italian",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
"""English names of the languages met most often (ISO 639-1); any other is shown by its code."""


def load_embedding(settings: Settings) -> Embedding | None:
    """The embedding that the settings name; None for "none". Raises SettingsError, EmbeddingUnavailable."""
    from summarizer.library.embeddings import Connection, load

    key = settings.api_key.get_secret_value() if settings.api_key else None
    return load(settings.embedding, Connection(base_url=settings.base_url, api_key=key))


class Newsroom:
    """One desk: settings, an engine and a library that open on first use, and what it does with them.

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

    def ask(  # noqa: PLR0917 (the contract's signature)
        self,
        question: str,
        articles: Sequence[Article] | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        k: int = 8,
    ) -> Answer:
        """Answer from ``articles``, or from the library's best ``k`` passages' articles; a refusal is an Answer too.

        Every sentence is cited; what an earlier version of an article said differently is told too. Days are ISO 8601,
        both inclusive, and narrow the library only. Articles in a language that the engine does not read are left out.
        Raises EngineError, LibraryError, or ValueError when the question is blank, a day is malformed, or ``articles``
        is an empty list.
        """
        from summarizer import grounding

        if not question.strip():
            raise ValueError("a question needs words")
        if articles is not None and not articles:
            raise ValueError("a question needs at least one article")
        if articles is None:
            passages = self.search(question, k, since=since, until=until, outlet=outlet)
            kept = [self.library.get(key) for key in dict.fromkeys(passage.article_id for passage in passages)]
            kept += [self.library.get(article.replaces) for article in kept if article.replaces]
            read = [self.remembered(article) for article in kept if not self._unread(article)]
        else:
            read = [self.summarize(article) for article in articles if not self._unread(article)]
        readable = {summary.article.id: summary.article for summary in read}
        drafted = self.engine.answer(question, read)
        return grounding.ground_answer(question, question.strip(), drafted, readable, self._made_by())

    @cached_property
    def library(self) -> Library:
        """The articles that were added, opened (and made) on first use. Raises LibraryError."""
        from summarizer.library import Library

        home = self.settings.home
        return Library.open(home, self.open_vectors if self.settings.embedding.strip().lower() != "none" else None)

    def open_vectors(self, replace: bool = False) -> Vectors:
        """Open the vectors that the settings ask for; ``replace`` drops those of another embedding.

        Raises LibraryError and its kin, SettingsError.
        """
        from summarizer.library.vectors import Vectors

        chosen, embedding = self.settings, load_embedding(self.settings)
        if embedding is None:
            raise SettingsError("there are no vectors without an embedding", "set SUMMARIZER_EMBEDDING=minilm")
        token = chosen.chroma_token.get_secret_value() if chosen.chroma_token else None
        return Vectors(chosen.home, embedding=embedding, url=chosen.chroma_url, token=token, replace=replace)

    def add(self, articles: Iterable[Article]) -> list[Added]:
        """Keep articles in the library, each whole or not at all, and say what became of each. Raises LibraryError.

        They are found by their words at once, and by their meaning from the next search on.
        """
        return list(self.library.add(articles))

    def search(
        self,
        query: str,
        k: int = 8,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
    ) -> list[Passage]:
        """The library's best ``k`` passages, by words and by meaning. Days are ISO 8601, both inclusive.

        Raises LibraryError, ValueError for a malformed day.
        """
        return self.library.search(query, k, since=since, until=until, outlet=outlet)

    def remembered(self, article: Article) -> Summary:
        """The summary of an article of the library, made once for each engine and version of its rules."""
        catalogue, engine = self.library.catalogue, self.engine
        known = catalogue.items_get(article.id, engine.name, engine.version)
        if known is None:
            known = self.summarize(article)
            catalogue.items_put(known, engine.name, engine.version)
        return known

    def close(self) -> None:
        """Close the library, if it was opened. Closing twice does no harm."""
        opened = self.__dict__.pop("library", None)
        if opened is not None:
            opened.close()

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
