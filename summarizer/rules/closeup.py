"""Single sentences of an article, parsed on demand: what a witness needs when the surface does not tell.

A whole article costs tens of milliseconds to parse, a sentence by itself a few, and in the company of others about
one; so a witness first says which sentences it needs, and all of them are parsed together. Entities are left out: they
cost as much as the rest together, and names tell themselves by their tags. Not responsible for: parsing whole
articles (parse).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from summarizer.article import Article, Span
from summarizer.rules.lexicon import HOMOGRAPHS
from summarizer.rules.parse import parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_SENTENCE = 2_000
"""Characters of a sentence that are parsed; what is longer is no sentence."""
MOST_KEPT = 128
"""Parses kept for what is witnessed again: a draft after its revision."""
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


class _Kept:
    """The last parses, oldest out first. Many threads may use it."""

    def __init__(self) -> None:
        self._docs: dict[tuple[int, str], Doc] = {}
        self._lock = threading.Lock()

    def get(self, nlp: Language, text: str) -> Doc | None:
        """The parse of a text by a pipeline, if it is still there."""
        return self._docs.get((id(nlp.vocab), text))

    def put(self, nlp: Language, text: str, doc: Doc) -> None:
        """Keep a parse."""
        with self._lock:
            self._docs[id(nlp.vocab), text] = doc
            while len(self._docs) > MOST_KEPT:
                del self._docs[next(iter(self._docs))]


_KEPT = _Kept()


class Closeup:
    """Parses of short texts. ``nlp`` is called when the first is made.

    While ``listening`` nothing is parsed: what is asked for is noted, and then made all at once by ``parse_asked``.
    """

    def __init__(self, nlp: Callable[[], Language], listening: bool = False) -> None:
        self._nlp = nlp
        self._docs: dict[str, Doc] = {}
        self._asked: dict[str, None] = {}
        self._listening = listening

    def parse(self, text: str) -> Doc | None:
        """The parse of ``text`` as one sentence; None when it is too long, too many were asked for, or for later."""
        if text in self._docs:
            return self._docs[text]
        if len(text) > LONGEST_SENTENCE or len(self._docs) + len(self._asked) >= MOST_PARSED or not text.strip():
            return None
        if self._listening:
            self._asked[text] = None
            return None
        self._make([text])
        return self._docs[text]

    def parse_asked(self) -> bool:
        """Stop listening and parse what was asked for; whether there was anything."""
        asked, self._asked, self._listening = list(self._asked), {}, False
        if asked:
            self._make(asked)
        return bool(asked)

    def _make(self, texts: Sequence[str]) -> None:
        nlp = self._nlp()
        self._docs |= {text: doc for text in texts if (doc := _KEPT.get(nlp, text)) is not None}
        missing = [text for text in texts if text not in self._docs]
        plain = [text for text in missing if HOMOGRAPHS.isdisjoint(text.split())]
        made = dict(zip(plain, _together(nlp, plain), strict=True)) if len(plain) > 1 else {}
        for text in missing:
            doc = made[text] if text in made else _alone(nlp, text)
            self._docs[text] = doc
            _KEPT.put(nlp, text, doc)


def _alone(nlp: Language, text: str) -> Doc:
    whole = _Text(text, (Span(0, len(text)),))
    return parse(cast("Article", whole), cast("Language", _WithoutEntities(nlp)))


def _together(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    """The same parses, each text by itself, but in one batch. For texts without acronyms spelled like other words."""
    from spacy.tokens import Doc

    docs = []
    for text in texts:
        words = nlp.make_doc(text)
        starts: list[bool | int | None] = [token.i == 0 for token in words]
        docs.append(Doc(nlp.vocab, [t.text for t in words], [bool(t.whitespace_) for t in words], sent_starts=starts))
    for _, pipe in _WithoutEntities(nlp).pipeline:
        docs = list(pipe.pipe(docs, batch_size=MOST_PARSED))
    return docs
