"""Whether a harm is told as having happened: one test of negation, hypothesis and fiction for all constructions.

What is threatened, planned, feared for the future, attempted, asked, denied to have happened, acted in a film or said
of people in general is no casualty (FactBank: CT- and Uu); a hedge ("may have been killed") stays, for the claim's own
hedges tell it. Not responsible for: what happened long ago or is counted over years (history), denials by somebody
else (claims).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.anaphora import DONE, refused
from summarizer.rules.phrases import accused, children, is_passive, negated, subject
from summarizer.rules.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

HYPOTHETICAL = frozenset(
    {"would", "will", "could", "can", "should", "shall", "must", "might", "may", "'ll", "’ll", "ca"}
)
UNFULFILLED = frozenset({"could", "would", "should"})
"""With "have" they tell what did not come about ("it could have killed her": Quirk et al., 4.23)."""
UNREAL_PREPOSITIONS = frozenset({"without", "before", "of", "for", "against", "from"})
"""What follows them as a participle is not told as done ("without killing", "the risk of killing")."""
CONDITIONS = frozenset({"if", "unless", "whether"})
JUDGING = frozenset(
    "sentence jail imprison convict arrest accuse charge try execute hang blame condemn indict extradite guilty suspect"
    " responsible prison term life wanted hunt detain hold admit confess plead apologise apologize conviction".split()
)
"""What stands before "for" or "of" and a deed that was done (FrameNet Judgment, Sentencing, Arrest)."""
UNREAL_NOUNS = frozenset(
    "attempt threat risk fear plan plot conspiracy possibility danger call intent intention order hope warning chance"
    " solicitation prospect scenario drill simulation rehearsal".split()
)
"""What is of these has not happened ("a plot to kill", "the threat of a massacre")."""
UNREAL_WORDS = frozenset("attempted planned threatened possible potential would-be foiled simulated imminent".split())
ESCAPING = frozenset({"escape", "avoid", "survive", "evade", "dodge"})
"""Who "escaped being killed" was not (VerbNet avoid-52)."""
AVERTING = frozenset("prevent avoid avert stop deter reduce limit cause risk survive foil face oppose ban".split())
"""Verbs whose noun of harm need not have happened; "cause" counts only as an infinitive (VerbNet avoid-52)."""
FICTION = frozenset(
    "film movie novel sitcom episode screenplay storyline videogame musical opera comic sequel thriller".split()
)
PERFORMING = frozenset({"play", "portray", "depict", "star"})
FARTHEST = 6
"""Steps from a noun up to what it is said of."""


def happened(trigger: Trigger) -> bool:
    """False for what is negated, planned, threatened, ordered, conditional or fictional."""
    token = trigger.token
    if token.pos_ not in {"VERB", "AUX"} and (_unreal_noun(token) or _is_asked(token)):
        return False
    verb = token if token.pos_ in {"VERB", "AUX"} else token.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return not _in_fiction(token)
    first = _sharing(verb)
    denied = negated(first) != (token.lemma_ == "survive")  # who did not survive is dead
    if denied or _under_negation(first) or _is_asked(first) or _of_nobody(trigger, verb):
        return False
    return not (_hypothetical(first) or _in_fiction(verb))


def _sharing(verb: Token) -> Token:
    """ "planned to kidnap and kill", "could be taken and shot": the first verb, whose "to" or auxiliary both share.

    So do a verb and its result: "wanted to shut the road, hurting farmers".
    """
    for _ in range(FARTHEST):
        above = verb.head
        result = verb.dep_ == "advcl" and verb.tag_ == "VBG" and not children(verb, "mark", "nsubj")
        if result and above.tag_ == "VB" and above.dep_ == "xcomp" and above.head.lemma_ in lexicon.IRREALIS:
            return above
        own = children(verb, "aux", "auxpass", "nsubj", "nsubjpass", "neg")
        alike = verb.tag_ == "VB" or (verb.tag_ == "VBN" and above.tag_ == "VBN")
        if verb.dep_ != "conj" or own or not alike or above.pos_ != "VERB":
            break
        verb = above
    return verb


def _of_nobody(trigger: Trigger, verb: Token) -> bool:
    """ "Neither driver died", "no rebel killed civilians"; "no soldiers were killed" counts nobody and is kept."""
    who = subject(verb)
    if who is None:
        return False
    words = {who.lower_, *(child.lower_ for child in children(who, "det", "preconj", "cc"))}
    acts = trigger.frame == "object" and verb.pos_ == "VERB" and not is_passive(verb)
    return "neither" in words or (acts and bool(words & {"no", "nobody", "none"}))


def told_in_general(trigger: Trigger, counted: bool, named: bool) -> bool:
    """ "when thousands are killed on the battlefield", "people die": the present tense of what is always so."""
    verb = trigger.token
    if verb.pos_ not in {"VERB", "AUX"} or named or trigger.kind not in {"killed", "injured"}:
        return False
    auxiliaries = children(verb, "aux", "auxpass")
    finite = [*auxiliaries, verb] if verb.tag_ in {"VBP", "VBZ"} else auxiliaries
    present = any(word.tag_ in {"VBP", "VBZ"} and word.lemma_ in {"be", verb.lemma_} for word in finite)
    perfect = any(word.lemma_ == "have" or word.tag_ in {"VBN", "VBG"} for word in auxiliaries)
    whenever = any(child.lower_ in {"when", "whenever", "where"} for child in children(verb, "advmod", "mark"))
    return present and not perfect and (whenever or not counted)


def _under_negation(verb: Token) -> bool:
    """ "X did not say that 12 were killed", "no evidence that ...": nobody says it."""
    while verb.dep_ in {"ccomp", "acl", "xcomp", "conj"} and verb.head.i != verb.i:
        joined = verb.dep_ == "conj"
        verb = verb.head
        if joined and verb.pos_ in {"VERB", "AUX"}:
            continue
        if negated(verb) or refused(verb) or any(child.lower_ == "no" for child in children(verb, "det")):
            return True
    return False


def _hypothetical(verb: Token) -> bool:
    auxiliaries = {child.lower_ for child in children(verb, "aux")}
    if auxiliaries & HYPOTHETICAL and "have" not in auxiliaries:
        return True
    if auxiliaries & UNFULFILLED:
        return True
    if auxiliaries & {"'d", "’d"} and any(child.lower_ in CONDITIONS for child in verb.subtree):
        return True
    if any(child.lower_ in CONDITIONS for child in children(verb, "mark")):
        return True
    to_infinitive = any(child.tag_ == "TO" for child in children(verb, "aux"))
    if to_infinitive and verb.head.i != verb.i:
        return "have" not in auxiliaries and not _infinitive_done(verb)
    if verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "xcomp", "dobj"} and accused(verb) is None:
        above = {verb.head.lemma_, verb.head.head.lemma_}
        if verb.dep_ == "pcomp" and (verb.head.head.lemma_ in JUDGING or verb.head.head.lower_ in JUDGING):
            return False
        return bool(above & (lexicon.IRREALIS | UNREAL_NOUNS | ESCAPING)) or verb.head.lower_ in UNREAL_PREPOSITIONS
    return verb.dep_ in {"xcomp", "ccomp"} and (
        verb.head.lemma_ in ESCAPING or (verb.dep_ == "xcomp" and verb.head.lemma_ in lexicon.IRREALIS)
    )


def _infinitive_done(verb: Token) -> bool:
    """ "managed to kill", "the first to die", "went on to kill"; not "vowed to kill"."""
    head = verb.head
    if head.lower_ == "going":
        return False
    if head.lemma_ in DONE:
        return True
    ordinal = head.pos_ in {"NOUN", "ADJ", "PROPN"} and any(
        word.lower_ in {"first", "last", "latest", "only", "second", "third"} for word in [head, *head.children]
    )
    return ordinal and verb.dep_ in {"relcl", "acl", "advcl", "xcomp"}


def _unreal_noun(noun: Token) -> bool:
    """ "attempted murder of X", "the threat of a massacre", "to prevent the death of X"."""
    if any(child.lower_ in UNREAL_WORDS for child in noun.children):
        return True
    current = noun
    for _ in range(FARTHEST):
        above = current.head
        if above.i == current.i:
            return False
        if above.pos_ in {"VERB", "AUX"}:
            return _unreal_above(above, current) and (above.lemma_ != "face" or current.i == noun.i)
        if above.lemma_.lower() in UNREAL_NOUNS or above.lower_ == "without":
            return True
        current = above
    return False


def _unreal_above(verb: Token, below: Token) -> bool:
    infinitive = any(child.tag_ == "TO" for child in children(verb, "aux"))
    if verb.lemma_ in AVERTING and below.dep_ == "dobj":
        return verb.lemma_ != "cause" or infinitive
    return verb.lemma_ in lexicon.IRREALIS and below.dep_ == "dobj"


def _is_asked(token: Token) -> bool:
    """Whether the main clause that tells it is a question."""
    if token.dep_ != "ROOT":
        return False
    end = token.sent.end - 1
    while end > token.i and (token.doc[end].is_space or token.doc[end].is_quote):
        end -= 1
    return token.doc[end].text == "?"


def _in_fiction(verb: Token) -> bool:
    """ "In the film, three people are killed", "the novel in which ...", "plays a man who is shot dead"."""
    for above in [verb, *_ancestors(verb)]:
        if above.pos_ == "NOUN" and above.lower_ in FICTION:
            return True
        if above.i != verb.i and above.lemma_ in PERFORMING and above.pos_ == "VERB":
            return above.lemma_ != "play" or any(child.i > above.i for child in children(above, "dobj"))
        for child in above.children:
            told = child.dep_ in {"prep", "nsubj"} and child.i < verb.i
            if told and any(word.lower_ in FICTION for word in [child, *children(child, "pobj")]):
                return True
    return False


def _ancestors(token: Token) -> list[Token]:
    found: list[Token] = []
    while token.head.i != token.i and len(found) < FARTHEST:
        token = token.head
        found.append(token)
    return found
