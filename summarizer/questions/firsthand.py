"""Did they see it, or were they told: answered from chains, so that every link of whom somebody relies on is named.

Not responsible for: finding chains (rules), wording a claim (wording).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.draft import DraftAnswer, DraftSentence
from summarizer.questions.asking import Asking
from summarizer.questions.corpus import Corpus, source_of
from summarizer.questions.statements import UNSURE
from summarizer.questions.wording import statement, verbatim
from summarizer.terms import terms
from summarizer.vocabulary import AnswerStatus

if TYPE_CHECKING:
    from summarizer.summary import Claim, Summary

ENOUGH = 0.4
"""The weighted share of the question's terms, those about seeing and telling aside, that a claim must hold."""
NEAR_BEST, MOST = 0.9, 2
SEEING = terms(
    "see saw seen witness witnessed eyewitness observe observed hear heard learn learned know knew known directly "
    "indirectly direct indirect firsthand secondhand first second hand hearsay own eyes himself herself itself "
    "themselves information account claim quote quoted quotation paraphrase paraphrased words source relay relayed "
    "cite cited base based rely reports report reported"
)


def how_known(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    """What the source asked about said, with everybody it relies on; a chain comes before a single source."""
    topic = asking.terms - SEEING or asking.terms
    scored = []
    for summary, claim in corpus.claims():
        held = _about(summary, claim)
        share = corpus.coverage(topic, held)
        if claim.attribution and asking.names <= held and share >= ENOUGH:
            scored.append((share + 0.1 * (len(claim.attribution) > 1), summary, claim))
    if not scored:
        return None
    best = max(share for share, _, _ in scored)
    found = [(s, c) for share, s, c in sorted(scored, key=lambda one: -one[0]) if share >= NEAR_BEST * best][:MOST]
    status: AnswerStatus = "reported-unconfirmed" if all(c.factuality in UNSURE for _, c in found) else "answered"
    sentences = {said.text: said for summary, claim in found for said in _with_chain(summary, claim)}
    return DraftAnswer(status=status, sentences=list(sentences.values()))


def _with_chain(summary: Summary, claim: Claim) -> list[DraftSentence]:
    """The claim as told, or its whole sentences where that would leave out a link."""
    told = statement(summary, claim)
    lost = [link for link in claim.attribution[1:] if link.mention.exact not in told.text]
    return [verbatim(summary, claim.evidence)] if lost else [told]


def _about(summary: Summary, claim: Claim) -> frozenset[str]:
    words = [claim.text, *(piece.exact for piece in claim.evidence)]
    for source in (source_of(summary, link.source_id) for link in claim.attribution):
        words += [part for part in (source.name, source.role, source.organisation) if part]
    return terms(" ".join(words))
