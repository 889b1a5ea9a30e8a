"""A roll of people read out of running text: "A, 23, of X; B, a teacher; and two children" -> the head of each.

Lists of victims are long, full of appositions, and parsed badly; so they are read by their punctuation: semicolons part
the entries where there are any, else commas and "and". An entry counts by what it opens with: a name, or a number or
article before a person noun. Not responsible for: what the list is of (identities, parts).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.figures import is_age
from summarizer.rules.persons import is_person
from summarizer.rules.phrases import Words, children

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PARTICLES = frozenset("de del della la las los da das do dos di van von der den bin ibn al el y ben abu".split())
NO_NAME = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "NORP", "MONEY", "LAW", "LANGUAGE", "EVENT", "PRODUCT"})
LONGEST_LEAD = 6
"""Words of role or rank before a name ("Department secretary and former mayor X")."""
LONGEST_ROLL = 400
"""Tokens that are read as one list."""


class Entry:
    """One entry: the head word, its words without a number, and the words of the number (None for a name)."""

    __slots__ = ("count", "head", "named", "words")

    def __init__(self, head: Token, words: Words, count: Words | None, named: bool) -> None:
        self.head, self.words, self.count, self.named = head, words, count, named


def entries(doc: Doc, start: int, end: int) -> list[Entry]:
    """The people that a stretch of tokens lists, in order. Descriptions behind a name are no entries of their own."""
    found: list[Entry] = []
    for words, joined in _split(doc, start, min(end, start + LONGEST_ROLL)):
        entry = _named(doc, words) or _counted(doc, words)
        if entry is None:
            if not found:
                break
            continue
        one = entry.count is None or _is_one(doc, entry)
        if found and entry.named and not joined and not found[-1].named and _is_one(doc, found[-1]):
            found.pop()  # "his cousin, Karl Lunde"
        describes = found and found[-1].named and not entry.named and not joined and one
        if not describes:
            found.append(entry)
    return found


def _split(doc: Doc, start: int, end: int) -> Iterator[tuple[Words, bool]]:
    """(words, whether "and" or a semicolon stands before them) of each entry."""
    semicolons = any(doc[index].text == ";" for index in range(start, end))
    begin, joined, depth = start, True, 0
    for index in range(start, end):
        word = doc[index]
        depth += (word.text in {"(", "["}) - (word.text in {")", "]"})
        parts = word.text == ";" if semicolons else word.text == "," or word.lower_ in {"and", "&"}
        if depth > 0 or not parts:
            continue
        if index > begin:
            yield Words(begin, index), joined
            joined = False
        joined = joined or word.text != ","
        begin = index + 1
    if end > begin:
        yield Words(begin, end), joined


def _named(doc: Doc, words: Words) -> Entry | None:
    """A name at the start of an entry, behind nothing but a rank or a role."""
    for index in range(words.start, min(words.end, words.start + LONGEST_LEAD)):
        token = doc[index]
        if token.lower_ in {"and", "the", "his", "her", "their", "my"} or token.is_space or is_age(token):
            continue
        if _is_name_word(token):
            last = _end_of_name(doc, index, words.end)
            titled = index > words.start and _is_title(doc[index - 1])
            proper = last - index >= 2 or titled or token.ent_type_ == "PERSON"
            if proper and not _is_elsewhere(doc, index, last):
                return Entry(doc[last - 1], Words(index, last), None, True)
            return None
        if token.pos_ not in {"NOUN", "ADJ", "PROPN", "PUNCT"} or token.text == ":":
            return None
    return None


def _is_name_word(token: Token) -> bool:
    title = _is_title(token)
    return token.text[:1].isupper() and token.is_alpha and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"} and not title


def _is_title(token: Token) -> bool:
    plain = token.lower_.rstrip(".")
    return plain in lexicon.HONORIFICS or plain in lexicon.ROLES or plain in lexicon.PEOPLE


def _end_of_name(doc: Doc, start: int, end: int) -> int:
    last = start + 1
    while last < end:
        token = doc[last]
        joins = token.lower_ in PARTICLES or token.text in {"-", "'", "’"}
        if not (token.text[:1].isupper() or (joins and last + 1 < end and doc[last + 1].text[:1].isupper())):
            break
        last += 1
    return last


def _is_elsewhere(doc: Doc, start: int, end: int) -> bool:
    """Whether most of a run of capitals is tagged as a place, a date or a people."""
    tagged = sum(doc[index].ent_type_ in NO_NAME for index in range(start, end))
    return 2 * tagged > end - start or any(doc[index].ent_type_ in {"DATE", "TIME"} for index in range(start, end))


def _counted(doc: Doc, words: Words) -> Entry | None:
    """ "four women", "a 12-year-old boy", "an unidentified man"; the noun is the first that a phrase ends in."""
    first = next((doc[index] for index in range(*words) if not doc[index].is_space and not _opens(doc[index])), None)
    if first is None or not (
        first.pos_ == "NUM" or first.like_num or first.lower_ in {"a", "an", "several", "another"} or _is_kin(first)
    ):
        return None
    for index in range(first.i + 1, min(words.end, first.i + 2 + LONGEST_LEAD)):
        token = doc[index]
        if token.pos_ == "ADP" and token.lower_ != "of":
            return None
        follows = doc[index + 1] if index + 1 < words.end else None
        ends = follows is None or follows.pos_ not in {"NOUN", "PROPN"}
        if token.pos_ in {"NOUN", "PROPN"} and ends and token.text != "year":
            return _entry_of(doc, first, token) if is_person(token) else None
    return None


def _opens(token: Token) -> bool:
    return token.lower_ in {"and", "at", "least", "also", "about", "some", "nearly", "only", "both"}


def _is_kin(token: Token) -> bool:
    """The "her" of "a girl and her grandmother"."""
    return token.tag_ == "PRP$"


def _entry_of(doc: Doc, first: Token, head: Token) -> Entry:
    if _is_kin(first):
        number = doc[first.i + 1]
        return Entry(
            head, Words(first.i, head.i + 1), Words(number.i, number.i + 1) if number.pos_ == "NUM" else None, False
        )
    start = first.i
    while start > 0 and doc[start - 1].lower_ in {"at", "least", "about", "nearly"}:
        start -= 1
    past = first.i + 1
    while past < head.i and doc[past].pos_ == "NUM" and first.lower_ not in {"a", "an"}:
        past += 1
    return Entry(head, Words(past, head.i + 1), Words(start, past), False)


def _is_one(doc: Doc, entry: Entry) -> bool:
    """One person by a description: "a teacher", "his cousin"."""
    if entry.count is None:
        return not entry.named and entry.head.tag_ == "NN"
    return doc[entry.count.start].lower_ in {"a", "an"} and not children(entry.head, "nummod")
