"""Results as one HTML file that needs nothing else: the article beside its summary, every item tied to its words.

No request to anywhere: style and script stand inline, and a Content-Security-Policy forbids the rest. Every string of
an article or a model is escaped. Not responsible for: opening a browser (the command line), the page's looks and
behaviour (summarizer.page).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.exporters.html.document import render
from summarizer.exporters.html.sheet import Sheet, sheets

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.summary import Summary


def summaries(summaries: Sequence[Summary], single: bool) -> str:
    """One page: a single article's sheet, or an index and a sheet for each; ``single`` makes no difference here.

    Item ids are the page's ids (``#c2``), with ``{article_id}-`` in front when there are several articles.
    """
    return render("report.html.j2", sheets=sheets(summaries))


def answer(answer: Answer) -> str:
    """One page: the answer, its sentences linked to the quoted words below (``#cite-1``)."""
    return render("answer.html.j2", answer=answer)


def fragment(summary: Summary) -> str:
    """The sheet of one summary without a page around it, for a page that brings ``summarizer.page``'s files itself.

    It must stand inside an element of class ``report``.
    """
    return render("fragment.html.j2", sheet=Sheet(summary))
