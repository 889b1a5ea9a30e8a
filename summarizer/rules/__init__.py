"""The rules' door: an Article and its parse -> a Draft.

Each rule is one file; this one only puts their results in one Draft, in the order in which they need each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.draft import Draft, DraftCasualty, Quote
from summarizer.rules import casualties as casualty_rules
from summarizer.rules import chains, lede, moments, repeats, timeline
from summarizer.rules import control as control_rules
from summarizer.rules.blame import Blame
from summarizer.rules.casualties import Casualty
from summarizer.rules.forces import Forces
from summarizer.rules.perpetrators import perpetrator_words
from summarizer.rules.phrases import Words, quote
from summarizer.rules.realis import retracted
from summarizer.rules.sources import Sources
from summarizer.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULES_VERSION = "3"


def draft(article: Article, doc: Doc) -> Draft:
    """Everything the rules say of an article whose parse is ``doc`` (``doc.text == article.text``)."""
    forces = Forces(article, doc)
    sources = Sources(article, doc, forces)
    claims = chains.attributed(article, doc, sources)
    harmed = _casualties(claims)
    blame = Blame(doc, harmed, claims, forces)
    rows = [row for casualty in harmed for row in _row(casualty, claims, forces, blame)]
    dated = moments.moments(doc)
    held = control_rules.control(claims, forces, dated)
    body = article.text[article.body_start :]
    if body and not any(claim.content[0].sentence == article.lede for claim in claims.drafts):
        _main_event(claims)
    return Draft(
        sources=sources.drafts(),
        claims=claims.drafts,
        casualties=rows,
        forces=forces.drafts(),
        control=held.items,
        events=timeline.events(claims, forces, dated, held.triggers),
        abstract=lede.abstract(article, claims.drafts, rows),
    )


def _main_event(claims: chains.Claims) -> None:
    """The first sentence of the body is a claim of the outlet's when nobody else makes it."""
    if not claims.article.sentences:
        return
    start = claims.article.sentences[claims.article.lede].start
    first = next((token for token in claims.doc if token.idx >= start and not token.is_space), None)
    if first is not None:
        chains.own_voice(claims, first.i)


def _casualties(claims: chains.Claims) -> list[Casualty]:
    """The casualties of the body but those a correction takes back; each group of victims once for each teller.

    Whatever else tells a harm is still a claim of its speaker or of the outlet.
    """
    told = [
        casualty
        for casualty in casualty_rules.casualties(claims.doc)
        if casualty.trigger.idx >= claims.article.body_start and not retracted(casualty.trigger.sent.text)
    ]
    keys: dict[int, str | None] = {}
    for before, casualty in zip([None, *told], told, strict=False):
        at = casualty.trigger.i
        further = _carried_on(claims, before, casualty) if at not in keys else None
        keys.setdefault(at, further or chains.own_voice(claims, at))
    said_by = {claim.key: claim.attribution[0].source for claim in claims.drafts if claim.attribution}
    speakers = {index: said_by.get(key or "", "") for index, key in keys.items()}
    return repeats.without_repeats(told, speakers)


def _carried_on(claims: chains.Claims, before: Casualty | None, part: Casualty) -> str | None:
    """ "The governor said 17 people had died. Five of the dead are children": the governor's figure as well.

    A part is carried on when its sentence names no speaker and stands right behind the one in which the total is given.
    """
    if before is None or part.rule != "part" or claims.holding(part.trigger.i) or before.kind != part.kind:
        return None
    here, there = part.trigger.sent, before.trigger.sent
    total = claims.holding(before.trigger.i) if there.end == here.start else None
    return None if total is None else claims.carry_on(part.trigger.i, total)


def _row(casualty: Casualty, claims: chains.Claims, forces: Forces, blame: Blame) -> list[DraftCasualty]:
    article, doc = claims.article, claims.doc
    victims = quote(article, doc, casualty.victims)
    claim = chains.own_voice(claims, casualty.trigger.i)
    if victims is None or claim is None:
        return []

    def in_body(run: Words) -> bool:  # a headline may name a place, but tells nothing
        return doc[run.start].idx >= article.body_start

    def words(run: Words | None) -> Quote | None:
        return quote(article, doc, run) if run is not None else None

    actor, who = casualty.perpetrator, None
    if actor is not None:
        who = perpetrator_words(actor)
    elif (laid := blame.of(casualty)) is not None:
        actor, who = laid.doer, laid.words
    told = casualty.circumstances
    row = DraftCasualty(
        claim=claim,
        kind=_kind(casualty, actor, forces),
        victims=victims,
        count=words(casualty.count),
        perpetrator=forces.of(actor) if actor is not None else None,
        perpetrator_text=words(who),
        means=words(told.means),
        motive=words(told.motive),
        place=words(told.place) if told.place and in_body(told.place) else None,
        time=words(told.time),
    )
    return [row]


def _kind(casualty: Casualty, actor: Token | None, forces: Forces) -> CasualtyKind:
    """Taken by an armed group is abducted; by an authority, detained (the contract's kinds)."""
    if casualty.kind == "detained" and actor is not None and forces.is_irregular(actor):
        return "abducted"
    return casualty.kind
