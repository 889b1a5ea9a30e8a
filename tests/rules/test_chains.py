"""Chains: whom the outlet quotes first, whom that one cites after."""

from __future__ import annotations

import pytest

from summarizer.rules import chains
from tests.rules.conftest import Read

BURNED = "soldiers had burned the mill"
REPORTS = ("reports", None)


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        (f"Jane Roe said the office has received reports of an incident in which {BURNED}.",
         [("Jane Roe", "said"), ("the office", "has received"), REPORTS]),
        (f"The ministry had reports that {BURNED}.", [("The ministry", "had"), REPORTS]),
        (f"The army received reports indicating that {BURNED}.", [("The army", "received"), REPORTS]),
        (f"There were reports that {BURNED}.", [REPORTS]),
        (f"Jane Roe said that, according to the ministry, {BURNED}.",
         [("Jane Roe", "said"), ("the ministry", "according to")]),
        ("The governor questioned the figure of 40 dead.", [("The governor", "questioned")]),
        (f"A statement from the ministry said {BURNED}.", [("the ministry", "said")]),
        ("The ministry accused the army of burning the mill.", [("The ministry", "accused")]),
        (f"Jane Roe said she had told aides that {BURNED}.", [("Jane Roe", "said")]),
        (f"Jane Roe said she believed {BURNED}.", [("Jane Roe", "said"), ("she", "believed")]),
        (f"Jane Roe said she had been told by Ann Hale that {BURNED}.",
         [("Jane Roe", "said"), ("Ann Hale", "had been told")]),
    ],
)  # fmt: skip
def test_the_chain_of_one_claim(read: Read, sentence: str, chain: list[tuple[str, str | None]]) -> None:
    assert read(sentence).chains() == [chain]


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("Soldiers had burned the mill, said Jane Roe, citing reports.", [("Jane Roe", "said"), REPORTS]),
        ("Soldiers had burned the mill, the ministry said, citing witnesses.",
         [("the ministry", "said"), ("witnesses", None)]),
    ],
)  # fmt: skip
def test_whom_a_speaker_cites_is_the_root(read: Read, sentence: str, chain: list[tuple[str, str | None]]) -> None:
    found = read(sentence)
    assert (found.chains(), found.contents()) == ([chain], [["Soldiers had burned the mill"]])


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        (f"The ministry said {BURNED}.", "unspecified"),
        (f"The ministry told reporters that {BURNED}.", "briefing"),
        (f"The ministry said in a statement that {BURNED}.", "statement"),
        (f"A statement from the ministry said {BURNED}.", "statement"),
        (f"In an interview, Jane Roe said {BURNED}.", "interview"),
        (f"The ministry told Reuters that {BURNED}.", "other-media"),
        (f"There were reports that {BURNED}.", "second-hand"),
        (f"According to reports, {BURNED}.", "second-hand"),
    ],
)
def test_the_channel(read: Read, sentence: str, channel: str) -> None:
    (claim,) = read(sentence).claims
    assert claim.attribution[0].channel == channel


def test_received_reports_are_a_channel_of_the_receiver(read: Read) -> None:
    (claim,) = read(f"Jane Roe said the office has received reports of an incident in which {BURNED}.").claims
    assert [link.channel for link in claim.attribution] == ["unspecified", "reports-received", "second-hand"]


def test_the_outlet_is_no_link(read: Read) -> None:
    text = f"The Valley Ledger has learned that {BURNED}."
    assert read(text, outlet="Valley Ledger").chains() == []
    assert read(text, outlet="Coast Gazette").chains() == [[("The Valley Ledger", "has learned")]]


def test_a_headline_makes_no_claim(read: Read) -> None:
    found = read("The council said the mill burned.", title="Mill burned down, ministry said")
    assert found.article.body_start > 0
    assert found.chains() == [[("The council", "said")]]


def test_two_statements_of_one_speaker_are_two_claims(read: Read) -> None:
    found = read("“The mill burned down,” said Jane Roe, adding that three people died.")
    assert found.contents() == [["The mill burned down"], ["three people died"]]
    assert len(found.sources) == 1


def test_the_outlets_own_claim_is_made_once_on_first_need(read: Read) -> None:
    found = read("The mill burned on Monday.")
    claims = chains.Claims(found.article, found.doc, sources=None)  # type: ignore[arg-type]
    first = chains.own_voice(claims, 1)
    assert chains.own_voice(claims, 2) == first
    assert [(claim.content[0].text, claim.attribution) for claim in claims.drafts] == [
        ("The mill burned on Monday", [])
    ]


def test_every_quote_stands_where_it_says(read: Read) -> None:
    found = read(
        f"Jane Roe, a spokeswoman for the Harbour Ministry, said {BURNED}.\n\n"
        "“We ran to the river,” she said. “Nobody was hurt.”\n\nThe ministry received reports of killings."
    )
    assert len(found.claims) == 3
    for quote in found.quotes():
        assert quote.start is not None
        assert found.article.text[quote.start : quote.start + len(quote.text)] == quote.text
        assert found.article.sentence_at(quote.start) == quote.sentence
