"""Names in a parse: people with their roles and organisations, organisations with their heads.

A person's name is what the model tags PERSON (or a proper noun after an honorific or a rank), without the
functions and ranks in front of it, which are its role. Not responsible for: who is meant (sources).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from summarizer.rules import lexicon
from summarizer.rules.phrases import Words, around, children, core_phrase, noun_phrase, prepositional, spread, trimmed
from summarizer.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Gender = Literal["female", "male"] | None
DETERMINER = re.compile(r"^(?:the|an?|its|his|her|their|our|some|many|several|other|one of)\s+", re.I)
PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "abu", "von", "van", "de", "da", "di", "del", "der", "la", "le", "bint", "ul"}
)


class PersonName(NamedTuple):
    """A person's name without role: the words, the text as printed, and the head token."""

    words: tuple[str, ...]
    text: str
    head: Token
    start: int


class OrganisationName(NamedTuple):
    """An organisation's name as printed (no determiner) and its head token."""

    text: str
    head: Token


class Description(NamedTuple):
    """What the words around a name say about its bearer."""

    name: PersonName
    role: str | None
    organisation: str | None
    kind: SourceKind
    gender: Gender


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


def is_honorific(word: str) -> bool:
    """Whether a word is a form of address."""
    return word.lower().rstrip(".") in lexicon.HONORIFICS


def people(doc: Doc) -> list[PersonName]:
    """Every person named in the text, in order."""
    found: dict[int, PersonName] = {}
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            name = _name_of(entity.root, entity)
            if name is not None:
                found[name.head.i] = name
    for token in doc:
        if token.pos_ == "PROPN" and token.i not in found and token.ent_type_ != "PERSON" and _titled(token):
            name = _name_of(token, None)
            if name is not None:
                found[token.i] = name
    return [found[index] for index in sorted(found)]


def _titled(head: Token) -> bool:
    """A proper noun that is the head of its phrase, right after an honorific or rank."""
    if head.dep_ in {"compound", "nmod", "amod", "poss"} or (
        head.i + 1 < len(head.doc) and head.doc[head.i + 1].tag_ == "HYPH"
    ):
        return False
    before = head.doc[core_phrase(head).start : head.i]
    titles = [token for token in before if is_honorific(token.text) or (is_role(token.text) and token.pos_ == "PROPN")]
    return bool(titles) and not is_role(head.text)


def _name_of(head: Token, entity: Span | None) -> PersonName | None:
    """The name in the phrase of ``head``: its proper nouns after the last role, honorific or common noun."""
    doc = head.doc
    end = max(head.i + 1, entity.end if entity is not None else 0)
    while end > head.i + 1 and doc[end - 1].text in {"’s", "'s", "’", "'"}:
        end -= 1
    phrase = core_phrase(head)
    start = min(phrase.start, entity.start if entity is not None else head.i)
    first = end
    for index in range(end - 1, start - 1, -1):
        token = doc[index]
        if is_role(token.text) or is_honorific(token.text):
            break
        joined = token.tag_ == "HYPH" or token.lower_ in PARTICLES or token.text in {"-", "’", "'"}
        in_entity = entity is not None and entity.start <= index < entity.end
        if not (token.pos_ == "PROPN" or joined or in_entity) or (
            index < head.i and token.ent_type_ in {"NORP", "GPE", "ORG"} and not joined
        ):
            break
        first = index
    while first < end and (doc[first].is_punct or doc[first].lower_ in {"the", "and"}):
        first += 1
    if first >= end:
        return None
    text = doc[first:end].text.strip()
    words = tuple(text.split())
    return PersonName(words, text, head, first) if words and any(not word.islower() for word in words) else None


def person_at(head: Token, known: list[PersonName]) -> PersonName | None:
    """The person whose name ends at this head, or stands in apposition to it ("a spokesman, John Roe,")."""
    by_head = {name.head.i: name for name in known}
    if head.i in by_head:
        return by_head[head.i]
    if is_role(head.text):
        for apposed in children(head, "appos"):
            if apposed.i in by_head:
                return by_head[apposed.i]
    single = [name for name in known if name.words[-1] == head.text]
    if single and head.pos_ == "PROPN" and head.dep_ not in {"compound", "poss"}:
        return PersonName((head.text,), head.text, head, head.i)
    return None


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a name is the other or its short form: last words alike, or a single given name."""
    if not one or not other:
        return False
    short, long = sorted((tuple(w.lower() for w in one), tuple(w.lower() for w in other)), key=len)
    if short == long or (len(short) == 1 and short[0] == long[0] and len(long) > 1):
        return True
    return long[-len(short) :] == short or (len(short) > 1 and short[0] == long[0] and short[-1] == long[-1])


def describe(head: Token, name: PersonName) -> Description:
    """Role, organisation and gender from before the name or from an apposition."""
    doc = head.doc
    phrase = core_phrase(head)
    before = [token for token in doc[min(phrase.start, name.start) : name.start] if not token.is_space]
    role, organisation = _before_name(doc, before)
    words = [token.text for token in before]
    noun = _apposed_role(head)
    if noun is not None:
        words += [token.text for token in noun.subtree]
        role = role or without_determiner(text_of(doc, core_phrase(noun)))
        organisation = organisation or _organisation_of(noun)
    if role is not None and organisation is None:
        organisation = _organisation_of(head)
    return Description(name, role, organisation, role_kind(role), gender_of(words))


def _before_name(doc: Doc, before: list[Token]) -> tuple[str | None, str | None]:
    """("Army", "Foreign Ministry spokesman") -> role and organisation in front of a name."""
    words = [token for token in before if not is_honorific(token.text) and token.dep_ != "det" and not token.is_punct]
    while words and (words[0].pos_ in {"DET", "PRON", "CCONJ"} or words[0].tag_ == "WP$"):
        words = words[1:]
    roles = [index for index, token in enumerate(words) if is_role(token.text)]
    if not roles:
        return None, None
    role = doc[words[0].i : words[roles[-1]].i + 1].text
    head_end = roles[0]
    front = words[:head_end]
    heads = [token for token in front if token.lower_ in lexicon.INSTITUTIONS or token.ent_type_ == "ORG"]
    if heads:
        organisation = doc[front[0].i : heads[-1].i + 1].text
        return doc[words[roles[0]].i : words[roles[-1]].i + 1].text, organisation
    return role, None


def _apposed_role(head: Token) -> Token | None:
    """ "X, a spokesman for Y," and "a spokesman for Y, X,": the noun that names the function."""
    for apposed in children(head, "appos"):
        if is_role(apposed.text) or is_role(apposed.lemma_):
            return apposed
        inner = [partner for partner in apposed.conjuncts if is_role(partner.text)]
        if inner:
            return inner[0]
    if head.dep_ == "appos" and is_role(head.head.text):
        return head.head
    return None


def _organisation_of(noun: Token) -> str | None:
    """ "spokesman for the X office", "the X office spokesman", "X's director"."""
    for _, thing in prepositional(noun, "for", "of", "at", "with", "from", "in"):
        heads = [thing, *thing.conjuncts]
        for candidate in heads:
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


def role_kind(role: str | None) -> SourceKind:
    """The kind of source a role makes: the words of the phrase from its head on the right."""
    for word in reversed((role or "").lower().replace(".", "").split()):
        kind = lexicon.ROLES.get(word) or lexicon.ROLES.get(word.removesuffix("s"))
        if kind and kind != "unspecified":
            return kind
    return "unspecified"


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
        if thing.ent_type_ in {"DATE", "TIME"} and preposition.i > head.i
    ]
    return Words(words.start, min([words.end, *ends]))


def mention_phrase(head: Token) -> Words:
    """The words that stand for the source: its phrase, with an apposition that holds the name."""
    words = _undated(head, noun_phrase(head))
    if head.pos_ in {"NOUN", "NUM", "PRON"}:
        for apposed in children(head, "appos"):
            if apposed.pos_ == "PROPN":
                return Words(words.start, core_phrase(apposed).end)
    if head.dep_ == "appos" and is_role(head.head.text):
        return Words(noun_phrase(head.head).start, words.end)
    return words
