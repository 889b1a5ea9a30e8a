"""How well each sentence answers a question: seven marks, one weight each, one threshold.

The weights and thresholds are numbers learned by ``python -m evals weigh`` (a softmax over the sentences of each
question, then the threshold that parts questions whose answer is there from those it was taken away from). They were
learned on SQuAD 1.1's questions in XQuAD (CC BY-SA 4.0), RGB and the news part of QuAIL (CC BY-NC-SA 4.0): of these
only the numbers below are here, no text. evals/README.md has the figures with each set left out.

Not responsible for: what the question wants (wanted), wording the answer (sentences).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarizer.questions.asking import Asking
from summarizer.questions.corpus import Corpus, Sentence
from summarizer.questions.wanted import offered

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Closeness = Callable[[str, Sequence[str]], Sequence[float]]
"""Cosines of a question and texts; empty where there is no embedding."""

READ_CLOSELY = 24
"""Sentences that are parsed and compared by meaning: those that hold most of the question's words."""
LONGEST_READ = 600
"""Characters of a sentence that are parsed; a longer one is no sentence but a table."""


class Marks(NamedTuple):
    """What speaks for a sentence, each from 0 to 1 but ``missing``, which speaks against it.

    ``own`` and ``nearby``: the weighted share of the question's terms in it, and in it with its neighbours and
    headline. ``verb``: the share of the question's verbs. ``offered``: it has a word of the kind that is wanted.
    ``missing``: it has no time or number where one is asked for. ``close``: cosine with the question. ``closest``: the
    same of the best sentence of its article.
    """

    own: float
    nearby: float
    verb: float
    offered: float
    missing: float
    close: float = 0.0
    closest: float = 0.0


class Weights(NamedTuple):
    """A weight for each mark, and the score from which on a sentence is an answer."""

    marks: Marks
    threshold: float


WITH_MEANING = Weights(Marks(1.51, 1.65, 0.90, 1.32, -0.27, 1.81, 1.35), 4.35)
WORDS_ALONE = Weights(Marks(2.21, 2.20, 0.83, 1.21, -0.36), 3.3)


class Judged(NamedTuple):
    """A sentence with its marks and what its score has over the threshold.

    ``candidates``: its words of the wanted kind; ``doc``: its parse, on one line and cut to LONGEST_READ.
    """

    sentence: Sentence
    marks: Marks
    score: float
    candidates: tuple[str, ...] = ()
    doc: Doc | None = None


class Judge:
    """Reads the sentences that may answer. ``closeness`` None: words alone."""

    def __init__(self, nlp: Language, closeness: Closeness | None = None) -> None:
        self._nlp = nlp
        self._closeness = closeness

    def judge(self, asking: Asking, corpus: Corpus) -> list[Judged]:
        """The likeliest statements of the body, best first; a headline, dateline or question never answers one."""
        likely = _likely(asking, corpus)
        if not likely:
            return []
        texts = [" ".join(sentence.text.split())[:LONGEST_READ] for sentence in likely]
        cosines = self._closeness(asking.text, texts) if self._closeness else ()
        weights = WITH_MEANING if len(cosines) else WORDS_ALONE
        docs = list(self._nlp.pipe(texts))
        told = [tuple(offered(asking.wanted, doc)) for doc in docs]
        marks = _marked(asking, corpus, likely, [bool(words) for words in told], cosines)
        judged = [
            Judged(sentence, mark, weigh(mark, weights), words, doc)
            for sentence, mark, words, doc in zip(likely, marks, told, docs, strict=True)
        ]
        return sorted(judged, key=lambda one: (-one.score, one.sentence.index))


def weigh(marks: Marks, weights: Weights) -> float:
    """The weighted sum of the marks, less the threshold."""
    return sum(mark * weight for mark, weight in zip(marks, weights.marks, strict=True)) - weights.threshold


def _likely(asking: Asking, corpus: Corpus) -> list[Sentence]:
    scored = []
    for at, sentence in enumerate(corpus.sentences):
        if sentence.index < sentence.summary.article.lede or sentence.text.rstrip("\"'”’ ").endswith("?"):
            continue
        own = corpus.coverage(asking.terms, sentence.terms)
        if own:
            scored.append((-0.6 * own - 0.4 * corpus.coverage(asking.terms, sentence.nearby), at, sentence))
    return [sentence for _, _, sentence in sorted(scored, key=lambda one: one[:2])[:READ_CLOSELY]]


def _marked(
    asking: Asking, corpus: Corpus, sentences: Sequence[Sentence], able: Sequence[bool], cosines: Sequence[float]
) -> list[Marks]:
    closest: dict[str, float] = {}
    for sentence, cosine in zip(sentences, cosines, strict=False):
        article = sentence.summary.article.id
        closest[article] = max(cosine, closest.get(article, 0.0))
    return [
        Marks(
            own=corpus.coverage(asking.terms, sentence.terms),
            nearby=corpus.coverage(asking.terms, sentence.nearby),
            verb=len(asking.verbs & sentence.terms) / len(asking.verbs) if asking.verbs else 0.0,
            offered=float(able[at]),
            missing=float(asking.wanted.is_exact and not able[at]),
            close=cosines[at] if len(cosines) else 0.0,
            closest=closest.get(sentence.summary.article.id, 0.0),
        )
        for at, sentence in enumerate(sentences)
    ]
