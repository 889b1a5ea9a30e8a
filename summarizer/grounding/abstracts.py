"""The abstract: at most five sentences, each verbatim or checked against the sentences it quotes.

They stay in the order the engine gave, which is the order they are to be read in.

Not responsible for: what belongs into an abstract (engines).
"""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.draft import DraftAbstract
from summarizer.grounding.composed import check_citing
from summarizer.grounding.docket import Docket
from summarizer.grounding.reference import is_name_only
from summarizer.summary import AbstractSentence

MOST_SENTENCES = 5


def ground_abstract(docket: Docket, drafts: Iterable[DraftAbstract]) -> list[AbstractSentence]:
    """Keep the first five sentences that stand; what is beyond them is rejected as too-long."""
    kept: list[AbstractSentence] = []
    for draft in docket.each(drafts):
        sentence = _ground_sentence(docket, draft)
        if sentence is None or sentence in kept:
            continue
        if len(kept) == MOST_SENTENCES:
            docket.reject("abstract", draft.text, "too-long")
            continue
        kept.append(sentence)
    return kept


def _ground_sentence(docket: Docket, draft: DraftAbstract) -> AbstractSentence | None:
    text = " ".join(draft.text.split())
    if not text or not draft.quotes:
        docket.reject("abstract", draft.text, "unlinked" if text else "schema")
        return None
    if (objection := docket.objection("abstract")) is not None:
        docket.reject("abstract", draft.text, objection.reason, objection.quoted)
        return None
    spans = []
    for quote in draft.quotes:
        span = docket.find(quote)
        if span is None:
            docket.reject("abstract", draft.text, "not-in-article", quote.text)
            return None
        spans.append(span)
    # Whoever is only named lends a name, not the rest of the sentence it stands in.
    told = [span for span in spans if not is_name_only(docket.words(span))] or spans
    quoted, whole = ([docket.words(span) for span in places] for places in (spans, docket.wholes(told)))
    fault = check_citing(text, quoted, whole, [docket.words(span) for span in spans if span not in told])
    if fault is not None:
        docket.reject("abstract", draft.text, *fault)
        return None
    return AbstractSentence(text=text, evidence=docket.evidence(spans))
