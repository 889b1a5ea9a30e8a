"""Any other question: the sentences that answer it best, verbatim; none when the best does not score enough.

A sentence that opens with a pronoun is told after the one before it, where both are soon read. The best is quoted whole
and nothing is put in front of it: a short answer cut out by rule would be wrong too often to be printed.

Not responsible for: scoring sentences (scoring), cutting a further one (excerpts), exact years and ages (exactness).
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
from summarizer.questions.exactness import speaks_of_it
from summarizer.questions.excerpts import excerpt
from summarizer.questions.scoring import Judge, Judged
from summarizer.questions.statements import LEFT_OPEN
from summarizer.questions.wanted import Want
from summarizer.terms import terms

NEAR_BEST, MOST, MOST_WORDS = 0.5, 3, 45
"""A further sentence is told when its score is so near to the best one's, and all are soon read."""
NEAR_WITH_ANOTHER = 1.0
"""So near when it stands in the same article and has a word of the wanted kind itself: it may be the right one."""
MOST_NEAREST = 3
_NEGATED = re.compile(r"(?:\b(?:not|never)|n['’]t)\s+((?:\w+\s+)?\w+)", re.I)
"""A negation, and what stands in its scope at once."""
WHY_SLACK = -1.8
"""A reason is told in other words than the deed that the question names: it may score so much less."""
ROOT = 4
"""Letters at least by which a deed is known in another word of its family ("close", "closure")."""
_HOLD = re.compile(r"\b(?:held|hold|holding)\b", re.I)
_BESIDE = re.compile(r"\b(?:when|while|after|before|until|during|once|as soon as)\s", re.I)
"""What dates one event by another (TimeML's temporal signals)."""
_LEANING = re.compile(r"[\"'“‘]?(?:he|she|it|they|his|her|its|their|this|these|those|such|both)\b", re.I)


def best_sentences(asking: Asking, corpus: Corpus, judge: Judge) -> DraftAnswer | None:
    """The best sentences, or None when even the best is not enough of an answer."""
    if not asking.terms:
        return None
    able = [found for found in judge.judge(asking, corpus) if _can_tell(asking, found)]
    if not able or able[0].score < _least(asking, able[0].sentence):
        return None
    told = _told(asking, able, corpus)
    if asking.kind is Kind.WHY and _contradicts(asking, able[0].sentence):
        return None
    return DraftAnswer(status="answered", sentences=told)


def _least(asking: Asking, sentence: Sentence) -> float:
    """What the best sentence must score; a reason less, where something of what it is to explain is told."""
    deed = asking.verbs or asking.terms - asking.names
    roots = tuple(term[: max(ROOT, len(term) - 2)] for term in deed)
    told = asking.wanted.want is Want.REASON and any(term.startswith(roots) for term in sentence.nearby)
    return WHY_SLACK if told else 0.0


def _told(asking: Asking, able: Sequence[Judged], corpus: Corpus) -> list[DraftSentence]:
    """The best sentence, what it leans on, and those nearly as good, soon read, in the order of the text.

    Another of the best one's article that is too long beside it is told by its part that answers.
    """
    best = able[0].sentence
    before = _before(best, corpus) if _LEANING.match(best.text) else None
    told = [(best, best.told)]
    if before is not None and _words([before.told, best.told]) <= MOST_WORDS:
        told.insert(0, (before, before.told))
    for found in able[1:]:
        near = found.score >= able[0].score - _reach(found, best)
        if not near or found.sentence in [sentence for sentence, _ in told] or len(told) >= MOST:
            continue
        room = MOST_WORDS - _words([said for _, said in told])
        said: DraftSentence | None = found.sentence.told
        if said is not None and _words([said]) > room:
            said = excerpt(asking, found, room) if found.sentence.summary is best.summary else None
        if said is not None:
            told.append((found.sentence, said))
    articles = [sentence.summary.article.id for sentence, _ in told]
    told.sort(key=lambda one: (articles.index(one[0].summary.article.id), one[0].index))
    return [said for _, said in told]


def _reach(found: Judged, best: Sentence) -> float:
    beside = found.sentence.summary is best.summary and found.marks.offered > 0
    return NEAR_WITH_ANOTHER if beside else NEAR_BEST


def _contradicts(asking: Asking, sentence: Sentence) -> bool:
    """Whether a sentence about those who are named says that it was not so: what never was has no reason to be told."""
    if not asking.names or not asking.names <= sentence.terms or _NEGATED.search(asking.text):
        return False
    return any(asking.terms & terms(match[1]) for match in _NEGATED.finditer(sentence.text))


def _words(sentences: Sequence[DraftSentence]) -> int:
    return sum(len(sentence.text.split()) for sentence in sentences)


def _before(sentence: Sentence, corpus: Corpus) -> Sentence | None:
    """The sentence before, in the body of the same article."""
    article = sentence.summary.article
    if sentence.index <= article.lede:
        return None
    return corpus.sentence(sentence.summary, article.sentences[sentence.index - 1].start)


def _can_tell(asking: Asking, found: Judged) -> bool:
    """A figure is told by a sentence with a figure, a time by one with a time, a denial by a denial."""
    sentence = found.sentence
    if asking.according and not asking.according <= sentence.terms:
        return False
    if not speaks_of_it(asking, found):
        return False
    counted = asking.kind is Kind.HOW_MANY
    if asking.casualty and _names_harm(asking) and f"#{asking.casualty}" not in sentence.terms:
        return False
    if counted and asking.casualty:
        return _counts(asking, sentence) and bool(find_counts(sentence.text))
    if counted:
        return found.marks.offered > 0 or bool(find_counts(sentence.text))
    if asking.kind is Kind.WHEN:
        return found.marks.offered > 0 or bool(find_times(sentence.text)) or _BESIDE.search(sentence.text) is not None
    if asking.cue not in {"deny", "confirm"}:
        return True
    return _is_said(asking, sentence) if asking.wanted.want is Want.REASON else _takes_stand(asking, sentence)


def _names_harm(asking: Asking) -> bool:
    """Whether the sentence has to name the harm as well: a reason needn't, and a summit is held, too."""
    if asking.kind in {Kind.HOW_MANY, Kind.WHO_DID}:
        return True
    return asking.wanted.want is not Want.REASON and not (asking.casualty == "held" and _HOLD.search(asking.text))


def _is_said(asking: Asking, sentence: Sentence) -> bool:
    """Whether anybody in the article admits, confirms or denies: what nobody did has no reason to be told."""
    links = [link for claim in sentence.summary.claims for link in claim.attribution]
    return any(link.cue_class == asking.cue for link in links)


def _takes_stand(asking: Asking, sentence: Sentence) -> bool:
    """Whether it has the question's own verb of confirming or denying, and neither negates it nor leaves it open."""
    unsaid = _NEGATED.search(sentence.text) or LEFT_OPEN.search(sentence.text)
    return bool(asking.cue_words & sentence.terms) and not unsaid


def _counts(asking: Asking, sentence: Sentence) -> bool:
    """Whether it names those who are to be counted, if the question does: farmers are no soldiers."""
    return not asking.counted or bool(asking.counted & (sentence.terms | ANYBODY))


def nearest(asking: Asking, corpus: Corpus, judge: Judge) -> list[CitedQuote]:
    """The closest sentences, to offer when the articles do not tell; failing any, how the articles begin."""
    judged = sorted(judge.judge(asking, corpus), key=lambda one: -(one.marks.own + one.marks.nearby + one.marks.close))
    close = [found.sentence.cited for found in judged[:MOST_NEAREST]]
    ledes = [sentence.cited for sentence in corpus.sentences if sentence.index == sentence.summary.article.lede]
    return close or ledes[:MOST_NEAREST]
