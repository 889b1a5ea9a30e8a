"""What a pronoun may stand for: the subject of the sentence before, or the only person there.

News prose keeps its pronouns close (Hobbs, 1978; the subject preference of centering, Grosz et al., 1995): the
subject of the main clause of the nearest sentence before comes first; where that is nobody who fits, the only
person named there; where several fit, nobody. A name given to the wrong person is worse than none.

Not responsible for: which source it is (sources).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.rules.phrases import SUBJECTS, children

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FARTHEST = 3
"""Sentences that a pronoun looks back over."""
DONE = frozenset(
    {"manage", "begin", "start", "continue", "report", "say", "know", "believe", "think", "go", "seem", "appear"}
)
"""Verbs whose infinitive has happened, or is said to have ("went on to say")."""
TO_COME = frozenset({"would", "will", "might", "may", "could", "should", "'ll", "’ll", "'d", "’d"})
OPEN_QUESTIONS = frozenset({"whether", "if", "unless"})
OPENING = frozenset({"“", '"', "‘", "«"})
NONCOMMITTAL = frozenset({"refuse", "decline", "fail", "stop", "avoid", "neglect", "hesitate"})
"""Verbs whose infinitive was not done: "refused to confirm that 40 died" confirms nothing (FactBank: CT-)."""


def earlier_sentences(head: Token) -> Iterator[Span]:
    """The sentences before the head's own, nearest first, without those that are nothing but quotation."""
    sentence, seen = head.sent, 0
    quoted = opened(head.doc[sentence.start : head.i]) < 0
    while sentence.start > 0 and seen < FARTHEST:
        sentence = head.doc[sentence.start - 1].sent
        words = [token for token in sentence if not token.is_space]
        if quoted:  # "“We left. It was late,” he said": what he said himself
            quoted = opened(sentence) <= 0
            if quoted or (words and words[0].text in OPENING):
                continue
        if words and not (words[0].text in OPENING and main_subject(sentence) is None):
            seen += 1
            yield sentence


def opened(words: Iterable[Token]) -> int:
    """How many more quotations are opened than closed among the words; straight marks open and close by turns."""
    straight, found = 0, 0
    for token in words:
        found += (token.text in {"“", "«"}) - (token.text in {"”", "»"})
        if token.text == '"':
            straight = 1 - straight if token.whitespace_ == "" or straight else -1
    return found + straight


def own_speaker(head: Token) -> Token | None:
    """ "X said he believed that ...": the subject of the cue verb whose clause the pronoun's verb heads."""
    verb = head.head
    if head.dep_ != "nsubj" or verb.dep_ != "ccomp" or verb.lemma_.lower() not in CUE_LEMMAS:
        return None
    above = verb.head
    if above.lemma_ in {"ask", "wonder"}:  # who asks speaks of another
        return None
    return next((child for child in children(above, "nsubj")), None) if above.lemma_.lower() in CUE_LEMMAS else None


def main_subject(sentence: Span) -> Token | None:
    """The subject of the main clause: the speaker, in "..., X said"; None inside a quotation that goes on."""
    root = sentence.root
    own = children(root, *SUBJECTS)
    if own:
        quoted = sentence.text.lstrip()[:1] in OPENING and own[0].lower_ in {"i", "we", "you", "it"}
        return None if quoted else own[-1]
    return next((child for other in children(root, "conj", "ccomp") for child in children(other, *SUBJECTS)), None)


def inserted_speaker(sentence: Span) -> Token | None:
    """ "Their injuries, Roe said, are light": who says a sentence that is about something else."""
    for verb in sentence:
        if verb.i == sentence.root.i or verb.lemma_.lower() not in CUE_LEMMAS or verb.i + 1 >= len(verb.doc):
            continue
        doer = next(iter(children(verb, "nsubj")), None)
        if doer is not None and doer.i > sentence.start and verb.nbor().text == ",":
            before = doer.left_edge.nbor(-1).text if doer.left_edge.i else ""
            if before == "," or (doer.i > verb.i and verb.nbor(-1).text == ","):
                return doer
    return _joined_speaker(sentence)


def _joined_speaker(sentence: Span) -> Token | None:
    """ "The statement gave no figure, but a spokesman said ...": who speaks in the second of two clauses."""
    said = [verb for verb in children(sentence.root, "conj") if verb.lemma_.lower() in CUE_LEMMAS]
    return next(iter(children(said[-1], "nsubj")), None) if said else None


def names_later(pronoun: Token, name: tuple[str, ...]) -> bool:
    """Whether the pronoun's own clause goes on to name the person: then it is another's ("he said Roe would pay")."""
    verb = pronoun.head
    last = name[-1] if name else ""
    return pronoun.dep_ == "nsubj" and any(
        token.text == last and token.i > verb.i and token.pos_ == "PROPN" for token in verb.subtree
    )


def may_be_a_name(subject: Token) -> bool:
    """Whether a subject that is nobody known is written like a name."""
    return subject.is_title and not subject.is_stop and (subject.pos_ == "PROPN" or subject.i != subject.sent.start)


def uncommitted(verb: Token) -> bool:
    """Whether a verb is what somebody refused or was unable to do, has yet to do ("would testify") or may have done."""
    auxiliaries = children(verb, "aux")
    if any(child.lower_ in OPEN_QUESTIONS and child.i < verb.i for child in children(verb, "mark")):
        return True
    if any(child.lower_ in TO_COME for child in auxiliaries) or refused(verb):
        return True
    return any(child.tag_ == "TO" for child in auxiliaries) and verb.head.lemma_.lower() not in DONE


def refused(verb: Token) -> bool:
    """Whether a verb is what somebody refused, declined or was unable to do."""
    head = verb.head
    if verb.dep_ not in {"xcomp", "acl", "advcl", "ccomp"} or head.i == verb.i:
        return False
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.doc[verb.i - 1].text == ",":  # "declined to go, saying ..."
        return False
    if head.lower_ == "able":
        return any(child.dep_ == "neg" for child in head.head.children)
    return head.lemma_.lower() in NONCOMMITTAL or head.lower_ == "unable"
