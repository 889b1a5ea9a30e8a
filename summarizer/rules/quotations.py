"""Quotations of a Doc and the cue verb each belongs to.

A quotation belongs to the cue verb of its own sentence that stands next to it, to the one that announces it with a
colon at the end of the paragraph before, or, when a paragraph goes on in quotation marks ('"A," he said. "B."') or the
next one opens with the mark that the last left open, to the cue of the quotation before it. Where the marks stand is
read by ``normalize.modes``, which also closes quotations that newspapers leave open over paragraphs.

Not responsible for: quotations without any cue (floating), what a cue says besides (contents).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.normalize.modes import quoted_spans
from summarizer.rules.anaphora import uncommitted
from summarizer.rules.lexicon import PARENTHETICAL
from summarizer.rules.phrases import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

QUOTE_STOPS = frozenset({",", "!", "?", "—", "–", "…"})
"""What a quotation ends with when its sentence goes on with its cue."""
FARTHEST_MANNER = 14
"""Words between a quotation and the verb of a speaker with an apposition."""
LONGEST_SMALL_WORD = 3
"""Titles of works leave words of so few letters in lower case (AP Stylebook, composition titles)."""
SPEECH_WORDS = 4
"""A quotation of fewer words is a phrase or a title unless a cue verb stands right beside it."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks (marks left out); ``cue`` is the token index of its cue verb, -1 when none is near."""

    words: Words
    cue: int
    is_speech: bool


def spoken(quoted: list[Quotation]) -> set[int]:
    """Indices of the words that stand in quotations of speech."""
    return {index for mark in quoted if mark.is_speech for index in range(*mark.words)}


def quotations(doc: Doc) -> list[Quotation]:
    """The quotations of the text, in order, each with its cue."""
    starts = [token.idx for token in doc]
    every = [Words(bisect_left(starts, start), bisect_left(starts, end)) for start, end in quoted_spans(doc.text)]
    within = frozenset(index for words in every for index in range(*words))
    found: list[Quotation] = []
    for words in every:
        if words.start >= words.end:
            continue
        is_speech = _is_speech(doc, words)
        cue = _cue_beside(doc, words, is_speech, within)
        if cue == -1 and is_speech:
            cue = _announced(doc, words, within)
        belongs = is_speech or (_abuts(doc, words, cue) and not is_title(list(doc[words.start : words.end])))
        if cue == -1 and found and (is_speech or is_whole(doc, words)) and _continues(doc, found[-1], words):
            cue, belongs = found[-1].cue, True
        found.append(Quotation(words, cue if belongs else -1, is_speech))
    return found


def _is_speech(doc: Doc, words: Words) -> bool:
    """Words with a verb, enough of them or a whole sentence, that are not the title of a work."""
    spoken = [token for token in doc[words.start : words.end] if not token.is_punct and not token.is_space]
    if not any(token.pos_ in {"VERB", "AUX"} for token in spoken) or is_title(spoken) or _is_entitled(doc, words):
        return False
    return len(spoken) >= SPEECH_WORDS or is_whole(doc, words)


def _is_entitled(doc: Doc, words: Words) -> bool:
    """ "a memo titled “The mill should close”": the name of a text, said by nobody there."""
    return words.start > 1 and doc[words.start - 2].lower_ in {"titled", "entitled", "headlined", "captioned"}


def is_whole(doc: Doc, words: Words) -> bool:
    """Whether a quotation is a sentence or more: a capital at its start, a full stop at its end."""
    return doc[words.start].text[:1].isupper() and doc[words.end - 1].text in {".", "!", "?", "…"}


def is_title(spoken: list[Token]) -> bool:
    """Whether every word that titles capitalise has its capital ("The Long Night of the Owls")."""
    long = [token for token in spoken if len(token) > LONGEST_SMALL_WORD]
    return len(long) > 1 and all(token.text[0].isupper() for token in long) and not all(t.text.isupper() for t in long)


def _cue_beside(doc: Doc, words: Words, is_speech: bool, within: frozenset[int]) -> int:
    """The cue verb nearest to the quotation: after it in its last sentence, or before it in its first."""
    last = doc[words.end - 1].sent
    after = -1 if _goes_on(doc, words) else _first_cue(doc, range(words.end, last.end), within)
    if after != -1 and _boundary(doc, words.end + 1, after):
        after = -1
    if after != -1 and doc[after].tag_ != "VBG":
        return after
    first = doc[words.start].sent
    before = _first_cue(doc, range(words.start - 1, first.start - 1, -1), within)
    if before != -1 and _opens_quote(doc, before, words.start):
        return before
    if after != -1:
        return after
    return _verb_of_manner(doc, words) if is_speech else -1


def _goes_on(doc: Doc, words: Words) -> bool:
    """ "... called it “a fight” and said ...": the outlet's sentence goes on behind the quotation."""
    behind = next((token for token in doc[words.end : words.end + 4] if token.is_alpha), None)
    led_up = any(token.is_alpha for token in doc[doc[words.start].sent.start : words.start])
    if led_up and not is_whole_start(doc, words):  # "It was a “fight,” he said": the clause is what he said
        return True
    comma = doc[words.end - 1].text in QUOTE_STOPS and is_whole_start(doc, words)
    return behind is not None and behind.dep_ == "cc" and not comma


def is_whole_start(doc: Doc, words: Words) -> bool:
    """Whether a quotation opens with a capital."""
    return doc[words.start].text[:1].isupper()


def _verb_of_manner(doc: Doc, words: Words) -> int:
    """ "...,” the senator snapped": any verb that a quotation leads to and that has a person for its subject.

    Verbs of manner of speaking and of gesture (VerbNet manner_speaking-37.3, nonverbal_expression-40.2) are no closed
    list; the quotation's own comma, exclamation or question mark tells them.
    """
    if doc[words.end - 1].text not in QUOTE_STOPS or not is_whole_start(doc, words):
        return -1
    last = doc[words.end - 1].sent
    for token in doc[words.end : min(last.end, words.end + FARTHEST_MANNER)]:
        if token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ == "VERB" and token.dep_ != "relcl":
            return token.i if _has_speaker(token, words.end) else -1
        if token.dep_ in {"cc", "mark"} or token.tag_ == "VBG":
            return -1
    return -1


def _has_speaker(verb: Token, start: int) -> bool:
    """Whether a person, by name or pronoun, is the verb's subject behind the quotation."""
    own = [child for child in verb.children if child.dep_ in {"nsubj", "dobj"} and child.i >= start]
    return any(child.ent_type_ == "PERSON" or child.lower_ in {"he", "she"} or child.pos_ == "PROPN" for child in own)


def _announced(doc: Doc, words: Words, within: frozenset[int]) -> int:
    """ "The senator wrote on Twitter:" and the quotation in a paragraph of its own."""
    start = words.start - 1
    while start > 0 and (doc[start].is_space or doc[start].is_quote or doc[start].text in OPENING):
        start -= 1
    if start <= 0 or doc[start].text != ":" or "\n" not in doc[start : words.start].text:
        return -1
    return _first_cue(doc, range(start, doc[start].sent.start - 1, -1), within)


def _first_cue(doc: Doc, indices: range, within: frozenset[int]) -> int:
    """The nearest cue verb; those ``within`` quotations are words of theirs."""
    for index in indices:
        token = doc[index]
        if index in within:
            continue
        lemma = token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX"} and lemma in CUE_LEMMAS and not _aside(token):
            return index
        if abs(index - indices.start) > 25:
            return -1
    return -1


def _aside(verb: Token) -> bool:
    """A cue verb that speaks of the speaker ("who asked not to be named"), or of words yet to come ("to speak out")."""
    circumstance = verb.lemma_ in {"speak", "talk", "read"} and verb.tag_ == "VBG"
    return verb.dep_ == "relcl" or circumstance or uncommitted(verb)


def _boundary(doc: Doc, start: int, end: int) -> bool:
    """Whether another quotation or a semicolon stands between."""
    return any(token.text in {"“", ";"} for token in doc[start:end])


def _opens_quote(doc: Doc, verb: int, start: int) -> bool:
    """Between a cue verb and the opening mark stand only an addressee, a time, a comma or a colon."""
    between = [token for token in doc[verb + 1 : start] if not token.is_quote and token.text not in OPENING]
    verbs = [token for token in between if token.pos_ == "VERB"]
    punctuated = any(token.text in {",", ":"} for token in between)
    if between and between[-1].text == ":" and doc[verb].lemma_ in PARENTHETICAL:  # "told X it was “late”: “We"
        return True
    return len(between) <= 2 or (punctuated and len(between) <= 15 and not verbs)


OPENING = frozenset({"“", "‘", '"', "'", "``"})


def _continues(doc: Doc, earlier: Quotation, words: Words) -> bool:
    """A quotation of whole sentences after a quoted sentence of the same paragraph has the same speaker."""
    if earlier.cue == -1:
        return False
    if _left_open(doc, earlier) and _opens_paragraph(doc, words):
        return True
    between = doc[earlier.words.end - 1 : words.start].text
    opens_sentence = words.start - 1 <= doc[words.start].sent.start + 1
    return "\n\n" not in between and opens_sentence and not _others(doc, earlier, words)


def _left_open(doc: Doc, quotation: Quotation) -> bool:
    """Whether a quotation ends with its paragraph and not with a mark."""
    around = doc[quotation.words.end - 1 : quotation.words.end + 1]
    return len(around) < 2 or any(token.is_space and "\n" in token.text for token in around)


def _opens_paragraph(doc: Doc, words: Words) -> bool:
    before = doc[max(0, words.start - 3) : words.start].text
    return "\n" in before and not before.rsplit("\n", 1)[1].strip("“\"‘'« ")


def _others(doc: Doc, earlier: Quotation, words: Words) -> bool:
    """Prose of the outlet between two quotations: more than the sentence that held the cue."""
    tokens: list[Token] = list(doc[max(earlier.words.end, earlier.cue) : words.start])
    return len({token.sent.start for token in tokens if token.is_alpha and token.i > earlier.cue}) > 1


def _abuts(doc: Doc, words: Words, cue: int) -> bool:
    return cue != -1 and min(abs(words.start - cue), abs(cue - words.end)) <= 3
