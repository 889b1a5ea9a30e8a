"""Any other question: the sentences that answer it best, verbatim; none when the best does not score enough.

A sentence that opens with a pronoun is told after the one before it, where both are soon read. Sentences are quoted
whole and nothing is put in front of them: a short answer cut out by rule would be wrong too often to be printed.

Not responsible for: scoring sentences (scoring).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.draft import CitedQuote, DraftAnswer, DraftSentence
from summarizer.ledger import ANYBODY
from summarizer.normalize.counts import find_counts
from summarizer.normalize.times import find_times
from summarizer.questions.asking import Asking, Kind
from summarizer.questions.corpus import Corpus, Sentence
from summarizer.questions.scoring import Judge, Judged
from summarizer.terms import terms

NEAR_BEST, MOST, MOST_WORDS = 0.5, 3, 45
"""A further sentence is told when its score is so near to the best one's, and all are soon read."""
MOST_NEAREST = 3
_NEGATED = re.compile(r"(?:\b(?:not|never)|n['’]t)\s+((?:\w+\s+)?\w+)", re.I)
"""A negation, and what stands in its scope at once."""
_LEANING = re.compile(r"[\"'“‘]?(?:he|she|it|they|his|her|its|their|this|these|those|such|both)\b", re.I)


def best_sentences(asking: Asking, corpus: Corpus, judge: Judge) -> DraftAnswer | None:
    """The best sentences, or None when even the best is not enough of an answer."""
    if not asking.terms:
        return None
    able = [found for found in judge.judge(asking, corpus) if _can_tell(asking, found.sentence)]
    if not able or able[0].score < 0:
        return None
    told = _told(able, corpus)
    if asking.kind is Kind.WHY and _contradicts(asking, able[0].sentence):
        return None
    sentences = [DraftSentence(text=" ".join(said.text.split()), quotes=[said.cited]) for said in told]
    return DraftAnswer(status="answered", sentences=sentences)


def _told(able: Sequence[Judged], corpus: Corpus) -> list[Sentence]:
    """The best sentence, what it leans on, and those nearly as good, soon read, in the order of the text."""
    best = able[0].sentence
    before = _before(best, corpus) if _LEANING.match(best.text) else None
    told = [best]
    if before is not None and _words([before, best]) <= MOST_WORDS:
        told.insert(0, before)
    for found in able[1:]:
        near = found.score >= able[0].score - NEAR_BEST and found.sentence not in told
        if near and len(told) < MOST and _words([*told, found.sentence]) <= MOST_WORDS:
            told.append(found.sentence)
    articles = [sentence.summary.article.id for sentence in told]
    return sorted(told, key=lambda one: (articles.index(one.summary.article.id), one.index))


def _contradicts(asking: Asking, sentence: Sentence) -> bool:
    """Whether a sentence about those who are named says that it was not so: what never was has no reason to be told."""
    if not asking.names or not asking.names <= sentence.terms or _NEGATED.search(asking.text):
        return False
    return any(asking.terms & terms(match[1]) for match in _NEGATED.finditer(sentence.text))


def _words(sentences: Sequence[Sentence]) -> int:
    return sum(len(sentence.text.split()) for sentence in sentences)


def _before(sentence: Sentence, corpus: Corpus) -> Sentence | None:
    """The sentence before, in the body of the same article."""
    article = sentence.summary.article
    if sentence.index <= article.lede:
        return None
    return corpus.sentence(sentence.summary, article.sentences[sentence.index - 1].start)


def _can_tell(asking: Asking, sentence: Sentence) -> bool:
    """A figure is told by a sentence with a figure, a time by one with a time, a denial by a denial."""
    if asking.according and not asking.according <= sentence.terms:
        return False
    if asking.casualty and f"#{asking.casualty}" not in sentence.terms:
        return False
    if asking.kind is Kind.HOW_MANY and asking.casualty and not _counts(asking, sentence):
        return False
    if asking.kind is Kind.HOW_MANY:
        return bool(find_counts(sentence.text))
    if asking.kind is Kind.WHEN:
        return bool(find_times(sentence.text))
    return asking.cue not in {"deny", "confirm"}


def _counts(asking: Asking, sentence: Sentence) -> bool:
    """Whether it names those who are to be counted, if the question does: farmers are no soldiers."""
    return not asking.counted or bool(asking.counted & (sentence.terms | ANYBODY))


def nearest(asking: Asking, corpus: Corpus, judge: Judge) -> list[CitedQuote]:
    """The closest sentences, to offer when the articles do not tell; failing any, how the articles begin."""
    judged = sorted(judge.judge(asking, corpus), key=lambda one: -(one.marks.own + one.marks.nearby + one.marks.close))
    close = [found.sentence.cited for found in judged[:MOST_NEAREST]]
    ledes = [sentence.cited for sentence in corpus.sentences if sentence.index == sentence.summary.article.lede]
    return close or ledes[:MOST_NEAREST]
