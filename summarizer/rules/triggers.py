"""Words that report a casualty: one table for every construction.

Kinds follow the contract; verbs after VerbNet's murder-42.1, poison-42.2, hurt-40.8.3, steal/obtain person and
FrameNet's Killing, Death, Cause_harm, Kidnapping, Arrest, Inhibit_movement frames. Not responsible for: who the
victim is (casualties), who is known to be hurt by wounds and care (wounds).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from summarizer.rules import lexicon
from summarizer.rules.flight import drives_away
from summarizer.rules.phrases import after, children, joined_near, negated
from summarizer.rules.wounds import injury, is_patients
from summarizer.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from spacy.tokens import Token

Frame = Literal["object", "subject", "noun", "state", "toll"]
"""object: the victim is what the verb acts on. subject: the victim is its subject ("died"). noun: "the murder
of X", "20 deaths". state: an adjective or participle of the victim ("found dead", "held captive").
toll: "the death toll rose to 45"."""


class Trigger(NamedTuple):
    """A word that reports harm: its kind, how its victim is found, and its token."""

    kind: CasualtyKind
    frame: Frame
    token: Token


def _kinds(**words: str) -> dict[str, CasualtyKind]:
    return {word: kind for kind, many in words.items() for word in many.split()}  # type: ignore[misc]


ACTS = _kinds(
    killed=(
        "kill murder assassinate slay massacre slaughter behead execute lynch gun butcher decapitate hang electrocute"
        " strangle"
    ),
    injured="injure wound hurt maim harm injured disfigure mutilate hospitalise hospitalize",
    abducted="abduct kidnap snatch",
    detained="arrest detain imprison jail capture apprehend intern",
    displaced="displace evacuate uproot",
    trapped="trap strand",
)  # fmt: skip
HAPPENINGS = _kinds(killed="die perish succumb drown starve decease", missing="disappear vanish", displaced="flee")
NOUNS = _kinds(
    killed=(
        "killing death murder assassination massacre execution slaying beheading fatality homicide killings drowning"
        " lynching suicide loss"
    ),
    injured="injury wounding shooting stabbing beating",
    abducted="kidnapping abduction",
    detained="arrest detention",
    missing="disappearance",
)  # fmt: skip
STATES = _kinds(
    killed="dead deceased", injured="wounded injured hurt", missing="missing", held="captive hostage",
    trapped="trapped stuck", displaced="homeless displaced",
)  # fmt: skip
HOLDING = frozenset({"hold", "keep", "take"})
FATALLY = frozenset({"fatally", "mortally"})
FATAL = frozenset({"fatal", "deadly", "lethal", "death"})
BODIES = frozenset({"body", "corpse", "remains"})
RECOVERING = frozenset(
    {
        "pull",
        "locate",
        "recover",
        "find",
        "receive",
        "count",
        "bring",
        "retrieve",
        "discover",
        "exhume",
        "unearth",
        "wash",
        "float",
    }
)
LIVES: dict[str, Frame] = {"lose": "subject", "claim": "object", "take": "object", "cost": "object"}
"""Verbs that kill with "life" as their object: who loses, or whose are taken."""
SHOOTING = frozenset(
    {"shoot", "stab", "beat", "burn", "hack", "bludgeon", "crush", "slash", "trample", "maul", "knife"}
)
"""Verbs that kill only with "dead", "to death" or "fatally", and otherwise injure."""
STRIKING = frozenset({"strike", "hit", "run", "graze"})
"""Verbs that injure a person only when something that injures is told too ("hit by a bullet", "struck in the leg")."""
TOLLED = frozenset({"dead", "deaths", "fatalities", "killed"})
"""What a number is of that is a death toll."""
AUTHORITIES = frozenset(
    "police policeman officer soldier troop army authority agent official guard navy military".split()
)
"""Whoever holds people by office (the contract's "detained")."""
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
"""Who "blew himself up" is dead: the attacker's own death, a row apart from those he killed."""
SUBTLE = frozenset({"loss", "suicide", "drowning", "shooting", "stabbing", "beating"})
"""Nouns that tell a harm only with whose it was."""


def triggers(token: Token) -> Trigger | None:
    """The trigger a token is, or None."""
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} or (token.tag_ in {"VBN", "VBD"} and token.pos_ == "ADJ"):
        return _verb(token, lemma)
    if token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in {"PERSON", "ORG", "WORK_OF_ART"}:
        return _noun(token, lemma)
    if token.lower_ in FATALLY and token.head.pos_ == "NUM":  # "two women were shot, one fatally"
        return Trigger("killed", "state", token)
    if token.pos_ in {"ADJ", "ADV"} and token.lower_ in STATES:
        return Trigger(STATES[token.lower_], "state", token)
    return None


def _verb(token: Token, lemma: str) -> Trigger | None:
    if lemma in SHOOTING or (lemma in STRIKING and _strikes_somebody(token)):
        return Trigger("killed" if _to_death(token) else "injured", "object", token) if _counts_as_harm(token) else None
    if (held := _held(token, lemma) if lemma in HOLDING else _seized(token, lemma)) is not None:
        return held
    if (frame := injury(token, lemma)) is not None:
        return Trigger("injured", frame, token)
    if any(child.lemma_ == "life" for child in token.children if child.dep_ == "dobj"):
        return Trigger("killed", _taking_lives(token, lemma), token) if lemma in LIVES else None
    if lemma == "stick" and token.tag_ == "VBN":
        return Trigger("trapped", "object", token)
    if token.lower_ == "missing" and not any(child.dep_ == "dobj" for child in token.children):
        return Trigger("missing", "subject", token)
    if lemma in ACTS and not (lemma == "gun" and not _particle(token, "down")):
        return Trigger("killed" if ACTS[lemma] == "injured" and _fatally(token) else ACTS[lemma], "object", token)
    if _loses_life(token, lemma):
        return Trigger("killed", "subject", token)
    if lemma in HAPPENINGS and not (lemma == "flee" and not drives_away(token)):
        return Trigger(HAPPENINGS[lemma], "subject", token)
    return None


def _seized(token: Token, lemma: str) -> Trigger | None:
    """ "gunmen seized three engineers": people are abducted, or detained where an authority seizes them."""
    passive = children(token, "nsubjpass")
    taken = passive or children(token, "dobj") or ([token.head] if token.dep_ == "acl" else [])
    people = lexicon.PEOPLE | lexicon.ROLES.keys()
    if lemma != "seize" or not any(thing.lemma_.lower() in people for thing in taken):
        return None
    doers = [thing for agent in children(token, "agent") for thing in children(agent, "pobj")]
    doers += [] if passive else children(token, "nsubj")
    authority = any(thing.lemma_.lower() in AUTHORITIES for thing in doers)
    return Trigger("detained" if authority else "abducted", "object", token)


def _loses_life(token: Token, lemma: str) -> bool:
    """ "did not survive", "passed away", "blew himself up"."""
    if lemma == "blow":
        return _particle(token, "up") and any(child.lower_ in REFLEXIVE for child in token.children)
    return (lemma == "survive" and negated(token)) or (lemma == "pass" and _particle(token, "away"))


def _taking_lives(token: Token, lemma: str) -> Frame:
    """Who "took his own life" is the one who lost it."""
    own = any(word.lower_ == "own" for life in token.children if life.dep_ == "dobj" for word in life.children)
    return "subject" if own else LIVES[lemma]


def _fatally(token: Token) -> bool:
    return any(child.lower_ in FATALLY for child in token.children)


def _strikes_somebody(token: Token) -> bool:
    """ "hit by a car", "struck in the chest", "was run over": something that injures is told."""
    if _particle(token, "over") and token.lemma_ == "run":
        return True
    by = [
        thing
        for preposition in token.children
        if preposition.dep_ in {"agent", "prep"} and preposition.lower_ == "by"
        for thing in preposition.children
        if thing.dep_ == "pobj"
    ]
    body = [thing for thing in after(token, "in") if thing.lemma_.lower() in lexicon.BODY_PARTS]
    passive = token.tag_ == "VBN" and any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children)
    return bool(body) or (passive and any(thing.lemma_.lower() in lexicon.MEANS for thing in by))


def _particle(token: Token, word: str) -> bool:
    return any(child.lower_ == word for child in token.children if child.dep_ in {"prt", "advmod"})


def _to_death(token: Token) -> bool:
    if _fatally(token):
        return True
    nearby = token.doc[token.i + 1 : min(token.i + 12, token.sent.end)]
    if any(word.lower_ == "dead" and word.head.i in {token.i, *(c.i for c in token.children)} for word in nearby):
        return True
    return any(
        word.lower_ == "death" and word.head.lower_ == "to" and word.head.head.i == token.i for word in nearby
    ) or (token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "dead")


def _counts_as_harm(token: Token) -> bool:
    """ "shot and wounded" is told by the other verb; "shot at" and shooting things harm nobody yet."""
    partners = {partner.lemma_ for partner in joined_near(token)}
    return not partners & ACTS.keys() and not _particle(token, "at")


def _held(token: Token, lemma: str) -> Trigger | None:
    """hold/keep/take ... captive, hostage, prisoner; take into custody; held in prison."""
    clause = list(token.subtree)
    if any(word.lower_ in {"responsible", "accountable", "liable"} for word in token.children):
        return None
    near = [word for word in clause if token.i < word.i <= token.i + 12]
    state = next(
        (
            word
            for word in near
            if word.lower_ in {"captive", "hostage", "prisoner", "hostages", "captives", "prisoners"}
        ),
        None,
    )
    if state is not None and state.dep_ not in {"nsubj", "pobj"} and not _is_victim_itself(token, state):
        return Trigger("abducted" if lemma == "take" else "held", "object", token)
    if any(
        word.lower_ in {"custody", "captivity", "detention"}
        for word in near
        if token.i in {word.head.head.i, word.head.head.head.i}
    ):
        return Trigger("detained" if lemma == "take" else "held", "object", token)
    counted = [child for child in token.children if child.dep_ in {"dobj", "nsubjpass"} and _numbered(child)]
    if lemma == "hold" and any(child.lemma_.lower() in lexicon.PEOPLE for child in counted):
        return Trigger("held", "object", token)
    return None


def _is_victim_itself(verb: Token, state: Token) -> bool:
    """ "is holding 30 hostages": the noun is the victim, which is fine; "to take hostages home" is not asked."""
    return state.dep_ == "conj" and state.head.i != verb.i


def _noun(token: Token, lemma: str) -> Trigger | None:
    if token.lower_ in {"dead", "wounded", "injured", "missing"} and _numbered(token):
        return Trigger(STATES[token.lower_], "noun", token)
    if lemma == "toll" and _counts_deaths(token):
        return Trigger("killed", "toll", token)
    if lemma == "number" and (kind := _numbered_harm(token)) is not None:
        return Trigger(kind, "toll", token)
    if lemma in BODIES and (_numbered(token) or any(child.dep_ in {"poss", "prep"} for child in token.children)):
        return Trigger("killed", "noun", token) if token.head.lemma_ in RECOVERING else None
    if lemma in NOUNS and token.dep_ not in {"compound", "amod"}:
        return _noun_of_harm(token, lemma)
    if token.lower_ == "condition" and is_patients(token):
        return Trigger("injured", "state", token)
    if token.lower_ in {"captive", "hostage"} and token.dep_ in {"oprd", "acomp", "attr", "amod"}:
        return Trigger("held", "state", token)
    return None


def _numbered_harm(number: Token) -> CasualtyKind | None:
    """ "the number of dead", "the number of people killed"."""
    for thing in after(number, "of"):
        if thing.lower_ in TOLLED:
            return "killed"
        for clause in [*children(thing, "acl", "relcl"), *children(number, "acl", "relcl")]:
            if clause.lemma_ in {"kill", "die", "injure", "wound", "hurt"}:
                return "killed" if clause.lemma_ in {"kill", "die"} else "injured"
    return None


def _counts_deaths(toll: Token) -> bool:
    """ "the death toll", "raising the toll to five"; a bridge toll and "take a heavy toll" count nobody."""
    kinds = {child.lower_ for child in children(toll, "compound", "amod", "nmod")}
    definite = any(child.lower_ in {"the", "its"} for child in children(toll, "det", "poss"))
    return bool(kinds & {"death", "casualty"}) or (definite and kinds <= {"official", "final", "total", "latest"})


def _noun_of_harm(token: Token, lemma: str) -> Trigger | None:
    owned = any(child.dep_ == "poss" or child.lower_ == "of" for child in token.children)
    if lemma in SUBTLE and not owned:
        return None
    if lemma == "loss" and not any(thing.lemma_ == "life" for thing in after(token, "of")):
        return None
    fatal = any(child.lower_ in FATAL for child in token.children)
    kind: CasualtyKind = "killed" if lemma in SUBTLE and fatal else NOUNS[lemma]
    return Trigger(kind, "noun", token)


def _numbered(token: Token) -> bool:
    return any(child.dep_ in {"nummod", "det", "amod"} for child in token.children)
