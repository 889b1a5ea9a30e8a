"""Where what somebody says ends, and where it starts: before the next one speaks, behind the day of saying.

"The union said the offer was late, while the mayor called it fair": the small model hangs the second statement on the
first. News prose sets it off by a comma and a conjunction, and it has a cue and a speaker of its own (PDTB attributes
the two arguments of a contrast apart; Prasad et al., Attribution and its annotation in the PDTB, 2007).

Not responsible for: participles of speech behind a content (contents), statements beside each other (clause_of).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.rules.lexicon import PARENTHETICAL
from summarizer.rules.phrases import children

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTRASTING = frozenset({"while", "whereas", "though", "although"})
"""Conjunctions behind which a second voice stands beside the first."""

ASIDES = frozenset({"speak", "cite", "quote", "add", "ask", "refer"})
"""Participles after a content that tell how it was said, not what ("..., speaking on condition of anonymity")."""
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday".split())


def said_by_others(verb: Token, found: set[int]) -> set[int]:
    """Of the words of a content behind its cue, those from where another speaker's statement is set off."""
    outside: set[int] = set()
    for index in sorted(found):
        token = verb.doc[index]
        if index in outside or token.pos_ != "VERB" or token.lemma_.lower() not in CUE_LEMMAS:
            continue
        start = _start_of_statement(token, verb)
        if start is not None and start - 1 in found and verb.doc[start - 1].text == ",":
            outside |= {other for other in found if start <= other <= token.right_edge.i}
    return outside


def _start_of_statement(cue: Token, outer: Token) -> int | None:
    """The first word of a statement of its own, its conjunction included; None for one that is part of the content."""
    speakers = [child for child in children(cue, "nsubj") if child.i < cue.i and child.tag_ not in {"WDT", "WP"}]
    if not speakers or not children(cue, "ccomp", "xcomp", "dobj"):
        return None
    marks = children(cue, "mark")
    if cue.dep_ == "advcl" and speakers[-1].tag_ != "PRP" and any(mark.lower_ in CONTRASTING for mark in marks):
        return cue.left_edge.i
    first = cue.left_edge.i
    if cue.dep_ == "conj" and not marks and cue.tag_ == outer.tag_ and cue.doc[first - 1].dep_ == "cc":
        return first - 1
    noun = cue.head
    if cue.dep_ == "relcl" and noun.pos_ == "NOUN" and noun.dep_ in {"appos", "npadvmod", "dep"} and noun.i < cue.i:
        return noun.left_edge.i
    return None


DAYPARTS = frozenset({"morning", "afternoon", "evening", "night"})


def day_of_saying(verb: Token) -> set[int]:
    """ "said on Sunday he would run": without a comma, a weekday right behind the cue is when it was said."""
    start = verb.i + 1
    words = [token.lower_ for token in verb.doc[start : start + 3]]
    day = 1 if words[:1] == ["on"] else 0
    if len(words) > day + 1 and words[day] in WEEKDAYS and words[day + 1] not in {",", "that"}:
        return {*range(start, start + day + 1 + (words[day + 1] in DAYPARTS))}
    return set()


def last_of_clause(verb: Token) -> int:
    """Where a cue's own clause ends at the latest: "rejected the idea that she lied, she said" ends with "lied"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.i < verb.i or above.lemma_ not in PARENTHETICAL:
        return verb.sent.end
    return min([above.i, *(child.left_edge.i for child in children(above, "nsubj") if child.i > verb.i)])


def is_no_statement(verb: Token, clause: Token) -> bool:
    """Whether what the parser took for a cue's clause states nothing that the cue could announce."""
    return _is_relative(clause) or _is_bare(clause) or _is_thing(verb, clause)


def _is_relative(clause: Token) -> bool:
    """ "..., whose spokeswoman had cited ...": a relative clause that the parser took for a complement."""
    return any(token.tag_ == "WP$" for token in clause.subtree if token.i < clause.i)


def _is_thing(verb: Token, clause: Token) -> bool:
    """ "citing what she called “proof”": a free relative stands for a thing."""
    return verb.lemma_ in ASIDES and clause.left_edge.tag_ == "WP"


def _is_bare(clause: Token) -> bool:
    """ "offered help": a noun that the parser took for a verb, without a word of a clause."""
    return not any(child.dep_ not in {"punct", "cc", "conj"} for child in clause.children)
