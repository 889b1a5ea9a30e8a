"""Single sentences of an article, parsed on demand: what a witness needs when the surface does not tell.

A whole article costs tens of milliseconds to parse and one sentence a few, so each is parsed when it is asked for and
kept. Entities are left out: they cost as much as the rest together, and names tell themselves by their tags.
Not responsible for: parsing whole articles (parse).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from summarizer.article import Article, Span
from summarizer.rules.parse import parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_SENTENCE = 2_000
"""Characters of a sentence that are parsed; what is longer is no sentence."""
MOST_PARSED = 60
"""Sentences of one article that are parsed; then whatever needs one is not vouched for."""


class _Text(NamedTuple):
    """As much of an article as a parse needs."""

    text: str
    sentences: tuple[Span, ...]


class _WithoutEntities:
    """As much of a pipeline as a parse needs."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        self.make_doc = nlp.make_doc
        self.pipeline: list[tuple[str, Any]] = [(name, pipe) for name, pipe in nlp.pipeline if name != "ner"]


class Closeup:
    """Parses of short texts, each made once. ``nlp`` is called when the first is asked for."""

    def __init__(self, nlp: Callable[[], Language]) -> None:
        self._nlp = nlp
        self._docs: dict[str, Doc] = {}

    @cached_property
    def _pipeline(self) -> _WithoutEntities:
        return _WithoutEntities(self._nlp())

    def parse(self, text: str) -> Doc | None:
        """The parse of ``text`` as one sentence; None when it is too long or too many were asked for."""
        if text in self._docs:
            return self._docs[text]
        if len(text) > LONGEST_SENTENCE or len(self._docs) >= MOST_PARSED or not text.strip():
            return None
        whole = _Text(text, (Span(0, len(text)),))
        self._docs[text] = parse(cast("Article", whole), cast("Language", self._pipeline))
        return self._docs[text]
