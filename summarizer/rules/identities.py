"""Whether what a draft says of one source belongs to one source: its role and organisation, its pronouns.

Roles stand beside names ("Minister A B", "A B, the minister", "A B, who heads the office"): with another name in
between they are somebody else's. A pronoun goes back to whoever was named last and fits (Hobbs, 1978).
Not responsible for: who said what (speakers), whether the words stand there (grounding).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from summarizer.alignment import folded_words
from summarizer.article import Article
from summarizer.draft import Draft, DraftSource
from summarizer.fault import Fault
from summarizer.rules.callings import names_in, other_head
from summarizer.rules.lexicon import FEMALE, INSTITUTIONS, MALE, ROLES

FARTHEST: Final = 3
"""Sentences that a pronoun looks back over."""
FARTHEST_ROLE_WORDS: Final = 14
"""Words between a name and a role told of it."""
SINGULAR: Final = {"he": MALE, "she": FEMALE, "him": MALE, "her": FEMALE, "his": MALE}
OTHER_SEX: Final = {"he": FEMALE, "she": MALE, "him": FEMALE, "her": MALE, "his": FEMALE}
GROUPS: Final = frozenset({"it", "they", "them", "its", "their"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_CLAUSE_BORDER: Final = re.compile(r"[;:\"“”]|\b(?:and|but|while|whereas|said|says|told|added|met|with)\b")
_TRAILING: Final = re.compile(r"['’]s?$")


_COMPLEMENT: Final = re.compile(r"\b(?:of|for|in|at|from)\b")


def _last(name: str) -> str:
    words = _WORD.findall(name)
    return _TRAILING.sub("", words[-1]) if words else name


def misplaced(article: Article, draft: Draft) -> Iterator[Fault]:
    """Faults of sources whose role or organisation stands with another name only; ``quoted`` is that part."""
    names = {_last(source.name) for source in draft.sources if source.name}
    for index, source in enumerate(draft.sources):
        if source.name and (stranger := _names_another(source.name, source)) is not None:
            yield Fault("source", index, "name-not-in-evidence", stranger)
            continue
        label = source.name or (source.mentions[0].text if source.mentions else "")
        if not label:
            continue
        for part in (source.role, source.organisation):
            if (
                part
                and part not in label
                and _last(part) != _last(label)
                and not _together(article, label, part, names)
            ):
                yield Fault("source", index, "name-not-in-evidence", part)


def _names_another(name: str, source: DraftSource) -> str | None:
    """The first mention that ends in a person's name, when no mention has any word of the source's own name."""
    own = names_in(name)
    if not own or any(own & names_in(quote.text) for quote in source.mentions):
        return None
    words = {word.casefold() for word in _WORD.findall(name)}
    if words & INSTITUTIONS.keys():
        return None
    return next((quote.text for quote in source.mentions if _ends_in_a_name(quote.text)), None)


def _ends_in_a_name(phrase: str) -> bool:
    """Whether a phrase ends in a person's name ("General Ostrow"), not in an office's ("the Ministry of Roads")."""
    words = [_TRAILING.sub("", word) for word in _WORD.findall(phrase)]
    first = len(words)
    while first and words[first - 1][:1].isupper():
        first -= 1
    run = words[first:]
    if not run or run[-1].isupper() or (first and words[first - 1] in {"of", "for", "and", "in", "the"}):
        return False
    return bool(names_in(" ".join(run))) and not any(word.casefold() in INSTITUTIONS for word in run)


def _together(article: Article, name: str, part: str, names: set[str]) -> bool:
    """Whether name and part stand together somewhere; true as well where they share no sentence with a rival.

    A part that stands in no sentence of the name at all is somebody else's if another name stands beside it.
    """
    own, others = _last(name), names - {_last(name)}
    wanted = folded_words(part).casefold()
    rival = False
    for start, end in article.sentences:
        text = article.text[start:end]
        if wanted not in folded_words(text).casefold():
            continue
        if own in text and _beside(text, own, part, others):
            return True
        rival = rival or any(other in text and _beside(text, other, part, set()) for other in others)
        rival = rival or own in text or re.search(rf"\b{re.escape(part)}\s[A-Z]", text) is not None
    return not rival


def _beside(text: str, name: str, part: str, others: set[str]) -> bool:
    """Whether a name and a part stand in one phrase: no other name and no clause border between them."""
    names = [match.span() for match in re.finditer(rf"\b{re.escape(name)}\b", text)]
    parts = [match.span() for match in re.finditer(re.escape(part), text, re.IGNORECASE)]
    for first, last in names:
        for start, end in parts:
            between = text[last:start] if last <= start else text[end:first]
            if start < last and first < end:
                return True
            words = _WORD.findall(between)
            if len(words) > FARTHEST_ROLE_WORDS or _CLAUSE_BORDER.search(between):
                continue
            if not any(other in words for other in others):
                return True
    return False


def stands_for(article: Article, draft: Draft, source: DraftSource, phrase: str, offset: int) -> bool:
    """Whether the words at ``offset`` may stand for ``source`` and not rather for another of the draft's sources."""
    words = folded_words(phrase).casefold()
    others = [other for other in draft.sources if other is not source]
    if words in SINGULAR or words in GROUPS:
        return _pronoun(article, source, others, words, offset)
    if not words.startswith(("the ", "this ", "that ", "his ", "her ", "its ", "their ")):
        return True
    head = _COMPLEMENT.split(words, 1)[0].split()[-1:]
    return not head or _is_called(source, head[0]) or not any(_is_called(other, head[0]) for other in others)


def _is_called(source: DraftSource, head: str) -> bool:
    told = [source.name, source.role, source.organisation, *(quote.text for quote in source.mentions)]
    return any(head in folded_words(words).casefold().split() for words in told if words)


def _pronoun(article: Article, source: DraftSource, others: Sequence[DraftSource], pronoun: str, offset: int) -> bool:
    if not _fits(source, pronoun):
        return False
    rivals = [other for other in others if _fits(other, pronoun) and _may_be_meant(article, other, pronoun)]
    here = article.sentence_at(offset)
    for number in range(here, max(-1, here - FARTHEST - 1), -1):
        start, end = article.sentences[number]
        text = article.text[start : offset if number == here else end]
        own = _first_named(text, source)
        against = [place for rival in rivals if (place := _first_named(text, rival)) is not None]
        if own is not None:
            return all(own <= place for place in against)
        if against:
            return False
    return False


def _may_be_meant(article: Article, rival: DraftSource, pronoun: str) -> bool:
    """Whether a rival is in the article at all, and for "he" and "she" one with a name."""
    return article.text.find(rival.name) >= 0 if rival.name else pronoun in GROUPS


def _fits(source: DraftSource, pronoun: str) -> bool:
    """Whether the words for a source do not say the other sex, nor "he" of what is no person."""
    told = " ".join(filter(None, [source.name, source.role, *(quote.text for quote in source.mentions)]))
    words = {word.casefold() for word in _WORD.findall(told)}
    if pronoun in GROUPS:
        return not words & ({*MALE, *FEMALE} - {"lord", "king"}) or pronoun in {"they", "them", "their"}
    if words & SINGULAR[pronoun]:
        return True
    is_person = source.named in {"named", "role-only", "anonymous"} or bool(words & ROLES.keys())
    return is_person and not words & OTHER_SEX[pronoun]


def _first_named(text: str, source: DraftSource) -> int | None:
    """Where the words end by which a source is first called, pronouns aside; a subject stands before an object."""
    labels = [_last(source.name)] if source.name else []
    labels += [q.text for q in source.mentions if q.text.casefold() not in SINGULAR and q.text.casefold() not in GROUPS]
    places = [place + len(label) for label in labels if (place := text.find(label)) >= 0]
    return min(places, default=None)


_ALSO_KNOWN: Final = re.compile(
    r"\(|\b(?:known|called|or|named|aka|abbreviated|dubbed|acronym|initials|formerly|alias)\b|^,\s(?:the|a|an)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)


def misnamed(article: Article, draft: Draft) -> Iterator[Fault]:
    """Faults of forces: an alias or a mention that is another name, a side that none of its sentences tells."""
    for index, force in enumerate(draft.forces):
        for alias in force.aliases:
            if _is_another_name(alias, force.name) and not _tied(article, force.name, alias):
                yield Fault("force", index, "name-not-in-evidence", alias)
        known = [force.name, *force.aliases]
        for mention in force.mentions:
            words = mention.text
            strange = all(_is_another_name(words, name) for name in known) or all(
                _is_other_force(words, n) for n in known
            )
            if strange and not _tied(article, force.name, words):
                yield Fault("force", index, "name-not-in-evidence", words)
        if force.side and not _shares_a_sentence(article, known, force.side):
            yield Fault("force", index, "name-not-in-evidence", force.side)


def _is_other_force(words: str, name: str) -> bool:
    """Whether both begin alike and end in nouns that make different forces of it ("the Dorn army", "Dorn police")."""
    first, second = (_WORD.findall(label) for label in (words, name))
    return bool(first and second) and other_head(first[-1].casefold(), second[-1].casefold())


def _is_another_name(words: str, name: str) -> bool:
    """Whether both have capitalised words of their own and neither is the other's initials."""
    said, known = (
        [word for word in _WORD.findall(label) if word[0].isupper() and word != "The"] for label in (words, name)
    )
    if not said or not known or {word.casefold() for word in said} & {word.casefold() for word in known}:
        return False
    return not any(
        short[0].replace(".", "").isupper() and len(short) == 1 and _initials(long) == short[0].replace(".", "")
        for short, long in ((said, known), (known, said))
    )


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)


def _tied(article: Article, name: str, alias: str) -> bool:
    """Whether a sentence has both with words between that tie a name to another ("also known as", brackets)."""
    for start, end in article.sentences:
        text = article.text[start:end]
        first, second = text.find(name), text.find(alias)
        if first < 0 or second < 0:
            continue
        low, high = (first + len(name), second) if first < second else (second + len(alias), first)
        between = text[low:high]
        if len(between) <= 60 and _ALSO_KNOWN.search(between):
            return True
    return False


def _shares_a_sentence(article: Article, names: Sequence[str], side: str) -> bool:
    for start, end in article.sentences:
        text = article.text[start:end].casefold()
        if side.casefold() in text and any(name.casefold() in text for name in names):
            return True
    return False
