"""What stands above an article's prose: title, byline, date line, and the dateline its first paragraph opens with.

Byline and date line are furniture: they are cut, so that no rule reads them as prose, and their words are kept in
fields. A dateline is part of the text and stays. Wordings follow the AP Stylebook's forms of bylines, datelines and
dates. A date is read only when it can mean one day ("3 November 2016", never "03/04/2016").

Not responsible for: leftovers of the page (leftovers), times inside the prose (normalize).
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from summarizer.leftovers import Leftover, first_words


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


LONGEST_TITLE = 200
LONGEST_LINE = 160
MOST_LINES = 8
"""How many lines above the prose may be byline or date line."""

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?"
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
CLOCK = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?(?: ?\(?(?:[A-Z]{2,5}|local time)\)?)?"
TIME = rf"(?:at )?{CLOCK}|(?:at )?\d{{1,2}} ?[ap]\.?m\.?"
DATES = tuple(
    re.compile(
        rf"(?:(?P<label>(?:first |originally |last )?(?:published|posted|updated|modified|date|"
        rf"issued))(?: (?:on|at))?:?\s*)?"
        rf"(?:(?:{TIME}),? )?(?:(?:on )?{WEEKDAY},? )?{day}(?:,? ?(?:[-–] )?(?:{TIME}))?",
        re.IGNORECASE,
    )
    for day in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{MONTH},? (?P<year>\d{{4}})",
        rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
    )
)
PIECES = re.compile(
    r"\s+[|·•]\s+|\s+[-–—]\s+(?=(?:published|posted|updated)\b)|[,;]?(?<!last)\s+(?=(?:last )?updated\b)", re.IGNORECASE
)

BY = re.compile(r"(?:(?:story|report|reporting|written|words|posted|published) )?by:?\s+(?P<names>.+)", re.IGNORECASE)
WIRE = re.compile(
    r"(?:the )?(?:reuters|associated press|ap|afp|agence france-presse|agencies|upi|dpa|xinhua|press association)"
    r"(?: (?:in|,) .{2,40}| staff)?",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"(?:additional |with )?(?:reporting|writing|editing|translat(?:ion|ed)|compiled|contributions?) by (?P<names>.+)",
    re.IGNORECASE,
)
PARTICLES = _words(
    "and in for of the at with & al el bin ibn abu de da di do dos du del della der den la le van von ter ten y e"
)
JOB = re.compile(
    r"(?:[\w’'-]+ ){0,3}(?:correspondents?|reporters?|editors?|writers?|staff|bureau chief|analyst|producer|"
    r"columnist)(?: .{1,40})?",
    re.IGNORECASE,
)
ACRONYM_END = re.compile(r"(?:\b[A-Z]\.){2,}$")
DASH = re.compile(r"\s*(?:—|–|--|(?<=[\s)])-(?=\s))\s*(?=\S)")
AGENCY = re.compile(r"\s?\([A-Z][^()]{1,60}\)$")
ANY_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
DAY_OF_DATELINE = re.compile(
    rf",? (?:{WEEKDAY},? )?(?:{ANY_MONTH} \d{{1,2}}|\d{{1,2}} {ANY_MONTH})(?:,? \d{{2,4}})?$", re.IGNORECASE
)
KICKERS = _words("update updated breaking exclusive analysis opinion correction watch video live new read")


class Head(NamedTuple):
    """``body_line`` is the index of the first line of the body."""

    title: str | None
    byline: str | None
    published: str | None
    updated: str | None
    body_line: int
    cut: list[Leftover]


class Furniture(NamedTuple):
    """What one line above the prose holds."""

    reason: str
    byline: str | None = None
    published: str | None = None
    updated: str | None = None


def read(lines: list[str], title: str | None, byline: str | None) -> Head:
    """Read the lines above the body. A given ``title`` or ``byline`` wins over one found.

    A title is found when a short line without a full stop stands alone above a blank line and more text.
    """
    found: list[tuple[str, Furniture]] = []
    at = _skip_furniture(lines, 0, found)
    if title is None:
        title, at = _find_title(lines, at)
    at, repeated = _skip_repeated(lines, at, title)
    at = _skip_furniture(lines, at, found)
    names = [item.byline for _, item in found if item.byline]
    cut = [Leftover(first_words(line), item.reason) for line, item in found]
    return Head(
        title=title,
        byline=byline or ", ".join(dict.fromkeys(names)) or None,
        published=next((item.published for _, item in found if item.published), None),
        updated=next((item.updated for _, item in found if item.updated), None),
        body_line=at,
        cut=cut + [Leftover(first_words(line), "repeats the title") for line in repeated],
    )


def dateline(body: str) -> str | None:
    """The words of the dateline that ``body`` opens with, without the dash: "CAIRO, Nov. 3 (Reuters)"."""
    line = body[:LONGEST_LINE].split("\n", 1)[0]
    for dash in DASH.finditer(line):
        words = line[: dash.start()]
        if _is_dateline(words, follower=line[dash.end()]):
            return words
    return None


def is_credit(line: str) -> bool:
    """Whether a line is a wire's closing credit: "(Reporting by Jane Roe in Cairo; Editing by John Doe)"."""
    if not line or len(line) > 400:
        return False
    parts = [CREDIT.fullmatch(part.strip()) for part in line.strip("() .").split(";")]
    return all(part is not None and _are_names(part["names"]) for part in parts)


def iso_date(value: str | None) -> str | None:
    """Any ISO 8601 date or time in its extended form ("2016-11-03", "2016-11-03T14:05:00+00:00").

    Raises ValueError when ``value`` is neither; None and "" give None.
    """
    value = (value or "").strip()
    if not value:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value.upper()).isoformat()
    except ValueError:
        raise ValueError(f"{value[:40]!r} is not an ISO 8601 date such as 2016-11-03") from None


def printed_date(words: str) -> str | None:
    """The ISO day of a date as a page prints it, or None when it is none or could mean two days."""
    dated = _dated(words)
    return dated[1] if dated else None


def _dated(words: str) -> tuple[str, str] | None:
    """Label ("published", "last updated", "" ...) and ISO day of a line that is nothing but a date."""
    for pattern in DATES:
        match = pattern.fullmatch(words)
        if match is None:
            continue
        month = match["month"].lower()
        try:
            day = date(int(match["year"]), MONTHS.get(month) or int(month), int(match["day"]))
        except ValueError:
            return None
        return (match["label"] or "").lower(), day.isoformat()
    return None


def _skip_furniture(lines: list[str], at: int, found: list[tuple[str, Furniture]]) -> int:
    while at < len(lines) and len(found) < MOST_LINES:
        pieces = _furniture(lines[at])
        if lines[at] and not pieces:
            break
        found.extend((lines[at], piece) for piece in pieces)
        at += 1
    while at < len(lines) and not lines[at]:
        at += 1
    return at


def _furniture(line: str) -> list[Furniture]:
    """What a line above the prose holds; [] when any piece of it is neither byline nor date."""
    if not line or len(line) > LONGEST_LINE:
        return []
    pieces = [_piece(piece.strip()) for piece in PIECES.split(line)]
    return [piece for piece in pieces if piece] if all(pieces) else []


def _piece(words: str) -> Furniture | None:
    dated = _dated(words)
    if dated:
        label, day = dated
        renewed = "updated" in label or "modified" in label
        return Furniture("date line", updated=day) if renewed else Furniture("date line", published=day)
    by = BY.fullmatch(words)
    if by and _are_names(by["names"]):
        return Furniture("byline", byline=by["names"])
    first, *rest = (part.strip() for part in words.split(","))
    if WIRE.fullmatch(words) or (
        rest and _is_name(first) and all(WIRE.fullmatch(part) or JOB.fullmatch(part) for part in rest)
    ):
        return Furniture("byline", byline=words)
    return None


def _are_names(words: str) -> bool:
    first, *rest = (part.strip() for part in words.split(","))
    return _is_name(first, fewest=1) and all(_is_name(part, fewest=1) or JOB.fullmatch(part) for part in rest)


def _is_name(words: str, fewest: int = 2) -> bool:
    """Capitalised words, particles between them; no stop but an initial's; no day or month to begin with."""
    tokens = words.split()
    if (
        not fewest <= len(tokens) <= 12
        or tokens[0].lower().strip(".") in MONTHS
        or re.fullmatch(WEEKDAY, tokens[0], re.IGNORECASE)
    ):
        return False
    stopped = tokens[-1].endswith((".", "!", "?", ":", ";")) and len(tokens[-1]) > 3
    capitalised = (
        (token[0].isalpha() and not token[0].islower()) or token[0] in "@&"
        for token in tokens
        if token not in PARTICLES
    )
    return not stopped and tokens[0] not in PARTICLES - {"al", "el"} and all(capitalised)


def _find_title(lines: list[str], at: int) -> tuple[str | None, int]:
    """The headline at ``at`` and the line after it, or (None, at)."""
    below = at + 1
    while below < len(lines) and _furniture(lines[below]):
        below += 1
    alone = below < len(lines) and not lines[below]
    if alone and _reads_as_title(lines[at]) and any(any(map(str.isalnum, line)) for line in lines[below:]):
        return lines[at].strip(), at + 1
    return None, at


def _reads_as_title(line: str) -> bool:
    bare = line.strip().rstrip("\"'”’»)")
    if not 0 < len(bare) <= LONGEST_TITLE or not any(map(str.isalpha, bare)):
        return False
    stopped = bare.endswith((".", "。", "।", "،", ",", ":", ";", "…")) and not ACRONYM_END.search(bare)
    return not stopped and dateline(line) is None


def _skip_repeated(lines: list[str], at: int, title: str | None) -> tuple[int, list[str]]:
    """Skip lines that say the title again; those that print it otherwise are returned, to be listed."""
    otherwise: list[str] = []
    after = at
    while title and after < len(lines) and (not lines[after] or _folded(lines[after]) == _folded(title)):
        if lines[after] and lines[after].strip() != title:
            otherwise.append(lines[after])
        after += 1
    return after, otherwise


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _is_dateline(words: str, follower: str) -> bool:
    """A place in capitals, or with a region, a day or an agency; then the dash, then a new sentence."""
    agency = AGENCY.search(words)
    place = words[: agency.start()] if agency else words
    day = DAY_OF_DATELINE.search(place)
    place = place[: day.start()] if day else place
    if not place:
        return bool(agency)
    tokens = re.split(r"[\s/]+", place)
    if (
        len(tokens) > 8
        or tokens[0] in PARTICLES
        or not all(token[:1].isupper() or token in PARTICLES for token in tokens)
    ):
        return False
    town = place.split(",")[0]
    capitals = town.isupper() and len(town) > 2 and tokens[0].lower().strip(":") not in KICKERS
    return bool(agency or day) or ((capitals or "," in place) and not follower.islower())
