from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.article import Article
from summarizer.questions.asking import read_question
from summarizer.questions.corpus import Corpus
from summarizer.questions.figures import circumstance, how_many
from summarizer.rules.parse import load_model
from summarizer.summary import Summary
from tests.questions.articles import FLOOD, QUAKE

Summarized = Callable[[Article], Summary]

TEMPLATE = "The ministry said {} were killed in Tarsk.\n\nThe rebels said {} were killed in {}."


@pytest.mark.parametrize(
    ("one", "other", "place", "status"),
    [
        ("40 villagers", "63 villagers", "Tarsk", "sources-conflict"),
        ("at least 40 villagers", "63 villagers", "Tarsk", "answered"),
        ("at least 70 villagers", "63 villagers", "Tarsk", "sources-conflict"),
        ("40 villagers", "40 villagers", "Tarsk", "answered"),
        ("40 villagers", "63 soldiers", "Tarsk", "answered"),
    ],
)
def test_figures_that_can_and_cannot_both_be_right(
    one: str, other: str, place: str, status: str, summarized: Summarized
) -> None:
    summary = summarized(Article.from_text(TEMPLATE.format(one, other, place)))
    asking = read_question("How many people were killed in Tarsk?", load_model())
    drafted = how_many(asking, Corpus([summary]))
    assert drafted is not None
    assert drafted.status == status


def test_no_figure_of_another_harm(summarized: Summarized) -> None:
    asking = read_question("How many people were detained?", load_model())
    assert how_many(asking, Corpus([summarized(FLOOD)])) is None


def test_no_circumstance_that_nobody_told(summarized: Summarized) -> None:
    corpus = Corpus([summarized(QUAKE)])
    assert circumstance(read_question("Why were the villagers killed?", load_model()), corpus) is None
    assert circumstance(read_question("When were the villagers killed?", load_model()), corpus) is not None
