"""One event across articles: figures side by side, roots counted, contradictions named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer import Article, Newsroom
from summarizer.comparison import Comparison
from summarizer.ledger import compare
from summarizer.summary import Summary

Told = Callable[..., Summary]


@pytest.fixture(scope="module")
def told() -> Told:
    room = Newsroom(engine="offline")

    def summary(text: str, published: str = "2031-05-06", outlet: str = "The Quay") -> Summary:
        return room.summarize(Article.from_text(text, title="Blast", published=published, outlet=outlet))

    return summary


def _only(*summaries: Summary, about: str | None = None) -> Comparison:
    [comparison] = compare(summaries, about)
    return comparison


def test_two_outlets_that_quote_one_speaker_are_one_root(told: Told) -> None:
    one = told("Seven people were killed in a blast in Tarsk on Monday, police chief Orla Venn said.")
    two = told("Police chief Orla Venn said seven people were killed in Tarsk on Monday.", outlet="The Depot")
    found = _only(one, two)
    assert (found.relation, found.independent_roots, found.grade) == ("same-root", 1, "weak")
    assert found.basis == "computed from these articles"
    assert found.place is not None
    assert found.place.name == "Tarsk"


def test_two_roots_support_each_other(told: Told) -> None:
    one = told("Seven people were killed in Tarsk on Monday, police chief Orla Venn said.")
    two = told("Seven people were killed in Tarsk on Monday, surgeon Ilya Brand said.")
    found = _only(one, two)
    assert (found.relation, found.independent_roots, found.grade) == ("supports", 2, "fair")


def test_figures_that_exclude_each_other_are_contested(told: Told) -> None:
    one = told("Seven people were killed in Tarsk on Monday, police chief Orla Venn said.")
    two = told("Nineteen people were killed in Tarsk on Monday, surgeon Ilya Brand said.")
    found = _only(one, two)
    assert (found.relation, found.grade) == ("contradicts-number", "contested")
    assert [report.count and report.count.text for report in found.reports] == ["Seven", "Nineteen"]


def test_at_least_leaves_room_for_more(told: Told) -> None:
    one = told("At least seven people were killed in Tarsk on Monday, police chief Orla Venn said.")
    two = told("Nine people were killed in Tarsk on Monday, surgeon Ilya Brand said.")
    assert _only(one, two).relation == "refines"


def test_who_the_victims_were_may_be_disputed(told: Told) -> None:
    one = told("Seven villagers were killed in Tarsk on Monday, surgeon Ilya Brand said.")
    two = told("Seven militants were killed in Tarsk on Monday, army spokesman Per Holm said.")
    assert _only(one, two).relation == "contradicts-victims"


@pytest.mark.parametrize(
    ("other", "published"),
    [
        ("Nineteen people were killed in Ostrow on Monday, police chief Orla Venn said.", "2031-05-06"),
        ("Nineteen people were injured in Tarsk on Monday, police chief Orla Venn said.", "2031-05-06"),
        ("Nineteen people were killed in Tarsk on Monday, police chief Orla Venn said.", "2031-09-09"),
        ("Nineteen soldiers were killed in Tarsk on Monday, army spokesman Per Holm said.", "2031-05-06"),
    ],
)
def test_another_place_harm_day_or_victim_is_another_event(told: Told, other: str, published: str) -> None:
    one = told("Seven villagers were killed in Tarsk on Monday, police chief Orla Venn said.")
    assert compare([one, told(other, published)]) == []


def test_a_topic_keeps_what_it_names(told: Told) -> None:
    pair = [
        told(f"{n} people were killed in Tarsk on Monday, {who} said.")
        for n, who in (("Two", "Al Orr"), ("Six", "Bo Dey"))
    ]
    assert len(compare(pair, "killed in Tarsk")) == 1
    assert compare(pair, "Ostrow") == []


def test_a_later_figure_of_the_same_source_revises_the_first(told: Told) -> None:
    one = told("Eleven people were killed in Tarsk on Monday, police chief Orla Venn said.", "2031-05-06")
    two = told("Seventeen people were killed in Tarsk on Monday, police chief Orla Venn said.", "2031-05-07")
    assert _only(one, two).relation == "refines"
    at_once = told("Seventeen people were killed in Tarsk on Monday, police chief Orla Venn said.", "2031-05-06")
    assert _only(one, at_once).relation == "contradicts-number"


def test_a_fire_and_a_crash_in_one_town_are_two_events(told: Told) -> None:
    one = told("A fire killed four workers in Tarsk on Monday, police chief Orla Venn said.")
    two = told("A bus crash killed four workers in Tarsk on Monday, surgeon Ilya Brand said.")
    assert compare([one, two]) == []
    blaze = told("A blaze killed four workers in Tarsk on Monday, surgeon Ilya Brand said.")
    assert _only(one, blaze).relation == "supports"


def test_the_same_figure_years_apart_is_no_dispute_about_the_day(told: Told) -> None:
    one = told("Floods killed 30 people in Tarsk on Monday, officials said.", "2027-05-05")
    two = told("Floods killed 30 people in Tarsk on Monday, officials said.", "2031-05-06")
    assert compare([one, two]) == []


def test_people_may_be_any_victims(told: Told) -> None:
    one = told("A fire killed six people in Tarsk on Monday, police chief Orla Venn said.")
    two = told("A fire killed four women in Tarsk on Monday, surgeon Ilya Brand said.")
    assert _only(one, two).relation == "refines"
