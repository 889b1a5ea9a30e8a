"""The kind of a source that its function and organisation alone did not tell, from all the words it is called by.

A table of general vocabulary for the contract's kinds (Airwars' kinds of source, states and intergovernmental bodies
told apart): an office of a state, a hospital, a charity, those who were there, papers, those who study it. Firms,
clubs, churches and parties stay unspecified, whatever office-like words they bear.

Not responsible for: who the source is (sources), offices and ranks by themselves (lexicon's roles and institutions).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from summarizer.rules import lexicon
from summarizer.vocabulary import SourceKind


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PRIVATE: Final = _set(
    "airline association bank brand business chain church club company corporation federation firm football group inc "
    "league limited ltd manufacturer mosque operator owner party plc retailer shipper team union"
)
TABLE: Final[tuple[tuple[SourceKind, frozenset[str]], ...]] = (
    ("medic", _set("ambulance clinic doctor hospital medic medical midwife morgue nurse paramedic physician surgeon")),
    ("social-media", _set("facebook instagram telegram tiktok tweet twitter whatsapp youtube")),
    ("document", _set(
        "affidavit charge-sheet communique complaint dossier file filing indictment judgment judgement lawsuit leaflet "
        "letter manifest memo papers record ruling transcript verdict"
    )),
    ("ngo", _set("activist aid campaigner charity foundation humanitarian monitor observatory relief watchdog")),
    ("expert", _set("academic analyst economist expert historian institute professor researcher scientist university")),
    ("official-state", _set(
        "administration agency ambassador attorney authority board border bureau cabinet chancellor city civil coast "
        "coastguard commission commissioner constable coroner council councillor county court customs defence defense "
        "department deputy detective district election electoral embassy emergency federal fire firefighter foreign "
        "governor governorate government harbourmaster immigration inspector interior investigator judge lawmaker "
        "magistrate mayor minister ministry municipal municipality officer official parliament police prefect "
        "prefecture premier presidency president prosecutor provincial ranger regulator rescue safety secretary "
        "security senate senator service sheriff state transport treasury tribunal warden"
    )),
    ("witness", _set(
        "bystander commuter eyewitness family father fisherman local locals mother neighbor neighbour passenger "
        "relative resident shopkeeper survivor victim villager witness worker"
    )),
)  # fmt: skip
"""The first kind that one of the words tells; who tends the hurt is a medic though the hospital be the city's."""
WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LONGEST: Final = 12
"""Words of a description that are read."""


def told_kind(known: SourceKind, descriptions: Iterable[str | None]) -> SourceKind:
    """The known kind, or what the words of role, organisation and mentions tell where it is unspecified."""
    if known != "unspecified":
        return known
    for description in descriptions:
        words = [_singular(word.lower()) for word in WORD.findall(description or "")[:LONGEST]]
        if set(words) & PRIVATE:
            continue
        for kind, signs in TABLE:
            if signs.intersection(words):
                return kind
        if any(word.endswith("ologist") for word in words):
            return "expert"
    return "unspecified"


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men") and word not in lexicon.ROLES:
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
