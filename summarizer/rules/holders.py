"""Who can hold a place: forces, soldiers and fighters, governments, sides of a war; and who a pronoun means.

Not responsible for: which places they hold (control), names of forces (forces).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.anaphora import earlier_sentences, main_subject
from summarizer.rules.forces import Forces
from summarizer.rules.phrases import SUBJECTS, Words, children, core_phrase, noun_phrase, prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

POLICE = frozenset({"police", "policemen", "gendarmes", "officers", "firefighters", "gendarmerie"})
PRONOUNS = frozenset({"they", "it", "them", "who", "which", "that"})
OF_GROUPS = frozenset({"NORP", "GPE", "ORG"})
MEN = frozenset({"man", "member", "people", "commander"})
COLLECTIVES = frozenset("group number dozen hundred thousand column band unit convoy score".split())
COMPANIES = frozenset("unit column convoy vehicle tank plane".split())
BACKERS = frozenset({"loyal", "allied", "aligned", "backed", "led"})


def is_armed(token: Token, forces: Forces) -> bool:
    """Whether the words tell an armed or ruling party: a force of the text, or a word for one."""
    if token.ent_type_ in {"DATE", "TIME"} or token.lower_ in POLICE:
        return False
    lemma = token.lemma_.lower()
    known = token.lower_ in lexicon.FORCE_HEADS or lemma in lexicon.ARMED_MEMBERS or lemma in lexicon.HOLDERS
    known = known or f"{lemma}s" in lexicon.FORCE_HEADS or lemma in lexicon.GROUP_WORDS
    known = known or (lemma in MEN and any(_is_of_armed(owner, forces) for owner in children(token, "poss")))
    if lemma in COMPANIES:
        makers = [*children(token, "compound", "amod"), *(thing for _, thing in prepositional(token, "of"))]
        known = any(is_armed(maker, forces) for maker in makers if maker.lemma_.lower() not in COMPANIES)
    return (known and token.pos_ in {"NOUN", "PROPN", "ADJ"}) or forces.of(token) is not None


def _is_of_armed(owner: Token, forces: Forces) -> bool:
    """ "its men", "the group's members"."""
    meant = antecedent(owner, forces)
    return meant is not None and meant.lemma_.lower() not in MEN and is_armed(meant, forces)


def is_party(token: Token, forces: Forces) -> bool:
    """Whether the token is armed, or a named country, people or organisation."""
    if is_armed(token, forces):
        return True
    if token.lower_ in POLICE or token.ent_type_ in {"DATE", "TIME", "CARDINAL"}:
        return False
    return token.ent_type_ in OF_GROUPS or (token.pos_ == "PROPN" and token.ent_type_ in {"", "PERSON"})


def antecedent(token: Token, forces: Forces) -> Token | None:
    """The token itself, or whom the pronoun means: an armed subject earlier in the sentence or of the one before."""
    if token.pos_ != "PRON" and token.lower_ not in PRONOUNS:
        return token
    if token.lower_ not in PRONOUNS | {"their", "its", "his"}:
        return None
    before = token.doc[token.sent.start : token.i]
    own = [other for other in before if other.dep_ in SUBJECTS and is_armed(other, forces)]
    if own:
        return own[-1]
    for sentence in earlier_sentences(token):
        subject = main_subject(sentence)
        if subject is None or subject.lower_ not in {"they", "it"}:
            return subject if subject is not None and is_armed(subject, forces) else None
    return None


def holder_words(token: Token) -> Words:
    """The party's phrase without its article; "forces loyal to X" stays whole."""
    start, end = noun_phrase(token) if token.lemma_.lower() in COLLECTIVES else core_phrase(token)
    if start < token.i and token.doc[start].tag_ == "DT":
        start += 1
    for child in children(token, "amod", "acl"):
        if child.i == end and child.lower_ in BACKERS:
            end = max(part.i for part in child.subtree) + 1
    return Words(start, end)
