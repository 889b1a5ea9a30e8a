"""Near-duplicates: wire copy is linked, other reports of the same event are not."""

from __future__ import annotations

import random
import time

from summarizer.article import Article
from summarizer.library import duplicates
from summarizer.library.catalogue import Catalogue
from tests.library.conftest import WORDS, written


def _edited(article: Article, edits: int, seed: int = 1) -> Article:
    """The same text with some words replaced and a line of its own in front."""
    chance = random.Random(seed)
    words = article.text[article.body_start :].split(" ")
    for place in chance.sample(range(len(words)), edits):
        words[place] = chance.choice(WORDS)
    return Article.from_text("From our own desk. " + " ".join(words), title="As our desk has it")


def test_wire_copy_with_small_edits_is_linked_and_kept(catalogue: Catalogue) -> None:
    for number in range(20):
        article = written(number, words=300)
        catalogue.add(article)
        copy = _edited(article, edits=12, seed=number)
        added = catalogue.add(copy)
        assert (added.status, added.near) == ("added", [article.id]), number
        assert catalogue.near(article.id) == [copy.id]
    assert catalogue.stats()["near_duplicates"] == 20


def test_half_a_text_in_common_is_no_copy(catalogue: Catalogue) -> None:
    for number in range(20):
        article = written(number, words=300)
        catalogue.add(article)
        half = article.text[article.body_start : article.body_start + len(article.text) // 2]
        other = written(1000 + number, words=300).text
        assert catalogue.add(Article.from_text(half + " " + other)).near == []


def test_the_border_is_what_it_says() -> None:
    article = written(5, words=600)
    shingles = duplicates._shingles(article.text)
    assert duplicates.resemblance(shingles, shingles) == 1
    words = article.text.split()
    for share in (0.2, 0.5, 0.8):
        part = duplicates._shingles(" ".join(words[: int(len(words) * share)]))
        assert abs(duplicates.resemblance(shingles, part) - share) < 0.02


def test_candidates_are_found_as_often_as_stated() -> None:
    found = dict.fromkeys((3, 12, 120), 0)
    for number in range(60):
        article = written(number, words=240)
        keys = set(duplicates.buckets(article))
        for edits in found:
            found[edits] += bool(keys & set(duplicates.buckets(_edited(article, edits, seed=number))))
    assert found[3] == 60
    assert found[12] >= 56  # a resemblance of .6: .99 are stated
    assert found[120] <= 20


def test_removing_one_unlinks_it(catalogue: Catalogue) -> None:
    article = written(1, words=300)
    catalogue.add(article)
    copy = catalogue.add(_edited(article, 5)).article_id
    catalogue.remove(article.id)
    assert catalogue.near(copy) == []


def test_a_thousand_copies_stay_quick(catalogue: Catalogue) -> None:
    article = written(1, words=60)
    copies = [_edited(article, 2, seed=number) for number in range(400)]
    begun = time.perf_counter()
    done = list(catalogue.add_all(copies))
    assert time.perf_counter() - begun < 20
    assert max(len(added.near) for added in done) == duplicates.MOST_COMPARED


def test_short_odd_and_long_texts(catalogue: Catalogue) -> None:
    for text in ("One.", "Two words.", "…? Ü.", "“日本語の記事です。”", "İstanbul’da yangın çıktı. " * 50):
        catalogue.add(Article.from_text(text))
    article = written(1, words=200_000)
    begun = time.perf_counter()
    duplicates.buckets(article)
    assert time.perf_counter() - begun < 2


def test_buckets_are_the_same_on_every_machine() -> None:
    article = Article.from_text("The ferry sank off the point at dawn, and nobody knew why.")
    assert duplicates.buckets(article)[:3] == [-6935669301405866314, -8591668506161938806, -2939948273128405885]
