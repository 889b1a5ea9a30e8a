"""Evidence: exact characters of one article, cut by offsets. The base of everything that can be proved.

Not responsible for: finding words in a text (alignment), what they prove (summary, answer).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from summarizer.article import Article

CONTEXT_CHARACTERS = 32
"""Length of Evidence.prefix and .suffix, as in the examples of W3C's TextQuoteSelector."""


class Verified(BaseModel):
    """Base of the verified types: frozen, closed, every field always present in JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Verified):
    """Exact characters of one article: ``article.text[start:end] == exact``.

    Offsets are code points, end exclusive (a W3C TextPositionSelector); exact, prefix and suffix are a
    TextQuoteSelector. Made by :meth:`cut` only, so that no model's string becomes evidence.
    """

    article_id: str
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    exact: str = Field(min_length=1)
    prefix: str
    suffix: str

    @classmethod
    def cut(cls, article: Article, start: int, end: int) -> Evidence:
        """Cut ``article.text[start:end]``. Raises ValueError when the offsets are not a span of the text."""
        if not 0 <= start < end <= len(article.text):
            raise ValueError(f"[{start}, {end}) is not a span of an article of {len(article.text)} characters")
        return cls(
            article_id=article.id,
            start=start,
            end=end,
            exact=article.text[start:end],
            prefix=article.text[max(0, start - CONTEXT_CHARACTERS) : start],
            suffix=article.text[end : end + CONTEXT_CHARACTERS],
        )


EvidenceList = Annotated[list[Evidence], Field(min_length=1)]


def every_evidence(value: Any) -> Iterator[Evidence]:
    """Yield every Evidence inside a verified object, however deep."""
    yield from _gathered(value, [])


def _gathered(value: Any, found: list[Evidence]) -> list[Evidence]:
    kind = type(value)
    if kind is str or value is None or kind is int:
        return found
    if isinstance(value, Evidence):
        found.append(value)
    elif isinstance(value, list):
        for item in value:
            _gathered(item, found)
    elif isinstance(value, BaseModel) and not isinstance(value, Article):
        for inner in value.__dict__.values():
            _gathered(inner, found)
    return found
