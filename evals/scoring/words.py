"""Words compared as a careful reader would: folded typography and case, whole words, names by their parts.

Not responsible for: places in an article (spans), what counts as right (the metrics).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from evals.cases import GoldForce, GoldSource
from summarizer.alignment import folded_words

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
SKIPPED = frozenset(
    "a an the this that these those its their his her our of in on at to for and or by with some".split()
)
"""Function words that decide nothing when two wordings of the same people are compared."""
PRONOUNS = frozenset("he she it they them him her who we i us you one his their its hers theirs".split())
ENOUGH = 0.5
"""Share of the shorter wording's words that two descriptions of the same victims have in common."""


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Typography and case folded, white space in single blanks."""
    return " ".join(folded_words(text).casefold().split())


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """The words that tell: folded, without function words and a genitive's ending."""
    plain = (word.removesuffix("'s") for word in WORD.findall(folded(text)))
    return frozenset(word for word in plain if word not in SKIPPED)


def position(text: str, words: str, start: int = 0) -> int:
    """Offset in ``folded(text)``, from ``start`` on, just after the words stand there as whole words; -1: nowhere."""
    whole, wanted = folded(text), folded(words)
    at = whole.find(wanted, start) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        before, after = whole[at - 1 : at] if at else "", whole[end : end + 1]
        if not _joined(before, wanted[0]) and not _joined(wanted[-1], after) and not _number_goes_on(whole, at, end):
            return end
        at = whole.find(wanted, at + 1)
    return -1


def has(text: str, words: str) -> bool:
    """Whether the words stand in the text."""
    return position(text, words) >= 0


def _joined(left: str, right: str) -> bool:
    return bool(left and right) and left.isalnum() and right.isalnum()


def _number_goes_on(text: str, start: int, end: int) -> bool:
    """Whether the words cut a number: the 12 of 12,000 or of 3.12."""
    before = text[max(0, start - 2) : start]
    cut_before = text[start].isdigit() and len(before) == 2 and before[1] in ",." and before[0].isdigit()
    after = text[end : end + 2]
    return cut_before or (text[end - 1].isdigit() and len(after) == 2 and after[0] in ",." and after[1].isdigit())


def alike(first: str, second: str) -> bool:
    """Whether two descriptions share at least half of the shorter one's telling words."""
    one, other = content_words(first), content_words(second)
    return bool(one and other) and len(one & other) >= ENOUGH * min(len(one), len(other))


def within(first: str, second: str) -> bool:
    """Whether all telling words of one are among the other's."""
    one, other = content_words(first), content_words(second)
    return bool(one and other) and (one <= other or other <= one)


def same_source(gold: GoldSource, got: dict[str, Any]) -> int:
    """How surely an engine's source is the golden one: 2 by its name, 1 by its description, 0 not at all."""
    mentions = [mention["exact"] for mention in got["mentions"] if folded(mention["exact"]) not in PRONOUNS]
    if gold.name:
        return _same_name(gold.name, got, mentions)
    described = gold.mention or gold.role or ""
    wordings = [folded(mention["exact"]) for mention in got["mentions"]]
    if folded(described) in wordings or content_words(described) in map(content_words, mentions):
        return 2
    return int(got["name"] is None and any(within(described, mention) for mention in mentions))


def _same_name(name: str, got: dict[str, Any], mentions: Iterable[str]) -> int:
    wanted = content_words(name)
    if got["name"] and content_words(got["name"]) == wanted:
        return 2
    if any(content_words(mention) == wanted for mention in mentions):
        return 2
    if got["name"]:
        return int(within(name, got["name"]))
    return int(len(wanted) > 1 and any(wanted <= content_words(mention) for mention in mentions))


def same_force(gold: GoldForce, got: dict[str, Any]) -> int:
    """How surely an engine's force is the golden one: 2 by a name or alias, 1 by part of a name, 0 not at all."""
    ours = [content_words(name) for name in (gold.name, *gold.aliases)]
    theirs = [content_words(name) for name in (got["name"], *got["aliases"])]
    if any(one and one in theirs for one in ours):
        return 2
    return int(within(gold.name, got["name"]))
