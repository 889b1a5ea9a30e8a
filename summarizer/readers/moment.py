"""A moment as machines write it -> ISO 8601, its time zone kept.

Knows ISO 8601 (also basic, with a space, with "+0100"), the dates of mail and RSS (RFC 5322), the seconds and
milliseconds of Unix, and a day in words. What could mean two days ("03/04/2016") is not read.
Not responsible for: dates inside prose (normalize), date lines above it (masthead).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from summarizer.cleaning import iso_date
from summarizer.masthead import printed_date

LONGEST = 80
EARLIEST_SECONDS, LATEST_SECONDS = 86_400, 32_503_680_000
"""Numbers outside (1970-01-02 to the year 3000) are no seconds; a thousand times as much are milliseconds."""

ISO_LIKE = re.compile(
    r"(\d{4}-?\d{2}-?\d{2})(?:[T ]+(\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?)\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?",
    re.IGNORECASE,
)


def moment(value: object) -> str | None:
    """``value`` (a string, or a number of seconds or milliseconds) in ISO 8601, or None when it is no moment."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _since_1970(value)
    words = " ".join(str(value).split())
    if not words or len(words) > LONGEST:
        return None
    if words.isascii() and words.isdigit() and len(words) in {10, 13}:
        return _since_1970(int(words))
    return _iso(words) or _mailed(words) or printed_date(words)


def _iso(words: str) -> str | None:
    found = ISO_LIKE.fullmatch(words)
    if found is None:
        return None
    day, clock, zone = found.groups()
    zone = "+00:00" if zone and zone.upper() in {"Z", "UTC", "GMT"} else zone
    try:
        if clock is None:
            return iso_date(day)
        return datetime.fromisoformat(f"{day.replace('-', '')}T{clock.replace(':', '')}{_compact(zone)}").isoformat()
    except ValueError:
        return None


def _compact(zone: str | None) -> str:
    digits = (zone or "").replace(":", "")
    return digits + "00" if len(digits) == 3 else digits


def _mailed(words: str) -> str | None:
    if not re.match(r"(?:[A-Za-z]{3,9},? )?\d{1,2} [A-Za-z]{3}", words):
        return None
    try:
        found = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.isoformat() if re.search(r"\d:\d\d", words) and found.year >= 1500 else None


def _since_1970(number: float) -> str | None:
    if not abs(number) < 1e15:
        return None
    seconds = number / 1000 if number > LATEST_SECONDS else number
    if not EARLIEST_SECONDS <= seconds <= LATEST_SECONDS:
        return None
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()
