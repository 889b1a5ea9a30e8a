"""Word documents: what is text in them, and what is not."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.errors import SourceError, SourceUnreadable
from summarizer.readers import Given
from summarizer.readers.docx import read_docx
from tests.readers.corpus_documents import (
    INJECTED,
    ONE,
    TITLE,
    TWO,
    docx,
    tracked_docx,
    word_paragraph,
    word_xml,
    written_docx,
    zipped,
)


def read(raw: bytes) -> Article:
    (article,) = read_docx(raw, "story.docx", Given())
    return article


def test_headings_tables_and_lists_are_read() -> None:
    article = read(docx(written_docx))
    assert article.title == TITLE
    assert article.text == f"{TITLE}\n\n{ONE}\n\n{TWO}\n\nHarbour | Injured\nNorth pier | 3\n- Ferries are stopped."


def test_hidden_tiny_and_deleted_words_are_no_text() -> None:
    tiny = f'<w:p><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>{INJECTED}</w:t></w:r></w:p>'
    shown = f'<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>{TWO}</w:t></w:r></w:p>'
    assert read(word_xml(word_paragraph(ONE) + tiny + shown)).text == f"{ONE}\n\n{TWO}"
    assert "forty-one" not in read(tracked_docx()).text


def test_text_boxes_are_told() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{word_paragraph(TWO)}</w:txbxContent></w:pict></w:r></w:p>"
    article = read(word_xml(word_paragraph(ONE) + box))
    assert (article.text, [cut.reason for cut in article.cut]) == (ONE, ["text box"])


def test_properties_count_only_when_they_are_printed() -> None:
    def build(document: Any, author: str) -> None:
        document.core_properties.author, document.core_properties.title = author, "draft"
        document.add_paragraph("By Mina Holt")
        document.add_paragraph(ONE)

    assert read(docx(lambda document: build(document, "Mina Holt"))).byline == "Mina Holt"
    article = read(docx(lambda document: build(document, "python-docx")))
    assert (article.byline, article.title, article.published) == ("Mina Holt", None, None)


@pytest.mark.parametrize(
    "raw", [zipped({"a.txt": b"words"}), b"PK\x03\x04 nothing", word_xml("<w:p>" * 600 + "</w:p>" * 600)]
)
def test_what_is_no_word_document_is_said(raw: bytes) -> None:
    with pytest.raises(SourceUnreadable) as caught:
        read(raw)
    assert caught.value.hint


def test_external_entities_are_not_opened(tmp_path: Any) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret word")
    declared = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'
    assert "secret" not in read(word_xml(word_paragraph(f"{ONE} &x;"), declared)).text


@settings(max_examples=60, deadline=10_000)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=30))
def test_no_damage_crashes_the_reader(at: int, noise: bytes) -> None:
    raw = io.BytesIO(tracked_docx()).getvalue()
    try:
        read(raw[: at % len(raw)] + noise + raw[at % len(raw) + len(noise) :])
    except SourceError:
        return
