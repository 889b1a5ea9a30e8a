"""Whether a statement tells of another time than the article: history, or a sum over years.

"Since 1990", "per year", "over the past decade" make a statistic; a past year, "ten years ago" make history. The
expressions are TimeML's DATE, DURATION and SET. A row of a summary keeps such figures, for they are somebody's; whoever
wants the event of the day alone asks here. Not responsible for: resolving dates (summarizer.normalize.times).
"""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|several|few|many|some"
    r"|couple\sof)"
)
_SPAN: Final = r"(?:months|years|year|decades|decade|century|centuries)"
_PEOPLE: Final = (
    r"(?:people|men|women|children|soldiers|troops|civilians|persons|residents|others|refugees|victims|deaths|dead)"
)
_YEAR: Final = re.compile(rf"\b(1[89]\d\d|20\d\d)s?\b(?!\s{_PEOPLE}\b)")
_BEGINNING: Final = (
    r"(?:began|begun|started|broke\sout|erupted|founded|launched|formed|created|opened|took\s\w+|war|uprising|conflict"
    r"|beginning|start|outbreak|revolution|invasion|independence)"
)
_EVENT: Final = (
    r"(?:attack|bombing|blast|explosion|shooting|stabbing|crash|accident|incident|fire|blaze|raid|strike|disaster|"
    r"quake|earthquake|storm|robbery|case|massacre|killing)"
)
"""Events that a report sets beside its own."""
_WORDS: Final = r"(?:[\w“”\"‘’'-]+\s)"
_STATISTIC: Final = re.compile(
    rf"\bsince\s{_WORDS}{{0,4}}?(?:1[89]|20)\d\d\b"
    rf"|\bsince\s(?:the|it|its|they|that|his|her)\s{_WORDS}{{0,7}}?{_BEGINNING}\b"
    r"|\b(?:per|each|every|any\sgiven)\s(?:single\s)?(?:day|week|month|year|hour)\b|\bannually\b"
    r"|\bon\s(?:an\s)?average\b|\baveraged?\b"
    r"|\ba\s(?:day|week|month|year)\b"
    r"(?!\s(?:before|after|earlier|later|ago|of|when|that|long|in|into|and|from|old|to|since))"
    rf"|\b(?:over|in|during|within|for)\s(?:the\s|these\s)?(?:past|last|previous|preceding)\s(?:{_NUMBER}\s)?{_SPAN}\b"
    rf"|\b(?:over|in|during)\s(?:more\sthan\s|nearly\s|almost\s|about\s)?{_NUMBER}\s(?:years|decades)\b"
    r"|\bsince\s(?:January|last\s(?:year|month|summer|winter|spring|autumn|fall))\b"
    r"|\b(?:have|has)\s(?:been\s|now\s|already\s)*\w+\b[^.;]{0,60}\bthis\s(?:year|season|summer|winter)\b"
    r"|\b\d+[-\s]year(?:[-\s](?:old|long))?\s(?:civil\s)?(?:war|conflict|insurgency|uprising|rebellion)\b"
    r"|\b(?:so\sfar|already|alone)\sthis\syear\b|\bthis\syear\s(?:alone|so\sfar)\b|\byear[-\s]to[-\s]date\b"
    r"|\b(?:per\s?cent|percent|percentage)\b|%|\bout\sof\severy\b|\bstatistic\w*\b"
    r"|\b(?:decade|years?|decades)[-\s]long\s(?:war|conflict|insurgency|civil)\b"
    rf"|\byears\sof\s{_WORDS}{{0,2}}(?:war|conflict|violence|fighting)\b",
    re.IGNORECASE,
)
_LONG_AGO: Final = re.compile(
    rf"\b{_NUMBER}\s(?:years|decades)\s(?:ago|earlier|before)\b|\b(?:a|one|last)\s(?:year|decade|century)\sago\b"
    r"|\blast\s(?:year|century|decade|summer|winter|spring|autumn|fall)\b"
    r"|\b(?:weeks|months)\s(?:after|before)\s(?:a|an|another)\b"
    rf"|\b(?:a|an|another|one)\s(?:similar|previous|earlier|separate|unrelated)\s{_EVENT}\b"
    rf"|\b(?:similar|previous|earlier|unrelated)\s{_EVENT}s\b"
    r"|\bdecades\sago\b|\byears\s(?:ago|before|earlier)\b|\b(?:18|19|20)\d0s\b"
    r"|\bworld\swar\b|\banniversar(?:y|ies)\b|\bin\sthe\spast(?=[,.;]|$)",
    re.IGNORECASE,
)
_FULL_DATE: Final = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?|\d{1,2}\s[A-Z][a-z]{2,8}\.?)\s\d{4}$")


def is_statistic(statement: str) -> bool:
    """Whether a statement counts over years or shares, not one event."""
    return _STATISTIC.search(statement) is not None


def is_history(statement: str, year: int | None) -> bool:
    """Whether a statement tells of a past year.

    ``year`` is the article's; without it any year but one of a full date is past.
    """
    if _LONG_AGO.search(statement):
        return True
    if year is not None:
        return any(int(match[1]) < year for match in _YEAR.finditer(statement))
    return any(_FULL_DATE.search(statement, 0, match.end()) is None for match in _YEAR.finditer(statement))
