"""What a reader meets first: the abstract, what must never be printed, and how much an engine said in vain.

Lexical: an abstract covers words when most of them and all of their figures stand in one of its sentences. It does not
judge whether it reads well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evals.scoring.items import LISTS
from evals.scoring.material import Score, SummaryCase
from evals.scoring.words import content_words, has

COVERED = 2 / 3
"""Share of the telling words that must stand in one sentence of the abstract."""
DIGITS = re.compile(r"\d")
SURE = frozenset({"stated", "confirmed"})


def abstract_coverage(case: SummaryCase) -> Iterator[Score]:
    """Each golden piece is covered by one sentence of the abstract."""
    sentences = [content_words(sentence["text"]) for sentence in case.got["abstract"]]
    for words in case.gold.abstract:
        wanted = content_words(words)
        figures = {word for word in wanted if DIGITS.search(word)}
        best = max((len(wanted & said) / len(wanted) for said in sentences if figures <= said), default=0.0)
        yield Score(float(best >= COVERED), 1, words, f"{best:.0%} of its words are in one sentence of the abstract")


def must_not(case: SummaryCase) -> Iterator[Score]:
    """None of the forbidden strings is printed as a fact: headline apart, it is the article's own."""
    printed = list(_printed(case))
    for words in case.gold.must_not:
        guilty = next((f"{where}: {text}" for where, text in printed if has(text, words)), None)
        yield Score(float(guilty is None), 1, words, guilty or "not printed")


def _printed(case: SummaryCase) -> Iterator[tuple[str, str]]:
    yield from (("abstract", sentence["text"]) for sentence in case.got["abstract"])
    for claim in case.got["claims"]:
        if claim["factuality"] in SURE and claim["polarity"] == "positive":
            yield claim["id"], claim["text"]
    for report in case.got["casualties"]:
        if report["factuality"] not in SURE:
            continue
        figure = f"{report['count']['text']} " if report["count"] else ""
        who = "" if has(report["victims"], figure.strip()) else figure
        yield report["id"], f"{who}{report['victims']} were {report['kind']}"


def grounded(case: SummaryCase) -> Iterator[Score]:
    """Of all that the engine said, the share that could be proved (rejected share is the rest)."""
    kept = sum(len(case.got[name]) for name in (*LISTS, "abstract"))
    if kept:
        yield Score(kept, kept, "kept", f"{kept} items")
    for fallen in case.got["rejected"]:
        yield Score(0, 1, fallen["kind"], f"{fallen['reason']}: {fallen['text']}")
