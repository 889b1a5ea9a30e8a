"""What a question wants (a person, a place, a time, a number ...), and whether a sentence has one to offer.

The kinds are the coarse classes of Li and Roth (Learning question classifiers, COLING 2002); a noun after "what" or
"which" is looked up in short lists of general nouns, and the sentence's own entities, as spaCy tells them, are what it
has to offer. What stands in the question already is no answer to it.

Not responsible for: which sentence is best (scoring), what a question is about (asking).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from summarizer.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token


class Want(Enum):
    """A class of answers."""

    PERSON = "who"
    GROUP = "which company, party, court"
    PLACE = "where"
    TIME = "when"
    NUMBER = "how many"
    LENGTH = "how long, how old"
    REASON = "why"
    THING = "anything else"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted, and the stems of the question: nothing that holds one of them is an answer."""

    want: Want
    known: frozenset[str]

    @property
    def is_exact(self) -> bool:
        """Whether a sentence without such a word cannot answer: a time or a number is always spelled out."""
        return self.want in {Want.TIME, Want.NUMBER, Want.LENGTH}


_NOUNS: dict[Want, str] = {
    Want.PERSON: """person man woman player actor actress singer author writer artist musician president minister
        king queen emperor leader founder official director coach judge lawyer spokesman spokeswoman spokesperson
        scientist engineer architect general commander chief officer senator governor mayor candidate politician
        doctor journalist economist secretary chairman chairwoman victim suspect name wife husband son daughter
        brother sister father mother""",
    Want.GROUP: """company organization organisation group team party agency court government network newspaper band
        firm bank university school institution body union club church channel department ministry""",
    Want.PLACE: """country city town state place region area location province district continent river mountain
        county village island capital nation street building stadium venue""",
    Want.TIME: "year date day month time century decade season era period",
    Want.NUMBER: """percentage percent number amount score rate population temperature speed size height distance
        cost price revenue share proportion ratio fee salary toll""",
}
_WANT_OF = {noun: want for want, nouns in _NOUNS.items() for noun in nouns.split()}

_ENTITIES = {
    Want.PERSON: {"PERSON", "ORG", "NORP", "GPE"},
    Want.GROUP: {"ORG", "NORP", "PERSON", "GPE"},
    Want.PLACE: {"GPE", "LOC", "FAC", "ORG", "NORP"},
    Want.TIME: {"DATE", "TIME"},
    Want.NUMBER: {"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "ORDINAL", "DATE", "TIME"},
    Want.LENGTH: {"DATE", "TIME", "QUANTITY", "CARDINAL"},
}
"""Labels of OntoNotes (as spaCy gives them) that may answer; the small model mixes up people, groups and places."""

_LENGTH = re.compile(r"\bhow (?:long|old)\b", re.I)
_NUMBER = re.compile(r"\bhow (?:many|much|far|tall|high|large|big|fast|often|deep|heavy|few)\b", re.I)
_REASON = re.compile(r"\bwhy\b|\bwhat (?:\w+ )?(?:reasons?|causes?|caused)\b|\bfor what reason\b", re.I)
_PERSON = re.compile(r"\b(?:who|whom|whose)\b", re.I)
_TIME = re.compile(r"^\W*(?:\w+\W+){0,4}?when\b", re.I)
_PLACE = re.compile(r"\bwhere\b", re.I)
_LEADS = ((_LENGTH, Want.LENGTH), (_NUMBER, Want.NUMBER), (_REASON, Want.REASON), (_PERSON, Want.PERSON),
          (_PLACE, Want.PLACE), (_TIME, Want.TIME))  # fmt: skip
"""Question words, the first that is found counts."""

_GIVING_REASON = re.compile(
    r"\b(?:because|due to|since|so that|as a result|in order to|thanks to|owing to|caused by|result of|led to|reasons?"
    r"|after|for|to (?!the\b|an?\b)\w+)\b",
    re.I,
)
"""Connectives of contingency (Penn Discourse Treebank 2.0, Appendix A), and purpose and succession, loosely."""
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
NEAR = 6
"""Tokens after "what is the" in which its noun is looked for."""


def read_wanted(doc: Doc) -> Wanted:
    """What the parsed question wants; anything, where no word tells."""
    known = terms(doc.text)
    for pattern, want in _LEADS:
        if pattern.search(doc.text):
            return Wanted(want, known)
    noun = next((_noun(token) for token in doc if token.lower_ in {"what", "which"}), None)
    return Wanted(_WANT_OF.get(noun.lemma_.lower(), Want.THING) if noun is not None else Want.THING, known)


def _noun(asking: Token) -> Token | None:
    """The noun that "what" or "which" stands before ("which party"), or is said to be ("what is the name")."""
    if asking.dep_ == "det" and asking.head.pos_ in {"NOUN", "PROPN"}:
        return asking.head
    after = asking.doc[asking.i + 1 : asking.i + 1 + NEAR]
    if not len(after) or after[0].lemma_ != "be":
        return None
    nouns = (token for token in after if token.pos_ == "NOUN")
    return next((token for token in nouns if not _goes_on(token)), None)


def _goes_on(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().pos_ in {"NOUN", "PROPN"}


def offered(wanted: Wanted, sentence: Doc) -> list[str]:
    """What a parsed sentence has of the kind that is wanted and the question has not, verbatim."""
    if wanted.want is Want.REASON:
        return _GIVING_REASON.findall(sentence.text)
    told = ((words, terms(words)) for words in dict.fromkeys(_told(wanted.want, sentence)))
    return [words for words, found in told if found and found.isdisjoint(wanted.known)]


def _told(want: Want, sentence: Doc) -> Iterator[str]:
    if want is Want.THING:
        yield from (chunk.text for chunk in sentence.noun_chunks)
        return
    entities = [entity.text for entity in sentence.ents if entity.label_ in _ENTITIES[want]]
    if want in {Want.NUMBER, Want.LENGTH}:
        yield from (text for text in entities if any(char.isdigit() for char in text))
        yield from (token.text for token in sentence if token.like_num)
    elif want is Want.TIME:
        yield from entities
        yield from _YEAR.findall(sentence.text)
    else:
        yield from entities
        if not entities:
            yield from (token.text for token in sentence if token.pos_ == "PROPN")
