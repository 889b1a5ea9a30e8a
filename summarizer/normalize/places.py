"""How precise a place name is, from its words; ``unknown`` for bare names, since there is no gazetteer.

The steps are those of ACLED's spatial precision (site and town, part of a region, region).
Not responsible for: where it is.
"""

from __future__ import annotations

import re
from typing import Final

from summarizer.normalize.countries import COUNTRIES
from summarizer.vocabulary import PlacePrecision

_HEADS: Final[dict[PlacePrecision, str]] = {
    "site": (
        "base barracks garrison fort fortress prison jail penitentiary detention-centre hospital clinic school"
        " university college academy kindergarten market bazaar mall supermarket shop store airport airfield"
        " airstrip airbase camp mosque church cathedral temple synagogue monastery shrine chapel square plaza"
        " roundabout street avenue road boulevard highway motorway bridge tunnel checkpoint crossing junction"
        " building tower apartment block house home station hotel restaurant cafe bar nightclub club theatre"
        " theater cinema stadium arena embassy consulate ministry headquarters office palace parliament court"
        " courthouse factory plant refinery mine port harbour harbor dam park cemetery museum library bank"
        " warehouse depot farm ranch site compound complex shelter crematorium intersection terminal pier dock"
        " plantation bakery dormitory residence villa gate beach stop hall"
    ),
    "neighbourhood": (
        "neighbourhood neighborhood neighbourhoods neighborhoods district districts suburb suburbs quarter"
        " quarters ward outskirts downtown borough slum favela precinct centre center midtown"
    ),
    "town": (
        "town city village township hamlet locality commune parish settlement capital municipality towns cities"
        " villages"
    ),
    "region": (
        "province governorate region county state desert valley peninsula island islands strip mountains mountain"
        " hills coast oblast prefecture canton department territory territories highlands delta basin plain plains"
        " provinces regions states governorates north south east west border enclave sea lake river gulf jungle"
        " forest frontier countryside corridor oasis plateau northeast northwest southeast southwest"
    ),
}  # fmt: skip
HEADS: Final[dict[str, PlacePrecision]] = {word: kind for kind, words in _HEADS.items() for word in words.split()}

_LEADING_WORDS: Final = "camp fort hotel hospital plaza port mount lake bridge checkpoint highway route gate"
_LEADING: Final = frozenset(_LEADING_WORDS.split())
_DIRECTION: Final = re.compile(
    r"(?:the\s+)?(?:(?:far|extreme|rural)\s+)?(?:north|south|east|west|northeast|northwest|southeast|southwest|central)"
    r"(?:ern|[-\s](?:east|west|central)(?:ern)?)?\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_END_OF_HEAD: Final = re.compile(
    r",|\(|;|\s(?:of|in|near|on|at|outside|inside|along|between|from|to|by|(?:south|north|east|west)(?=\sof)|close|just|about|where|that|"
    r"and)\s",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_FIXED: Final[dict[str, PlacePrecision]] = {"west bank": "region", "the west bank": "region", "middle east": "region"}
_LONGEST: Final = 300


def read_precision(name: str) -> PlacePrecision:
    """The precision the head of the first noun phrase tells: "an air base in the city": site; "the city of X": town.

    Parts named by direction ("northern X") are regions, countries are those of ISO 3166 with their usual short names.
    """
    phrase = " ".join(name[:_LONGEST].split())
    cut = _END_OF_HEAD.search(phrase, 1)
    head = (phrase[: cut.start()] if cut else phrase).strip(" .,;:'\"“”‘’()")
    folded = head.casefold().replace("’", "'")
    bare = folded.removeprefix("the ")
    if phrase.casefold().removeprefix("the ") in COUNTRIES or bare in COUNTRIES:
        return "country"
    if folded in _FIXED:
        return _FIXED[folded]
    words = [word.casefold().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(head)]
    kind = _kind_of(words)
    if kind == "unknown" and _DIRECTION.fullmatch(head):
        return "region"
    return kind


def _kind_of(words: list[str]) -> PlacePrecision:
    if not words:
        return "unknown"
    last = words[-1].rsplit("-", 1)[-1]
    for word in (last, last.removesuffix("s"), last.removesuffix("es")):
        if word in HEADS:
            return HEADS[word]
    hyphened = words[0].split("-")
    if words[0] in _LEADING:
        return HEADS.get(words[0], "site" if words[0] in ("route",) else "region")
    return next((HEADS[word] for word in hyphened if word in HEADS and len(words) == 1), "unknown")
