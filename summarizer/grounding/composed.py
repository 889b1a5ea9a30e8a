"""Composed sentences (gists, abstracts, answers) against the words they rest on.

Four checks of wording, strict where they must choose, because a false sentence printed costs more than a true one
withheld: every number of the sentence is one of the evidence, with the same bounds; every name stands there, and
names side by side stand side by side there; a negation in one is in the other; a hedge in the evidence leaves
a hedge in the sentence. Negation and hedges are looked for in the evidence as a whole, so a sentence should cite no
more than it says. Not responsible for: entailment. A sentence that passes may still draw a wrong conclusion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.alignment import folded_words, stands
from summarizer.grounding.docket import LONGEST_QUOTE
from summarizer.grounding.reference import TITLES
from summarizer.normalize.counts import find_counts
from summarizer.normalize.hedges import FoundHedge, find_hedges
from summarizer.normalize.negation import has_negation
from summarizer.vocabulary import Reason

Fault = tuple[Reason, str]
"""What is wrong with a composed text, and its words that fail."""

LONGEST_EVIDENCE = 20_000
"""Characters of evidence that one sentence may be checked against; more is no evidence but an article."""
LONGEST_CASED_ACRONYM = 3
"""Up to this length capitals tell an acronym from a word (US, us; IS, Is); beyond, "Nato" is "NATO"."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*")
_DIGITS = re.compile(r"(?<!\w)\w*\d\w*(?:[.,:/]\d+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?][\"')\]]*\s)[\"'(\[]*$")
_ARTICLES = frozenset({"a", "an"})
_OPENERS_LINE = (
    "a an the this that these those there here he she it they we i you his her its their our my who what when where "
    "which how why while after before during since until as at by for from in into of on over under with without "
    "within against among between about around near and but or nor so yet if although though because according both "
    "all some many most more few fewer several each every either neither no not none one two three four five six "
    "seven eight nine ten dozens hundreds thousands scores tens nearly almost at least up only also still later "
    "earlier then now meanwhile however instead reports reportedly allegedly officials authorities police witnesses "
    "residents people another other others to"
)
_OPENERS = frozenset(_OPENERS_LINE.split())
"""Words that open a sentence without being a name: function words (Quirk et al., 1985) and newsroom openers."""


def check_composed(text: str, evidence: Sequence[str]) -> Fault | None:
    """Give the first fault of ``text`` against the evidence (in NFC), or None when it may be printed."""
    if len(text) > LONGEST_QUOTE or sum(map(len, evidence)) > LONGEST_EVIDENCE:
        return "too-long", text
    return (
        check_numbers(text, evidence)
        or check_names(text, evidence)
        or check_negation(text, evidence)
        or check_hedges(text, evidence)
    )


def check_quoting(text: str, quoted: Sequence[str], whole: Sequence[str], named: Sequence[str] = ()) -> Fault | None:
    """Give the first fault of a sentence against the words it quotes and the ``whole`` sentences they stand in.

    Word for word ``quoted``, it only must not have left a hedge or a negation of its sentences behind. Otherwise its
    numbers must be among the quoted words, its names in the whole sentences or among ``named`` (an outlet).
    """
    if len(text) > LONGEST_QUOTE or sum(map(len, whole)) > LONGEST_EVIDENCE:
        return "too-long", text
    said = folded_words(text)
    if said == folded_words(" ".join(whole)):
        return None
    fault = None
    if said != folded_words(" ".join(quoted)):
        fault = check_numbers(text, quoted) or check_names(text, [*whole, *named])
    return fault or check_negation(text, whole) or check_hedges(text, whole)


def check_numbers(text: str, evidence: Sequence[str]) -> Fault | None:
    """Find a number of ``text`` that the evidence does not give, or gives with other bounds."""
    given = {found.numbers for words in evidence for found in find_counts(words)}
    unread = [_without_counts(words) for words in evidence]
    for found in find_counts(text):
        words = text[found.start : found.end]
        elsewhere = any(stands(rest, words) for rest in unread)
        if found.numbers not in given and words.casefold() not in _ARTICLES and not elsewhere:
            return "number-not-in-evidence", words
    for match in _DIGITS.finditer(folded_words(_without_counts(text))):
        if not any(stands(words, match.group()) for words in evidence):
            return "number-not-in-evidence", match.group()
    return None


def _without_counts(text: str) -> str:
    """Leave out the counts of ``text``; what digits are left are dates, times and the like."""
    pieces, done = [], 0
    for found in find_counts(text):
        pieces.append(text[done : found.start])
        done = found.end
    return " ".join([*pieces, text[done:]])


def check_names(text: str, evidence: Sequence[str]) -> Fault | None:
    """Find a name of ``text`` that stands nowhere in the evidence, or two joined that stand apart there.

    Names are capitalised words, acronyms and words of scripts without case. The first word of a sentence is one
    unless it opens sentences anyway or stands in small letters in the evidence.
    """
    folded = folded_words(text)
    bodies = [folded_words(words) for words in evidence]
    small = {word for body in bodies for word in _WORD.findall(body) if word.islower()}
    cased = {_bare(word) for body in bodies for word in _WORD.findall(body) if not word.islower()}
    cased |= {word.casefold() for word in cased if len(word) > LONGEST_CASED_ACRONYM}
    previous: re.Match[str] | None = None
    for match in _WORD.finditer(folded):
        name = _bare(match.group())
        if not _is_name(
            name, _SENTENCE_START.search(folded, max(0, match.start() - 9), match.start()) is not None, small
        ):
            previous = None
            continue
        if not _is_given(name, cased) and not any(stands(body, name) for body in bodies):
            return "name-not-in-evidence", name
        if previous is not None and folded[previous.end() : match.start()] == " ":
            pair = f"{previous.group()} {name}"
            if not _may_be_joined(_bare(previous.group()), name) and not any(stands(body, pair) for body in bodies):
                return "name-not-in-evidence", pair
        previous = match
    return None


def _is_given(name: str, cased: set[str]) -> bool:
    return name in cased or (len(name) > LONGEST_CASED_ACRONYM and name.casefold() in cased)


def _bare(word: str) -> str:
    return re.sub(r"'s?$", "", word).replace(".", "")


def _is_name(word: str, opens: bool, small: set[str]) -> bool:
    if word.islower():
        return False
    if opens and word.casefold() in _OPENERS:
        return False
    in_title_case = word[:1].isupper() and word[1:].islower()
    return not ((in_title_case or len(word) == 1) and word.casefold() in small)


def _may_be_joined(first: str, second: str) -> bool:
    """Whether two names may stand side by side though they don't in the evidence: an office or initials come first."""
    return first.casefold() in TITLES or second.casefold() in TITLES or (first.isupper() and len(first) > 1)


def check_negation(text: str, evidence: Sequence[str]) -> Fault | None:
    """Find a negation that stands in ``text`` or in its evidence but not in both."""
    said, given = has_negation(text), any(has_negation(words) for words in evidence)
    return None if said == given else ("negation-not-in-evidence", text)


def check_hedges(text: str, evidence: Sequence[str]) -> Fault | None:
    """Find a hedge of the evidence when ``text`` has none at all."""
    if _doubts(text):
        return None
    for words in evidence:
        for hedge in _doubts(words):
            return "hedge-dropped", words[hedge.start : hedge.end]
    return None


def _doubts(text: str) -> list[FoundHedge]:
    return [hedge for hedge in find_hedges(text) if hedge.kind != "confirmed"]
