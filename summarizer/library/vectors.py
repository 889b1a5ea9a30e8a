"""The dense leg: vectors of chunks in Chroma, filled from the catalogue's outbox and emptied from its deletions.

Chroma keeps ids, vectors and three filter keys; the words stay in SQLite. The embedded Chroma belongs to one process
at a time: another one is ``busy``, leaves the outbox alone and searches lexically. A server needs no such lock.
Not responsible for: the outbox itself (outbox), fusing with the lexical leg (fusion), passages.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from summarizer.errors import EmbeddingMismatch, VectorsUnavailable
from summarizer.library.connection import Server, open_folder, open_server, persist
from summarizer.library.fusion import Hit
from summarizer.library.keys import metadata_of, where_of
from summarizer.library.lock import FolderLock
from summarizer.library.nearest import nearest

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

    from summarizer.library.embeddings import Embedding, Matrix
    from summarizer.library.outbox import Pending

COLLECTION = "summarizer-chunks"
EMBED_AT_ONCE = 128
"""Chunks from taking to acknowledging: what a kill makes to be embedded again, some seconds of work."""
EMBED_IN_HASTE = 16
"""The same while somebody waits for an answer: a fraction of a second of work."""
FORGET_AT_ONCE = 2000
"""Ids in one deletion; Chroma's limit for a batch is 5461."""
PAGE = 10_000
State = Literal["owner", "busy", "server", "closed"]
Result = TypeVar("Result")


class Queue(Protocol):
    """The part of the catalogue that is drained: taken things stay queued until they are said to be done."""

    def outbox_take(self, limit: int) -> list[Pending]:
        """Chunks to embed."""

    def outbox_done(self, chunk_ids: Iterable[str]) -> None:
        """They have their vectors."""

    def deletions_take(self, limit: int) -> list[str]:
        """Ids of chunks to forget."""

    def deletions_done(self, chunk_ids: Iterable[str]) -> None:
        """They have no vectors any more."""


class Vectors:
    """Vectors of one library, open from construction to ``close``; ``state`` says on what terms.

    ``owner``: this process holds the folder. ``busy``: another one does, ``notice`` says which; drain and search do
    nothing, and look each time whether it has gone. ``server``: by address. Not to be used after a fork.
    """

    def __init__(
        self,
        home: Path,
        *,
        embedding: Embedding,
        url: str | None = None,
        token: str | None = None,
        headers: Mapping[str, str] | None = None,
        patience: float = 30.0,
        report: Callable[[str], None] | None = None,
        plain_http: bool = False,
        replace: bool = False,
    ) -> None:
        """``patience``: seconds to wait for a server, each wait told to ``report`` (default: a log warning).

        ``replace`` drops vectors of another embedding (for ``reindex``). Raises EmbeddingMismatch without it,
        VectorsUnavailable when folder or server cannot be opened, SettingsError for an unsound address.
        """
        self._embedding = embedding
        self._replace = replace
        self._pid = os.getpid()
        self._folder = home / "chroma"
        self._lock = FolderLock(home / "chroma.lock")
        self._client: Client | None = None
        self._collection: Collection | None = None
        self._filtered: dict[str, list[str]] = {}
        self._server = Server(url, token, headers or {}, patience, plain_http=plain_http) if url else None
        if self._server and report:
            self._server = self._server._replace(report=report)
        self._closed = False
        self._open()

    @property
    def state(self) -> State:
        """On what terms the vectors are open now."""
        if self._closed:
            return "closed"
        if self._server:
            return "server"
        return "owner" if self._collection is not None else "busy"

    @property
    def notice(self) -> str | None:
        """One line for whoever searches while another process owns the vectors; None otherwise."""
        if self.state != "busy":
            return None
        owner = self._lock.owner()
        who = f"process {owner}" if owner else "another process"
        return f"{who} has the vectors of this library open: searching by words only, new articles are queued for it"

    def drain(self, catalogue: Queue, limit: int | None = None, seconds: float | None = None) -> int:
        """Forget what was removed, embed what is queued, at most ``limit`` chunks; how many were embedded.

        With ``seconds`` it goes in small steps and begins none when they have passed. A chunk is acknowledged once
        Chroma has it, so a kill at any moment costs work but no vector; what was not stays queued.
        Raises EmbeddingUnavailable or VectorsUnavailable.
        """
        if not self._open():
            return 0
        embedded, step = 0, EMBED_AT_ONCE if seconds is None else EMBED_IN_HASTE
        until = float("inf") if seconds is None else time.monotonic() + seconds
        while (limit is None or embedded < limit) and time.monotonic() < until:
            pending = catalogue.outbox_take(step if limit is None else min(step, limit - embedded))
            # Deletions are read after the queue: what was removed meanwhile must not come back.
            gone = self._forget(catalogue)
            kept = [row for row in pending if row.chunk_id not in gone]
            if kept:
                self._upsert(kept, self._embedding.embed([row.text for row in kept]))
                catalogue.outbox_done([row.chunk_id for row in kept])
            embedded += len(kept)
            if not pending:
                break
        return embedded

    def search(
        self,
        query: str,
        k: int,
        *,
        article_ids: list[str] | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        outlet: str | None = None,
        chunk_ids: Sequence[str] | None = None,
    ) -> list[Hit]:
        """The ``k`` chunks nearest to ``query``, best first; score is the cosine. [] while busy.

        ``since`` and ``until`` are days, inclusive. ``chunk_ids`` is a filter already resolved by the catalogue: fast,
        and right for articles with several publications, of which the vectors know the first only.
        """
        if not self._open() or k <= 0 or not query.strip():
            return []
        where = where_of(article_ids, since, until, outlet)
        allowed = list(chunk_ids) if chunk_ids is not None else None
        if where is not None:
            matching = self._matching(where)
            allowed = matching if allowed is None else [each for each in allowed if each in set(matching)]
        if allowed is not None and not allowed:
            return []
        vector = self._embedding.embed_query(query)
        return self._do(lambda collection: nearest(collection, vector, k, allowed))

    def count(self) -> int:
        """How many vectors there are; 0 while busy."""
        return self._do(lambda collection: collection.count()) if self._open() else 0

    def ids(self) -> Iterator[str]:
        """The ids of all chunks that have a vector, for comparing with the catalogue; nothing while busy."""
        offset = 0
        while self._open():
            at = offset
            page = self._do(lambda collection, at=at: collection.get(limit=PAGE, offset=at, include=[])["ids"])
            yield from page
            if len(page) < PAGE:
                return
            offset += PAGE

    def close(self) -> None:
        """Close the client and give the folder back; in a forked child only forget both."""
        if self._client is not None and self._pid == os.getpid():
            self._client.close()
            self._lock.release()
        self._client = self._collection = None
        self._closed = True

    def __enter__(self) -> Vectors:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> bool:
        """Whether the collection is there to be used, opened now when its folder has become free."""
        if self._pid != os.getpid():
            raise VectorsUnavailable(
                "the library's vectors were opened before this process was forked",
                "open the library in each process after it has started, or start processes by spawn",
            )
        if self._closed:
            raise VectorsUnavailable("the library's vectors are closed", "open the library again")
        if self._collection is not None:
            return True
        if self._server is None:
            self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._lock.acquire():
                return False
        try:
            self._client = open_server(self._server) if self._server else open_folder(self._folder)
            self._collection = self._agreed(self._client)
        except BaseException:
            if self._client is not None:
                self._client.close()
            self._client = None
            self._lock.release()
            raise
        return True

    def _agreed(self, client: Client) -> Collection:
        """The collection, made now if there is none, once its record names the embedding in force."""
        found = self._with_server(lambda: _found(client))
        if found is not None and self._replace and _recorded(found) != self._embedding.name:
            self._with_server(lambda: client.delete_collection(COLLECTION))
            found = None
        if found is None:
            record = {
                "embedding": self._embedding.name,
                "dimension": self._embedding.dimension,
                "normalised": self._embedding.normalised,
            }
            # Another client of a server may have made it in between: then its record counts.
            found = self._with_server(lambda: _made(client, record))
        if _recorded(found) != self._embedding.name:
            raise self._mismatch(_recorded(found))
        return found

    def _mismatch(self, recorded: str) -> EmbeddingMismatch:
        return EmbeddingMismatch(
            f"the library's vectors were made by {recorded}, the embedding in force is {self._embedding.name}",
            "run summarizer reindex to embed everything again, or set SUMMARIZER_EMBEDDING back",
        )

    def _forget(self, catalogue: Queue) -> set[str]:
        forgotten: set[str] = set()
        while gone := catalogue.deletions_take(FORGET_AT_ONCE):
            self._filtered.clear()
            self._do(lambda collection, gone=gone: collection.delete(ids=gone))
            catalogue.deletions_done(gone)
            forgotten.update(gone)
        return forgotten

    def _upsert(self, rows: Sequence[Pending], vectors: Matrix) -> None:
        ids = [row.chunk_id for row in rows]
        keys: Any = [metadata_of(row) for row in rows]
        self._filtered.clear()
        self._do(lambda collection: collection.upsert(ids=ids, embeddings=vectors, metadatas=keys))

    def _matching(self, where: dict[str, Any]) -> list[str]:
        """Ids that a filter lets pass; remembered where nobody else can add any."""
        key = repr(where)
        if self._server or key not in self._filtered:
            if len(self._filtered) >= 16:
                self._filtered.clear()
            self._filtered[key] = self._do(lambda collection: collection.get(where=where, include=[])["ids"])
        return self._filtered[key]

    def _do(self, call: Callable[..., Result]) -> Result:
        collection = self._collection
        return self._with_server(lambda: call(collection))

    def _with_server(self, call: Callable[[], Result]) -> Result:
        return persist(call, self._server) if self._server else call()


def _found(client: Client) -> Collection | None:
    from chromadb.errors import NotFoundError

    try:
        return client.get_collection(COLLECTION, embedding_function=None)
    except NotFoundError:
        return None


def _made(client: Client, record: dict[str, Any]) -> Collection:
    configuration: Any = {"hnsw": {"space": "cosine"}}
    return client.get_or_create_collection(
        COLLECTION, metadata=record, embedding_function=None, configuration=configuration
    )


def _recorded(collection: Collection) -> str:
    return str((collection.metadata or {}).get("embedding"))
