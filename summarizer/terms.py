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
        murder murders murdered executed execution executions massacre massacres massacred slain slaying""",
    "injured": "injured injure injury injuries wounded wound wounds hurt wounding",
    "held": "held holding hold captive captives captivity hostage hostages prisoner prisoners",
    "abducted": "abducted abduction abductions kidnapped kidnap kidnapping kidnappings abduct",
    "detained": "detained arrested arrest arrests detention detain",
    "missing": "missing disappeared vanished",
    "displaced": "displaced fled flee displacement evacuated",
    "trapped": "trapped stranded stuck",
}  # fmt: skip


_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b(?=[^\W\d_a-z])[^\W\d_][\w'’-]*[^\W\d_]\b")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Febr)uary\b|(?:Septem|Octo|Novem|Decem)ber\b"
)


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

_IRREGULAR = """
begin began begun; break broke broken; bring brought; build built; buy bought; catch caught; choose chose
chosen; come came; cut cuts; deal dealt; draw drew drawn; drive drove driven; eat ate eaten; fall fell fallen;
fight fought; find found; fly flew flown; forbid forbade forbidden; forget forgot forgotten; freeze froze
frozen; get got gotten; give gave given; go went gone; grow grew grown; hear heard; hide hid hidden; keep kept;
know knew known; lay laid; lead led; leave left; lend lent; lose lost; make made; mean meant; meet met; pay
paid; ride rode ridden; rise rose risen; run ran; see saw seen; seek sought; sell sold; send sent; shake shook
shaken; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept;
speak spoke spoken; spend spent; stand stood; steal stole stolen; strike struck; swear swore sworn; swim swam
swum; teach taught; tear tore torn; think thought; throw threw thrown; understand understood; wake woke woken;
wear wore worn; win won; withdraw withdrew withdrawn; write wrote written; child children; man men; woman women;
foot feet; wife wives; leaf leaves; thief thieves
"""
"""Irregular verbs and plurals (Quirk et al., 1985, Appendix): the base first."""
_BASE = {form: line.split()[0] for line in _IRREGULAR.split(";") for form in line.split()[1:]}


def terms(text: str) -> frozenset[str]:
    """The stems that matter in a text."""
    return frozenset(
        _HARM_OF.get(word) or _stem(_BASE.get(word, word)) for word in _folded(text) if word and word not in IDLE
    )


def names(text: str) -> frozenset[str]:
    """The stems of capitalised words, without those that open a sentence and the names of days and months."""
    found = (name for name in _NAME.findall(text) if not _CALENDAR.match(name))
    return frozenset(word for name in found for word in terms(name))


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text, idle ones too, and without folding words of harm."""
    return frozenset(_stem(_BASE.get(word, word)) for word in _folded(text) if word)
