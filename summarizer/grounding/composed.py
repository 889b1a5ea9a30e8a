"""Composed sentences (gists, abstracts, answers) against the words they rest on.

Four checks of wording, strict where they must choose, because a false sentence printed costs more than a true one
withheld: every number of the sentence is one of the evidence, with the same bounds; every name stands there, and
names side by side stand side by side there; a negation in one is in the other; a hedge in the evidence leaves
a hedge in the sentence. Negation and hedges are looked for in the evidence as a whole, so a sentence should cite no
more than it says. Not responsible for: entailment. A sentence that passes may still draw a wrong conclusion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from summarizer.alignment import folded_words, stands
from summarizer.grounding.clauses import bearing, drops_a_turn, is_turned, is_turned_twice, turns
from summarizer.grounding.docket import LONGEST_QUOTE
from summarizer.grounding.given import Fault, check_names, check_numbers
from summarizer.normalize.cues import read_cue_class
from summarizer.normalize.hedges import FoundHedge, find_hedges
from summarizer.normalize.modes import quoted_spans
from summarizer.normalize.negation import has_negation
from summarizer.normalize.searching import may_hold
from summarizer.normalize.statements import Statement, statements

LONGEST_EVIDENCE = 20_000
"""Characters of evidence that one sentence may be checked against; more is no evidence but an article."""
_VOUCHING = re.compile(
    r"\b(?:confirm(?:s|ed|ing)?|verif(?:y|ies|ied)|admit(?:s|ted)?|acknowledge[sd]?|concede[sd]?|prove[sdn]?|proof|confess(?:es|ed)?"
    r"|confirmation|admission|corroborate[sd]?)\b",
    re.IGNORECASE,
)
"""Words by which a statement is vouched for; they may not be lent to one that its evidence only says."""
_VOUCHED: Final = tuple("confirm verif admi acknowledg conced prov proof confess corroborat".split())
"""Letters of each of them."""


def check_composed(text: str, evidence: Sequence[str]) -> Fault | None:
    """Give the first fault of ``text`` against the evidence (in NFC), or None when it may be printed."""
    if len(text) > LONGEST_QUOTE or sum(map(len, evidence)) > LONGEST_EVIDENCE:
        return "too-long", text
    return _composed(text, tuple(evidence))


@lru_cache(maxsize=512)
def _composed(text: str, evidence: tuple[str, ...]) -> Fault | None:
    """The same, kept: a draft comes again after its revision, with most of its sentences as they were."""
    told = [_without_alleging(words) for words in evidence]
    return check_numbers(text, evidence) or check_names(text, evidence) or _check_sense(text, told)


def _without_alleging(words: str) -> str:
    """A sentence without its "alleged" and "claimed": a gist stands beside its claim, whose factuality has them."""
    for one in reversed(statements(words)):
        if read_cue_class(one.cue) == "allege":
            place = words.find(one.cue, one.start, one.end)
            words = f"{words[:place]}said{words[place + len(one.cue) :]}" if place >= 0 else words
    return words


def check_quoting(text: str, quoted: Sequence[str], whole: Sequence[str], named: Sequence[str] = ()) -> Fault | None:
    """Give the first fault of a sentence against the words it quotes and the ``whole`` sentences they stand in.

    Word for word ``quoted``, it only must not have left a hedge or a negation of its sentences behind. Otherwise its
    numbers must be among the quoted words, its names in the whole sentences or among ``named`` (an outlet). Negation
    and hedges are those of the whole sentences: for who can choose what to cite, as rules can.
    """
    if _is_whole(text, whole):
        return None
    return (
        _check_figures_and_names(text, quoted, whole, named) or check_negation(text, whole) or check_hedges(text, whole)
    )


def check_citing(text: str, quoted: Sequence[str], whole: Sequence[str], named: Sequence[str] = ()) -> Fault | None:
    """Give the first fault as :func:`check_quoting` does, but with the negation and hedges of the clauses it tells.

    What it gives in quotation marks must stand in the sentences too.
    """
    if len(text) > LONGEST_QUOTE or sum(map(len, whole)) > LONGEST_EVIDENCE:
        return "too-long", text
    return _citing(text, tuple(quoted), tuple(whole), tuple(named))


@lru_cache(maxsize=512)
def _citing(text: str, quoted: tuple[str, ...], whole: tuple[str, ...], named: tuple[str, ...]) -> Fault | None:
    if _is_whole(text, whole):
        return None
    return _check_figures_and_names(text, quoted, whole, named) or _check_sense(text, whole)


def _is_whole(text: str, whole: Sequence[str]) -> bool:
    short = len(text) <= LONGEST_QUOTE and sum(map(len, whole)) <= LONGEST_EVIDENCE
    return short and folded_words(text) == folded_words(" ".join(whole))


def _check_figures_and_names(
    text: str, quoted: Sequence[str], whole: Sequence[str], named: Sequence[str]
) -> Fault | None:
    if len(text) > LONGEST_QUOTE or sum(map(len, whole)) > LONGEST_EVIDENCE:
        return "too-long", text
    if folded_words(text) == folded_words(" ".join(quoted)):
        return None
    return check_numbers(text, quoted) or check_names(text, [*whole, *named])


def _check_sense(text: str, evidence: Sequence[str]) -> Fault | None:
    """Find quoted words that stand nowhere, and a negation, denial or hedge that is not that of the same clauses."""
    for start, end in quoted_spans(text):
        words = text[start:end].strip(" .,;:!?")
        if words and not any(stands(given, words) for given in evidence):
            return "not-in-article", words
    for said in statements(text):
        fault = _check_statement(said, bearing(said, evidence))
        if fault is not None:
            return fault
    return None


def _check_statement(said: Statement, clauses: Sequence[str]) -> Fault | None:
    """Find a negation, denial or hedge of one statement that is not that of the clauses it speaks of."""
    text = said.text
    added = is_turned(text) and not any(map(is_turned, clauses))
    added = added or (is_turned_twice(text) and not any(map(is_turned_twice, clauses)))
    added = added or (turns(text) > 0 and not any(turns(clause) == turns(text) for clause in clauses))
    if added or any(drops_a_turn(text, clause) for clause in clauses):
        return "negation-not-in-evidence", text
    if _vouches(text) and not any(map(_vouches, clauses)):
        return "hedge-dropped", text
    return None if read_cue_class(said.cue) == "allege" else check_hedges(text, clauses)


def _vouches(text: str) -> bool:
    return may_hold(text, _VOUCHED) and _VOUCHING.search(text) is not None


def check_negation(text: str, evidence: Sequence[str]) -> Fault | None:
    """Find a negation that stands in ``text`` or in its evidence but not in both."""
    said, given = has_negation(text), any(has_negation(words) for words in evidence)
    return None if said == given else ("negation-not-in-evidence", text)


def check_hedges(text: str, evidence: Sequence[str]) -> Fault | None:
    """Find a hedge of the evidence when ``text`` has none at all."""
    if _doubts(text):
        return None
    for words in evidence:
        for hedge in _doubts(words):
            return "hedge-dropped", words[hedge.start : hedge.end]
    return None


def _doubts(text: str) -> list[FoundHedge]:
    return [hedge for hedge in find_hedges(text) if hedge.kind != "confirmed"]
