"""Control of places: who holds, took, entered, besieges, lost or left which place, all quoted.

Three tests apply to every construction: the actor can hold places (holders), the place is one (sites), and it is told
as having happened (realis). What was planned, prevented or is yet to come makes none; what somebody denies hangs on
the claim of who denies it. A change told in the outlet's own voice makes an own-voice claim.

Not responsible for: the constructions (seizures, contests), names of forces (forces).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from summarizer.draft import DraftControl
from summarizer.rules import chains, contests, handovers, lexicon, seizures
from summarizer.rules.forces import Forces
from summarizer.rules.holders import antecedent, holder_words, is_armed, is_party
from summarizer.rules.lexicon import SPEECH
from summarizer.rules.moments import Moment, dates, readable
from summarizer.rules.phrases import children, partners, prepositional, quote
from summarizer.rules.realis import happened
from summarizer.rules.seizures import Seizure
from summarizer.rules.sites import is_site, site_words, sites
from summarizer.vocabulary import ControlRelation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

GENERATORS = (*seizures.GENERATORS, *handovers.GENERATORS, *contests.GENERATORS)
MOST_PARTNERS = 8
FIGHTING_RELATIONS: frozenset[ControlRelation] = frozenset({"contested", "advancing"})
LASTING: frozenset[ControlRelation] = frozenset({"holds", "besieging", "contested"})
"""What can go on since a day."""
NOWHERE = frozenset({"position", "positions", "ground", "area", "areas", "territory", "land"})
"""What names no place without a word more ("hold positions north of the city")."""
PROMINENT = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
STATES_AND_GROUPS = frozenset({"GPE", "NORP", "ORG"})


@dataclass(frozen=True, slots=True)
class Holding:
    """One item in tokens."""

    relation: ControlRelation
    trigger: Token
    actor: Token
    place: Token


class Held(NamedTuple):
    """The items, and the token indices of the words that tell of control, the headline's too."""

    items: list[DraftControl]
    triggers: set[int]


def control(claims: chains.Claims, forces: Forces, known: list[Moment]) -> Held:
    """Every control item of the article's body, in the order of its triggers."""
    article, doc = claims.article, claims.doc
    items: list[DraftControl] = []
    told: set[int] = set()
    for holding in holdings(doc, forces):
        told.add(holding.trigger.i)
        if holding.trigger.idx < article.body_start:
            continue
        actor = quote(article, doc, holder_words(holding.actor))
        place = quote(article, doc, site_words(holding.place))
        claim = chains.own_voice(claims, holding.trigger.i) if actor and place else None
        if actor is None or place is None or claim is None or place.text.lower() in NOWHERE:
            continue
        moment = dates(known, _dated(holding.trigger))
        if moment is not None and holding.relation not in LASTING and doc[moment.words.start - 1].lower_ == "since":
            moment = None
        items.append(
            DraftControl(
                claim=claim,
                force=forces.of(holding.actor),
                actor=actor,
                place=place,
                relation=holding.relation,
                time=quote(article, doc, moment.words) if moment is not None else None,
            )
        )
    return Held(items, told)


def holdings(doc: Doc, forces: Forces) -> Iterator[Holding]:
    """Every holding of the text; one for each party and each place."""
    seen: set[tuple[ControlRelation, int, int]] = set()
    pairs: set[tuple[int, int]] = set()
    last: Token | None = None
    for token in (token for sentence in doc.sents if readable(sentence) for token in sentence):
        for generator in GENERATORS:
            for seizure in generator(token):
                for holding in _tested(_told_of(seizure, last, forces), forces):
                    key = (holding.relation, holding.actor.i, holding.place.i)
                    pair = (holding.actor.i, holding.place.i)
                    if key in seen or (holding.relation in FIGHTING_RELATIONS and pair in pairs):
                        continue
                    seen.add(key)
                    pairs.add(pair)
                    last = holding.place
                    yield holding


def _told_of(seizure: Seizure, last: Token | None, forces: Forces) -> Seizure:
    """ "took the town and held it": "it" is the place named last, else the one told of last."""
    if seizure.place.lower_ != "it":
        return seizure
    before = seizure.place.doc[seizure.place.sent.start : seizure.place.i]
    named = [token for token in before if token.pos_ == "PROPN" and token.dep_ in PROMINENT]
    told = range(*site_words(last)) if last is not None else range(0)
    named = [token for token in named if token.ent_type_ not in {"DATE", "TIME"} and forces.of(token) is None]
    named = [token for token in named if token.i not in told and token.head.lemma_.lower() not in SPEECH]
    last = named[-1] if named else last
    if last is None or not is_site(last, forces):  # a name nearer than the place: no guessing
        return seizure
    gap = seizure.place.doc[last.i : seizure.place.i]
    near = sum(1 for token in gap if token.is_sent_start) <= 1
    return seizure._replace(place=last) if near and last.i < seizure.place.i else seizure


def _tested(seizure: Seizure, forces: Forces) -> Iterator[Holding]:
    actors = list(_actors(seizure, forces))
    if not actors:
        return
    places = [
        place
        for place in sites(seizure.place, forces, certain=seizure.placed)
        if place.i not in {actor.i for actor in actors}
    ]
    if not places or not happened(seizure.trigger) or _under_refusal(seizure.trigger):
        return
    for actor in actors[:MOST_PARTNERS]:
        for place in places[:MOST_PARTNERS]:
            yield Holding(seizure.relation, seizure.trigger, actor, place)


def _actors(seizure: Seizure, forces: Forces) -> Iterator[Token]:
    for part in (party for actor in partners(seizure.actor) for party in _behind_attack(actor)):
        party = antecedent(part, forces)
        if party is None:
            continue
        if is_armed(party, forces):
            yield _named(party)
        elif seizure.sure and is_party(party, forces) and not is_site_alone(party, forces):
            yield party


def _behind_attack(actor: Token) -> list[Token]:
    """ "an offensive by X took ...", "the X blitz took ...": who attacks; an attack itself holds nothing."""
    if actor.lemma_.lower() not in lexicon.ATTACKS | contests.OFFENSIVES:
        return [actor]
    makers = [thing for _, thing in prepositional(actor, "by", "from")]
    return makers or children(actor, "poss", "compound", "amod", "nmod")


def _named(party: Token) -> Token:
    """ "X, a group that lost ...": X."""
    return party.head if party.dep_ == "appos" and party.head.pos_ == "PROPN" and party.pos_ == "NOUN" else party


def is_site_alone(token: Token, forces: Forces) -> bool:
    """Whether a would-be party is a mere common noun of place ("the area")."""
    return token.pos_ == "NOUN" and token.ent_type_ not in STATES_AND_GROUPS and is_site(token, forces)


def _under_refusal(trigger: Token) -> bool:
    """ "denied the capture of X": a noun that is itself denied, without a claim of it."""
    return trigger.pos_ == "NOUN" and trigger.dep_ == "dobj" and trigger.head.lemma_ in {"deny", "reject", "prevent"}


def _dated(trigger: Token) -> Token:
    """The verb whose time is the trigger's."""
    current = trigger
    while current.pos_ not in {"VERB", "AUX"} and current.head.i != current.i:
        if current.dep_ == "appos":  # "the town, a rebel bastion, was shelled on Friday"
            return trigger
        current = current.head
    return trigger if current.lemma_.lower() in SPEECH and current.i != trigger.i else current
