"""HTML bytes -> an lxml tree that holds only what a person sees.

Encoding: byte order mark, then UTF-8 if the bytes are UTF-8, then what the page declares (read as the WHATWG Encoding
Standard reads its labels), then the look of the bytes. Text that a browser does not show (scripts, ``hidden``,
``display:none``, text without size or colour) is dropped before anything reads the page: hidden words are how a page
slips instructions to a model. What was hidden in quantity is told, not swallowed.

Not responsible for: which part of the page is the article (html), what the head says (pagehead).
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.article import Cut
from summarizer.errors import SourceTooLarge, SourceUnreadable
from summarizer.readers.assembly import told
from summarizer.readers.limits import named
from summarizer.readers.text import BYTE_ORDER_MARKS, decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement, HTMLParser

DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.I
)
DECLARED_WITHIN = 4096
LABELS = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "big5": "big5hkscs", "x-cp1251": "cp1251", "windows-31j": "cp932",
}  # fmt: skip
"""Label -> codec where the Encoding Standard means another one than Python does."""

NEVER = frozenset({"utf-7", "utf7", "utf-16", "utf-16le", "utf-16be", "utf-32", "cp65000", "unicode"})
"""Declarations that cannot be true of bytes in which the declaration could be read, or that hide markup."""

UNSEEN = ("script", "style", "template", "noscript", "svg", "math", "object", "iframe", "select", "textarea")
STRUCK = ("del", "s", "strike")
HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|"
    r"font-size\s*:\s*0(?:\.0+)?(?:px|pt|r?em|%)?\s*(?:;|!|$)|color\s*:\s*transparent|"
    r"(?:left|right|top|text-indent)\s*:\s*-\d{4,}|clip\s*:\s*rect\(\s*[01](?:px)?[ ,]|"
    r"clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE,
)
HIDING_CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "assistive-text"})
STYLE_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
SIMPLE_SELECTOR = re.compile(r"\s*(?:[a-z]{1,10})?([.#])([\w-]{1,80})\s*(?:!important)?\s*", re.IGNORECASE)
LONGEST_STYLE = 200_000
WORDS_WORTH_TELLING = 4
MOST_TOLD = 10
MOST_LOOKS = 50
CONTROLS = bytes({*range(32), 127} - {9, 10, 13})
"""Bytes that are no text in UTF-8 and at which libxml2 may stop."""

MOST_TAGS = 200_000
"""An article's page has some thousands; more would take many seconds and gigabytes."""

GONE = "gone"
STRUCK_OUT = "struck out on the page"
PARAGRAPH_MARK = "\ufdd0"
"""Stands where two <br> make a paragraph. A noncharacter: no page can bring its own, cleaning drops it."""


class Page(NamedTuple):
    """What is seen of a page, its scripts of the kind JSON-LD (text), and what was taken out and should be told."""

    tree: HtmlElement
    linked_data: list[str]
    without_script: str
    cut: tuple[Cut, ...]
    deep: bool


def decode_html(raw: bytes, source: str, charset: str | None = None) -> str:
    """The page's characters; ``charset`` is what the server said. Raises SourceNotText when the bytes are no text."""
    if raw.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)) or b"\0" in raw[:200]:
        return decode(raw, source)
    declared = DECLARED.search(raw[:DECLARED_WITHIN])
    labels = [
        label for label in ((charset or "").strip().lower(), declared[1].decode().lower() if declared else "") if label
    ]
    if b"\x1b" in raw and "iso-2022-jp" in labels:
        return raw.decode("iso2022_jp", errors="replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        pass
    for codec in filter(None, map(_codec, labels)):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return decode(raw, source)


def _codec(label: str) -> str | None:
    if not label or label in NEVER or label in {"utf-8", "utf8"}:
        return None
    try:
        info = codecs.lookup(LABELS.get(label, label))
    except LookupError:
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def parse(text: str, source: str) -> Page:
    """Parse a page or a piece of one.

    Raises SourceUnreadable when it is nested too deep or has no element, SourceTooLarge when it has far too many.
    """
    if text.count("<") > MOST_TAGS:
        raise SourceTooLarge(
            f"{named(source)} has more than {MOST_TAGS:,} tags", "save the article's own page, or its text"
        )
    tree, deep = _tree(text.replace(PARAGRAPH_MARK, "").encode("utf-8", "replace").translate(None, CONTROLS), source)
    linked = [script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    without = " ".join(_first_words(found) for found in islice(tree.iter("noscript"), 5))
    _mark_breaks(tree)
    cut = _drop_unseen(tree, tuple(name for name in sorted(HIDING_CLASSES) if name in text))
    return Page(tree, linked, without, cut, deep)


def _tree(encoded: bytes, source: str) -> tuple[HtmlElement, bool]:
    """libxml2 silently stops reading at 256 levels: then once more with 2,048, and beyond that an error."""
    from lxml.etree import ParserError
    from lxml.html import document_fromstring

    for huge in (False, True):
        parser = _parser(huge)
        try:
            tree = document_fromstring(encoded, parser=parser)
        except (ParserError, ValueError, AssertionError):
            raise SourceUnreadable(f"{named(source)} holds no page", "save the page again, as HTML or text") from None
        if not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
            return tree, huge
    raise SourceUnreadable(
        f"{named(source)} is nested more than 2,048 elements deep", "save what the browser shows as plain text"
    )


def _parser(huge: bool) -> HTMLParser:
    from lxml.html import HTMLParser

    return HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=huge, no_network=True
    )


def _mark_breaks(tree: HtmlElement) -> None:
    """Two <br> in a row are how old pages write a paragraph; <q> prints the marks that a browser prints."""
    for broken in tree.iter("br"):
        before = broken.getprevious()
        if before is not None and before.tag == "br" and not (before.tail or "").strip(" \t\r\n\xa0" + PARAGRAPH_MARK):
            broken.tail = PARAGRAPH_MARK + (broken.tail or "")
    for quoted in list(tree.iter("q")):
        quoted.tag = "span"
        quoted.text = "“" + (quoted.text or "")
        if len(quoted):
            quoted[-1].tail = (quoted[-1].tail or "") + "”"
        else:
            quoted.text += "”"


def _drop_unseen(tree: HtmlElement, classes: tuple[str, ...]) -> tuple[Cut, ...]:
    """Marked first and stripped at once: dropping one by one is quadratic in the text between them."""
    from lxml.etree import strip_elements

    cut: list[Cut] = []
    by_sheet, shown = _hidden_by_style_sheet(tree), _around_articles(tree)
    strip_elements(tree, *UNSEEN, with_tail=False)
    looks = 0
    for element in _candidates(bool(by_sheet), classes)(tree):
        why = _why_unseen(element, by_sheet, shown)
        if why is None:
            continue
        if why and len(cut) < MOST_TOLD and looks < MOST_LOOKS and not _is_in_dropped(element):
            looks += 1
            words = _first_words(element)
            if why == STRUCK_OUT or words.count(" ") >= WORDS_WORTH_TELLING - 1:
                cut.append(told(words, why))
        element.tag = GONE
    strip_elements(tree, GONE, with_tail=False)
    return tuple(one for one in cut if one.start_words)


def _first_words(element: HtmlElement) -> str:
    return " ".join("".join(islice(element.itertext(), 40))[:2000].split())


def _is_in_dropped(element: HtmlElement) -> bool:
    return next(element.iterancestors(GONE), None) is not None


def _around_articles(tree: HtmlElement) -> set[HtmlElement]:
    """The elements that are or hold an article: an open dialogue marks the page behind it aria-hidden, yet it shows."""
    found: set[HtmlElement] = set()
    for element in islice(tree.iter("article", "main", "h1"), 100):
        found.add(element)
        found.update(element.iterancestors())
    return found


@cache
def _candidates(by_sheet: bool, classes: tuple[str, ...]) -> Any:
    """An XPath of all elements that may be unseen, so that most are never looked at in Python."""
    from lxml.etree import XPath

    marks = ["@hidden", "@aria-hidden", "@style", *(["@class", "@id"] if by_sheet else [])]
    marks += [f"contains(@class, '{name}')" for name in classes]
    struck = "".join(f" | //{name}" for name in STRUCK)
    return XPath(f"//*[{' or '.join(marks)}]{struck}")


def _why_unseen(element: HtmlElement, by_sheet: frozenset[str], shown: set[HtmlElement]) -> str | None:
    """None: it is seen. "": dropped without a word. Else the reason to tell."""
    if element.tag in STRUCK:
        return STRUCK_OUT
    if element.tag in {"html", "body", "head"}:
        return None
    names = (element.get("class") or "").split()
    if not HIDING_CLASSES.isdisjoint(names):
        return ""
    covered = element.get("aria-hidden", "").lower() == "true" and element not in shown
    style = element.get("style")
    in_sheet = by_sheet and (f"#{element.get('id')}" in by_sheet or any(f".{name}" in by_sheet for name in names))
    if element.get("hidden") is not None or covered or in_sheet or (style and HIDING.search(style[:2000])):
        return "hidden on the page"
    return None


def _hidden_by_style_sheet(tree: HtmlElement) -> frozenset[str]:
    """Names (".x", "#x") that a <style> of the page hides outright; rules under a condition (@media) are not read."""
    found: set[str] = set()
    for style in tree.iter("style"):
        sheet = (style.text or "")[:LONGEST_STYLE]
        if "none" not in sheet and "hidden" not in sheet and "opacity" not in sheet and "font-size" not in sheet:
            continue
        for rule in STYLE_RULE.finditer(sheet.split("@", 1)[0]):
            if HIDING.search(rule[2]):
                found |= {a[1] + a[2] for one in rule[1].split(",") if (a := SIMPLE_SELECTOR.fullmatch(one))}
    return frozenset(found)
