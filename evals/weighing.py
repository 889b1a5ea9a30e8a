"""Learn the weights of ``summarizer.questions.scoring`` from annotated sets, and tell what each set left out gives.

Each question becomes the marks of its likeliest sentences, right where a sentence of a gold passage holds a gold
answer. A softmax over each question's sentences gives the weights; one threshold parts questions that can be answered
from those that cannot. Where a set searches all its passages, every question is asked once more without its gold
passages.

Not responsible for: writing the numbers into the package (a person does), scoring answers (public).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from evals.public.records import load
from summarizer import Article, Newsroom
from summarizer.questions.asking import read_question
from summarizer.questions.corpus import Corpus
from summarizer.questions.scoring import Closeness, Judge, Marks
from summarizer.terms import stems

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

RIDGE = 0.02
STEPS, RATE = 160, 0.12
EVERY_SET = 100.0
"""What all the questions of one set weigh together, so that a large set does not drown the others."""


class Case(NamedTuple):
    """One question: the set it is of, its sentences' marks, which of them are right, and whether it can be answered."""

    origin: str
    marks: list[Marks]
    right: list[bool]
    answerable: bool


Scored = tuple[Case, float, bool]
"""A case, the score of its best sentence, and whether that is right."""


@dataclass(frozen=True)
class Learned:
    """Weights by mark, the threshold, and each set's figures: best sentences right, refusals right and wrong."""

    weights: dict[str, float]
    threshold: float
    figures: dict[str, dict[str, float]]


def gather(gold: Path, room: Newsroom, closeness: Closeness | None) -> Iterator[Case]:
    """The cases of one set: ``qa.jsonl`` with ``passages.jsonl`` beside it."""
    from summarizer.reading import ArticlesReading
    from summarizer.rules.parse import load_model

    judge = Judge(load_model(), closeness)
    rows = {row["passage_id"]: row for row in load(gold.parent / "passages.jsonl")}
    articles = {name: Article.from_text(row["text"], title=row.get("title") or None) for name, row in rows.items()}
    for record in load(gold):
        at_hand = record["candidate_passage_ids"] or list(articles)
        taken = set(record["gold_passage_ids"])
        asked = [(at_hand, record["answerable"])]
        if record["answerable"] and record["candidate_passage_ids"] is None:
            asked.append(([name for name in at_hand if name not in taken], False))
        for names, answerable in asked:
            reading = ArticlesReading([articles[name] for name in names], room.summarize, closeness)
            corpus = Corpus(reading.summaries(record["question"]))
            judged = judge.judge(read_question(record["question"], load_model()), corpus)
            gold_ids = {articles[name].id for name in taken}
            right = [
                answerable
                and one.sentence.summary.article.id in gold_ids
                and any(_holds(one.sentence.text, words) for words in record["gold_answers"])
                for one in judged
            ]
            yield Case(gold.parent.name, [one.marks for one in judged], right, answerable)


def _holds(text: str, answer: str) -> bool:
    return bool(answer) and stems(answer) <= stems(text)


def learn(cases: Sequence[Case], tested: Sequence[Case] | None = None) -> Learned:
    """Learn from ``cases``; the figures are those of ``tested``, else of the cases themselves."""
    fields = Marks._fields
    weights = _weights(cases)
    threshold = _threshold(cases, weights)
    figures = {}
    for origin in sorted({case.origin for case in tested or cases}):
        own = [case for case in tested or cases if case.origin == origin]
        figures[origin] = _figures(own, weights, threshold)
    return Learned(dict(zip(fields, map(float, weights), strict=True)), threshold, figures)


def leave_one_out(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Each set's figures by what the other sets taught."""
    figures: dict[str, dict[str, float]] = {}
    for origin in sorted({case.origin for case in cases}):
        rest = [case for case in cases if case.origin != origin]
        figures |= learn(rest, [case for case in cases if case.origin == origin]).figures
    return figures


def _weights(cases: Sequence[Case]) -> Vector:
    """Adam over the softmax likelihood that the chosen sentence is one of the right ones."""
    import numpy as np

    known = [case for case in cases if any(case.right) and not all(case.right)]
    share = {origin: EVERY_SET / sum(case.origin == origin for case in known) for origin in {c.origin for c in known}}
    data = [(np.array(case.marks), np.array(case.right, float), share[case.origin]) for case in known]
    whole = sum(amount for _, _, amount in data)
    weights = np.zeros(len(Marks._fields))
    mean, spread = weights.copy(), weights.copy()
    for step in range(1, STEPS + 1):
        slope = RIDGE * weights
        for marks, right, amount in data:
            slope += amount / whole * _slope(marks @ weights, marks, right)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        pace = RATE if step < 0.7 * STEPS else 0.3 * RATE
        weights = weights - pace * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights


def _slope(scores: Vector, marks: Vector, right: Vector) -> Vector:
    import numpy as np

    odds = np.exp(scores - scores.max())
    chosen = odds / odds.sum()
    hit = chosen * right
    slope: Vector = -(marks.T @ (hit / hit.sum() - chosen))
    return slope


def _best(case: Case, weights: Vector) -> tuple[float, bool]:
    """The score of the best sentence, and whether it is right."""
    import numpy as np

    if not case.marks:
        return -np.inf, False
    scores = np.array(case.marks) @ weights
    return float(scores.max()), case.right[int(scores.argmax())]


def _threshold(cases: Sequence[Case], weights: Vector) -> float:
    """The threshold of most worth over the sets that have both kinds of questions.

    Worth is the balance of refusals and the share of questions answered rightly: balance alone would refuse many
    questions that can be answered, for the sake of sets whose unanswerable ones are easy to tell.
    """
    origins = sorted({case.origin for case in cases})
    scored = {origin: [(c, *_best(c, weights)) for c in cases if c.origin == origin] for origin in origins}
    both = [rows for rows in scored.values() if len({case.answerable for case, _, _ in rows}) == 2]

    def worth(threshold: float) -> float:
        return sum(_balance(rows, threshold) + _answered_rightly(rows, threshold) for rows in both)

    def smoothed(threshold: float) -> float:
        return sum(worth(threshold + step) for step in (-0.2, -0.1, 0.0, 0.1, 0.2))

    grid = {round(score, 1) for rows in scored.values() for _, score, _ in rows if score > float("-inf")}
    return max(sorted(grid), key=smoothed)


def _answered_rightly(scored: Sequence[Scored], threshold: float) -> float:
    able = [right and score >= threshold for case, score, right in scored if case.answerable]
    return sum(able) / max(1, len(able))


def _balance(scored: Sequence[Scored], threshold: float) -> float:
    able = [score >= threshold for case, score, _ in scored if case.answerable]
    unable = [score < threshold for case, score, _ in scored if not case.answerable]
    return (sum(able) / max(1, len(able)) + sum(unable) / max(1, len(unable))) / 2


def _figures(cases: Sequence[Case], weights: Vector, threshold: float) -> dict[str, float]:
    best = [(case, *_best(case, weights)) for case in cases]
    able = [(score, right) for case, score, right in best if case.answerable]
    unable = [score for case, score, _ in best if not case.answerable]
    refused = sum(score < threshold for score, _ in able) / max(1, len(able))
    return {
        "questions": len(able),
        "right": sum(right for _, right in able) / max(1, len(able)),
        "wrongly_refused": refused,
        "rightly_refused": sum(score < threshold for score in unable) / max(1, len(unable)),
        "balance": _balance(best, threshold),
    }


def sets(data: Path) -> list[Path]:
    """The gold files of a folder of annotated sets."""
    return sorted(data.glob("*/qa.jsonl"))


def table(learned: Learned, left_out: dict[str, dict[str, Any]]) -> str:
    """Weights, threshold and both kinds of figures, as text."""
    lines = [" ".join(f"{name} {weight:.2f}" for name, weight in learned.weights.items())]
    lines.append(f"threshold {learned.threshold:.1f}")
    for title, figures in (("learned from all", learned.figures), ("each set left out", left_out)):
        lines.append(title)
        for origin, row in figures.items():
            lines.append(f"  {origin:12} " + "  ".join(f"{name} {value:.3f}" for name, value in row.items()))
    return "\n".join(lines)
