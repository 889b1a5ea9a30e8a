"""How many of anything else than victims: what each source counts, side by side, from attributed claims.

Not responsible for: casualties (figures), reading numbers (normalize.counts).
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from summarizer.draft import DraftAnswer
from summarizer.normalize.bounds import compatible
from summarizer.normalize.counts import find_counts
from summarizer.questions.asking import Asking
from summarizer.questions.corpus import Corpus
from summarizer.questions.wording import statement
from summarizer.terms import terms

if TYPE_CHECKING:
    from summarizer.normalize.counts import Numbers
    from summarizer.summary import Claim, Summary

ENOUGH, MOST = 0.5, 4
WORDS_BETWEEN = 4
"""Words after a number in which the thing that it counts is named."""


class _Told(NamedTuple):
    summary: Summary
    claim: Claim
    numbers: Numbers


def told_apart(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    """Figures of different sources that cannot all be right; None where they agree or only one source counts."""
    told = [found for summary, claim in corpus.claims() for found in _about(asking, corpus, summary, claim)]
    apart = [pair for pair in combinations(told, 2) if _differ(*pair)]
    if not asking.counted or not apart:
        return None
    found = [one for one in told if any(one in pair for pair in apart)][:MOST]
    sentences = {said.text: said for said in (statement(one.summary, one.claim) for one in found)}
    return DraftAnswer(status="sources-conflict", sentences=list(sentences.values()))


def _about(asking: Asking, corpus: Corpus, summary: Summary, claim: Claim) -> list[_Told]:
    """The claim's figures of what is counted, where it is about what is asked."""
    held = terms(" ".join(piece.exact for piece in claim.evidence)) | corpus.opening(summary)
    if not claim.attribution or not asking.names <= held or corpus.coverage(asking.terms, held) < ENOUGH:
        return []
    return [
        _Told(summary, claim, count.numbers)
        for count in find_counts(claim.text)
        if asking.counted & terms(" ".join(claim.text[count.end :].split()[:WORDS_BETWEEN]))
    ]


def _differ(one: _Told, other: _Told) -> bool:
    """Other sources with figures that exclude each other."""
    same = one.summary is other.summary and one.claim.attribution[0].source_id == other.claim.attribution[0].source_id
    return not same and not compatible(one.numbers, other.numbers)
