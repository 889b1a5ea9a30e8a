"""Names and descriptions in noun phrases: organisations, roles, honorifics, the words that stand for a source.

Not responsible for: people's names (people), who is meant (sources).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarizer.rules import lexicon
from summarizer.rules.phrases import Words, around, children, core_phrase, noun_phrase, prepositional, spread, trimmed
from summarizer.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Gender = Literal["female", "male"] | None
AGENTIVE = ("er", "or", "ist", "ee", "man", "woman", "person", "ian", "ant", "naut")
DETERMINER = re.compile(r"^(?:the|an?|its|his|her|their|our|some|many|several|other|one of)\s+", re.I)


class OrganisationName(NamedTuple):
    """An organisation's name as printed (no determiner) and its head token."""

    text: str
    head: Token


def text_of(doc: Doc, words: Words) -> str:
    """The printed text of a run of tokens."""
    start, end = trimmed(doc, words)
    return doc[start:end].text.strip() if start < end else ""


def without_determiner(text: str) -> str:
    """ "the X office" -> "X office"."""
    return DETERMINER.sub("", text)


def gender_of(words: Iterable[str]) -> Gender:
    """The gender that honorifics and functions tell, or None."""
    folded = {word.lower().rstrip(".") for word in words}
    if folded & lexicon.FEMALE:
        return "female"
    return "male" if folded & lexicon.MALE else None


def is_role(word: str) -> bool:
    """Whether a word is a function or rank."""
    folded = word.lower().rstrip(".")
    return folded in lexicon.ROLES or folded.removesuffix("s") in lexicon.ROLES


def is_agentive(lemma: str) -> bool:
    """Whether a noun is one of doing ("packer", "rescuer"): WordNet's person suffixes."""
    return lemma not in lexicon.INSTITUTIONS and lemma.endswith(AGENTIVE)


def is_honorific(word: str) -> bool:
    """Whether a word is a form of address."""
    return word.lower().rstrip(".") in lexicon.HONORIFICS


def organisation_of(noun: Token) -> str | None:
    """ "spokesman for the X office", "the X office spokesman", "X's director"."""
    for preposition, thing in prepositional(noun, "for", "of", "at", "with", "from", "in"):
        heads = [thing, *thing.conjuncts]
        for candidate in heads:
            if preposition.lower_ in {"from", "in"} and candidate.ent_type_ in {"GPE", "LOC"}:
                continue  # "a firefighter from Orlo": where he lives
            if (
                candidate.ent_type_ in {"ORG", "GPE"}
                or candidate.lower_ in lexicon.INSTITUTIONS
                or candidate.pos_ == "PROPN"
            ):
                return without_determiner(text_of(noun.doc, noun_phrase(candidate)))
    for owner in children(noun, "poss", "compound", "nmod"):
        if owner.ent_type_ == "ORG" or owner.lower_ in lexicon.INSTITUTIONS:
            return without_determiner(re.sub(r"['’]s?$", "", text_of(noun.doc, around(owner, spread(owner)))))
    return None


def organisation_kind(name: str) -> SourceKind:
    """The kind of source an organisation's name tells."""
    folded = f" {name.lower().replace('.', '')} "
    tables: list[tuple[frozenset[str], SourceKind]] = [
        (lexicon.INTERGOVERNMENTAL, "intergovernmental"),
        (lexicon.NON_GOVERNMENTAL, "ngo"),
        (lexicon.AGENCIES, "media"),
    ]
    for names, kind in tables:
        if any(f" {known.replace('.', '')} " in folded for known in names):
            return kind
    for word in reversed(folded.split()):
        if word in lexicon.INSTITUTIONS and lexicon.INSTITUTIONS[word] != "unspecified":
            return lexicon.INSTITUTIONS[word]
    return "unspecified"


def organisations(doc: Doc) -> list[OrganisationName]:
    """Noun phrases that name an organisation: a proper modifier and an institution's head, or tagged ORG."""
    found: dict[int, OrganisationName] = {}
    for token in doc:
        if token.dep_ in {"compound", "nmod", "amod"} or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        name = name_in(token)
        if name is not None:
            found[token.i] = OrganisationName(name, token)
    return [found[index] for index in sorted(found)]


def name_in(head: Token) -> str | None:
    """The name in a noun phrase that is no person's: proper nouns, or proper modifiers of an institution."""
    doc = head.doc
    words = core_phrase(head)
    inside = [token for token in doc[words.start : words.end] if token.pos_ != "DET" and not token.is_space]
    institution = head.lower_ in lexicon.INSTITUTIONS or head.lemma_.lower() in lexicon.INSTITUTIONS
    proper = [token for token in inside if token.pos_ == "PROPN" or token.ent_type_ in {"ORG", "NORP", "GPE"}]
    if head.pos_ != "PROPN" and not (institution and [token for token in proper if token.i != head.i]):
        return _apposed_name(head)
    if any(child.lower_ in {"a", "an"} for child in children(head, "det")) and not institution:
        return None
    text = without_determiner(text_of(doc, words))
    return text if text and text[:1].isalnum() else None


def _apposed_name(head: Token) -> str | None:
    """ "the militias' umbrella group, the X Units": the name in apposition."""
    if is_role(head.text):
        return None
    for apposed in children(head, "appos"):
        if apposed.pos_ == "PROPN" and apposed.ent_type_ not in {"PERSON", "DATE"}:
            return without_determiner(text_of(head.doc, core_phrase(apposed)))
    return None


def same_name(one: str, other: str) -> bool:
    """Equal but for case, or an acronym of the other's capitals."""
    if one.lower() == other.lower():
        return True
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in re.split(r"[\s-]+", long) if word[:1].isupper())
    return short.isupper() and len(short) > 1 and short.replace(".", "") == initials


def _undated(head: Token, words: Words) -> Words:
    """Without a time that the parser hung on the noun ("the ministry on Saturday")."""
    ends = [
        preposition.i
        for preposition, thing in prepositional(head)
        if preposition.i > head.i
        and (thing.ent_type_ in {"DATE", "TIME"} or thing.dep_ == "pcomp" or _is_of_the_cue(head, preposition))
    ]
    return Words(words.start, min([words.end, *ends]))


def _is_of_the_cue(head: Token, preposition: Token) -> bool:
    """ "said Jane Roe to the crowd": where or to whom, which the parser hung on a name behind its verb."""
    behind = head.ent_type_ == "PERSON" and 0 <= head.head.i < head.i and head.head.pos_ == "VERB"
    return behind and preposition.lower_ in {"to", "in", "on", "during", "at", "after", "before"}


def _with_name(doc: Doc, words: Words) -> Words:
    """With the rest of a name, or the name behind a title, that the parser hung elsewhere ("curator | Jane Roe")."""
    last, end = doc[words.end - 1], words.end
    if last.pos_ == "PROPN" or is_role(last.text):
        while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].ent_type_ == "PERSON":
            end += 1
    return Words(words.start, end)


def mention_phrase(head: Token) -> Words:
    """The words that stand for the source: its phrase, with an apposition that holds the name."""
    words = _with_name(head.doc, _undated(head, noun_phrase(head)))
    if head.pos_ in {"NOUN", "NUM", "PRON"}:
        for apposed in children(head, "appos"):
            if apposed.pos_ == "PROPN":
                return Words(words.start, core_phrase(apposed).end)
    if head.dep_ == "appos" and is_role(head.head.text):
        return Words(noun_phrase(head.head).start, words.end)
    return words
