"""The words in which results are shown to a reader: places, chains, figures, statuses, reasons.

Pure functions from verified items to short strings; every one of them is safe for a terminal.
Not responsible for: layout and colour (exporters.text).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.article import Article
    from summarizer.evidence import Evidence
    from summarizer.summary import Attribution, Count, Place, Source, Time

STATUSES = {
    "answered": "answered from these articles",
    "reported-unconfirmed": "reported, not confirmed",
    "sources-conflict": "the sources contradict each other",
    "partly-answered": "answered in part",
    "not-in-articles": "not in these articles",
    "ambiguous": "the question can be read in more than one way",
}
"""AnswerStatus in plain words."""

REASONS = {
    "not-in-article": "these words are not in the article",
    "number-not-in-evidence": "a number is not in the words it points at",
    "name-not-in-evidence": "a name is not in the words it points at",
    "negation-not-in-evidence": "it negates what the article does not, or the other way round",
    "hedge-dropped": "it drops a word of doubt that the article has",
    "speaker-not-supported": "the article does not say that this speaker said it",
    "unlinked": "it points at an item that is not there",
    "schema": "it does not have the required form",
    "too-long": "it is too long to be checked",
}
"""Reason in plain words."""

MODES = {"direct": "direct quotation", "partial": "partly quoted", "indirect": "reported speech"}
"""Mode in plain words."""

_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_JOINERS = "\u200b-\u200d"
_UNSAFE = re.compile(
    f"({_FLAG})"
    "|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    "|[\u180e\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    f"|(?<=[{_SELECTORS}])[{_SELECTORS}]|(?<=[{_JOINERS}])[{_JOINERS}]"
)
"""Shown as escapes, never sent to a terminal: control characters, direction overrides and isolates, lone surrogates,
line separators, and what hides text from a reader: invisible operators, tag characters (but for the flags of regions,
Unicode TS 51), a variation selector or zero-width character after another one. A single joiner is part of many scripts
and of emoji, direction marks are part of right-to-left text: they stay."""

UNKNOWN = "-"


def printable(text: str) -> str:
    """The text with control and hidden characters as visible escapes; a tab becomes a space, line feeds stay."""
    return _UNSAFE.sub(_escape, text.replace("\t", " "))


def _escape(found: re.Match[str]) -> str:
    if found.group(1):
        return found.group()
    code = ord(found.group())
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def one_line(text: str) -> str:
    """:func:`printable`, with every run of white space as one space."""
    return printable(" ".join(text.split()))


def asked(answer: Answer) -> str | None:
    """The question as typed when it was read as another one, else None."""
    typed = one_line(answer.asked)
    return typed if typed != one_line(answer.question) else None


def offsets(evidence: Evidence) -> str:
    """``[start-end]`` in characters of the article's text, end exclusive."""
    return f"[{evidence.start}-{evidence.end}]"


def stands(article: Article, evidence: Sequence[Evidence]) -> str:
    """Where evidence stands: "sentence 3 [183-420], sentence 7 [900-950]"; sentences count from 1."""
    return ", ".join(f"sentence {article.sentence_at(piece.start) + 1} {offsets(piece)}" for piece in evidence)


def mentions(article: Article, evidence: Sequence[Evidence]) -> str:
    """The first mention's place and, if there are more, how many: "sentence 2 [60-90], 4 mentions"."""
    first = stands(article, evidence[:1])
    return first if len(evidence) == 1 else f"{first}, {len(evidence)} mentions"


def source_label(source: Source) -> str:
    """A source as a reader would write it: name (role, organisation), or the words of its first mention."""
    called = source.name or source.role or source.mentions[0].exact
    details = [part for part in (source.role, source.organisation) if part and part.lower() not in called.lower()]
    return one_line(called + (f" ({', '.join(details)})" if details else ""))


def chain(attribution: Sequence[Attribution], sources: dict[str, Source]) -> str:
    """Who said it, outermost first: "Name (role, organisation) -> the office -> reports"; "" for the outlet."""
    labels: list[str] = []
    for link in attribution:
        label = source_label(sources[link.source_id])
        labels.append(label if label not in labels else one_line(link.mention.exact))
    return " -> ".join(labels)


def spoken(attribution: Sequence[Attribution], sources: dict[str, Source]) -> str:
    """A chain with the cue of each link in the article's words: "Name “said” -> the office “has received”"."""
    links = []
    for link in attribution:
        called = sources[link.source_id].name or link.mention.exact
        links.append(one_line(called) + (f" {quoted(link.cue.exact)}" if link.cue else ""))
    return " -> ".join(links)


def figure(count: Count | None) -> str:
    """A figure as worded with its computed low/best/high: "nearly 400 (-/400/-)"."""
    if count is None:
        return "no number given"
    bounds = "/".join(UNKNOWN if bound is None else f"{bound:,}" for bound in (count.low, count.best, count.high))
    return f"{one_line(count.text)} ({bounds})"


def place_text(place: Place) -> str:
    """A place as worded, with its precision when known."""
    return one_line(place.name) + (f" ({place.precision})" if place.precision != "unknown" else "")


def time_text(time: Time) -> str:
    """A time as worded, with the day or days it was resolved to."""
    if time.start is None:
        return f"{one_line(time.text)} (date unresolved)"
    days = time.start if time.end in (None, time.start) else f"{time.start} to {time.end}"
    return one_line(time.text) + ("" if days in time.text else f" ({days})")


def quoted(words: str) -> str:
    """Words in quotation marks, with none doubled when they bring their own."""
    line = one_line(words)
    return line if line[:1] in "“\"‘'«" and line[-1:] in "”\"’'»" else f"“{line}”"
