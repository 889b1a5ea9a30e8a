"""Who did it, and with what: the perpetrator and the means of a casualty's trigger.

"by X", the subject of the deed, the accused; an instrument is means, not an actor, and whoever is behind it is the
actor. Not responsible for: which force it was (forces), place and time (circumstances).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.circumstances import is_means
from summarizer.rules.phrases import accused, children, is_passive, prepositional, subject
from summarizer.rules.triggers import Trigger
from summarizer.rules.victims import is_person

if TYPE_CHECKING:
    from spacy.tokens import Token


def agents(trigger: Trigger) -> tuple[Token | None, Token | None]:
    """(perpetrator, means) of the trigger: "by X", or the subject; an instrument is means, not an actor."""
    verb = trigger.token
    candidates = [thing for preposition, thing in prepositional(verb, "by") if preposition.dep_ in {"agent", "prep"}]
    if (doer := accused(verb)) is not None:
        candidates.append(doer)
    elif trigger.frame == "object" and not is_passive(verb):
        done_by = subject(verb)
        if done_by is not None and done_by.lower_ in {"that", "which", "who"} and verb.dep_ == "relcl":
            done_by = verb.head
        candidates += [done_by] if done_by is not None else []
    means = next((thing for thing in candidates if is_means(thing)), None)
    actor = next((thing for thing in candidates if thing is not means and may_act(thing)), None)
    events = (
        [means]
        if means is not None
        else [thing for _, thing in prepositional(verb, "in", "during", "by", "after") if is_means(thing)]
    )
    if actor is None:
        actor = next((thing for event in events for thing in _doers(event) if may_act(thing)), None)
    return actor, means


def _doers(event: Token) -> Iterator[Token]:
    """ "an ambush by X", "a strike from X", "an attack blamed on X", "a raid carried out by X"."""
    yield from (thing for _, thing in prepositional(event, "by", "from"))
    for clause in children(event, "acl"):
        if clause.lemma_ in {"blame", "claim", "carry", "launch", "stage", "conduct", "attribute"}:
            yield from (thing for _, thing in prepositional(clause, "by", "on", "to"))


def may_act(token: Token) -> bool:
    """Whether a noun can be the one who did it."""
    if is_means(token) or token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in {"DATE", "TIME"}:
        return False
    return (
        is_person(token)
        or token.ent_type_ in {"ORG", "NORP", "GPE"}
        or token.pos_ == "PROPN"
        or token.lower_ == "group"
        or lexicon.INSTITUTIONS.get(token.lower_, "document") != "document"
    )
