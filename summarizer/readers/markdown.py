"""Markdown -> the words a reader sees, as plain paragraphs; for readers of text, not a reader itself.

Not responsible for: front matter and decoding (readers.text). Tables and HTML beyond tags stay as printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

LARGEST = 200_000
"""Longer texts are kept as printed: no article is as long, and parsing has costly corners."""

TAGS = re.compile(r"</?[A-Za-z][^<>]*>")


def plain(text: str, take_heading: bool) -> tuple[str | None, str]:
    """The heading a text opens with (level 1 or 2, if ``take_heading``) and the rest as plain paragraphs.

    Emphasis, links, images, quotes, comments and tags are reduced to their words; headings become paragraphs;
    list items keep their mark and their line.
    """
    if len(text) > LARGEST:
        return None, text
    from markdown_it import MarkdownIt

    parsed = MarkdownIt("commonmark").parse(text)
    tokens = [token for token in parsed if token.type != "html_block" or _block_words(token)]
    heading = None
    if take_heading and tokens and tokens[0].type == "heading_open" and tokens[0].tag in {"h1", "h2"}:
        heading = _inline_words(tokens[1]).strip() or None
        tokens = tokens[3:] if heading else tokens
    return heading, _paragraphs(tokens)


def _paragraphs(tokens: list[Token]) -> str:
    written: list[str] = []
    mark = ""
    depth = 0
    for token in tokens:
        if token.type == "list_item_open":
            mark = f"{token.info}{token.markup} " if token.info else f"{token.markup} "
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        words = _inline_words(token) if token.type == "inline" else _block_words(token)
        if words:
            written.append(("\n" if mark and depth else "\n\n") + mark + words)
            mark = ""
        if token.type in {"bullet_list_open", "ordered_list_open"} and depth == 0:
            written.append("\n")
    return "".join(written)


def _block_words(token: Token) -> str:
    if token.type in {"code_block", "fence"}:
        return token.content.strip("\n")
    return _without_tags(token.content).strip() if token.type == "html_block" else ""


def _inline_words(token: Token) -> str:
    return "".join(_child_words(child) for child in token.children or ())


def _child_words(child: Token) -> str:
    if child.type in {"softbreak", "hardbreak"}:
        return "\n"
    return _without_tags(child.content) if child.type == "html_inline" else child.content


def _without_tags(html: str) -> str:
    kept: list[str] = []
    start = 0
    # find() and not a lazy pattern: many openings without an end would cost quadratic time
    while (opening := html.find("<!--", start)) >= 0 and (closing := html.find("-->", opening)) >= 0:
        kept.append(html[start:opening])
        start = closing + 3
    return TAGS.sub("", "".join(kept) + html[start:])
