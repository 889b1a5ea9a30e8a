"""Hedges in running text and their kind.

Kinds follow FactBank's certainty: possible (PS: may, if, feared) is ``conditional``, probable or inferred (PR: likely,
is believed to) is ``estimated``, what others are said to say is ``reported``, what the writer keeps a distance
to is ``alleged``. Not responsible for: what a claim's hedges add up to (factuality).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from summarizer.normalize.numerals import GAP
from summarizer.normalize.searching import matches, may_hold

HedgeKind = Literal["conditional", "alleged", "reported", "estimated", "confirmed"]


class FoundHedge(NamedTuple):
    """A hedge in a text: ``text[start:end]`` are its words."""

    start: int
    end: int
    kind: HedgeKind


_BE: Final = r"(?:is|are|was|were|be|been|being)"
_ADVERB: Final = rf"(?:(?:also|now|still|widely|generally|\w{{2,20}}ly){GAP})?"
_KIND_OF_REPORT: Final = (
    r"(?:unconfirmed|unverified|initial|early|preliminary|conflicting|contradictory|media|news|press|local|some|other|"
    r"earlier|numerous|several|many|credible|disturbing|further|new|more|intelligence|eyewitness|alarming|multiple|"
    r"various|the|of|these|such|two|three|first|latest|persistent)"
)
_AUXILIARY: Final = rf"(?:(?:has|have|had|having){GAP}(?:(?:also|now|already|since){GAP})?)?"
_REPORTED: Final = (
    rf"{_AUXILIARY}(?:received|receives|receiving|heard|seen|gathered|obtained|got|had){GAP}"
    rf"(?:{_KIND_OF_REPORT}{GAP}){{0,2}}reports\b",
    rf"(?:has|have){GAP}(?:{_KIND_OF_REPORT}{GAP}){{0,2}}reports\b",
    rf"there{GAP}(?:are|were|(?:have|had){GAP}been){GAP}(?:(?!no{GAP})\w{{1,20}}{GAP}){{0,2}}(?:reports|rumou?rs)\b",
    rf"according{GAP}to{GAP}(?:{_KIND_OF_REPORT}{GAP}){{0,2}}reports\b",
    rf"(?:unconfirmed|unverified){GAP}(?:\w{{1,20}}{GAP})?(?:reports?|rumou?rs|information|accounts?)\b",
    rf"(?<!police )(?<!weather )(?<!annual )(?<!autopsy )(?<!medical )(?<!the )(?<!news )"
    rf"reports{GAP}(?:that|of|indicat(?:e|ing)|suggest(?:ing)?|saying|say|claiming)\b",
    rf"(?:initial|early|preliminary|conflicting|contradictory|media|press|news){GAP}reports\b",
    rf"{_BE}{GAP}{_ADVERB}(?:reported|said|rumou?red|understood|quoted){GAP}(?:to|that|as)\b",
    rf"(?:{_BE}{GAP}){_ADVERB}reported(?:ly)?(?={GAP}(?:dead|killed|injured|wounded|missing)\b)",
    r"reportedly", r"rumou?rs?", r"unconfirmed", r"unverified", r"uncorroborated",
    rf"(?:could|can|has|have|had|did|was|were|is|are|be|yet){GAP}?(?:not|n['’]t|to){GAP}(?:yet{GAP})?(?:be{GAP}|been{GAP})?"
    rf"(?:immediately{GAP}|independently{GAP})?(?:be{GAP}|been{GAP})?(?:independently{GAP}|immediately{GAP})?"
    r"(?:verified|confirmed|corroborated)\b",
    rf"no{GAP}(?:\w{{1,20}}{GAP})?confirmation\b",
    rf"not{GAP}(?:\w{{1,20}}{GAP})?(?:verified|confirmed)\b",
)  # fmt: skip
_ALLEGED: Final = (
    r"allegedly", r"purportedly", r"supposedly", r"ostensibly", r"alleged(?!\w)", r"purported", r"suspected",
    rf"{_BE}{GAP}alleged{GAP}to", rf"(?:allegations|claims|accusations){GAP}(?:that|of)\b",
)  # fmt: skip
_ESTIMATED: Final = (
    rf"an{GAP}estimated", rf"{_BE}{GAP}estimated{GAP}(?:to|at)\b", r"estimated", r"estimates?(?=\W)", r"estimates",
    rf"(?:{_BE}{GAP})?{_ADVERB}(?:believed|thought|presumed|assumed|considered|expected){GAP}to\b",
    rf"{_BE}{GAP}{_ADVERB}(?:believed|thought|presumed|assumed|feared|expected){GAP}that\b",
    rf"(?:{_BE}{GAP})?(?:believed|thought|presumed)(?={GAP}(?:dead|killed|drowned|lost|missing)\b)",
    r"apparently", r"seemingly", rf"(?:appear|seem)(?:s|ed)?{GAP}to\b", r"probably", r"presumably", r"(?:un)?likely",
)  # fmt: skip
_VERB_NEXT: Final = rf"(?={GAP}(?-i:[a-z]))"
_CONDITIONAL: Final = (
    rf"(?-i:may)(?:{GAP}(?:well|also|yet|still|even))?{GAP}(?-i:have)\b",
    rf"(?-i:may|might|could){GAP}(?:(?:well|also|yet|still|even|possibly|potentially){GAP})?have(?={GAP}\w{{1,20}})",
    rf"(?-i:may){_VERB_NEXT}",
    rf"(?<!the )(?<!its )(?<!his )(?<!her )(?<!our )(?<!full )(?<!military )(?<!of )(?<!with )(?<!and )"
    rf"(?<!their )might{_VERB_NEXT}"
    rf"(?!{GAP}(?:of|and|in)\b)",
    rf"could{GAP}(?:(?:well|also|yet|still|even){GAP})?be\b"
    rf"(?!{GAP}(?:seen|heard|found|reached|contacted|independently|immediately|verified|confirmed)\b)",
    rf"(?<!ask )(?<!asked )(?<!asking )(?<!asks )(?<!see )(?<!wonder )(?<!even )(?<!only )(?<!as )(?<!what )(?<!know )"
    rf"if(?!{GAP}(?:not|any|anything|only|ever|so|necessary|possible)\b)",
    r"unless", rf"in{GAP}case\b", rf"(?:unclear|unknown|uncertain|not{GAP}(?:clear|known)){GAP}(?:whether|if)\b",
    rf"(?:it{GAP}(?:is|was){GAP})?feared", rf"fears?{GAP}(?:that|of|for|are|were)\b", r"possibly", r"perhaps", r"maybe",
    r"potentially",
)  # fmt: skip
_CONFIRMED: Final = (r"confirmed", r"verified", r"corroborated")

_PATTERNS: Final[tuple[tuple[HedgeKind, tuple[str, ...]], ...]] = (
    ("reported", _REPORTED),
    ("alleged", _ALLEGED),
    ("conditional", _CONDITIONAL),
    ("estimated", _ESTIMATED),
    ("confirmed", _CONFIRMED),
)
_KINDS: Final[dict[str, HedgeKind]] = {kind: kind for kind, _ in _PATTERNS}
_ANY: Final = "|".join(f"(?P<{kind}>{'|'.join(group)})" for kind, group in _PATTERNS)
_HEDGE: Final = re.compile(rf"(?<![\w-])(?=\w)(?:{_ANY})(?![\w-])", re.IGNORECASE)
_TELLING: Final = (
    "report rumo heard confirm verif corrobor alleg purport suppos ostensib suspect claim accusation estimate believed"
    " presumed assumed considered expected thought fear apparent seem appear probabl presumabl likely may might could"
    " unless case unclear unknown uncertain clear known possibl perhaps potentiall"
).split()
_SPLIT: Final = re.compile(r"\bif\b|\b(?:said|understood|quoted)\s{1,7}(?:to|that|as)\b")
"""Words too frequent inside others, or by themselves, to tell anything."""
_BEGINNING: Final = frozenset(
    "has have had having received receives receiving heard seen gathered obtained got there according unconfirmed"
    " unverified uncorroborated reports initial early preliminary conflicting contradictory media press news is are was"
    " were be been being also now still widely generally reportedly rumor rumors rumour rumours no not yet cannot"
    " alleged purported suspected allegations claims accusations an estimated estimate estimates believed thought"
    " presumed assumed considered expected appear appears appeared seem seems seemed likely unlikely may might could"
    " if unless in unclear unknown uncertain it feared fear fears perhaps maybe confirmed verified corroborated".split()
)
"""Every word that a hedge begins with, if it does not end in "ly"."""
_BEFORE_NOT: Final = tuple("could can has have had did was were is are be yet".split())
"""What "not", "n't" or "to" may be one word with: "couldn't"."""


def _may_hedge(text: str) -> bool:
    """Whether the text has letters that a hedge has: most sentences need no search for one."""
    return may_hold(text, _TELLING) or _SPLIT.search(text.lower()) is not None


@lru_cache(maxsize=4_096)
def _may_begin(word: str) -> bool:
    lower = word.lower()
    return lower in _BEGINNING or lower.endswith("ly") or lower.startswith(_BEFORE_NOT)


_BARE: Final[dict[str, HedgeKind]] = {
    "may": "conditional", "might": "conditional", "could": "conditional", "whether": "conditional",
    "fear": "conditional", "fears": "conditional", "would": "conditional", "likely": "estimated",
    "reports": "reported", "report": "reported", "said to": "reported", "claim": "alleged", "claims": "alleged",
    "claimed": "alleged", "accused": "alleged", "believed": "estimated", "thought": "estimated", "seems": "estimated",
    "appears": "estimated", "about": "estimated", "expected": "estimated",
}  # fmt: skip
"""Words that are hedges when an engine quotes them as such, but not wherever they stand in a text."""


LONGEST_KEPT = 1_000
"""Characters of a text whose hedges are kept: a sentence is read for many items."""


def find_hedges(text: str) -> list[FoundHedge]:
    """Every hedge in running text, left to right, without overlaps; ``confirmed`` ones are the opposite of a hedge.

    Left out: "can" and "could" of ability, "will", "would", the month and the might of armies, "if not", "asked if",
    the reports of police, doctors and weathermen.
    """
    return list(_hedges_of(text) if len(text) <= LONGEST_KEPT else _hedges_of.__wrapped__(text))


@lru_cache(maxsize=1_024)
def _hedges_of(text: str) -> tuple[FoundHedge, ...]:
    if not _may_hedge(text):
        return ()
    return tuple(FoundHedge(*match.span(), _KINDS[str(match.lastgroup)]) for match in matches(_HEDGE, text, _may_begin))


def read_hedge(words: str) -> HedgeKind | None:
    """The kind of quoted hedge words: the first found in them, else by the word itself; None when it is no hedge."""
    found = find_hedges(words)
    if found:
        return found[0].kind
    folded = " ".join(words.casefold().split()).strip(" .,;:\"'“”‘’")
    return next((kind for word, kind in _BARE.items() if folded == word or folded.endswith(f" {word}")), None)
