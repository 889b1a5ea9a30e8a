"""Casualties: for each trigger its victims, figure, perpetrator, means, motive, place and time, all quoted.

One argument finder serves every construction (active, passive, bare participle, relative clause, noun, state);
one test of negation and hypothesis is applied last, to all of them: what is threatened, planned, feared for the
future or denied to have happened is no casualty. Counts are found by ``normalize.counts``.

Not responsible for: what a number means (normalize), whose claim it is (chains), which force it was (forces).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.anaphora import DONE, refused
from summarizer.rules.circumstances import Circumstances, circumstances, is_means
from summarizer.rules.perpetrators import agents, may_act
from summarizer.rules.phrases import (
    Words,
    accused,
    children,
    is_passive,
    negated,
    partners,
    subject,
)
from summarizer.rules.triggers import Trigger, triggers
from summarizer.rules.victims import (
    NOBODY,
    VICTIM_FINDERS,
    acts_on_people,
    count_words,
    group,
    is_person,
    shares_trigger,
    victim_words,
)
from summarizer.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HYPOTHETICAL = frozenset(
    {"would", "will", "could", "can", "should", "shall", "must", "might", "may", "'ll", "’ll", "ca"}
)
UNREAL_PREPOSITIONS = frozenset({"without", "before", "of", "for", "against", "from"})
"""What follows them as a participle is not told as done ("without killing", "the risk of killing")."""
CONDITIONS = frozenset({"if", "unless", "whether"})


@dataclass(frozen=True, slots=True)
class Casualty:
    """One reported harm in tokens. ``count`` are the words to read the number from (None: none worded)."""

    rule: str
    kind: CasualtyKind
    trigger: Token
    victim: Token
    victims: Words
    count: Words | None
    perpetrator: Token | None
    circumstances: Circumstances


def casualties(doc: Doc) -> Iterator[Casualty]:
    """Every casualty of the text, in the order of its triggers; one row for each group of victims."""
    taken: set[tuple[CasualtyKind, int]] = set()
    for token in doc:
        trigger = triggers(token)
        if trigger is None or not _happened(trigger):
            continue
        for casualty in _rows(trigger):
            key = (casualty.kind, casualty.victim.i)
            if key not in taken:
                taken.add(key)
                yield casualty


def _rows(trigger: Trigger) -> Iterator[Casualty]:
    found: list[Token] = []
    for head in VICTIM_FINDERS[trigger.frame](trigger.token):
        found += [other for other in partners(head) if other.i == head.i or shares_trigger(trigger.token, head, other)]
    perpetrator, means = agents(trigger)
    for victim in found:
        people = group(victim)
        if _mere_hurt(trigger):
            continue
        told = people.i == trigger.token.i or is_person(people)
        if not (told or (people.i == victim.i and acts_on_people(trigger, victim))):
            continue
        if people.pos_ == "PRON" and people.i == victim.i and people.lower_ not in NOBODY:
            continue
        yield Casualty(
            rule=trigger.frame,
            kind=trigger.kind,
            trigger=trigger.token,
            victim=people,
            victims=victim_words(victim, people),
            count=count_words(victim, people),
            perpetrator=perpetrator if perpetrator is not None and perpetrator.i != people.i else None,
            circumstances=circumstances(trigger, victim, means),
        )


def _mere_hurt(trigger: Trigger) -> bool:
    """ "the law hurts families": nobody and nothing that wounds is the subject."""
    verb = trigger.token
    if (
        trigger.kind != "injured"
        or trigger.frame != "object"
        or is_passive(verb)
        or verb.lemma_ not in {"hurt", "harm"}
    ):
        return False
    done_by = subject(verb)
    return done_by is not None and not (is_means(done_by) or may_act(done_by) or done_by.pos_ == "PRON")


def _happened(trigger: Trigger) -> bool:
    """False for what is negated, planned, threatened, ordered or conditional; "may have been" stays, hedged."""
    token = trigger.token
    verb = token if token.pos_ in {"VERB", "AUX"} else token.head
    if verb.pos_ in {"VERB", "AUX"} and (negated(verb) or _under_negation(verb)):
        return False
    return not (_hypothetical(verb) if verb.pos_ in {"VERB", "AUX"} else False)


def _under_negation(verb: Token) -> bool:
    """ "X did not say that 12 were killed", "no evidence that ...": nobody says it."""
    while verb.dep_ in {"ccomp", "acl", "xcomp", "conj"} and verb.head.i != verb.i:
        verb = verb.head
        if negated(verb) or refused(verb) or any(child.lower_ == "no" for child in children(verb, "det")):
            return True
    return False


def _hypothetical(verb: Token) -> bool:
    auxiliaries = {child.lower_ for child in children(verb, "aux")}
    if auxiliaries & HYPOTHETICAL and "have" not in auxiliaries:
        return True
    if any(child.lower_ in CONDITIONS for child in children(verb, "mark")):
        return True
    to_infinitive = any(child.tag_ == "TO" for child in children(verb, "aux"))
    if to_infinitive and verb.head.i != verb.i:
        return "have" not in auxiliaries and verb.head.lemma_ not in DONE
    if verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "xcomp", "dobj"} and accused(verb) is None:
        above = {verb.head.lemma_, verb.head.head.lemma_}
        return bool(above & lexicon.IRREALIS) or verb.head.lower_ in UNREAL_PREPOSITIONS
    return verb.dep_ == "xcomp" and verb.head.lemma_ in lexicon.IRREALIS
