"""Pieces of a parse: noun phrases, clauses, subjects, and their way back to article offsets.

Works on spaCy's English (ClearNLP-style) dependency labels. Not responsible for: what a phrase means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarizer.article import Article
from summarizer.draft import Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
MOST_JOINED = 16
LONGEST_CHAIN = 40
"""Verbs from one to the next that are followed; no prose joins more."""
EDGE_MARKS = frozenset(",;:.-–—")
OPENERS = "“‘\"'«„("
CLOSERS = "”’\"'»)"
INNER_MARKS = frozenset({"-", "–", "“", "”", "‘", "’", '"', "'", "/"})
ACCUSING = frozenset({"accuse", "suspect", "blame", "charge", "convict", "acquit", "clear"})
"""Verbs of judgment: their object, not their subject, is said to have done the deed (FrameNet Judgment)."""
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})


class Words(NamedTuple):
    """A run of tokens: [start, end) token indices of a Doc."""

    start: int
    end: int


def runs(indices: Iterable[int]) -> Iterator[Words]:
    """Contiguous runs of token indices, in order."""
    start = previous = None
    for index in sorted(set(indices)):
        if previous is not None and index != previous + 1 and start is not None:
            yield Words(start, previous + 1)
            start = index
        start = index if start is None else start
        previous = index
    if start is not None and previous is not None:
        yield Words(start, previous + 1)


def trimmed(doc: Doc, words: Words) -> Words:
    """Without white space and stray punctuation at either end; a quotation mark stays with its partner."""
    start, end = words
    opens = _marks((doc[index].text for index in range(start, end)), OPENERS)
    closes = _marks((doc[index].text for index in range(start, end)), CLOSERS)
    while start < end:
        first, last = doc[start].text, doc[end - 1].text
        wraps = first in OPENERS and last in CLOSERS and opens == 1 and end - start > 1
        if doc[start].is_space or first in EDGE_MARKS:
            start += 1
        elif doc[end - 1].is_space or last in EDGE_MARKS:
            end -= 1
        elif first in OPENERS and (opens > closes or wraps):
            start, opens = start + 1, opens - 1
            closes -= first in CLOSERS
        elif last in CLOSERS and closes > opens:
            end, closes = end - 1, closes - 1
            opens -= last in OPENERS
        else:
            break
    return Words(start, end)


def _marks(inner: Iterable[str], marks: str) -> int:
    return sum(len(text) == 1 and text in marks for text in inner)


def quote(article: Article, doc: Doc, words: Words) -> Quote | None:
    """The run as a Quote with its offset, or None when nothing is left after trimming."""
    start, end = trimmed(doc, words)
    if start >= end:
        return None
    offset = doc[start].idx
    last = doc[end - 1]
    text = article.text[offset : last.idx + len(last.text)]
    return Quote(text=text, sentence=article.sentence_at(offset), start=offset)


def spread(token: Token, without: frozenset[str] = frozenset()) -> list[int]:
    """Indices of the token's subtree, leaving out children (at any depth) with these labels."""
    found, stack = [], [token]
    while stack:
        current = stack.pop()
        found.append(current.i)
        stack.extend(child for child in current.children if child.dep_ not in without)
    return sorted(found)


def around(token: Token, indices: Iterable[int]) -> Words:
    """The contiguous run of indices that holds the token, over hyphens and quotation marks between its words."""
    found = {*indices, token.i}
    doc = token.doc
    bridged = {
        index
        for index in range(min(found) + 1, max(found))
        if index not in found and doc[index].text in INNER_MARKS and index + 1 in found
    }
    return next(run for run in runs(found | bridged) if run.start <= token.i < run.end)


def noun_phrase(token: Token) -> Words:
    """The phrase of a noun with its modifiers and prepositions, without clauses, appositions and partners."""
    return around(token, spread(token, CLAUSAL | {"appos", "conj", "cc", "punct"}))


def core_phrase(token: Token) -> Words:
    """The phrase from its determiner to its head word: no prepositions, clauses or partners after it."""
    indices = [index for index in spread(token, CLAUSAL | {"appos", "conj", "cc", "prep", "punct"}) if index <= token.i]
    return around(token, indices)


def children(token: Token, *labels: str) -> list[Token]:
    """The children with one of these labels, left to right."""
    return [child for child in token.children if child.dep_ in labels]


def partners(token: Token) -> list[Token]:
    """The token and those coordinated with it ("soldiers, medics and guards")."""
    found, waiting = [], [token]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting += [
            child
            for child in children(current, "conj")
            if child.pos_ in {"NOUN", "PROPN", "NUM", "PRON"} or child.tag_ == current.tag_ or children(child, "det")
        ]
    return sorted(found, key=lambda partner: partner.i)


def joined_near(token: Token) -> list[Token]:
    """The MOST_JOINED nearest of those coordinated with a token, in their order: a longer list is an attack on time."""
    found, waiting = {token.i: token}, [token]
    while waiting and len(found) <= MOST_JOINED:
        current = waiting.pop(0)
        above = [current.head] if current.dep_ == "conj" else []
        for near in (*above, *children(current, "conj")):
            if near.i not in found:
                found[near.i] = near
                waiting.append(near)
    return [found[index] for index in sorted(found) if index != token.i]


def prepositional(token: Token, *prepositions: str) -> Iterator[tuple[Token, Token]]:
    """(preposition, its object) for each prepositional phrase of the token; no prepositions named: all."""
    for preposition in children(token, "prep", "agent", "dative"):
        if not prepositions or preposition.lower_ in prepositions:
            for complement in children(preposition, "pobj", "pcomp"):
                yield preposition, complement
            for second in children(preposition, "prep"):
                yield from ((preposition, inner) for inner in children(second, "pobj", "pcomp"))


def after(verb: Token, *prepositions: str) -> list[Token]:
    """What stands behind these prepositions of a word, with the words that it is joined to."""
    found = []
    for preposition in children(verb, "prep", "dative"):
        if preposition.lower_ in prepositions:
            for thing in children(preposition, "pobj"):
                found += [thing, *thing.conjuncts]
    return found


def clause_of(token: Token) -> set[int]:
    """Indices of the token's statement: its sentence without the statements beside it.

    A statement beside is a coordinate clause with a subject of its own, or one after "while" or "whereas".
    """
    beside = [other for other in token.sent if _stands_beside(other)]
    own = next((above for above in [token, *token.ancestors] if above in beside), None)
    found = set(range(token.sent.start, token.sent.end)) if own is None else {part.i for part in own.subtree}
    for other in beside:
        if other is not own and not other.is_ancestor(token) and other.i != token.i:
            found -= {part.i for part in other.subtree}
    return found


def _stands_beside(verb: Token) -> bool:
    if verb.pos_ not in {"VERB", "AUX"} or not children(verb, *SUBJECTS):
        return False
    marked = any(child.lower_ in {"while", "whereas"} for child in children(verb, "mark"))
    return marked or (verb.dep_ == "conj" and verb.head.dep_ in {"ROOT", "conj"})


def subject(verb: Token) -> Token | None:
    """The noun that does (or, in the passive, undergoes) the verb; None when there is none.

    It is found through conjunction, participle, infinitive and relative clause.
    """
    seen: set[int] = set()
    current: Token | None = verb
    while current is not None and current.i not in seen and len(seen) < LONGEST_CHAIN:
        seen.add(current.i)
        if (doer := accused(current)) is not None:
            return doer
        own = [child for child in current.children if child.dep_ in SUBJECTS]
        if own:
            return _antecedent(current, own[-1])
        current = _controller(current)
        if current is not None and current.pos_ in {"NOUN", "PROPN", "PRON"}:
            return current
    return None


def accused(deed: Token) -> Token | None:
    """Give the one who is said to have done a deed: "X accused Y of killing", "Y was charged with killing"."""
    if deed.dep_ not in {"pcomp", "pobj"} or deed.head.dep_ != "prep":
        return None
    above = deed.head.head
    if above.dep_ == "pobj" and above.head.dep_ == "agent":  # "accused by X of ...", the phrase hung on X
        above = above.head.head
    if above.dep_ in {"dobj", "nsubjpass"} and above.head.lemma_ in ACCUSING:
        return above
    if above.lemma_ not in ACCUSING:
        return None
    return next(iter(children(above, "nsubjpass") or children(above, "dobj")), None)


def _antecedent(verb: Token, own: Token) -> Token:
    if own.tag_ in RELATIVE_TAGS and verb.dep_ == "relcl":
        return verb.head
    if own.tag_ in RELATIVE_TAGS and verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        return verb.head.head
    return own


def _controller(verb: Token) -> Token | None:
    """Where the subject of a verb without one is to be looked for."""
    if verb.dep_ in {"conj", "xcomp", "advcl", "acl", "relcl", "acomp", "oprd"} and verb.head.i != verb.i:
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
        return verb.head.head
    if verb.dep_ == "aux" and verb.head.i != verb.i:
        return verb.head
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive: with its auxiliary, or a bare past participle after its noun."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux", "dobj"):
        return False
    if children(verb, "nsubj"):  # "five were killed and 20 injured"
        return verb.dep_ == "conj" and is_passive(verb.head)
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return is_passive(verb.head) and not children(verb, "dobj")
    return verb.dep_ in {"acl", "amod", "oprd", "acomp", "advcl", "conj", "xcomp"}


def negated(token: Token) -> bool:
    """Whether "not", "never" or "n't" stands at the verb itself."""
    return any(child.dep_ == "neg" or child.lower_ in {"never", "not"} for child in token.children)
