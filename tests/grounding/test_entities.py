"""Sources and forces, and which words may stand for them."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.draft import DraftForce, DraftSource, Quote
from summarizer.grounding.reference import conflicts, is_given, is_name_only, refers
from tests.grounding.drafting import ARTICLE, FRONT, ORSK, REBELS, claim, force, grounded, link, quote, reasons, source


@pytest.mark.parametrize(
    ("phrase", "name", "others", "expected"),
    [
        ("Lena Orsk", "Lena Orsk", (), True),
        ("Dr Orsk", "Lena Orsk", (), True),
        ("President Orsk", "Lena Orsk", (), True),
        ("UN spokeswoman Orsk", "Lena Orsk", (), True),
        ("Mia Orsk", "Lena Orsk", (), False),
        ("Mia Dahl", "Lena Orsk", (), False),
        ("she", "Lena Orsk", (), True),
        ("the doctor", "Lena Orsk", (), True),
        ("the town's doctor", "Lena Orsk", (), True),
        ("a doctor", "Lena Orsk", (), False),
        ("a doctor", "Lena Orsk", ("doctor",), True),
        ("Velmoran army spokesman", "Pavel Iru", ("Velmoran army spokesman",), True),
        ("the Tarskan army", "Velmoran army", (), False),
        ("the Free Army", "Northern Front", (), False),
        ("the fighters", "Northern Front", (), True),
        ("NF", "Northern Front", (), True),
        ("the NF", "Northern Front", (), True),
        ("Northern Front", "NF", (), True),
        ("the office", "UN human rights office", (), True),
        ("reports", None, ("reports",), True),
        ("reports", None, ("witnesses",), False),
        ("they", None, (), True),
        ("", "Lena Orsk", (), False),
    ],
)
def test_refers(phrase: str, name: str | None, others: tuple[str, ...], expected: bool) -> None:
    assert refers(phrase, name, others) is expected


def test_small_judgements_of_reference() -> None:
    assert conflicts("Mary Smith", "John Smith")
    assert not conflicts("Ms Smith", "John Smith")
    assert not conflicts("Northern Front", "NF")
    assert is_given("The office")
    assert not is_given("Offices")
    assert is_name_only("Ministry of Health spokesman Jan Brod")
    assert not is_name_only("Jan Brod fled")
    assert not is_name_only("the office")


def test_a_source_carries_the_articles_own_spelling() -> None:
    draft = DraftSource(
        key="x", name="lena orsk".title(), organisation="Northern  Front", mentions=[quote("Dr Lena Orsk")]
    )
    (found,) = grounded(sources=[draft]).sources
    assert (found.name, found.organisation, found.role) == ("Lena Orsk", "Northern Front", None)


def test_a_name_that_stands_nowhere_rejects_the_source_a_role_only_itself() -> None:
    wrong_name = ORSK.model_copy(update={"name": "Lena Orskova"})
    summary = grounded(sources=[wrong_name])
    assert summary.sources == []
    assert reasons(summary) == [("source", "name-not-in-evidence", "Lena Orskova")]
    wrong_role = ORSK.model_copy(update={"role": "surgeon", "organisation": "Red Cross"})
    summary = grounded(sources=[wrong_role])
    assert (summary.sources[0].role, summary.sources[0].organisation) == (None, None)
    assert reasons(summary) == [
        ("source", "name-not-in-evidence", "Red Cross"),
        ("source", "name-not-in-evidence", "surgeon"),
    ]


def test_mentions_that_stand_nowhere_or_name_someone_else_are_dropped() -> None:
    summary = grounded(sources=[source("x", "Dr Lena Orsk", "Dr Mia Dahl", "Pavel Iru", name="Lena Orsk")])
    assert [mention.exact for mention in summary.sources[0].mentions] == ["Dr Lena Orsk"]
    assert reasons(summary) == [
        ("source", "not-in-article", "Dr Mia Dahl"),
        ("source", "speaker-not-supported", "Pavel Iru"),
    ]


def test_a_source_without_mentions_is_rejected() -> None:
    summary = grounded(sources=[DraftSource(key="x", name="Lena Orsk", mentions=[]), source("y", "Dr Mia Dahl")])
    assert summary.sources == []
    assert reasons(summary) == [
        ("source", "not-in-article", "Dr Mia Dahl"),
        ("source", "not-in-article", None),
    ]


def test_the_same_source_under_two_keys_is_one() -> None:
    twin = ORSK.model_copy(update={"key": "twin"})
    said = claim("x", "shot and killed three nurses", link("twin", "Dr Lena Orsk", "said"))
    summary = grounded(sources=[ORSK, twin], claims=[said])
    assert [found.id for found in summary.sources] == ["s1"]
    assert summary.claims[0].attribution[0].source_id == "s1"


def test_a_key_given_twice_keeps_the_first() -> None:
    summary = grounded(
        sources=[ORSK, FRONT.model_copy(update={"key": "o"})], forces=[REBELS, force("r", "army", "The army")]
    )
    assert [found.name for found in summary.sources] == ["Lena Orsk"]
    assert [found.name for found in summary.forces] == ["Northern Front"]
    assert [item.reason for item in summary.rejected] == ["schema", "schema"]


def test_forces_keep_what_stands() -> None:
    draft = force(
        "r", "Northern Front", "The Northern Front", aliases=["the Front", "NFL", "Northern Front"], side="rebel"
    )
    summary = grounded(forces=[draft])
    (found,) = summary.forces
    assert found.aliases == ["the Front"] or found.aliases == ["The Front"]
    assert found.side == "rebel"
    assert reasons(summary) == [("force", "name-not-in-evidence", "NFL")]


def test_forces_that_stand_nowhere_are_rejected() -> None:
    summary = grounded(forces=[force("x", "Southern Front", "The Northern Front"), force("y", "army", "The navy")])
    assert summary.forces == []
    assert reasons(summary) == [
        ("force", "name-not-in-evidence", "Southern Front"),
        ("force", "not-in-article", "The navy"),
    ]


def test_arabic_names_are_names_like_others() -> None:
    article = Article.from_text("قال الطبيب سامر حداد إن ثلاثة أشخاص قتلوا.\n\nوأضاف أن القصف مستمر.", title="خبر")
    sentence = article.sentence_at(article.text.index("سامر"))
    draft = DraftSource(key="x", name="سامر حداد", mentions=[Quote(text="الطبيب سامر حداد", sentence=sentence)])
    assert grounded(article, sources=[draft]).sources[0].name == "سامر حداد"
    wrong = draft.model_copy(update={"name": "سامر حدود"})
    assert grounded(article, sources=[wrong]).sources == []


def test_items_are_numbered_in_the_order_of_the_article() -> None:
    summary = grounded(
        sources=[FRONT, ORSK], forces=[REBELS, DraftForce(key="a", name="army", mentions=[quote("The army")])]
    )
    assert [(found.id, found.name) for found in summary.sources] == [("s1", "Lena Orsk"), ("s2", "Northern Front")]
    assert [(found.id, found.name) for found in summary.forces] == [("f1", "army"), ("f2", "Northern Front")]
    assert ARTICLE.title == summary.headline
