"""Offline question answering: what is asked, which verified items fit, how to say it.

Structured questions (who said, how many, what is not confirmed, who did it, where, when, why) are answered from
the items of the summaries; any other from the sentences that hold most of its words; and none when the words that
matter are not in the articles. Everything said is quoted, so that grounding can judge it.

Not responsible for: extracting items (rules), proving the answer (grounding).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.draft import DraftAnswer
from summarizer.questions import figures, statements
from summarizer.questions.asking import Asking, Kind, read_question
from summarizer.questions.corpus import Corpus
from summarizer.questions.sentences import best_sentences, nearest

if TYPE_CHECKING:
    from spacy.language import Language

    from summarizer.summary import Summary


def answer(question: str, summaries: Sequence[Summary], nlp: Language) -> DraftAnswer:
    """Answer ``question`` from the summaries' items and texts, or say that they do not tell."""
    corpus = Corpus(summaries)
    asking = read_question(question, nlp)
    found = _structured(asking, corpus) if corpus.knows(asking.names) else None
    if found is None and asking.kind is not Kind.UNCONFIRMED and corpus.knows(asking.names):
        found = best_sentences(asking, corpus)
    return found or DraftAnswer(status="not-in-articles", nearest=nearest(asking, corpus))


def _structured(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    if asking.kind is Kind.UNCONFIRMED:
        return statements.unconfirmed(asking, corpus)
    if asking.kind is Kind.WHO_SAID:
        return statements.who_said(asking, corpus)
    if asking.kind is Kind.WHAT_SAID:
        return statements.what_said(asking, corpus)
    if asking.kind is Kind.HOW_MANY:
        return figures.how_many(asking, corpus)
    if asking.kind in {Kind.WHO_DID, Kind.WHERE, Kind.WHEN, Kind.WHY}:
        return figures.circumstance(asking, corpus)
    return None
