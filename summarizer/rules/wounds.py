"""Who is known to be hurt by the wounds they have or by what is done for them: one test for verbs.

"Suffered a wound", "taken to a hospital", "treated for burns", "is in critical condition", "is recovering from an
attack" (FrameNet Experience_bodily_harm, Recovery; VerbNet bring-11.3). Not responsible for: verbs that injure
(triggers), who is meant (victims).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from summarizer.rules import lexicon
from summarizer.rules.phrases import after, children

if TYPE_CHECKING:
    from spacy.tokens import Token

SUFFERING = frozenset({"suffer", "sustain", "receive"})
WOUNDS = frozenset(
    {"injury", "wound", "burn", "laceration", "fracture", "concussion", "inhalation", "gunshot", "bruise"}
)
"""What the injured suffer, are found with or are treated for (FrameNet Experience_bodily_harm)."""
CARRYING = frozenset({"take", "transport", "rush", "airlift", "fly", "bring", "carry", "admit", "transfer", "evacuate"})
"""Verbs that bring the injured to a hospital (VerbNet bring-11.3)."""
RESCUERS = frozenset({"ambulance", "paramedic", "medic", "ems", "firefighter", "rescuer", "helicopter", "bystander"})
"""Whose taking somebody to a hospital tells that he is hurt (FrameNet Medical_intervention: its personnel)."""
COMING = frozenset({"show", "arrive", "walk", "come", "turn"})
"""Verbs with which the wounded reach a hospital by themselves ("showed up with a gunshot wound")."""
CARE = frozenset({"hospital", "clinic", "hospitals", "infirmary"})
CENTRES = frozenset({"center", "centre", "room", "unit", "ward"})
KINDS_OF_CARE = frozenset({"medical", "trauma", "burn", "burns", "health", "emergency", "care", "intensive"})
"""What makes a centre or room one of care."""
LIVES = frozenset({"life", "lives"})
"""What the gravely hurt fight for."""
CONDITIONS = frozenset({"critical", "serious", "stable", "grave", "fair", "guarded"})
"""What hospitals say of a patient's condition."""
HARMING = frozenset({"shoot", "stab", "attack", "bite", "beat", "wound", "injure", "maul", "burn", "hit", "strike"})
"""What somebody recovers from, as verbs."""


def injury(token: Token, lemma: str) -> Literal["subject", "object"] | None:
    """Where the injured stand at a verb that tells of wounds or care; None for every other verb."""
    if lemma in SUFFERING and any(
        child.lemma_.lower() in WOUNDS for thing in children(token, "dobj") for child in thing.subtree
    ):
        return "subject"
    if lemma == "have" and any(_is_wound(thing) for thing in children(token, "dobj")):
        return "subject"
    if lemma == "suffer" and any(thing.lemma_.lower() in WOUNDS for thing in after(token, "from")):
        return "subject"
    if lemma in {"break", "fracture"} and any(_own_limb(thing) for thing in children(token, "dobj")):
        return "subject"
    if lemma in {"fight", "battle", "cling"} and any(_is_own_life(thing) for thing in after(token, "for", "to")):
        return "subject"
    if lemma == "recover" and token.tag_ == "VBG" and _from_harm(token):
        return "subject"
    passive = token.tag_ == "VBN"
    if (passive or _by_rescuers(token)) and lemma in CARRYING and _to_care(token):
        return None if _as_a_precaution(token) else "object"
    if (
        passive
        and lemma == "treat"
        and any(thing.lemma_.lower() in WOUNDS or _is_care(thing) for thing in after(token, "for", "at", "in"))
    ):
        return "object"
    if lemma in {"find", "leave", *COMING} and _with_wounds(token):
        return "subject" if lemma in COMING else "object"
    return _in_condition(token, lemma)


def _by_rescuers(token: Token) -> bool:
    """ "an ambulance crew rushed three men to hospital", "took two people to hospital with burns"."""
    if token.tag_ != "VBD" or not children(token, "dobj"):
        return False
    doers = [word.lemma_.lower() for doer in children(token, "nsubj") for word in doer.subtree]
    things = [thing for heads in ("to", "with") for thing in after(token, heads)]
    hurt = any(word.lemma_.lower() in WOUNDS for thing in things for word in thing.subtree)
    return hurt or not RESCUERS.isdisjoint(doers)


def _is_wound(thing: Token) -> bool:
    """ "had a gunshot wound", "had injuries that were not critical"; not "had no injuries" and not "had the injury"."""
    words = {word.lower_ for word in children(thing, "det")}
    return thing.lemma_.lower() in WOUNDS and not words & {"no", "the", "any"}


def _is_own_life(thing: Token) -> bool:
    """ "fighting for his life", "clinging to life"; not "fighting for the lives of the poor"."""
    return thing.lower_ in LIVES and not any(child.lower_ in {"the", "of"} for child in thing.children)


def _own_limb(thing: Token) -> bool:
    """ "broke his leg", "broke both legs"."""
    near = {word.lower_ for word in children(thing, "det", "poss", "predet")}
    return thing.lemma_.lower() in lexicon.BODY_PARTS and bool(near & {"his", "her", "their", "both", "a", "an"})


def _to_care(token: Token) -> bool:
    """ "taken to a clinic", "evacuated for medical attention"."""
    where = any(_is_care(thing) for thing in after(token, "to"))
    places = [place for preposition in children(token, "prep") for place in children(preposition, "pobj")]
    return where or any(_is_treatment(thing) for verb in (token, *places) for thing in after(verb, "for"))


def _is_treatment(thing: Token) -> bool:
    """ "flown abroad for treatment", "evacuated for medical attention"."""
    medical = any(word.lower_ == "medical" for word in children(thing, "amod"))
    return thing.lower_ == "treatment" or (medical and thing.lower_ in {"attention", "care", "help"})


def _is_care(thing: Token) -> bool:
    near = {word.lower_ for word in children(thing, "compound", "amod")}
    return thing.lower_ in CARE or (thing.lower_ in CENTRES and bool(near & KINDS_OF_CARE))


def _in_condition(token: Token, lemma: str) -> Literal["subject", "object"] | None:
    """ "is in critical condition", "was listed in stable condition"."""
    if lemma in {"be", "remain", "list"} and any(
        thing.lower_ == "condition" and any(word.lower_ in CONDITIONS for word in thing.children)
        for thing in after(token, "in")
    ):
        return "object" if lemma == "list" else "subject"
    if lemma in {"be", "remain"} and any(thing.lower_ in CARE for thing in after(token, "in", "at")):
        return "subject" if _from_harm(token, care=False) else None
    return None


def is_patients(condition: Token) -> bool:
    """ "left one dead and another in critical condition": a condition said of those right before it."""
    within = condition.head
    who = within.nbor(-1) if within.i else within
    told = within.lower_ == "in" and any(word.lower_ in CONDITIONS for word in condition.children)
    return told and within.dep_ == "prep" and who.pos_ in {"NOUN", "NUM", "PRON"} and who.lower_ not in CARE


def _from_harm(token: Token, *, care: bool = True) -> bool:
    """ "recovering from his wounds", "in the hospital after a shooting"; not from an operation or a loss."""
    causes = [word for clause in children(token, "prep", "advcl") for word in clause.subtree]
    known = (HARMING | WOUNDS | lexicon.MEANS) - {"operation"}
    told = any(word.lemma_.lower() in known for word in causes)
    return told or (care and any(_is_care(thing) for thing in after(token, "in", "at")))


def _with_wounds(token: Token) -> bool:
    """ "was found with gunshot wounds", "found a man with burns"."""
    heads = [token, *children(token, "dobj")]
    return any(thing.lemma_.lower() in WOUNDS for head in heads for thing in after(head, "with"))


def _as_a_precaution(token: Token) -> bool:
    return any(word.lower_ in {"precaution", "precautionary", "evaluation", "observation"} for word in token.subtree)
