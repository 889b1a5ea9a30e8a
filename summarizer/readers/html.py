"""An HTML page -> one article: trafilatura finds the text, the head says title, byline, outlet, dates and address.

When trafilatura finds nothing: the JSON-LD ``articleBody``, then the words of <article> or <main>. Pictures' captions,
asides, forms, comments and navigation are no part of an article. A page of extreme size or depth is read without
trafilatura, in linear time.
Not responsible for: fetching (url), what is visible (markup), metadata (pagehead), walls (paywall), leftovers in the
text (article).
"""

from __future__ import annotations

import logging
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from summarizer.article import Article, Cut
from summarizer.readers import paywall as wall
from summarizer.readers.assembly import assemble
from summarizer.readers.limits import Given
from summarizer.readers.markup import Page, decode_html, parse
from summarizer.readers.pagehead import article_object, objects, read_head
from summarizer.readers.prose import plain

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_ELEMENTS = 50_000
MOST_CHARACTERS = 2_000_000
"""Pages of more are read without trafilatura, whose cost per element is high."""

LEAST_CHARACTERS = 120
"""A text shorter than this may be one that trafilatura missed: the fallbacks are asked too."""

TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|blockquote|table|figure|img|script)\b[^<>]{0,500}/?>", re.I
)
EMPTY_HINT = "the page shows no article text; save the article's own page as the browser shows it"


def read_html(raw: bytes, source: str, given: Given) -> list[Article]:
    """Read one page. Raises SourceEmpty, SourceNotText or SourceUnreadable."""
    return [read_page(decode_html(raw, source, given.charset), raw, source, given)]


def read_page(text: str, raw: bytes, source: str, given: Given, address: str | None = None) -> Article:
    """Read a decoded page; ``address`` is where it came from, for relative links."""
    page = parse(text, source)
    data = objects(page.linked_data)
    described = article_object(data)
    found = read_head(page.tree, described, address or given.url)
    seen = page.tree.text_content()
    body = _body(page, described, len(seen), source)
    wall.refuse_walls(body, found.title, seen, page.without_script, source)
    body, stub = wall.judge(body, seen, wall.is_declared(page.tree, data), source)
    return assemble(body, source, raw, given, found._replace(cut=stub + page.cut), empty_hint=EMPTY_HINT)


def looks_like_html(text: str) -> bool:
    """Whether a field's text is markup: two tags of HTML, or one and it begins with it."""
    tags = [found.start() for _, found in zip(range(2), TAG.finditer(text[:100_000]), strict=False)]
    return len(tags) == 2 or (len(tags) == 1 and not text[: tags[0]].strip())


def fragment_text(markup: str, source: str) -> tuple[str, tuple[Cut, ...]]:
    """The visible words of a piece of HTML, such as a field of a feed or a record; and what was hidden.

    Raises SourceUnreadable when it is nested too deep.
    """
    page = parse(f"<html><body><div>{markup}</div></body></html>", source)
    return plain(page.tree), page.cut


def _body(page: Page, described: dict[str, Any], characters: int, source: str) -> str:
    count = page.tree.xpath("count(//*)")
    text = "" if page.deep or count > MOST_ELEMENTS or characters > MOST_CHARACTERS else _extracted(page.tree)
    if len(text) >= LEAST_CHARACTERS:
        return text
    stated = described.get("articleBody")
    if isinstance(stated, str) and len(stated) > len(text):
        stated = unescape(stated)
        return fragment_text(stated, source)[0] if looks_like_html(stated) else stated
    whole = _longest(page.tree)
    return whole if len(whole) > len(text) else text


def _extracted(tree: HtmlElement) -> str:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(tree, include_comments=False, with_metadata=False)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return ""
    body = getattr(document, "body", None)
    return "" if body is None else plain(body)


def _longest(tree: HtmlElement) -> str:
    """The longest <article>, else <main>, else the whole body."""
    for tag in ("article", "main", "body"):
        texts = [plain(element) for _, element in zip(range(20), tree.iter(tag), strict=False)]
        if texts and (longest := max(texts, key=len)):
            return longest
    return plain(tree)
