"""Sayings nested in sayings -> claims with their chain of attribution.

"X said the office has received reports of an incident in which Y" is one claim, Y, with the chain
X -> the office -> reports: attribution[0] is whom the outlet quotes, each next link whom the previous one cites.
Also here: the outlet's own claims, for sentences that carry a casualty or the main event.

Not responsible for: finding sayings (attribution), knowing sources (sources).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.draft import DraftClaim, DraftLink, Quote
from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.rules import naming
from summarizer.rules.attribution import sayings
from summarizer.rules.entity import Entity
from summarizer.rules.lexicon import SPEECH
from summarizer.rules.links import Link, links_of
from summarizer.rules.nested import FIRST_PERSON
from summarizer.rules.phrases import (
    EDGE_MARKS,
    Words,
    children,
    clause_of,
    core_phrase,
    partners,
    quote,
    runs,
)
from summarizer.rules.saying import Saying
from summarizer.rules.sources import DEFINITE, Sources

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST_NESTED = 40
"""No piece of news prose nests more sayings; a text that does is an attack on the time it takes."""
OPENING_WORDS = 3
"""A nested saying heads its outer one when it starts within so many words of it."""
REMAINDER_WORDS = 6
"""An outer saying that goes on for so many words after the nested content is a claim of its own too."""


class Claims:
    """The claims of an article in the making, and which of them holds a token."""

    def __init__(self, article: Article, doc: Doc, sources: Sources) -> None:
        self.article = article
        self.doc = doc
        self.drafts: list[DraftClaim] = []
        self.rules: dict[str, str] = {}
        """Key of a claim -> name of the rule that found it; the outlet's own claims have none."""
        self._sources = sources
        self._holders: dict[int, tuple[int, str]] = {}
        self._reported: set[int] = set()

    def holding(self, index: int) -> str | None:
        """Key of the innermost claim whose content holds the token, or None."""
        held = self._holders.get(index)
        return held[1] if held else None

    def add(self, pieces: tuple[Words, ...], links: list[Link]) -> str | None:
        """Add a claim (no links: the outlet's own); its key, or None when no words are left."""
        content = [words for words in (quote(self.article, self.doc, piece) for piece in pieces) if words is not None]
        chain = self._chain(links)
        if not content or (links and not chain):
            return None
        key = f"c{len(self.drafts) + 1}"
        self.drafts.append(DraftClaim(key=key, content=content, attribution=chain))
        length = sum(piece.end - piece.start for piece in pieces)
        for index in (index for piece in pieces for index in range(*piece)):
            self._holders[index] = min(self._holders.get(index, (length, key)), (length, key))
        return key

    def carry_on(self, index: int, key: str) -> str | None:
        """Add the words around a token as a further claim of whoever makes claim ``key``; None when there are none."""
        chain = next(claim.attribution for claim in self.drafts if claim.key == key)
        further = self.add((self.own_words(index),), []) if chain else None
        if further is not None:
            self.drafts[-1] = self.drafts[-1].model_copy(update={"attribution": chain})
        return further

    def report(self, saying: Saying) -> None:
        """Note the words of a saying, its source and cue included: none of them is the outlet's own statement."""
        self._reported.update(*(range(*piece) for piece in (*saying.content, saying.cue)))
        if saying.source is not None:
            self._reported.update(range(*naming.mention_phrase(saying.source)))

    def own_words(self, index: int) -> Words:
        """The words around a token, within its sentence, that nobody else is quoted with."""
        own = {other for other in clause_of(self.doc[index]) if other not in self._reported} | {index}
        start, end = next(run for run in runs(own) if run.start <= index < run.end)
        while start < index and (self.doc[start].text in EDGE_MARKS or self.doc[start].dep_ in {"cc", "mark"}):
            start += 1
        while end - 1 > index and (
            self.doc[end - 1].is_space
            or self.doc[end - 1].is_punct
            or self.doc[end - 1].dep_ in {"cc", "mark"}
            or self.doc[end - 1].tag_ in {"WP", "WDT"}
        ):
            end -= 1
        return Words(self._antecedent(start), end)

    def _antecedent(self, start: int) -> int:
        """ "said Jan Roe, who was hurt": a clause without its subject starts with whom it tells of."""
        whom = self.doc[start].head.head if self.doc[start].tag_ == "WP" else None
        if whom is None or whom.ent_type_ != "PERSON" or self.doc[start - 1].text != "," or whom.i != start - 2:
            return start
        return core_phrase(whom).start

    def _chain(self, links: list[Link]) -> list[DraftLink]:
        found: list[DraftLink] = []
        previous: Entity | None = None
        last: Link | None = None
        for link in links:
            if last is not None and (link.source.i, link.cue) == (last.source.i, last.cue):
                continue  # who denied a report denied what it says
            own = previous if link.source.lower_ in FIRST_PERSON else None
            identified = self._sources.identify(link.source, own)
            if identified is None:
                continue
            entity, mention = identified
            if entity is previous and self._only_says(link):
                continue  # "Rell said he had told aides": nobody passes words on to himself
            if previous is not None and any(child.lower_ in DEFINITE for child in children(link.source, "det", "poss")):
                self._sources.member_of(previous, entity)
            previous, last = entity, link
            cue: Quote | None = quote(self.article, self.doc, link.cue) if link.cue else None
            found.append(DraftLink(source=entity.key, mention=mention, cue=cue, channel=link.channel))
        return found

    def _only_says(self, link: Link) -> bool:
        """Whether a link tells nothing of how sure its source is, as "believed" would ("we have reports" does not)."""
        words = self.doc[link.cue.start : link.cue.end] if link.cue else ()
        lemmas = {token.lemma_.lower() for token in words}
        return bool(lemmas & SPEECH) or not lemmas & CUE_LEMMAS.keys()


def attributed(article: Article, doc: Doc, sources: Sources) -> Claims:
    """Every attributed claim of the article, chains composed."""
    found = [saying for saying in sayings(doc) if _in_body(article, doc, saying) and not _is_outlet(article, saying)]
    claims = Claims(article, doc, sources)
    outers: dict[int, list[Saying]] = {}
    for saying in found:
        claims.report(saying)
        for inner in _within(found, saying):
            outers.setdefault(id(inner), []).append(saying)
    for saying in found:
        inside = _within(found, saying)
        if any(_heads(doc, inner, saying) and not _remainder(doc, inner, saying) for inner in inside):
            continue
        outer = outers.get(id(saying), [])
        outer.sort(key=lambda other: -sum(piece.end - piece.start for piece in other.content))
        links = [link for other in [*outer, saying] for link in links_of(other)]
        key = claims.add(saying.content, links) if links else None
        if key is not None:
            claims.rules[key] = saying.rule
        for also in _also_by(saying) if key is not None and not outer else ():
            if (second := claims.add(saying.content, links_of(also))) is not None:
                claims.rules[second] = saying.rule
    return claims


def _also_by(saying: Saying) -> Iterator[Saying]:
    """ "X and Y said": the same, said by the other name; two who speak as one are two sources."""
    first = saying.source
    if first is not None and first.pos_ == "PROPN" and saying.rule in {"cue_verbs", "according_to"}:
        others = [other for other in partners(first) if other.i != first.i and other.pos_ == "PROPN"]
        yield from (replace(saying, source=other) for other in others if not saying.holds(other.i))


def _in_body(article: Article, doc: Doc, saying: Saying) -> bool:
    """A headline is a pointer, not a statement of its own."""
    return doc[saying.cue.start].idx >= article.body_start


def _within(found: list[Saying], outer: Saying) -> list[Saying]:
    """The sayings (in the order of their cues) whose cue stands in the content of another."""
    inside: list[Saying] = []
    for piece in outer.content:
        low = bisect_left(found, piece.start, key=lambda saying: saying.cue.start)
        high = bisect_left(found, piece.end, key=lambda saying: saying.cue.start)
        inside += [saying for saying in found[low : min(high, low + MOST_NESTED)] if saying is not outer]
    return inside


def _is_outlet(article: Article, saying: Saying) -> bool:
    """ "The Ledger has learned": the outlet speaks of itself and is no link of a chain."""
    if not article.outlet or saying.source is None or saying.source.pos_ != "PROPN":
        return False
    name = naming.name_in(saying.source) or saying.source.text
    return set(name.lower().split()) <= set(article.outlet.lower().split())


def _frame_start(inner: Saying) -> int:
    """Token index where a nested saying's own frame (source and cue) starts."""
    sources = [link.source.left_edge.i for link in links_of(inner)]
    return min([inner.cue.start, *sources])


def _heads(doc: Doc, inner: Saying, outer: Saying) -> bool:
    """Whether the inner saying is what the outer one says, and not a remark somewhere inside it.

    A quotation stays a claim with all its words, "I think" included.
    """
    if inner is outer or inner.rule == "nested_cues":
        return False
    if not outer.holds(inner.cue.start) or not outer.holds(inner.first):
        return False
    if _is_second_deed(doc, inner) or _is_only_a_word(doc, inner, outer):
        return False
    start = _frame_start(inner)
    lead = [token for token in doc[outer.first : start] if token.is_alpha]
    return outer.first <= start and len(lead) <= OPENING_WORDS


def _is_only_a_word(doc: Doc, inner: Saying, outer: Saying) -> bool:
    """ "that X wanted an “unconditional” ceasefire": a quoted word, with more that the outer source says around it."""
    words = [token for piece in inner.content for token in doc[slice(*piece)] if token.is_alpha]
    behind = [
        token
        for piece in outer.content
        for token in doc[max(piece.start, inner.cue.end) : piece.end]
        if token.is_alpha and not inner.holds(token.i) and token.dep_ not in {"det", "mark"}
    ]
    return len(words) < OPENING_WORDS and bool(behind)


def _is_second_deed(doc: Doc, inner: Saying) -> bool:
    """ "Crews searched the ruins and believe ...": what the inner source does besides is the outer one's word."""
    first = min((link.source.i for link in links_of(inner)), default=inner.cue.start)
    cues = (token for token in doc[slice(*inner.cue)] if token.dep_ == "conj")
    return any(first < cue.head.i < cue.i and cue.head.lemma_ not in CUE_LEMMAS for cue in cues)


def _remainder(doc: Doc, inner: Saying, outer: Saying) -> bool:
    """Whether the outer saying states more than the inner one."""
    last = inner.content[-1].end
    rest = [token for piece in outer.content for token in doc[max(last, piece.start) : piece.end] if token.is_alpha]
    return len(rest) >= REMAINDER_WORDS


def own_voice(claims: Claims, index: int) -> str | None:
    """Key of the claim that holds a token; where nobody else makes it, the outlet's own claim, made on first need.

    The outlet's claim is the token's sentence, or what is left of it beside the statements of others.
    """
    return claims.holding(index) or claims.add((claims.own_words(index),), [])
