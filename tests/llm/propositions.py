"""What is told, as a structure that can be worded in several ways: the same truth in other words, or a lie.

Each group of REALISATIONS is one meaning; any two of a group say the same. ``render`` words a proposition. Not
responsible for: who says it (newsgrammar), which lies are told (lies).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tests.llm.casting import VICTIMS, Actor, Number


@dataclass(frozen=True)
class Realisation:
    """One wording: ``subject`` ``verb`` ``rest``; ``verb`` is past, base and participle. Passive takes was or were."""

    subject: str
    verb: tuple[str, str, str]
    rest: str
    passive: bool = False


KILL, DIE, LEAVE = ("killed", "kill", "killed"), ("died", "die", "died"), ("left", "leave", "left")
WOUND, HURT = ("wounded", "wound", "wounded"), ("injured", "injure", "injured")
LOSE = ("lost", "lose", "lost")


def _active(verb: str, rest: str, subject: str = "{a}", base: str = "") -> Realisation:
    return Realisation(subject, (verb, base or verb.removesuffix("ed"), verb), rest)


def _passive(verb: str, rest: str, subject: str = "{p}") -> Realisation:
    return Realisation(subject, (verb, verb, verb), rest, passive=True)


REALISATIONS: dict[str, tuple[Realisation, ...]] = {
    "killed": (
        _active("killed", "{p} in {l}"), _passive("killed", "by {a} in {l}"),
        Realisation("{p}", LOSE, "their lives in an attack by {a} in {l}"),
        Realisation("an attack by {a} in {l}", LEAVE, "{p} dead"), _passive("killed", "in {l} by {a}"),
        Realisation("{p}", DIE, "at the hands of {a} in {l}"),
    ),
    "shot": (
        Realisation("{a}", ("shot", "shoot", "shot"), "dead {p} near {l}"), _passive("shot", "dead by {a} near {l}"),
        Realisation("gunfire from {a}", KILL, "{p} near {l}"),
        Realisation("{p}", DIE, "when {a} opened fire near {l}"),
    ),
    "shelled": (
        Realisation("{p}", DIE, "when {a} shelled {l}"), Realisation("shelling by {a}", KILL, "{p} in {l}"),
        _passive("killed", "in {l} in shelling by {a}"), Realisation("shells fired by {a}", KILL, "{p} in {l}"),
    ),
    "bombed": (
        Realisation("an air strike by {a} on {l}", KILL, "{p}"), _passive("killed", "in an air strike by {a} on {l}"),
        _active("killed", "{p} in an air strike on {l}"),
    ),
    "wounded": (
        Realisation("{a}", WOUND, "{p} in {l}"), _passive("wounded", "by {a} in {l}"),
        _passive("injured", "by {a} in {l}"), Realisation("an attack by {a} in {l}", LEAVE, "{p} wounded"),
    ),
    "abducted": (
        _active("abducted", "{p} from {l}"), _passive("abducted", "from {l} by {a}"),
        _active("kidnapped", "{p} from {l}", base="kidnap"), _passive("kidnapped", "by {a} from {l}"),
    ),
    "detained": (
        _active("arrested", "{p} in {l}"), _passive("arrested", "by {a} in {l}"),
        _active("detained", "{p} in {l}"), _passive("detained", "in {l} by {a}"),
    ),
    "displaced": (
        Realisation("fighting in {l}", ("drove", "drive", "driven"), "{p} from their homes"),
        _passive("driven", "from their homes by fighting in {l}"),
        Realisation("{p}", ("fled", "flee", "fled"), "their homes because of fighting in {l}"),
    ),
    "toll": (
        _passive("killed", "in {l}"), Realisation("{p}", DIE, "in {l}"), Realisation("{p}", LOSE, "their lives in {l}"),
        Realisation("the violence in {l}", KILL, "{p}"),
    ),
    "including": (
        _passive("killed", "in {l}, including {q}"), Realisation("{p}", DIE, "in {l}, among them {q}"),
        Realisation("the violence in {l}", KILL, "{p}, including {q}"),
    ),
    "captured": (
        _active("captured", "{l}", base="capture"), _passive("captured", "by {a}", "{l}"),
        Realisation("{l}", ("fell", "fall", "fallen"), "to {a}"), _active("seized", "{l}", base="seize"),
    ),
    "withdrew": (
        Realisation("{a}", ("withdrew", "withdraw", "withdrawn"), "from {l}"),
        Realisation("{a}", ("pulled", "pull", "pulled"), "out of {l}"), Realisation("{a}", LEAVE, "{l}"),
    ),
    "attacked": (
        _active("attacked", "{l}"), _passive("attacked", "by {a}", "{l}"),
        Realisation("{a}", ("mounted", "mount", "mounted"), "an attack on {l}"),
    ),
    "blocked": (
        _active("blocked", "the road to {l}"), _passive("blocked", "by {a}", "the road to {l}"),
        _active("closed", "the road to {l}", base="close"),
    ),
    "helped": (
        Realisation("food for {p}", ("reached", "reach", "reached"), "{l}"),
        Realisation("{l}", ("received", "receive", "received"), "food for {p}"),
        _passive("delivered", "to {l}", "food for {p}"),
    ),
}  # fmt: skip

KINDS = {
    "killed": "killed", "shot": "killed", "shelled": "killed", "bombed": "killed", "toll": "killed",
    "including": "killed", "wounded": "injured", "abducted": "abducted", "detained": "detained",
    "displaced": "displaced",
}  # fmt: skip
"""Group -> kind of casualty. The others are none."""
RELATIONS = {"captured": "captured", "withdrew": "withdrew"}
PEOPLE_HURT = frozenset(KINDS)
ACTORLESS = frozenset({"displaced", "toll", "including", "helped"})
SINGULAR_SUBJECTS = ("the road", "food", "an ", "the violence", "fighting", "shelling", "gunfire")
HEDGES = {
    "allegedly": "are alleged to have", "reportedly": "reportedly", "may have": "might have",
    "apparently": "apparently",
}  # fmt: skip
"""A hedge and another wording of it."""


@dataclass(frozen=True)
class Proposition:
    """Who did what to whom where. ``wording`` is the index of its realisation; ``hedge`` a key or value of HEDGES."""

    group: str
    place: str
    agent: Actor | None = None
    count: Number | None = None
    victims: str | None = None
    part: tuple[Number, str] | None = None
    negated: bool = False
    hedge: str | None = None
    day: str | None = None
    wording: int = 0
    swapped: bool = False
    fronted: bool = False

    @property
    def patient(self) -> str:
        """The victims with their number, as worded."""
        return " ".join(str(part) for part in (self.count, self.victims) if part)

    def reworded(self, rng: Random) -> Proposition:
        """The same in other words; never word for word the same."""
        wording = rng.choice([n for n in range(len(REALISATIONS[self.group])) if n != self.wording])
        victims = self.victims
        if victims in VICTIMS and rng.random() < 0.3:
            victims = VICTIMS[victims]
        other = {**{new: old for old, new in HEDGES.items()}, **HEDGES}
        return replace(
            self,
            wording=wording,
            victims=victims,
            count=self.count.reworded(rng) if self.count and rng.random() < 0.6 else self.count,
            hedge=other[self.hedge] if self.hedge and rng.random() < 0.6 else self.hedge,
            fronted=bool(self.day) and rng.random() < 0.4,
        )


def render(told: Proposition) -> str:
    """Word a proposition as a clause without capital or full stop."""
    form = REALISATIONS[told.group][told.wording]
    agent, patient = told.agent.text if told.agent else "", told.patient
    if told.swapped:
        agent, patient = patient, agent
    part = " ".join(map(str, told.part)) if told.part else ""
    slots = {"a": agent, "p": patient, "l": told.place, "q": part}
    subject, rest = form.subject.format(**slots), form.rest.format(**slots)
    clause = f"{subject} {_verb(told, form, subject)} {rest}"
    if told.day is None:
        return clause
    return f"on {told.day} {clause}" if told.fronted else f"{clause} on {told.day}"


def _verb(told: Proposition, form: Realisation, subject: str) -> str:
    past, base, participle = form.verb
    plural = _is_plural(told, subject)
    be, are = ("were", "are") if plural else ("was", "is")
    perfect = f"been {participle}" if form.passive else participle
    if told.hedge in {"may have", "might have"}:
        return f"{told.hedge} not {perfect}" if told.negated else f"{told.hedge} {perfect}"
    if told.hedge == "are alleged to have":
        return f"{are} alleged {'not ' if told.negated else ''}to have {perfect}"
    adverb = f"{told.hedge} " if told.hedge else ""
    if form.passive:
        return f"{be} {'not ' if told.negated else ''}{adverb}{participle}"
    return f"{adverb}did not {base}" if told.negated else f"{adverb}{past}"


def _is_plural(told: Proposition, subject: str) -> bool:
    if subject.startswith(SINGULAR_SUBJECTS) or subject == told.place:
        return False
    return told.agent.plural if told.agent and subject == told.agent.text else True


def has_day_room(told: Proposition) -> bool:
    """Whether a day reads well at the end of every wording."""
    return told.group not in {"including", "helped", "shelled"}
