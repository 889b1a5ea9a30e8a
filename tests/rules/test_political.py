"""How much of ten political pieces the rules find, and what a rule's near miss must not give."""

from __future__ import annotations

import re

import pytest

from summarizer.draft import DraftClaim, DraftLink
from summarizer.rules.attribution import GENERATORS
from tests.rules.conftest import Read
from tests.rules.political import PIECES, Piece

ENOUGH = 0.5
"""Share of letters that a found content has in common with the right one, of the longer of the two."""


def letters(text: str, content: str) -> set[int]:
    """Places of the letters and digits of a content whose pieces stand in this order."""
    found: set[int] = set()
    place = text.index(content.split(" ... ", maxsplit=1)[0])
    for piece in content.split(" ... "):
        place = text.index(piece, place)
        found |= {i for i in range(place, place + len(piece)) if text[i].isalnum()}
        place += len(piece)
    return found


def found_in(claim: DraftClaim, body: int) -> set[int]:
    pieces = [(quote.start or 0, quote.text) for quote in claim.content]
    return {start + i - body for start, text in pieces for i, letter in enumerate(text) if letter.isalnum()}


def last_word(phrase: str) -> str:
    return re.findall(r"\w+", phrase.removesuffix("'s"))[-1].lower()


def is_right(link: DraftLink, content: set[int], speaker: str, right: set[int]) -> bool:
    overlap = len(content & right) / max(len(content), len(right))
    return overlap >= ENOUGH and last_word(speaker) in link.mention.text.lower()


def score(read: Read, piece: Piece) -> tuple[int, int, int]:
    """Right, found and wanted attributions of first links; nested ones of the gold are not wanted here."""
    reading = read(piece.text)
    text = reading.article.text
    rows = [(claim.attribution[0], found_in(claim, 0)) for claim in reading.claims if len(claim.attribution) == 1]
    nested = {("I", "think"), ("We", "believe"), ("he", "believes"), ("investigators", "believe"),
              ("My wife", "thinks"), ("The governor", "told"), ("48 percent", "thought")}  # fmt: skip
    wanted = [(who, letters(text, what)) for who, cue, what in piece.said if (who, cue) not in nested]
    right = sum(any(is_right(link, content, who, what) for link, content in rows) for who, what in wanted)
    return right, len(rows), len(wanted)


def test_the_pieces_are_read_nearly_whole(read: Read) -> None:
    right, found, wanted = (sum(column) for column in zip(*(score(read, piece) for piece in PIECES), strict=True))
    assert right / wanted >= 0.9
    assert right / found >= 0.9


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.name)
def test_every_claim_has_the_name_of_its_rule(read: Read, piece: Piece) -> None:
    reading = read(piece.text)
    names = {generator.__name__ for generator in GENERATORS} | {"floating_quotes"}
    assert set(reading.rules.values()) <= names
    assert list(reading.rules) == [claim.key for claim in reading.claims]
