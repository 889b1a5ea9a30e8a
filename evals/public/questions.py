"""Cited answers: each passage an article, each question put to its candidate passages, or to all of the set.

Not responsible for: finding passages (every article at hand is given to ``Newsroom.ask``), scoring.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.crash import Crash
from evals.public.records import each, load
from summarizer import Answer, Article, Newsroom

PASSAGES = "passages.jsonl"


def predict(gold: Path, room: Newsroom) -> Iterator[dict[str, Any] | Crash]:
    """Yield {"qid", "answer", "abstained", "citations"} for each question of ``gold``, next to its passages."""
    passages = {row["passage_id"]: _article(row) for row in load(gold.parent / PASSAGES)}

    def work(record: dict[str, Any]) -> dict[str, Any]:
        candidates = record["candidate_passage_ids"]
        at_hand = list(passages) if candidates is None else candidates
        answer = room.ask(record["question"], [passages[name] for name in at_hand])
        return {
            "answer": answer.text or None,
            "abstained": answer.status == "not-in-articles",
            "citations": cited(answer, [(name, passages[name].id) for name in at_hand]),
        }

    return each(gold, "qid", work)


def _article(row: dict[str, Any]) -> Article:
    return Article.from_text(row["text"], title=row.get("title") or None)


def cited(answer: Answer, at_hand: Sequence[tuple[str, str]]) -> list[str]:
    """Name the cited passages, each once, in the order of the citations; equal texts are all cited."""
    names = defaultdict(list)
    for name, article_id in at_hand:
        names[article_id].append(name)
    return list(dict.fromkeys(name for place in answer.citations for name in names[place.evidence.article_id]))
