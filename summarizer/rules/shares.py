"""Parts of a counted group: "45 people, including 12 children", "among them A", "two of whom were nurses".

Each part is a row of its own; that it belongs to the total is computed by the checkpoint (part_of). Not responsible
for: reading the list (rolls).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from summarizer.rules.persons import is_person
from summarizer.rules.phrases import Words, children
from summarizer.rules.rolls import Entry, entries

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


class Total(Protocol):
    """What is asked of the group that the part is of."""

    @property
    def victim(self) -> Token:
        """Its head word."""

    @property
    def count(self) -> Words | None:
        """The words of its number."""

    @property
    def trigger(self) -> Token:
        """The word that tells what befell it."""


Group = TypeVar("Group", bound=Total)

MOST_MARKS: Final = 20
"""Parts told in one sentence; a text with more is an attack on the time it takes."""
_MARK: Final = re.compile(r"\b(?:including|(?:among|amongst)\s(?:them|whom)(?:\s(?:were|was|are))?)\b", re.IGNORECASE)
_OF_THEM: Final = re.compile(r"\bof\s(?:them|whom)\b(?:\s(?:were|was|are|is|being))?\s*", re.IGNORECASE)
_STOP: Final = re.compile(
    r"\s(?:were|was|are|is|has|have|had|who|which|said|died|when|after|while|according|in|at)\s|[;:]"
)


def parts(sentence: Span, groups: Sequence[Group]) -> Iterator[tuple[Group, Entry]]:
    """Each part that a sentence tells of the groups harmed in it, with its group."""
    text = sentence.text
    for match in islice(_MARK.finditer(text), MOST_MARKS):
        mark = _at(sentence, match.start())
        first = _at(sentence, match.end())
        owner = _owner(mark, groups) if mark is not None else None
        if first is None or owner is None or mark is None or _is_of_things(mark):
            continue
        stop = _STOP.search(text, match.end())
        last = _at(sentence, stop.start() + 1) if stop is not None else None
        for entry in entries(sentence.doc, first.i, last.i if last is not None else sentence.end):
            yield owner, entry
    for match in islice(_OF_THEM.finditer(text), MOST_MARKS):
        part = _of_them(sentence, match)
        owner = _owner(part.head, groups) if part is not None else None
        if part is not None and owner is not None:
            yield owner, part


def _owner(mark: Token, groups: Sequence[Group]) -> Group | None:
    """The group told last before the mark."""
    before = [group for group in groups if _place(group) < mark.i]
    return max(before, key=_place, default=None)


def _place(group: Total) -> int:
    """Where a group is told: a number may resume a noun that stands long before it."""
    return max(group.victim.i, group.count.start if group.count is not None else 0)


def _is_of_things(mark: Token) -> bool:
    """ "several towns, including X": the noun before the mark is nobody."""
    head = mark.head
    return (
        head.pos_ in {"NOUN", "PROPN"}
        and head.i < mark.i
        and not is_person(head)
        and bool(children(head, "nummod", "amod") and head.tag_ == "NNS")
    )


def _of_them(sentence: Span, match: re.Match[str]) -> Entry | None:
    """ "147 of them civilians", "two of whom were nurses"; "four of them seriously" is no group."""
    doc: Doc = sentence.doc
    of, noun = _at(sentence, match.start()), _at(sentence, match.end())
    if of is None or noun is None or of.i == sentence.start:
        return None
    number = doc[of.i - 1]
    if number.pos_ != "NUM" and number.lower_ not in {"most", "many", "several", "all", "some", "half"}:
        return None
    for token in doc[noun.i : min(noun.i + 4, sentence.end)]:
        if token.pos_ in {"NOUN", "PROPN"} and is_person(token):
            return _entry(doc, number, token, noun)
        if token.pos_ not in {"ADJ", "DET", "NOUN", "PROPN", "NUM"}:
            return None
    return None


def _entry(doc: Doc, number: Token, head: Token, first: Token) -> Entry:
    start = first.i
    while start < head.i and doc[start].pos_ == "DET":
        start += 1
    counted = number.pos_ == "NUM" or number.lower_ in {"several", "many"}
    return Entry(head, Words(start, head.i + 1), Words(number.i, number.i + 1) if counted else None, False)


def _at(sentence: Span, offset: int) -> Token | None:
    at = sentence.start_char + offset
    return next((token for token in sentence if token.idx + len(token.text) > at and not token.is_space), None)
