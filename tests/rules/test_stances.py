"""Promises, demands and denials without a clause; plans, requests and orders are none."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Read, Said


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor vowed to fight the order in court.",
         Said("stances", "mayor", "vowed", ["to fight the order in court"])),
        ("Several lawmakers urged Roe to step aside.",
         Said("stances", "lawmakers", "urged", ["Roe to step aside"])),
        ("The governor has denied any wrongdoing.",
         Said("stances", "governor", "has denied", ["any wrongdoing"])),
        ("The owner denied the accusations by two former clerks.",
         Said("stances", "owner", "denied", ["the accusations by two former clerks"])),
    ],
)  # fmt: skip
def test_a_stance_is_a_saying(read: Read, sentence: str, expected: Said) -> None:
    assert read(sentence).said == [expected]


def test_two_promises_are_two_sayings(read: Read) -> None:
    said = read("Roe promised to sue the paper after the vote and threatened to resign.").said
    assert [one.content for one in said] == [["to sue the paper after the vote"], ["to resign"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "The judge denied the request.",
        "The board denied a license to the mill.",
        "The mayor did not promise to build a bridge.",
        "The mayor plans to build a bridge.",
        "The mayor refused to promise to build a bridge.",
        "The rain threatened to spoil the harvest.",
        "Roe was urged to step aside.",
        "The colonel ordered the men to leave.",
    ],
)
def test_a_near_miss_is_none(read: Read, sentence: str) -> None:
    assert [one for one in read(sentence).said if one.rule == "stances"] == []


def test_a_denial_counts_as_one(read: Read) -> None:
    [claim] = read("The governor has denied any wrongdoing.").claims
    assert claim.attribution[0].cue is not None
    assert claim.attribution[0].cue.text == "has denied"
