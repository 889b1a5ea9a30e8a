"""The kind of a force, from the words of its name and of what it is called beside its name.

A table of general vocabulary for the contract's kinds (ACLED's actor kinds): a state's army and its branches, police,
rebels who fight a state, militias, coalitions, peacekeepers; armed-group where the words tell none of them.

Not responsible for: which names are forces (forces, armed_deeds).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from summarizer.rules import lexicon
from summarizer.vocabulary import ForceKind


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


IRREGULAR: Final[frozenset[ForceKind]] = frozenset({"rebel", "militia", "armed-group"})
CERTAIN: Final[tuple[tuple[ForceKind, frozenset[str]], ...]] = (
    ("external", _set("peacekeeping peacekeepers peacekeeper expeditionary stabilisation stabilization")),
    ("coalition", _set("coalition multinational")),
    ("police", _set("police policemen gendarmerie gendarmes carabinieri constabulary policing")),
    ("militia", _set(
        "militia militias militiamen paramilitary paramilitaries vigilante vigilantes self-defence self-defense "
        "tribal pro-government"
    )),
    ("rebel", _set(
        "rebel rebels guerrilla guerrillas insurgent insurgents insurgency separatist separatists secessionist "
        "secessionists revolutionaries mutineers anti-government"
    )),
)  # fmt: skip
"""Words that tell the kind wherever they stand in a name or description; the first that applies."""
BRANCHES: Final = _set(
    "infantry armoured armored artillery airborne mechanised mechanized cavalry marine marines naval navy air coast "
    "paratroopers engineer counterinsurgency counterterrorism border presidential republican royal ministry defence "
    "defense interior high"
)
"""Branches and posts that regular forces alone have."""
REGULAR: Final = _set("army navy military troops soldiers servicemen guard guards coastguard marines garrison")
STATE_OWNERS: Final = _set("government state federal national security armed special regular civil")
STRUGGLE: Final = _set("liberation revolutionary resistance emancipation independence freedom rebel")
"""In the name of an army or front, a cause against those who rule."""
UNITS: Final = _set("brigade battalion regiment division corps squadron platoon company detachment garrison")

FORMATIONS: Final = UNITS - _set("brigade company corps division")
"""Those of an army; irregulars call themselves brigades and companies too."""


def kind_of(words: Sequence[str], *, owned: bool = False) -> ForceKind | None:
    """The kind that small-letter words of a name tell, or None. ``owned``: a country or people stands before it."""
    told = set(words) | {word.rstrip(".") for word in words}
    for kind, signs in CERTAIN:
        if told & signs:
            return kind
    if "revolutionary" in told and told & {"guard", "guards"}:
        return "state-force"
    if told & STRUGGLE and told & (lexicon.GROUP_HEADS | lexicon.ARMY_HEADS):
        return "rebel"
    if told & BRANCHES and told & (UNITS | REGULAR | {"force", "forces", "units", "command"}):
        return "state-force"
    if told & UNITS and (told & FORMATIONS or any(_is_ordinal(word) for word in told)):
        return "state-force"
    if told & (STATE_OWNERS | {"iron"}) and told & (REGULAR | {"forces", "force", "units"}):
        return "state-force"
    if owned and told & (REGULAR | UNITS | {"forces", "force", "units"}):
        return "state-force"
    return None


def _is_ordinal(word: str) -> bool:
    return word[:1].isdigit() and word.rstrip("strdnh").isdigit()


def surer(known: ForceKind, told: ForceKind | None) -> ForceKind:
    """The kind of a force that was ``known`` and is called by words of another kind elsewhere."""
    if told is None or told == known:
        return known
    order: Sequence[ForceKind] = ("armed-group", "state-force", "coalition", "militia", "rebel", "police", "external")
    return max(known, told, key=order.index)


def of_title(words: Iterable[str]) -> ForceKind | None:
    """The kind that a common noun for fighters tells ("the rebels"), or None where it tells none."""
    told = {word.lower() for word in words}
    return next((kind for kind, signs in CERTAIN if told & signs), None)
