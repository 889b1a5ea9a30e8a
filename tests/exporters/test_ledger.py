"""The ledger in plain text: every figure with who gave it and where it stands, hostile words inert."""

from __future__ import annotations

from summarizer import Article, Newsroom
from summarizer.exporters import ledger
from summarizer.ledger import compare


def test_every_report_shows_its_figure_its_chain_and_its_place() -> None:
    room = Newsroom(engine="offline")
    texts = [
        ("Seven people were killed in Tarsk on Monday, police chief Orla Venn said.", "The Quay"),
        ("Nineteen people were killed in Tarsk on Monday, surgeon Ilya Brand said.", "Depot\x1b[31m"),
    ]
    summaries = [
        room.summarize(Article.from_text(text, title="Blast", published="2031-05-06", outlet=outlet))
        for text, outlet in texts
    ]
    written = ledger.text(compare(summaries), summaries)
    assert "CONTRADICTION: the figures exclude each other" in written
    assert "grade contested, 2 independent root sources known; computed from these articles" in written
    for expected in ("Seven (7/7/7)", "Nineteen (19/19/19)", "Orla Venn", "Ilya Brand", "The Quay, 2031-05-06"):
        assert expected in written
    for summary in summaries:
        assert summary.article.id in written
    assert "\x1b" not in written
