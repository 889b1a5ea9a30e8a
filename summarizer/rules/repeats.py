"""The same people told twice in one article: which rows are about the victims of an earlier row.

Lede and body tell the same dead, first by number, then by description, then by name. Two rows are the same people
when they share a name, or a head word and a number that agree; "the victim" is who was told of last. Death overrides
injury. Figures are never added up: the row that says most stays, and two speakers who each give a figure keep theirs.
Not responsible for: pronouns (resumption), figures that differ (they stay side by side).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer.rules import lexicon
from summarizer.rules.casualties import Casualty
from summarizer.rules.portraits import CLERICAL, Portrait, joined, portrait_of
from summarizer.rules.triggers import SHOOTING, STRIKING

HEALTH = frozenset({"killed", "injured", "missing"})
ANYBODY = frozenset(
    "person people victim man woman body other individual human fatality death casualty one somebody someone killing"
    " dead adult injury slaying murder homicide member life wounded injured missing".split()
)
"""Heads that say nothing of who they are: a name or a role told later may be theirs."""
YOUNG = frozenset({"boy", "girl", "teen", "teenager", "child", "toddler", "baby", "infant", "youth", "kid"})
OPEN_END = SHOOTING | STRIKING | {"find", "leave"}
"""Verbs of harm that leave open whether those hit live."""
LOOK_BACK = 60
"""Rows back that are compared."""


class Row(NamedTuple):
    """A casualty, what it tells of who they are, and the last that told of them."""

    casualty: Casualty
    portrait: Portrait
    last: Casualty


def without_repeats(found: Sequence[Casualty], speakers: Mapping[int, str]) -> list[Casualty]:
    """The rows with the fullest one for each group of victims.

    ``speakers`` tells for a trigger's token index who gave the figure ("" for the outlet).
    """
    kept: list[Row] = []
    wounded = any(casualty.kind == "injured" and casualty.trigger.lemma_ not in OPEN_END for casualty in found)
    for casualty in found:
        new = Row(casualty, portrait_of(casualty), casualty)
        at = _earlier(new, kept, speakers, wounded)
        while at is not None and casualty.kind != kept[at].casualty.kind and casualty.kind == "killed":
            new = Row(casualty, joined(new.portrait, kept.pop(at).portrait), casualty)  # the dead may be told, too
            at = _earlier(new, kept, speakers, wounded)
        if at is None:
            kept.append(new)
        elif _says_more(casualty, new.portrait, kept[at].casualty, kept[at].portrait):
            kept[at] = Row(casualty, joined(new.portrait, kept[at].portrait), casualty)
        else:
            kept[at] = Row(kept[at].casualty, joined(kept[at].portrait, new.portrait), casualty)
    return sorted(_without_the_shot(kept), key=lambda casualty: casualty.trigger.i)


def _without_the_shot(kept: Sequence[Row]) -> list[Casualty]:
    """Without "five people were shot" where "one died, four were wounded" tells what became of the same five."""
    told: dict[str, set[int]] = {"killed": set(), "injured": set()}
    for row in kept:
        open_end = row.casualty.kind == "injured" and row.casualty.trigger.lemma_ in OPEN_END
        if open_end:
            continue  # "three children and two adults were shot": no part tells what became of another
        if row.casualty.kind in told and row.portrait.number and len(told[row.casualty.kind]) < LOOK_BACK:
            told[row.casualty.kind].add(row.portrait.number)

    def is_sum(row: Row) -> bool:
        number = row.portrait.number
        hit = row.casualty.kind == "injured" and row.casualty.trigger.lemma_ in OPEN_END
        return hit and number is not None and any(number - dead in told["injured"] for dead in told["killed"])

    return [row.casualty for row in kept if not is_sum(row)]


def _earlier(new: Row, kept: Sequence[Row], speakers: Mapping[int, str], wounded: bool) -> int | None:
    """The place of the row that told of the same people, the nearest first."""
    casualty, portrait, _ = new
    for at in range(len(kept) - 1, max(-1, len(kept) - 1 - LOOK_BACK), -1):
        other, known, last = kept[at]
        if not _may_be_same_harm(casualty, other):
            continue
        unsaid = casualty.kind == other.kind and None in {casualty.count, other.count}
        if casualty.victim.i == other.victim.i and (casualty.count == other.count or unsaid):
            return at
        if _is_identified(casualty, last):
            return at
        if other.trigger.sent.start == casualty.trigger.sent.start and not portrait.names & known.names:
            continue
        if _two_speakers(casualty, other, portrait, known, speakers):
            continue
        same_kind = casualty.kind == other.kind or (not wounded and _may_have_died(casualty, other))
        if _same_people(portrait, known, same_kind):
            return at
    return _both(casualty, portrait, kept)


def _is_identified(new: Casualty, old: Casualty) -> bool:
    """ "The victim, identified as X, was pronounced dead", "identified the man shot by officers as X": X."""
    if new.rule == "identified" != old.rule and new.trigger.i == old.trigger.i and new.count is None:
        return old.victim.tag_ == "NN" and new.victim.pos_ == "PROPN"
    return new.rule == "identified" and new.trigger.i == old.victim.i and old.victim.tag_ == "NN"


def _both(new: Casualty, portrait: Portrait, kept: Sequence[Row]) -> int | None:
    """ "the murder of both leaders", "the two men": the two just named one by one, if no more are named."""
    number = portrait.number or 0
    if number < 2 or not portrait.definite or not portrait.exact or portrait.more or portrait.names:
        return None
    near = range(max(0, len(kept) - LOOK_BACK), len(kept))
    alike = [at for at in near if kept[at].casualty.kind == new.kind]
    last = alike[-number:]
    named = all(kept[at].portrait.names and kept[at].portrait.number == 1 for at in last)
    return last[-1] if len(last) == number == len(alike) and named else None


def _may_have_died(new: Casualty, old: Casualty) -> bool:
    """ "A man was killed ... John Doe was hit by four bullets": in a text that tells of no wounded survivor."""
    return old.kind == "killed" and new.kind == "injured" and new.trigger.lemma_ in OPEN_END


def _may_be_same_harm(one: Casualty, other: Casualty) -> bool:
    return one.kind == other.kind or (one.kind in HEALTH and other.kind in HEALTH)


def _two_speakers(
    one: Casualty, other: Casualty, portrait: Portrait, second: Portrait, speakers: Mapping[int, str]
) -> bool:
    """Whether two different speakers each give a figure: a figure belongs to the one who gave it."""
    first, last = speakers.get(one.trigger.i, ""), speakers.get(other.trigger.i, "")
    if first == last:
        return False
    figures = (portrait.number or 0) > 1 and (second.number or 0) > 1
    return figures and not portrait.names and not second.names


def _same_people(new: Portrait, old: Portrait, same_kind: bool) -> bool:
    if new.names and old.names:
        first, second = new.given - old.called, old.given - new.called
        apart = first and second and not first & second
        return not apart and bool(new.names & (old.names | old.called) or old.names & new.called)
    if new.number == 0 or old.number == 0:
        return new.number == old.number and same_kind
    if new.more != old.more and not new.names:
        return False
    if new.names or old.names:
        return _one_is_named(new, old, same_kind)
    if new.number == old.number == 1 and new.definite and {new.head, old.head} <= lexicon.ARMED_MEMBERS:
        return same_kind  # "the terrorist died", after "one rebel was killed"
    alike = new.head == old.head or new.head in old.words or old.head in new.words
    vague = new.head in ANYBODY or old.head in ANYBODY
    if new.number is None or old.number is None:
        return same_kind and _unnumbered(new, old, alike)
    if new.number != old.number or new.exact != old.exact:
        return False
    if not same_kind:
        one = new.number == 1 and (vague or _one_person(new, old))
        return new.definite and (alike or one)
    return alike or vague or (new.number == 1 and _one_person(new, old))


def _unnumbered(new: Portrait, old: Portrait, alike: bool) -> bool:
    """ "the victims", "the six priests" and later "the priests"."""
    return (new.definite and (alike or new.head in ANYBODY)) or old.head == new.head


def _one_person(new: Portrait, old: Portrait) -> bool:
    """ "a teenager" and later "a boy": both young."""
    return new.head in YOUNG and old.head in YOUNG


def _one_is_named(new: Portrait, old: Portrait, same_kind: bool) -> bool:
    named, unnamed = (new, old) if new.names else (old, new)
    if unnamed.number not in {1, None} or unnamed.more:
        return False
    known = unnamed.head in named.words
    if new.names:
        told = known or unnamed.head in ANYBODY | YOUNG or _is_introduced(new, old)
        return same_kind and unnamed.number == 1 and told and not new.more
    return unnamed.definite and unnamed.number == 1 and (known or unnamed.head in ANYBODY | YOUNG)


def _is_introduced(new: Portrait, old: Portrait) -> bool:
    """ "A priest was kidnapped ... Father Jansen was taken": first who it was, then the name, and no other role."""
    if old.definite or old.head in lexicon.ARMED_MEMBERS | (lexicon.DOERS - ANYBODY):
        return False
    trade = lexicon.ROLES.get(old.head)
    roles = {word for word in new.words if word in lexicon.PEOPLE or word in lexicon.ROLES}
    others = {word for word in roles if trade is None or lexicon.ROLES.get(word) != trade}
    return not others - lexicon.HONORIFICS - CLERICAL - new.names - new.called


def _says_more(new: Casualty, portrait: Portrait, old: Casualty, known: Portrait) -> bool:
    """Whether the later row replaces the earlier: death over injury, a number over none, a name over nobody's."""
    if new.kind != old.kind:
        return new.kind == "killed"
    if portrait.names and not known.names:
        return True
    if known.names and not portrait.names:
        return False
    return known.number is None and portrait.number is not None
