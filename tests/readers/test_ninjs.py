"""IPTC ninjs 1, 2 and 3."""

from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.errors import SourceEmpty, SourceUnreadable
from summarizer.readers import Given
from summarizer.readers.ninjs import is_item, read_ninjs
from tests.readers.corpus_documents import ONE, PROSE, TITLE, TWO, bodies, item, paragraphs


def read(**fields: Any) -> Article:
    (article,) = read_ninjs(item(**fields), "item.json", Given())
    return article


def test_version_one() -> None:
    article = read(
        headline=TITLE, body_text=ONE, body_xhtml=paragraphs(*PROSE), byline="Mina Holt", located="Northport"
    )
    assert article.text == "\n\n".join((TITLE, *PROSE))
    assert (article.byline, article.dateline, article.published) == (
        "Mina Holt",
        "Northport",
        "2021-02-03T09:00:00+00:00",
    )


def test_versions_two_and_three_take_the_main_body() -> None:
    headlines = [{"role": "alt", "value": "Other words"}, {"role": "main", "value": TITLE}]
    article = read(headlines=headlines, bodies=bodies(paragraphs(*PROSE)), infosources=[{"name": "Courier"}])
    assert (article.title, article.outlet) == (TITLE, "Courier")
    assert article.text == "\n\n".join((TITLE, *PROSE))


def test_first_created_is_published_and_this_version_is_updated() -> None:
    article = read(headline=TITLE, body_text=ONE, firstcreated="2021-02-02T07:00:00+01:00")
    assert (article.published, article.updated) == ("2021-02-02T07:00:00+01:00", "2021-02-03T09:00:00+00:00")


@pytest.mark.parametrize("status", ["canceled", "withheld", "stat:canceled"])
def test_a_withdrawn_item_is_told_or_refused(status: str) -> None:
    article = read(headline=TITLE, body_text=ONE, pubstatus=status)
    assert article.cut[0].reason.startswith(f"pubstatus {status.rpartition(':')[2]}")
    with pytest.raises(SourceEmpty, match=status.rpartition(":")[2]):
        read(headline=TITLE, pubstatus=status)


def test_a_usable_item_and_an_embargo() -> None:
    assert read(headline=TITLE, body_text=ONE, pubstatus="usable").cut == []
    assert (
        read(headline=TITLE, body_text=ONE, embargoed="2021-02-04T00:00:00Z")
        .cut[0]
        .reason.startswith("embargoed until")
    )


def test_a_description_is_a_teaser() -> None:
    assert read(headline=TITLE, description_text=TWO).cut[0].reason.startswith("only a teaser")


@pytest.mark.parametrize(
    "fields", [{"bodies": 7, "headlines": "x"}, {"bodies": [None, {"value": {}}]}, {"body_text": ["", {}]}]
)
def test_wrong_types_are_no_text(fields: dict[str, Any]) -> None:
    with pytest.raises(SourceEmpty):
        read(**fields)


@pytest.mark.parametrize("raw", [b"{", b"[" * 100_000, b'{"uri": nope}'])
def test_broken_json_is_said(raw: bytes) -> None:
    with pytest.raises(SourceUnreadable) as caught:
        read_ninjs(raw, "item.json", Given())
    assert caught.value.hint


def test_a_news_item_is_known_by_its_keys() -> None:
    assert is_item(json.loads(item(body_text=ONE)))
    assert not is_item({"uri": "x", "text": ONE})


def test_version_three_has_its_names_in_camel_case() -> None:
    found = {
        "uri": "urn:newsml:courier.example:42", "headlines": [{"role": "main", "value": TITLE}],
        "bodies": bodies(paragraphs(*PROSE)), "infoSources": [{"name": "Courier"}],
        "firstCreated": "2021-02-02T07:00:00+01:00", "versionCreated": "2021-02-03T09:00:00+00:00",
        "pubStatus": "withheld",
    }  # fmt: skip
    assert is_item(found)
    [article] = read_ninjs(json.dumps(found).encode(), "item.json", Given())
    assert (article.outlet, article.published) == ("Courier", "2021-02-02T07:00:00+01:00")
    assert article.identifier == "urn:newsml:courier.example:42"
    assert any("withheld" in cut.reason for cut in article.cut)
