"""The links that one saying adds to a chain: who speaks, whom they cite, who has received a report, and where.

Not responsible for: sayings within sayings (chains), who a source is (sources).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.lexicon import DISPUTING, RECEIVING
from summarizer.rules.phrases import Words, children, is_passive, prepositional, subject
from summarizer.rules.saying import Saying
from summarizer.rules.sources import PASSED_ON
from summarizer.vocabulary import Channel

if TYPE_CHECKING:
    from spacy.tokens import Token

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
    """ "..., said X, citing reports", "X quoted Y as saying": whom the speaker cites, outside the content."""
    as_saying = any(child.lower_ == "as" for child in children(verb, "prep"))
    if (verb.lemma_ == "quote" or (verb.lemma_ == "cite" and as_saying)) and not is_passive(verb):
        quoted = [thing for thing in children(verb, "dobj", "dative") if not saying.holds(thing.i)]
        return [Link(thing, None, "unspecified") for thing in quoted[-1:]]
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
        if verb.lemma_ == "respond" and noun.tag_ == "NN" and children(noun, "det"):
            return []  # "officers responded to a report that": a call
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
