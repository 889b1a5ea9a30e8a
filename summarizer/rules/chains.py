"""Sayings nested in sayings -> claims with their chain of attribution.

"X said the office has received reports of an incident in which Y" is one claim, Y, with the chain
X -> the office -> reports: attribution[0] is whom the outlet quotes, each next link whom the previous one cites.
Also here: the outlet's own claims, for sentences that carry a casualty or the main event.

Not responsible for: finding sayings (attribution), knowing sources (sources).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.draft import DraftClaim, DraftLink, Quote
from summarizer.rules import lexicon, naming
from summarizer.rules.attribution import sayings
from summarizer.rules.entity import Entity
from summarizer.rules.lexicon import DISPUTING, RECEIVING
from summarizer.rules.nested import FIRST_PERSON
from summarizer.rules.phrases import (
    EDGE_MARKS,
    Words,
    children,
    clause_of,
    is_passive,
    partners,
    prepositional,
    quote,
    runs,
    subject,
)
from summarizer.rules.saying import Saying
from summarizer.rules.sources import DEFINITE, PASSED_ON, Sources
from summarizer.vocabulary import Channel

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MOST_NESTED = 40
"""No piece of news prose nests more sayings; a text that does is an attack on the time it takes."""
OPENING_WORDS = 3
"""A nested saying heads its outer one when it starts within so many words of it."""
REMAINDER_WORDS = 6
"""An outer saying that goes on for so many words after the nested content is a claim of its own too."""
BRIEFING = frozenset({"reporter", "journalist", "briefing", "conference"})
INTERVIEW = frozenset({"interview"})
STATEMENT = frozenset({"statement", "communique", "communiqué", "release", "tweet", "post"})
RECEIVING_PHRASES = frozenset(
    "refer to,point to,learn of,hear of,know of,pass on,respond to,react to,speak of,comment on,look into".split(",")
)
"""Verbs that take up a report through a preposition."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link in tokens: head of the source, the cue's words (None for the noun itself), the channel."""

    source: Token
    cue: Words | None
    channel: Channel


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
            self.doc[end - 1].is_space or self.doc[end - 1].is_punct or self.doc[end - 1].dep_ in {"cc", "mark"}
        ):
            end -= 1
        return Words(start, end)

    def _chain(self, links: list[Link]) -> list[DraftLink]:
        found: list[DraftLink] = []
        previous: Entity | None = None
        for link in links:
            own = previous if link.source.lower_ in FIRST_PERSON else None
            identified = self._sources.identify(link.source, own)
            if identified is None:
                continue
            entity, mention = identified
            if previous is not None and any(child.lower_ in DEFINITE for child in children(link.source, "det", "poss")):
                self._sources.member_of(previous, entity)
            previous = entity
            cue: Quote | None = quote(self.article, self.doc, link.cue) if link.cue else None
            found.append(DraftLink(source=entity.key, mention=mention, cue=cue, channel=link.channel))
        return found


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


def links_of(saying: Saying) -> list[Link]:
    """The links a saying adds to a chain: whoever received or cites a report, then the report itself."""
    source = saying.source
    if source is None:
        return []
    if saying.rule != "cue_nouns":
        author = _author(source) if source.lemma_.lower() in STATEMENT else None
        if author is not None:
            return [Link(author, saying.cue, "statement")]
        rumour = source.lemma_.lower() in PASSED_ON and (source.tag_ == "NNS" or source.dep_ != "nsubj")
        channel: Channel = "second-hand" if rumour else _channel(saying, source)
        return [Link(source, saying.cue, channel), *_cited(source.doc[saying.cue.end - 1], saying)]
    links = _receiver(source)
    author = _author(source)
    if author is not None:
        links.append(Link(author, saying.cue, "unspecified"))
    elif source.lemma_.lower() in PASSED_ON:
        links.append(Link(source, None, "second-hand"))
    return links


def _cited(verb: Token, saying: Saying) -> list[Link]:
    """ "..., said X, citing reports": whom the speaker cites, outside the content."""
    for citing in children(verb, "advcl"):
        if citing.lemma_ in {"cite", "quote"} and citing.tag_ == "VBG" and not saying.holds(citing.i):
            things = [_author(thing) or thing for thing in children(citing, "dobj")]
            return [Link(thing, None, _passed_on(thing)) for thing in things]
    return []


def _passed_on(thing: Token) -> Channel:
    return "second-hand" if thing.lemma_.lower() in PASSED_ON else "unspecified"


def _receiver(noun: Token) -> list[Link]:
    """Whoever "has received", "cited", "had", "rejected" the reports."""
    verb = noun.head
    if noun.dep_ not in {"dobj", "pobj"} or (noun.dep_ == "dobj" and verb.lemma_ not in RECEIVING | DISPUTING):
        return []
    if noun.dep_ == "pobj":
        verb = noun.head.head
        if verb.pos_ != "VERB" or f"{verb.lemma_} {noun.head.lower_}" not in RECEIVING_PHRASES:
            return []
    if is_passive(verb):
        return []
    holder = subject(verb)
    if holder is None or holder.i == noun.i or holder.lower_ in {"there", "it"}:
        return []
    start = verb.i
    while start > 0 and verb.doc[start - 1].head.i == verb.i and verb.doc[start - 1].dep_ == "aux":
        start -= 1
    channel: Channel = "unspecified" if verb.lemma_ in DISPUTING else "reports-received"
    return [Link(holder, Words(start, verb.i + 1), channel)]


def _author(noun: Token) -> Token | None:
    """ "the ministry's claim that", "reports by activists that"."""
    for owner in children(noun, "poss"):
        return owner
    return next(
        (thing for _, thing in prepositional(noun, "by", "from") if thing.pos_ in {"NOUN", "PROPN", "PRON"}), None
    )


def _channel(saying: Saying, source: Token) -> Channel:
    """Where the words were said, from the phrase at the cue ("told reporters", "in a statement")."""
    verb = source.doc[saying.cue.start] if saying.rule != "cue_verbs" else source.doc[saying.cue.end - 1]
    near = {child.lemma_.lower() for child in children(verb, "dobj", "dative", "iobj")}
    near |= {thing.lemma_.lower() for preposition, thing in prepositional(verb) if not saying.holds(preposition.i)}
    if near & INTERVIEW:
        return "interview"
    if near & STATEMENT:
        return "statement"
    if near & BRIEFING:
        return "briefing"
    named = {child.lower_ for child in children(verb, "dobj")} | near
    return "other-media" if named & lexicon.AGENCIES else "unspecified"


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
    start = _frame_start(inner)
    lead = [token for token in doc[outer.first : start] if token.is_alpha]
    return outer.first <= start and len(lead) <= OPENING_WORDS


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
