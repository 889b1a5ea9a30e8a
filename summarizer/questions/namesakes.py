"""A surname that two people of the articles share: the answer says so, and names both with what tells them apart.

Two first names are two people unless one may be the other's initial. The question is only ambiguous while it leaves
both open: a first name, a role or an organisation of one of them in it, or a topic that only one is told about,
settles who is meant.

Not responsible for: who a pronoun means (rules), misspelt names (spelling).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarizer.draft import DraftAnswer
from summarizer.questions.asking import Asking, Kind
from summarizer.questions.corpus import Corpus, Sentence
from summarizer.terms import terms

if TYPE_CHECKING:
    from summarizer.summary import Source, Summary

NEAR_BEST = 0.85
"""Another person may be meant, too, of whom so much of the topic is told as of the one of whom most is."""
MOST = 3
OF_ONE = frozenset({Kind.WHAT_SAID, Kind.FIRSTHAND, Kind.WHERE, Kind.WHEN, Kind.WHY, Kind.OTHER})
"""Kinds that ask about somebody; the others lay everything about a place, a day or a figure side by side."""


class _Person(NamedTuple):
    first: str
    name: str
    summary: Summary
    source: Source


def namesakes(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    """One sentence for each of those who may be meant; None when the question leaves nobody open."""
    if asking.kind not in OF_ONE:
        return None
    for surname in sorted(asking.names):
        people = list(_people(surname, corpus))
        if len(people) < 2 or any(asking.terms & (_told_of(one) - {surname}) for one in people):
            continue
        topic = asking.terms - {surname} - asking.verbs
        found = [(one, *_best(one, topic, corpus)) for one in people]
        enough = NEAR_BEST * max(share for _, share, _ in found)
        open_to = [(one, sentence) for one, share, sentence in found if share >= enough and sentence is not None]
        if len(open_to) > 1:
            return DraftAnswer(status="ambiguous", sentences=[sentence.told for _, sentence in open_to[:MOST]])
    return None


def _people(surname: str, corpus: Corpus) -> Iterator[_Person]:
    """The named sources with this surname, each once."""
    known: list[str] = []
    for summary in corpus.summaries:
        for source in summary.sources:
            words = (source.name or "").split()
            if source.named != "named" or len(words) < 2 or terms(words[-1]) != {surname}:
                continue
            first = words[0].rstrip(".").lower()
            if not any(_may_be(first, other) for other in known):
                known.append(first)
                yield _Person(first, " ".join(words), summary, source)


def _may_be(first: str, other: str) -> bool:
    """Whether two first names may be one person's: alike, or one the other's initial or short form."""
    return first.startswith(other) or other.startswith(first)


def _told_of(person: _Person) -> frozenset[str]:
    """The terms that tell this person from a namesake."""
    parts = (person.name, person.source.role, person.source.organisation)
    return terms(" ".join(part for part in parts if part))


def _best(person: _Person, topic: frozenset[str], corpus: Corpus) -> tuple[float, Sentence | None]:
    """How much of the topic is told of or by a person, and the best of the sentences with their full name."""
    naming = [
        sentence
        for sentence in corpus.sentences
        if sentence.summary is person.summary
        and sentence.index >= person.summary.article.lede
        and person.name in " ".join(sentence.text.split())
    ]
    if not naming:
        return 0.0, None
    said = (
        " ".join([claim.text, *(piece.exact for piece in claim.evidence)])
        for claim in person.summary.claims
        if any(link.source_id == person.source.id for link in claim.attribution)
    )
    shares = [corpus.coverage(topic, terms(words)) for words in said]
    best = max(naming, key=lambda sentence: (corpus.coverage(topic, sentence.terms), -sentence.index))
    return max([corpus.coverage(topic, best.terms), *shares]), best
