"""Answers: the right status, the facts, who said it, the doubt kept, nothing forbidden, no number of nobody's.

Lexical, by whole words with case and typography folded: it says whether the words are there, not whether the sentence
means the right thing (the judge may be asked for that). Not responsible for: citations (citations).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evals.scoring.material import QuestionCase, Score
from evals.scoring.words import folded, position
from summarizer.normalize import find_counts

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def status(case: QuestionCase) -> Iterator[Score]:
    """One of the accepted statuses."""
    told, wanted = case.got["status"], case.gold.status
    yield Score(float(told in wanted), 1, "status", f"expected {' or '.join(wanted)}, got {told}")


def abstention_precision(case: QuestionCase) -> Iterator[Score]:
    """Of the refusals, how many an editor accepts."""
    if case.refused:
        right = case.got["status"] in case.gold.status or case.unanswerable
        yield Score(float(right), 1, "refusal", "rightly refused" if right else "refused what the articles tell")


def abstention_recall(case: QuestionCase) -> Iterator[Score]:
    """Of the questions that the articles do not answer, how many are refused."""
    if case.unanswerable:
        reason = "rightly refused" if case.refused else f"answered what the articles do not tell: {case.text}"
        yield Score(float(case.refused), 1, "refusal", reason)


def facts(case: QuestionCase) -> Iterator[Score]:
    """Each required fact, in one of its wordings, stands in the answer."""
    for alternatives in case.gold.facts:
        said = next((words for words in alternatives if case.says(words)), None)
        expected = " / ".join(alternatives)
        yield Score(float(said is not None), 1, expected, f"says {said!r}" if said else f"does not say {expected!r}")


def chain_named(case: QuestionCase) -> Iterator[Score]:
    """All of the chain are named, in the chain's order; for questions that have one."""
    if case.gold.chain:
        fault = chain_fault(case)
        yield Score(float(fault is None), 1, " -> ".join(case.gold.chain), fault or "named in order")


def chain_fault(case: QuestionCase) -> str | None:
    """The first of the chain that the answer does not name after the one before it, or None."""
    at = 0
    for name in case.gold.chain:
        found = _named(case.text, name, at)
        if found < 0:
            elsewhere = _named(case.text, name, 0) >= 0
            return f"{name} is named out of order" if elsewhere else f"{name} is not named"
        at = found
    return None


def _named(text: str, name: str, start: int) -> int:
    """Just after the name, or after the last part of a capitalised one; -1 when it is not there."""
    whole = position(text, name, start)
    last = name.rsplit(maxsplit=1)[-1]
    return position(text, last, start) if whole < 0 and last[:1].isupper() else whole


def hedge_kept(case: QuestionCase) -> Iterator[Score]:
    """One of the accepted words of doubt stands in the answer; for answers to questions that ask for one."""
    if case.gold.hedge and case.text:
        said = next((words for words in case.gold.hedge if case.says(words)), None)
        wanted = " / ".join(case.gold.hedge)
        yield Score(float(said is not None), 1, wanted, f"says {said!r}" if said else f"no word of doubt: {case.text}")


def numbers_cited(case: QuestionCase) -> Iterator[Score]:
    """Each number of the answer stands in its citations, in what is printed of them, or in the question."""
    if case.text:
        strangers = nobodys_numbers(case)
        told = [number for number in numbers_in(case.text) if number not in strangers]
        yield from (Score(1, 1, number, "stands in what is cited") for number in told)
        yield from (Score(0, 1, number, "stands nowhere in what is cited") for number in strangers)


def nobodys_numbers(case: QuestionCase) -> list[str]:
    """Numbers of the answer that neither its citations nor the question have."""
    known = {*numbers_in(case.cited_text), *numbers_in(case.gold.question)}
    return [number for number in numbers_in(case.text) if number not in known]


def numbers_in(text: str) -> list[str]:
    """Every number once, in figures: digits as they are without separators, counts in words by what they mean."""
    digits = [match.group().replace(",", "") for match in DIGITS.finditer(folded(text))]
    counts = [found.numbers for found in find_counts(text)]
    worded = [str(next((n for n in numbers[:3] if n is not None), 0)) for numbers in counts]
    written = [word for word, found in zip(worded, find_counts(text), strict=True) if _in_words(text, found)]
    return list(dict.fromkeys([*digits, *written]))


def _in_words(text: str, found: tuple[int, int, object]) -> bool:
    return not DIGITS.search(text[found[0] : found[1]])


def forbidden(case: QuestionCase) -> Iterator[Score]:
    """None of the forbidden strings stands in the answer."""
    for words in case.gold.forbidden:
        guilty = case.says(words)
        yield Score(float(not guilty), 1, words, f"says {words!r}: {case.text}" if guilty else "not said")
