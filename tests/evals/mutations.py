"""Ways to spoil the outputs of a run: each is a regression that a newsroom would be hurt by, and the gate must see.

A mutation takes the results of a run and the golden cases and returns the outputs anew; nothing is run. Where one wrong
thing is enough to hurt (a digit, a speaker), one output is changed and all others are left.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from evals.archive import Place, sentences_at
from evals.figures import Result
from evals.runner.work import Golden

Output = dict[str, Any]
UNSURE = {"alleged", "reported", "conditional", "estimated"}
DIGIT = re.compile(r"\d")


def drop_hedges(results: list[Result], golden: Golden) -> Iterator[Result]:
    """No item and no answer is unsure any more."""
    hedges = {question.id: question.hedge for question in golden.questions}
    for result, output in _copies(results):
        for item in [*output.get("claims", []), *output.get("casualties", [])]:
            item["factuality"] = "stated" if item["factuality"] in UNSURE else item["factuality"]
            item["hedges"] = []
        if result.suite == "questions":
            for words in hedges[result.case]:
                _reword(output, re.compile(rf"\b{re.escape(words)}\b ?", re.IGNORECASE), "")
            output["status"] = "answered" if output["status"] == "reported-unconfirmed" else output["status"]
        yield replace(result, output=output)


def change_one_digit_in_a_summary(results: list[Result], golden: Golden) -> Iterator[Result]:
    """One figure of one critical casualty, in all its numbers, is one more."""
    case, report = next(
        (result.case, row.item.split()[0])
        for result in results
        for row in result.rows
        if (result.suite, row.metric, row.hit) == ("summaries", "critical", 1.0) and row.item.endswith(" figure")
    )
    index = _pair(results, golden, case, report)
    for result, output in _copies(results):
        if (result.suite, result.case) == ("summaries", case):
            count = output["casualties"][index]["count"]
            for name in ("low", "best", "high"):
                count[name] = None if count[name] is None else count[name] + 1
        yield replace(result, output=output)


def _pair(results: list[Result], golden: Golden, case: str, key: str) -> int:
    """Index of the engine's casualty that pairs with a golden one."""
    from evals.scoring.material import SummaryCase

    gold = next(gold for gold in golden.summaries if gold.name == case)
    output: Output = next(r.output for r in results if (r.suite, r.case) == ("summaries", case))
    pairs = SummaryCase(gold, golden.archive.article(gold.article), output).casualties
    found = next(got for one, got in pairs if one.key == key)
    return next(n for n, got in enumerate(output["casualties"]) if got is found)


def change_one_digit_in_an_answer(results: list[Result], golden: Golden) -> Iterator[Result]:
    """One digit of one answer to a critical question is another."""
    critical = {question.id for question in golden.questions if question.critical}
    changed = False
    for result, output in _copies(results):
        digit = DIGIT.search(output["text"]) if result.suite == "questions" and result.case in critical else None
        if digit and not changed:
            changed = True
            _reword(output, DIGIT, str((int(digit.group()) + 1) % 10), count=1)
        yield replace(result, output=output)
    assert changed


def swap_two_speakers(results: list[Result], golden: Golden) -> Iterator[Result]:
    """In one summary two critical claims of different speakers change speakers."""
    case, first, second = next(_speakers(results))
    for result, output in _copies(results):
        if (result.suite, result.case) == ("summaries", case):
            one, other = (output["claims"][n] for n in _claims(results, golden, case, first, second))
            one["attribution"], other["attribution"] = other["attribution"], one["attribution"]
        yield replace(result, output=output)


def _speakers(results: list[Result]) -> Iterator[tuple[str, str, str]]:
    for result in results:
        chains = [
            row for row in result.rows if (result.suite, row.metric, row.hit) == ("summaries", "chain exact", 1.0)
        ]
        right = [row for row in chains if "the outlet" not in row.reason]
        critical = {row.item.split()[0] for row in result.rows if row.metric == "critical"}
        known = [row for row in right if row.item in critical]
        for other in known[1:]:
            if other.reason != known[0].reason:
                yield result.case, known[0].item, other.item


def _claims(results: list[Result], golden: Golden, case: str, *keys: str) -> list[int]:
    from evals.scoring.material import SummaryCase

    gold = next(gold for gold in golden.summaries if gold.name == case)
    output: Output = next(r.output for r in results if (r.suite, r.case) == ("summaries", case))
    pairs = {one.key: got for one, got in SummaryCase(gold, golden.archive.article(gold.article), output).claims}
    return [next(n for n, got in enumerate(output["claims"]) if got is pairs[key]) for key in keys]


def cite_the_neighbour(results: list[Result], golden: Golden) -> Iterator[Result]:
    """Every citation is of the next sentence (of the one before, at the end)."""
    archive = golden.archive
    for result, output in _copies(results):
        for citation in output.get("citations", []):
            piece = citation["evidence"]
            article = archive.article(str(archive.name_of(piece["article_id"])))
            number = sentences_at(article, Place(piece["start"], piece["end"]))[-1]
            beside = number + 1 if number + 1 < len(article.sentences) else number - 1
            start, end = article.sentences[beside]
            piece.update(start=start, end=end, exact=article.text[start:end])
        yield replace(result, output=output)


def never_abstain(results: list[Result], golden: Golden) -> Iterator[Result]:
    """Where nothing was said, the first sentence of the first article is."""
    asked = {question.id: question for question in golden.questions}
    for result, output in _copies(results):
        if result.suite == "questions" and not output["sentences"]:
            article = golden.archive.article(asked[result.case].articles[0])
            start, end = article.sentences[article.lede]
            text = article.text[start:end]
            printed = {"n": 1, "title": article.title, "outlet": None, "published": None, "url": None}
            piece = {"article_id": article.id, "start": start, "end": end, "exact": text}
            output.update(
                status="answered", text=text, sentences=[{"text": text, "citations": [1]}],
                citations=[{**printed, "evidence": piece}],
            )  # fmt: skip
        yield replace(result, output=output)


def always_abstain(results: list[Result], golden: Golden) -> Iterator[Result]:
    """Nothing is ever answered."""
    for result, output in _copies(results):
        if result.suite == "questions":
            output.update(status="not-in-articles", text="", sentences=[], citations=[])
        yield replace(result, output=output)


def lose_the_last_link(results: list[Result], golden: Golden) -> Iterator[Result]:
    """Every chain of two or more ends one link earlier: whoever passes it on is taken for the root."""
    for result, output in _copies(results):
        for item in [*output.get("claims", []), *output.get("casualties", [])]:
            if len(item["attribution"]) > 1:
                item["attribution"] = item["attribution"][:-1]
        yield replace(result, output=output)


def _copies(results: list[Result]) -> Iterator[tuple[Result, Output]]:
    yield from ((result, copy.deepcopy(result.output)) for result in results)


def _reword(output: Output, pattern: re.Pattern[str], words: str, count: int = 0) -> None:
    left = count
    for sentence in output["sentences"]:
        sentence["text"], times = pattern.subn(words, sentence["text"], count=left)
        left = max(0, left - times)
        if count and not left:
            break
    output["text"] = " ".join(sentence["text"] for sentence in output["sentences"])


Mutation = Callable[[list[Result], Golden], Iterator[Result]]
MUTATIONS: tuple[Mutation, ...] = (
    drop_hedges, change_one_digit_in_a_summary, change_one_digit_in_an_answer, swap_two_speakers, cite_the_neighbour,
    never_abstain, always_abstain, lose_the_last_link,
)  # fmt: skip
