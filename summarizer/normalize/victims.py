"""Civilian, combatant, mixed or unknown, from the words for the victims.

Every Casualty Worldwide (Standards for Casualty Recording, 2016) and Airwars: a status is recorded only when told.
Police are ``unknown``: humanitarian law counts them as civilians unless they belong to the forces or fight, which the
word does not tell; neither does it of peacekeepers, guards and prisoners. Not responsible for: anything about guilt.
"""

from __future__ import annotations

import re
from typing import Final

from summarizer.vocabulary import VictimStatus

_CIVILIAN_WORDS: Final = (
    "civilian noncombatant innocent woman child girl boy baby infant toddler teenager villager journalist reporter"
    " photographer cameraman correspondent broadcaster student pupil schoolchild schoolgirl schoolboy worshipper"
    " worshiper congregant resident shopper teacher professor doctor nurse surgeon medic paramedic patient farmer"
    " peasant fisherman shepherd trader vendor shopkeeper merchant businessman businesswoman worker labourer"
    " laborer employee miner driver passenger commuter motorist pedestrian passer-by passerby bystander tourist"
    " traveller traveler holidaymaker refugee migrant evacuee returnee pilgrim priest nun monk imam pastor bishop"
    " cleric rabbi missionary lawyer judge mayor magistrate prosecutor politician lawmaker legislator deputy"
    " senator candidate voter councillor activist protester protestor demonstrator mourner volunteer humanitarian"
    " engineer scientist mother father wife husband widow daughter son sister brother grandmother grandfather"
    " parent family relative orphan local inhabitant townspeople townsfolk housewife spectator concertgoer fan"
    " customer diner guest homeowner cleaner cook firefighter rescuer scholar pensioner grandchild newborn"
    " schoolteacher"
)
_CIVILIAN: Final = frozenset(_CIVILIAN_WORDS.split())
_COMBATANT_WORDS: Final = (
    "soldier serviceman servicewoman troop trooper infantryman paratrooper marine airman conscript commando"
    " ranger militant fighter rebel insurgent guerrilla guerilla gunman militiaman jihadist jihadi extremist"
    " terrorist combatant mercenary warrior attacker assailant bomber sniper legionnaire peshmerga mujahideen"
    " mujahid partisan paramilitary colonel lieutenant corporal sergeant brigadier reservist legionary"
)
_COMBATANT: Final = frozenset(_COMBATANT_WORDS.split())
_NEUTRAL_WORDS: Final = (
    "leader commander member man person chief head boss figure official officer personnel force operative recruit"
    " deserter suspect group unit patrol leadership ranks casualty body corpse crew staff"
)
_NEUTRAL: Final = frozenset(_NEUTRAL_WORDS.split())
"""Heads that take the status of the word before them: "militant leader", "army officers", "civilian staff"."""

_ADJECTIVES: Final[dict[str, VictimStatus]] = {
    **dict.fromkeys(_CIVILIAN, "civilian"),
    **dict.fromkeys(_COMBATANT, "combatant"),
    **dict.fromkeys(("army", "military", "militia", "armed", "guerrilla", "naval", "infantry"), "combatant"),
    **dict.fromkeys(("aid", "hospital", "rescue", "media", "humanitarian", "ngo", "embassy"), "civilian"),
    **dict.fromkeys(("unarmed",), "civilian"),
}
_PARTITIVE: Final = re.compile(
    r"^(?:.{0,60}\b)?(?:tens|dozens|scores|hundreds|thousands|millions|most|many|some|several|all|both|any|none|few|couple|"
    r"handful|number|majority|half|group|crowd|bodies|body|corpses|remains|deaths?|killings?|lives|members?|"
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|columns?|squad|busload|pair)\s+of\b\s*",
    re.IGNORECASE,
)
_FORMER: Final = re.compile(r"\b(?:former|ex|retired|one-?time|ousted|would-be|suspected|alleged)\b", re.IGNORECASE)
_SUBSET: Final = re.compile(r",?\s*(?:\b(?:including|among them|among whom)\b|\(|;)", re.IGNORECASE)
_AND: Final = re.compile(r",\s*(?:and\s+)?|\s+(?:and|or|as well as|plus)\s+|\s*&\s*", re.IGNORECASE)
_POSTMODIFIER: Final = re.compile(
    r"\s(?:of|in|from|who|whom|whose|at|by|with|near|on|to|for|that|which|were|was|are|is|had|have|has|killed|wounded|"
    r"injured|travelling|traveling|fleeing|aged|loyal|belonging|inside|outside|working|serving|trapped|held|being|under)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-][^\W\d_]+)*(?:['’]s?(?!\w))?")
_APPOSITION: Final = re.compile(
    r"\W{0,3}\s?(?:(?:who\s)?(?:were|are|was)\s)?(?:all|both|each)(?:\s(?:of\s(?:them|whom)|were|are))?\s(?:of\sthem\s)?"
    r"(?P<status>[\w-]+)",
    re.IGNORECASE,
)
_IRREGULAR: Final = {
    "wives": "wife", "women": "woman", "children": "child", "schoolchildren": "schoolchild",
    "grandchildren": "grandchild",
    "men": "man", "people": "person", "bodies": "body", "passersby": "passerby", "passers-by": "passer-by",
    "babies": "baby", "families": "family", "deputies": "deputy", "casualties": "casualty",
    "paramilitaries": "paramilitary", "mercenaries": "mercenary", "missionaries": "missionary",
}  # fmt: skip
_LONGEST: Final = 400
"""Characters of the victims phrase, and of what follows it, that are read."""


def read_victim_status(victims: str, sentence: str = "") -> VictimStatus:
    """What the head words of the victims phrase tell ("wives of militants": civilian; "militant leader": combatant).

    "Former soldiers", "people", "men" and names are unknown, a list of both kinds is mixed, a known kind beside an
    unknown one is unknown ("a soldier and two others"). ``sentence`` is read for "all of them civilians" behind them.
    """
    words = _SUBSET.split(victims[:_LONGEST], maxsplit=1)[0]
    heads = [_head_status(part) for part in _AND.split(words) if _WORD.search(part)]
    known = {status for status in heads if status is not None}
    status: VictimStatus = known.pop() if len(known) == 1 else "unknown"
    if {"civilian", "combatant"} <= known:
        status = "mixed"
    return _apposition(victims, sentence) if status == "unknown" else status


def _apposition(victims: str, sentence: str) -> VictimStatus:
    place = sentence.find(victims) if victims else -1
    match = _APPOSITION.match(sentence, place + len(victims)) if place >= 0 else None
    return _ADJECTIVES.get(_singular(match["status"]), "unknown") if match else "unknown"


def _head_status(part: str) -> VictimStatus | None:
    """Status of one conjunct; None for "men" beside others, which leaves the decision to them."""
    part = _PARTITIVE.sub("", part, count=1)
    cut = _POSTMODIFIER.search(part, 1)
    words = [_singular(word) for word in _WORD.findall(part[: cut.start()] if cut else part)]
    if not words or _FORMER.search(part):
        return "unknown"
    if words == ["man"]:
        return None
    head = words[-1]
    if head in _COMBATANT:
        return "combatant"
    if head in _CIVILIAN:
        return "civilian"
    before = words[-2] if len(words) > 1 else ""
    return _ADJECTIVES.get(before, "unknown") if head in _NEUTRAL else "unknown"


def _singular(word: str) -> str:
    word = word.casefold().rstrip("'’").removesuffix("'s").removesuffix("’s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
