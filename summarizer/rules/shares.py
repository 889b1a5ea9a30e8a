"""Parts of a counted group: "45 people, including 12 children", "two of whom were nurses", "three of the dead were A".

Each part is a row of its own; that it belongs to the total is computed by the checkpoint (part_of). Not responsible
for: reading the list (rolls).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, Protocol, TypeVar

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.rules.persons import is_person
from summarizer.rules.phrases import Words, children
from summarizer.rules.rolls import Entry, entries

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from summarizer.vocabulary import CasualtyKind


class Total(Protocol):
    """What is asked of the group that the part is of."""

    @property
    def kind(self) -> CasualtyKind:
        """What befell it."""

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


class Part(NamedTuple, Generic[Group]):
    """A part: the group it is of, the word that tells what befell it, and its entry."""

    whole: Group
    cue: Token
    entry: Entry


MOST_MARKS: Final = 20
"""Parts told in one sentence; a text with more is an attack on the time it takes."""
_MARK: Final = re.compile(r"\b(?:including|(?:among|amongst)\s(?:them|whom)(?:\s(?:were|was|are))?)\b", re.IGNORECASE)
_OF_THEM: Final = re.compile(r"\bof\s(?:them|whom)\b(?:\s(?:were|was|are|is|being))?\s*", re.IGNORECASE)
KINDS: Final[dict[str, CasualtyKind]] = {
    "dead": "killed", "killed": "killed", "deceased": "killed", "fatalities": "killed", "injured": "injured",
    "wounded": "injured", "hurt": "injured", "missing": "missing", "kidnapped": "abducted", "hostages": "abducted",
}  # fmt: skip
"""What the words for a group say befell it; "victims" are whoever was told of last."""
_OF_THE_HARMED: Final = re.compile(
    rf"\b(?P<number>\w[\w,-]{{0,20}})\sof\s(?:the|those)\s(?:\w+\s)?(?P<who>victims|casualties|{'|'.join(KINDS)})\b"
    r"[^;:.,]{0,30}?\s(?:was|were|are|is|being)\s(?:\w+ly\s|also\s|both\s)?(?=\w)",
    re.IGNORECASE,
)
_OF_THE_HARMED_WERE: Final = re.compile(
    rf"\bof\s(?:the|those)\s(?:\w+\s)?(?P<who>victims|casualties|{'|'.join(KINDS)}),\s(?P<number>\w[\w,-]{{0,20}})"
    r"\s(?:was|were|are|is)\s(?:\w+ly\s|also\s|both\s)?(?=\w)",
    re.IGNORECASE,
)
_STOP: Final = re.compile(
    r"\s(?:were|was|are|is|has|have|had|who|which|said|died|when|after|while|according|in|at)\s|[;:]"
)


def parts(sentence: Span, groups: Sequence[Group]) -> Iterator[Part[Group]]:
    """Each part that a sentence tells of the groups harmed in it or before it; ``groups`` are told in this order."""
    text = sentence.text
    own = [group for group in groups if group.trigger.i >= sentence.start]
    for match in islice(_MARK.finditer(text), MOST_MARKS):
        mark = _at(sentence, match.start())
        first = _at(sentence, match.end())
        owner = _owner(mark, own) if mark is not None else None
        if first is None or owner is None or mark is None or _is_of_things(mark):
            continue
        for entry in entries(sentence.doc, first.i, _end(sentence, match.end(), first.i)):
            yield Part(owner, owner.trigger, entry)
    for match in islice(_OF_THEM.finditer(text), MOST_MARKS):
        part = _of_them(sentence, match)
        owner = _owner(part.head, own) if part is not None else None
        if part is not None and owner is not None:
            yield Part(owner, owner.trigger, part)
    shares = [
        *islice(_OF_THE_HARMED.finditer(text), MOST_MARKS),
        *islice(_OF_THE_HARMED_WERE.finditer(text), MOST_MARKS),
    ]
    for match in shares:
        yield from _of_the_harmed(sentence, match, groups)


def _end(sentence: Span, offset: int, first: int) -> int:
    """Where a list ends: before the next clause, and before who is quoted for it ("..., the mayor said")."""
    stop = _STOP.search(sentence.text, offset)
    last = _at(sentence, stop.start() + 1) if stop is not None else None
    end = last.i if last is not None else sentence.end
    behind = sentence.doc[first:end]
    end = next((token.i for token in behind if token.is_quote and token.nbor(-1).text in {",", ".", "!", "?"}), end)
    clause = next((token.i for token in behind if token.pos_ == "VERB" and token.tag_ in FINITE), end)
    end = min(end, clause)
    closing = sentence.doc[end] if end < sentence.end else None
    if closing is not None and (closing.i == clause or closing.lemma_ in CUE_LEMMAS):
        while (
            end > first and sentence.doc[end].text not in {",", ";"} and sentence.doc[end].lower_ not in {"and", "but"}
        ):
            end -= 1
    return end


FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})


def _of_the_harmed(sentence: Span, match: re.Match[str], groups: Sequence[Group]) -> Iterator[Part[Group]]:
    """ "Three of the dead were children": a part of the last group with that harm."""
    number, noun, cue = (_at(sentence, offset) for offset in (match.start("number"), match.end(), match.start("who")))
    if number is None or noun is None or cue is None:
        return
    kind = KINDS.get(match["who"].casefold())
    owner = next((group for group in reversed(groups) if kind in {None, group.kind} and _place(group) < number.i), None)
    part = _share(number, noun, sentence) if number.pos_ == "NUM" else None
    if owner is not None and part is not None:
        yield Part(owner, cue, part)


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
    return _share(doc[of.i - 1], noun, sentence)


def _share(number: Token, noun: Token, sentence: Span) -> Entry | None:
    """The people that a number counts, whose phrase begins at ``noun``."""
    doc: Doc = sentence.doc
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
