"""The words that tell a time, as regular expression pieces, and what each means.

Not responsible for: resolving them against a date (times).
"""

from __future__ import annotations

import re
from typing import Final

from summarizer.normalize.numerals import GAP, NUMERAL, UNITS
from summarizer.normalize.searching import may_hold, opening

MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS: Final = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH_FORMS: Final = "|".join(
    [
        *(month.capitalize() for month in MONTHS),
        *(month.upper() for month in MONTHS),
        *(rf"{month[:3].capitalize()}\b\.?" for month in MONTHS if month != "may"),
        *(rf"{month[:3].upper()}\b\.?" for month in MONTHS if month not in ("may", "march", "january")),
        r"Sept\b\.?",
    ]
)
MONTH: Final = rf"(?P<month>(?-i:{_MONTH_FORMS}))"
"""Capitalised: "may" and "march" are verbs."""

_MONTH: Final = rf"(?-i:{_MONTH_FORMS})"
_WEEKDAY_FORMS: Final = "|".join(
    [
        *(f"{day.capitalize()}|{day.upper()}" for day in WEEKDAYS),
        r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat)\b\.",
        r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=,?[^\S\n][0-9])",
    ]
)
_WEEKDAY: Final = rf"(?-i:{_WEEKDAY_FORMS})"
_NAMED_DAYS: Final = r"(?<!Black )(?<!Good )(?<!Bloody )(?<!Holy )(?<!Super )(?<!Ash )(?<!Palm )(?<!Easter )(?<!Cyber )"
WEEKDAY: Final = rf"{_NAMED_DAYS}(?P<weekday>(?-i:{_WEEKDAY_FORMS}))"
_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR: Final = r"[12][0-9]{3}"
_ANY_YEAR: Final = rf"(?:{_YEAR}|['’]?[0-9]{{2}}(?![0-9%:.,-]|[^\S\n]?[a-z]))"
_DASH: Final = r"[-\u2010-\u2014]"
PART: Final = (
    r"(?:early[^\S\n]morning|late[^\S\n]night|morning|afternoon|evening|night|lunchtime|midday|noon|midnight|dawn|dusk)"
)
_EDGE: Final = r"(?:(?:very[^\S\n])?(?:earlier|early|late|later|mid)(?:[^\S\n](?:on|in))?(?:[^\S\n]|-))"
_HOURS_OF: Final = (
    rf"(?:the{GAP})?(?:(?:early|small|late|morning|final|first|dying){GAP})?"
    rf"(?:hours|morning|evening|night|afternoon|start|end|beginning){GAP}of{GAP}"
)
_SEASON: Final = r"(?:spring|summer|autumn|fall|winter)"
_UNIT: Final = r"(?:hour|day|night|week|fortnight|month|year|decade|weekend)"
_AMOUNT: Final = (
    rf"(?:(?:(?P<vague>(?:more|less){GAP}than|over|about|around|nearly|almost|roughly|some|just{GAP}(?:over|under)|"
    rf"at{GAP}least|up{GAP}to|under)|just|barely|only){GAP})?"
    rf"(?:(?P<few>several|(?:a{GAP})?few|many|some|a{GAP}couple{GAP}of|a{GAP}number{GAP}of)|"
    rf"(?P<amount>{NUMERAL}|an?))"
)
_COUNT_OF_UNITS: Final = rf"{_AMOUNT}{GAP}(?P<unit>{_UNIT})s?"


def _plain(pattern: str) -> str:
    """Without group names, so that several patterns fit into one."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


ISO_DATE: Final = r"(?P<year>[12][0-9]{3})-(?P<number>[01][0-9])-(?P<day>[0-3][0-9])(?=\D|$)"
SLASHED: Final = r"(?P<first>[0-3]?[0-9])/(?P<second>[0-3]?[0-9])/(?P<year>[12][0-9]{3})"
_LEADING_DAY: Final = (
    rf"(?:(?:late|early)[^\S\n](?:on[^\S\n])?)?(?:{_WEEKDAY}(?:[^\S\n]{PART})?,?[^\S\n](?:the[^\S\n])?)?"
)
DAY_MONTH: Final = (
    rf"{_LEADING_DAY}(?P<day>{_DAY})(?:{GAP}?{_DASH}{GAP}?(?P<last>{_DAY})|{GAP}(?:to|and){GAP}(?P<till>{_DAY}))?"
    rf"{GAP}(?:of{GAP})?{MONTH}(?:,?{GAP}(?P<year>{_ANY_YEAR}))?(?![\w])"
)
MONTH_DAY: Final = (
    rf"{_LEADING_DAY}{MONTH}{GAP}(?:the{GAP})?(?P<day>{_DAY})(?![0-9]|:[0-9]|,[0-9]{{3}})"
    rf"(?:{GAP}?{_DASH}{GAP}?(?P<last>{_DAY})(?![\w])|{GAP}(?:to|and){GAP}(?P<till>{_DAY})(?![\w]))?"
    rf"(?:,?{GAP}(?P<year>{_YEAR}))?(?![\w])"
)
MONTH_YEAR: Final = rf"{_EDGE}?{MONTH}(?:{GAP}of)?,?{GAP}(?P<year>{_YEAR})(?![\w])"
YEAR_SPAN: Final = rf"(?<![\w.,-])(?P<from>{_YEAR}){_DASH}(?P<till>{_YEAR}|[0-9]{{2}})(?![\w-])"
DECADE: Final = rf"{_EDGE}?(?<!\w)(?P<decade>[12][0-9]{{2}}0)['’]?s(?!\w)"
_SURE_MONTH: Final = rf"(?:{_EDGE}|(?:last|next|this)[^\S\n])"
ONE_MONTH: Final = rf"(?P<edge>{_SURE_MONTH})?{MONTH}(?!\w)"
_LONE_MONTH: Final = (
    rf"(?:{_SURE_MONTH}{_MONTH}(?!\w)"
    rf"|(?<!\w)(?-i:January|February|June|July|August|September|October|November|December)(?!\w)"
    rf"|(?:(?<=\bin )|(?<=\bsince )|(?<=\bby )|(?<=\buntil )|(?<=\bof ))(?-i:March|April|May)(?!\w|{GAP}(?-i:[A-Z])))"
)
ONE_YEAR: Final = rf"(?P<year>{_YEAR})(?![\w])"
_LONE_YEAR: Final = (
    rf"(?:(?:{_EDGE}|{_SEASON}{GAP}(?:of{GAP})?){_YEAR}(?!\w|[.,:/-][0-9])"
    rf"|(?:(?<=\bin )|(?<=\bin\n)|(?<=\bsince )|(?<=\bby )|(?<=\bfrom )|(?<=\buntil )|(?<=\btill )|(?<=\bduring )"
    rf"|(?<=\bbefore )|(?<=\bafter )|(?<=\bof )|(?<=\bthe )|(?<=\bto )|(?<=\band )|(?<=\byear )|(?<=\()|(?<=\bcirca ))"
    rf"(?:1[4-9][0-9]{{2}}|20[0-9]{{2}})(?!\w|[.,:/-][0-9]|-\w|{GAP}(?:people|men|women|troops|soldiers|children|others)\b))"
)
RELATIVE_WEEKDAY: Final = (
    rf"(?:{_HOURS_OF}|{_EDGE})?(?:(?P<which>last|next|this|this[^\S\n]past|this[^\S\n]coming|this[^\S\n]last|"
    rf"the[^\S\n]following|the[^\S\n]previous|the[^\S\n]next|the[^\S\n]preceding)[^\S\n])?(?:{_HOURS_OF})?{WEEKDAY}(?!\w)"
    rf"(?:[’']s(?={GAP}{PART}))?(?:{GAP}{PART}(?!s)\b)?(?P<weeks>{GAP}(?:of{GAP})?(?:last|next){GAP}week)?"
)
DAY_WORD: Final = (
    rf"(?:{_HOURS_OF}|{_EDGE})?(?<![\w-])(?P<word>the{GAP}day{GAP}before{GAP}yesterday|the{GAP}day{GAP}after{GAP}tomorrow"
    rf"|(?<!USA )today|yesterday|tonight|tomorrow|overnight|last{GAP}night|this{GAP}(?:{PART}))"
    rf"(?![\w-])(?:{GAP}{PART}(?!s)\b)?"
)
RELATIVE_SPAN: Final = (
    rf"(?:{_HOURS_OF}|{_EDGE})?(?P<which>last|this|next|this[^\S\n]past|this[^\S\n]coming)[^\S\n]"
    rf"(?P<unit>week|month|year|weekend|{_SEASON})(?!\w|-)"
)
WEEKEND: Final = r"\bthe[^\S\n](?P<weekend>weekend)(?!\w)"
AGO: Final = rf"{_COUNT_OF_UNITS}(?:[^\S\n]and[^\S\n]a[^\S\n]half)?{GAP}(?:ago)(?!\w)"
PAST_WINDOW: Final = (
    rf"(?:the[^\S\n])?(?:last|past|previous|preceding)[^\S\n](?P<amount>{NUMERAL})[^\S\n](?P<unit>{_UNIT})s?(?!\w)"
)
NARRATIVE: Final = (
    rf"(?:(?:the[^\S\n])?(?:recent|past|coming|following|last[^\S\n]few|past[^\S\n]few|next[^\S\n]few)[^\S\n]{_UNIT}s(?!\w)"
    rf"|(?:(?:the|that)[^\S\n])(?:same|next|following|previous|preceding|very)[^\S\n](?P<unit>{_UNIT}|{PART})(?![\w-])"
    rf"|{_plain(_COUNT_OF_UNITS)}{GAP}(?:later|earlier)(?!\w)|(?:hours|days|weeks|months|years){GAP}(?:later|earlier|ago)(?!\w))"
)

_WEEKEND: Final = rf"(?:(?<=over )|(?<=at )|(?<=during )|(?<=on ))the{GAP}weekend(?![’'\w])"
_EVERY: Final = (
    ISO_DATE, SLASHED, DAY_MONTH, MONTH_DAY, MONTH_YEAR, YEAR_SPAN, DECADE, RELATIVE_WEEKDAY, DAY_WORD, AGO,
    PAST_WINDOW, NARRATIVE, RELATIVE_SPAN, _WEEKEND, _LONE_MONTH, _LONE_YEAR,
)  # fmt: skip
_TELLING: Final = tuple(
    "day night hour week month year decade ago morrow morn noon evening dawn dusk lunch spring summer autumn fall "
    "winter".split()
)
_NAMED: Final = tuple(form(name[:3]) for form in (str.capitalize, str.upper) for name in (*MONTHS, *WEEKDAYS))
_DIGITS: Final = re.compile("[12][0-9]{2}")


def may_tell(text: str) -> bool:
    """Whether the text has letters or digits that a time expression has: most sentences need no search for one."""
    named = any(map(text.__contains__, _NAMED))
    return named or may_hold(text, _TELLING) or _DIGITS.search(text) is not None


_BEGINNING: Final = frozenset({
    *"very earlier early late later mid the small morning final first dying hours evening night afternoon".split(),
    *"start end beginning last next this today yesterday tonight tomorrow overnight past previous preceding".split(),
    *"recent coming following that days weeks months years spring summer autumn fall winter more less over".split(),
    *"about around nearly almost roughly some just at up under barely only several a an few many half sept".split(),
    *(name[:length] for name in (*MONTHS, *WEEKDAYS) for length in (3, 4, 5, len(name))), *UNITS,
})  # fmt: skip
"""Every word that a time expression begins with, if not with a digit."""


may_begin: Final = opening(_BEGINNING)
"""Whether a time expression may begin with a word of running text."""


IN_TEXT: Final = re.compile(rf"(?<![\w$£€/.-])(?=\w)(?:{'|'.join(map(_plain, _EVERY))})", re.IGNORECASE)
"""Any time expression in running text; names of days and months count only when they are capitalised."""
