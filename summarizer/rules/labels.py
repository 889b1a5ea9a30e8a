"""What somebody calls something, in quotation marks: "X called the plan “a disgrace”", "described it as “a start”".

VerbNet dub-29.3 and characterize-29.2, FrameNet Labeling and Judgment_communication: a statement about the object in
the speaker's own words. Without quotation marks it is the outlet's paraphrase and makes no claim here; nor does a name
that somebody gives ("dubbed “Operation Dawn”").

Not responsible for: quotations of whole statements (quotations).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.rules.anaphora import uncommitted
from summarizer.rules.cue_subjects import NOT_SPEAKERS, speaker_of, verb_cue
from summarizer.rules.phrases import Words, children, is_passive, negated, trimmed
from summarizer.rules.quotations import Quotation, is_title
from summarizer.rules.saying import Saying

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LABELLING = frozenset({"call", "label", "brand"})
"""Verbs with the label right behind their object."""
LABELLING_AS = frozenset(
    "describe characterize characterise label brand dismiss deride denounce condemn criticize criticise decry mock"
    " praise hail portray ridicule slam blast reject attack".split()
)
"""Verbs with "as" before the label."""
FEWEST_WORDS = 2
"""A single word in marks is as often the outlet's distance as a quotation."""
JUDGING = frozenset(
    "applaud blast cite condemn criticise criticize decry denounce deplore deride express find hail lament lambast mock"
    " praise predict promise ridicule slam tout voice".split()
)
"""Verbs of judgment and expression whose object holds the speaker's words (VerbNet judgment-33; FrameNet
Judgment_communication)."""
JUDGING_WITH = frozenset({"warn of", "complain of", "speak of", "talk of", "call for", "boast of", "rail against"})
DEEPEST = 6
"""Steps from the quoted words up to the object they stand in."""
STOPS = frozenset({".", "!", "?", ";", ":"})
FARTHEST = 14
"""Words between the verb and the mark."""


def labels(doc: Doc, quoted: list[Quotation]) -> Iterator[Saying]:
    """A verb of labelling, its object, and the label in quotation marks."""
    for position, mark in enumerate(quoted):
        words = [token for token in doc[mark.words.start : mark.words.end] if token.is_alpha]
        if len(words) < FEWEST_WORDS or is_title(words):
            continue
        verb = _labelling(doc, mark)
        speaker = _speaker(verb) if verb is not None else None
        if verb is None or speaker is None or speaker.i > verb.i or uncommitted(verb) or negated(verb):
            continue
        last = _last_of_list(doc, quoted, position)
        content = trimmed(doc, Words(verb.i + 1, min(last.words.end + 1, len(doc))))
        yield Saying("labels", speaker, verb_cue(verb), (content,))


def fragments(doc: Doc, quoted: list[Quotation]) -> Iterator[Saying]:
    """ "condemned “the politics of hate”", "found “no lasting harm”": quoted words in the object of a judgment."""
    for mark in quoted:
        words = [token for token in doc[mark.words.start : mark.words.end] if token.is_alpha]
        if len(words) < FEWEST_WORDS or is_title(words) or mark.is_speech:
            continue
        thing = _object_around(doc, mark)
        if thing is None:
            continue
        verb = thing.head if thing.dep_ == "dobj" else thing.head.head
        speaker = _speaker(verb)
        if speaker is None or speaker.i > verb.i or uncommitted(verb) or negated(verb) or is_passive(verb):
            continue
        content = trimmed(doc, Words(thing.left_edge.i, max(thing.right_edge.i + 1, min(mark.words.end + 1, len(doc)))))
        yield Saying("fragments", speaker, verb_cue(verb), (content,))


def _object_around(doc: Doc, mark: Quotation) -> Token | None:
    """The object, of a verb of judgment or its preposition, that the quoted words stand in."""
    thing = doc[mark.words.start : mark.words.end].root
    for _ in range(DEEPEST):
        above = thing.head if thing.dep_ == "dobj" else thing.head.head
        if thing.dep_ == "dobj" and above.lemma_ in JUDGING:
            return thing if thing.i > above.i else None
        if thing.dep_ == "pobj" and f"{above.lemma_} {thing.head.lower_}" in JUDGING_WITH:
            return thing if thing.head.i > above.i else None
        if thing.pos_ == "VERB" or thing.head.i == thing.i:
            return None
        thing = thing.head
    return None


def _speaker(verb: Token) -> Token | None:
    """Who labels: quoted words have a speaker, whatever noun is the subject ("his rival called it “a fraud”")."""
    own = children(verb, "nsubj")
    plain = own[-1] if own and own[-1].pos_ == "NOUN" and own[-1].lemma_.lower() not in NOT_SPEAKERS else None
    return speaker_of(verb) or plain


def _last_of_list(doc: Doc, quoted: list[Quotation], position: int) -> Quotation:
    """ "called him “a bully,” “a fraud” and “a liar”": the last label of a list."""
    last = quoted[position]
    for following in quoted[position + 1 :]:
        between = doc[last.words.end : following.words.start]
        if following.cue != -1 or any(token.is_alpha and token.lower_ not in {"and", "or"} for token in between):
            break
        if any(token.text in STOPS or token.is_space for token in doc[last.words.end - 1 : following.words.start]):
            break
        last = following
    return last


def _labelling(doc: Doc, mark: Quotation) -> Token | None:
    """The verb of labelling before the quotation, with its object and no other verb between."""
    first = max(doc[mark.words.start].sent.start, mark.words.start - FARTHEST)
    for index in range(mark.words.start - 1, first - 1, -1):
        token = doc[index]
        if token.pos_ != "VERB":
            if token.text in {";", "”"}:
                return None
            continue
        between = doc[index + 1 : mark.words.start]
        has_as = any(other.lower_ == "as" for other in between)
        objects = [other for other in between if other.is_alpha and other.lower_ != "as"]
        fits = token.lemma_ in LABELLING_AS if has_as else token.lemma_ in LABELLING
        return token if fits and objects else None
    return None
