"""Names that the text itself uses as armed groups: "X militants", "the rebel group X", "killed by X".

Not responsible for: where the names stand (forces).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.rules import lexicon, naming
from summarizer.rules.phrases import Words, children, core_phrase, prepositional
from summarizer.vocabulary import ForceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def named_as_armed(doc: Doc) -> Iterator[str]:
    """Names the text uses as armed groups: "X militants", "the militant group X", "X, a rebel group"."""
    for token in doc:
        if token.lemma_.lower() in lexicon.ARMED_MEMBERS and token.pos_ in {"NOUN", "PROPN"}:
            modifiers = [
                child
                for child in children(token, "compound", "nmod")
                if child.pos_ == "PROPN" and child.ent_type_ not in {"GPE", "NORP", "LOC"}
            ]
            if modifiers:
                yield naming.text_of(doc, capitalised(modifiers[-1]))
        if token.lemma_.lower() in {"group", "movement", "organisation", "organization", "militia"} and armed_modifier(
            token
        ):
            for apposed in [*children(token, "appos"), *([token.head] if token.dep_ == "appos" else [])]:
                if apposed.pos_ == "PROPN":
                    yield naming.without_determiner(naming.text_of(doc, core_phrase(apposed)))


def capitalised(last: Token) -> Words:
    """The run of capitalised words that ends in a modifier ("Islamic Front" of "Islamic Front fighters")."""
    start = last.i
    while start > last.sent.start:
        before = last.doc[start - 1]
        opens = before.is_sent_start and before.pos_ != "PROPN"
        if not before.text[:1].isupper() or opens or before.ent_type_ in {"DATE", "TIME"}:
            break
        start -= 1
    return Words(start, last.i + 1)


def attackers(doc: Doc) -> Iterator[str]:
    """Names that attack: "X killed ...", "an attack by X", "X attacks"."""
    for token in doc:
        agents: list[Token] = []
        if token.pos_ == "VERB" and token.lemma_ in lexicon.ATTACKING:
            agents = children(token, "nsubj") if not children(token, "auxpass") else []
            agents += [thing for _, thing in prepositional(token, "by")]
        elif token.pos_ == "NOUN" and token.lemma_ in lexicon.ATTACKS:
            agents = [thing for _, thing in prepositional(token, "by")]
        for agent in agents:
            if agent.pos_ == "PROPN" and agent.ent_type_ in {"ORG", ""} and agent.lower_ not in lexicon.INSTITUTIONS:
                name = naming.without_determiner(naming.text_of(doc, core_phrase(agent)))
                if name and not any(naming.is_role(word) or naming.is_honorific(word) for word in name.split()):
                    yield name


def armed_modifier(token: Token) -> ForceKind | None:
    """The kind that a modifier such as "rebel" or "militant" gives, or None."""
    words = [child.lower_ for child in children(token, "amod", "compound", "nmod")]
    return next((lexicon.GROUP_WORDS[word] for word in words if word in lexicon.GROUP_WORDS), None)


def initials(name: str) -> str:
    """The capitals of a name of several words."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
