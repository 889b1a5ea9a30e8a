"""Factuality and polarity of a claim, from its words, its hedges and the cues of its chain.

FactBank (Saurí and Pustejovsky 2009) in newsroom terms. Not responsible for: whether it is true.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from summarizer.normalize.hedges import FoundHedge, HedgeKind, find_hedges, read_hedge
from summarizer.normalize.negation import find_negations, has_negation, is_negated, main_clause
from summarizer.vocabulary import Channel, CueClass, Factuality, Polarity

__all__ = [
    "FoundHedge",
    "HedgeKind",
    "find_hedges",
    "find_negations",
    "has_negation",
    "read_factuality",
    "read_polarity",
]

_FIRST_HAND: Final = frozenset(("briefing", "statement", "interview"))
_PASSED_ON: Final = frozenset(("reports-received", "second-hand", "other-media"))
_ADJECTIVES: Final = frozenset(("alleged", "suspected", "purported"))
_BEHIND_PREPOSITION: Final = re.compile(r"\b(?:for|over|of|on|about|with|against|by|to)[^\S\n]+$", re.IGNORECASE)
_ORDER: Final[tuple[HedgeKind, ...]] = ("conditional", "alleged", "reported", "estimated", "confirmed")


def read_factuality(
    content: str, hedges: Sequence[str], links: Sequence[tuple[CueClass, Channel]], negated: bool = False
) -> Factuality:
    """The first that applies: denied, conditional, alleged, reported, estimated, confirmed, stated.

    ``hedges`` are quoted words, ``links`` the chain's cue classes and channels. Hedges in the content's main clause
    count whether an engine quoted them or not; "alleged" and "suspected" behind a preposition ("for alleged theft", "by
    suspected rebels") say something of their noun only. A cue "reported" is as good as "said" (FactBank) where the
    channel is known to be first-hand, else it makes the claim reported. ``negated``: the cue itself is negated
    ("did not deny", "has not confirmed"), so that it neither denies nor confirms. What a source believes is estimated.
    """
    cues = {cue for cue, _ in links}
    if "deny" in cues and not negated:
        return "denied"
    kinds = _kinds(content, hedges)
    if "allege" in cues:
        kinds.add("alleged")
    if any(channel in _PASSED_ON or (cue == "report" and channel not in _FIRST_HAND) for cue, channel in links):
        kinds.add("reported")
    if "assess" in cues and not negated:
        kinds.add("estimated")
    if "confirm" in cues and not negated:
        kinds.add("confirmed")
    return next((kind for kind in _ORDER if kind in kinds), "stated")


def _kinds(content: str, hedges: Sequence[str]) -> set[HedgeKind]:
    clause = main_clause(content)
    kinds = {hedge.kind for hedge in find_hedges(clause) if not _is_local(clause, hedge)}
    local = {content[hedge.start : hedge.end].casefold() for hedge in find_hedges(content) if _is_local(content, hedge)}
    for words in hedges:
        kind = read_hedge(words)
        if kind is not None and words.casefold() not in local:
            kinds.add(kind)
    return kinds


def _is_local(text: str, hedge: FoundHedge) -> bool:
    if text[hedge.start : hedge.end].casefold() not in _ADJECTIVES:
        return False
    return _BEHIND_PREPOSITION.search(text[max(0, hedge.start - 12) : hedge.start]) is not None


def read_polarity(content: str, cue_classes: Sequence[CueClass]) -> Polarity:
    """``negative`` when a cue denies or the content's main clause is negated.

    A negation in a later subordinate or coordinate clause, in brackets or in a quoted sub-phrase does not count,
    nor does one inside a prepositional phrase or infinitive ("with no warning", "agreed not to"). Denying a
    negation is negative.
    """
    return "negative" if "deny" in cue_classes or is_negated(content) else "positive"
