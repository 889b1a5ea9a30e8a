"""A PDF with a text layer -> one article, within limits of pages, seconds and expanded size.

Title and author of the document's properties count only when they stand on its first page too: the title of a PDF is
often "Microsoft Word - draft3". Its dates are those of the file, not of publication: none is taken.
Not responsible for: which lines make a paragraph and what is a running header (columns), scans (they want OCR).
"""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from summarizer.article import Article, Cut
from summarizer.errors import SourceEmpty, SourceError, SourceLocked, SourceTooLarge, SourceUnreadable
from summarizer.readers.assembly import Found, assemble, one_line
from summarizer.readers.columns import Line, largest_heading, lay_out
from summarizer.readers.limits import Given, named

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 500
MOST_SECONDS = 20.0
MOST_EXPANDED = 40_000_000
"""Bytes that one stream of the file may have when it is unpacked."""

EXPANSIONS = dict.fromkeys(
    (
        "maximum_declared_stream_length", "array_based_stream_maximum_output_length", "zlib_maximum_output_length",
        "lzw_maximum_output_length", "run_length_maximum_output_length",
    ),
    MOST_EXPANDED,
)  # fmt: skip
"""pypdf's names for it."""

MOST_OPERATIONS = 1_000_000
MOST_CHARACTERS = 5_000_000
TOP_OF_FIRST_PAGE = 2_000
DAMAGED_HINT = "open it in a viewer and save or print it to a new PDF, or copy its text into a file"
SCAN_HINT = "it looks like a scan: run OCR on it first (ocrmypdf, for one) and read the result"


class _TooSlow(Exception):
    """The seconds for one file are used up."""


def read_pdf(raw: bytes, source: str, given: Given) -> list[Article]:
    """Read one document. Raises SourceLocked, SourceTooLarge, SourceEmpty or SourceUnreadable."""
    from pypdf import apply_configuration

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with (
        apply_configuration(**cast(Any, EXPANSIONS), stream_parsing_work_maximum_count=MOST_OPERATIONS),
        _told_errors(source),
    ):
        reader = _opened(raw, source)
        pages, notes = _pages(reader, source)
        said = {name: _property(reader, name) for name in ("/Title", "/Author")}
    text, cut = lay_out(pages)
    first_page = _folded(" ".join(line.text for line in pages[0])[:TOP_OF_FIRST_PAGE]) if pages else ""
    stands = {name: value for name, value in said.items() if value and _folded(value) and _folded(value) in first_page}
    found = Found(
        title=stands.get("/Title") or largest_heading(pages), byline=stands.get("/Author"), cut=(*notes, *cut)
    )
    return [assemble(text, source, raw, given, found, empty_hint=DAMAGED_HINT)]


@contextmanager
def _told_errors(source: str) -> Iterator[None]:
    """Whatever a malformed file makes pypdf raise, as an error that says what to do."""
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    try:
        yield
    except SourceError:
        raise
    except (FileNotDecryptedError, DependencyError):
        raise SourceLocked(f"{named(source)} is encrypted", "save a copy that opens without a password") from None
    except (LimitReachedError, MemoryError):
        raise SourceTooLarge(f"{named(source)} expands to too much", DAMAGED_HINT) from None
    except _TooSlow:
        raise SourceTooLarge(
            f"{named(source)} takes more than {MOST_SECONDS:.0f} seconds to read",
            "split it, or copy its text into a file",
        ) from None
    # A damaged file can make pypdf raise nearly anything: its objects are not what their users expect.
    except Exception as error:
        raise SourceUnreadable(f"{named(source)} is a damaged PDF ({type(error).__name__})", DAMAGED_HINT) from error


def _opened(raw: bytes, source: str) -> PdfReader:
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise SourceLocked(f"{named(source)} is encrypted", "save a copy that opens without a password")
    return reader


def _pages(reader: PdfReader, source: str) -> tuple[list[list[Line]], tuple[Cut, ...]]:
    """The lines of each page; a page that cannot be read is told, and the others go on."""
    deadline = time.monotonic() + MOST_SECONDS
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise SourceTooLarge(f"{named(source)} has {count:,} pages, more than {MOST_PAGES}", "split it into articles")
    pages: list[list[Line]] = []
    notes: list[Cut] = []
    pictures = 0
    for number, page in enumerate(reader.pages, start=1):
        try:
            pages.append(_lines(page, deadline))
        except (_TooSlow, MemoryError):
            raise
        except Exception as error:
            if count == 1:
                raise
            notes.append(Cut(start_words=f"page {number}", reason=f"page cannot be read ({type(error).__name__})"))
            continue
        pictures += not pages[-1] and _has_pictures(page)
        if sum(len(line.text) for line in pages[-1]) > MOST_CHARACTERS:
            raise SourceTooLarge(f"{named(source)} has too much text on page {number}", "split it into articles")
    _refuse_empty(pages, pictures, len(notes), source)
    return pages, tuple(notes)


def _refuse_empty(pages: list[list[Line]], pictures: int, unread: int, source: str) -> None:
    if any(character.isalnum() for page in pages for line in page for character in line.text):
        return
    if pictures:
        raise SourceUnreadable(f"{named(source)} has no text layer", SCAN_HINT)
    if unread:
        raise SourceUnreadable(f"{named(source)} is a damaged PDF: none of its pages can be read", DAMAGED_HINT)
    raise SourceEmpty(f"{named(source)} has no text on any page", SCAN_HINT)


def _lines(page: PageObject, deadline: float) -> list[Line]:
    pieces: list[Line] = []

    def watch(*_: Any) -> None:
        if time.monotonic() > deadline:
            raise _TooSlow

    def collect(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if not text.strip():
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3] + tm[1] * cm[2]) or 1.0
        pieces.extend(Line(float(x), float(y), float(size) * scale, one) for one in text.split("\n") if one.strip())

    watch()
    page.extract_text(visitor_operand_before=watch, visitor_text=collect)
    return pieces


def _has_pictures(page: PageObject) -> bool:
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    return bool(drawn and len(drawn.get_object()))


def _property(reader: PdfReader, name: str) -> str | None:
    try:
        said = reader.metadata
        value = said.get(name) if said else None
    except Exception:  # properties are no reason to lose the text
        return None
    return one_line(str(value)) if value else None


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
