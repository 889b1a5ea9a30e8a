"""The lexical leg: what is found, in which order, and that no query breaks it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.library.catalogue import Catalogue
from summarizer.library.lexical import coverage, match_expression, search


@pytest.fixture
def shelf(catalogue: Catalogue) -> dict[str, str]:
    """Name -> article id of a few articles."""
    given = {
        "ferry": Article.from_text(
            "The ferry sank off Tarn Point and twelve passengers drowned, the U.N. agency said.",
            title="Ferry sinks", outlet="The Quay", published="2021-03-04",
        ),
        "bridge": Article.from_text(
            "Engineers closed the bridge. The ferry will carry the traffic instead.",
            title="Bridge closed", outlet="Hill Post", published="2021-03-10",
        ),
        "bakery": Article.from_text(
            "A café in Lund burned down. Nobody drowned, the UN agency joked.", title="Fire", published="2021-03-08"
        ),
    }  # fmt: skip
    for article in given.values():
        catalogue.add(article)
    return {name: article.id for name, article in given.items()}


def _found(catalogue: Catalogue, query: str, **filters: object) -> list[str]:
    return [hit.chunk_id.partition(":")[0] for hit in search(catalogue, query, 10, **filters)]  # type: ignore[arg-type]


def test_the_best_comes_first_with_the_higher_score(catalogue: Catalogue, shelf: dict[str, str]) -> None:
    hits = search(catalogue, "How many passengers drowned when the ferry sank?", 10)
    assert hits[0].chunk_id == f"{shelf['ferry']}:0"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].score > 0
    assert len(search(catalogue, "ferry", 1)) == 1
    assert search(catalogue, "ferry", 0) == []


def test_words_are_stemmed_and_accents_folded(catalogue: Catalogue, shelf: dict[str, str]) -> None:
    assert _found(catalogue, "sinking") == [shelf["ferry"]]
    assert _found(catalogue, "engineer's closing") == [shelf["bridge"]]
    assert _found(catalogue, "CAFE") == [shelf["bakery"]]


@pytest.mark.parametrize("query", ["UN", "U.N.", "What did the UN say?", "the U.N"])
def test_abbreviations_are_found_with_and_without_stops(
    catalogue: Catalogue, shelf: dict[str, str], query: str
) -> None:
    assert set(_found(catalogue, query)) == {shelf["ferry"], shelf["bakery"]}


def test_titles_outlets_and_dates_are_found(catalogue: Catalogue, shelf: dict[str, str]) -> None:
    assert _found(catalogue, "Hill Post") == [shelf["bridge"]]
    assert _found(catalogue, "10 March 2021")[0] == shelf["bridge"]


def test_filters(catalogue: Catalogue, shelf: dict[str, str]) -> None:
    every = {shelf["ferry"], shelf["bridge"]}
    assert set(_found(catalogue, "ferry")) == every
    assert _found(catalogue, "ferry", outlet="the  QUAY") == [shelf["ferry"]]
    assert _found(catalogue, "ferry", since="2021-03-05") == [shelf["bridge"]]
    assert _found(catalogue, "ferry", until="2021-03-04") == [shelf["ferry"]]
    assert set(_found(catalogue, "ferry", since="2021-03-04", until="2021-03-10")) == every
    assert _found(catalogue, "ferry", article_ids=[shelf["bridge"], "0" * 16]) == [shelf["bridge"]]
    assert _found(catalogue, "ferry", article_ids=[]) == []
    assert _found(catalogue, "ferry", since="2022-01-01") == []
    with pytest.raises(ValueError, match="isoformat"):
        search(catalogue, "ferry", 5, since="soon")


def test_an_article_is_found_under_each_outlet_that_ran_it(catalogue: Catalogue, shelf: dict[str, str]) -> None:
    ferry = catalogue.get(shelf["ferry"])
    elsewhere = ferry.publications[0].model_copy(update={"outlet": "Far Mail", "published": "2021-04-01"})
    catalogue.add(ferry.model_copy(update={"publications": [elsewhere], "outlet": "Far Mail"}))
    assert _found(catalogue, "ferry", outlet="far mail") == [shelf["ferry"]]
    assert _found(catalogue, "ferry", outlet="the quay", since="2021-04-01") == []
    assert _found(catalogue, "ferry", outlet="far mail", since="2021-04-01") == [shelf["ferry"]]


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ("Who said that the ferry sank?", '"ferry" OR "sank"'),
        ('ferry" title:"x', '"ferry" OR "title" OR "x"'),
        ("ferry NEAR(sank) x*", '"ferry" OR "NEAR" OR "N E A R" OR "sank" OR "x"'),
        ("the who", '"the" OR "who"'),
        ("?!", ""),
        ("", ""),
        ("3.5 metres", '"3" OR "5" OR "metres"'),
    ],
)  # fmt: skip
def test_what_is_asked_of_the_index(query: str, expression: str) -> None:
    assert match_expression(query) == expression


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=200) | st.text(st.sampled_from("\"*^:-+(){}.\0 NEARANDOT'ferry"), max_size=60))
def test_no_query_raises(catalogue: Catalogue, query: str) -> None:
    catalogue.add(Article.from_text("The ferry sank."))
    assert isinstance(search(catalogue, query, 3), list)


def test_a_pasted_page_is_a_query_too(catalogue: Catalogue, shelf: dict[str, str]) -> None:
    assert _found(catalogue, "ferry " + "unheard-of words " * 100_000) != []


def test_words_of_every_chunk_are_left_out_of_a_large_library(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.library.lexical.LARGE", 20)
    for number in range(40):
        rare = "The lighthouse keeper whistled." if number == 7 else f"Item {number}."
        catalogue.add(Article.from_text(f"The ferry sailed. {rare}", title=f"Log {number}"))
    assert len(_found(catalogue, "ferry lighthouse whistle")) == 1
    assert len(_found(catalogue, "ferry sailed lighthouse")) == 10
    assert len(_found(catalogue, "ferry")) == 10


def test_coverage_is_low_for_a_question_in_another_language(catalogue: Catalogue, shelf: dict[str, str]) -> None:
    assert coverage(catalogue, "How many passengers of the ferry drowned?") == 1.0
    assert coverage(catalogue, "¿Cuántos pasajeros del ferry se ahogaron en Lund?") < 0.5
    assert coverage(catalogue, "?!") == 0.0
