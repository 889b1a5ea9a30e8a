"""An lxml tree -> plain paragraphs: a blank line between blocks, a line for each item of a list and row of a table.

Reads HTML and the tree that trafilatura makes of it. Entities are decoded by the parser, once, and never here.
Not responsible for: what on a page is the article (html), what is seen of it (markup).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.readers.markup import PARAGRAPH_MARK

if TYPE_CHECKING:
    from lxml.etree import _Element

PARAGRAPHS = frozenset(
    "p div section article main header footer aside h1 h2 h3 h4 h5 h6 blockquote pre table ul ol dl form fieldset "
    "address hr body details summary center td th figure nav head list quote".split()
)
"""HTML's blocks, and trafilatura's head, list and quote."""

LINES = frozenset("li item dt dd tr row br lb option caption".split())
DROPPED = frozenset("script style template noscript figcaption svg nav button form iframe object select".split())
CELLS = frozenset({"td", "th", "cell"})
LONGEST_CELL = 300

PARAGRAPH, LINE, ITEM = "\u2029", "\u2028", "\ufdd1"
SPACES = re.compile(r"[ \t\n\r\f]+")
AFTER_ITEM = re.compile(f"{ITEM}[ {LINE}{PARAGRAPH}]*")
BREAKS = re.compile(f" ?[{LINE}{PARAGRAPH}][ {LINE}{PARAGRAPH}]*")
EMPTY_ITEM = re.compile(r"^- *$", re.MULTILINE)


def plain(root: _Element) -> str:
    """The words below ``root``, in the order of the page."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(root, events=("start", "end"))
    preformatted = 0
    for event, element in walk:
        tag = element.tag
        if event == "end":
            preformatted -= tag == "pre"
            pieces.append(_break(tag))
            pieces.append(_own(element.tail, preformatted) if element is not root else "")
        elif tag in DROPPED:
            walk.skip_subtree()
        elif tag in {"tr", "row"} and (row := _row(element)) is not None:
            pieces += [LINE, row]
            walk.skip_subtree()
        else:
            preformatted += tag == "pre"
            pieces += [_break(tag), ITEM if tag in {"li", "item"} else "", _own(element.text, preformatted)]
    return _laid_out("".join(pieces))


def _break(tag: str) -> str:
    return PARAGRAPH if tag in PARAGRAPHS else LINE if tag in LINES else ""


def _own(words: str | None, preformatted: int) -> str:
    if not words:
        return ""
    words = words.replace(PARAGRAPH, " ").replace(LINE, " ").replace(PARAGRAPH_MARK, PARAGRAPH)
    return words.replace("\n", LINE) if preformatted else words


def _row(row: _Element) -> str | None:
    """A row of a table of facts on one line; None when the table only lays out the page."""
    cells = [cell for cell in row if cell.tag in CELLS]
    if not cells or next(row.iter("table"), None) is not None:
        return None
    words = [SPACES.sub(" ", " ".join(_words(cell))).replace(PARAGRAPH_MARK, " ").strip() for cell in cells]
    if len(words) == 1 or any(len(cell) > LONGEST_CELL for cell in words):
        return None
    return " | ".join(word for word in words if word)


def _words(cell: _Element) -> list[str]:
    return [str(word) for word in cell.itertext(with_tail=False)]


def _laid_out(joined: str) -> str:
    text = AFTER_ITEM.sub("- ", SPACES.sub(" ", joined))
    text = BREAKS.sub(lambda found: "\n\n" if PARAGRAPH in found[0] else "\n", text)
    return EMPTY_ITEM.sub("", text).strip()
