"""Who said what: questions answered from claims and their chains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.draft import DraftAnswer, DraftSentence
from summarizer.normalize.hedges import find_hedges
from summarizer.questions.asking import Asking
from summarizer.questions.corpus import Corpus, source_of
from summarizer.questions.wording import statement
from summarizer.terms import terms
from summarizer.vocabulary import AnswerStatus

if TYPE_CHECKING:
    from summarizer.summary import Claim, Summary

ENOUGH = 0.55
"""The weighted share of a question's terms that a claim must hold to answer it."""
NEAR_BEST = 0.85
"""Further claims are told when they hold so much of what the best one holds."""
CONFIRMING = terms(
    "confirmed confirm unconfirmed verified verify unverified established proven yet independently reported alleged"
)
LEFT_OPEN = re.compile(
    r"\b(?:not|n['’]t|never|no|unable to|yet to|nobody|cannot|neither)\b[^.!?]{0,40}?"
    r"\b(?:confirm\w*|confirmation|verif\w+|corroborat\w+|establish\w*|proven?|clear|known)\b"
    r"|\b(?:unconfirmed|unverified|unproven|unclear|unknown)\b",
    re.I,
)
"""Words by which an article leaves something open (FactBank's underspecified values)."""
MOST = 3
MOST_UNCONFIRMED = 6
UNSURE = frozenset({"alleged", "reported", "conditional", "denied", "estimated"})

Found = tuple[float, "Summary", "Claim"]


def who_said(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    """The attributed claims about what is asked, best first; None when none is about it."""
    ranked = _ranked(asking, corpus, [(s, c) for s, c in corpus.claims() if c.attribution])
    if asking.cue in {"deny", "confirm", "warn"}:
        ranked = [found for found in ranked if any(link.cue_class == asking.cue for link in found[2].attribution)]
    else:  # who disputes it comes after who reports it
        ranked.sort(key=lambda found: found[2].factuality == "denied")
    return _told(ranked[:MOST])


def what_said(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    """What the named source said, about what is asked."""
    who = asking.names or asking.terms
    theirs = [
        (summary, claim)
        for summary, claim in corpus.claims()
        if any(who & _named(summary, link.source_id) for link in claim.attribution)
    ]
    return _told(_ranked(asking, corpus, theirs, enough=0.4)[:MOST])


def unconfirmed(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    """Every claim that is alleged, reported, conditional or denied; about the named things, if any are named."""
    unsure = [(summary, claim) for summary, claim in corpus.claims() if claim.factuality in UNSURE]
    topic = asking.terms - CONFIRMING
    about = [
        (s, c) for s, c in unsure if not topic or corpus.coverage(topic, _about(s, c) | corpus.opening(s)) >= ENOUGH
    ]
    told = _told([(1.0, summary, claim) for summary, claim in about][:MOST_UNCONFIRMED])
    sentences = [*(told.sentences if told else ()), *_left_open(topic, corpus, hedged=told is None)][:MOST_UNCONFIRMED]
    unique = list({said.text: said for said in sentences}.values())
    return DraftAnswer(status="reported-unconfirmed", sentences=unique) if unique else None


def _left_open(topic: frozenset[str], corpus: Corpus, hedged: bool) -> list[DraftSentence]:
    """The sentences that say themselves that something is not confirmed, whole; or ``hedged`` ones about the topic."""
    return [
        sentence.told
        for sentence in corpus.sentences
        if (LEFT_OPEN.search(sentence.text) or (hedged and topic & sentence.terms and find_hedges(sentence.text)))
        and sentence.index >= sentence.summary.article.lede
        and (not topic or corpus.coverage(topic, sentence.nearby | corpus.opening(sentence.summary)) >= ENOUGH)
    ]


def _named(summary: Summary, source_id: str) -> frozenset[str]:
    source = source_of(summary, source_id)
    return terms(" ".join(part for part in (source.name, source.role, source.organisation) if part))


def _about(summary: Summary, claim: Claim) -> frozenset[str]:
    """The terms of a claim: its content, its sentences and its sources."""
    held = terms(" ".join([claim.text, *(piece.exact for piece in claim.evidence)]))
    return held.union(*(_named(summary, link.source_id) for link in claim.attribution))


def _ranked(asking: Asking, corpus: Corpus, claims: list[tuple[Summary, Claim]], enough: float = ENOUGH) -> list[Found]:
    scored = []
    for summary, claim in claims:
        held = _about(summary, claim)
        if asking.names <= held:
            inside = corpus.coverage(asking.terms, terms(claim.text))
            scored.append((0.7 * corpus.coverage(asking.terms, held) + 0.3 * inside, summary, claim))
    scored.sort(key=lambda found: -found[0])
    best = scored[0][0] if scored else 0.0
    return [found for found in scored if found[0] >= max(enough, NEAR_BEST * best)]


def _told(found: list[Found]) -> DraftAnswer | None:
    if not found:
        return None
    unsure = all(claim.factuality in UNSURE for _, _, claim in found)
    status: AnswerStatus = "reported-unconfirmed" if unsure else "answered"
    return DraftAnswer(status=status, sentences=[statement(summary, claim) for _, summary, claim in found])
