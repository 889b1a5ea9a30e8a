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
from summarizer.rules.cue_subjects import speaker_of
from summarizer.rules.phrases import Words, negated, trimmed
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
FARTHEST = 14
"""Words between the verb and the mark."""


def labels(doc: Doc, quoted: list[Quotation]) -> Iterator[Saying]:
    """A verb of labelling, its object, and the label in quotation marks."""
    for mark in quoted:
        words = [token for token in doc[mark.words.start : mark.words.end] if token.is_alpha]
        if len(words) < FEWEST_WORDS or is_title(words):
            continue
        verb = _labelling(doc, mark)
        speaker = speaker_of(verb) if verb is not None else None
        if verb is None or speaker is None or speaker.i > verb.i or uncommitted(verb) or negated(verb):
            continue
        content = trimmed(doc, Words(verb.i + 1, min(mark.words.end + 1, len(doc))))
        yield Saying("labels", speaker, Words(verb.i, verb.i + 1), (content,))


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
