"""Quotations of a Doc and the cue verb each belongs to.

A quotation belongs to the cue verb of its own sentence that stands next to it, or, when a paragraph goes on in
quotation marks ('"A," he said. "B."'), to the cue of the quotation before it. Where the marks stand is read by
``normalize.modes``, which also closes quotations that newspapers leave open over paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.normalize.modes import quoted_spans
from summarizer.rules.anaphora import uncommitted
from summarizer.rules.phrases import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SPEECH_WORDS = 4
"""A quotation of fewer words is a phrase or a title unless a cue verb stands right beside it."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks (marks left out); ``cue`` is the token index of its cue verb, -1 when none is near."""

    words: Words
    cue: int
    is_speech: bool


def quotations(doc: Doc) -> list[Quotation]:
    """The quotations of the text, in order, each with its cue."""
    starts = [token.idx for token in doc]
    found: list[Quotation] = []
    for start, end in quoted_spans(doc.text):
        words = Words(bisect_left(starts, start), bisect_left(starts, end))
        if words.start >= words.end:
            continue
        cue = _cue_beside(doc, words)
        if cue == -1 and found and _continues(doc, found[-1], words):
            cue = found[-1].cue
        spoken = [token for token in doc[words.start : words.end] if token.is_alpha]
        is_speech = len(spoken) >= SPEECH_WORDS and any(token.pos_ in {"VERB", "AUX"} for token in spoken)
        found.append(Quotation(words, cue if is_speech or _abuts(doc, words, cue) else -1, is_speech))
    return found


def _cue_beside(doc: Doc, words: Words) -> int:
    """The cue verb nearest to the quotation: after it in its last sentence, or before it in its first."""
    last = doc[words.end - 1].sent
    after = _first_cue(doc, range(words.end, last.end))
    if after != -1 and not _boundary(doc, words.end + 1, after):
        return after
    first = doc[words.start].sent
    before = _first_cue(doc, range(words.start - 1, first.start - 1, -1))
    if before != -1 and _opens_quote(doc, before, words.start):
        return before
    return -1


def _first_cue(doc: Doc, indices: range) -> int:
    for index in indices:
        token = doc[index]
        if token.pos_ in {"VERB", "AUX"} and token.lemma_.lower() in CUE_LEMMAS and not _aside(token):
            return index
        if abs(index - indices.start) > 25:
            return -1
    return -1


def _aside(verb: Token) -> bool:
    """A cue verb that speaks of the speaker ("who asked not to be named"), or of words yet to come ("to speak out")."""
    return verb.dep_ == "relcl" or uncommitted(verb)


def _boundary(doc: Doc, start: int, end: int) -> bool:
    """Whether another quotation or a semicolon stands between."""
    return any(token.text in {"“", ";"} for token in doc[start:end])


def _opens_quote(doc: Doc, verb: int, start: int) -> bool:
    """Between a cue verb and the opening mark stand only an addressee, a time, a comma or a colon."""
    between = [token for token in doc[verb + 1 : start] if not token.is_quote and token.text not in OPENING]
    verbs = [token for token in between if token.pos_ == "VERB"]
    punctuated = any(token.text in {",", ":"} for token in between)
    return len(between) <= 2 or (punctuated and len(between) <= 15 and not verbs)


OPENING = frozenset({"“", "‘", '"', "'", "``"})


def _continues(doc: Doc, earlier: Quotation, words: Words) -> bool:
    """A quotation of whole sentences after a quoted sentence of the same paragraph has the same speaker."""
    if earlier.cue == -1:
        return False
    between = doc[earlier.words.end - 1 : words.start].text
    opens_sentence = words.start - 1 <= doc[words.start].sent.start + 1
    return "\n\n" not in between and opens_sentence and not _others(doc, earlier, words)


def _others(doc: Doc, earlier: Quotation, words: Words) -> bool:
    """Prose of the outlet between two quotations: more than the sentence that held the cue."""
    tokens: list[Token] = list(doc[max(earlier.words.end, earlier.cue) : words.start])
    return len({token.sent.start for token in tokens if token.is_alpha and token.i > earlier.cue}) > 1


def _abuts(doc: Doc, words: Words, cue: int) -> bool:
    return cue != -1 and min(abs(words.start - cue), abs(cue - words.end)) <= 3
