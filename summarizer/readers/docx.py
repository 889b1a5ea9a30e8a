"""A Word document (DOCX) -> one article: its paragraphs, headings, lists, and tables as lines.

Deleted and moved text of tracked changes, hidden text, comments, footnotes, fields and macros are no part of it; text
boxes are told in ``cut``. The title is what the document sets as one; title and author of its properties count only
when they stand at the beginning of the text. Its dates are those of the file, not of publication: none is taken.
Not responsible for: the old binary .doc, OpenDocument.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from summarizer.article import Article, Cut
from summarizer.errors import SourceLocked, SourceTooLarge, SourceUnreadable
from summarizer.readers.assembly import Found, assemble, one_line, told
from summarizer.readers.limits import Given, named

if TYPE_CHECKING:
    from lxml.etree import _Element

BODY = "word/document.xml"
PROPERTIES = "docProps/core.xml"
MOST_EXPANDED = 40_000_000
"""Bytes that the text's part may have when it is unpacked; pictures are never unpacked."""

MOST_RATIO = 400
"""A part that unpacks to more than this many times its size, and to more than a megabyte, is a bomb."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SKIPPED = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "sectPr", "tblPr", "txbxContent")} | {FALLBACK}
)
TITLE_STYLES = frozenset(
    "title titel titre ttulo titolo heading1 berschrift1 titre1 ttulo1 titolo1 kop1 rubrik".split()
)
LIST_STYLES = ("listbullet", "listnumber")
TINY = 4
"""Type of this many half-points or fewer is not there to be read."""

HINT = "open it in a word processor and save it again as DOCX, or as plain text"
CORE = re.compile(r"<dc:(title|creator)\b[^<>]{0,200}>([^<>]{1,1000})</dc:")


def read_docx(raw: bytes, source: str, given: Given) -> list[Article]:
    """Read one document. Raises SourceTooLarge, SourceLocked, SourceEmpty or SourceUnreadable."""
    body, properties = _parts(raw, source)
    root = _parsed(body, source)
    paragraphs = list(_paragraphs(root))
    text = "\n".join(words if listed else f"\n{words}\n" for words, _, listed in paragraphs)
    titled = next((words for words, style, _ in paragraphs[:5] if style in TITLE_STYLES), None)
    said = {kind: one_line(unescape(words)) for kind, words in CORE.findall(properties)}
    top = _folded(text[:2000])
    stands = {kind: words for kind, words in said.items() if words and _folded(words) and _folded(words) in top}
    cut = tuple(_boxes(root))
    found = Found(title=one_line(titled) or stands.get("title"), byline=stands.get("creator"), cut=cut)
    return [assemble(text, source, raw, given, found, empty_hint="the document has no text outside pictures and boxes")]


def _parts(raw: bytes, source: str) -> tuple[bytes, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            body = _member(archive, BODY, source)
            properties = _member(archive, PROPERTIES, source) if PROPERTIES in archive.namelist() else b""
    except KeyError:
        raise SourceUnreadable(f"{named(source)} is a ZIP file, but no Word document", HINT) from None
    except RuntimeError:
        raise SourceLocked(f"{named(source)} is encrypted", "save a copy that opens without a password") from None
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, zlib.error) as error:
        raise SourceUnreadable(f"{named(source)} is a damaged DOCX ({type(error).__name__})", HINT) from None
    return body, properties.decode(errors="replace")[:100_000]


def _member(archive: zipfile.ZipFile, name: str, source: str) -> bytes:
    """A part's bytes; no more are unpacked than the directory announces, and that is checked first."""
    info = archive.getinfo(name)
    bomb = info.file_size > max(1_000_000, MOST_RATIO * max(1, info.compress_size))
    if bomb or info.file_size > MOST_EXPANDED:
        raise SourceTooLarge(f"{named(source)} expands to too much", HINT)
    return archive.read(info)


def _parsed(body: bytes, source: str) -> _Element:
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    parser = XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False)
    try:
        return fromstring(body.replace(STRICT[1:-1].encode(), W[1:-1].encode()), parser)
    except (XMLSyntaxError, ValueError) as error:
        raise SourceUnreadable(f"{named(source)} is a damaged DOCX ({type(error).__name__})", HINT) from None


def _paragraphs(root: _Element) -> Iterator[tuple[str, str, bool]]:
    """Words, style and whether it is a line (of a list, a table) of each paragraph, in order."""
    from lxml.etree import iterwalk

    walk = iterwalk(root, events=("start",), tag=None)
    for _, element in walk:
        if element.tag in SKIPPED:
            walk.skip_subtree()
        elif element.tag == f"{W}tr" and next(element.iter(f"{W}tbl"), None) is None:
            cells = (" ".join(_words(cell).split()) for cell in element.iterchildren(f"{W}tc"))
            yield " | ".join(words for words in cells if words), "", True
            walk.skip_subtree()
        elif element.tag == f"{W}p":
            words = _words(element)
            style = _style(element)
            listed = element.find(f"{W}pPr/{W}numPr") is not None or style.startswith(LIST_STYLES)
            if words.strip():
                yield (f"- {words.strip()}" if listed else words), style, listed
            walk.skip_subtree()
        elif element.tag == f"{W}tbl":
            yield "", "", False


def _words(element: _Element) -> str:
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(element, events=("start",))
    for _, inner in walk:
        if inner.tag in SKIPPED or (inner.tag == f"{W}r" and _is_hidden(inner)):
            walk.skip_subtree()
        elif inner.tag == f"{W}t":
            pieces.append(inner.text or "")
        elif inner.tag in {f"{W}br", f"{W}cr"}:
            pieces.append("\n")
        elif inner.tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif inner.tag == f"{W}tab" or (inner.tag == f"{W}p" and inner is not element):
            pieces.append(" ")
    return "".join(pieces)


def _is_hidden(run: _Element) -> bool:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    vanish, size = properties.find(f"{W}vanish"), properties.find(f"{W}sz")
    if vanish is not None and vanish.get(f"{W}val", "true") not in {"0", "false", "off"}:
        return True
    points = size.get(f"{W}val", "") if size is not None else ""
    return points.isdecimal() and points.isascii() and len(points) < 5 and int(points) <= TINY


def _style(paragraph: _Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return re.sub(r"[^a-z0-9]", "", str(style.get(f"{W}val", "")).lower()) if style is not None else ""


def _boxes(root: _Element) -> Iterator[Cut]:
    for count, box in enumerate(root.iter(f"{W}txbxContent")):
        if count >= 10:
            return
        if next(box.iterancestors(FALLBACK), None) is None and (
            words := " ".join(" ".join(map(str, box.itertext())).split())
        ):
            yield told(words, "text box")


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
