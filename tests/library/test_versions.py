"""Versions of one address: both kept, linked, the newest found."""

from __future__ import annotations

from itertools import permutations

import pytest

from summarizer.article import Article
from summarizer.library.articles import url_key
from summarizer.library.catalogue import Catalogue
from summarizer.library.lexical import search
from summarizer.library.versions import is_later

URL = "https://quay.example/ferry"


def _version(number: int, published: str | None = None, url: str = URL) -> Article:
    toll = ["four", "seven", "nine", "twelve"][number]
    return Article.from_text(f"The ferry sank and {toll} people drowned.", title="Ferry", url=url, published=published)


def _found(catalogue: Catalogue) -> list[str]:
    return [hit.chunk_id.partition(":")[0] for hit in search(catalogue, "ferry", 10)]


def test_another_text_at_the_same_address_is_a_new_version(catalogue: Catalogue) -> None:
    first, second = _version(0), _version(1)
    catalogue.add(first)
    catalogue.outbox_done([f"{first.id}:0"])
    added = catalogue.add(second)
    assert (added.status, added.of, added.near) == ("new-version", first.id, [])
    assert catalogue.get(first.id).replaced_by == second.id
    assert catalogue.get(second.id).replaces == first.id
    assert _found(catalogue) == [second.id]
    assert catalogue.deletions_take(9) == [f"{first.id}:0"]
    assert [pending.chunk_id for pending in catalogue.outbox_take(9)] == [f"{second.id}:0"]
    assert catalogue.versions(first.id) == catalogue.versions(second.id) == [first.id, second.id]
    assert [entry.article_id for entry in catalogue.entries(newest_only=True)] == [second.id]
    assert catalogue.add(first).status == "duplicate"
    assert _found(catalogue) == [second.id]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_dates_decide_which_is_the_newest_in_whatever_order_they_come(catalogue: Catalogue, order: list[int]) -> None:
    texts = [_version(number, published=f"2021-03-0{number + 1}") for number in range(3)]
    for number in order:
        catalogue.add(texts[number])
    ids = [text.id for text in texts]
    assert catalogue.versions(ids[1]) == ids
    assert _found(catalogue) == [ids[2]]
    assert [catalogue.get(each).replaces for each in ids] == [None, *ids[:2]]


def test_an_earlier_version_that_comes_late_says_so(catalogue: Catalogue) -> None:
    late, early = _version(1, "2021-03-05"), _version(0, "2021-03-04")
    catalogue.add(late)
    added = catalogue.add(early)
    assert (added.status, added.of) == ("earlier-version", late.id)
    assert [pending.article_id for pending in catalogue.outbox_take(9)] == [late.id]


@pytest.mark.parametrize("gone", range(3))
def test_removing_a_version_closes_the_chain(catalogue: Catalogue, gone: int) -> None:
    ids = [catalogue.add(_version(number)).article_id for number in range(3)]
    catalogue.remove(ids.pop(gone))
    assert catalogue.versions(ids[0]) == ids
    assert _found(catalogue) == [ids[-1]]
    assert [pending.article_id for pending in catalogue.outbox_take(9)] == [ids[-1]]
    assert f"{ids[-1]}:0" not in catalogue.deletions_take(9)


def test_a_known_text_at_the_address_of_another_becomes_its_new_version(catalogue: Catalogue) -> None:
    wire = _version(1, url="https://wire.example/1")
    catalogue.add(_version(0))
    catalogue.add(wire)
    added = catalogue.add(_version(1))
    assert (added.status, added.of) == ("new-version", _version(0).id)
    assert _found(catalogue) == [wire.id]
    assert len(catalogue.get(wire.id).publications) == 2
    assert catalogue.add(_version(1)).status == "duplicate"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/x", "http://www.A.example/x/", True),
        ("https://a.example/x?utm_source=t&id=1#top", "https://a.example/x?id=1", True),
        ("https://a.example/x?id=1", "https://a.example/x?id=2", False),
        ("https://a.example/x", "https://a.example/X", False),
        ("https://a.example/x?b=1&a=2", "https://a.example/x?a=2&b=1", True),
        ("urn:x:1", "urn:x:2", False),
    ],
)
def test_addresses_that_are_the_same(one: str, other: str, same: bool) -> None:
    assert (url_key(one) == url_key(other)) == same


@pytest.mark.parametrize("odd", ["http://[", "https://a.example:port/x", "//", "?", "\0", "http://" + "a" * 100_000])
def test_odd_addresses_do_no_harm(catalogue: Catalogue, odd: str) -> None:
    assert url_key(odd) is not None
    assert catalogue.add(_version(0, url=odd)).status == "added"
    assert catalogue.add(_version(1, url=odd)).status == "new-version"


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("2021-03-05", "2021-03-04", True),
        ("2021-03-04", "2021-03-04T10:00:00", False),
        ("2021-03-04T10:00:00", "2021-03-04", False),
        ("2021-03-04T10:00:00+00:00", "2021-03-04T11:00:00+02:00", True),
        ("2021-03-04T23:00:00-05:00", "2021-03-05T01:00:00+00:00", True),
        ("2021-03-04T10:00:00+00:00", "2021-03-04T09:00:00", False),
        (None, "2021-03-04", False),
        ("2021-03-04", None, False),
    ],
)
def test_later_means_surely_later(one: str | None, other: str | None, later: bool) -> None:
    assert is_later(one, other) == later


def _named(text: str, identifier: str, outlet: str | None = "The Quay") -> Article:
    return Article.from_text(text, title="Ferry", outlet=outlet, identifier=identifier)


def test_another_text_with_the_same_identifier_is_a_new_version(catalogue: Catalogue) -> None:
    first = _named("The ferry sank and four people drowned.", "4711")
    second = _named("The ferry sank and seven people drowned.", "4711")
    catalogue.add(first)
    added = catalogue.add(second)
    assert (added.status, added.of) == ("new-version", first.id)
    assert catalogue.get(second.id).identifier == "4711"
    assert _found(catalogue) == [second.id]


def test_a_number_is_its_outlets_own_and_a_uri_is_everybodys(catalogue: Catalogue) -> None:
    catalogue.add(_named("The ferry sank and four people drowned.", "4711"))
    assert catalogue.add(_named("A tram burned in the old depot at night.", "4711", "The Depot")).status == "added"
    catalogue.add(_named("The mayor resigned on Monday.", "urn:newsml:quay.example:1"))
    again = _named("The mayor resigned on Tuesday.", "urn:newsml:quay.example:1", "The Depot")
    assert catalogue.add(again).status == "new-version"
