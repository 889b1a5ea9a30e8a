"""How many, who did it, where, when, why: questions answered from casualty reports.

Figures are laid side by side, each with the one who gave it; they are never merged. Two that speak of the same harm
to the same victims and cannot both be right make the answer ``sources-conflict``.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from summarizer.draft import DraftAnswer
from summarizer.ledger import ANYBODY, Entry, conflicting
from summarizer.normalize.bounds import compatible
from summarizer.questions.asking import Asking, Kind
from summarizer.questions.corpus import Corpus, claim_of, source_of
from summarizer.questions.statements import UNSURE
from summarizer.questions.wording import figure, statement
from summarizer.terms import stems, terms
from summarizer.vocabulary import AnswerStatus

if TYPE_CHECKING:
    from summarizer.summary import CasualtyReport, Summary

ENOUGH = 0.5
NEAR_BEST = 0.8
MOST = 5
ANYONE = ANYBODY | stems("people person persons dead")
"""With the words that are idle in a question, but name victims."""

AFTERWARDS = re.compile(r"\b(?:taken|brought|flown|airlifted|rushed|transferred|treated|buried|moved)\b", re.IGNORECASE)
"""Where victims went; a report tells where they were harmed."""

Found = tuple[float, "Summary", "CasualtyReport"]
WANTED = {
    Kind.WHO_DID: "perpetrator_text",
    Kind.HOLDS: "perpetrator_text",
    Kind.WHERE: "place",
    Kind.WHEN: "time",
    Kind.WHY: "motive",
}


def how_many(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    """The figures about what is asked; None when no counted report is about it."""
    counted = [(s, r) for s, r in corpus.casualties() if r.count is not None]
    found = _ranked(asking, corpus, counted)[:MOST]
    if not found:
        return None
    found += _siblings(found, counted)[: MOST - len(found)]
    uncounted = [(s, r) for s, r in corpus.casualties() if r.factuality == "denied" and r.count is None]
    denied = [(summary, claim_of(summary, report)) for _, summary, report in _ranked(asking, corpus, uncounted)]
    sentences = [figure(summary, report) for _, summary, report in found]
    sentences += [statement(summary, claim) for summary, claim in denied]
    status: AnswerStatus = "sources-conflict" if denied else _status(found)
    return DraftAnswer(status=status, sentences=list({said.text: said for said in sentences}.values()))


def circumstance(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    """The reports that tell the asked circumstance, each as the claim it stands in."""
    if asking.kind is Kind.WHERE and AFTERWARDS.search(asking.text):
        return None
    field = WANTED[asking.kind]
    telling = [(s, r) for s, r in corpus.casualties() if getattr(r, field) is not None]
    found = _ranked(asking, corpus, telling) if asking.casualty else []
    if not found:
        return None
    _, summary, report = found[0]
    claim = claim_of(summary, report)
    status: AnswerStatus = "reported-unconfirmed" if report.factuality in UNSURE else "answered"
    return DraftAnswer(status=status, sentences=[statement(summary, claim)])


def _ranked(asking: Asking, corpus: Corpus, reports: list[tuple[Summary, CasualtyReport]]) -> list[Found]:
    """Reports of the asked kind by how much of the question their own words and their sentences hold."""
    scored = []
    for summary, report in reports:
        if asking.casualty is not None and report.kind != asking.casualty:
            continue
        if asking.according and not asking.according & _said_by(summary, report):
            continue
        held = terms(" ".join(piece.exact for piece in report.evidence)) | {f"#{report.kind}"}
        own = terms(" ".join(_own_words(report))) | {f"#{report.kind}"}
        around = held | corpus.before(summary, report.evidence[0].start)
        if report.place is None:  # what happened where the article's news is
            around |= corpus.opening(summary)
        if asking.names <= around:
            score = 0.3 * corpus.coverage(asking.terms, around) + 0.4 * corpus.coverage(asking.terms, held)
            score += 0.3 * corpus.coverage(asking.terms, own)
            scored.append((score, summary, report))
    scored.sort(key=lambda found: -found[0])
    best = scored[0][0] if scored else 0.0
    return [found for found in scored if found[0] >= max(ENOUGH, NEAR_BEST * best)]


def _siblings(found: list[Found], counted: list[tuple[Summary, CasualtyReport]]) -> list[Found]:
    """Other sources' figures of the same harm to the same victims, however few words they share with the question."""
    score, summary, report = found[0]
    best, known = Entry(summary, report), {id(told) for _, _, told in found}
    alike = []
    for other_summary, other in counted:
        entry = Entry(other_summary, other)
        if id(other) in known or other.kind != report.kind or _same_teller(best, entry):
            continue
        shared = best.place & entry.place
        elsewhere = not shared and bool((best.place and entry.place) or other_summary is not summary)
        apart = elsewhere or _on_other_days(best, entry)
        if not apart and _same_victims(best, entry) and other.part_of is None:
            alike.append((score, other_summary, other))
    return alike


def _same_teller(one: Entry, other: Entry) -> bool:
    """One article's two figures of one source, or of the outlet itself."""
    first, second = one.report.attribution[:1], other.report.attribution[:1]
    same = [link.source_id for link in first] == [link.source_id for link in second]
    return one.summary is other.summary and same


def _same_victims(one: Entry, other: Entry) -> bool:
    """Named alike, or both by words for anybody ("people", "bodies")."""
    return bool(one.head & other.head) or bool(one.head & ANYONE and other.head & ANYONE)


def _on_other_days(one: Entry, other: Entry) -> bool:
    return bool(one.days and other.days and (one.days[1] < other.days[0] or other.days[1] < one.days[0]))


def _said_by(summary: Summary, report: CasualtyReport) -> frozenset[str]:
    """The terms of a report's sources: names, roles, organisations and their words there."""
    words = [link.mention.exact for link in report.attribution]
    for source in (source_of(summary, link.source_id) for link in report.attribution):
        words += [part for part in (source.name, source.role, source.organisation) if part]
    return terms(" ".join(words))


def _own_words(report: CasualtyReport) -> list[str]:
    place, time, motive = report.place, report.time, report.motive
    words = [report.victims, report.perpetrator_text, report.means, place.name if place else None]
    words += [time.text if time else None, motive.text if motive else None]
    return [word for word in words if word]


def _status(found: list[Found]) -> AnswerStatus:
    if any(_conflict(one, other) for one, other in combinations(found, 2)):
        return "sources-conflict"
    reports = [report for _, _, report in found]
    return "reported-unconfirmed" if all(report.factuality in UNSURE for report in reports) else "answered"


def _conflict(one: Found, other: Found) -> bool:
    """The same harm to the same victims at a compatible place, with figures that cannot both be right.

    The question has brought them together already, so a time or place that one of them leaves out is no obstacle.
    """
    first, second = Entry(one[1], one[2]), Entry(other[1], other[2])
    if conflicting(first, second):
        return True
    if one[2].kind != other[2].kind or not _same_victims(first, second) or _on_other_days(first, second):
        return False
    if first.place and second.place and not first.place & second.place:
        return False
    return not compatible(first.count, second.count)
