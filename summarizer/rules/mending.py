"""What the small model parses wrong in the same way time and again, set right before any rule reads it.

Two constructions. A
trailing cue after a participle ("..., killing 12 farmers, the governor said") is taken for a clause
of the farmers', with the governor for their apposition. An apposition between commas would be closed by a comma
before the verb (Quirk et al., A Comprehensive Grammar, 17.65 ff.); without it, the governor speaks. And a prefix cut
from its noun ("co-workers") is taken for a noun of its own: the noun gets its place.

Not responsible for: borders of sentences and acronyms (parse).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PREFIXES = frozenset({"co", "ex"})
FARTHEST = 12
"""Words from a participle to the head of what it acts on."""


def mend(doc: Doc) -> Doc:
    """The same Doc, its trailing cues given to who stands before them."""
    for verb in doc:
        if verb.lower_ in PREFIXES and verb.i + 2 < len(doc) and doc[verb.i + 1].text == "-":
            _join(verb, doc[verb.i + 2])
        if verb.pos_ == "VERB" and verb.lemma_ in CUE_LEMMAS and verb.i:
            speaker = _unclosed_apposition(verb)
            if speaker is not None:
                _give(verb, speaker)
    return doc


def _join(prefix: Token, noun: Token) -> None:
    """ "four of her co-workers": the noun takes the place that the prefix was given."""
    if noun.pos_ != "NOUN" or prefix.head.i in {noun.i, prefix.i} or prefix.is_ancestor(noun):
        return
    for child in list(prefix.children):
        child.head = noun
    noun.head, noun.dep_ = prefix.head, prefix.dep_
    for part in (prefix, prefix.nbor()):
        part.head, part.dep_ = noun, "compound"


def _unclosed_apposition(verb: Token) -> Token | None:
    """ "12 farmers, the governor said": the apposition that stands right before the verb, no comma between."""
    for thing in verb.lefts:
        if thing.dep_ != "nsubj":
            continue
        for other in thing.rights:
            before = other.left_edge.i - 1
            if other.dep_ == "appos" and other.right_edge.i == verb.i - 1 and thing.i < before:
                return other if verb.doc[before].text == "," else None
    return None


def _give(verb: Token, speaker: Token) -> None:
    patient = speaker.head
    edge = patient.left_edge.i
    if edge == verb.sent.start or patient.i - edge > FARTHEST:
        return
    acting = verb.doc[edge - 1]
    if acting.tag_ != "VBG" or any(child.dep_ in {"dobj", "ccomp"} for child in acting.children):
        return
    speaker.head, speaker.dep_ = verb, "nsubj"
    patient.head, patient.dep_ = acting, "dobj"
