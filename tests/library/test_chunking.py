"""Chunks: borders, offsets, overlap, quotations, sizes."""

from __future__ import annotations

import gc
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.errors import SourceEmpty
from summarizer.library.chunking import LONGEST, LONGEST_SENTENCE, TARGET, Chunk, chunks
from summarizer.library.header import header

SENTENCE = "The ferry left the northern quay at dawn with forty passengers and a load of timber on deck."


def _texts(article: Article) -> list[str]:
    return [article.text[chunk.start : chunk.end] for chunk in chunks(article)]


def _plain(sentences: int) -> Article:
    return Article.from_text(" ".join(f"Item {number}: {SENTENCE}" for number in range(sentences)))


def test_a_short_article_is_one_chunk_with_its_title() -> None:
    article = Article.from_text("The ferry sank. Nobody was hurt.", title="Ferry sinks off the coast")
    assert chunks(article) == [Chunk(article.id, 0, 0, len(article.text))]
    assert chunks(article)[0].id == f"{article.id}:0"


def test_chunks_end_at_sentence_borders_and_share_one_sentence() -> None:
    article = _plain(60)
    found = chunks(article)
    starts, ends = {span.start for span in article.sentences}, {span.end for span in article.sentences}
    assert len(found) > 5
    assert [chunk.number for chunk in found] == list(range(len(found)))
    for chunk in found:
        assert chunk.start in starts
        assert chunk.end in ends
    for before, after in pairwise(found):
        shared = [span for span in article.sentences if span.start >= after.start and span.end <= before.end]
        assert len(shared) == 1
    sizes = [chunk.end - chunk.start for chunk in found]
    assert max(sizes) <= LONGEST
    assert all(abs(size - TARGET) < 200 for size in sizes[:-1])


def test_a_quotation_stays_with_the_words_that_name_its_speaker() -> None:
    quoted = (
        "“We waited for the boats until noon and none of them came. We had no water. "
        "Nobody told us where to go,” said Orla Venn, a baker. “That was the worst of it.”"
    )
    for before in range(14):
        article = Article.from_text(" ".join([SENTENCE] * before + [quoted] + [SENTENCE] * 12))
        assert any(quoted in text for text in _texts(article)), before


def test_a_quotation_that_opens_a_paragraph_stays_with_what_follows() -> None:
    quoted = "“We will rebuild the quay before the winter storms.” Orla Venn, the mayor, said so on Tuesday."
    for before in range(14):
        article = Article.from_text(" ".join([SENTENCE] * before) + "\n\n" + quoted + "\n\n" + " ".join([SENTENCE] * 9))
        assert any(quoted in text for text in _texts(article)), before


def test_a_quotation_of_its_own_paragraph_stays_with_the_speaker_before_it() -> None:
    pair = "Orla Venn, the mayor, blamed the owners.\n\n“They had been warned about the engines for years.”"
    for before in range(1, 14):
        article = Article.from_text(" ".join([SENTENCE] * before) + "\n\n" + pair + "\n\n" + " ".join([SENTENCE] * 9))
        assert any(pair in text for text in _texts(article)), before


def test_a_quotation_beyond_the_size_is_cut_at_its_sentences() -> None:
    article = Article.from_text("“" + " ".join([SENTENCE] * 40) + "” said the harbour master.")
    assert all(len(text) <= LONGEST for text in _texts(article))
    assert all(text.endswith((".", "”", "master.")) for text in _texts(article))


def test_a_long_sentence_is_a_chunk_of_its_own() -> None:
    long = "On the list were " + ", ".join(f"crate number {number}" for number in range(100)) + "."
    assert LONGEST < len(long) < LONGEST_SENTENCE
    article = Article.from_text(f"{SENTENCE} {long} {SENTENCE}")
    assert long in _texts(article)


def test_a_sentence_beyond_every_measure_is_cut_between_words() -> None:
    article = Article.from_text("crate " * 3000)
    texts = _texts(article)
    assert all(len(text) <= LONGEST_SENTENCE for text in texts)
    assert all(set(text.split()) == {"crate"} for text in texts)
    assert _texts(Article.from_text("x" * 9000 + "."))[0] == "x" * LONGEST_SENTENCE


def test_a_short_rest_joins_the_last_chunk() -> None:
    sizes = {len(_texts(_plain(count))[-1]) for count in range(9, 60)}
    assert min(sizes) > 250


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab .!?\n“”\"'’—A1 "), min_size=1, max_size=4000))
def test_every_character_is_in_a_chunk_and_chunks_advance(text: str) -> None:
    try:
        article = Article.from_text(text)
    except SourceEmpty:
        return
    found = chunks(article)
    covered: set[int] = set()
    for chunk in found:
        assert 0 <= chunk.start < chunk.end <= len(article.text)
        covered |= set(range(chunk.start, chunk.end))
    assert not [at for at, letter in enumerate(article.text) if not letter.isspace() and at not in covered]
    assert all(a.start < b.start and a.end < b.end for a, b in pairwise(found))
    assert found == chunks(Article.model_validate(article.model_dump()))


@pytest.mark.parametrize("piece", ["“Oh. ", "a. ", "“A.” ", "word ", "'x ", "“A.”\n\n"])
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(length: int) -> float:
        article = Article.from_text(f"Words first, {length}. " + piece * (length // len(piece)))
        _ = article.sentences
        gc.collect()
        gc.disable()  # it would walk everything that other tests left, at many objects many times
        begun = time.process_time()
        chunks(article)
        taken = time.process_time() - begun
        gc.enable()
        return taken

    small, large = (min(seconds(length) for _ in range(3)) for length in (50_000, 400_000))
    assert large < 24 * small + 0.2


@pytest.mark.parametrize(
    ("title", "outlet", "published", "expected"),
    [
        ("Ferry sinks", "The Quay", "2021-03-04", "Ferry sinks\nThe Quay, 4 March 2021"),
        ("Ferry sinks", None, None, "Ferry sinks"),
        (None, None, "2021-03-04T05:06:07+02:00", "4 March 2021"),
        (None, None, None, ""),
    ],
)
def test_a_header_says_title_outlet_and_date(
    title: str | None, outlet: str | None, published: str | None, expected: str
) -> None:
    article = Article.from_text("the ferry sank off the coast.", title=title, outlet=outlet, published=published)
    assert header(article) == expected


def test_a_header_stays_short() -> None:
    article = Article.from_text("the ferry sank.", title="long " * 5000, outlet="paper " * 5000)
    assert len(header(article)) < 700
