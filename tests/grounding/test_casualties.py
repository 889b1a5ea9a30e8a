"""Casualties: numbers widened and computed, rows rejected whole."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.draft import DraftCasualty, DraftClaim, Quote
from tests.grounding.drafting import (
    ARMY,
    DIRECTOR,
    FRONT,
    NURSES,
    ORSK,
    REBELS,
    SHELLING,
    casualty,
    claim,
    force,
    grounded,
    quote,
    reasons,
)

BASE = {"sources": [DIRECTOR, ORSK], "claims": [SHELLING, NURSES], "forces": [ARMY, REBELS]}


def test_a_row_is_computed_from_its_words() -> None:
    row = casualty(
        "shelling", "people", "50", near="shelled", perpetrator="a", perpetrator_text="The army", means="shelled",
        place="the river town of Velmora", time="Tuesday",
    )  # fmt: skip
    summary = grounded(**BASE, casualties=[row])
    (found,) = summary.casualties
    assert summary.rejected == []
    assert found.count is not None
    assert found.count.model_dump() == {
        "text": "at least 50",
        "low": 50,
        "best": None,
        "high": None,
        "qualifier": "at-least",
    }
    assert found.time is not None
    assert (found.time.start, found.time.basis) == ("2024-05-14", "article-date")
    assert found.place is not None
    assert found.place.precision == "town"
    assert found.perpetrator == summary.forces[0].id
    assert found.attribution == summary.claims[0].attribution
    assert found.motive is None


def test_a_row_is_as_sure_as_its_claim() -> None:
    (found,) = grounded(**BASE, casualties=[casualty("nurses", "nurses", "three", near="three nurses")]).casualties
    assert found.factuality == "alleged"


def test_a_part_of_a_total_is_linked() -> None:
    rows = [
        casualty("shelling", "children", "12", near="shelled"),
        casualty("shelling", "people", "at least 50", near="shelled"),
    ]
    total, part = grounded(**BASE, casualties=rows).casualties
    assert (total.part_of, part.part_of) == (None, total.id)


@pytest.mark.parametrize(
    ("sentence", "victims", "linked"),
    [
        ("Shells killed 9 people, 2 of them women.", ["people", "women"], True),
        ("Shells killed 9 people, among them 2 women.", ["people", "women"], True),
        ("Shells killed 9 men in the old town and 2 women.", ["men", "women"], False),
        ("Shells killed 2 men, including 9 women.", ["men", "women"], False),
        ("Shells killed dozens of men, including 2 boys.", ["men", "boys"], True),
    ],
)
def test_part_of(sentence: str, victims: list[str], linked: bool) -> None:
    article = Article.from_text(f"Head stands here.\n\n{sentence}", title="H")
    words = [sentence.split(name, maxsplit=1)[0].rsplit(maxsplit=1)[-1] for name in victims]
    words = ["2" if word == "them" else "dozens" if word == "of" else word for word in words]
    said = DraftClaim(key="x", content=[quote(sentence.rstrip("."), article=article)])
    rows = [
        DraftCasualty(
            claim="x", kind="killed", victims=quote(name, article=article), count=quote(count, article=article)
        )
        for name, count in zip(victims, words, strict=True)
    ]
    first, second = grounded(article, claims=[said], casualties=rows).casualties
    assert second.part_of == (first.id if linked else None)


def test_a_row_without_a_number_is_no_part_and_no_total() -> None:
    rows = [casualty("shelling", "children", near="shelled"), casualty("shelling", "people", "50", near="shelled")]
    assert [found.part_of for found in grounded(**BASE, casualties=rows).casualties] == [None, None]


def test_the_same_row_twice_is_one() -> None:
    row = casualty("nurses", "nurses", "three", near="three nurses")
    assert len(grounded(**BASE, casualties=[row, row.model_copy()]).casualties) == 1


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (casualty("none", "people", "50", near="shelled"), ("unlinked", "none")),
        (casualty("shelling", "sailors", "50", near="shelled"), ("not-in-article", "sailors")),
        (casualty("shelling", "people", "500", near="shelled"), ("number-not-in-evidence", "500")),
        (casualty("shelling", "people", "5", near="shelled"), ("number-not-in-evidence", "5")),
        (casualty("shelling", "people", "400", near="nearly"), ("unlinked", "people")),
        (casualty("shelling", "people", "people", near="shelled"), ("number-not-in-evidence", "people")),
        (
            casualty("shelling", "people", "50 people, including 12", near="shelled"),
            ("number-not-in-evidence", "50 people, including 12"),
        ),
        (casualty("shelling", "people", "50", near="shelled", means="gas"), ("not-in-article", "gas")),
        (casualty("shelling", "people", "50", near="shelled", place="Tarsk"), ("not-in-article", "Tarsk")),
        (casualty("shelling", "people", "50", near="shelled", perpetrator="zz"), ("unlinked", "zz")),
        (casualty("shelling", "people", "50", near="shelled", perpetrator="r"), ("unlinked", "r")),
        (
            casualty(
                "shelling", "people", "50", near="shelled", perpetrator="r", perpetrator_text="a hospital director"
            ),
            ("name-not-in-evidence", "a hospital director"),
        ),
    ],
)
def test_a_half_invented_row_is_no_row(row: DraftCasualty, expected: tuple[str, str]) -> None:
    summary = grounded(**BASE, casualties=[row])
    found = [item for item in reasons(summary) if item[0] == "casualty"]
    if expected == ("unlinked", "people"):  # "people" of another sentence, too far from the claim or its number
        found = [(kind, reason, "people") for kind, reason, _ in found]
        expected = (found[0][1], "people")
    assert summary.casualties == []
    assert found == [("casualty", *expected)]


def test_a_number_of_another_sentence_is_not_this_rows() -> None:
    row = DraftCasualty(claim="shelling", kind="killed", victims=quote("people"), count=quote("three"))
    assert reasons(grounded(**BASE, casualties=[row])) == [("casualty", "number-not-in-evidence", "three")]


def test_victims_far_from_the_claim_are_unlinked() -> None:
    row = DraftCasualty(claim="shelling", kind="injured", victims=quote("soldiers"))
    assert reasons(grounded(**BASE, casualties=[row])) == [("casualty", "unlinked", "soldiers")]


def test_a_perpetrator_without_words_takes_a_listed_mention_of_the_row() -> None:
    (found,) = grounded(
        **BASE, casualties=[casualty("shelling", "people", "50", near="shelled", perpetrator="a")]
    ).casualties
    assert found.perpetrator_text == "The army"


def test_a_definite_phrase_may_be_a_perpetrator_and_becomes_a_mention() -> None:
    row = casualty("nurses", "nurses", "three", near="three nurses", perpetrator="r", perpetrator_text="the fighters")
    summary = grounded(**BASE, casualties=[row])
    assert summary.casualties[0].perpetrator_text == "the fighters"
    rebels = next(found for found in summary.forces if found.name == "Northern Front")
    assert "the fighters" in [mention.exact for mention in rebels.mentions]


def test_a_source_may_be_a_perpetrator() -> None:
    said = claim("x", "the army was holding nearly 400 villagers")
    row = casualty(
        "x", "villagers", "400", "held", near="villagers", perpetrator="n", perpetrator_text="The Northern Front"
    )
    summary = grounded(sources=[FRONT], claims=[said], casualties=[row])
    (found,) = summary.casualties
    assert found.perpetrator == "s1"
    assert found.count is not None
    assert found.count.text == "nearly 400"


def test_a_motive_keeps_its_own_evidence() -> None:
    article = Article.from_text("Head stands here.\n\nRebels shot 3 men for desertion.", title="H")
    said = DraftClaim(key="x", content=[quote("Rebels shot 3 men for desertion", article=article)])
    row = DraftCasualty(
        claim="x", kind="killed", victims=quote("men", article=article), motive=quote("for desertion", article=article)
    )
    (found,) = grounded(article, claims=[said], casualties=[row]).casualties
    assert found.motive is not None
    assert found.motive.text == "for desertion"
    assert found.motive.evidence[0].exact == "Rebels shot 3 men for desertion."
    assert found.count is None


def test_a_count_that_no_pattern_finds_is_read_by_itself() -> None:
    article = Article.from_text("Head stands here.\n\nA man was shot.", title="H")
    said = DraftClaim(key="x", content=[Quote(text="A man was shot", sentence=2)])
    row = DraftCasualty(
        claim="x", kind="killed", victims=Quote(text="man", sentence=2), count=Quote(text="A", sentence=2)
    )
    (found,) = grounded(article, claims=[said], casualties=[row]).casualties
    assert found.count is not None
    assert (found.count.text, found.count.best) == ("A", 1)


def test_one_notice_for_all_times_without_an_article_date() -> None:
    article = Article.from_text(
        "Head stands here.\n\nRebels shot 3 men on Tuesday. On Tuesday and Friday he spoke.", title="H"
    )
    said = DraftClaim(key="x", content=[quote("Rebels shot 3 men", article=article)])
    rows = [
        DraftCasualty(
            claim="x", kind=kind, victims=quote("men", article=article), time=quote("Tuesday", article=article)
        )
        for kind in ("killed", "injured")
    ]
    summary = grounded(article, claims=[said], casualties=rows)
    (notice,) = summary.notices
    assert "--published" in notice
    assert "Tuesday" in notice
    assert {found.time and found.time.basis for found in summary.casualties} == {"unresolved"}


def test_a_force_is_preferred_to_a_source_of_the_same_key() -> None:
    row = casualty("shelling", "people", "50", near="shelled", perpetrator="d", perpetrator_text="The army")
    summary = grounded(sources=[DIRECTOR], claims=[SHELLING], forces=[force("d", "army", "The army")], casualties=[row])
    assert summary.casualties[0].perpetrator == "f1"
