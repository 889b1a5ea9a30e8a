"""Article: its coordinates, and what is recognised, cut and refused."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.article import Article, Publication, Span
from summarizer.errors import SourceEmpty

STORY = """Dam gate fails above the valley

By Ada Lind, Reuters

2 May 2019, 14:05

KESTREL TOWN, May 2 (Reuters) - Two engineers were hurt when a gate failed, officials said.

“We heard it go,” a resident said. Nobody was killed.

Leave a Reply

Your email address will not be published."""


@pytest.fixture
def story() -> Article:
    return Article.from_text(STORY, outlet="The Valley Post", url="https://example.org/dam", source="dam.txt")


def test_text_is_title_blank_line_body(story: Article) -> None:
    assert story.text.startswith("Dam gate fails above the valley\n\nKESTREL TOWN, May 2 (Reuters) - Two")
    assert story.text[: story.body_start] == "Dam gate fails above the valley\n\n"
    assert story.text.endswith("Nobody was killed.")


def test_what_stands_above_the_prose_is_kept_in_fields(story: Article) -> None:
    assert (story.byline, story.dateline) == ("Ada Lind, Reuters", "KESTREL TOWN, May 2 (Reuters)")
    assert story.published == "2019-05-02"
    assert story.published_on == date(2019, 5, 2)
    assert story.publications == [
        Publication(outlet="The Valley Post", url="https://example.org/dam", published="2019-05-02", source="dam.txt")
    ]


def test_every_cut_is_listed(story: Article) -> None:
    assert [(cut.start_words, cut.reason) for cut in story.cut] == [
        ("By Ada Lind, Reuters", "byline"),
        ("2 May 2019, 14:05", "date line"),
        ("Leave a Reply", "comment form"),
        ("Your email address will not be published.", "comment form"),
    ]


def test_ids_are_of_text_and_of_bytes() -> None:
    article = Article.from_text("The gate failed on Monday.", raw=b"raw bytes")
    assert article.id == sha256(article.text.encode()).hexdigest()[:16]
    assert article.sha256 == sha256(b"raw bytes").hexdigest()
    assert Article.from_text("The gate failed on Monday.").sha256 == sha256(b"The gate failed on Monday.").hexdigest()


def test_one_paragraph_has_no_title() -> None:
    article = Article.from_text("The gate failed on Monday.")
    assert (article.title, article.body_start, article.published_on) == (None, 0, None)
    assert article.text == "The gate failed on Monday."


def test_given_words_win_over_found_ones() -> None:
    article = Article.from_text(
        STORY, title="Gate breaks", byline="Staff", published="2019-05-03T09:00Z", updated="20190504"
    )
    assert article.title == "Gate breaks"
    assert article.byline == "Staff"
    assert article.published == "2019-05-03T09:00:00+00:00"
    assert article.updated == "2019-05-04"


def test_a_found_update_fills_updated() -> None:
    article = Article.from_text("Gate fails\n\nUpdated 4 May 2019\n\nThe gate failed on Monday.")
    assert (article.published, article.updated) == (None, "2019-05-04")


def test_sentences_are_spans_of_the_text(story: Article) -> None:
    assert all(isinstance(span, Span) for span in story.sentences)
    assert [story.text[span.start : span.end] for span in story.sentences] == [
        "Dam gate fails above the valley",
        "KESTREL TOWN, May 2 (Reuters) -",
        "Two engineers were hurt when a gate failed, officials said.",
        "“We heard it go,” a resident said.",
        "Nobody was killed.",
    ]


def test_sentence_at(story: Article) -> None:
    for index, span in enumerate(story.sentences):
        assert story.sentence_at(span.start) == index
        assert story.sentence_at(span.end - 1) == index
    assert story.sentence_at(story.body_start - 1) == 0
    assert story.sentence_at(len(story.text)) == 4


@pytest.mark.parametrize("line", ["HARL, W.Va. (AP) — ", "ST. ORLO, N.C. (AP) - ", "HARL, D.C., Oct. 3 (UPI) — "])
def test_a_dateline_is_one_span_whatever_points_it_has(line: str) -> None:
    article = Article.from_text(f"{line}Authorities say a guard was hurt. He will live.")
    assert article.sentence_texts == (line.strip(), "Authorities say a guard was hurt.", "He will live.")


def test_the_lede_is_the_first_sentence_after_title_and_dateline(story: Article) -> None:
    assert story.lede == 2
    assert Article.from_text("Rain fell. It stopped.").lede == 0
    assert Article.from_text("Rain in the hills\n\nRain fell. It stopped.").lede == 1
    assert Article.from_text("Rain in the hills\n\nOSLO, Norway -").lede == 1


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x07", "!!! ---", "Leave a Reply\n\nCancel reply", "\u200b"])
def test_no_word_left_is_refused_in_one_line_with_a_hint(text: str) -> None:
    with pytest.raises(SourceEmpty) as caught:
        Article.from_text(text, source="page.txt")
    assert "page.txt" in caught.value.message
    assert caught.value.hint
    assert "\n" not in caught.value.message + caught.value.hint


def test_a_title_alone_is_no_article() -> None:
    with pytest.raises(SourceEmpty):
        Article.from_text("", title="Gate fails")


@pytest.mark.parametrize("wrong", ["03/04/2016", "yesterday", "2016-13-01"])
def test_a_date_that_is_not_iso_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="ISO 8601"):
        Article.from_text("The gate failed.", published=wrong)


def test_a_lone_surrogate_neither_crashes_nor_stays() -> None:
    assert Article.from_text("The gate \ud800failed.").text == "The gate failed."


@given(st.text(max_size=300), st.none() | st.text(max_size=30))
@example("A headline\n\nA headline\n\nBody text.", "A headline")
def test_laws_of_coordinates(text: str, title: str | None) -> None:
    try:
        article = Article.from_text(text, title=title)
    except SourceEmpty:
        return
    head = f"{article.title}\n\n" if article.title else ""
    assert article.text[: article.body_start] == head
    assert article.text == article.text.strip()
    assert "\n\n\n" not in article.text
    assert "\r" not in article.text
    assert article.text[article.body_start :].strip()
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_importing_the_article_layer_is_light() -> None:
    heavy = ["spacy", "numpy", "py3langid", "yaml", "charset_normalizer", "markdown_it", "rich"]
    code = f"import sys, summarizer.article; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_half_a_pair_of_utf_16_never_keeps_an_article_from_being_written() -> None:
    odd = "notes\udcff"
    article = Article.from_text("The council met.", odd, None, odd, odd, source=odd, identifier=odd)
    assert article.model_dump_json()
    assert (article.outlet, article.source, article.identifier) == ("notes?", "notes?", "notes?")
