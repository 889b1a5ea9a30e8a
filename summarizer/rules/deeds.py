"""What a parse says of a drafted casualty: the casualty rules' reading, and else whose verb the victims hang on.

Not responsible for: what the surface already tells (harms).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.article import Span
from summarizer.draft import DraftCasualty
from summarizer.rules.casualties import Casualty, casualties
from summarizer.rules.circumstances import is_means
from summarizer.rules.harm_words import ALIKE, ANY_TRIGGER
from summarizer.rules.lexicon import ATTACKING, ATTACKS
from summarizer.rules.phrases import children, is_passive, noun_phrase, partners, prepositional, subject
from summarizer.rules.triggers import HAPPENINGS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ATTACKING: Final = ATTACKING | frozenset("fire strike hit target bombard pound plant detonate stab ram".split())
PART_OF: Final = re.compile(r"\b(?:including|among (?:them|whom|those))\b[^;.]*$")
"""Before victims that are part of a greater number."""


class Row(NamedTuple):
    """A row's words located, as offsets into the sentence of its victims; what stands elsewhere is left out."""

    text: str
    victims: Span
    figure: Span | None
    actor: Span | None
    triggers: tuple[Span, ...]


def against_rules(doc: Doc, row: Row, draft: DraftCasualty, told: Sequence[bool | None]) -> str | None:
    """What the casualty rules read otherwise; where they read nothing of these victims, only a plain verdict counts."""
    every = list(casualties(doc))
    read = [casualty for casualty in every if _same_victims(doc, casualty, row)]
    if not read and told[0] and PART_OF.search(row.text, max(0, row.victims.start - 40), row.victims.start):
        read = every
    if not read:
        plain = told[0] and (told[2] or _governed(doc, row) or _attacks(doc, row))
        return None if plain else draft.victims.text
    read = [c for c in read if draft.kind == c.kind or draft.kind in ALIKE.get(c.kind, ())]
    if not read:
        return draft.kind
    if told[0] is None and not any(_same_count(doc, casualty, row) for casualty in read):
        return draft.count.text if draft.count else None
    if told[2] is None and draft.perpetrator_text and not any(_same_actor(doc, casualty, row) for casualty in read):
        return draft.perpetrator_text.text
    return None


def _overlaps(doc: Doc, start: int, end: int, span: Span | None) -> bool:
    last = doc[end - 1]
    return span is not None and doc[start].idx < span.end and span.start < last.idx + len(last.text)


def _same_victims(doc: Doc, casualty: Casualty, row: Row) -> bool:
    return _overlaps(doc, *casualty.victims, row.victims) or _overlaps(
        doc, casualty.victim.i, casualty.victim.i + 1, row.victims
    )


def _same_count(doc: Doc, casualty: Casualty, row: Row) -> bool:
    words = casualty.count
    return words is not None and _overlaps(doc, words.start, words.end, row.figure)


def _same_actor(doc: Doc, casualty: Casualty, row: Row) -> bool:
    """Whether the row's actor is who the parse says did it; where it says nobody, who attacks in the sentence."""
    doer = _doer(casualty)
    if doer is not None and doer.pos_ != "PRON":
        return any(_overlaps(doc, *noun_phrase(partner), row.actor) for partner in partners(doer))
    return _attacks(doc, row)


def _attacks(doc: Doc, row: Row) -> bool:
    return any(_overlaps(doc, *noun_phrase(attacker), row.actor) for attacker in _attackers(doc))


def _governed(doc: Doc, row: Row) -> bool:
    """Whether the actor is the subject (or agent) of the verb whose object (or subject) the victims are."""
    for token in doc:
        if (
            token.dep_ not in {"dobj", "nsubjpass"}
            or not ANY_TRIGGER.fullmatch(token.head.text)
            or not _overlaps(doc, token.i, token.i + 1, row.victims)
        ):
            continue
        doers = [thing for _, thing in prepositional(token.head, "by")]
        if token.dep_ == "dobj" and (done_by := subject(token.head)) is not None:
            doers.append(done_by)
        if any(_overlaps(doc, *noun_phrase(doer), row.actor) for doer in doers):
            return True
    return False


def _doer(casualty: Casualty) -> Token | None:
    verb = casualty.trigger
    if casualty.perpetrator is not None or verb.pos_ not in {"VERB", "AUX"} or verb.lemma_.lower() in HAPPENINGS:
        return casualty.perpetrator
    if is_passive(verb):
        return next((thing for _, thing in prepositional(verb, "by")), None)
    done_by = subject(verb)
    if done_by is not None and is_means(done_by):
        events = [done_by, *children(done_by, "acl")]
        return next((thing for event in events for _, thing in prepositional(event, "by", "from")), None)
    return done_by if done_by is not None and done_by.i != casualty.victim.i else None


def _attackers(doc: Doc) -> Iterator[Token]:
    """Who attacks: subjects and agents of verbs of attack, and whose the attacks are."""
    for token in doc:
        opens = token.lemma_ == "open" and any(thing.lemma_ == "fire" for thing in children(token, "dobj"))
        if token.pos_ == "VERB" and (opens or token.lemma_ in _ATTACKING):
            yield from (thing for _, thing in prepositional(token, "by"))
            if not is_passive(token) and (doer := subject(token)) is not None:
                yield doer
        elif is_means(token) or token.lemma_.lower() in ATTACKS:
            yield from (thing for _, thing in prepositional(token, "by", "from", "between"))
            yield from children(token, "poss", "compound", "amod", "nmod")
