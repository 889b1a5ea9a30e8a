"""Harms of another time, and sums over years: they are no casualties of the event an article reports.

"Since 1990", "per year", "over the past decade" make a statistic; a past year or "ten years ago" makes history. The
crime that a court deals with today is the article's own event, however old, where the article opens with it.
TimeML's DATE, DURATION and SET expressions. Not responsible for: resolving dates (normalize).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from summarizer.article import Article
from summarizer.rules.casualties import Casualty
from summarizer.rules.phrases import clause_of

_NUMBER: Final = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|several|few|many|some|couple\sof)"
_SPAN: Final = r"(?:months|years|year|decades|decade|century|centuries)"
_YEAR: Final = re.compile(r"\b(1[89]\d\d|20\d\d)s?\b(?!\s(?:people|men|women|children|soldiers|troops|civilians|persons|residents|others|refugees|victims)\b)")
_STATISTIC: Final = re.compile(
    r"\bsince\s(?:\w+\s){0,4}?(?:1[89]|20)\d\d\b"
    r"|\bsince\s(?:the|it|its|they|that|his|her)\s(?:[\w’'-]+\s){0,5}?(?:began|begun|started|broke\sout|erupted|founded|launched|formed|created|opened|took\s\w+|war|uprising|conflict|beginning|start|outbreak|revolution|invasion|independence)\b"
    r"|\b(?:per|each|every|any\sgiven)\s(?:single\s)?(?:day|week|month|year|hour)\b|\bannually\b"
    r"|\bon\s(?:an\s)?average\b|\baveraged?\b"
    r"|\ba\s(?:day|week|month|year)\b(?!\s(?:before|after|earlier|later|ago|of|when|that|long|in|into|and|from|old|to|since))"
    rf"|\b(?:over|in|during|within|for)\s(?:the\s|these\s)?(?:past|last|previous|preceding)\s(?:{_NUMBER}\s)?{_SPAN}\b"
    rf"|\b(?:over|in|during)\s(?:more\sthan\s|nearly\s|almost\s|about\s)?{_NUMBER}\s(?:years|decades)\b"
    r"|\b(?:so\sfar|already|alone)\sthis\syear\b|\bthis\syear\s(?:alone|so\sfar)\b|\byear[-\s]to[-\s]date\b"
    r"|\b(?:per\s?cent|percent|%|percentage)\b|\bout\sof\severy\b|\bstatistic\w*\b|\bstatistically\b"
    r"|\b(?:decade|years?|decades)[-\s]long\s(?:war|conflict|insurgency|civil)\b|\byears\sof\s(?:\w+\s){0,2}(?:war|conflict|violence|fighting)\b",
    re.IGNORECASE,
)
_LONG_AGO: Final = re.compile(
    rf"\b{_NUMBER}\s(?:years|decades)\s(?:ago|earlier|before)\b|\b(?:a|one|last)\s(?:year|decade|century)\sago\b|\blast\s(?:year|century|decade)\b"
    r"|\bdecades\sago\b|\byears\s(?:ago|before|earlier)\b|\b(?:18|19|20)\d0s\b|\bworld\swar\b|\banniversar(?:y|ies)\b|\bin\sthe\spast(?=[,.;]|$)",
    re.IGNORECASE,
)
_COURT: Final = re.compile(
    r"\b(?:sentenced?|convict\w*|jailed|trial|court|pleaded|pled|guilty|charged|arraigned|indict\w*|acquitt\w*|verdict|jury|judge|"
    r"prosecut\w*|appeal\w*|parole|extradit\w*|arrested|inquest|inquiry|coroner|retrial|identified|remains|cold\scase)\b",
    re.IGNORECASE,
)
_DATELINE_YEAR: Final = re.compile(r"\b(?:\d{1,2}\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s(?:\d{1,2},\s?)?(\d{4}|\d{2})\b(?=[^\n]{0,80}(?:--|—|–|\())")
_FULL_DATE: Final = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?|\d{1,2}\s[A-Z][a-z]{2,8}\.?)\s\d{4}$")
LEDE = 2
"""Sentences of the body that open it."""


def of_now(article: Article, found: Iterable[Casualty]) -> list[Casualty]:
    """The casualties of the event that the article reports: no statistics, and nothing of a past year."""
    year = _year_of(article)
    opening = _opening(article)
    kept: list[Casualty] = []
    for casualty in found:
        words = _clause(casualty)
        if casualty.rule not in {"identified", "part"} and _is_many(casualty) and _STATISTIC.search(words):
            continue
        in_court = casualty.trigger.idx < opening and _COURT.search(casualty.trigger.sent.text) is not None
        if in_court or not _is_past(words, year):
            kept.append(casualty)
    return kept


def _clause(casualty: Casualty) -> str:
    """The statement of the trigger without the clauses and appositions that tell of somebody in it."""
    trigger = casualty.trigger
    inside = clause_of(trigger)
    for token in trigger.sent:
        aside = token.dep_ in {"relcl", "appos"} and token.i != trigger.i
        if aside and token.i in inside and not token.is_ancestor(trigger):
            inside -= {part.i for part in token.subtree}
    return "".join(trigger.doc[index].text_with_ws for index in sorted(inside))


def _is_many(casualty: Casualty) -> bool:
    if casualty.count is not None:
        first = casualty.victim.doc[casualty.count.start]
        return first.lower_ not in {"a", "an", "one", "1"}
    return casualty.victim.tag_ in {"NNS", "NNPS"} or casualty.victim.pos_ == "NUM"


def _is_past(words: str, year: int | None) -> bool:
    """Whether the statement tells of a past year; without an article date, any year but one of a full date is past."""
    if _LONG_AGO.search(words):
        return True
    if year is not None:
        return any(int(match[1]) < year for match in _YEAR.finditer(words))
    return any(_FULL_DATE.search(words, 0, match.end()) is None for match in _YEAR.finditer(words))


def _year_of(article: Article) -> int | None:
    """The article's year: given, or of its dateline."""
    if article.published is not None:
        return int(str(article.published)[:4])
    match = _DATELINE_YEAR.search(article.text, article.body_start, article.body_start + 200)
    if match is not None:
        written = int(match[1])
        return written if written > 99 else written + (1900 if written > 40 else 2000)
    return None


def _opening(article: Article) -> int:
    """Where the first sentences of the body end, as an offset."""
    last = min(article.lede + LEDE, len(article.sentences)) - 1
    return article.sentences[last].end if article.sentences else 0
