from __future__ import annotations

import time
from itertools import pairwise

import pytest

from summarizer.article import Article
from summarizer.engines.llm import windows
from summarizer.engines.llm.numbering import numbered
from summarizer.engines.llm.windows import OVERLAP_SENTENCES, sentence_limit, split, tokens

SENTENCE = "The council of Vell met on day {n} and heard how the river had risen again."


def long_article(paragraphs: int, sentences: int = 4, heading_every: int = 0) -> Article:
    parts = []
    for n in range(paragraphs):
        if heading_every and n and n % heading_every == 0:
            parts.append(f"Part {n // heading_every} of the flood")
        parts.append(" ".join(SENTENCE.format(n=n * sentences + k) for k in range(sentences)))
    return Article.from_text("\n\n".join(parts))


def test_a_short_article_is_one_window() -> None:
    article = long_article(3)
    assert split(article) == ((range(len(article.sentences)),), ())


@pytest.mark.parametrize("limit", [60, 200, 1000])
def test_windows_hold_every_sentence_within_their_limit_and_share_a_few(limit: int) -> None:
    article = long_article(30)
    ranges, notices = split(article, limit, most=1000)
    assert notices == ()
    assert sorted({n for each in ranges for n in each}) == list(range(len(article.sentences)))
    for each in ranges:
        assert tokens(numbered(article, each)) <= limit
    for first, second in pairwise(ranges):
        assert first.start < second.start < first.stop + 1 <= second.stop
        assert 0 <= first.stop - second.start <= OVERLAP_SENTENCES
    if limit > 200:
        assert all(first.stop - second.start == OVERLAP_SENTENCES for first, second in pairwise(ranges))


def test_a_window_ends_with_a_paragraph_and_rather_before_a_heading() -> None:
    def starts(article: Article) -> list[str]:
        ranges, _ = split(article, 800)
        ends = [each.stop for each in ranges[:-1]]
        return [article.text[article.sentences[n].start : article.sentences[n].end] for n in ends]

    plain = starts(long_article(30))
    assert plain
    assert all(int(words.split(" day ")[1].split()[0]) % 4 == 0 for words in plain)
    headed = starts(long_article(30, heading_every=7))
    assert headed
    assert all(words.startswith("Part ") for words in headed)


def test_what_is_not_sent_is_told() -> None:
    article = long_article(60)
    ranges, notices = split(article, 200, most=3)
    assert len(ranges) == 3
    assert notices == (f"only the first {ranges[-1].stop} of 240 sentences were sent to the model",)


def test_a_sentence_without_an_end_is_sent_in_part_and_told() -> None:
    article = Article.from_text("It rained in Vell. " + "and rained " * 4_000)
    [last] = [n for n in range(len(article.sentences)) if sentence_limit(article, n)]
    ranges, notices = split(article)
    assert last in ranges[-1]
    assert notices == ("1 overlong sentence was sent to the model only in part",)


def test_scripts_that_cost_more_count_more() -> None:
    assert tokens("rain" * 100) == 101
    assert tokens("дождь" * 100) == 251


def test_a_book_is_split_in_no_time() -> None:
    article = Article.from_text("x" * 3_000_000 + ". " + "It rained. " * 200_000)
    assert article.sentences
    begun = time.perf_counter()
    ranges, notices = split(article)
    assert time.perf_counter() - begun < 5
    assert len(ranges) == windows.MOST_WINDOWS
    assert len(notices) == 2
