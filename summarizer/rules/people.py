"""People named in a text: the name without the functions and ranks in front of it, which are its role.

A person's name is what the model tags PERSON, or a proper noun after an honorific or a rank. Not responsible for: who
a short form or pronoun means (sources).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summarizer.rules import lexicon
from summarizer.rules.naming import (
    Gender,
    gender_of,
    is_honorific,
    is_role,
    organisation_of,
    text_of,
    without_determiner,
)
from summarizer.rules.phrases import Words, children, core_phrase, noun_phrase
from summarizer.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "abu", "von", "van", "de", "da", "di", "del", "der", "la", "le", "bint", "ul"}
)

OF_A_TITLE = frozenset("press prime vice deputy assistant principal majority minority general".split())
"""Words before a function that are a part of it, and of no organisation's name before it."""
POSSESSOR = re.compile(r"^.*(?:['’]s|s['’])\s+")
GENERAL = re.compile(
    r"\b(inspector|attorney|secretary|director|solicitor|surgeon|consul|auditor|governor)[ -]general\b"
)
"""Civil offices with "general" behind them, which is no rank."""


class PersonName(NamedTuple):
    """A person's name without role: the words, the text as printed, and the head token."""

    words: tuple[str, ...]
    text: str
    head: Token
    start: int


class Description(NamedTuple):
    """What the words around a name say about its bearer."""

    name: PersonName
    role: str | None
    organisation: str | None
    kind: SourceKind
    gender: Gender
    words: Words


def people(doc: Doc) -> list[PersonName]:
    """Every person named in the text, in order."""
    found: dict[int, PersonName] = {}
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            name = _name_of(entity.root, entity)
            if name is not None:
                found[name.head.i] = name
    alone = {token.text for token in doc if _speaks_alone(token)}
    for token in doc:
        if token.pos_ != "PROPN" or token.i in found or token.ent_type_ == "PERSON":
            continue
        told = _titled(token) or _described(token) or _names_the_role(token)
        if told or (token.text in alone and _has_given_name(token)):
            name = _name_of(token, None)
            if name is not None:
                found[token.i] = name
    surnames = {name.words[-1] for name in found.values() if len(name.words) > 1}
    for token in doc:  # a surname that is a word of its own too, tagged as that word: "Hots said"
        if token.text in surnames and token.i not in found and _says(token) and token.pos_ in {"NOUN", "PROPN"}:
            found[token.i] = PersonName((token.text,), token.text, token, token.i)
    return [found[index] for index in sorted(found)]


def _says(token: Token) -> bool:
    bare = not children(token, "compound", "det", "amod", "nmod", "appos", "poss")
    return token.dep_ == "nsubj" and token.head.lemma_ in lexicon.SPEECH and token.is_title and bare


def _speaks_alone(token: Token) -> bool:
    """A bare proper noun that says something: most often a surname after the first mention."""
    return (
        token.pos_ == "PROPN"
        and token.dep_ == "nsubj"
        and token.head.lemma_ in lexicon.SPEECH
        and not children(token, "compound", "det", "amod", "nmod", "appos")
        and not token.text.isupper()
    )


def _has_given_name(head: Token) -> bool:
    """One or two capitalised words before it that name no organisation or place."""
    given = children(head, "compound")
    words = [head, *given]
    return (
        1 <= len(given) <= 2
        and head.dep_ not in {"compound", "nmod"}
        and all(
            word.pos_ == "PROPN" and word.text.istitle() and word.lower_ not in lexicon.INSTITUTIONS for word in words
        )
    )


def _described(head: Token) -> bool:
    """ "X, a 19-year-old recipient": an apposition that only people have."""
    if not _has_given_name(head):
        return False
    return any(
        apposed.lemma_.lower() in lexicon.PEOPLE
        or is_role(apposed.text)
        or "year" in {w.lower_ for w in apposed.subtree}
        for apposed in children(head, "appos")
    )


def _names_the_role(head: Token) -> bool:
    """ "the spokesman for the ministry, Jan Roe, said": a name in apposition to a role that speaks."""
    role = head.head
    apposed = head.dep_ == "appos" and role.dep_ == "nsubj" and role.tag_ == "NN" and is_role(role.text)
    return apposed and _has_given_name(head) and head.doc[head.left_edge.i - 1].text == ","


def _titled(head: Token) -> bool:
    """A proper noun that is the head of its phrase, right after an honorific or rank; not "the Farmers' Union"."""
    if head.dep_ in {"compound", "nmod", "amod", "poss"} or (
        head.i + 1 < len(head.doc) and head.doc[head.i + 1].tag_ == "HYPH"
    ):
        return False
    before = head.doc[core_phrase(head).start : head.i]
    titles = [token for token in before if is_honorific(token.text) or is_role(token.text)]
    titles = [token for token in titles if token.dep_ != "poss" and not (token.tag_ == "NNPS" and _is_body(head))]
    return bool(titles) and not is_role(head.text)


def _is_body(head: Token) -> bool:
    return head.lower_ in lexicon.INSTITUTIONS


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
            index < head.i
            and token.ent_type_ in {"NORP", "GPE", "ORG"}
            and not joined
            and token.ent_type_ != head.ent_type_
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


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a name is the other or its short form: last words alike, or a single given name."""
    if not one or not other:
        return False
    short, long = sorted((tuple(w.lower() for w in one), tuple(w.lower() for w in other)), key=len)
    if short == long or (len(short) == 1 and short[0] in long and len(short[0]) > 2):
        return True
    return long[-len(short) :] == short or (len(short) > 1 and short[0] == long[0] and short[-1] == long[-1])


def describe(head: Token, name: PersonName) -> Description:
    """Role, organisation and gender from before the name or from an apposition."""
    doc = head.doc
    phrase = core_phrase(head)
    before = [token for token in doc[min(phrase.start, name.start) : name.start] if not token.is_space]
    role, organisation = _before_name(doc, before)
    words = [token.text for token in before]
    span = Words(min(phrase.start, name.start), name.head.i + 1)
    noun = _apposed_role(head)
    if noun is not None:
        rank = role is not None and lexicon.ROLES.get(role.lower().rstrip(".")) == "military"
        role = None if rank else role
        words += [token.text for token in noun.subtree]
        role = role or POSSESSOR.sub("", without_determiner(text_of(doc, core_phrase(noun))))
        organisation = organisation or organisation_of(noun)
        told = noun_phrase(noun)
        span = Words(min(span.start, told.start), max(span.end, told.end))
    if role is not None and organisation is None:
        organisation = organisation_of(head)
    if organisation is not None:  # "Governor of the Coast Jane Roe"
        organisation = organisation.removesuffix(name.text).rstrip()
        organisation = None if organisation in {"", *name.words} else organisation
    return Description(name, role, organisation, role_kind(role), gender_of(words) or _given(name), span)


def _given(name: PersonName) -> Gender:
    """The gender that a given name before a surname tells."""
    first = name.words[0].lower()
    if len(name.words) < 2 or first in lexicon.FEMALE_NAMES & lexicon.MALE_NAMES:
        return None
    return "female" if first in lexicon.FEMALE_NAMES else "male" if first in lexicon.MALE_NAMES else None


def _before_name(doc: Doc, before: list[Token]) -> tuple[str | None, str | None]:
    """("Army", "Foreign Ministry spokesman") -> role and organisation in front of a name."""
    commas = [at for at, token in enumerate(before) if token.text == ","]
    if commas and any(is_role(token.text) for token in before[: commas[0]]):  # "spokesman of the brigade, Lt."
        before = before[: commas[0]]
    words = [token for token in before if not is_honorific(token.text) and token.dep_ != "det" and not token.is_punct]
    while words and (words[0].pos_ in {"DET", "PRON", "CCONJ"} or words[0].tag_ == "WP$"):
        words = words[1:]
    roles = [index for index, token in enumerate(words) if is_role(token.text)]
    if not roles:
        return None, None
    role = doc[words[0].i : words[roles[-1]].i + 1].text
    head_end = roles[0]
    front = words[:head_end]
    while front and front[-1].lower_ in OF_A_TITLE:  # "White House | press secretary"
        front = front[:-1]
    while front and front[0].pos_ == "ADJ" and front[0].is_lower:  # "a purported Coast Front spokesman"
        front = front[1:]
    heads = [token for token in front if token.lower_ in lexicon.INSTITUTIONS or token.ent_type_ == "ORG"]
    if heads:
        organisation = re.sub(r"['’]s?$", "", doc[front[0].i : heads[-1].i + 1].text)
        role = doc[heads[-1].i + 1 : words[roles[-1]].i + 1].text
        return re.sub(r"^['’]s?\s+", "", role), organisation
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


def role_kind(role: str | None) -> SourceKind:
    """The kind of source a role makes: the words of the phrase from its head on the right."""
    words = GENERAL.sub(r"\1", (role or "").lower().replace(".", "")).split()
    for word in reversed(words):
        kind = lexicon.ROLES.get(word) or lexicon.ROLES.get(word.removesuffix("s"))
        if kind and kind != "unspecified":
            return kind
    return "unspecified"
