"""The library: articles kept, found again, never lost. The catalogue is the truth, the vectors follow it.

Not responsible for: reading files (readers), summaries and answers (newsroom), which embedding is in force (settings).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.library.accession import Added
from summarizer.library.catalogue import Catalogue, Entry, Removed

if TYPE_CHECKING:
    from summarizer.answer import Passage
    from summarizer.article import Article
    from summarizer.library.filters import Filters
    from summarizer.library.fusion import Hit
    from summarizer.library.vectors import Vectors

__all__ = ["Added", "Catalogue", "Entry", "Library", "Removed"]


class Library:
    """The catalogue of a home with both legs of its search; close it or use it as a context.

    ``open_vectors`` is called when vectors are first needed, and never for adding or listing; None: words only.
    """

    patience: float | None = None
    """Seconds that a search may spend on vectors still to be made; None: it makes them all, so that the same question
    finds the same passages."""

    def __init__(self, catalogue: Catalogue, open_vectors: Callable[[], Vectors] | None = None) -> None:
        self.catalogue = catalogue
        self._open_vectors = open_vectors
        self._behind: str | None = None

    @classmethod
    def open(cls, home: Path | str, open_vectors: Callable[[], Vectors] | None = None) -> Library:
        """Open the library in ``home``, or make it. Raises LibraryError, LibraryTooNew."""
        return cls(Catalogue.open(home), open_vectors)

    @cached_property
    def vectors(self) -> Vectors | None:
        """The vectors, opened on first use; None without an embedding. Raises what ``open_vectors`` raises."""
        return self._open_vectors() if self._open_vectors else None

    @property
    def notice(self) -> str | None:
        """One line when another process has the vectors, or the last search came before all were made; else None."""
        return (self.vectors.notice if self.vectors else None) or self._behind

    def add(self, articles: Iterable[Article]) -> Iterator[Added]:
        """Store articles, each whole or not at all; what became of each, once it is safely stored.

        They can be found by words from then on, by meaning after :meth:`drain`. Raises LibraryError.
        """
        return self.catalogue.add_all(articles)

    def get(self, key: str) -> Article:
        """The article with this id or unique prefix of it. Raises NotInLibrary, AmbiguousId."""
        return self.catalogue.get(key)

    def entries(
        self, *, since: date | str | None = None, until: date | str | None = None, outlet: str | None = None
    ) -> list[Entry]:
        """The articles that pass the filters, the last added first. Raises ValueError for a malformed day."""
        return self.catalogue.entries(since=since, until=until, outlet=outlet)

    def remove(self, key: str) -> Removed:
        """Remove an article for good; its vectors go at once, or when the process that holds them is next used."""
        removed = self.catalogue.remove(key)
        self.drain(limit=1)  # deletions are never limited
        return removed

    def drain(self, limit: int | None = None, seconds: float | None = None) -> int:
        """Give the vectors what waits for them, at most ``limit`` chunks, or for so long; how many were embedded."""
        self._behind = None
        return self.vectors.drain(self.catalogue, limit, seconds) if self.vectors else 0

    def search(
        self,
        query: str,
        k: int = 8,
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        outlet: str | None = None,
        article_ids: Iterable[str] | None = None,
    ) -> list[Passage]:
        """The best ``k`` passages of newest versions by words and by meaning, repetitions left out.

        What waits for its vectors is embedded first, for ``patience`` seconds: see ``notice``. Days are ISO 8601,
        both inclusive; ``article_ids`` are full ids. Raises LibraryError and its kin, ValueError for a malformed day.
        """
        from summarizer.library import lexical, passages, windows
        from summarizer.library.filters import Filters
        from summarizer.library.fusion import DEPTH, fuse

        filters = Filters.of(since, until, outlet, article_ids)
        depth = max(DEPTH, 4 * k)
        said = lexical.search(self.catalogue, query, depth, **filters._asdict())
        meant = self._meant(query, depth, filters, [hit.chunk_id for hit in said])
        if not meant:  # by words alone, windows add nothing to BM25
            return passages.cut(self.catalogue, fuse(said, [], 2 * depth), k)
        known = lexical.coverage(self.catalogue, query)
        near = [hit.chunk_id for hit in fuse(said, meant, max(windows.RERANKED, 2 * k), coverage=known)]
        closest = windows.best_windows(self.catalogue, query, self.catalogue.chunk_text(near))
        return passages.cut(self.catalogue, fuse(said, meant, 2 * depth, closest, coverage=known), k)

    def _meant(self, query: str, depth: int, filters: Filters, said: Sequence[str]) -> list[Hit]:
        """The dense leg. None of it while hits of the lexical one wait for their vectors: they would rank too low."""
        from summarizer.library.filters import Filters

        if not self.vectors:
            return []
        self.drain(seconds=self.patience)
        if self.vectors.notice is None and (waiting := self.catalogue.outbox_size()):
            missing = self.catalogue.outbox_holds(said)
            searched = "this search was by words only" if missing else "those were searched by words only"
            self._behind = (
                f"{waiting:,} passages wait for their vectors: {searched}; "
                "each search makes some, summarizer reindex makes them all"
            )
            if missing:
                return []
        allowed = self.catalogue.chunk_ids(filters) if filters != Filters() else None
        return self.vectors.search(query, depth, chunk_ids=allowed)

    def close(self) -> None:
        """Close vectors and catalogue. Closing twice does no harm."""
        if (opened := self.__dict__.pop("vectors", None)) is not None:
            opened.close()
        self._open_vectors = None
        self.catalogue.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
