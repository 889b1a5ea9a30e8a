"""Read, summarize, add, search, ask: the only place that composes readers, an engine, grounding and the library.

Not responsible for: what an engine finds (engines, rules), what of it holds (grounding), how it looks (exporters).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.engines import Drafted, made_by
from summarizer.errors import SettingsError, SourceError
from summarizer.language import language_name
from summarizer.settings import Settings, load_settings
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    from summarizer.answer import Answer, AnswerSentence, Citation, Passage
    from summarizer.comparison import Comparison
    from summarizer.engines import Engine, Reading
    from summarizer.grounding import Examination
    from summarizer.library import Added, Library
    from summarizer.library.embeddings.closeness import Closeness
    from summarizer.library.vectors import Vectors
    from summarizer.summary import Summary

COMPARED = 100
"""Passages whose articles are compared when a topic is named."""


PATIENCE = 1.0
"""Seconds that somebody at a terminal or a page waits for vectors before a search goes on by words."""


class Newsroom:
    """One desk: settings, an engine and a library that open on first use, and what it does with them.

    ``home`` and ``settings`` override the environment (see ``summarizer.settings``); ``env_file`` names one more
    file of settings. Raises SettingsError when a setting is malformed.
    """

    patience: float | None = None
    """Seconds that a search of the library may spend on vectors still to be made; None: it makes them all. Set it where
    somebody waits, before the library is first used."""

    def __init__(
        self, home: Path | str | None = None, engine: str = "auto", env_file: Path | str | None = None, **settings: Any
    ) -> None:
        chosen = None if engine == "auto" else engine
        self.settings: Settings = load_settings(home, env_file, engine=chosen, **settings)
        self._used, self._counting = NOTHING, Lock()

    @classmethod
    def of(cls, settings: Settings, engine: Engine) -> Newsroom:
        """A newsroom with settings that were loaded before, such as another process's, and its engine."""
        room = cls(settings.home)
        room.settings, room.__dict__["engine"] = settings, engine
        return room

    @cached_property
    def engine(self) -> Engine:
        """The engine, loaded on first use. Raises EngineUnavailable when what it needs is missing."""
        from summarizer.engines import load_engine

        return load_engine(self.settings.engine, self.settings)

    @property
    def used(self) -> Usage:
        """What all calls to a model have taken so far."""
        return self._used

    def read(
        self,
        source: Path | str,
        *,
        title: str | None = None,
        published: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
    ) -> list[Article]:
        """Read a file, folder, pattern, address or "-" (standard input) into its articles.

        What is given overrides what the source says; ``published`` is an ISO 8601 date or time. Raises SourceError when
        anything in it cannot be read (``read_each`` goes on), SettingsError for a malformed date.
        """
        from summarizer import readers

        chosen = self.settings
        return readers.read(
            str(source), max_bytes=chosen.max_bytes, allow_private_urls=chosen.allow_private_urls,
            title=title, published=published, outlet=outlet, url=url,
        )  # fmt: skip

    def read_each(
        self,
        source: Path | str,
        *,
        title: str | None = None,
        published: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        skip: int = 0,
    ) -> Iterator[Article | SourceError]:
        """Read the same one by one; what cannot be read comes as a SourceError in its place, and the rest goes on.

        The first ``skip`` items are passed over.
        """
        from summarizer import readers

        chosen = self.settings
        return readers.read_each(
            str(source), max_bytes=chosen.max_bytes, allow_private_urls=chosen.allow_private_urls,
            title=title, published=published, outlet=outlet, url=url, skip=skip,
        )  # fmt: skip

    def summarize(self, article: Article) -> Summary:
        """Summarize one article; many threads may do so at once. What cannot be proved is in ``rejected``.

        What falls is said once more by an engine that can; what falls again stays rejected. Raises EngineError.
        """
        from summarizer import grounding

        foreign = self._unread(article)
        if foreign:
            return grounding.ground(article, Draft(), made_by(self.engine, NOTHING, None), [foreign])
        drafted = self._counted(self.engine.draft(article))
        examined = self._examined(article, drafted.draft)
        if faults := examined.faults:
            revised = self.engine.revise(article, drafted.draft, faults)
            if revised is not None:
                again = self._counted(revised)
                drafted = Drafted(again.draft, drafted.usage + again.usage, (*drafted.notices, *again.notices))
                examined = self._examined(article, drafted.draft)
        return examined.summary(made_by(self.engine, drafted.usage, self.engine.prompt), drafted.notices)

    def _examined(self, article: Article, draft: Draft) -> Examination:
        from summarizer import grounding

        return grounding.Examination(article, draft, self.engine.witness(article, draft))

    def ask(  # noqa: PLR0917 (the contract's signature)
        self,
        question: str,
        articles: Sequence[Article] | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        k: int = 8,
        *,
        before: Sequence[Answer] = (),
        heard: Callable[[AnswerSentence, Sequence[Citation]], None] | None = None,
    ) -> Answer:
        """Answer from ``articles``, or from the library's best ``k`` passages' articles; a refusal is an Answer too.

        Every sentence is cited; what an earlier version of an article said differently is told too. Days are ISO 8601,
        both inclusive, and narrow the library only. Articles in a language that the engine does not read are left out.
        ``before`` are earlier answers of the same conversation, oldest first. ``heard`` gets each sentence of the
        answer as soon as it is verified, with the citations that are new with it.
        Raises EngineError, LibraryError, or ValueError when the question is blank, a day is malformed, or ``articles``
        is an empty list.
        """
        from summarizer import grounding
        from summarizer.hearing import Hearing

        if not question.strip():
            raise ValueError("a question needs words")
        if articles is not None and not articles:
            raise ValueError("a question needs at least one article")
        reading = self._reading(articles, since, until, outlet, k)
        hearing = heard and Hearing(heard, lambda: reading.articles, self.engine.witness_answer)
        answered = self.engine.answer(question.strip(), reading, before, hearing)
        with self._counting:
            self._used += answered.usage
        objections = self.engine.witness_answer(answered.draft, reading.articles)
        origin = made_by(self.engine, answered.usage, answered.prompt)
        return grounding.ground_answer(
            question, answered.question, answered.draft, reading.articles, origin, objections
        )

    def _reading(
        self, articles: Sequence[Article] | None, since: str | None, until: str | None, outlet: str | None, k: int
    ) -> Reading:
        from summarizer.reading import ArticlesReading, LibraryReading

        if articles is not None:
            readable = [article for article in articles if not self._unread(article)]
            return ArticlesReading(readable, self.summarize, self._closeness)
        return LibraryReading(
            self.library, self.remembered, self.engine.reads, k, since, until, outlet, self._closeness
        )

    @cached_property
    def _closeness(self) -> Closeness:
        from summarizer.library.embeddings.closeness import Closeness

        return Closeness(self.settings.embedding)

    def _counted(self, drafted: Drafted) -> Drafted:
        with self._counting:
            self._used += drafted.usage
        return drafted

    @cached_property
    def library(self) -> Library:
        """The articles that were added, opened (and made) on first use. Raises LibraryError."""
        from summarizer.library import Library

        home = self.settings.home
        library = Library.open(home, self.open_vectors if self.settings.embedding.strip().lower() != "none" else None)
        library.patience = self.patience
        return library

    def open_vectors(self, replace: bool = False) -> Vectors:
        """Open the vectors that the settings ask for; ``replace`` drops those of another embedding.

        Raises LibraryError and its kin, SettingsError.
        """
        from summarizer.library.embeddings.chosen import load_embedding
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

    def compare(self, about: str | None = None, articles: Sequence[Article] | None = None) -> list[Comparison]:
        """The ledger: figures of several reports that seem to be about one event, side by side, none merged.

        Of ``articles``, else of the library's newest versions: all of them, or with ``about`` those whose passages are
        nearest to it. Raises EngineError, LibraryError.
        """
        from summarizer import ledger

        return ledger.compare(self.comparable(about, articles), about)

    def comparable(self, about: str | None = None, articles: Sequence[Article] | None = None) -> list[Summary]:
        """The summaries that ``compare`` compares. Raises EngineError, LibraryError."""
        if articles is not None:
            return [self.summarize(article) for article in articles]
        if about is None:
            ids = [entry.article_id for entry in self.library.catalogue.entries(newest_only=True)]
        else:
            ids = list(dict.fromkeys(passage.article_id for passage in self.search(about, COMPARED)))
        return [self.remembered(self.library.get(key)) for key in ids]

    def remembered(self, article: Article) -> Summary:
        """The summary of an article of the library, made once for each engine and version of its rules."""
        catalogue, engine = self.library.catalogue, self.engine
        known = catalogue.items_get(article.id, engine.name, engine.version)
        if known is None:
            known = self.summarize(article)
            catalogue.items_put(known, engine.name, engine.version)
        return known

    def close(self) -> None:
        """Close the library and the engine's connections, if they were opened. Closing twice does no harm."""
        for opened in (self.__dict__.pop("library", None), self.__dict__.get("engine")):
            getattr(opened, "close", lambda: None)()

    def unread(self, articles: Sequence[Article]) -> list[str]:
        """One notice for each article that the engine leaves alone, such as one in another language."""
        return [f"{article.title or article.id}: {why}" for article in articles if (why := self._unread(article))]

    def _unread(self, article: Article) -> str | None:
        """Why the engine leaves this article alone, as a notice; None when it reads it."""
        if self.engine.reads(article.language) or article.language is None:
            return None
        language = language_name(article.language)
        reader = f"the {self.engine.name} engine reads English only"
        return f"written in {language}: {reader}; nothing was extracted from this article"
