"""Citations by the places they point at, without a judge, and the passages that a search finds.

A golden place is the whole sentences that an editor's quoted words stand in; touching one counts, and so does the same
sentence in a reprint. Not responsible for: what the answer says of them (answers).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from evals.archive import Archive, Place
from evals.scoring.material import Item, QuestionCase, Score, SearchCase
from evals.scoring.spans import touches
from evals.scoring.words import folded

Search = Callable[[SearchCase], Iterator[Score]]


def citation_precision(case: QuestionCase) -> Iterator[Score]:
    """Of the citations, how many touch a golden place; for questions that have places."""
    if not case.gold.evidence or case.unanswerable:
        return
    for citation in case.got["citations"]:
        piece = citation["evidence"]
        right = any(_holds(piece, wanted, case.archive) for wanted in case.wanted)
        said = f"{case.archive.name_of(piece['article_id']) or piece['article_id']}: {piece['exact']}"
        yield Score(float(right), 1, f"[{citation['n']}]", said)


def citation_recall(case: QuestionCase) -> Iterator[Score]:
    """Of the golden places, how many a citation touches; places of an unanswerable question are only the nearest."""
    if case.unanswerable:
        return
    pieces = [citation["evidence"] for citation in case.got["citations"]]
    for gold, wanted in zip(case.gold.evidence, case.wanted, strict=True):
        right = any(_holds(piece, wanted, case.archive) for piece in pieces)
        yield Score(float(right), 1, f"{gold.article}: {gold.quote}", "cited" if right else "not cited")


def recall_at(k: int, embedding: str) -> Search:
    """Of the golden places, how many stand in one of the first ``k`` passages."""

    def score(case: SearchCase) -> Iterator[Score]:
        passages = case.got.get(embedding, [])[:k]
        for gold, wanted in zip(case.gold.evidence, case.wanted, strict=True):
            right = any(_holds(passage, wanted, case.archive) for passage in passages)
            yield Score(float(right), 1, f"{gold.article}: {gold.quote}", "found" if right else f"not in the first {k}")

    return score


def reciprocal_rank(embedding: str) -> Search:
    """One over the rank of the first passage with a golden place; 0 when none has one."""

    def score(case: SearchCase) -> Iterator[Score]:
        if not case.gold.evidence:
            return
        ranks = (
            rank
            for rank, passage in enumerate(case.got.get(embedding, []), 1)
            if any(_holds(passage, wanted, case.archive) for wanted in case.wanted)
        )
        first = next(ranks, None)
        yield Score(1 / first if first else 0.0, 1, "first", f"rank {first}" if first else "not found")

    return score


def _holds(piece: Item, wanted: tuple[str, list[Place]], archive: Archive) -> bool:
    """Whether a piece of an article touches the place, or prints the same sentence in a reprint of it."""
    article_id, spans = wanted
    if piece["article_id"] == article_id:
        return touches([Place(piece["start"], piece["end"])], spans)
    name = archive.name_of(article_id)
    text = archive.article(name).text if name else ""
    printed = folded(piece["text"] if "text" in piece else piece["exact"])
    return any(folded(text[span.start : span.end]) in printed for span in spans)
