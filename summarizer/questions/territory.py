"""Who holds, took, entered, besieges or left a place, and according to whom: answered from control items.

Each item is told as the claim it hangs on, so that who says it, and every hedge, stays with it. Two parties said to
hold one place, or a capture that somebody denies, make the answer ``sources-conflict``.

Not responsible for: finding control (rules), wording a claim (wording).
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from summarizer.draft import DraftAnswer
from summarizer.questions.asking import Asking
from summarizer.questions.corpus import Corpus, claim_around, source_of
from summarizer.questions.statements import UNSURE
from summarizer.questions.wording import statement
from summarizer.terms import terms
from summarizer.vocabulary import AnswerStatus, ControlRelation

if TYPE_CHECKING:
    from summarizer.summary import Claim, Control, Summary

MOST = 3
HOLDING = frozenset({"holds", "captured"})
_RELATIONS: dict[str, tuple[ControlRelation, ...]] = {
    r"besieg|surround|encircl|under siege": ("besieging",),
    r"enter|invad|storm": ("entered", "captured"),
    r"advanc|approach|clos": ("advancing",),
    r"withdr|abandon|left|pulled out": ("withdrew", "lost"),
    r"lost|loses?\b": ("lost", "withdrew"),
    r"fight|fought|contest": ("contested",),
    r"took|take|captur|recaptur|retook|retak|seiz|overr|annex|liberat|conquer": ("captured",),
    r"": ("holds", "captured", "besieging", "contested", "entered", "lost", "withdrew"),
}
ASKED = tuple((re.compile(rf"\b(?:{words})", re.I), relations) for words, relations in _RELATIONS.items())
"""Words of the question -> relations that answer it, the best first; the last row stands for "controls", "holds"."""
TERRITORIAL = re.compile(
    r"\b(?:control|captur|recaptur|retook|retak|seiz|occup|besieg|surround|encircl|invad|overr[au]n|annex|conquer)",
    re.I,
)
"""Words that ask for control of a place and nothing else: a sentence without them does not answer."""
AHEAD = re.compile(r"\b(?:to|will|would|could|may|might|should|not)\s+(?:\w+ly\s+)?(\w+)", re.I)
"""A verb that is planned, wanted or denied."""
ASKING_WORDS = terms(
    "control controls controlled hold holds held rule rules occupy occupies occupied took take taken capture captured "
    "recapture recaptured retook retaken seize seized overran besiege besieged surround surrounded encircled enter "
    "entered invade invaded storm stormed annex annexed liberate liberated conquer advance advancing withdraw withdrew "
    "withdrawn abandon abandoned left lost lose fight fighting fought contest contested hands charge now currently "
    "still group force forces side army"
)


class _Found(NamedTuple):
    rank: int
    summary: Summary
    item: Control
    claim: Claim


def who_holds(asking: Asking, corpus: Corpus) -> DraftAnswer | None:
    """What is told of who holds the place asked for, best relation first; None when nothing is."""
    relations = next(relations for pattern, relations in ASKED if pattern.search(asking.text))
    topic = asking.terms - ASKING_WORDS
    found = [] if not topic else sorted(_about(asking, corpus, topic, relations), key=lambda one: one.rank)
    if not found:
        return None
    best = found[0].rank
    told = [one for one in found if one.rank <= max(best, 1)][:MOST]
    sentences = [statement(one.summary, one.claim) for one in told]
    status = _status(told)
    if status == "answered" and len(relations) > 2 and found[0].item.relation not in HOLDING:
        status = "partly-answered"  # who entered or besieges a place need not hold it
    return DraftAnswer(status=status, sentences=list({said.text: said for said in sentences}.values()))


def _about(
    asking: Asking, corpus: Corpus, topic: frozenset[str], relations: tuple[ControlRelation, ...]
) -> list[_Found]:
    found = []
    for summary, item in corpus.control():
        if item.relation not in relations:
            continue
        place = terms(item.place.name)
        around = place.union(*(terms(piece.exact) for piece in item.evidence), terms(item.actor.text))
        if not topic & place or not topic <= around:
            continue
        if asking.names and not asking.names & place and _is_named(item.place.name):
            continue
        if asking.according and not asking.according & _said_by(summary, item):
            continue
        claim = claim_around(summary, item, [item.place.name])
        if claim is not None:
            found.append(_Found(relations.index(item.relation), summary, item, claim))
    return found


def _is_named(place: str) -> bool:
    return any(word[:1].isupper() for word in place.split())


def telling(asking: Asking, found: DraftAnswer) -> DraftAnswer | None:
    """Those of the sentences that may answer in place of an item; None when there are none."""
    if not TERRITORIAL.search(asking.text):
        return found
    kept = [said for said in found.sentences if _tells(asking, said.text)]
    return DraftAnswer(status=found.status, sentences=kept, nearest=found.nearest) if kept else None


def _tells(asking: Asking, text: str) -> bool:
    """It names what is named, with the verb that is asked for, and does not only look ahead."""
    held = terms(text)
    ahead = terms(" ".join(match[1] for match in AHEAD.finditer(text)))
    return asking.names | (asking.terms & ASKING_WORDS) <= held and not asking.terms & ahead


def _said_by(summary: Summary, item: Control) -> frozenset[str]:
    words = [link.mention.exact for link in item.attribution]
    for source in (source_of(summary, link.source_id) for link in item.attribution):
        words += [part for part in (source.name, source.role, source.organisation) if part]
    return terms(" ".join(words))


def _status(found: list[_Found]) -> AnswerStatus:
    if any(_conflict(one, other) for one, other in combinations(found, 2)):
        return "sources-conflict"
    unsure = all(one.claim.factuality in UNSURE for one in found)
    return "reported-unconfirmed" if unsure else "answered"


def _conflict(one: _Found, other: _Found) -> bool:
    """Two holders of one place at a time, or one party's act that is told and denied."""
    first, second = one.item, other.item
    shared = terms(first.place.name) & terms(second.place.name)
    same_actor = bool(terms(first.actor.text) & terms(second.actor.text))
    if not shared:
        return False
    if (one.claim.factuality == "denied") != (other.claim.factuality == "denied"):
        return same_actor and first.relation == second.relation
    dated = first.time is not None and second.time is not None and first.time.start != second.time.start
    return first.relation == second.relation == "holds" and not same_actor and not dated
