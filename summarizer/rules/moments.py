"""Time expressions of a text in tokens, and the verb that each of them dates.

Not responsible for: which expressions are times, what day they name (normalize.times).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from summarizer.normalize.times import find_times
from summarizer.rules import lexicon
from summarizer.rules.lexicon import SPEECH
from summarizer.rules.phrases import Words, children

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NEAR_CUE = 3
"""A time within so many tokens behind a verb of speech is the verb's ("said on Friday that ...")."""
FARTHEST = 12
LONGEST = 300
"""Tokens of the longest sentence that is read for times, control and steps."""
PACTS = frozenset(
    "accord act agreement armistice book charter convention decree film novel pact song treaty truce".split()
)
"""What is called by its year besides documents."""
EVENTS = lexicon.MEANS | lexicon.ATTACKS
"""Subjects that are dated themselves, and with them what they did ("the blast on Friday killed two")."""


class Moment(NamedTuple):
    """A time expression and the verb it dates (None: it only describes a noun)."""

    words: Words
    verb: Token | None


def readable(sentence: Span) -> bool:
    """Whether a sentence is none that never ends: a list, or an attack on the time it takes."""
    return sentence.end - sentence.start <= LONGEST


def moments(doc: Doc) -> list[Moment]:
    """Every time expression that lies within one sentence of readable length, in order."""
    offsets = [token.idx for token in doc]
    ends = [sentence.end if readable(sentence) else -1 for sentence in doc.sents for _ in sentence]
    found = []
    for time in find_times(doc.text):
        start, end = bisect_left(offsets, time.start), bisect_left(offsets, time.end)
        if start < end <= ends[start] and offsets[start] == time.start:
            words = Words(start, end)
            found.append(Moment(words, _dated_verb(doc, words)))
            found += [Moment(words, verb) for verb in _when(doc, words)]
    return found


def _when(doc: Doc, words: Words) -> list[Token]:
    """ "in 1997, when 31 people died": the time dates what "when" tells, too."""
    relative = [clause for token in doc[words.start : words.end] for clause in children(token, "relcl")]
    return [verb for verb in relative if any(child.lower_ == "when" for child in children(verb, "advmod"))]


def dates(known: list[Moment], verb: Token) -> Moment | None:
    """The time nearest to the verb it dates, or None."""
    own = [moment for moment in known if moment.verb is not None and moment.verb.i == verb.i]
    return min(own, key=lambda moment: abs(moment.words.start - verb.i), default=None)


def _dated_verb(doc: Doc, words: Words) -> Token | None:
    top = next((t for t in doc[words.start : words.end] if not words.start <= t.head.i < words.end), doc[words.start])
    speech = _speech_before(doc, words)
    if speech is not None:
        return speech
    if top.dep_ == "compound" and words.start == top.sent.start + 1 and doc[words.start - 1].lower_ == "on":
        return top.sent.root if top.sent.root.pos_ == "VERB" else None  # "On Sunday rebels ...", parsed as one phrase
    current, steps = top, 0
    while current.pos_ not in {"VERB", "AUX"} and current.tag_ not in {"VBD", "VBN"}:
        if current.head.i == current.i or steps > FARTHEST or _describes(current, top) or _names(current):
            return None
        if current.dep_ in {"nsubj", "nsubjpass"} and current.i != top.i and not _dates_through(current, words):
            return None
        current, steps = current.head, steps + 1
    while current.dep_ in {"aux", "auxpass"} and current.head.i != current.i:
        current = current.head
    return None if top.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and current.i == top.head.i else current


def _dates_through(subject: Token, words: Words) -> bool:
    """ "the blast on Friday killed two", "the ministry on Friday rejected": the time is the verb's too."""
    doc = subject.doc
    between = words.end == subject.head.i and doc[words.start - 1].lower_ == "on"
    return subject.lemma_.lower() in EVENTS or between


def _describes(current: Token, top: Token) -> bool:
    """ "the 2014 attack", "Friday's vote": the time tells which, not when it happened."""
    return current.i == top.i and current.dep_ in {"poss", "compound", "amod", "nummod", "appos"}


def _names(current: Token) -> bool:
    """ "under the treaty of 1953": which treaty, not when."""
    noun = current.head.lemma_.lower()
    return current.lower_ == "of" and (noun in PACTS or lexicon.INSTITUTIONS.get(noun) == "document")


def _speech_before(doc: Doc, words: Words) -> Token | None:
    """ "said on Friday", "told the paper late on Monday": a verb of speech right before the time."""
    for index in range(words.start - 1, max(words.start - 1 - NEAR_CUE, doc[words.start].sent.start - 1), -1):
        token = doc[index]
        if token.pos_ == "VERB" and token.lemma_.lower() in SPEECH:
            return token
        if token.pos_ not in {"ADP", "ADV", "DET", "ADJ"} and not token.is_punct:
            return None
    return None
