"""A unit of work: one article, by one engine in one version, in one schema. What a batch does once.

Not responsible for: which units are done (journal), where articles come from (intake).
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

from summarizer.article import Article
from summarizer.summary import SCHEMA_VERSION


class Unit(NamedTuple):
    """An article and its key."""

    key: str
    article: Article


class Maker(NamedTuple):
    """Who makes the summaries of a run: what a unit depends on beside its article."""

    engine: str
    version: str

    def key(self, article_id: str) -> str:
        """The unit's key, 24 hex digits: article, engine, its version (model, prompts or rules) and the schema."""
        parts = "\n".join((article_id, self.engine, self.version, SCHEMA_VERSION))
        return hashlib.sha256(parts.encode()).hexdigest()[:24]

    def unit(self, article: Article) -> Unit:
        """The unit of an article."""
        return Unit(self.key(article.id), article)


class Took(NamedTuple):
    """What units took together; a cost of None: unknown."""

    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = 0.0
    retries: int = 0

    def plus(self, other: Took) -> Took:
        """Both together."""
        cost = None if self.cost_usd is None or other.cost_usd is None else self.cost_usd + other.cost_usd
        tokens_in, tokens_out = self.tokens_in + other.tokens_in, self.tokens_out + other.tokens_out
        return Took(tokens_in, tokens_out, cost, self.retries + other.retries)

    @classmethod
    def of(cls, made_by: dict[str, Any]) -> Took:
        """What a summary took by its ``made_by``; one that asked nobody cost nothing."""
        cost = made_by.get("cost_usd") if made_by.get("provider") else 0.0
        return cls(made_by.get("tokens_in") or 0, made_by.get("tokens_out") or 0, cost, made_by.get("retries") or 0)


class Failure(NamedTuple):
    """Why a source or an article gave no summary. ``cause`` is the class of the error, for grouping.

    ``given`` is the input as the user named it, ``source`` the file, record or address in it.
    """

    source: str
    article_id: str | None
    title: str | None
    cause: str
    message: str
    hint: str
    given: str = ""
    took: Took = Took()

    def key(self, maker: Maker) -> str:
        """The key of the article's unit, or one of the source that could not be read."""
        if self.article_id is not None:
            return maker.key(self.article_id)
        return "r" + hashlib.sha256(f"{self.source}\n{self.message}".encode(errors="replace")).hexdigest()[:23]

    def told(self, maker: Maker) -> dict[str, Any]:
        """The failure as its line of JSON says it."""
        took = self.took._asdict() if any(self.took) else {}
        return {"unit": self.key(maker), **self._asdict(), "took": took}


class Done(NamedTuple):
    """A finished unit: the summary as its line of JSON without the line's end, and what it took."""

    key: str
    line: bytes
    took: Took
    seconds: float


Outcome = Done | Failure
