from __future__ import annotations

from summarizer.article import Article
from summarizer.evidence import Evidence
from summarizer.exporters.html.sheet import CHANNELS, Sheet
from summarizer.summary import Summary
from tests.exporters.html.reading import bare


def test_claims_stand_under_whom_the_outlet_quotes(summary: Summary) -> None:
    sheet = Sheet(summary)
    assert [(group.label, [claim.id for claim in group.claims]) for group in sheet.groups] == [
        ("Anna Lindqvist (Spokeswoman, the relief agency)", ["c1"]), ("the mayor", ["c2"]),
    ]  # fmt: skip
    links = sheet.chain(summary.claims[0].attribution)
    assert [(link.name, link.cue, link.unnamed, link.channel) for link in links] == [
        ("Anna Lindqvist", "said on", False, None), ("it", "had heard", True, CHANNELS["reports-received"]),
    ]  # fmt: skip


def test_sentences_are_referred_to_once() -> None:
    article = Article.from_text("One came. Two went. Three stayed.")
    starts = [Evidence.cut(article, 0, 3), Evidence.cut(article, 4, 9), Evidence.cut(article, 0, 19)]
    assert [(r.first, r.last, r.offsets) for r in Sheet(bare(article)).refs(starts)] == [
        (1, 1, "[0-3], [4-9]"), (1, 2, "[0-19]"),
    ]  # fmt: skip
