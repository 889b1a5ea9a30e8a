"""Victims who are named apart from the harm: "the victims were A, B and C", "the dead man was identified as A".

Also who is "among the dead", who is named first in a list ("Killed were A and B"), who "one of them" is. The list
itself is read by ``rolls``; what befell them is told by the words that open it ("the wounded are ...") or, for
"victims", by the harm told last. Every Casualty Worldwide (Standards for Casualty Recording): identification is a
step of its own. Not responsible for: whether the named are among those counted before (repeats).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.normalize.numerals import NUMERAL
from summarizer.rules import lexicon
from summarizer.rules.cue_subjects import FINITE
from summarizer.rules.phrases import Words
from summarizer.rules.resumption import NEAR
from summarizer.rules.rolls import LONGEST_ROLL, Entry, entries
from summarizer.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


class Told(Protocol):
    """What is asked of a harm told before."""

    @property
    def kind(self) -> CasualtyKind:
        """What befell them."""

    @property
    def victim(self) -> Token:
        """Their head word."""

    @property
    def trigger(self) -> Token:
        """The word that tells it."""


class Identified(NamedTuple):
    """One who is named: what befell them, the word that tells it, the entry."""

    kind: CasualtyKind
    cue: Token
    entry: Entry


KINDS: Final[dict[str, CasualtyKind]] = {
    "dead": "killed", "deceased": "killed", "killed": "killed", "fatalities": "killed", "fatality": "killed",
    "slain": "killed", "injured": "injured", "wounded": "injured", "hurt": "injured", "missing": "missing",
    "kidnapped": "abducted", "abducted": "abducted", "hostages": "held", "hostage": "held",
}  # fmt: skip
_STATE: Final = rf"(?:{'|'.join(KINDS)})"
_WHO: Final = rf"(?P<who>victims?|casualt(?:y|ies)|bod(?:y|ies)|remains|{_STATE})"
_IS: Final = r"(?:was|were|is|are|has been|have been|had been)"
_ADVERB: Final = r"(?:(?:\w+ly|later|also|since|now|then|both|all)\s)*"
_NAMING: Final = (
    r"(?:identified|named)(?:\s(?:on|by|in|at|locally|today|yesterday|only)\b[^;:.,]{0,50}?)?(?:\sto\sreporters)?"
)
_LEAD: Final = (
    r"(?:\s(?:man|men|woman|women|boy|girl|people|person|persons|officers?|soldiers?|in|of|at|from|the|by|on|two|three)"
    r"\b)*"
)
_IDENTIFYING: Final = r"(?:identif(?:y|ies|ied|ying)|nam(?:e|es|ed|ing))"
_THE: Final = r"(?:the|all|both|two|three|four|five|its|one)"
_OPENERS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_WHO}{_LEAD}[^;:.]{{0,60}}?\s{_IS}\s{_ADVERB}{_NAMING}\sas\s(?:(?:that|those)\sof\s)?",
        rf"\b{_IDENTIFYING}\s{_THE}\s[^;:.]{{0,40}}?\b{_WHO}\b[^;:.]{{0,40}}?\sas\s",
        rf"\b{_WHO}{_LEAD}(?:\s(?:include|included|are|were|is|was))\s{_ADVERB}(?=\S)",
        rf"\b{_WHO}{_LEAD}\s?:\s",
        rf"\bnames\sof\s(?:the|those)\s[^;:.]{{0,30}}?\b{_WHO}\b[^;:.]{{0,30}}?\s(?:are|were|as)\s?:?\s",
        rf"^(?:Also\s)?{_WHO}(?:\s(?:in|at|by|on|with)\b[^;:.,]{{0,40}})?\s{_IS}\s{_ADVERB}",
        rf"\bamong\s(?:the|those)\s(?:\w+\s)?{_WHO}\b[^;:.,]{{0,40}}?,?\s{_IS}\s{_ADVERB}",
    )
)
"""What stands right before a list of those harmed."""
_APPOSED: Final = re.compile(
    rf"\b(?:the|those|two|three|four|both|a|one)\s(?:\w+\s)?{_WHO},\s"
    r"(?:(?:who\s(?:was|were)\s)?(?:identified|named)\s(?:\w+\s)?as\s)?",
    re.IGNORECASE,
)
_DESCRIBED: Final = re.compile(
    r"\b(?:the|this|that)\s(?P<noun>[a-z]+(?:-[a-z]+)*)(?:\s(?:who|that|in|at|from|of|killed|shot|found)\b[^;:.]{0,50}?)?"
    rf",?\s{_IS}\s{_ADVERB}{_NAMING}\sas\s",
    re.IGNORECASE,
)
_IDENTIFIED_AS: Final = re.compile(
    rf"\b{_IS}\s{_ADVERB}{_NAMING}\sas\s(?:the|one of the)\s[^;:.]{{0,30}}?\b{_WHO}\b", re.IGNORECASE
)
_AMONG: Final = re.compile(
    rf"\b{_IS}\s{_ADVERB}(?:among|one\sof)\s(?:the|those|{NUMERAL})\s(?:\w+\s){{0,2}}?{_WHO}\b", re.IGNORECASE
)
_ONE_OF_THEM: Final = re.compile(
    r"^\s*(?:One of (?:them|the \w+)|The other(?: \w+)?|Another(?: \w+)?|The (?:first|second|third|fourth)(?: \w+)?)\s"
    r"(?:is|was)\s(?:identified\sas\s|named\sas\s)?(?=\S)"
)
_THEM: Final = re.compile(rf"\b{_IDENTIFYING}\s(?P<who>them)\sas\s", re.IGNORECASE)
_FATAL: Final = re.compile(
    r"\b(?:fatal|deadly|murder|murdered|homicide|killing|killed|slain|slaying|death|dead|died)\b", re.I
)
_END: Final = re.compile(r"\s(?:were|was|are|is|has|have|had|who|which|said|died|when|after|while|according)\s")
REACH_OF_THEM = 25
"""Words before "identified them" in which the harmed are told of."""
_NOT: Final = re.compile(r"\b(?:not|no|never|neither|nobody|none|yet to be)\b|n['’]t\b", re.IGNORECASE)


def identified(sentence: Span, earlier: Sequence[Told]) -> Iterator[Identified]:
    """Those whom one sentence names as harmed; ``earlier`` are the harms told up to its end."""
    text = sentence.text
    if not any(word in text for word in (" as ", "mong ", " are", " were", " was", " is", ":", ", ", "nclude")):
        return
    for start, end, word, counted in _lists(sentence, text, earlier):
        cue = _token_at(sentence, start)
        kind = next((told.kind for told in earlier if cue is not None and told.victim.i == cue.i), None)
        kind = kind or _kind(word, text, sentence, earlier)
        first = _token_at(sentence, end)
        if kind is None or cue is None or first is None or _NOT.search(text, max(0, start - 20), end):
            continue
        last = _end_of_list(sentence, text, end)
        for entry in entries(sentence.doc, first.i, last):
            if entry.named or counted:
                yield Identified(kind, cue, entry)
    yield from _subjects(sentence, text, earlier)


def _lists(sentence: Span, text: str, earlier: Sequence[Told]) -> Iterator[tuple[int, int, str, bool]]:
    """(start of the cue, start of the list, word for the victims, whether the list may hold unnamed people)."""
    for pattern in _OPENERS:
        match = pattern.search(text)
        if match is not None:
            yield match.start("who"), match.end(), match["who"].casefold(), True
            return
    match = _APPOSED.search(text)
    if match is not None:
        yield match.start("who"), match.end(), match["who"].casefold(), match[0].casefold().startswith("those")
    match = _DESCRIBED.search(text)
    if match is not None and any(told.victim.lemma_.lower() == match["noun"].casefold() for told in earlier[-8:]):
        yield match.start("noun"), match.end(), "victim", False
    match = _THEM.search(text)
    if match is not None and _are_passive(earlier, sentence):
        yield match.start("who"), match.end(), "them", False
    match = _ONE_OF_THEM.match(text)
    if match is not None:
        yield match.start(), match.end(), "them", False


def _are_passive(earlier: Sequence[Told], sentence: Span) -> bool:
    """Whether the last who were harmed are the subject of what was told, so that "them" is nobody who harmed them."""
    if not earlier:
        return False
    last = earlier[-1].victim
    before = sentence.doc[max(0, sentence.start - REACH_OF_THEM) : sentence.start]
    near = last.i >= sentence.start - REACH_OF_THEM and last.dep_ == "nsubjpass"
    return near or any(token.lower_ in {"victims", "dead", "bodies"} for token in before)


def _kind(word: str, text: str, sentence: Span, earlier: Sequence[Told]) -> CasualtyKind | None:
    if word in KINDS:
        return KINDS[word]
    if word == "them":
        return earlier[-1].kind if earlier and sentence.start - earlier[-1].trigger.i < 80 * NEAR else None
    near = [told for told in earlier if sentence.start - told.victim.i < 80 * NEAR]
    if word.startswith("bod") or word == "remains":
        return "killed"
    recent = [told.kind for told in (near if near else earlier[-3:]) if told.kind in {"killed", "injured", "missing"}]
    if _FATAL.search(text) or "killed" in recent:
        return "killed"
    return recent[-1] if recent else None


def _subjects(sentence: Span, text: str, earlier: Sequence[Told]) -> Iterator[Identified]:
    """ "A and B were among the dead", "A was identified as the victim": the list stands before."""
    for pattern in (_AMONG, _IDENTIFIED_AS):
        match = pattern.search(text)
        if match is None or _NOT.search(text, 0, match.start()):
            continue
        kind = _kind(match["who"].casefold(), text, sentence, earlier)
        cue = _token_at(sentence, match.start("who"))
        if kind is None or cue is None:
            continue
        begin = sentence.start
        found = entries(sentence.doc, begin, cue.i - 1 if cue.i > begin else begin)
        yield from (Identified(kind, cue, entry) for entry in found)


def _token_at(sentence: Span, offset: int) -> Token | None:
    at = sentence.start_char + offset
    return next((token for token in sentence if token.idx + len(token.text) > at and not token.is_space), None)


def _end_of_list(sentence: Span, text: str, start: int) -> int:
    """Where the list ends: before who tells it, or in a list without semicolons at the next finite verb."""
    match = None if ";" in text[start:] else _END.search(text, start)
    stop = _token_at(sentence, match.start() + 1) if match is not None else None
    return min(stop.i if stop is not None else sentence.end, _who_tells(sentence), sentence.start + 2 * LONGEST_ROLL)


def _who_tells(sentence: Span) -> int:
    """ "..., and a 2-year-old boy, Coast News reports": where the speaker behind the last comma begins."""
    last = next((token for token in reversed(sentence) if not (token.is_punct or token.is_space)), None)
    if last is None or last.lemma_.lower() not in CUE_LEMMAS or last.tag_ not in FINITE:
        return sentence.end
    return next((token.i for token in reversed(sentence) if token.i < last.i and token.text == ","), sentence.end)


def words_of(entry: Entry) -> Words:
    """The entry's words with the rank right before a name."""
    start = entry.words.start
    doc: Doc = entry.head.doc
    while entry.named and start > entry.head.sent.start and _is_rank(doc[start - 1]):
        start -= 1
    return Words(start, entry.words.end)


def _is_rank(token: Token) -> bool:
    plain = token.lower_.rstrip(".")
    return token.text[:1].isupper() and (plain in lexicon.HONORIFICS or plain in lexicon.ROLES)
