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
from summarizer.grounding.clauses import bearing, drops_a_turn, is_turned, is_turned_twice
from summarizer.grounding.docket import LONGEST_QUOTE
from summarizer.grounding.figures import check_figures
from summarizer.grounding.reference import TITLES
from summarizer.normalize.counts import find_counts
from summarizer.normalize.hedges import FoundHedge, find_hedges
from summarizer.normalize.modes import quoted_spans
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
    "residents people another other others to troops soldiers forces fighters gunmen militants militiamen rebels "
    "insurgents attackers villagers civilians children women men doctors nurses medics rescuers activists protesters "
    "students workers farmers families firefighters commanders lawmakers prosecutors investigators judges survivors "
    "victims locals clashes fighting violence shelling airstrikes strikes attacks explosions aid government army"
)
_OPENERS = frozenset(_OPENERS_LINE.split())
"""Words that open a sentence without being a name: function words (Quirk et al., 1985) and newsroom openers."""
_ENDINGS = ("ing", "ed", "s")
_ABBREVIATED = {
    long: short
    for short, long in (
        ("dr", "doctor"), ("gen", "general"), ("col", "colonel"), ("lt", "lieutenant"), ("maj", "major"),
        ("capt", "captain"), ("sgt", "sergeant"), ("gov", "governor"), ("sen", "senator"), ("prof", "professor"),
    )
}  # fmt: skip
_ABBREVIATED |= {short: long for long, short in _ABBREVIATED.items()}
_VOUCHING = re.compile(
    r"\b(?:confirm(?:s|ed|ing)?|verif(?:y|ies|ied)|admit(?:s|ted)?|acknowledge[sd]?|concede[sd]?|prove[sdn]?|proof|confess(?:es|ed)?"
    r"|confirmation|admission|corroborate[sd]?)\b",
    re.IGNORECASE,
)
"""Words by which a statement is vouched for; they may not be lent to one that its evidence only says."""


def check_composed(text: str, evidence: Sequence[str]) -> Fault | None:
    """Give the first fault of ``text`` against the evidence (in NFC), or None when it may be printed."""
    if len(text) > LONGEST_QUOTE or sum(map(len, evidence)) > LONGEST_EVIDENCE:
        return "too-long", text
    return check_numbers(text, evidence) or check_names(text, evidence) or _check_sense(text, evidence)


def check_quoting(text: str, quoted: Sequence[str], whole: Sequence[str], named: Sequence[str] = ()) -> Fault | None:
    """Give the first fault of a sentence against the words it quotes and the ``whole`` sentences they stand in.

    Word for word ``quoted``, it only must not have left a hedge or a negation of its sentences behind. Otherwise its
    numbers must be among the quoted words, its names in the whole sentences or among ``named`` (an outlet). Negation
    and hedges are those of the whole sentences: for who can choose what to cite, as rules can.
    """
    if _is_whole(text, whole):
        return None
    return (
        _check_figures_and_names(text, quoted, whole, named) or check_negation(text, whole) or check_hedges(text, whole)
    )


def check_citing(text: str, quoted: Sequence[str], whole: Sequence[str], named: Sequence[str] = ()) -> Fault | None:
    """Give the first fault as :func:`check_quoting` does, but with the negation and hedges of the clauses it tells.

    What it gives in quotation marks must stand in the sentences too.
    """
    if _is_whole(text, whole):
        return None
    return _check_figures_and_names(text, quoted, whole, named) or _check_sense(text, whole)


def _is_whole(text: str, whole: Sequence[str]) -> bool:
    short = len(text) <= LONGEST_QUOTE and sum(map(len, whole)) <= LONGEST_EVIDENCE
    return short and folded_words(text) == folded_words(" ".join(whole))


def _check_figures_and_names(
    text: str, quoted: Sequence[str], whole: Sequence[str], named: Sequence[str]
) -> Fault | None:
    if len(text) > LONGEST_QUOTE or sum(map(len, whole)) > LONGEST_EVIDENCE:
        return "too-long", text
    if folded_words(text) == folded_words(" ".join(quoted)):
        return None
    return check_numbers(text, quoted) or check_names(text, [*whole, *named])


def _check_sense(text: str, evidence: Sequence[str]) -> Fault | None:
    """Find quoted words that stand nowhere, and a negation, denial or hedge that is not that of the same clauses."""
    for start, end in quoted_spans(text):
        words = text[start:end].strip(" .,;:!?")
        if words and not any(stands(given, words) for given in evidence):
            return "not-in-article", words
    clauses = bearing(text, evidence)
    added = is_turned(text) and not any(map(is_turned, clauses))
    added = added or (is_turned_twice(text) and not any(map(is_turned_twice, clauses)))
    if added or any(drops_a_turn(text, clause) for clause in clauses):
        return "negation-not-in-evidence", text
    if _vouches(text) and not any(map(_vouches, clauses)):
        return "hedge-dropped", text
    return check_hedges(text, clauses)


def _vouches(text: str) -> bool:
    return _VOUCHING.search(text) is not None


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
    figure = check_figures(text, evidence)
    return ("number-not-in-evidence", figure) if figure else None


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
    small |= {stem for word in small if (stem := _stem(word))}
    counted = [(found.start, found.end) for found in find_counts(folded)]
    previous: re.Match[str] | None = None
    for match in _WORD.finditer(folded):
        name = _bare(match.group())
        opens = _SENTENCE_START.search(folded, max(0, match.start() - 9), match.start()) is not None
        is_count = opens and any(start <= match.start() and match.end() <= end for start, end in counted)
        if is_count or not _is_name(name, opens, small):
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
    short = _ABBREVIATED.get(name.casefold(), "")
    return (
        name in cased
        or (len(name) > LONGEST_CASED_ACRONYM and name.casefold() in cased)
        or (bool(short) and (short.title() in cased or short in cased))
    )


def _stem(word: str) -> str:
    """The first letters of a longer word's inflected form ("shelling", "shelled"), else ""."""
    return next(
        (word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 3), ""
    )


def _bare(word: str) -> str:
    return re.sub(r"'s?$", "", word).replace(".", "")


def _is_name(word: str, opens: bool, small: set[str]) -> bool:
    if word.islower():
        return False
    if opens and (word.casefold() in _OPENERS or (word[1:].islower() and _stem(word.casefold()) in small)):
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
