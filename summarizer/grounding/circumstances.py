"""Place and time of an item, as worded; precision and days are computed from the words.

Not responsible for: reading a time (normalize.times), finding the words (docket).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from summarizer.article import Article, Span
from summarizer.grounding.docket import Docket
from summarizer.normalize.places import read_precision
from summarizer.normalize.times import read_time
from summarizer.summary import Place, Time

_LOOKS_AHEAD = re.compile(r"\b(?:will|shall|tomorrow|upcoming|due to|plans? to|expected to)\b", re.IGNORECASE)
_ANY_DAY = date(2000, 1, 3)


def place_of(docket: Docket, span: Span) -> Place:
    """Build the place worded at ``span``."""
    return Place(name=docket.words(span), precision=read_precision(docket.words(span)))


def time_of(docket: Docket, span: Span) -> Time:
    """Build the time worded at ``span``, resolved against the article's date where its words need one."""
    words = docket.words(span)
    ahead = bool(_LOOKS_AHEAD.search(docket.words(docket.whole(span))))
    day = day_of(docket.article)
    reading = read_time(words, day, looks_ahead=ahead)
    if reading.basis == "article-date" and docket.article.published_on is None:
        reading = reading._replace(basis="dateline")
    return Time(text=words, **reading._asdict())


def day_of(article: Article) -> date | None:
    """The article's date; where none is given, the day with its year that its dateline prints ("ORLO, 3 May 1988")."""
    if article.published_on is not None or not article.dateline:
        return article.published_on
    printed = read_time(article.dateline, None)
    return date.fromisoformat(printed.start) if printed.start and printed.precision == "day" else None


def undated_notice(docket: Docket, times: Sequence[Time]) -> list[str]:
    """Give one notice naming ``--published`` when a time could not be dated only for want of the article's date."""
    if day_of(docket.article) is not None:
        return []
    lost = sorted({time.text for time in times if time.basis == "unresolved" and _needs_a_date(time.text)})
    if not lost:
        return []
    shown = ", ".join(f'"{text[:40]}"' for text in lost[:3])
    return [f"no article date, so {shown} could not be dated; give it with --published YYYY-MM-DD"]


def _needs_a_date(words: str) -> bool:
    return read_time(words, _ANY_DAY).basis != "unresolved"
