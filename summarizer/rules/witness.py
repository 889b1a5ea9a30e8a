"""The second witness: what the rules object to in a draft that a model wrote.

A model's words stand in the article or grounding finds out; whether it joined them as the article does, the rules are
asked: who said it, who did what to whom, how many of whom, whose role it is, and whether a sentence it composed keeps
all that. Its objections are Faults in the draft's coordinates. Most are decided on the surface; a sentence is parsed
only where that does not tell. Not responsible for: whether the words stand there (grounding), hedges and numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.alignment import locate
from summarizer.article import Article, Span
from summarizer.draft import Draft, DraftAnswer, DraftCasualty, DraftClaim, DraftSource, Quote
from summarizer.fault import Fault
from summarizer.normalize.statements import PRONOUN, statements
from summarizer.rules.callings import Told
from summarizer.rules.closeup import Closeup
from summarizer.rules.harms import located, negation_of, strays, wrong
from summarizer.rules.identities import FARTHEST, misnamed, misplaced, stands_for
from summarizer.rules.omissions import did_not, left_out, unsure_left_out
from summarizer.rules.roles import swapped
from summarizer.rules.speakers import speaks

if TYPE_CHECKING:
    from spacy.language import Language

MOST_EVIDENCE = 6
"""Sentences of evidence that a composed sentence is compared with; one that needs more says too much."""


AROUND = 40
"""Sentences before and after one in which its speaker may be called otherwise."""


def examine(article: Article, draft: Draft, nlp: Callable[[], Language]) -> list[Fault]:
    """Every objection to ``draft``, by list and index; ``nlp`` gives the pipeline and is called only when needed.

    A fault of a claim whose ``quoted`` is its gist is of the gist alone; one of a source or force whose ``quoted`` is
    its role, organisation, alias or side, of that part.
    """
    closeup = Closeup(nlp, listening=True)
    found = _objections(article, draft, closeup)
    return _objections(article, draft, closeup) if closeup.parse_asked() else found


def _objections(article: Article, draft: Draft, closeup: Closeup) -> list[Fault]:
    return [
        *misplaced(article, draft),
        *misnamed(article, draft),
        *_claims(article, draft, closeup),
        *_casualties(article, draft, closeup),
        *_steps(article, draft),
        *_abstract(article, draft, closeup),
    ]


def examine_answer(draft: DraftAnswer, articles: Mapping[str, Article], nlp: Callable[[], Language]) -> list[Fault]:
    """The objections to an answer's sentences, against the sentences of ``articles`` (by id) that they cite."""
    closeup = Closeup(nlp, listening=True)
    found = _answer_objections(draft, articles, closeup)
    return _answer_objections(draft, articles, closeup) if closeup.parse_asked() else found


def _answer_objections(draft: DraftAnswer, articles: Mapping[str, Article], closeup: Closeup) -> list[Fault]:
    faults = []
    for index, sentence in enumerate(draft.sentences):
        evidence: list[Told] = []
        for cited in sentence.quotes:
            article = articles.get(cited.article_id)
            evidence += _sentences(article, [cited.quote]) if article is not None else []
        if evidence and _is_swapped(sentence.text, evidence, closeup):
            faults.append(Fault("answer-sentence", index, "speaker-not-supported", sentence.text))
    return faults


def _claims(article: Article, draft: Draft, closeup: Closeup) -> Iterator[Fault]:
    sources = {source.key: source for source in reversed(draft.sources)}
    for index, claim in enumerate(draft.claims):
        fault = left_out(article, claim, index)
        if fault is None and claim.attribution and not speaks(article, claim, closeup):
            fault = Fault("claim", index, "speaker-not-supported", claim.attribution[0].mention.text)
        if fault is None:
            fault = next(_other_referents(article, draft, claim, index, sources), None)
        if fault is not None:
            yield fault
        elif claim.gist and _is_swapped(claim.gist, _evidence(article, claim), closeup):
            yield Fault("claim", index, "speaker-not-supported", claim.gist)


def _other_referents(
    article: Article, draft: Draft, claim: DraftClaim, index: int, sources: Mapping[str, DraftSource]
) -> Iterator[Fault]:
    for link in claim.attribution:
        source, place = sources.get(link.source), locate(article, link.mention)
        if source is None or place is None:
            continue
        if not stands_for(article, draft, source, link.mention.text, place.start):
            yield Fault("claim", index, "speaker-not-supported", link.mention.text)


def _evidence(article: Article, claim: DraftClaim) -> list[Told]:
    links = [quote for link in claim.attribution for quote in (link.mention, link.cue) if quote is not None]
    return _sentences(article, [*claim.content, *links])


def _sentences(article: Article, quotes: Iterable[Quote]) -> list[Told]:
    """The whole sentences that the quotes touch, each once, in order."""
    numbers: set[int] = set()
    for quote in quotes:
        place = locate(article, quote)
        if place is not None:
            numbers.update(range(article.sentence_at(place.start), article.sentence_at(place.end - 1) + 1))
    every, outlet = article.sentence_texts, article.outlet or ""
    return [_told(every[max(0, n - AROUND) : n + AROUND], min(n, AROUND), outlet) for n in sorted(numbers)]


@lru_cache(maxsize=512)
def _told(around: tuple[str, ...], number: int, outlet: str) -> Told:
    """A sentence, with whoever spoke last before it when a pronoun speaks in it, and the sentences around it."""
    return Told(around[number], _before(around, number), around, outlet)


def _before(around: Sequence[str], number: int) -> str:
    if not any(one.is_of_pronoun for one in statements(around[number])):
        return ""
    for back in range(number - 1, max(-1, number - FARTHEST - 1), -1):
        spoken = [one.speaker for one in statements(around[back])]
        named = [speaker for speaker in spoken if speaker and not PRONOUN.fullmatch(speaker)]
        if named:
            return " | ".join(named)
    return ""


def _is_swapped(text: str, evidence: list[Told], closeup: Closeup) -> bool:
    return bool(evidence) and len(evidence) <= MOST_EVIDENCE and swapped(text, evidence, closeup)


def _casualties(article: Article, draft: Draft, closeup: Closeup) -> Iterator[Fault]:
    claims = {claim.key: claim for claim in reversed(draft.claims)}
    for index, row in enumerate(draft.casualties):
        claim = claims.get(row.claim)
        if claim is None:
            continue
        told = _with_actor(article, draft, row)
        stray = strays(article, told, claim)
        if stray is not None:
            yield Fault("casualty", index, "unlinked", stray.text)
            continue
        found = located(article, told)
        if found is None:
            continue
        negation = negation_of(found, told, claim)
        if negation is not None:
            yield Fault("casualty", index, "negation-not-in-evidence", negation)
            continue
        quoted = wrong(article, found, told, closeup)
        if quoted is not None:
            yield Fault("casualty", index, "speaker-not-supported", quoted)


def _with_actor(article: Article, draft: Draft, row: DraftCasualty) -> DraftCasualty:
    """The row with the words that its perpetrator is called by in the victims' sentence, when it quotes none."""
    victims = locate(article, row.victims)
    if row.perpetrator is None or row.perpetrator_text is not None or victims is None:
        return row
    here = article.sentence_at(victims.start)
    mentions = [q for force in draft.forces if force.key == row.perpetrator for q in force.mentions]
    mentions += [q for source in draft.sources if source.key == row.perpetrator for q in source.mentions]
    for mention in mentions:
        place: Span | None = locate(article, mention)
        if place is not None and article.sentence_at(place.start) == here:
            return row.model_copy(update={"perpetrator_text": mention})
    return row


def _steps(article: Article, draft: Draft) -> Iterator[Fault]:
    """Steps whose place, time or actor is told of in another sentence than they are."""
    for index, control in enumerate(draft.control):
        stray = _stray(article, control.actor, [control.place, control.time])
        if stray is not None:
            yield Fault("control", index, "unlinked", stray)
            continue
        undone = did_not(article, control.actor, control.place)
        if undone is not None:
            yield Fault("control", index, *undone)
    for index, event in enumerate(draft.events):
        stray = _stray(article, event.text, [event.time, event.place])
        if stray is not None:
            yield Fault("event", index, "unlinked", stray)
            continue
        unsure = unsure_left_out(article, event.text)
        if unsure is not None:
            yield Fault("event", index, *unsure)


def _stray(article: Article, anchor: Quote, quotes: Iterable[Quote | None]) -> str | None:
    home = locate(article, anchor)
    if home is None:
        return None
    allowed = range(article.sentence_at(home.start), article.sentence_at(home.end - 1) + 1)
    for quote in quotes:
        place = locate(article, quote) if quote else None
        if quote is not None and place is not None and article.sentence_at(place.start) not in allowed:
            return quote.text
    return None


def _abstract(article: Article, draft: Draft, closeup: Closeup) -> Iterator[Fault]:
    for index, sentence in enumerate(draft.abstract):
        evidence = _sentences(article, sentence.quotes)
        if _is_swapped(sentence.text, evidence, closeup):
            yield Fault("abstract", index, "speaker-not-supported", sentence.text)
