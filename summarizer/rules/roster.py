"""The people that a text names, found by where they stand and by their words without looking through them all.

Not responsible for: what makes a name (people), whose mention a pronoun is (pronouns).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.naming import is_agentive, is_role
from summarizer.rules.people import PersonName, people, same_person
from summarizer.rules.phrases import children

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_TITLE = 8
"""Words of a title behind its head ("director of the Harbour Council Jane Roe")."""


class Roster:
    """Every person named in a text, in order; each mention is one."""

    def __init__(self, doc: Doc) -> None:
        self._names = people(doc)
        self._by_head = {name.head.i: name for name in self._names}
        self._by_word: dict[str, list[PersonName]] = defaultdict(list)
        for name in self._names:
            for word in {word.lower() for word in name.words}:
                self._by_word[word].append(name)
        self._alike: dict[tuple[str, ...], list[PersonName]] = {}

    def __iter__(self) -> Iterator[PersonName]:
        return iter(self._names)

    def at(self, head: Token) -> PersonName | None:
        """The person whose name ends at this head, or stands in apposition to it ("a spokesman, John Roe,")."""
        if head.i in self._by_head:
            return self._by_head[head.i]
        if is_role(head.text) or _is_somebody(head):
            for apposed in children(head, "appos"):
                if apposed.i in self._by_head:
                    return self._by_head[apposed.i]
        if is_role(head.text) or head.lemma_.lower() in lexicon.PEOPLE:
            behind = self._after(head.i)
            if behind is not None and _is_run_on(head, behind.start):
                return behind
        if head.pos_ == "PROPN" and head.dep_ not in {"compound", "poss"} and head.text in self._last_words:
            return PersonName((head.text,), head.text, head, head.i)
        return None

    def before(self, index: int) -> Iterator[PersonName]:
        """Those whose names end before a token, the nearest first."""
        return reversed(self._names[: bisect_right(self._heads, index - 1)])

    def inside(self, start: int, end: int) -> list[PersonName]:
        """Those whose names end between two tokens."""
        return self._names[bisect_right(self._heads, start - 1) : bisect_right(self._heads, end - 1)]

    def alike(self, words: tuple[str, ...]) -> list[PersonName]:
        """Every mention of a person of this name, or of one of which it is a short form."""
        if words not in self._alike:
            sharing = {name.head.i: name for word in words for name in self._by_word.get(word.lower(), ())}
            found = [name for _, name in sorted(sharing.items()) if same_person(name.words, words)]
            self._alike[words] = found
        return self._alike[words]

    def full_name(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The first full name of the text that a bare surname may stand for; a full name is its own."""
        if len(words) > 1:
            return words
        return next((name.words for name in self.alike(words) if len(name.words) > 1), words)

    def _after(self, index: int) -> PersonName | None:
        at = bisect_right(self._starts, index)
        return self._names[at] if at < len(self._names) else None

    @cached_property
    def _heads(self) -> list[int]:
        return [name.head.i for name in self._names]

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self._names]

    @cached_property
    def _last_words(self) -> frozenset[str]:
        return frozenset(name.words[-1] for name in self._names)


def _is_run_on(head: Token, start: int) -> bool:
    """Whether a name follows a title, or a title's "of the ..." in capitals, without anything between."""
    between = head.doc[head.i + 1 : start]
    return start - head.i <= LONGEST_TITLE and all(
        token.pos_ in {"PROPN", "ADP", "DET"} and not token.is_punct for token in between
    )


def _is_somebody(head: Token) -> bool:
    """ "A neighbour", "a bus driver": one person, by no function."""
    lemma = head.lemma_.lower()
    return head.tag_ == "NN" and (lemma in lexicon.PEOPLE or is_agentive(lemma))
