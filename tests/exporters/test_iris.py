from __future__ import annotations

import base64
import hashlib
from urllib.parse import urlsplit

import pytest

from summarizer.article import Article
from summarizer.evidence import Evidence
from summarizer.exporters import iris


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://news.example/a?b=c#d", "https://news.example/a?b=c#d"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://News.Example/é/北", "https://news.example/%C3%A9/%E5%8C%97"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://news.example/100%", "https://news.example/100%25"),
        ("https://news.example/%41[x]#a#b", "https://news.example/%41%5Bx%5D#a%23b"),
        ("javascript:alert(1)", None), ("file:///etc/passwd", None), ("//news.example/", None),
        ("", None), (None, None),
        ("https://", None), ("https://user:pass@news.example/", None), ("https://a b.example/", None),
        ("https://news.example/\"><script>", None), ("https://news.example/\u202egpj", None), ("https://[", None),
        ("https://news.example:99999999/", None), ("https://news.example/" + "a" * 3000, None), ("https://-a-/", None),
    ],
)  # fmt: skip
def test_only_plain_web_addresses_are_addresses(url: str | None, address: str | None) -> None:
    found = iris.web_address(url)
    assert found == address
    if found:
        assert found.isascii()
        assert urlsplit(found).scheme in {"http", "https"}


def test_the_name_of_a_text_can_be_checked_by_whoever_has_the_text(article: Article) -> None:
    scheme, _, digest = iris.text_name(article).partition(";")
    assert scheme == "ni:///sha-256"
    assert base64.urlsafe_b64decode(digest + "=") == hashlib.sha256(article.text.encode()).digest()


def test_an_article_is_its_address_or_else_its_text(article: Article) -> None:
    assert iris.article_name(article) == iris.text_name(article)
    online = article.model_copy(update={"url": "https://news.example/1"})
    assert iris.article_name(online) == "https://news.example/1"
    assert iris.text_name(online) == iris.text_name(article)


def test_a_place_in_a_text_counts_characters(article: Article) -> None:
    piece = Evidence.cut(article, 3, 9)
    assert iris.place_name(iris.text_name(article), piece) == f"{iris.text_name(article)}#char=3,9"


def test_names_of_items_are_the_same_in_every_run_and_differ() -> None:
    assert iris.item_name("a", "c1", 0) == "urn:uuid:" + iris.item_name("a", "c1", 0)[9:]
    names = {iris.item_name("a", "c1", 0), iris.item_name("a", "c1", 1), iris.item_name("b", "c1", 0)}
    assert len(names) == 3
    assert iris.item_name("a", "c1", 0) == iris.item_name("a", "c1", 0)
    assert iris.item_name("bad\udcff")
