"""Who speaks, read off the surface: "NP said CONTENT", "CONTENT, said NP", "CONTENT, according to NP".

These three frames are most of the attribution of news prose (PolNeAR), and they can be told from the order of words
and the punctuation alone, so that nobody has to parse for them. Whatever is not plainly one of them is left open.
Offsets are those of the text that is given. Not responsible for: constructions that need a parse (attribution).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.article import Span
from summarizer.normalize.cue_words import inflections
from summarizer.normalize.cues import CUE_FORMS, NOUN_FORMS
from summarizer.normalize.modes import quoted_spans
from summarizer.rules.lexicon import SPEECH

_ALSO: Final = "believe think estimate suggest indicate learn hear allege accuse dispute reject dismiss contend quote"
STRONG: Final = frozenset(form for lemma in {*SPEECH, *_ALSO.split()} for form in inflections(lemma))
"""Forms of verbs that nearly always report what somebody says or thinks (VerbNet say-37.7 and its neighbours)."""
ADDRESSING: Final = frozenset(form for verb in ("tell", "inform", "ask", "brief") for form in inflections(verb))
"""What stands behind these is spoken to: "told X" has no speaker X."""

_PLAINLY_VERBS: Final = STRONG - NOUN_FORMS.keys() - {"state", "states", "quote", "quotes"}
"""Not "reports", "claims", "comment": between a cue and its content these are nouns as often as not."""
_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]+(?:-[^\W\d_]+)*")
_BY: Final = re.compile(r"\s+by\b", re.IGNORECASE)
_LINKING: Final = re.compile(r"\b(?:and|but|while|whereas|although|though|as|when|after|before|because|if)\b|;")
_HINGE: Final = re.compile(r"\b(?:but|while|whereas|although|though)\b|;")
_PLAIN_GAP: Final = re.compile(
    r"\s(?:(?:has|have|had|also|then|later|earlier|again|now|still|himself|herself|itself|themselves|is|was|were|been|on|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|alone|both|did|does|do|not|never|\w+ly)\s)*$"
)
_MODIFIER_GAP: Final = re.compile(r"\s(?:of|for|at|in|from|with)\s[^,;:\"“”]{1,60}\s$")
_NAME_GAP: Final = re.compile(r"\s(?:[^\W\d_][\w.'’-]*\s){1,3}$")
_APPOSED_GAP: Final = re.compile(
    r"(?:\s[^,;:\"“”]{1,40})?,\s[^;:\"“”]{1,120},\s(?:(?:has|had|have|also|later|then)\s)*$"
)
_ROLE_GAP: Final = re.compile(
    r"\s(?:(?!(?:that|to|by|of|on|in|at|for|about|before|after|with|from|against|it|he|she|they|when|how|why|what)\s)"
    r"[a-z][\w-]*\s){0,3}$"
)
"""A role between an inverted cue and a name: "said farmer X"."""
_BEHIND_PREPOSITION: Final = re.compile(
    r"\b(?:of|for|by|with|from|to|against|about|and|after|meeting)\s+$", re.IGNORECASE
)
_NESTED: Final = re.compile(r"[^,;:\"“”]*$")
"""Between a cue and one that is said by it ("said the mayor had told reporters"), no clause ends."""
_ONLY_MARKS: Final = re.compile(r"[\s,.!?\"“”'‘’–—-]*$")
_INVERTING: Final = re.compile(r"[,\"”’'!?.–—]\s*$")
_ACCORDING: Final = re.compile(r"\b(?:according to|per)\s+$", re.IGNORECASE)
LONGEST_GAP_WORDS: Final = 12
"""Words between a cue and its content, as "told a news conference in the capital on Tuesday that"."""


class Frame(NamedTuple):
    """A speaker and the cue beside it: [start, end) holds both."""

    start: int
    end: int


@lru_cache(maxsize=1024)
def strong_cues(text: str) -> tuple[Span, ...]:
    """The words outside quotation marks that report speech, in order."""
    quoted = quoted_spans(text)
    found = []
    for match in _WORD.finditer(text):
        word, (start, end) = match[0].casefold(), match.span()
        if word == "according" and text[end : end + 3].casefold() == " to":
            end += 3
        elif word not in _PLAINLY_VERBS:
            continue
        if not _BY.match(text, end) and not any(low <= start < high for low, high in quoted):
            found.append(Span(start, end))
    return tuple(found)


def frame(text: str, mention: Span, cue: Span | None) -> Frame | None:
    """The frame that a mention and a cue of one sentence make, or None when they do not plainly belong together."""
    start, end = min(mention.start, (cue or mention).start), max(mention.end, (cue or mention).end)
    if cue is None:
        before = _ACCORDING.search(text, 0, mention.start)
        if before is not None:
            return Frame(before.start(), mention.end)
        return Frame(start, end) if text[mention.end : mention.end + 1] == ":" else None
    words = text[cue.start : cue.end].casefold().split()
    if not words:
        return None
    if words[-1] in {"to", "per", "by"} or words[0] == "citing":
        beside = cue.end <= mention.start and text[cue.end : mention.start].strip() in {"", "the", "a"}
        return Frame(start, end) if beside else None
    if not any(word in CUE_FORMS for word in words):
        return None
    if mention.end <= cue.start:
        return Frame(start, end) if _speaks(text, mention, cue) else None
    inverted = cue.end <= mention.start and _ROLE_GAP.match(text[cue.end : mention.start])
    if inverted and not ADDRESSING & set(words) and _INVERTING.search(text, 0, cue.start):
        return Frame(start, end)
    return None


def _speaks(text: str, mention: Span, cue: Span) -> bool:
    """Whether a mention before its cue is its subject."""
    gap = text[mention.end : cue.start]
    if gap == ", " and ("," in text[mention.start : mention.end] or text.endswith(", ", 0, mention.start)):
        return True
    if _BEHIND_PREPOSITION.search(text, max(0, mention.start - 12), mention.start):
        return False
    if _PLAIN_GAP.match(gap):
        return not text[cue.end :].startswith(" by ")
    if rivals(text, Span(mention.end, cue.start), ()) or _LINKING.search(gap):
        return False
    return any(pattern.match(gap) for pattern in (_MODIFIER_GAP, _APPOSED_GAP)) or _is_name(gap)


def _is_name(gap: str) -> bool:
    return _NAME_GAP.match(gap) is not None and all(word[:1].isupper() for word in gap.split())


def rivals(text: str, within: Span, own: tuple[Span, ...]) -> list[Span]:
    """Cues between two places that are none of ``own``."""
    return [
        cue
        for cue in strong_cues(text)
        if within.start <= cue.start < within.end and not any(cue.start < o.end and o.start < cue.end for o in own)
    ]


def holds(text: str, framed: Frame, piece: Span, own: tuple[Span, ...]) -> bool | None:
    """Whether a frame's speaker says a piece of the same sentence; None when the surface does not tell.

    ``own`` are the cues of the same chain: they stand between a speaker and the content without being rivals.
    """
    own = (*own, Span(framed.start, framed.end))
    if piece.start <= framed.start and framed.end <= piece.end:
        return None if rivals(text, piece, own) else True
    if piece.start >= framed.end:
        return _follows(text, framed, piece, own)
    if piece.end <= framed.start:
        return _precedes(text, framed, piece, own)
    return None


def _follows(text: str, framed: Frame, piece: Span, own: tuple[Span, ...]) -> bool | None:
    gap = Span(framed.end, piece.start)
    between = text[gap.start : gap.end]
    if others := rivals(text, gap, own):
        return None if _NESTED.match(text[gap.start : others[0].start]) else False
    if _claimed_behind(text, piece, own) or _HINGE.search(between):
        return None
    return True if len(between.split()) <= LONGEST_GAP_WORDS or len(strong_cues(text)) <= 1 else None


def _claimed_behind(text: str, piece: Span, own: tuple[Span, ...]) -> bool:
    """Whether "..., Y said" follows a piece without a conjunction: then the piece may be Y's."""
    following = rivals(text, Span(piece.end, min(len(text), piece.end + 80)), own)
    if not following or not text[piece.end : piece.end + 3].strip().startswith((",", '"', "”", "’")):
        return False
    between = text[piece.end : following[0].start]
    return not _LINKING.search(between) and between.count(",") <= 1


def _precedes(text: str, framed: Frame, piece: Span, own: tuple[Span, ...]) -> bool | None:
    gap = Span(piece.end, framed.start)
    between = text[gap.start : gap.end]
    if rivals(text, gap, own) or _LINKING.search(between):
        return False
    if rivals(text, Span(max(0, piece.start - 60), piece.start), own):
        return None
    if _ONLY_MARKS.match(between):
        return True
    return True if len(strong_cues(text)) <= 1 and len(between.split()) <= LONGEST_GAP_WORDS else None
