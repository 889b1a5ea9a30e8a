"""Negation words in a text, and the part of a content that carries its main statement.

Words only (the cue list is that of the *SEM 2012 shared task, without affixes and "without").
Not responsible for: scope inside a clause, verbs that imply a negation ("failed to").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from summarizer.normalize.modes import quoted_spans
from summarizer.normalize.numerals import GAP
from summarizer.normalize.searching import may_hold

_NEGATION: Final = re.compile(
    rf"(?<!\bor )(?<!\bif )(?<![\w-])"
    rf"(?:not(?!{GAP}(?:only|just|least|to{GAP}mention)\b)|cannot|never|nobody|none|nothing"
    rf"|nowhere|neither|nor|no[-\s]one|no(?!{GAP}(?:more|less|fewer){GAP}than\b|\.?[^\S\n]?\d|[.,;:!?-]|{GAP}doubt\b)(?={GAP}\w)"
    rf"|no{GAP}longer)(?![\w-])|(?<=\w)n['’]t\b",
    re.IGNORECASE,
)
_TELLING: Final = ("no", "never", "neither", "n't", "n’t")
"""Letters of every negation: most sentences need no search for one."""
LONGEST_KEPT: Final = 1_000
"""Characters of a text whose negations are kept: a sentence is read for many items."""
_SUBORDINATE: Final = re.compile(
    r"[;:]|\s[-–—]+\s|—|[.!?][”\"’']?\s|,\s(?:and|but|or|yet|so|as|with|where|when|who|whom|whose|which|though)\b"
    r"|(?<!\w)(?:because|although|though|whereas|while|unless|until|since|who|whom|whose|which|where|when|after|before|if"
    r"|but|that|whether|lest|despite)(?!\w)",
    re.IGNORECASE,
)
_LEADING_THAT: Final = re.compile(r"\W*that\b\W*", re.IGNORECASE)
_LEADING_CLAUSE: Final = re.compile(
    r"\W*(?:while|although|though|if|when|after|before|because|since|unless|until|despite|as|whereas)\b[^,.;]*,",
    re.IGNORECASE,
)
_PARENTHESIS: Final = re.compile(r"\([^()]*\)")
_LOCAL: Final = re.compile(
    rf"(?:\b(?:with|for|of|by|to|from|on|in)[^\S\n]no(?![^\S\n]way\b)|\bnot{GAP}to)\b", re.IGNORECASE
)


def find_negations(text: str) -> list[tuple[int, int]]:
    """[start, end) of every negation word; not "no more than", "not only", "whether or not", "No. 5", "if not"."""
    return list(_negations(text) if len(text) <= LONGEST_KEPT else _negations.__wrapped__(text))


@lru_cache(maxsize=2_048)
def _negations(text: str) -> tuple[tuple[int, int], ...]:
    if not may_hold(text, _TELLING):
        return ()
    return tuple(match.span() for match in _NEGATION.finditer(text))


def has_negation(text: str) -> bool:
    """Whether any negation word stands in the text."""
    return bool(_negations(text)) if len(text) <= LONGEST_KEPT else _NEGATION.search(text) is not None


def main_clause(content: str) -> str:
    """The words of the main statement: without quoted sub-phrases, brackets, and what follows the first subordinator.

    A leading "that" and a leading subordinate clause ("While ..., ") are cut too.
    """
    spans = quoted_spans(content)
    letters_outside = _outside(content, spans)
    clause = letters_outside if any(map(str.isalnum, letters_outside)) else content.strip(" \"'“”‘’«»„")
    clause = _PARENTHESIS.sub(" ", clause)
    clause = clause[that.end() :] if (that := _LEADING_THAT.match(clause)) else clause
    clause = clause[leading.end() :] if (leading := _LEADING_CLAUSE.match(clause)) else clause
    cut = _SUBORDINATE.search(clause, len(clause) - len(clause.lstrip()) + 1)
    return clause[: cut.start()] if cut else clause


def _outside(content: str, spans: list[tuple[int, int]]) -> str:
    pieces, place = [], 0
    for start, end in spans:
        pieces.append(content[place:start])
        place = end
    return " ".join([*pieces, content[place:]])


def is_negated(content: str) -> bool:
    """Whether the main statement is negated; "with no warning" and "not to" negate less than it."""
    return has_negation(_LOCAL.sub(" ", main_clause(content)))
