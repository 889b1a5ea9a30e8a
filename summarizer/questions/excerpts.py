"""The part of a long sentence that answers, where the whole of it would make an answer too long to be read at once.

A part is a run of clauses, cut at punctuation and before conjoined clauses, verbatim and between dots that show the
cut. It has a main clause with its subject, so that it says something by itself. Only the outlet's own plain statements
are cut: one that somebody else makes, quotes, negates or limits could lose its speaker, its "not" or its doubt.

Not responsible for: which sentence answers (scoring), what a question wants (wanted).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.draft import CitedQuote, DraftSentence, Quote
from summarizer.normalize.hedges import find_hedges
from summarizer.normalize.negation import has_negation
from summarizer.questions.asking import Asking
from summarizer.questions.corpus import Sentence
from summarizer.questions.scoring import Judged
from summarizer.terms import terms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

FEWEST_WORDS = 4
DOTS = "…"
A_WORD = 0.02
"""What a word more is worth, where two parts tell as much of what is asked: a whole clause reads better than half."""
_QUOTED = re.compile(r"[\"“”„«»]")
_BINDING = re.compile(r"\b(?:if|unless|except|without|despite|although|though|while|whereas|only|but|however)\b", re.I)
"""What limits or turns the rest of its sentence (Penn Discourse Treebank: condition, comparison, exception)."""
_MARKS = frozenset(",;:–—") | {"--"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_CLAUSES = frozenset({"ROOT", "conj", "parataxis"})


def excerpt(asking: Asking, found: Judged, room: int) -> DraftSentence | None:
    """The part of at most ``room`` words with most of what is asked and wanted; None where nothing may be cut."""
    doc = found.doc
    if room < FEWEST_WORDS or doc is None or doc.text != found.sentence.text or not _is_plain(found.sentence):
        return None
    parts = [part for part in _parts(doc, room) if _says_something(part)]
    best = max(parts, key=lambda part: (_worth(asking, found, part.text), -part.start), default=None)
    held = best is not None and any(words in best.text for words in found.candidates)
    return _told(found.sentence, best) if best is not None and held else None


def _parts(doc: Doc, room: int) -> Iterator[Span]:
    """Runs of clauses of FEWEST_WORDS to ``room`` words, without the marks around them."""
    bounds = [0, *(token.i for token in doc[1:] if _opens(token)), len(doc)]
    for at, start in enumerate(bounds[:-1]):
        for end in bounds[at + 1 :]:
            words = len(doc[start:end].text.split())
            if words > room:
                break
            if words >= FEWEST_WORDS and end - start < len(doc):
                yield _trimmed(doc[start:end])


def _opens(token: Token) -> bool:
    """Whether a clause or an insertion begins here: at a mark, or at the conjunction before a further clause."""
    return token.text in _MARKS or (token.dep_ == "cc" and token.head.pos_ in {"VERB", "AUX"})


def _trimmed(part: Span) -> Span:
    while len(part) > 1 and (part[0].text in _MARKS or part[0].dep_ == "cc"):
        part = part[1:]
    return part


def _says_something(part: Span) -> bool:
    """Whether a finite verb of a main or conjoined clause stands in it with its subject, and no bracket is torn."""
    if part.text.count("(") != part.text.count(")"):
        return False
    inside = range(part.start, part.end)
    return any(
        token.dep_ in _SUBJECTS
        and token.tag_ not in {"WDT", "WP"}
        and token.head.i in inside
        and token.head.dep_ in _CLAUSES
        and part[0].dep_ != "mark"
        for token in part
    )


def _worth(asking: Asking, found: Judged, part: str) -> float:
    """How many candidates for the answer and how many of the question's words stand in a part."""
    candidates = sum(words in part for words in found.candidates)
    return candidates + len(asking.terms & terms(part)) + A_WORD * len(part.split())


def _is_plain(sentence: Sentence) -> bool:
    text = sentence.text
    if _QUOTED.search(text) or _BINDING.search(text) or has_negation(text) or find_hedges(text):
        return False
    return not _is_attributed(sentence)


def _is_attributed(sentence: Sentence) -> bool:
    span = sentence.summary.article.sentences[sentence.index]
    return any(
        claim.attribution and any(piece.start < span.end and piece.end > span.start for piece in claim.evidence)
        for claim in sentence.summary.claims
    )


def _told(sentence: Sentence, part: Span) -> DraftSentence:
    article, text = sentence.summary.article, part.text
    start = article.sentences[sentence.index].start + part.start_char
    quote = Quote(text=text, sentence=sentence.index, start=start)
    ends = part.end_char >= len(sentence.text.rstrip(" ."))
    shown = f"{DOTS * (part.start > 0)}{text}{'' if ends else DOTS}"
    return DraftSentence(text=shown, quotes=[CitedQuote(article_id=article.id, quote=quote)])
