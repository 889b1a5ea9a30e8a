"""What a quotation marks as its speaker's own opinion: "I think ..." and "we believe ..." at its head.

Such a cue is a second link of the quotation's chain (PDTB and PARC annotate it as a nested attribution), never the
outlet's own attribution. A cue further inside the quotation, and whom a quoted speaker cites, stay part of what is
quoted.

Not responsible for: how links are put together (chains).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.rules.anaphora import uncommitted
from summarizer.rules.contents import verb_content
from summarizer.rules.cue_subjects import speaker_of
from summarizer.rules.lexicon import SPEECH
from summarizer.rules.phrases import Words, children, negated, trimmed
from summarizer.rules.quotations import Quotation
from summarizer.rules.saying import Saying

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPINING = frozenset({"think", "believe", "feel", "guess", "suppose", "suspect"})
"""Verbs of opinion (FactBank's predicates of opining) by which a speaker keeps a distance to the words."""
FIRST_PERSON = frozenset({"i", "we"})
"""Inside a quotation, its speaker, or those the speaker speaks for."""
OPENING_WORDS = 4
"""A nested cue stands within so many words of the mark ("Well, I think ...")."""


def nested_cues(doc: Doc, quoted: list[Quotation]) -> Iterator[Saying]:
    """A verb of speech or thought that heads a quotation with a cue of its own."""
    for mark in quoted:
        verb = _heading(doc, mark) if mark.cue >= 0 and mark.is_speech else None
        speaker = speaker_of(verb) if verb is not None else None
        if verb is None or speaker is None or uncommitted(verb) or negated(verb) or speaker.i > verb.i:
            continue
        if any(child.i < speaker.i for child in children(verb, "aux")):  # "Do I think they will?"
            continue
        content = verb_content(verb, speaker, [])
        if speaker.lower_ in FIRST_PERSON and content and speaker.i >= mark.words.start and content[0].start > verb.i:
            whole = Words(content[0].start, min(mark.words.end, verb.sent.end))
            yield Saying("nested_cues", speaker, Words(verb.i, verb.i + 1), (trimmed(doc, whole),))


def _heading(doc: Doc, mark: Quotation) -> Token | None:
    """The cue verb of the quotation's first words."""
    words = [token for token in doc[mark.words.start : mark.words.end] if token.is_alpha][:OPENING_WORDS]
    return next((t for t in words if t.pos_ == "VERB" and t.lemma_ in OPINING | SPEECH), None)
