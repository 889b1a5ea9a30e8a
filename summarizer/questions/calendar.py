"""When something happened, and what happened on a day: answered from the timeline.

A step is told with the claim it belongs to, when somebody else than the outlet tells it, else by its whole sentence.

Not responsible for: finding steps (rules), reading days (normalize.times).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.draft import DraftAnswer, DraftSentence
from summarizer.normalize.times import Reading, find_times, read_time
from summarizer.questions.asking import Asking
from summarizer.questions.corpus import Corpus, claim_around
from summarizer.questions.statements import UNSURE
from summarizer.questions.wording import statement
from summarizer.terms import stems, terms
from summarizer.vocabulary import AnswerStatus

if TYPE_CHECKING:
    from summarizer.summary import Claim, Event, Summary

ENOUGH = 0.6
"""The weighted share of a question's terms that a step must hold to date what is asked."""
MOST = 4
AS_GOOD, MOST_DATES = 0.95, 2


def when(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    """The step that tells what is asked, with its day, and one as good as it; None when none does."""
    scored = []
    exactly = asking.names | {term for term in asking.terms if any(char.isdigit() for char in term)}
    for summary, event in corpus.events():
        own = terms(event.text)
        share = corpus.coverage(asking.terms, own)
        if share >= ENOUGH and exactly <= own | terms(summary.article.title or ""):
            scored.append((share, summary, event))
    if not scored:
        return None
    best = max(share for share, _, _ in scored)
    near = [(summary, event) for share, summary, event in scored if share >= AS_GOOD * best]
    return _told(corpus, near[:MOST_DATES])


def what_happened(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    """The steps of the day or period asked for, in the articles' order; None when it names none or none is told."""
    times = find_times(asking.text)
    if not times:
        return None
    words = asking.text[times[0].start : times[0].end]
    topic = (asking.terms - terms(words)) | (asking.names - terms(words))
    found = []
    for summary, event in corpus.events():
        around = terms(" ".join([event.text, *(piece.exact for piece in event.evidence), summary.article.title or ""]))
        if topic <= around and _on(words, summary, event):
            found.append((summary, event))
    return _told(corpus, found[:MOST]) if found else None


def _on(words: str, summary: Summary, event: Event) -> bool:
    asked: Reading = read_time(words, summary.article.published_on)
    if asked.start is None or asked.end is None or event.time.start is None or event.time.end is None:
        return stems(words) <= stems(event.time.text)
    return asked.start <= event.time.start and event.time.end <= asked.end


def _told(corpus: Corpus, steps: list[tuple[Summary, Event]]) -> DraftAnswer:
    sentences: list[DraftSentence] = []
    claims: list[Claim | None] = []
    for summary, event in steps:
        claim = _teller(summary, event)
        claims.append(claim)
        if claim is not None:
            sentences.append(statement(summary, claim))
        else:
            whole = corpus.sentence(summary, event.evidence[0].start)
            sentences.append(whole.told)
    unsure = all(claim is not None and claim.factuality in UNSURE for claim in claims)
    status: AnswerStatus = "reported-unconfirmed" if unsure else "answered"
    return DraftAnswer(status=status, sentences=list({said.text: said for said in sentences}.values()))


def _teller(summary: Summary, event: Event) -> Claim | None:
    """The attributed claim in which the day is told, or None."""
    claim = claim_around(summary, event, [event.time.text])
    return claim if claim is not None and claim.attribution else None
