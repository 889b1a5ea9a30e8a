from __future__ import annotations

from summarizer.article import Article
from summarizer.evidence import Evidence, every_evidence
from summarizer.exporters import html
from summarizer.exporters.html.marks import Anchor, anchors, pieces
from summarizer.summary import Force, Summary
from tests.exporters.html.reading import bare, parse


def test_pieces_cover_the_text_once_and_know_all_their_items() -> None:
    found = [
        Anchor(2, 8, "c1", "0"),
        Anchor(4, 6, "s1", "0", None, "mention"),
        Anchor(5, 10, "x1", "0", None, "rejected"),
    ]
    cut = [(p.start, p.end, [a.item for a in p.anchors]) for p in pieces(12, found, [3])]
    assert cut == [
        (0, 2, []), (2, 3, ["c1"]), (3, 4, ["c1"]), (4, 5, ["s1", "c1"]), (5, 6, ["s1", "c1", "x1"]),
        (6, 8, ["c1", "x1"]), (8, 10, ["x1"]), (10, 12, []),
    ]  # fmt: skip


def test_every_piece_of_evidence_has_an_anchor(summary: Summary) -> None:
    spans = {(anchor.start, anchor.end) for anchor in anchors(summary)}
    assert {(piece.start, piece.end) for piece in every_evidence(summary)} <= spans


def test_the_text_is_exact_to_the_last_character() -> None:
    body = "e\u0301 𝔄 👩\u200d🚒\u200b  two  spaces\u00a0\tand a tab\n   indented\n\nlast \u0622\u064e line"
    article = Article.from_text(body, title="A 𝔄 title")
    cuts = [Evidence.cut(article, n, n + 3) for n in range(len(article.text) - 2)]
    force = Force(id="f1", name="last", aliases=[], kind="rebel", side=None, mentions=cuts)
    shown = parse(html.summaries([bare(article, forces=[force])], True))
    assert article.text in shown.text
    assert [shown.words[f"f1.{n}"] for n in range(len(cuts))] == [piece.exact for piece in cuts]
