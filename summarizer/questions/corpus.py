"""The articles at hand as sentences with weighted terms, and their items by what they are about.

Weights are inverse document frequencies over the sentences at hand (Robertson and Sparck Jones), so that a word
that stands everywhere says little and one that stands nowhere says most.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.draft import CitedQuote, DraftSentence, Quote
from summarizer.terms import terms

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.evidence import Evidence
    from summarizer.summary import CasualtyReport, Claim, Control, Event, Source, Summary


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one article, with its terms and those of its neighbours and headline."""

    summary: Summary
    index: int
    text: str
    terms: frozenset[str]
    nearby: frozenset[str]

    @property
    def cited(self) -> CitedQuote:
        """The sentence as a quotation."""
        start = self.summary.article.sentences[self.index].start
        return CitedQuote(
            article_id=self.summary.article.id, quote=Quote(text=self.text, sentence=self.index, start=start)
        )

    @property
    def told(self) -> DraftSentence:
        """The sentence as an answer tells it: on one line, with itself for evidence."""
        return DraftSentence(text=" ".join(self.text.split()), quotes=[self.cited])


class Corpus:
    """The summaries of a question's articles."""

    def __init__(self, summaries: Sequence[Summary]) -> None:
        self.summaries = list(summaries)
        self.sentences = [sentence for summary in self.summaries for sentence in _sentences(summary)]
        self._frequencies = Counter(term for sentence in self.sentences for term in sentence.terms)

    def claims(self) -> list[tuple[Summary, Claim]]:
        """Every claim with its summary."""
        return [(summary, claim) for summary in self.summaries for claim in summary.claims]

    def casualties(self) -> list[tuple[Summary, CasualtyReport]]:
        """Every casualty report with its summary."""
        return [(summary, report) for summary in self.summaries for report in summary.casualties]

    def control(self) -> list[tuple[Summary, Control]]:
        """Every control item with its summary."""
        return [(summary, item) for summary in self.summaries for item in summary.control]

    def events(self) -> list[tuple[Summary, Event]]:
        """Every step of every timeline with its summary."""
        return [(summary, event) for summary in self.summaries for event in summary.timeline]

    def sentence(self, summary: Summary, offset: int) -> Sentence:
        """The sentence at an offset of an article."""
        index = summary.article.sentence_at(offset)
        return next(found for found in self.sentences if found.summary is summary and found.index == index)

    def before(self, summary: Summary, offset: int) -> frozenset[str]:
        """The terms of the sentence before the one at an offset, in the same paragraph or the one before."""
        article = summary.article
        index = article.sentence_at(offset)
        if index <= article.lede:
            return frozenset()
        previous = article.sentences[index - 1]
        return terms(article.text[previous.start : previous.end])

    def opening(self, summary: Summary) -> frozenset[str]:
        """The terms of an article's headline and lede."""
        article = summary.article
        lede = article.sentences[article.lede] if article.sentences else None
        told = article.text[lede.start : lede.end] if lede else ""
        return terms(f"{article.title or ''} {told}")

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every term of the articles, their headlines and outlets."""
        named = terms(" ".join(summary.article.outlet or "" for summary in self.summaries))
        return frozenset(self._frequencies) | named

    def knows(self, names: Iterable[str]) -> bool:
        """Whether every one of these names stands in the articles."""
        return self.vocabulary.issuperset(names)

    def weight(self, term: str) -> float:
        """Inverse document frequency of a term over the sentences."""
        count = self._frequencies.get(term, 0)
        return math.log(1 + (len(self.sentences) - count + 0.5) / (count + 0.5))

    def coverage(self, asked: frozenset[str], held: frozenset[str]) -> float:
        """Which weighted share of the asked terms is held, 0 to 1."""
        whole = sum(self.weight(term) for term in asked)
        return sum(self.weight(term) for term in asked & held) / whole if whole else 0.0


def _sentences(summary: Summary) -> Iterable[Sentence]:
    article = summary.article
    texts = [article.text[span.start : span.end] for span in article.sentences]
    held = [terms(text) for text in texts]
    title = terms(article.title or "")
    for index, text in enumerate(texts):
        around = frozenset().union(title, *held[max(0, index - 1) : index + 2])
        yield Sentence(summary=summary, index=index, text=text, terms=held[index], nearby=around)


def source_of(summary: Summary, source_id: str) -> Source:
    """The source with this id."""
    return next(source for source in summary.sources if source.id == source_id)


def claim_of(summary: Summary, report: CasualtyReport) -> Claim:
    """The claim a casualty report belongs to."""
    return next(claim for claim in summary.claims if claim.id == report.claim_id)


def claim_around(summary: Summary, item: Control | Event, words: Sequence[str]) -> Claim | None:
    """The narrowest claim that tells these words of an item; None when no claim does."""
    sentences = {(piece.start, piece.end) for piece in item.evidence}
    telling = [
        claim
        for claim in summary.claims
        if all(word in claim.text for word in words)
        and any((piece.start, piece.end) in sentences for piece in claim.evidence)
    ]
    return min(telling, key=lambda claim: len(claim.text), default=None)


def cite(article: Article, evidence: Evidence) -> CitedQuote:
    """Verified evidence as a quotation."""
    words = Quote(text=evidence.exact, sentence=article.sentence_at(evidence.start), start=evidence.start)
    return CitedQuote(article_id=article.id, quote=words)
