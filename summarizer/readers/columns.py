"""Lines of printed pages -> paragraphs: columns in reading order, running headers out, hyphens at line ends joined.

A line is a piece of text with the place where it starts; widths are not known. The rules are those of every tool that
reads text layers (pdfminer's and Poppler's layout analysis): a wider gap, an indent, another size of type or a short
last line end a paragraph; what stands at the edge of most pages is a running header.
Not responsible for: getting lines out of a file (pdf).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from summarizer.article import Cut
from summarizer.leftovers import LIST_ITEM, first_words

EDGE = 2
"""Lines at the top and bottom of a page that may be a running header or footer."""

LONGEST_HEADER = 120
PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.|seite|página)?\s*\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?[-–—|\s]*", re.I
)
AIRY = 1.7
"""A gap of so many type sizes parts paragraphs where a sentence ended; lines of one stand at 1.1 to 1.5."""

WIDER_GAP = 1.35
"""A gap this many times the usual one parts paragraphs."""

SAME_ROW = 0.35
"""Two pieces whose heights differ by less than this share of the type size stand in one row."""

LEAST_ROWS, SHARE_OF_ROWS, SHARE_AT_ONE_PLACE = 6, 0.4, 0.6
"""When a page is in two columns: so many rows hold two pieces, and so many of the second ones start at one place."""

SHORTEST_COLUMN_LINE = 18
"""Characters; a column of shorter pieces is a table's."""

HEADING_SIZE = 1.2
LONGEST_TITLE = 200
STOP = re.compile(r"[.!?…:][\"'”’»)\]]*$")
HYPHEN = re.compile(r"[^\W\d_](?:-|\u00ad|\u2010)$")


class Line(NamedTuple):
    """A piece of text on a page: where it starts (points, from the lower left), its type size, its words."""

    x: float
    y: float
    size: float
    text: str


def lay_out(pages: list[list[Line]]) -> tuple[str, tuple[Cut, ...]]:
    """Paragraphs with a blank line between, and the running headers and footers that were cut."""
    ordered = [_rows(_in_columns(page)) for page in pages]
    repeated = _running(ordered)
    kept: list[Line] = []
    cut: dict[tuple[str, int], Cut] = {}
    for page in ordered:
        edges = _edges(page)
        for line in page:
            shape = _shape(line)
            if line in edges and (shape in repeated or PAGE_NUMBER.fullmatch(line.text.strip())):
                cut.setdefault(shape, Cut(start_words=first_words(line.text), reason="running header or page number"))
            else:
                kept.append(line)
    return "\n\n".join(_paragraphs(kept)), tuple(list(cut.values())[:20])


def largest_heading(pages: list[list[Line]]) -> str | None:
    """The lines of the first page in the largest type, when it is clearly larger than the text's."""
    lines = pages[0] if pages else []
    if len(lines) < 3:
        return None
    usual = median(line.size for line in lines for _ in range(1 + len(line.text) // 20))
    largest = max(line.size for line in lines)
    if largest < HEADING_SIZE * usual:
        return None
    title = " ".join(line.text.strip() for line in _rows(lines) if line.size > 0.97 * largest)
    return title if 0 < len(title) <= LONGEST_TITLE and any(map(str.isalpha, title)) else None


def _same_row(one: Line, other: Line) -> bool:
    return abs(one.y - other.y) <= SAME_ROW * max(one.size, other.size, 1.0)


def _in_columns(page: list[Line]) -> list[Line]:
    """Left column before right one, when the file writes the page row by row across both."""
    pairs = [(a, b) for a, b in pairwise(page) if _same_row(a, b) and b.x > a.x + 4 * a.size]
    if len(pairs) < LEAST_ROWS or len(pairs) < SHARE_OF_ROWS * (len(page) - len(pairs)):
        return page
    (place, most), *_ = Counter(round(right.x / 4) for _, right in pairs).most_common(1)
    texts = [right.text for _, right in pairs if round(right.x / 4) == place]
    if most < SHARE_AT_ONE_PLACE * len(pairs) or median(map(len, texts)) < SHORTEST_COLUMN_LINE:
        return page
    border = place * 4 - 6
    return [line for line in page if line.x < border] + [line for line in page if line.x >= border]


def _rows(page: list[Line]) -> list[Line]:
    """Pieces that follow each other in one row become one line."""
    rows: list[Line] = []
    parts: list[str] = []
    for line in page:
        if rows and _same_row(rows[-1], line) and line.x >= rows[-1].x and any((line.x, line.y)):
            parts.append(line.text.strip())
            continue
        if parts:
            rows[-1] = rows[-1]._replace(text=" ".join(parts))
        rows.append(line)
        parts = [line.text.strip()]
    if parts:
        rows[-1] = rows[-1]._replace(text=" ".join(parts))
    return rows


def _edges(page: list[Line]) -> set[Line]:
    by_height = sorted(page, key=lambda line: -line.y)
    return {*by_height[:EDGE], *by_height[-EDGE:], *page[:EDGE], *page[-EDGE:]}


def _shape(line: Line) -> tuple[str, int]:
    """What a running header has in common on all pages: its words without the numbers, and its height."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())).casefold(), round(line.y / 6)


def _running(pages: list[list[Line]]) -> set[tuple[str, int]]:
    """Shapes of the lines that stand at the edge of at least half of the pages, and of two."""
    counts = Counter(
        shape for page in pages for shape in {_shape(line) for line in _edges(page) if len(line.text) <= LONGEST_HEADER}
    )
    least = max(2, (len(pages) + 1) // 2)
    return {shape for shape, count in counts.items() if count >= least}


def _paragraphs(lines: list[Line]) -> list[str]:
    gaps = [a.y - b.y for a, b in pairwise(lines) if a.y > b.y]
    usual = median(gaps) if gaps else 0.0
    lengths = sorted(len(line.text) for line in lines)
    full = lengths[len(lengths) * 9 // 10] if lengths else 0
    compounds = set(re.findall(r"\w+-\w+", " ".join(line.text for line in lines)))
    paragraphs: list[list[str]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None or _parts(before, line, usual, full):
            paragraphs.append([])
        paragraphs[-1].append(line.text.strip())
    return [_joined(words, compounds) for words in paragraphs]


def _parts(before: Line, line: Line, usual: float, full: int) -> bool:
    """Whether a new paragraph begins with ``line``."""
    if abs(before.size - line.size) > 0.12 * max(before.size, line.size) or LIST_ITEM.match(line.text):
        return True
    ended = STOP.search(before.text.rstrip()) is not None
    short = len(before.text) < 0.75 * full
    gap = before.y - line.y
    if gap <= 0:
        return ended and (short or line.text[:1].isupper()) if gap else ended and short
    indented = line.x > before.x + 0.7 * line.size and line.x < before.x + 6 * line.size
    return gap > WIDER_GAP * usual or (ended and (short or indented or gap > AIRY * line.size))


def _joined(lines: list[str], compounds: set[str]) -> str:
    """One paragraph; a hyphen at a line's end goes, unless the document writes the word with it elsewhere."""
    pieces: list[str] = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if not HYPHEN.search(line) or not after[:1].islower():
            pieces.append(line + " ")
            continue
        first, second = re.search(r"\w*$", line[-60:-1]), re.match(r"\w*", after)
        compound = f"{first[0] if first else ''}-{second[0] if second else ''}"
        pieces.append(line if line[-1] == "-" and compound in compounds else line[:-1])
    return "".join(pieces).strip()
