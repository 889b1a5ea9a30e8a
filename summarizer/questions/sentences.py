"""Any other question: the sentences that hold most of what is asked, verbatim; none when they hold too little.

Ranking is the weighted share of the question's terms in the sentence, with a smaller part for its neighbours and the
headline, over a length norm as in BM25.
"""

from __future__ import annotations

from summarizer.draft import CitedQuote, DraftAnswer, DraftSentence
from summarizer.normalize.counts import find_counts
from summarizer.normalize.times import find_times
from summarizer.questions.asking import Asking, Kind
from summarizer.questions.corpus import Corpus, Sentence

ENOUGH = 0.5
"""The share of the question's terms, by weight, that the best sentence and its neighbours must hold."""
ENOUGH_BESIDES_NAMES = 0.34
"""And of its terms that are no names: an article about a place does not tell everything of the place."""
AS_GOOD, MOST, MOST_WORDS = 0.8, 3, 45
"""A further sentence is told when it holds nearly as much, and both are soon read."""
OWN, NEARBY, LENGTH = 0.75, 0.25, 0.002
MOST_NEAREST = 3


def best_sentences(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    """The best sentence, or None when it holds too little of the question to be its answer."""
    ranked = _ranked(asking, corpus)
    if not ranked or not asking.terms:
        return None
    able = [(score, sentence) for score, sentence in ranked if _can_tell(asking, sentence)]
    if not able:
        return None
    score, best = able[0]
    window = corpus.coverage(asking.terms, best.nearby)
    own = corpus.coverage(asking.terms, best.terms)
    if OWN * own + NEARBY * window < ENOUGH:
        return None
    common = asking.terms - asking.names
    if common and corpus.coverage(common, best.nearby) < ENOUGH_BESIDES_NAMES:
        return None
    told = [best]
    for other, sentence in able[1:MOST]:
        if other >= AS_GOOD * score and sum(len(said.text.split()) for said in [*told, sentence]) <= MOST_WORDS:
            told.append(sentence)
    sentences = [DraftSentence(text=" ".join(said.text.split()), quotes=[said.cited]) for said in told]
    return DraftAnswer(status="answered", sentences=sentences)


def _can_tell(asking: Asking, sentence: Sentence) -> bool:
    """A figure is told by a sentence with a figure, a time by one with a time, a denial by a denial."""
    if asking.according and not asking.according <= sentence.terms:
        return False
    if asking.casualty and f"#{asking.casualty}" not in sentence.terms:
        return False
    if asking.kind is Kind.HOW_MANY:
        return bool(find_counts(sentence.text))
    if asking.kind is Kind.WHEN:
        return bool(find_times(sentence.text))
    return asking.cue not in {"deny", "confirm"}


def nearest(asking: Asking, corpus: Corpus) -> list[CitedQuote]:
    """The closest sentences, to offer when the articles do not tell; failing any, how the articles begin."""
    close = [sentence.cited for _, sentence in _ranked(asking, corpus)[:MOST_NEAREST]]
    ledes = [sentence.cited for sentence in corpus.sentences if sentence.index == sentence.summary.article.lede]
    return close or ledes[:MOST_NEAREST]


def _ranked(asking: Asking, corpus: Corpus) -> list[tuple[float, Sentence]]:
    """Statements of the body by score; a headline, a dateline or a question in the text never answers one."""
    scored = []
    for sentence in corpus.sentences:
        own = corpus.coverage(asking.terms, sentence.terms)
        if own == 0 or sentence.index < sentence.summary.article.lede or sentence.text.rstrip("\"'”’ ").endswith("?"):
            continue
        score = OWN * own + NEARBY * corpus.coverage(asking.terms, sentence.nearby) - LENGTH * len(sentence.terms)
        scored.append((score, sentence))
    scored.sort(key=lambda found: (-found[0], found[1].index))
    return scored
