"""The one sentence splitter: chunks, prompts, grounding and both engines count sentences by it.

A blank line always ends a sentence. Inside a paragraph a stop ends one unless it belongs to an abbreviation, an
initial, a number or a name, or what follows goes on in lower case; a line break does so only before a list item, or
where a line was ended on purpose (the next word would have fitted). One pass, linear time, no model.

The abbreviations are those of the AP Stylebook (titles, months, states, company forms) and of wire copy. Not
responsible for: titles and bylines (masthead), clauses or tokens (rules).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


TITLES = _words(
    "mr mrs ms mx dr prof rev hon sen sens rep reps gov govs gen gens lt lts col cols maj capt cmdr cdr sgt "
    "cpl pvt adm brig "
    "det insp supt fr msgr messrs mme mlle pres amb dep asst mt lt.col lt.gen maj.gen brig.gen eng dipl hr sra srta"
)
"""Capitalised, they stand before a name: a stop after one ends no sentence."""

LINKS = _words("vs v cf ca approx esp incl e.g i.e viz al")
"""In lower case, they stand before what they belong to: a stop after one ends no sentence."""

NUMBERED = _words("no nos art arts fig figs vol vols sec secs ch chap para paras p pp rs tk ed eds op est")
DAYS = _words("jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun")
"""A stop after one of NUMBERED or DAYS ends no sentence before a digit."""

ENDINGS = _words(
    "inc co corp ltd llc plc bros jr sr esq st ste ft ave blvd rd dept univ assn gmbh ala ariz ark calif "
    "colo conn del fla ga "
    "ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo jan "
    "feb aug sept oct "
    "nov dec"
)
"""Capitalised, they may close a sentence: a stop after one ends it only before a function word or a quote."""

STARTERS = _words(
    "the a an this that these those he she it we they i you his her its our their there here in on at for from by with "
    "after before when while where if as but and or so yet because since although though however meanwhile also then "
    "what who why how not no some many most all both each another other one two three several more earlier later"
)
"""Capitalised function words: what is written so after a stop begins a sentence."""

SPEECH = r"(?:said|says|asked|asks|added|adds|told|wrote|writes|replied|shouted|cried|wondered|declared|continued)"
TAG = re.compile(rf"(?:[^\W\d_][\w.'’-]*\s+){{1,4}}{SPEECH}\b(?:\s+\w+){{0,4}}[.,:]")
"""A short speech tag: after "?”" or "!”" it belongs to the sentence."""

CLOSERS = "\"'”’»)\\]}›」』）】"
OPENERS = "\"'“‘«‹([{„‚「『（【¿¡-–—•*"
STOP = re.compile(
    rf"(?P<stops>[.!?…‼⁇⁈⁉؟۔।॥։｡。！？]+)(?P<closers>[{CLOSERS}]*(?:[ \u00a0\u202f][”»](?=\s|$))?(?:\[\d{{1,3}}\])*)"
)
UNSPACED = frozenset("｡。！？")
QUOTES = frozenset("\"'”’»」』›")
PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
MARKED_ITEM = re.compile(r"[-*•‣◦·▪]\s+\S")
NUMBERED_ITEM = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]\s+\S")
ENUMERATOR = re.compile(r"\W*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\W*")
OPEN_ENDED = re.compile(
    r"(?:[,;:–—-]|\b(?:the|a|an|of|and|or|to|in|on|at|by|for|from|with|that|as|but|is|was|were|are|his|her|its))$"
)
DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|Ph\.D")
ADDRESS = re.compile(r"://|@|/|\bwww\.|\d")
LOOK = 60
"""Characters looked at before and after a stop; keeps every decision constant in time."""

WIDE = 120
"""Lines longer than this are whole paragraphs, not lines wrapped by hand."""


def split(text: str) -> list[tuple[int, int]]:
    """Spans [start, end) of the sentences of ``text``, in order, without white space at their ends.

    Every character that is not white space lies in exactly one span.
    """
    return [
        span
        for block in _between(text, 0, len(text), PARAGRAPH_BREAK.finditer(text))
        for piece in _lines_ended_on_purpose(text, *block)
        for span in _sentences(text, *piece)
    ]


def _between(text: str, start: int, end: int, gaps: Iterator[re.Match[str]]) -> Iterator[tuple[int, int]]:
    for gap in gaps:
        yield from _trimmed(text, start, gap.start())
        start = gap.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _lines_ended_on_purpose(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a paragraph before its list items and after lines that had room for the next word."""
    lines = text[start:end].split("\n")
    width = max(map(len, lines))
    at = piece = start
    for line, following in pairwise(lines):
        at += len(line) + 1
        if _is_break(line.rstrip(), following.lstrip(), width):
            yield from _trimmed(text, piece, at)
            piece = at
    yield from _trimmed(text, piece, end)


def _is_break(line: str, following: str, width: int) -> bool:
    if MARKED_ITEM.match(following):
        return True
    if NUMBERED_ITEM.match(following):
        line = line.lstrip()
        return line.endswith((".", "!", "?", ":", ";")) or bool(NUMBERED_ITEM.match(line) or MARKED_ITEM.match(line))
    first = following[:LOOK].lstrip(OPENERS)[:1]
    if not first or first.islower() or OPEN_ENDED.search(line[-LOOK:]):
        return False
    room = width if width > WIDE else int(width * 0.75)
    return len(line) + 1 + len(following[:LOOK].split(None, 1)[0]) <= room


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in STOP.finditer(text, start, end):
        if stop.end() < end and _ends_sentence(text, start, end, stop):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, end)


def _ends_sentence(text: str, start: int, end: int, stop: re.Match[str]) -> bool:
    after = stop.end()
    if not text[after].isspace():
        return _ends_without_space(text, start, end, stop)
    while text[after].isspace():
        after += 1
    rest = text[after : min(end, after + LOOK)]
    if rest[0] in ".…" or text[max(start, stop.start() - 1) : stop.start()] in {"[", "("}:
        return False
    head = rest.lstrip(OPENERS + " \u00a0")
    if head[:1].islower() and not re.match(r"[a-z]{1,3}[-’'‘]?[A-Z]", head):
        return False
    if stop.start() - start <= 8 and ENUMERATOR.fullmatch(text, start, stop.start()):
        return False
    if stop["stops"] == "." and not stop["closers"]:
        return _ends_after_word(text, start, stop.start(), rest, head)
    asked = stop["stops"][-1] in "?!" and not QUOTES.isdisjoint(stop["closers"])
    return not (asked and TAG.match(rest))


def _ends_without_space(text: str, start: int, end: int, stop: re.Match[str]) -> bool:
    """A stop glued to what follows: always an end in scripts without spaces, else only in "said.The"."""
    after = stop.end()
    if not UNSPACED.isdisjoint(stop["stops"]):
        return not (stop["closers"] and text.startswith(("と", "って"), after))
    word = re.search(r"\S*$", text[max(start, stop.start() - LOOK) : stop.start()])
    following = re.match(r"\S*", text[after : min(end, after + LOOK)])
    token = f"{word[0] if word else ''}.{following[0] if following else ''}"
    return (
        bool(re.search(r"(?:^|[^\w.])[a-z’']{2,}$", word[0] if word else ""))
        and bool(re.match(r"[“\"]?(?:[A-Z][a-z]+[,;:’']?(?:$|[\s’'])|[AI]$)", following[0] if following else ""))
        and not ADDRESS.search(token)
    )


def _ends_after_word(text: str, start: int, stop: int, rest: str, head: str) -> bool:
    """Whether a single full stop at ``stop`` ends a sentence, judged by the words on both sides of it."""
    before = re.search(r"[^\s(\[\"'“‘«/—–-]*$", text[max(start, stop - LOOK) : stop])
    word = before[0] if before else ""
    lowered = word.lower()
    following = re.match(r"[^\W\d_]+", rest)
    starts = following[0].lower() in STARTERS if following else rest[0] in '“"‘«'
    if head[:1].isdigit() and (lowered in NUMBERED or lowered in DAYS):
        return False
    if lowered in {"a.m", "p.m"}:
        return not re.match(r"[A-Z]{2,4}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|local\b", rest)
    capitalised = word[:1].isupper()
    if (capitalised and lowered in TITLES) or word in LINKS:
        return False
    closes = (capitalised and (len(word) == 1 or lowered in ENDINGS)) or lowered == "etc" or DOTTED.fullmatch(word)
    return starts or not closes
