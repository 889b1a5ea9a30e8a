"""DraftAnswer -> Answer: every sentence cited and checked, the status no surer than the evidence, or a refusal.

A citation holds the exact words an engine quoted; where a sentence takes a name from around them, the whole
sentences are cited instead, so that everything printed can be clicked. Not responsible for: whether the cited words
answer the question (engines).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.alignment import stands
from summarizer.answer import Answer, AnswerSentence, Citation
from summarizer.article import Article, Span
from summarizer.draft import CitedQuote, DraftAnswer, DraftSentence
from summarizer.evidence import Evidence
from summarizer.fault import Fault
from summarizer.grounding.composed import check_citing
from summarizer.grounding.docket import LONGEST_SHOWN, Docket, in_order
from summarizer.grounding.given import check_names
from summarizer.grounding.reference import is_name_only
from summarizer.normalize.hedges import find_hedges
from summarizer.provenance import MadeBy
from summarizer.summary import Rejected
from summarizer.vocabulary import AnswerStatus, Reason

UNSURE = frozenset({"conditional", "alleged", "reported"})
"""Kinds of hedge that turn "answered" into "reported-unconfirmed"."""
MOST_NEAREST = 5


@dataclass(frozen=True)
class _Place:
    docket: Docket
    span: Span

    @property
    def words(self) -> str:
        """The quoted characters."""
        return self.docket.words(self.span)

    @property
    def whole(self) -> str:
        """The whole sentences around them."""
        return self.docket.words(self.docket.whole(self.span))

    def widened(self) -> _Place:
        """Return the place of the whole sentences."""
        return _Place(self.docket, self.docket.whole(self.span))


@dataclass
class _Desk:
    """The dockets of the articles at hand, by id, and what belongs to none of them."""

    articles: Mapping[str, Article]
    objections: Mapping[int, Fault] = field(default_factory=dict)
    dockets: dict[str, Docket] = field(default_factory=dict)
    homeless: list[Rejected] = field(default_factory=list)

    def docket(self, article_id: str) -> Docket | None:
        """Return the docket of an article at hand, or None."""
        if article_id not in self.articles:
            return None
        return self.dockets.setdefault(article_id, Docket(self.articles[article_id]))

    def find(self, cited: CitedQuote) -> _Place | None:
        """Locate a cited quote."""
        docket = self.docket(cited.article_id)
        span = None if docket is None else docket.find(cited.quote)
        return None if docket is None or span is None else _Place(docket, span)

    def reject(self, text: str, reason: Reason, quoted: str | None = None, article_id: str = "") -> None:
        """Record a sentence that fell, in the docket of the article it cites if there is one."""
        docket = self.docket(article_id)
        if docket is not None:
            docket.reject("answer-sentence", text, reason, quoted)
            return
        quoted = quoted and quoted[:LONGEST_SHOWN]
        self.homeless.append(
            Rejected(kind="answer-sentence", text=text[:LONGEST_SHOWN], quoted=quoted, reason=reason, nearest=None)
        )

    def rejected(self) -> list[Rejected]:
        """Return everything rejected so far, sorted by content."""
        return in_order([*self.homeless, *(item for docket in self.dockets.values() for item in docket.rejected)])


@dataclass(frozen=True)
class _FoundSentence:
    text: str
    places: list[_Place]
    unsure: bool


def ground_answer(  # noqa: PLR0917 - five things an answer is made of, and what is held against it
    asked: str,
    question: str,
    draft: DraftAnswer,
    articles: Mapping[str, Article],
    made_by: MadeBy,
    objections: Sequence[Fault] = (),
) -> Answer:
    """Check ``draft`` against ``articles`` (by id) and build the Answer. Never raises on any draft.

    ``objections`` (a second witness's) reject the sentences they name, by their index in the draft.
    """
    desk = _Desk(articles, {fault.index: fault for fault in objections if fault.kind == "answer-sentence"})
    found = [
        sentence
        for index, said in enumerate(draft.sentences)
        if (sentence := _ground_sentence(desk, said, desk.objections.get(index)))
    ]
    numbers: dict[tuple[str, Span], Citation] = {}
    sentences = [AnswerSentence(text=sentence.text, citations=_cite(numbers, sentence.places)) for sentence in found]
    return Answer(
        asked=asked,
        question=question,
        status=_status(draft, found),
        text=" ".join(sentence.text for sentence in sentences),
        sentences=sentences,
        citations=list(numbers.values()),
        nearest=_nearest(desk, draft.nearest) or _offered(desk, found),
        rejected=desk.rejected(),
        made_by=made_by,
    )


def _ground_sentence(desk: _Desk, said: DraftSentence, objection: Fault | None) -> _FoundSentence | None:
    text = " ".join(said.text.split())
    if not text or not said.quotes:
        desk.reject(said.text, "unlinked" if text else "schema")
        return None
    places = []
    for cited in said.quotes:
        place = desk.find(cited)
        if place is None:
            reason: Reason = "not-in-article" if cited.article_id in desk.articles else "unlinked"
            desk.reject(said.text, reason, cited.quote.text, cited.article_id)
            return None
        places.append(place)
    if objection is not None:
        desk.reject(said.text, objection.reason, objection.quoted, places[0].docket.article.id)
        return None
    # Whoever is only named ("According to Jane Roe, ...") lends a name, not the rest of the sentence it stands in.
    told = [place for place in places if not is_name_only(place.words)] or places
    outlets = [outlet for place in places if (outlet := place.docket.article.outlet) and _names(text, outlet)]
    names = [place.words for place in places if place not in told]
    quoted = [place.words for place in places]
    whole = list(dict.fromkeys(place.whole for place in told))
    fault = check_citing(text, quoted, whole, [*names, *outlets])
    if fault is not None:
        desk.reject(said.text, *fault, article_id=places[0].docket.article.id)
        return None
    if check_names(text, [*quoted, *outlets]) is not None:
        places = [place.widened() if place in told else place for place in places]
    unsure = any(hedge.kind in UNSURE for words in whole for hedge in find_hedges(words))
    return _FoundSentence(text, places, unsure)


def _names(text: str, outlet: str) -> bool:
    """Whether a sentence calls the outlet by its whole name, the article aside; a part of it may be a place."""
    return stands(text, outlet.removeprefix("The ")) is not None


def _cite(numbers: dict[tuple[str, Span], Citation], places: Iterable[_Place]) -> list[int]:
    """Give the numbers of ``places``, new ones numbered on by first use; one place is cited once."""
    cited = []
    for place in places:
        article = place.docket.article
        key = (article.id, place.span)
        if key not in numbers:
            numbers[key] = Citation(
                n=len(numbers) + 1,
                title=article.title,
                outlet=article.outlet,
                published=article.published,
                url=article.url,
                evidence=place.docket.cut(place.span),
            )
        cited.append(numbers[key].n)
    return list(dict.fromkeys(cited))


def _status(draft: DraftAnswer, found: list[_FoundSentence]) -> AnswerStatus:
    """Take the engine's word for the status only where the kept sentences bear it out."""
    if not found:
        return "ambiguous" if draft.status == "ambiguous" else "not-in-articles"
    fell = len(found) < len(draft.sentences)
    if draft.status == "not-in-articles" or (fell and draft.status in {"answered", "reported-unconfirmed"}):
        return "partly-answered"
    if draft.status == "answered" and any(sentence.unsure for sentence in found):
        return "reported-unconfirmed"
    return draft.status


def _nearest(desk: _Desk, quotes: Iterable[CitedQuote]) -> list[Evidence]:
    """Locate the places an engine offers; the ones that stand nowhere are left out."""
    offered: dict[tuple[str, Span], Evidence] = {}
    for cited in quotes:
        place = desk.find(cited)
        if place is not None:
            offered[cited.article_id, place.span] = place.docket.cut(place.span)
    return list(offered.values())


def _offered(desk: _Desk, found: list[_FoundSentence]) -> list[Evidence]:
    """When every sentence fell and the engine offers nothing: the places nearest to what fell."""
    if found:
        return []
    places = [item.nearest for item in desk.rejected() if item.nearest is not None]
    return list(dict.fromkeys(places))[:MOST_NEAREST]
