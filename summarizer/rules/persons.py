"""Who is a person: the one test of head words for victims, whatever construction tells of them.

Not responsible for: which word is the victim (victims), sources (sources).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.rules import lexicon, naming
from summarizer.rules.phrases import children, partners
from summarizer.rules.triggers import LIVES, Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = frozenset({"them", "they", "him", "her", "he", "she", "us", "we", "others", "it"})


NOBODY = frozenset({"one", "nobody", "none"})
QUANTIFIERS = frozenset({"many", "half", "several", "another"})
"""Stand for some of those told of."""
ANIMATE_NOUNS = frozenset({"murder", "assassination", "kidnapping", "abduction", "beheading", "homicide"})
DYING = frozenset({"die", "perish", "drown"})
BRANCHES = frozenset({"army", "navy", "air force", "military", "militia"})
"""Whole forces: they act, but what hurts or kills one is a figure of speech."""
OLDEST = 120
"""Years; what stands behind a name and is more is no age."""
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
"""Stand for one more of those told of ("a third was shot dead")."""
ANIMATE_OBJECTS = frozenset(
    "wound injure murder behead execute assassinate arrest detain kidnap abduct massacre lynch".split()
)
"""VerbNet murder-42.1, hurt-40.8.3 (animate body-part owner) and FrameNet Arrest, Kidnapping: Patient [+animate]."""


def is_person(token: Token) -> bool:
    """Whether a head word stands for people: a name, a person noun, a nationality, a bare number, a pronoun."""
    if token.ent_type_ == "PERSON" or token.lower_ in (PRONOUNS | NOBODY | QUANTIFIERS) - {"it"}:
        return token.lower_ != "another" or token.dep_ != "conj"  # "one group that shot and another that fled"
    if is_bare_number(token) or is_of_an_age(token):
        return True
    if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"} and token.pos_ == "NUM":
        return False
    if token.lower_ in BRANCHES and not children(token, "compound", "nummod"):
        return False
    lemma = token.lemma_.lower()
    if token.pos_ == "NUM":
        return True
    if (
        lemma in lexicon.PEOPLE
        or token.lower_ in lexicon.PEOPLE
        or lemma in lexicon.ROLES
        or token.lower_ in lexicon.FORCE_HEADS
    ):
        return True
    if token.ent_type_ == "NORP":
        return True
    if token.pos_ == "PROPN" and _is_described(token):
        return True
    if token.pos_ == "PROPN":
        return token.ent_type_ == "" and token.text[:1].isupper() and bool(children(token, "compound")) is True
    return lemma.endswith(("man", "woman", "men", "women", "person", "people", "child", "children"))


def is_bare_number(token: Token) -> bool:
    """ "Forty were injured": a number that opens a sentence, which models take for a noun or an age."""
    return token.is_sent_start is True and token.like_num and token.is_alpha and token.dep_ in {"nsubj", "nsubjpass"}


def is_of_an_age(token: Token) -> bool:
    """ "a 19-year-old", "two 16-year-olds": an age that stands for whoever has it."""
    hyphens = token.lower_ in {"old", "olds"} and token.i > 2 and token.doc[token.i - 1].text == "-"
    return hyphens and token.doc[token.i - 2].lower_ == "year" and token.dep_ not in {"amod", "acomp", "compound"}


def are_listed(name: Token, other: Token) -> bool:
    """ "Karl Lunde, Emil Tarr and Ida Brandt": two full names side by side are entries of a list, no apposition."""
    first, second = sorted((name, other), key=lambda one: one.i)
    return _is_full_name(first) and any(_is_full_name(one) for one in partners(second))


def _is_full_name(name: Token) -> bool:
    return name.pos_ == "PROPN" and any(word.ent_type_ == "PERSON" for word in children(name, "compound"))


def _is_described(name: Token) -> bool:
    """ "Orlo, 38, ...", "Orlo, a father of four": an age or a word for a person stands beside the name."""
    for other in children(name, "appos"):
        if other.like_num and other.text.isdigit():
            return int(other.text) <= OLDEST and other.i == name.i + 2
        if (
            other.pos_ == "NOUN"
            and other.tag_ == "NN"
            and other.lemma_.lower() in lexicon.PEOPLE | lexicon.ROLES.keys()
        ):
            return any(word.tag_ in {"DT", "PRP$", "JJ"} for word in other.children)
    return False


def acts_on_people(trigger: Trigger, victim: Token) -> bool:
    """Verbs whose object is a living person take any noun that is not known to be something else."""
    if victim.pos_ == "PROPN" or (
        victim.pos_ in {"ADJ", "X"} and victim.text[:1].isupper() and not victim.is_sent_start
    ):
        surely = verb_of(trigger) in ANIMATE_OBJECTS | DYING or trigger.token.lemma_.lower() in ANIMATE_NOUNS
        body = trigger.token.lemma_.lower() in {"body", "corpse"}
        perhaps = body or (trigger.frame == "object" and trigger.kind in {"killed", "injured"})
        return _may_be_name(victim, surely, perhaps)
    if victim.lower_ in ORDINALS and trigger.kind in {"killed", "injured"}:
        return any(child.lower_ == "a" for child in children(victim, "det"))
    if trigger.frame != "object" or victim.pos_ != "NOUN":
        return False
    agentive = verb_of(trigger) == "kill" and naming.is_agentive(victim.lemma_.lower())
    if verb_of(trigger) not in ANIMATE_OBJECTS and not agentive:
        return False
    known_thing = victim.lemma_.lower() in lexicon.NOT_PEOPLE | lexicon.MEANS | lexicon.PLACE_NOUNS
    return not known_thing and bool(children(victim, "nummod", "det", "amod"))


def _may_be_name(token: Token, surely: bool, perhaps: bool) -> bool:
    """Whether a capitalised word that the model takes for a thing is somebody, given what befell it."""
    if not token.text[:1].isupper() or (token.text.isupper() and len(token) < 6) or is_means(token):
        return False
    lemma = token.lemma_.lower()
    if lemma in lexicon.INSTITUTIONS or token.lower_ in lexicon.PLACE_NOUNS | lexicon.TERRITORY:
        return False
    if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "LAW", "LANGUAGE"}:
        return False
    if any(word.lower_ in lexicon.PLACE_NOUNS for word in children(token, "compound")):
        return False
    first_name = any(child.pos_ == "PROPN" and child.text[:1].isupper() for child in children(token, "compound"))
    return surely or (perhaps and first_name and token.ent_type_ not in {"GPE", "NORP", "EVENT", "ORG"})


def is_means(token: Token) -> bool:
    """Whether a noun is an instrument or event that harms."""
    return token.ent_type_ != "PERSON" and token.lemma_.lower() in lexicon.MEANS


def verb_of(trigger: Trigger) -> str:
    """The lemma of a trigger; whatever takes lives kills."""
    return "kill" if trigger.kind == "killed" and trigger.token.lemma_ in LIVES else trigger.token.lemma_.lower()
