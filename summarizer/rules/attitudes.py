"""What somebody holds or makes known without a cue verb: "is confident that", "made clear that", "As Roe put it, ...".

Adjectives of belief and feeling with a clause (FrameNet Certainty, Experiencer_focus), light verbs with a noun or
adjective of saying ("expressed concern that", "made the case that"), and the comment clause with "as" (Quirk et al.,
A Comprehensive Grammar, 15.53 ff.). PolNeAR annotates all of them.

Not responsible for: cue verbs with a clause (attribution), nouns with one (attribution.cue_nouns).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.rules.anaphora import OPEN_QUESTIONS, uncommitted
from summarizer.rules.closing import said_by_others
from summarizer.rules.contents import pieces, that_clause
from summarizer.rules.cue_subjects import can_speak
from summarizer.rules.phrases import Words, children, negated, spread, subject
from summarizer.rules.quotations import Quotation, spoken
from summarizer.rules.saying import Saying

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FEELING = frozenset(
    "adamant afraid certain concerned confident convinced doubtful fearful hopeful optimistic persuaded pessimistic"
    " positive sceptical skeptical sure worried".split()
)
BEING = frozenset({"be", "remain", "become", "grow", "seem", "appear", "feel", "sound"})
SHOWN_BY = {
    "make": frozenset({"clear", "plain", "case", "argument", "point"}),
    "express": frozenset(
        "alarm anger belief concern concerns confidence disappointment doubt doubts fear fears frustration hope hopes"
        " optimism outrage regret skepticism scepticism surprise worries worry".split()
    ),
    "voice": frozenset({"concern", "concerns", "confidence", "doubt", "doubts", "fear", "fears", "hope", "worry"}),
    "raise": frozenset({"concern", "concerns", "doubts", "fears"}),
}
"""Light verb -> what it makes known, between itself and "that"."""
HOLDING = frozenset({"hold", "bet", "wager"})
"""Verbs that report only with "that": a court holds that, and holds a hearing."""
COMMENTING = frozenset({"put", "say", "note", "observe", "explain", "write"})


def attitudes(doc: Doc, quoted: list[Quotation]) -> Iterator[Saying]:
    """Adjectives of belief, light verbs and comment clauses outside quotations."""
    within = spoken(quoted)
    for token in doc:
        if token.i in within:
            continue
        found = None
        if token.lower_ in FEELING:
            found = _held(token)
        elif token.lemma_ in SHOWN_BY and token.pos_ == "VERB":
            found = _made_known(token)
        elif token.lemma_ in HOLDING and token.pos_ == "VERB":
            clause = that_clause(token)
            found = _saying(token, token, set(clause)) if clause and clause.start == token.i + 2 else None
        elif token.lemma_ in COMMENTING and token.dep_ == "advcl":
            found = _commented(token)
        if found is not None:
            yield found


def _held(feeling: Token) -> Saying | None:
    """ "X is worried (that) CLAUSE"."""
    verb = feeling if feeling.pos_ == "VERB" and children(feeling, "nsubj", "nsubjpass", "auxpass") else feeling.head
    clauses = [clause for clause in (*children(feeling, "ccomp"), *children(verb, "ccomp")) if clause.i > feeling.i]
    if not clauses or verb.pos_ not in {"VERB", "AUX"} or (verb.i != feeling.i and verb.lemma_ not in BEING):
        return None
    openings = {child.lower_ for child in children(clauses[0], "mark", "advmod")}
    return None if openings & OPEN_QUESTIONS else _saying(verb, feeling, set(spread(clauses[0])))


def _made_known(verb: Token) -> Saying | None:
    """ "X made (it) clear that CLAUSE", "X expressed concern that CLAUSE"."""
    clause = that_clause(verb)
    told = next((t for t in verb.doc[verb.i + 1 : max(clause.start - 1, 0)] if t.lower_ in SHOWN_BY[verb.lemma_]), None)
    return _saying(verb, told, set(clause)) if clause and told is not None and told.i >= clause.start - 3 else None


def _commented(verb: Token) -> Saying | None:
    """ "As X put it, CLAUSE": the sentence without the comment."""
    has_as = verb.left_edge.lower_ == "as"
    objects = [thing for thing in children(verb, "dobj") if thing.lower_ != "it"]
    if not has_as or objects or children(verb, "ccomp", "xcomp") or (verb.lemma_ == "put") != _puts_it(verb):
        return None
    comment = set(spread(verb))
    if verb.doc[verb.right_edge.i + 1 if verb.right_edge.i + 1 < len(verb.doc) else verb.i].text != ",":
        return None
    return _saying(verb, verb, set(spread(verb.head)) - comment)


def _puts_it(verb: Token) -> bool:
    return any(thing.lower_ == "it" for thing in children(verb, "dobj"))


def _saying(verb: Token, last: Token, content: set[int]) -> Saying | None:
    """The saying of the verb's subject, by the words from the verb to ``last``."""
    speaker = subject(verb)
    if speaker is None or not can_speak(speaker) or speaker.lower_ in {"it", "there", "this", "that", "which"}:
        return None
    if uncommitted(verb) or negated(verb) or negated(last):
        return None
    opened = {child.i for index in content for child in verb.doc[index].children if child.lower_ == "that"}
    lead = {index for index in opened if index == min(content)}
    said = pieces(verb.doc, content - lead - said_by_others(verb, content))
    return Saying("attitudes", speaker, Words(verb.i, last.i + 1), said) if said else None
