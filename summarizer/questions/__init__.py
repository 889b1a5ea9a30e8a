"""Offline question answering: what is asked, which verified items fit, how to say it.

Structured questions (who said, how many, what is not confirmed, who did it, who holds a place, what happened on a day,
where, when, why) are answered from the items of the summaries; any other from the sentences that hold most of its
words; and none when the words that matter are not in the articles. Everything said is quoted, so that grounding can
judge it.

A surname that two people share is told apart first (namesakes); a misspelt name is read as the articles have it.

Not responsible for: extracting items (rules), proving the answer (grounding).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.draft import DraftAnswer, DraftSentence
from summarizer.questions import calendar, counted, figures, firsthand, statements, territory
from summarizer.questions.asking import Asking, Kind, read_question
from summarizer.questions.corpus import Corpus
from summarizer.questions.namesakes import namesakes
from summarizer.questions.scoring import Closeness, Judge
from summarizer.questions.sentences import best_sentences, nearest
from summarizer.questions.spelling import respell

if TYPE_CHECKING:
    from spacy.language import Language

    from summarizer.summary import Summary

EARLIER = "An earlier version said: "
MOST_EARLIER = 2


def answer(
    question: str, summaries: Sequence[Summary], nlp: Language, closeness: Closeness | None = None
) -> DraftAnswer:
    """Answer ``question`` from the summaries' items and texts, or say that they do not tell."""
    judge = Judge(nlp, closeness)
    current = [summary for summary in summaries if summary.article.replaced_by is None] or list(summaries)
    corpus = Corpus(current)
    asking = read_question(question, nlp)
    found = _found(asking, corpus, judge)
    if found is None:
        return DraftAnswer(status="not-in-articles", nearest=nearest(asking, corpus, judge))
    earlier = [summary for summary in summaries if summary not in current]
    return _with_earlier(found, _found(asking, Corpus(earlier), judge) if earlier else None)


def _found(asking: Asking, corpus: Corpus, judge: Judge) -> DraftAnswer | None:
    asking = respell(asking, corpus)
    if not corpus.knows(asking.names):
        return None
    found = namesakes(asking, corpus) or _structured(asking, corpus)
    if found is not None or asking.kind is Kind.UNCONFIRMED:
        return found
    plain = best_sentences(asking, corpus, judge)
    return territory.telling(asking, plain) if plain is not None and asking.kind is Kind.HOLDS else plain


def _with_earlier(found: DraftAnswer, earlier: DraftAnswer | None) -> DraftAnswer:
    """Tell what an earlier version of the articles said, where it said something else."""
    told = {sentence.text for sentence in found.sentences}
    other = [sentence for sentence in earlier.sentences if sentence.text not in told] if earlier else []
    said = [DraftSentence(text=EARLIER + sentence.text, quotes=sentence.quotes) for sentence in other[:MOST_EARLIER]]
    return DraftAnswer(status=found.status, sentences=[*found.sentences, *said], nearest=found.nearest)


def _structured(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    if asking.kind is Kind.UNCONFIRMED:
        return statements.unconfirmed(asking, corpus)
    if asking.kind is Kind.WHO_SAID:
        return statements.who_said(asking, corpus)
    if asking.kind is Kind.WHAT_SAID:
        return statements.what_said(asking, corpus)
    if asking.kind is Kind.FIRSTHAND:
        return firsthand.how_known(asking, corpus)
    if asking.kind is Kind.HOW_MANY:
        return figures.how_many(asking, corpus) or counted.told_apart(asking, corpus)
    if asking.kind is Kind.HAPPENED:
        return calendar.what_happened(asking, corpus)
    if asking.kind is Kind.HOLDS and (held := territory.who_holds(asking, corpus)) is not None:
        return held
    if asking.kind in {Kind.WHO_DID, Kind.HOLDS} and asking.casualty is not None:
        return figures.circumstance(asking, corpus)
    if asking.kind in {Kind.WHERE, Kind.WHEN, Kind.WHY}:
        told = figures.circumstance(asking, corpus)
        return calendar.when(asking, corpus) if told is None and asking.kind is Kind.WHEN else told
    return None
