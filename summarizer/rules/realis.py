"""Whether what a word reports has happened: not negated, planned, ordered, feared, conditional or yet to come.

FactBank's factuality as far as grammar tells it: CT- and Uu make no item; a hedge ("may have captured") stays, for
the claim's own hedges tell it. Not responsible for: denials by somebody else (claims), harm (casualties).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.anaphora import DONE, NONCOMMITTAL, TO_COME
from summarizer.rules.phrases import accused, children, is_passive, negated

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = TO_COME | {"can", "must", "shall", "ca", "wo", "ought", "need"}
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until"})
DIRECTIVES = frozenset(
    "agree ask call demand discuss insist order propose recommend request suggest urge wait warn wish".split()
)
"""Verbs whose content is wanted, not told (FactBank: underspecified)."""
TOLD = frozenset({"after", "by", "since", "in", "following", "upon", "despite", "with", "before", "while", "for"})
"""Prepositions whose participle is told as done ("after capturing")."""
REPORTING = frozenset({"accuse", "suspect", "blame", "charge", "convict", "admit", "deny", "report", "claim"})
"""Verbs that tell of a deed with "of" or "to" ("accused of seizing", "claims to have seized")."""
ALMOST = frozenset({"almost", "nearly", "hardly", "scarcely", "rarely", "seldom"})
UNREAL = frozenset(
    "attempted failed planned proposed possible potential imminent expected threatened looming future feared".split()
)
UNTOLD = frozenset({"for", "towards", "toward", "without", "against", "until"})
RETRACTED = re.compile(
    r"\b(?:earlier|previous|original|first) (?:version|edition|headline)s? of (?:this|the) \w+"
    r"|\b(?:earlier|previously) (?:misstated|misreported|gave|said incorrectly)"
    r"|\bincorrectly (?:said|stated|reported|gave)\b",
    re.IGNORECASE,
)
"""How an outlet takes back what it printed."""
FARTHEST = 30
"""Steps up a parse; no sentence of news nests deeper."""


def retracted(sentence: str) -> bool:
    """Whether a sentence only repeats what the outlet no longer holds ("An earlier version of this article said")."""
    return RETRACTED.search(sentence) is not None


def happened(token: Token, depth: int = 0) -> bool:
    """Whether the verb or noun tells something as having happened or as being so."""
    if depth > FARTHEST:
        return False
    if token.pos_ in {"VERB", "AUX"} or token.tag_[:2] == "VB":
        return _verb_happened(token, depth)
    return _noun_happened(token, depth)


def _verb_happened(verb: Token, depth: int) -> bool:
    if negated(verb) or any(child.lower_ in ALMOST for child in children(verb, "advmod")):
        return False
    if any(child.lower_ in {"no", "any", "neither", "none", "nobody"} for noun in children(verb, "nsubj", "nsubjpass")
           for child in [noun, *children(noun, "det")]):  # fmt: skip
        return False
    auxiliaries = [child.lower_ for child in children(verb, "aux")]
    if MODALS.intersection(auxiliaries):
        return "have" in auxiliaries and not {"would", "should", "'d", "’d"}.intersection(auxiliaries)
    marks = {child.lower_ for child in children(verb, "mark", "advmod")}
    if CONDITIONS & marks and not ("until" in marks and verb.tag_ == "VBD"):
        return False
    head = verb.head
    if head.i == verb.i:
        return not _is_asked(verb)
    if "to" in auxiliaries and any(child.tag_ == "TO" for child in children(verb, "aux")):
        return _infinitive_happened(verb, head, "have" in auxiliaries, depth)
    return _dependent_happened(verb, head, auxiliaries, depth)


def _is_asked(verb: Token) -> bool:
    end = verb.sent.end - 1
    while end > verb.i and (verb.doc[end].is_space or verb.doc[end].is_quote):
        end -= 1
    return verb.doc[end].text == "?"


def _infinitive_happened(verb: Token, head: Token, perfect: bool, depth: int) -> bool:
    """ "managed to seize", "is said to have seized"; not "wants to seize", "is going to seize"."""
    if perfect:
        return not negated(head)
    if head.lower_ in {"going", "unable", "able"} or negated(head):
        return False
    done = head.lemma_.lower() in DONE | {"appear", "seem", "help", "go", "proceed", "claim"} - NONCOMMITTAL
    done = done or (head.lemma_ in {"compel", "force"} and is_passive(head))
    near = head.lemma_ not in {"begin", "start"} or verb.i - head.i <= 3
    complement = near and (verb.dep_ in {"xcomp", "ccomp", "conj"} or head.lemma_ == "go")
    return done and complement and happened(head, depth + 1)


def _dependent_happened(verb: Token, head: Token, auxiliaries: list[str], depth: int) -> bool:
    lemma = head.lemma_.lower()
    if verb.dep_ == "pcomp":
        return _gerund_happened(verb, head, depth)
    if verb.dep_ == "conj" and not children(verb, "nsubj", "nsubjpass"):
        bare = verb.tag_ in {"VB", "VBG", "VBN"} and not auxiliaries
        return happened(head, depth + 1) if bare else True
    if verb.dep_ in {"xcomp", "dobj"} and verb.tag_ == "VBG":
        return lemma not in lexicon.IRREALIS | NONCOMMITTAL | {"consider", "suggest", "rule"} and happened(
            head, depth + 1
        )
    if verb.dep_ in {"ccomp", "acl", "xcomp"}:
        if negated(head) or (verb.tag_ == "VB" and not auxiliaries):
            return False
        denied = any(child.lower_ == "no" for child in children(head, "det"))
        return not denied and not (lemma in DIRECTIVES and verb.tag_ == "VB")
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN"} and not children(verb, "nsubj", "nsubjpass"):
        return happened(head, depth + 1)
    return True


def _gerund_happened(verb: Token, preposition: Token, depth: int) -> bool:
    above = preposition.head
    if preposition.lower_ == "of" or accused(verb) is not None:
        return above.lemma_.lower() in REPORTING or above.head.lemma_.lower() in REPORTING
    if preposition.lower_ == "in" and above.lemma_.lower() == "succeed":
        return happened(above, depth + 1)
    return preposition.lower_ in TOLD and (above.pos_ not in {"VERB", "AUX"} or happened(above, depth + 1))


def _noun_happened(noun: Token, depth: int) -> bool:
    for child in noun.children:
        if child.lower_ in UNREAL or (child.dep_ in {"det", "neg"} and child.lower_ in {"no", "any"}):
            return False
    above = noun.head
    if noun.dep_ in {"pobj", "conj"} and above.i != noun.i:
        if above.lower_ in UNTOLD:
            return False
        if above.dep_ in {"prep", "agent"} and above.head.pos_ in {"NOUN", "PROPN"}:
            return above.head.lemma_.lower() not in lexicon.IRREALIS | {"plan", "deal", "agreement", "timetable"}
        above = above.head
    if above.pos_ not in {"VERB", "AUX"} or above.i == noun.i:
        return True
    lemma = above.lemma_.lower()
    if lemma in lexicon.IRREALIS | DIRECTIVES | {"announce", "prepare", "prevent", "repel", "resist", "consider"}:
        return False
    passive = noun.dep_ in {"nsubj", "nsubjpass"} and is_passive(above)
    return True if passive and lemma in REPORTING else happened(above, depth + 1)
