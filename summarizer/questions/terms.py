"""The words that matter in a question or sentence, as stems (Snowball English).

Words of harm are folded to one stem for each kind of casualty, so that "killings" finds "died" and "dead".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from summarizer.vocabulary import CasualtyKind

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
IDLE = frozenset(
    """
    a an the this that these those who whom whose which what when where why how is are was were be been being am
    do does did done has have had having will would can could should shall may might must of in on at by for
    from to with into onto over under about as and or but nor so if than then there here it its he she they them
    his her their our your my we you i me us not no any some all each more most many much very just also only
    own same such too s t happened happen take took place according said say says saying tell told anyone
    someone somebody something people person article articles story report's
    """.split()
)
"""Function words and words that every question uses (Snowball's English stop list and newsroom fillers)."""

_HARM: dict[CasualtyKind, str] = {
    "killed": """kill killed killing killings killer dead death deaths died die dies toll fatal fatality fatalities
        murder murdered executed execution massacre slain slaying""",
    "injured": "injured injure injury injuries wounded wound wounds hurt wounding",
    "held": "held holding hold captive captives captivity hostage hostages prisoner prisoners",
    "abducted": "abducted abduction kidnapped kidnap kidnapping abduct",
    "detained": "detained arrested arrest arrests detention detain",
    "missing": "missing disappeared vanished",
    "displaced": "displaced fled flee displacement evacuated",
    "trapped": "trapped stranded stuck",
}  # fmt: skip


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


def _folded(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return [word.split("'")[0] for word in WORD.findall(plain.replace("’", "'"))]


KIND_STEMS: dict[CasualtyKind, frozenset[str]] = {kind: frozenset({f"#{kind}"}) for kind in _HARM}
"""The stem that stands for each kind of casualty."""
_HARM_OF = {word: f"#{kind}" for kind, words in _HARM.items() for word in words.split()}


def terms(text: str) -> frozenset[str]:
    """The stems that matter in a text."""
    return frozenset(_HARM_OF.get(word) or _stem(word) for word in _folded(text) if word and word not in IDLE)
