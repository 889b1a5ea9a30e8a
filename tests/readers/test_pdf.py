"""PDF files: paragraphs out of lines, and limits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import SourceError, SourceTooLarge
from summarizer.readers import Given, pdf
from summarizer.readers.columns import Line, largest_heading, lay_out
from summarizer.readers.pdf import read_pdf
from tests.readers.corpus_documents import ONE, PROSE, TITLE, written
from tests.readers.corpus_documents import pdf as made


def test_lines_become_paragraphs() -> None:
    (article,) = read_pdf(made(written), "story.pdf", Given())
    assert article.text == "\n\n".join((TITLE, *PROSE)).replace("“", '"').replace("”", '"')
    assert (article.published, article.byline) == (None, None)


def test_properties_count_only_when_they_are_printed() -> None:
    raw = made(lambda paper: paper.multi_cell(0, 6, f"By Mina Holt\n\n{ONE}"), title="draft3.doc", author="Mina Holt")
    (article,) = read_pdf(raw, "story.pdf", Given())
    assert (article.title, article.byline) == (None, "Mina Holt")


def test_time_is_limited_within_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_SECONDS", -1.0)
    with pytest.raises(SourceTooLarge, match="seconds"):
        read_pdf(made(written), "story.pdf", Given())


def test_a_running_header_stands_at_one_height_and_a_repeated_sentence_does_not() -> None:
    def page(number: int) -> list[Line]:
        body = [Line(50, 700 - 40 * number - 14 * row, 11, f"Row {row} of page {number} goes on.") for row in range(5)]
        return [Line(50, 800, 8, "Courier, 3 May"), *body, Line(50, 30, 8, str(number))]

    text, cut = lay_out([page(1), page(2), page(3)])
    assert "Courier" not in text
    assert text.count("Row 0") == 3
    assert [one.reason for one in cut] == ["running header or page number"] * 2


def test_a_list_and_a_gap_part_paragraphs() -> None:
    lines = [Line(50, 700, 11, "First words of it"), Line(50, 686, 11, "and its end."), Line(50, 650, 11, "Second one")]
    lines += [Line(50, 636, 11, "- an item"), Line(50, 622, 11, "- another item")]
    assert lay_out([lines])[0] == "First words of it and its end.\n\nSecond one\n\n- an item\n\n- another item"


def test_the_largest_type_is_the_title() -> None:
    lines = [
        Line(50, 700, 20, "Storm stops"),
        Line(50, 675, 20, "ferries"),
        *(Line(50, 600 - n, 11, ONE) for n in range(4)),
    ]
    assert largest_heading([lines]) == TITLE
    assert largest_heading([lines[2:]]) is None


@settings(max_examples=60, deadline=10_000)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=30))
def test_no_damage_crashes_the_reader(at: int, noise: bytes) -> None:
    raw = made(written)
    try:
        read_pdf(raw[: at % len(raw)] + noise + raw[at % len(raw) + len(noise) :], "story.pdf", Given())
    except SourceError:
        return
