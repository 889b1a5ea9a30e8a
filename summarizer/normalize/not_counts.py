"""Numbers in running text that count no things: ages, clock times, money, measures, names with a number, scores.

Works on the words just before and just after a number. Not responsible for: dates (times), reading the number.
"""

from __future__ import annotations

import re
from typing import Final

from summarizer.normalize.numerals import GAP, PEOPLE

_CONTEXT: Final = 48
"""Characters before a number that are looked at."""

_CURRENCY: Final = (
    r"(?:dollars?|euros?|pounds?|sterling|rupees?|pesos?|yen|yuan|renminbi|dinars?|dirhams?|rubles?|roubles?|riyals?|"
    r"rials?|francs?|cents?|pence|baht|won|naira|shillings?|shekels?|lira|liras|colon(?:e?s)?|cruzados?|reais|real|rand|"
    r"ringgit|rupiah|kroner|krona|kronor|zloty|hryvnias?|afghanis?|soles|intis|bucks|usd|eur|gbp)"
)
_TIME_UNIT: Final = (
    r"(?:milliseconds?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|mornings?|afternoons?|evenings?|"
    r"weekends?|weeks?|fortnights?|months?|years?|decades?|centuries|century|generations?|seasons?|o['’]clock|"
    r"[ap]\.?m\b\.?|gmt|utc|noon|midnight)"
)
_MEASURE: Final = (
    r"(?:miles?|yards?|feet|foot|inch(?:es)?|met(?:er|re)s?|kilomet(?:er|re)s?|centimet(?:er|re)s?|millimet(?:er|re)s?|"
    r"kms?|kph|mph|knots?|cm|mm|m|ft|acres?|hectares?|grams?|kilos?|kilograms?|kgs?|tons?|tonnes?|ounces?|lbs?|"
    r"lit(?:er|re)s?|gallons?|barrels?|degrees?|calib(?:er|re)|watts?|kilowatts?|megawatts?|volts?|hertz|bytes?|"
    r"megabytes?|gigabytes?|times|fold|pct|per|percent|percentage|percentages|points?)"
)
_FRACTION: Final = r"(?:thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|halves|half)"
_BETWEEN: Final = (
    r"(?:(?:more|full|whole|entire|consecutive|straight|successive|further|additional|other|long|short|square|cubic|"
    r"metric|nautical|sea|light|working|business|calendar|solid|good|us|u\.s\.|american|canadian|australian|"
    r"hong[-\s]kong|percentage)(?:[^\S\n]|-)){0,2}"
)
_AFTER: Final = re.compile(
    rf"[^\S\n]?[%‰°]|[.,:/×]\d|['’]s\b|-(?!(?:plus|odd|strong)\b)\w|\$"
    rf"|(?:{GAP}of)?(?:{GAP}|-){_BETWEEN}(?:{_CURRENCY}|{_TIME_UNIT}|{_MEASURE}|{_FRACTION})(?!\w)",
    re.IGNORECASE,
)
_AFTER_ONE: Final = re.compile(
    rf"{GAP}(?:of|that|which|where|another|day|night|morning|evening|time|point|side|way|step|thing|hand|reason|moment|can|could|would|might|"
    r"must|should|may|has[^\S\n]to|and[^\S\n]the[^\S\n]same|by[^\S\n]one|in[^\S\n](?:two|three|four|five|six|seven|"
    r"eight|nine|ten|\d+)|after|on[^\S\n]one|to[^\S\n]one)\b",
    re.IGNORECASE,
)
_BEFORE_ONE: Final = re.compile(
    r"\b(?:the|this|that|no|any|every|each|which|other|such|another|day|number|one|square|bad|good|same|first|last|new|"
    r"right|wrong)[^\S\n]$",
    re.IGNORECASE,
)
_LABELS: Final = (
    r"(?:number|page|flight|section|chapter|article|paragraph|highway|route|interstate|motorway|resolution)s?"
)
_BEFORE: Final = re.compile(
    rf"(?:[#$£€¥₹§°№+]|\b(?:usd|eur|gbp|rs\.?|us\$?|aud|cad|inr|pkr)|\d[.,:/]){GAP}?$"
    r"|[$£€¥₹]\d[\d.,]{0,15}[^\S\n](?:to|and|or)[^\S\n]$"
    r"|\b(?:aged|ages|age|age[^\S\n]of|aged[^\S\n]between|ages[^\S\n]of|turned|turns|turning)[^\S\n]$"
    r"|\b(?:no|nos|art|sec|ch|pp?|vol|tel|ext)\.[^\S\n]?$"
    rf"|\b(?:{_LABELS}|phone|telephone|magnitude|one[^\S\n]in|out[^\S\n]of)[^\S\n]$"
    rf"|\b(?:{_LABELS})[^\S\n]\d{{1,5}}(?:,[^\S\n]\d{{1,5}}){{0,3}}[^\S\n](?:and|to|or)[^\S\n]$",
    re.IGNORECASE,
)
_LAST_BEFORE: Final = frozenset(
    "usd eur gbp rs us aud cad inr pkr to and or in aged ages age of between turned turns turning number numbers page"
    " pages flight flights section sections chapter chapters article articles paragraph paragraphs highway highways"
    " route routes interstate interstates motorway motorways resolution resolutions phone telephone magnitude".split()
)
"""Every word that ``_BEFORE`` ends in."""
_DESIGNATOR: Final = re.compile(
    r"\b(?:Flight|Highway|Road|Room|Gate|Platform|Channel|Radio|Unit|Brigade|Division|Regiment|Battalion|Zone|Sector|"
    r"Block|Point|Phase|Stage|Step|Round|Level|Grade|Class|Type|Version|Volume|Boeing|Airbus|Area|Ward|Line|Apollo|"
    r"Windows|Formula|Kilomet(?:er|re)|Act|Law|Decree|Bill|Rule|Title|Part|Figure|Table|Item|Category|Tier|Day|Week|"
    r"Year|Game|Lap|Episode|Season|War|Euro|Catch|UTC|GMT|Group[^\S\n]of|Big|Pier|Exit|Terminal|Protocol|Annex|Sura|"
    r"Psalm|Proposition|Amendment|Order|Mark|Model|Series|iPhone|Pentium|Soyuz|Falcon)[^\S\n]$"
)
_NAME_BEFORE: Final = re.compile(r"(?<![\w.])[A-Z]\w*(?<!s)(?<!ed)[^\S\n]$")
_NO_NAME: Final = re.compile(
    r"\b(?:The|These|Those|Some|In|At|On|Of|And|But|With|For|By|From|About|Only|Another|Other|All|Their|Our|Her|First|Kill|"
    r"Wound|Injure|Leave|Free|Arrest|Dead|To|As|After|An?|Over|Than|When|While|Or|If|Just|Then|Least|Around|Of|Between|"
    r"Like|Find|Found|Took|Take|Hit|Hurt|Nearly|Almost|More|Where|That|We|They|Today|Yesterday|One|Up|Including|"
    r"Another|Where|Were|Are)[^\S\n]$"
)
_NO_NOUN_AFTER: Final = re.compile(
    r"(?![^\S\n]?[a-z])|[^\S\n](?:is|was|are|were|has|had|and|or|in|on|at|of|to|for|from|with|by|into|can|will|would|"
    r"when|which|that|after|before)\b"
)
_STREET: Final = re.compile(
    r"[^\S\n](?:[A-Z]\w{1,20}[^\S\n]){1,3}(?:Street|Avenue|Road|Boulevard|Lane|Drive|St|Ave|Rd)\b"
)
_AGE_LIMIT: Final = re.compile(
    r"\b(?:people|persons|anyone|those|children|child|minors?|boys|girls|men|women|adults?|youths?|kids|citizens|aged|"
    r"age|everyone|the)[^\S\n]$",
    re.IGNORECASE,
)
_NAME_COMMA: Final = re.compile(r"[A-Z][\w.’'-]*,[^\S\n]$")
_AGE_AFTER: Final = re.compile(r"[,.;)]|[^\S\n](?:and|of|was|from|who)\b")
_LINE_START: Final = re.compile(r"(?:^|\n)[^\S\n]*$")
_SCORE_BEFORE: Final = re.compile(
    r"\b(?:won|lost|beat|win|wins|loss|victory|draw|drew|lead|leads|led|defeat|score|by|voted)[^\S\n]$", re.IGNORECASE
)
_CLOCK_OR_YEAR: Final = re.compile(r"0\d+|[12]\d{3}")
_PEOPLE_AFTER: Final = re.compile(rf"{GAP}(?:[a-z]+{GAP}){{0,2}}{PEOPLE}\b", re.IGNORECASE)
_DASH: Final = re.compile(r"\d[-\u2010-\u2013]\d")
_ITEM_END: Final = re.compile(r"[.)]\s")
_AGE_PREFIXES: Final = ("under", "over", "above", "below")


def is_no_count(text: str, start: int, number: tuple[int, int], end: int) -> bool:
    """Whether the number at ``text[slice(*number)]`` counts nothing; [start, end) is it with its qualifiers."""
    before = text[max(0, number[0] - _CONTEXT) : number[0]]
    words = text[number[0] : number[1]].casefold()
    if _AFTER.match(text, end) or (_may_label(before) and _BEFORE.search(before)):
        return True
    if words == "one":
        return bool(_AFTER_ONE.match(text, end) or (start == number[0] and _BEFORE_ONE.search(before)))
    if text[start : number[0]].strip().casefold() in _AGE_PREFIXES:
        return bool(_AGE_LIMIT.search(text[max(0, start - _CONTEXT) : start]))
    if _CLOCK_OR_YEAR.fullmatch(words):
        return words[0] == "0" or not _PEOPLE_AFTER.match(text, end)
    return start == number[0] and _stands_alone(text, before, text[start:end], end)


def _may_label(before: str) -> bool:
    """Whether what stands before a number ends in a sign, a letter of another script, or a word of ``_BEFORE``."""
    last = before.rsplit(None, 1)[-1:]
    return bool(last) and (not (last[0].isascii() and last[0].isalpha()) or last[0].lower() in _LAST_BEFORE)


def _stands_alone(text: str, before: str, words: str, end: int) -> bool:
    """Names and labels with a number, scores, ages behind a name, list numbers, footnote marks."""
    last = before.rsplit(None, 1)[-1:]
    follows_name = bool(last) and not (last[0].islower() and last[0] not in {"of", "iPhone"})
    if follows_name and _DESIGNATOR.search(before):
        return True
    if not words[0].isdecimal():
        return False
    if follows_name and _NAME_BEFORE.search(before) and not _NO_NAME.search(before):
        return _NO_NOUN_AFTER.match(text, end) is not None
    if follows_name and _NAME_COMMA.search(before) and len(words) <= 3:
        return bool(_AGE_AFTER.match(text, end))
    following = text[end : end + 2]
    is_bracketed = before[-1:] in ("(", "[") and following[:1] in (")", "]")
    is_score = _DASH.search(words) is not None and (words[0] == "0" or _SCORE_BEFORE.search(before) is not None)
    is_item = _ITEM_END.match(following) is not None and _LINE_START.search(before) is not None
    return is_bracketed or is_score or is_item or _STREET.match(text, end) is not None
