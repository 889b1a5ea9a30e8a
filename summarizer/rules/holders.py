"""Who can hold a place: forces, soldiers and fighters, governments, sides of a war; and who a pronoun means.

Not responsible for: which places they hold (control), names of forces (forces).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.rules import lexicon
from summarizer.rules.anaphora import earlier_sentences, main_subject
from summarizer.rules.forces import Forces
from summarizer.rules.phrases import SUBJECTS, Words, children, core_phrase, noun_phrase, prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

POLICE = frozenset({"police", "policemen", "gendarmes", "officers", "firefighters", "gendarmerie"})
PRONOUNS = frozenset({"they", "it", "them", "who", "which", "that"})
OWNERS = frozenset({"their", "its", "his", "her"})
FIRST_PERSON = frozenset({"we", "our", "us"})
RELATIVES = frozenset({"who", "which", "that", "whose"})
OF_GROUPS = frozenset({"NORP", "GPE", "ORG"})
MEN = frozenset({"man", "member", "people", "commander"})
COLLECTIVES = frozenset("group number dozen hundred thousand column band unit convoy score".split())
COMPANIES = frozenset("unit column convoy vehicle tank plane".split())
COMMANDING = frozenset({"military", "armed-group"})
BACKERS = frozenset({"loyal", "allied", "aligned", "backed", "led"})


def is_armed(token: Token, forces: Forces) -> bool:
    """Whether the words tell an armed or ruling party: a force of the text, or a word for one."""
    if token.ent_type_ in {"DATE", "TIME"} or token.lower_ in POLICE:
        return False
    lemma = token.lemma_.lower()
    known = token.lower_ in lexicon.FORCE_HEADS or lemma in lexicon.ARMED_MEMBERS or lemma in lexicon.HOLDERS
    known = known or f"{lemma}s" in lexicon.FORCE_HEADS or lemma in lexicon.GROUP_WORDS
    known = known or (lemma in MEN and _serves_armed(token, forces))
    if lemma in COMPANIES:
        makers = [*children(token, "compound", "amod"), *(thing for _, thing in prepositional(token, "of"))]
        known = any(is_armed(maker, forces) for maker in makers if maker.lemma_.lower() not in COMPANIES)
    return (known and token.pos_ in {"NOUN", "PROPN", "ADJ"}) or forces.of(token) is not None


def _serves_armed(token: Token, forces: Forces) -> bool:
    """ "its men", "the group's members", "a commander of the rebels", "the general said his men"."""
    owners = [antecedent(owner, forces, leads=True) for owner in children(token, "poss")]
    owners += [thing for _, thing in prepositional(token, "of", "from", "for")]
    return any(owner is not None and _leads(owner, forces) for owner in owners)


def _leads(token: Token, forces: Forces) -> bool:
    """Whether somebody is armed or has people who are: a general, a rebel commander."""
    lemma = token.lemma_.lower()
    if lexicon.ROLES.get(lemma) in COMMANDING or any(
        lexicon.ROLES.get(child.lemma_.lower()) in COMMANDING for child in children(token, "compound")
    ):
        return True
    return lemma not in MEN - {"commander"} and is_armed(token, forces)


def is_party(token: Token, forces: Forces) -> bool:
    """Whether the token is armed, or a named country, people or organisation."""
    if is_armed(token, forces):
        return True
    if token.lower_ in POLICE or token.ent_type_ in {"DATE", "TIME", "CARDINAL"}:
        return False
    return token.ent_type_ in OF_GROUPS or (token.pos_ == "PROPN" and token.ent_type_ in {"", "PERSON"})


def antecedent(token: Token, forces: Forces, *, leads: bool = False) -> Token | None:
    """The token itself, or whom the pronoun means: who speaks, or an armed subject there or in the sentence before.

    ``leads``: who commands the armed will do, too ("the general said his men").
    """
    if token.pos_ != "PRON" and token.lower_ not in PRONOUNS:
        return token
    if token.lower_ not in PRONOUNS | OWNERS | FIRST_PERSON:
        return None
    fits = _leads if leads else is_armed
    spoken = _spoken_for(token, forces)
    if spoken is not None or token.lower_ in FIRST_PERSON:
        return spoken
    before = token.doc[token.sent.start : token.i]
    own = [other for other in before if other.dep_ in SUBJECTS]
    if token.dep_ == "dobj":  # "the army drove them out": never who drives
        own = [other for other in own if other.head.i != token.head.i]
    own = [_behind(other) for other in own]
    own = [other for other in own if fits(other, forces)]
    if own:
        return own[-1]
    for sentence in earlier_sentences(token):
        subject = main_subject(sentence)
        if subject is None or subject.lower_ not in {"they", "it"}:
            return subject if subject is not None and fits(subject, forces) else None
    return None


def _behind(subject: Token) -> Token:
    """Whom "who", "which" and "that" repeat."""
    return subject.head.head if subject.lower_ in RELATIVES and subject.head.dep_ == "relcl" else subject


def _spoken_for(pronoun: Token, forces: Forces) -> Token | None:
    """ "a spokesman for the rebels said they had ...", "“We hold it,” said X of the army": for whom somebody speaks."""
    if pronoun.lower_ not in {"they", "their", "we", "our"}:
        return None
    verb = pronoun.head
    while verb.dep_ not in {"ccomp", "parataxis"} and verb.head.i != verb.i:
        verb = verb.head
    said = verb.head if verb.dep_ in {"ccomp", "parataxis"} else verb
    if said.lemma_.lower() not in CUE_LEMMAS:
        return None
    return next((side for speaker in children(said, "nsubj") for side in _sides(speaker, forces)), None)


def _sides(speaker: Token, forces: Forces) -> Iterator[Token]:
    """ "the army's chief of staff", "an army officer", "X, a commander of the rebels", "Y, who speaks for the army"."""
    for person in (speaker, *children(speaker, "appos")):
        near = children(person, "poss", "compound", "amod")
        near += [thing for _, thing in prepositional(person, "for", "of", "with", "from")]
        near += [thing for clause in children(person, "relcl") for _, thing in prepositional(clause, "for")]
        yield from (thing for thing in near if is_armed(thing, forces) and thing.lemma_.lower() not in MEN)


def holder_words(token: Token) -> Words:
    """The party's phrase without its article; "forces loyal to X" stays whole."""
    start, end = noun_phrase(token) if token.lemma_.lower() in COLLECTIVES else core_phrase(token)
    while start < token.i and _no_part_of_name(token.doc[start]):
        start += 1
    for child in children(token, "amod", "acl"):
        if child.i == end and child.lower_ in BACKERS:
            end = max(part.i for part in child.subtree) + 1
    return Words(start, end)


def _no_part_of_name(token: Token) -> bool:
    """Articles, "whose", "both", and the day before ("on Sunday rebels ..." is sometimes parsed as one phrase)."""
    return token.tag_ in {"DT", "WP$"} or token.dep_ == "preconj" or token.ent_type_ == "DATE"
