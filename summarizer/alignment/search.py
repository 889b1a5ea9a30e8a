"""Where quoted words stand: exactly or folded, at whole words and numbers, told apart by their sentence.

Not responsible for: the folding itself (folding), what a quote proves (grounding).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from summarizer.alignment.folding import Folded, fold, fold_once, folded_words
from summarizer.article import Article, Span
from summarizer.draft import Quote

NEAR_SENTENCES = 2
"""How far from the hinted sentence words are looked for before the rest of the article is."""
MOST_PROBES = 20_000
"""Places looked at in one direction before a search gives up; keeps hostile repetition linear."""
MOST_KNOWN = 2_000
"""Quotes of one article whose places are kept."""
MOST_ALIKE = 50
"""Occurrences compared in one sentence; the first are as good as any later one."""
_QUOTE_MARKS = "\"' "
_JOINS_NUMBERS = frozenset(".,:/'٫٬")
_NUMBER_SPACES = frozenset("\u00a0\u2009\u202f")
_HYPHENS = frozenset("-‐‑")
_TURNING_PREFIX = re.compile(r"(?:^|[^\w])(?:non|anti|ex|un|counter|pro|semi|quasi)-$", re.IGNORECASE)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def _forms(words: str) -> list[str]:
    """Give the spellings to look for, best first: as quoted, other first case, without surrounding quote marks.

    A single capitalised word keeps its capital: "Hope" said something, "hope" did not.
    """
    plain = folded_words(words)
    forms = []
    for form in (plain, plain.strip(_QUOTE_MARKS)):
        if any(character.isalnum() for character in form):
            forms.append(form)
            if form[0].islower() or " " in form:
                forms.append(form[0].swapcase() + form[1:])
    return list(dict.fromkeys(forms))


def _is_word(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character == "_"
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _joined(text: str, left: int, right: int) -> bool:
    """Whether the characters at ``left`` and ``right`` belong to one word of the folded text."""
    return (
        _is_word(text[left])
        and _is_word(text[right])
        and not (_UNSPACED.match(text[left]) or _UNSPACED.match(text[right]))
    )


def _in_number(text: str, joint: int) -> bool:
    """Whether ``text[joint]`` joins digits of one number: 1,500 or 10.5 or 1 500 set with a thin space."""
    return 0 < joint < len(text) - 1 and text[joint - 1].isdigit() and text[joint + 1].isdigit()


def _starts_clean(folded: Folded, original: str, start: int) -> bool:
    text = folded.text
    if start == 0:
        return True
    if _joined(text, start - 1, start):
        return False
    if text[start].isdigit() and _in_number(text, start - 1):
        before = original[folded.original_start(start) - 1]
        if text[start - 1] in _JOINS_NUMBERS or before in _NUMBER_SPACES:
            return False
    return not (text[start - 1] == "-" and _TURNING_PREFIX.search(text[max(0, start - 9) : start]))


def _ends_clean(folded: Folded, original: str, end: int) -> bool:
    text = folded.text
    if end == len(text):
        return True
    if _joined(text, end - 1, end):
        return False
    if text.startswith("'t", end) and not text[end + 2 : end + 3].isalnum():
        return False
    if not text[end - 1].isdigit():
        return True
    after = original[folded.original_start(end)]
    if _in_number(text, end) and (text[end] in _JOINS_NUMBERS or after in _NUMBER_SPACES):
        return False
    return not (after in _HYPHENS and text[end + 1 : end + 2].isalpha())


class _Search(NamedTuple):
    """One spelling looked for in one article."""

    original: str
    folded: Folded
    form: str

    def stands_at(self, place: int) -> bool:
        """Whether the spelling stands at ``place`` of the folded text, at clean borders."""
        end = place + len(self.form)
        return (
            place >= 0
            and self.folded.text.startswith(self.form, place)
            and _starts_clean(self.folded, self.original, place)
            and _ends_clean(self.folded, self.original, end)
        )

    def span(self, place: int) -> Span:
        """Return the original's span of the occurrence at ``place``."""
        return Span(self.folded.original_start(place), self.folded.original_end(place + len(self.form)))

    def forwards(self, start: int, end: int) -> Iterator[int]:
        """Places whose first character lies in [start, end), left to right."""
        limit = min(len(self.folded.text), end + len(self.form) - 1)
        place = self.folded.text.find(self.form, start, limit)
        for _ in range(MOST_PROBES):
            if place < 0:
                return
            if self.stands_at(place):
                yield place
            place = self.folded.text.find(self.form, place + 1, limit)

    def backwards(self, end: int) -> Iterator[int]:
        """Places that start before ``end``, right to left."""
        limit = end + len(self.form) - 1
        for _ in range(MOST_PROBES):
            place = self.folded.text.rfind(self.form, 0, limit)
            if place < 0:
                return
            if self.stands_at(place):
                yield place
            limit = place + len(self.form) - 1


def locate(article: Article, quote: Quote) -> Span | None:
    """Find the span of ``quote`` in ``article.text``, trimmed, or None.

    With ``quote.start`` the words must stand there; if they don't, they are searched like any others: the
    occurrence that starts nearest to ``quote.sentence`` (counted in sentences, out of range is clamped), then the
    one spelled most alike, then the earlier one. Takes time linear in the text at worst, less as a rule.
    """
    known = _known(article.text, article.body_start, article.dateline)
    asked = (quote.text, quote.sentence, quote.start)
    found = known.get(asked)
    if found is None and asked not in known:
        found = _located(article, quote)
        if len(known) < MOST_KNOWN:
            known[asked] = found
    return found


@lru_cache(maxsize=64)
def _known(text: str, body_start: int, dateline: str | None) -> dict[tuple[str, int, int | None], Span | None]:
    """What was found in an article already, for a witness, grounding and both again after a revision ask the same.

    Text, body and dateline decide its sentences.
    """
    return {}


_BEFORE = frozenset(' \n"“(')
_AFTER = frozenset(' \n"”)')
_STOPS = frozenset(".,;:!?")


def _exactly(article: Article, quote: Quote) -> Span | None:
    """The first place in the hinted sentence where the very words stand; the whole search prefers it to all else."""
    if quote.start is not None or not 0 <= quote.sentence < len(article.sentences):
        return None
    return _plainly(article.text, quote.text, *article.sentences[quote.sentence])


def _plainly(text: str, words: str, low: int, high: int) -> Span | None:
    """Where the very words first stand in ``text[low:high]``, if that is between white space or marks.

    None when they do not, or when folding would have to tell.
    """
    place = text.find(words, low, high)
    if place < 0 or (place > 0 and text[place - 1] not in _BEFORE):
        return None
    if not words.isascii() or "  " in words or "--" in words or "\n" in words:
        return None
    if not (words[:1].isalnum() and words[-1:].isalnum()):
        return None
    end = place + len(words)
    after, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if after and after not in _AFTER and not (after in _STOPS and not beyond.isalnum()):
        return None
    return Span(place, end)


def _located(article: Article, quote: Quote) -> Span | None:
    exact = _exactly(article, quote)
    if exact is not None:
        return exact
    folded = fold(article.text)
    searches = [_Search(article.text, folded, form) for form in _forms(quote.text)]
    if quote.start is not None and 0 <= quote.start < len(article.text):
        place = folded.folded(quote.start)
        for search in searches:
            for shift in (place, place + 1):  # a rule's span may start on a quote mark that is ignored
                if search.stands_at(shift):
                    return search.span(shift)
    if not searches or not article.sentences:
        return None
    hint = min(max(quote.sentence, 0), len(article.sentences) - 1)
    found = list(_around(article, searches, hint)) or list(_elsewhere(article, searches, hint))
    if not found:
        return None

    def rank(hit: tuple[int, Span]) -> tuple[int, int, bool, int]:
        spelling, span = hit
        exact = article.text[span.start : span.end] == quote.text
        return abs(article.sentence_at(span.start) - hint), spelling, not exact, span.start

    return min(found, key=rank)[1]


def _around(article: Article, searches: list[_Search], hint: int) -> Iterator[tuple[int, Span]]:
    """Occurrences that start within NEAR_SENTENCES of the hinted sentence: (rank of spelling, span)."""
    folded = fold(article.text)
    first, last = max(0, hint - NEAR_SENTENCES), hint + NEAR_SENTENCES + 1
    borders = [folded.folded(sentence.start) for sentence in article.sentences[first : last + 1]]
    if last >= len(article.sentences):
        borders.append(len(folded.text))
    for start, end in pairwise(borders):
        for rank, search in enumerate(searches):
            for place in islice(search.forwards(start, end), MOST_ALIKE):
                yield rank, search.span(place)


def _elsewhere(article: Article, searches: list[_Search], hint: int) -> Iterator[tuple[int, Span]]:
    """The nearest occurrence on either side of the hinted sentence, for every spelling."""
    folded = fold(article.text)
    here = folded.folded(article.sentences[hint].start)
    for rank, search in enumerate(searches):
        for places in (search.forwards(here, len(folded.text)), search.backwards(here)):
            place = next(places, None)
            if place is not None:
                yield rank, search.span(place)


def stands(text: str, words: str) -> Span | None:
    """Find a whole-word occurrence of ``words`` in any ``text`` (in NFC), as a Span of it, or None.

    The first; but when the first in those very letters stands at plain borders, that one.
    """
    plain = _plainly(text, words, 0, len(text))
    if plain is not None:
        return plain
    folded = fold_once(text)
    for form in _forms(words):
        search = _Search(text, folded, form)
        place = next(search.forwards(0, len(folded.text)), None)
        if place is not None:
            return search.span(place)
    return None
