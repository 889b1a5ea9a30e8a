"""Who does the second of two verbs behind a verb of speech: what is spoken of, or the speaker.

The parser takes "vowed" in "said the plan was late and vowed to fight it" for a second thing that the plan did, and
"declined" in "said soldiers were hurt but declined to say more" for one of the soldiers. A plan has no voice, and only
a speaker keeps something back (Quirk et al., A Comprehensive Grammar, 13.44 ff.: coordination at either level).

Not responsible for: other wrong joins (mending, regrouping).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.rules.cue_subjects import can_speak
from summarizer.rules.lexicon import SPEECH

if TYPE_CHECKING:
    from spacy.tokens import Token

VOICED = SPEECH | frozenset("acknowledge argue caution concede pledge predict promise threaten urge vow".split())
"""What only a voice does."""
WITHHOLDING = frozenset({"decline", "refuse"})
UNTOLD = frozenset({"elaborate", "comment", "specify"})
TELLING_MORE = frozenset("give say comment elaborate identify name specify provide discuss disclose release".split())
"""What only a speaker declines to do."""


def take_back(verb: Token) -> None:
    """ "said the plan would fail and vowed to fight it": the second verb is the speaker's, as no plan can vow."""
    inner, said = verb.head, verb.head.head
    infinitive = inner.dep_ == "xcomp" and inner.tag_ == "VB"
    if (
        not (infinitive or inner.dep_ == "ccomp")
        or said.lemma_ not in CUE_LEMMAS
        or said.i > inner.i
        or verb.lemma_ not in VOICED
    ):
        return
    own = {child.dep_ for child in verb.children}
    if {"VBD"} != {verb.tag_, said.tag_} or own & {"nsubj", "nsubjpass", "aux"} or not own & {"ccomp", "xcomp"}:
        return
    joins = [child for child in inner.rights if child.dep_ == "cc" and child.i == verb.left_edge.i - 1]
    finite = {inner.tag_, *(child.tag_ for child in inner.lefts if child.dep_ in {"aux", "auxpass"})}
    doers = [child for child in inner.lefts if child.dep_ in {"nsubj", "nsubjpass"}]
    passed_on = verb.lemma_ in {"say", "add"} and said.lemma_ == "tell" and inner.lemma_ not in CUE_LEMMAS
    unlike = infinitive or passed_on or (doers and (not finite & {"VBD"} or not can_speak(doers[-1])))
    if joins and unlike:
        joins[0].head = verb.head = said


def withhold(verb: Token) -> None:
    """ "said soldiers were hurt but declined to say more", "but didn't elaborate": the speaker, and no soldier."""
    inner, said = verb.head, verb.head.head
    own = {child.dep_ for child in verb.children}
    withheld = verb.lemma_ in WITHHOLDING and any(child.lemma_ in TELLING_MORE for child in verb.rights)
    joins = [child for child in inner.rights if child.dep_ == "cc" and child.i == verb.left_edge.i - 1]
    told = inner.dep_ == "ccomp" and said.lemma_ in CUE_LEMMAS and said.i < inner.i
    if told and joins and not own & {"nsubj", "nsubjpass"} and (withheld or (verb.lemma_ in UNTOLD and "neg" in own)):
        joins[0].head = verb.head = said
