"""What a drafted claim leaves out that stands right beside its words: who said them, or that they were denied.

Read off the surface. Not responsible for: "not" between the quoted words and hedges (grounding), wrong speakers
(speakers).
"""

from __future__ import annotations

import re
from typing import Final

from summarizer.alignment import locate
from summarizer.article import Article, Span
from summarizer.draft import DraftClaim, Quote
from summarizer.fault import Fault
from summarizer.normalize.cue_words import inflections
from summarizer.normalize.hedges import find_hedges
from summarizer.normalize.negation import find_negations
from summarizer.normalize.searching import may_hold
from summarizer.normalize.statements import statements
from summarizer.rules.frames import strong_cues
from summarizer.vocabulary import Reason

_DENYING_VERBS: Final = "deny reject refute dismiss dispute refuse decline"
_DENYING: Final = "|".join(sorted((f for v in _DENYING_VERBS.split() for f in inflections(v)), key=len, reverse=True))
_DENYING_STEMS: Final = ("deny", "deni", "reject", "refut", "dismiss", "disput", "refus", "declin")
"""Letters of every form."""
_DENIED_BEFORE: Final = re.compile(
    rf"\b(?:{_DENYING})\s(?:(?:the\s)?(?:claims?|charges?|reports?|allegations?|accusations?|suggestions?)\s)?"
    r"(?:(?:on\s\w+day|yesterday|today|to)\s)?(?:that\s|of\s)?$",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(rf"\b(?:{_DENYING}|denial|rejection)\b", re.IGNORECASE)
_LEADING: Final = re.compile(
    r"\s(?:(?:on\s\w+day|yesterday|today|reporters|journalists)\s)?(?:that\s)?[\"“‘']?$", re.IGNORECASE
)
_TRAILING: Final = re.compile(r"[,.!?]?[\"”’']?,?\s(?:[^\s,;:]+\s){0,6}$")
_BORDER: Final = re.compile(r"(?:;|,\sand\b|\b(?:but|while|whereas|although|though)\b)\s?")
_COORDINATED: Final = re.compile(r"[;,]\s|\s(?:and|but|while|whereas|although|though)\s")
_UNDONE: Final = re.compile(
    r"\b(?:failed|failing|fails|refused|refuses|unable|vowed|threatened|tried)\s+to\b", re.IGNORECASE
)
LONGEST_FRAME: Final = 80
"""Characters before or after a content in which whoever says it is looked for."""


def left_out(article: Article, claim: DraftClaim, index: int) -> Fault | None:
    """The fault of a claim that quotes what is denied without the denial, or what somebody says as the outlet's own."""
    cues = " ".join(link.cue.text for link in claim.attribution if link.cue)
    for quote in claim.content:
        place = locate(article, quote)
        if place is None:
            continue
        start, end = article.sentences[article.sentence_at(place.start)]
        text, piece = article.text[start:end], Span(place.start - start, min(place.end, end) - start)
        low = max(0, piece.start - LONGEST_FRAME)
        may_deny = may_hold(text[low : piece.start], _DENYING_STEMS)
        denial = _DENIED_BEFORE.search(text, low, piece.start) if may_deny else None
        if denial and not _DENIED.search(cues):
            return Fault("claim", index, "negation-not-in-evidence", denial.group().strip())
        speaker = None if claim.attribution else _speaker_of(text, piece)
        if speaker is not None:
            return Fault("claim", index, "speaker-not-supported", speaker)
    return None


def did_not(article: Article, actor: Quote, place: Quote) -> tuple[Reason, str] | None:
    """A negation or denial of the clause that has both: who did not take a place holds nothing."""
    spans = [locate(article, quote) for quote in (actor, place)]
    if spans[0] is None or spans[1] is None:
        return None
    low, high = min(spans[0].start, spans[1].start), max(spans[0].end, spans[1].end)
    start, end = article.sentences[article.sentence_at(low)]
    text, low, high = article.text[start:end], low - start, high - start
    for one in statements(text):
        if one.start <= low and high <= one.end:
            if _DENIED.fullmatch(one.cue):
                return "negation-not-in-evidence", one.cue
            borders = [one.start, *(m.end() for m in _COORDINATED.finditer(text, one.start, one.end)), one.end]
            clause = text[max(b for b in borders if b <= low) : min(b for b in borders if b >= high)]
            for first, last in find_negations(clause):
                return "negation-not-in-evidence", clause[first:last]
            if undone := _UNDONE.search(clause):
                return "negation-not-in-evidence", undone.group()
    return None


def unsure_left_out(article: Article, quote: Quote) -> tuple[Reason, str] | None:
    """A hedge or negation of its clause that an event's words leave out: an event is printed without either."""
    place = locate(article, quote)
    if place is None:
        return None
    start, end = article.sentences[article.sentence_at(place.start)]
    borders = [start, *(start + match.end() for match in _BORDER.finditer(article.text[start:end])), end]
    low = max(border for border in borders if border <= place.start)
    high = min((border for border in borders if border >= place.end), default=place.end)
    for one in statements(article.text[start:end]):
        if start + one.start <= place.start and place.end <= start + one.end:
            low, high = max(low, start + one.start), min(high, start + one.end)
    for around in (article.text[low : place.start], article.text[place.end : high]):
        for first, last in find_negations(around):
            return "negation-not-in-evidence", around[first:last]
        for hedge in find_hedges(around):
            if hedge.kind != "confirmed":
                return "hedge-dropped", around[hedge.start : hedge.end]
    return None


def _speaker_of(text: str, piece: Span) -> str | None:
    """Who says the piece by a frame of its own, or the cue beside it."""
    frame = _said_beside(text, piece)
    if frame is not None:
        return text[frame.start : frame.end]
    for one in statements(text):
        if one.cue and one.speaker and one.start <= piece.start and piece.end <= one.end:
            quoted = text[piece.start : piece.end]
            return None if one.cue in quoted and one.speaker in quoted else one.speaker
    return None


def _said_beside(text: str, piece: Span) -> Span | None:
    """A cue right before the content ("X said that ...") or right behind it ("..., X said")."""
    for cue in strong_cues(text[: piece.end + LONGEST_FRAME]):
        if cue.end <= piece.start and _LEADING.match(text[cue.end : piece.start]):
            return cue
        behind = text[piece.end : cue.start]
        if cue.start >= piece.end and behind[:1] in {",", "”", '"'} and _TRAILING.match(behind):
            return cue
    return None
