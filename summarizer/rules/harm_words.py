"""Word forms that tell a kind of casualty, for reading a sentence without a parse.

Made of the trigger table (VerbNet, FrameNet; see triggers) with irregular forms and the nouns of the same frames.
Not responsible for: who is harmed (harms), triggers in a parse (triggers).
"""

from __future__ import annotations

import re
from typing import Final

from summarizer.normalize.cue_words import inflections
from summarizer.rules.triggers import ACTS, HAPPENINGS, NOUNS, STATES

_IRREGULAR: Final = {
    "killed": "slew slain slaying shot died dying deaths fatalities casualties killings bodies corpses lives life toll",
    "injured": "hurt casualties injuries wounds hospitalised hospitalized",
    "abducted": "kidnapped kidnapping seized taken took hostage hostages captive captives snatched",
    "detained": "held custody taken took rounded detentions arrests seized captured prisoners",
    "held": (
        "holding held hold holds hostages prisoners detained captives captivity custody imprisoned kept keeping jailed"
    ),
    "displaced": "fled flee fleeing evacuees refugees uprooted homeless",
    "trapped": "stuck stranded",
    "missing": "unaccounted disappeared",
}
WEAK: Final = {
    "displaced": "driven forced homes left",
    "trapped": "cut besieged",
    "missing": "lost",
    "killed": "claimed cost",
}
"""Words that may tell a kind but mostly tell something else: they bear a row out and speak against none."""
_VIOLENT: Final = (
    "shot shoots shooting stab stabs stabbed stabbing beat beats beaten beating burned burnt hacked crushed"
)
"""Forms of the trigger table's verbs that kill with "dead" or "to death" and otherwise injure."""
_DOUBLED: Final = {"kidnap": "kidnapped", "trap": "trapped", "shoot": "shot", "slay": "slain"}
ALIKE: Final = {"abducted": {"held", "detained"}, "detained": {"held", "abducted"}, "held": {"abducted", "detained"}}
"""Kinds that the same words may tell; which it is depends on the actor (the contract's kinds)."""


def _forms() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for table in (ACTS, HAPPENINGS, NOUNS, STATES):
        for lemma, kind in table.items():
            forms.setdefault(kind, set()).update({*inflections(lemma), f"{lemma}s", _DOUBLED.get(lemma, lemma)})
    for told, words in _IRREGULAR.items():
        forms.setdefault(told, set()).update(words.split())
    for told in ("killed", "injured"):
        forms[told].update(_VIOLENT.split())
    return {kind: frozenset(words) for kind, words in forms.items()}


KIND_FORMS: Final = _forms()
"""Kind -> word forms that tell it (the trigger table's, with irregular forms and nouns of the same frames)."""
TRIGGER_FORMS: Final = frozenset(word for words in KIND_FORMS.values() for word in words)
ANY_TRIGGER: Final = re.compile(
    rf"\b(?:{'|'.join(sorted({w for words in KIND_FORMS.values() for w in words}, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
