"""Whoever puts a toll at a number is quoted for it; what merely raises it is not."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Read


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Karl Lunde, the mayor, put the number of dead at 17.", "Karl Lunde", "the number of dead at 17"),
        ("The ministry raised the death toll to 45 on Friday.", "The ministry", "the death toll to 45 on Friday"),
        ("Hospital staff put the toll at 40.", "Hospital staff", "the toll at 40"),
        ("The inquiry put the toll at 40.", "The inquiry", "the toll at 40"),
    ],
)
def test_who_gives_a_toll_is_its_source(read: Read, text: str, speaker: str, content: str) -> None:
    [claim] = [claim for claim in read(text).claims if claim.attribution]
    [link] = claim.attribution
    assert link.mention.text.startswith(speaker)
    assert " ".join(piece.text for piece in claim.content) == content


@pytest.mark.parametrize(
    "text",
    [
        "The collapse raised the death toll to 17.",
        "A woman died on Monday, bringing the toll to ten.",
        "The ministry raised the price of bread to 17 crowns.",
        "The ministry put the tents at the harbour.",
    ],
)
def test_what_raises_a_toll_speaks_for_nobody(read: Read, text: str) -> None:
    assert [claim for claim in read(text).claims if claim.attribution] == []
