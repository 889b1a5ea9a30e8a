"""Deeds laid at somebody's door: claimed, blamed on, attributed to, charged with, or said to be carried out by.

FrameNet's Judgment_communication, Attributed_information and Claim_ownership, over nouns of violence. The words of an
accusation run from whoever accuses to the accused, so that they read as one. Not responsible for: which casualty the
deed is (blame).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarizer.rules import lexicon
from summarizer.rules.perpetrators import may_act, perpetrator_words
from summarizer.rules.phrases import Words, children, core_phrase, is_passive, negated, prepositional, subject
from summarizer.rules.strikes import unreal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 16
"""Words of an accusation behind the last of the accused; what is longer says more than who."""
LONGEST_LIST = 30
REACH = 30
"""Words behind a verb of accusing in which the deed is looked for."""
CLAIMED = frozenset({"responsibility", "credit", "authorship"})
CLAIMING = frozenset({"claim", "take", "accept", "assume", "admit", "acknowledge"})
ADMITTING = frozenset({"admit", "confess"})
LAYING = {
    "attribute": ("to",), "ascribe": ("to",), "blame": ("on",), "pin": ("on",), "claim": ("by",), "order": ("by",),
}  # fmt: skip
CHARGING = frozenset({"blame", "accuse", "suspect", "charge", "convict", "implicate", "indict"})
DOING = frozenset({"perpetrate", "commit", "carry", "stage", "mount", "launch"})
ENTANGLING = frozenset({"implicate", "involve"})
MISHAPS = frozenset({"blast", "explosion"})
"""Events that people are involved in as those harmed, too."""
AUTHORS = frozenset({"perpetrator", "author", "mastermind", "culprit"})
DEEDS = lexicon.ATTACKS | lexicon.DEEDS | frozenset(
    "act death bomb incident crash strike disappearance abduction execution atrocity operation".split()
)  # fmt: skip


class Accusation(NamedTuple):
    """Who is said to have done which deed, in which words; ``told_as_done``: it is told, not laid at a door."""

    doer: Token
    event: Token
    words: Words
    told_as_done: bool


def accusations(doc: Doc) -> Iterator[Accusation]:
    """Every accusation of a text, in its order."""
    for token in doc:
        if token.pos_ == "VERB" and not negated(token) and not unreal(token):
            yield from _claimed(token)
            yield from _laid(token)
            yield from _charged(token)
            yield from _done(token)
            yield from _involved(token)
        elif token.lower_ == "behind":
            yield from _behind(token)
        elif token.lower_ == "responsible" or token.lemma_.lower() in AUTHORS:
            yield from _authored(token)


def _claimed(verb: Token) -> Iterator[Accusation]:
    """ "X claimed responsibility for the attack", "X admitted the attack", "confessed to the murder"."""
    if verb.lemma_ in ADMITTING and (owner := _claimant(verb)) is not None:
        owned = [*children(verb, "dobj"), *(thing for _, thing in prepositional(verb, "to"))]
        yield from _between(owner, verb, (event for event in owned if event.pos_ == "NOUN"))
    if verb.lemma_ not in CLAIMING:
        return
    for noun in children(verb, "dobj"):
        claimant = _claimant(verb)
        if noun.lemma_ in CLAIMED and claimant is not None:
            events = [thing for _, thing in [*prepositional(noun, "for", "of"), *prepositional(verb, "for")]]
            events += [verb.head] if verb.dep_ == "relcl" and any(event.tag_ == "WDT" for event in events) else []
            yield from _between(claimant, noun, events)


def _claimant(verb: Token) -> Token | None:
    """Who claims; whoever hands out the leaflets that claim."""
    doer = subject(verb)
    if doer is not None and not may_act(doer) and verb.dep_ in {"acl", "relcl"}:
        doer = next((thing for _, thing in prepositional(verb.head, "by", "from")), None) or subject(verb.head.head)
    return doer if doer is not None and may_act(doer) else None


def _laid(verb: Token) -> Iterator[Accusation]:
    """ "attributed to X", "police blamed the bombing on X"."""
    for _, doer in prepositional(verb, *LAYING.get(verb.lemma_, ("",))):
        events = children(verb, "dobj", "nsubjpass") + ([verb.head] if verb.dep_ in {"acl", "relcl"} else [])
        if may_act(doer):
            yield from _between(_accuser(verb) or verb, doer, events)


def _accuser(verb: Token) -> Token | None:
    own = children(verb, "nsubj")
    return own[0] if own and not is_passive(verb) and own[0].pos_ != "PRON" else None


def _charged(verb: Token) -> Iterator[Accusation]:
    """ "police blamed X for the raid", "X was accused of the killing"."""
    if verb.lemma_ not in CHARGING:
        return
    behind = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + REACH)]
    events = [
        thing for token in behind if token.lower_ in {"for", "of", "with", "in"} for thing in children(token, "pobj")
    ]
    for doer in children(verb, "nsubjpass", "dobj") or ([verb.head] if verb.dep_ == "acl" else []):
        if not may_act(doer):
            continue
        if doer.dep_ == "dobj" and doer.head.i == verb.i:
            yield from _between(_accuser(verb) or verb, doer, events)
        else:
            yield from _between(doer, verb, events)


def _done(verb: Token) -> Iterator[Accusation]:
    """ "the crime was perpetrated by X", "X carried out the attack": told, not laid at a door."""
    if verb.lemma_ not in DOING:
        return
    events = children(verb, "dobj", "nsubjpass") + ([verb.head] if verb.dep_ in {"acl", "relcl"} else [])
    doers = [thing for _, thing in prepositional(verb, "by")]
    done_by = subject(verb)
    if is_passive(verb):
        if done_by is not None and not events:  # "which was planned for weeks and carried out by X"
            events = [done_by, *children(done_by, "appos")]
        done_by = None
    for doer in [*doers, *([done_by] if done_by is not None else [])]:
        if may_act(doer):
            for event in _deeds(events):
                yield Accusation(doer, event, perpetrator_words(doer), told_as_done=True)


def _involved(verb: Token) -> Iterator[Accusation]:
    """ "X took part in the killing", "X were involved in the massacre" (FrameNet's Participation): laid, not told."""
    passive = is_passive(verb)
    if verb.lemma_ not in (ENTANGLING if passive else {"participate"}):
        return
    events = [
        thing for _, thing in prepositional(verb, "in") if thing.lemma_.lower() in lexicon.DEEDS | lexicon.ATTACKS
    ]
    doer = subject(verb)
    if events and doer is not None and may_act(doer):
        yield from _between(doer, verb, (event for event in events if event.lemma_.lower() not in MISHAPS))


def _authored(word: Token) -> Iterator[Accusation]:
    """ "X is responsible for the massacre", "they hold X responsible for it", "X was the perpetrator of the murder"."""
    events = [thing for _, thing in prepositional(word, "for", "of")]
    head = word.head
    if head.pos_ not in {"VERB", "AUX"} or negated(head) or unreal(head):
        return
    if head.lemma_ in {"hold", "find"}:
        events += [thing for _, thing in prepositional(head, "for")]
        for held in children(head, "dobj", "nsubjpass") or children(word, "nsubj"):
            if may_act(held):
                yield from _between(_accuser(head) or head, held, events)
        return
    doer = subject(head)
    if doer is not None and may_act(doer) and word.dep_ in {"acomp", "attr"}:
        yield from _between(doer, word, events)


def _behind(preposition: Token) -> Iterator[Accusation]:
    """ "X was behind the murder"."""
    being = preposition.head
    doer = subject(being)
    if being.lemma_ != "be" or negated(being) or unreal(being) or doer is None or not may_act(doer):
        return
    yield from _between(doer, preposition, children(preposition, "pobj"))


def _between(first: Token, last: Token, events: Iterable[Token]) -> Iterator[Accusation]:
    """Accusations whose words run from one token's phrase to the other's; the doer is whichever may act."""
    start, end = sorted((first, last), key=lambda token: token.i)
    words = Words(_words(start).start, _words(end).end)
    doer = last if may_act(last) and last.pos_ not in {"VERB", "ADP"} else first
    if words.end - words.start > LONGEST_LIST or first.sent.start != last.sent.start:
        return
    listed = [part.i for part in first.doc[words.start : last.i] if part.i == first.i or first.is_ancestor(part)]
    if words.end - max(listed, default=words.start) <= LONGEST:  # behind the list of the accused
        for event in _deeds(events):
            yield Accusation(doer, event, words, told_as_done=False)


def _words(token: Token) -> Words:
    if token.pos_ in {"VERB", "ADJ", "AUX", "ADP"}:
        return Words(token.i, token.i + 1)
    return perpetrator_words(token) if may_act(token) else core_phrase(token)


def _deeds(events: Iterable[Token]) -> Iterator[Token]:
    """The deeds among the events; of partners ("the kidnapping and murder") each."""
    for event in events:
        for one in [event, *event.conjuncts]:
            if one.lemma_.lower() in DEEDS | lexicon.MEANS or one.tag_ == "VBG":
                yield one
