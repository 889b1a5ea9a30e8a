"""Any string at all: the two places where escaping is ours alone."""

from __future__ import annotations

import csv
import io
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer.exporters import csv_cells, markdown
from summarizer.exporters.iris import web_address
from summarizer.exporters.wording import one_line

GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
MARKS = st.text(st.sampled_from("\\`*_{}[]<>()#+-.!|&;:=~^$@'\"/ \t\n1aé=＝\u200b\u202e\x1b")) | st.text()


@given(MARKS)
def test_any_words_are_one_text_that_shows_them(words: str) -> None:
    tokens = GITHUB.parse(f"- **c1** {markdown.escaped(words)}")
    [inline] = [token for token in tokens if token.type == "inline"]
    types = [child.type for child in inline.children or []]
    assert set(types) <= {"text", "strong_open", "strong_close"}
    assert "".join(child.content for child in inline.children or []).strip() == f"c1 {one_line(words)}".strip()


@given(MARKS)
def test_any_words_at_the_start_of_a_line_are_a_paragraph(words: str) -> None:
    kinds = {token.type for token in GITHUB.parse(markdown.escaped(words))}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}


@given(st.lists(MARKS, min_size=1, max_size=4))
def test_any_cells_are_read_back_and_none_is_a_formula(words: list[str]) -> None:
    columns = [f"c{number}" for number in range(len(words))]
    written = csv_cells.table(columns, [dict(zip(columns, words, strict=True))])
    _, row = list(csv.reader(io.StringIO(written[1:], newline=""), strict=True))
    assert len(row) == len(words)
    for cell in row:
        seen = [c for c in cell if not c.isspace() and c not in "\"'" and unicodedata.category(c) != "Cf"]
        assert not seen or cell.startswith("'") or unicodedata.normalize("NFKC", seen[0]) not in {"=", "+", "-", "@"}


@given(MARKS.map(lambda words: f"https://news.example/{words}") | st.text())
def test_any_address_is_ascii_or_none(url: str) -> None:
    found = web_address(url)
    assert found is None or (found.isascii() and found.startswith(("https://", "http://")) and " " not in found)
