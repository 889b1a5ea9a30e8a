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
        ("The army reported at least six rebel deaths.", "The army", "at least six rebel deaths"),
        ("The hospital had confirmed four deaths.", "The hospital", "four deaths"),
        ("The ministry admitted to 21 deaths.", "The ministry", "21 deaths"),
        ("Police reported two dead and five injured.", "Police", "two dead and five injured"),
        ("Doctors counted 12 dead and 30 wounded.", "Doctors", "12 dead and 30 wounded"),
        (
            "Spokesmen for the brigade reported five soldiers killed, several wounded, and 12 rebel losses.",
            "Spokesmen for the brigade",
            "five soldiers killed, several wounded, and 12 rebel losses",
        ),
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
        "The police did not report any deaths.",
        "The police are expected to confirm two deaths.",
        "The country recorded 40 deaths in May.",
        "The city reported two fires.",
    ],
)
def test_what_raises_a_toll_speaks_for_nobody(read: Read, text: str) -> None:
    assert [claim for claim in read(text).claims if claim.attribution] == []
