"""Rows -> a CSV file that a spreadsheet shows and never runs; and the columns that every table has.

RFC 4180 (comma, quotes doubled, CRLF). A byte order mark stands first, because Excel reads a file without one in the
system's code page; read it with "utf-8-sig". Nothing in a cell acts as a formula (OWASP, CSV injection).
Not responsible for: which rows and columns a table has (csv, csv_claims, events).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from summarizer.exporters.wording import printable

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.evidence import Evidence
    from summarizer.summary import CasualtyReport

BYTE_ORDER_MARK = "\ufeff"
Cell = str | int | None
Row = dict[str, Cell]

ARTICLE = ["article_id", "title", "outlet", "published", "url"]
EVIDENCE = ["evidence.start", "evidence.end", "evidence.exact"]

_FORMULA = re.compile("[\\s\"'\u200b-\u200f\u2060-\u2064\ufeff]*[=+\\-@\t\r＝＋－＠﹦﹢﹣﹫]")
"""A spreadsheet may take such a cell for a formula: the signs in every width, after spaces, quotes, what is unseen."""

_BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Write a header and rows; a column that a row does not have is empty there."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
    return BYTE_ORDER_MARK + stream.getvalue()


def cell(value: Cell) -> str | int:
    """One cell: null is empty, a line break a space, control characters visible, a would-be formula plain text.

    The apostrophe in front of such a text is what a spreadsheet itself puts there; no other cell gets one.
    """
    if value is None or isinstance(value, int):
        return "" if value is None else value
    flat = _BREAKS.sub(" ", value)
    return f"'{printable(flat)}" if _FORMULA.match(value) else printable(flat)


def of_article(article: Article) -> Row:
    """The columns of ``ARTICLE``."""
    return {
        "article_id": article.id, "title": article.title, "outlet": article.outlet, "published": article.published,
        "url": article.url,
    }  # fmt: skip


def of_evidence(evidence: Sequence[Evidence]) -> Row:
    """The columns of ``EVIDENCE``; several pieces are joined by ";", their words by " ... " as in Claim.text."""
    starts, ends = [piece.start for piece in evidence], [piece.end for piece in evidence]
    exact = " ... ".join(piece.exact for piece in evidence)
    if len(evidence) == 1:
        return {"evidence.start": starts[0], "evidence.end": ends[0], "evidence.exact": exact}
    joined = {"evidence.start": ";".join(map(str, starts)), "evidence.end": ";".join(map(str, ends))}
    return {**joined, "evidence.exact": exact}


def of_count(report: CasualtyReport) -> Row:
    """The figure as worded and its computed bounds."""
    if report.count is None:
        return {}
    return {f"count.{name}": value for name, value in report.count.model_dump().items()}
