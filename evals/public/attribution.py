"""Who said what: claims with their chains -> one attribution for each link.

"A said that B said X" is two attributions to an annotator: A's content begins where B is mentioned, B's is X.
Not responsible for: scoring, and claims in the outlet's own voice, which are no attributions.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.crash import Crash
from evals.public.coordinates import Coordinates
from evals.public.records import each
from summarizer import Article, Claim, Evidence, Newsroom


def predict(gold: Path, room: Newsroom) -> Iterator[dict[str, Any] | Crash]:
    """Yield {"doc_id", "attributions"} for each record of ``gold`` ("doc_id", "text")."""

    def work(record: dict[str, Any]) -> dict[str, Any]:
        article = Article.from_text(record["text"])
        places = Coordinates(article.text, record["text"])
        found = [row for claim in room.summarize(article).claims for row in attributions(claim, places)]
        return {"attributions": each_once(found)}

    return each(gold, "doc_id", work)


def each_once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows without those whose source and cue have a wider content in another: one attribution a cue."""
    return [
        row
        for position, row in enumerate(rows)
        if row not in rows[:position] and not any(_is_part(row, other) for other in rows)
    ]


def _is_part(row: dict[str, Any], other: dict[str, Any]) -> bool:
    if (row["source_span"], row["cue"]) != (other["source_span"], other["cue"]):
        return False
    inside = all(any(a <= start and end <= b for a, b in other["content_spans"]) for start, end in row["content_spans"])
    return inside and row["content_spans"] != other["content_spans"]


def attributions(claim: Claim, places: Coordinates) -> Iterator[dict[str, Any]]:
    """Yield an attribution for each link of the claim's chain whose content stands in the given text."""
    content = [span for piece in claim.content if (span := places.span(*_ends(piece)))]
    if not content:
        return
    for position, link in enumerate(claim.attribution):
        spans = content
        if position + 1 < len(claim.attribution):
            inner = places.span(*_ends(claim.attribution[position + 1].mention))
            if inner and inner[0] < content[0][0]:
                spans = [[inner[0], max(end for _, end in content)]]
        yield {
            "source": link.mention.exact,
            "source_span": places.span(*_ends(link.mention)),
            "cue": link.cue.exact if link.cue else None,
            "content": places.words(spans),
            "content_spans": spans,
        }


def _ends(evidence: Evidence) -> tuple[int, int]:
    return evidence.start, evidence.end
