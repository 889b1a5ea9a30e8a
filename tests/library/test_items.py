"""Cached summaries: per article, engine and version, with the article as it is known now."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from summarizer import grounding
from summarizer.library.catalogue import Catalogue
from summarizer.summary import MadeBy, Summary
from tests.conftest import FirstSentence
from tests.library.conftest import written


def _summary(**known: str) -> Summary:
    made_by = MadeBy(
        engine="offline", model=None, provider=None, prompt_id=None, prompt_sha256=None,
        created=datetime.now(UTC).isoformat(), tokens_in=None, tokens_out=None, cost_usd=None, cached=False, retries=0,
    )  # fmt: skip
    article = written(1, **known)
    return grounding.ground(article, FirstSentence().draft(article).draft, made_by)


def test_a_summary_comes_back_for_its_engine_and_version_only(catalogue: Catalogue) -> None:
    summary = _summary()
    catalogue.add(summary.article)
    catalogue.items_put(summary, "offline", "7")
    assert summary.claims
    assert catalogue.items_get(summary.article.id, "offline", "7") == summary
    assert catalogue.items_get(summary.article.id, "offline", "8") is None
    assert catalogue.items_get(summary.article.id, "llm", "7") is None
    assert catalogue.items_get("0" * 16, "offline", "7") is None
    catalogue.items_put(summary, "offline", "7")
    assert catalogue.stats()["items"] == 1


def test_an_article_that_is_not_there_has_no_items(catalogue: Catalogue) -> None:
    summary = _summary()
    catalogue.items_put(summary, "offline", "7")
    assert catalogue.stats()["items"] == 0
    catalogue.add(summary.article)
    catalogue.items_put(summary, "offline", "7")
    catalogue.remove(summary.article.id)
    assert catalogue.stats()["items"] == 0


def test_a_cached_summary_shows_the_article_of_today(catalogue: Catalogue) -> None:
    summary = _summary(outlet="The Quay")
    catalogue.add(summary.article)
    catalogue.items_put(summary, "offline", "7")
    catalogue.add(written(1, outlet="Hill Post"))
    cached = catalogue.items_get(summary.article.id, "offline", "7")
    assert cached is not None
    assert cached.article == catalogue.get(summary.article.id)
    assert len(cached.article.publications) == 2


def test_a_date_that_became_known_drops_the_items(catalogue: Catalogue) -> None:
    summary = _summary()
    catalogue.add(summary.article)
    catalogue.items_put(summary, "offline", "7")
    catalogue.add(written(1, published="2021-03-04"))
    assert catalogue.items_get(summary.article.id, "offline", "7") is None


def test_the_text_is_not_stored_twice(catalogue: Catalogue) -> None:
    summary = _summary()
    catalogue.add(summary.article)
    catalogue.items_put(summary, "offline", "7")
    with catalogue.database.reading() as connection:
        stored = connection.execute("SELECT summary FROM items").fetchone()[0]
    assert "article" not in json.loads(stored)
