"""One newsroom with the offline engine for every question, and what each answer must hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from summarizer import Newsroom
from summarizer.answer import Answer
from summarizer.article import Article
from summarizer.engines import load_engine
from summarizer.settings import load_settings
from summarizer.summary import Summary

Ask = Callable[..., Answer]


@pytest.fixture
def room() -> Newsroom:
    """A newsroom with the offline engine; its model loads once (rules.parse keeps it)."""
    return Newsroom(engine="offline")


@pytest.fixture
def ask(room: Newsroom) -> Ask:
    """Ask about articles; every citation of every answer is checked against its article on the way."""

    def asked(question: str, *articles: Article) -> Answer:
        answer = room.ask(question, list(articles))
        texts = {article.id: article.text for article in articles}
        cited = [citation.evidence for citation in answer.citations]
        for evidence in [*cited, *answer.nearest]:
            assert texts[evidence.article_id][evidence.start : evidence.end] == evidence.exact
        assert all(sentence.citations for sentence in answer.sentences)
        assert answer.rejected == []
        return answer

    return asked


@pytest.fixture(scope="session")
def summarized() -> Callable[[Article], Summary]:
    """The verified summary of an article, made once."""
    from summarizer import grounding
    from summarizer.provenance import MadeBy

    engine = load_engine("offline", load_settings())
    made_by = MadeBy(
        engine="offline", model=None, provider=None, prompt_id=None, prompt_sha256=None, created="2024-01-01T00:00:00Z",
        tokens_in=None, tokens_out=None, cost_usd=None, cached=False, retries=0,
    )  # fmt: skip

    @cache
    def summary_of(article_id: str) -> Summary:
        return grounding.ground(known[article_id], engine.draft(known[article_id]).draft, made_by, [])

    known: dict[str, Article] = {}

    def summarize(article: Article) -> Summary:
        known[article.id] = article
        return summary_of(article.id)

    return summarize
