"""The statements of a sentence, read off the surface: who says what, each with its own words.

"X said A, but Y denied that B" bears two statements; what one of them negates, hedges or names is nothing of the other.
Told from cue verbs, punctuation and order alone (the reporting clauses of Quirk et al. 1985, 14.28 to 14.35); a
sentence that is none of these frames is one statement of the outlet. Not responsible for: what a statement means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.normalize.cue_words import inflections
from summarizer.normalize.modes import quoted_spans

LONGEST: Final = 3_000
"""Characters of a sentence that are read; a longer one is one statement."""
MOST_CUES: Final = 20
"""Cues of a sentence that is taken apart; with more it is no news prose."""
_VERBS: Final = (
    "say tell state add announce declare explain insist maintain assert affirm reveal disclose stress note reply"
    " confirm acknowledge admit concede deny reject dismiss dispute refute claim allege contend warn caution estimate"
    " believe think suggest argue report write testify recall recount complain"
)
_NO_CUES: Final = frozenset({"claims", "claim", "reports", "report", "states", "state", "estimates", "notes", "note"})
_FORMS: Final = frozenset({f for v in _VERBS.split() for f in inflections(v) if not f.endswith("ing")} - _NO_CUES)
_PHRASAL: Final = frozenset({"according", "received"})
_CUES: Final = _FORMS | _PHRASAL
_MAY_BE_CUE: Final = re.compile(r"[^\W\d_]+")
_PHRASE: Final = re.compile(r"according to\b|received (?:\w+ ){0,2}(?:reports|information)\b", re.IGNORECASE)
_NO_SUBJECT: Final = re.compile(r"\s+(?:by\s(?!(?:tele)?phone|e-?mail|video)|to\s(?:have|be)\s)")
_BE_BEFORE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being|the|a|an|of|his|her|its|their)\s(?:\w+ly\s)?$", re.IGNORECASE
)
_HINGE: Final = re.compile(
    r"[;,\s](?:(?<=;)\s+|(?<=,)\s(?:adding|saying|noting|insisting|claiming)\s(?:that\s)?"
    r"|(?:(?<=,)\s+|(?<=\s)\s*)(?:(?:but|while|whereas|although|though|yet)\s+|(?P<soft>and\s+)))",
    re.IGNORECASE,
)
"""Begins with one character of few, so that a search passes over the others at once."""
_LEADING: Final = re.compile(r"\W*(?:while|although|though|whereas)\s+", re.IGNORECASE)
_ASIDE: Final = re.compile(
    r"(?:\s*(?:,\s*)?(?:(?:to\s)?(?:reporters|journalists|lawmakers|parliament|state\s(?:television|radio)|the\spress)"
    r"|(?:at|to|in)?\s?an?\s(?:\w+\s)?(?:news|press)\s(?:conference|briefing)"
    r"|(?:in|by|via|over)\s(?:an?\s|the\s)?(?:\w+\s)?(?:statement|telephone|phone|email|interview|post|message|tweet)"
    r"|(?:late\s|early\s)?(?:on\s)?\w+day(?:\s(?:morning|evening|night|afternoon))?|yesterday|today|earlier|later"
    r"))+(?=\W|$)",
    re.IGNORECASE,
)
_THAT: Final = re.compile(r"[\s,:]*(?:that\b)?[\s,:]*", re.IGNORECASE)
_OPENER: Final = re.compile(
    r"(?:in|on|at|late|early|asked|speaking|earlier|later|after|before|by|as|for|during|meanwhile|however|still|instead|"
    r"separately|but|and|yet|over|since|writing|citing|also)\b",
    re.IGNORECASE,
)
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|may|might|could|would|will|can|\w{2,}ed|shot|fell|fled|took|left|lost"
    r"|held|hit|struck|withdrew|drove|beat|broke|came|went|saw|found|gave|made|got|knew|cut|set|put|stood|sent|began|rose)\b",
    re.IGNORECASE,
)
_AROUND: Final = re.compile(r"(?:\s+(?:has|have|had|also|later|then|earlier|again|did|not|\w+ly))+$", re.IGNORECASE)
_LONGEST_NAME_WORDS: Final = 14
PRONOUN: Final = re.compile(r"\W*(?:he|she|it|they)\W*", re.IGNORECASE)


class Statement(NamedTuple):
    """``sentence[start:end]`` with who says it (empty: the outlet), by which cue, and what is said."""

    start: int
    end: int
    text: str
    speaker: str
    cue: str
    content: str

    @property
    def is_of_pronoun(self) -> bool:
        """Whether its speaker is a pronoun only."""
        return PRONOUN.fullmatch(self.speaker) is not None


@lru_cache(maxsize=2048)
def statements(sentence: str) -> tuple[Statement, ...]:
    """The statements of one sentence, in order; at least one. Linear; longer than LONGEST it is not taken apart."""
    if len(sentence) > LONGEST:
        return (Statement(0, len(sentence), sentence, "", "", sentence),)
    found: list[Statement] = []
    cues = _cues(sentence, quoted_spans(sentence))
    if len(cues) > MOST_CUES:
        return (Statement(0, len(sentence), sentence, "", "", sentence),)
    for start, end in _stretches(sentence, cues):
        made = _read(sentence, start, end, cues)
        if not made.speaker and found and found[-1].speaker:
            made = made._replace(speaker=found[-1].speaker)
        found.append(made)
    return tuple(found)


class _Cue(NamedTuple):
    """Words that report speech, at [first, last)."""

    first: int
    last: int
    words: str

    def start(self) -> int:
        """Where it begins."""
        return self.first

    def end(self) -> int:
        """Where it ends."""
        return self.last


def _cues(sentence: str, quoted: Sequence[tuple[int, int]]) -> list[_Cue]:
    found = []
    for match in _MAY_BE_CUE.finditer(sentence):
        word = match[0].lower()
        if word not in _CUES:
            continue
        start, end = match.span()
        if word in _PHRASAL:
            phrase = _PHRASE.match(sentence, start)
            if phrase is None:
                continue
            end = phrase.end()
        elif _NO_SUBJECT.match(sentence, end):
            continue
        if any(low <= start < high for low, high in quoted):
            continue
        if not _BE_BEFORE.search(sentence, max(0, start - 24), start):
            found.append(_Cue(start, end, sentence[start:end]))
    return found


def _stretches(sentence: str, cues: Sequence[_Cue]) -> Iterator[tuple[int, int]]:
    quoted = quoted_spans(sentence)
    start = 0
    leading = _LEADING.match(sentence)
    if leading and cues:
        start = leading.end()
        border = _comma_before(sentence, cues[-1].start(), start)
        if border is not None:
            yield start, border
            start = border
    for hinge in _HINGE.finditer(sentence, start):
        inside = any(low <= hinge.start() < high for low, high in quoted)
        if not inside and (hinge["soft"] is None or _begins_a_saying(sentence, hinge, start, cues)):
            yield start, hinge.start()
            start = hinge.end()
    yield start, len(sentence)


def _comma_before(sentence: str, cue: int, start: int) -> int | None:
    """The border between a leading clause and the main one, whose cue is at ``cue``."""
    before = sentence[start:cue].rstrip()
    if before.endswith(","):
        inner = before[:-1].rfind(",")
        apposed = inner >= 0 and len(before[inner:].split()) <= _LONGEST_NAME_WORDS
        return start + (max(before.rfind(",", 0, inner), -1) + 1 if apposed and before.count(",") > 2 else len(before))
    place = before.rfind(",")
    return None if place < 0 else start + place + 1


def _begins_a_saying(sentence: str, hinge: re.Match[str], start: int, cues: Sequence[_Cue]) -> bool:
    """Whether "and" joins a second speaker's words: a cue on its either side, each with a subject."""
    before = [cue for cue in cues if start < cue.start() and cue.end() <= hinge.start()]
    if any(not _ASIDE.sub("", sentence[cue.end() : hinge.start()], 1).strip(" ,.") for cue in before):
        return sentence[hinge.start()] == ","
    after = next((cue for cue in cues if cue.start() > hinge.end()), None)
    if after is None or not any(start <= cue.start() < hinge.start() for cue in cues):
        return False
    subject = sentence[hinge.end() : after.start()]
    return bool(subject.strip()) and len(subject.split()) <= _LONGEST_NAME_WORDS and not _FINITE.search(subject)


def _read(sentence: str, start: int, end: int, every: Sequence[_Cue]) -> Statement:
    text = sentence[start:end]
    cues = [_Cue(c.first - start, c.last - start, c.words) for c in every if start <= c.first and c.last <= end]
    if not cues:
        return Statement(start, end, text, "", "", text)
    # "according to" is the outer frame wherever it stands at an edge.
    cue = next((c for c in cues if c.words.casefold() == "according to"), cues[0])
    speaker, content = _framed(text, cue)
    nested = [c for c in cues if c is not cue and c.words in content]
    if nested and speaker:
        inner = next(iter(_cues(content, ())), None)
        within = _framed(content, inner)[0] if inner else ""
        speaker = f"{speaker} | {within}" if within else speaker
    return Statement(start, end, text, _AROUND.sub("", speaker.strip(' ,."“”')), cue.words, content.strip())


def _framed(text: str, cue: _Cue) -> tuple[str, str]:
    """Speaker and content of a stretch, by the place of its cue."""
    left, right = text[: cue.start()], text[cue.end() :]
    if cue.words.casefold() == "according to":
        return _according(left, right)
    before = left.rstrip()
    aside = _ASIDE.match(right)
    rest = right[aside.end() :] if aside else right
    final = not rest.strip(" .,;\"”“’'")
    if before.endswith(("”", '"', "?", "!", "’")) and not final:
        speaker, _, more = rest.partition(",")
        return speaker, f"{before} {more}"
    if (
        before.endswith(",")
        and not final
        and not _THAT.match(rest).group().strip()  # type: ignore[union-attr]
        and not _FINITE.search(rest)
        and _FINITE.search(before)
    ):
        return rest, before
    if final or (rest.startswith(",") and not before.endswith(",") and "," in before):
        content, speaker = _parted(before)
        return speaker, f"{content} {rest}"
    return _subject(before), rest[_THAT.match(rest).end() :]  # type: ignore[union-attr]


def _according(left: str, right: str) -> tuple[str, str]:
    if len(left.split()) > 3:
        speaker = right.split(", ", maxsplit=1)[0] if _FINITE.search(right) else right
        return speaker, left + right[len(speaker) :]
    parts = right.split(",")
    taken = 1
    while taken < len(parts) - 1 and parts[taken].strip()[:1].islower() and not _FINITE.search(parts[taken]):
        taken += 1
    return ",".join(parts[:taken]), left + ",".join(parts[taken:])


def _parted(before: str) -> tuple[str, str]:
    """Content and speaker of "CONTENT, SPEAKER" before a final cue."""
    closing = max(before.rfind(mark) for mark in ("”", '"'))
    if closing >= 0:
        return before[: closing + 1], before[closing + 1 :]
    trimmed = before.rstrip(", ")
    place = trimmed.rfind(",")
    if before.endswith(",") and place > 0:  # "CONTENT, NAME, the mayor, said"
        place = trimmed.rfind(",", 0, place)
    return ("", trimmed) if place < 0 else (trimmed[:place], trimmed[place + 1 :])


def _subject(before: str) -> str:
    """The subject of a leading cue, without what stands before it ("In a statement, ...")."""
    opener, comma, rest = before.partition(",")
    while comma and rest.strip() and _OPENER.match(opener.strip()):
        before = rest
        opener, comma, rest = before.partition(",")
    return before
