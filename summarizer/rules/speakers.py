"""Whether the speaker a draft gives to a content is the one the text gives it to.

First the surface is asked (frames), then, where it does not tell, the attribution rules on a parse of that sentence.
A speaker of another sentence holds only for a quotation that goes on. Not responsible for: whether the words stand
there at all (grounding), what to do about a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from summarizer.alignment import locate
from summarizer.article import Article, Span
from summarizer.draft import DraftClaim
from summarizer.normalize.cues import NOUN_CUES
from summarizer.normalize.modes import quoted_spans
from summarizer.normalize.statements import statements
from summarizer.rules.attribution import sayings
from summarizer.rules.closeup import Closeup
from summarizer.rules.contents import FIGURES
from summarizer.rules.frames import Frame, frame, holds, strong_cues
from summarizer.rules.lexicon import INSTITUTIONS
from summarizer.rules.naming import mention_phrase
from summarizer.rules.phrases import Words, children
from summarizer.rules.saying import Saying

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MOST_OCCURRENCES = 6
"""Places of one mention or cue that are tried in one sentence."""
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True)
class _Said:
    """A claim's words located: first link, content, and the cues further down its chain."""

    mention: Span
    cue: Span | None
    pieces: tuple[Span, ...]
    own: tuple[Span, ...]
    mention_words: str
    cue_words: str | None


def speaks(article: Article, claim: DraftClaim, closeup: Closeup) -> bool:
    """Whether the text gives the claim's content to its first link, and its further links are in its sentences.

    Words that stand nowhere are not judged here.
    """
    said = _located(article, claim)
    if said is None:
        return True
    numbers = {article.sentence_at(span.start) for span in (said.mention, *said.pieces)}
    numbers |= {article.sentence_at(said.cue.start)} if said.cue else set()
    for link in claim.attribution[1:]:
        place = locate(article, link.mention)
        if place is not None and article.sentence_at(place.start) not in numbers:
            return False
    frames, paired = _frames(article, said, numbers)
    return all(
        _holds_beside(article, said, piece, frames, closeup)
        if article.sentence_at(piece.start) in paired
        else any(_goes_on(article, made, piece) for made in frames)
        for piece in said.pieces
    )


def _located(article: Article, claim: DraftClaim) -> _Said | None:
    first = claim.attribution[0]
    mention = locate(article, first.mention)
    cue = locate(article, first.cue) if first.cue else None
    pieces = [locate(article, quote) for quote in claim.content]
    if mention is None or None in pieces or (first.cue is not None and cue is None):
        return None
    later = [locate(article, quote) for link in claim.attribution[1:] for quote in (link.cue, link.mention) if quote]
    return _Said(
        mention=mention,
        cue=cue,
        pieces=tuple(piece for piece in pieces if piece is not None),
        own=tuple(place for place in later if place is not None),
        mention_words=article.text[mention.start : mention.end],
        cue_words=article.text[cue.start : cue.end] if cue else None,
    )


def _frames(article: Article, said: _Said, numbers: set[int]) -> tuple[list[Frame], set[int]]:
    """The frames that mention and cue make in the claim's sentences, and the sentences in which both stand."""
    found: list[Frame] = []
    paired: set[int] = set()
    for number in sorted(numbers):
        start, end = article.sentences[number]
        text = article.text[start:end]
        cues: list[Span | None] = list(_occurrences(text, said.cue_words)) if said.cue_words else [None]
        for at, by in product(_occurrences(text, said.mention_words), cues):
            paired.add(number)
            made = frame(text, at, by)
            if made is not None:
                found.append(made._replace(start=made.start + start, end=made.end + start))
    return found, paired


def _occurrences(text: str, words: str) -> Iterator[Span]:
    place = text.find(words)
    for _ in range(MOST_OCCURRENCES):
        if place < 0:
            return
        before, after = text[place - 1 : place], text[place + len(words) : place + len(words) + 1]
        if not (before.isalnum() or after.isalnum()):
            yield Span(place, place + len(words))
        place = text.find(words, place + 1)


def _holds_beside(article: Article, said: _Said, piece: Span, frames: Sequence[Frame], closeup: Closeup) -> bool:
    """Whether a piece is said by the mention of its own sentence."""
    start, end = article.sentences[article.sentence_at(piece.start)]
    local = [_moved(made, -start) for made in frames if start <= made.start < end]
    text, own = article.text[start:end], tuple(Span(at.start - start, at.end - start) for at in said.own)
    moved = Span(piece.start - start, piece.end - start)
    verdicts = {holds(text, made, moved, own) for made in local}
    if True in verdicts:
        return True
    if verdicts == {False}:
        return False
    told = _statement_gives(text, said, moved)
    return told if told is not None else _rules_agree(text, said, moved, closeup)


def _statement_gives(text: str, said: _Said, piece: Span) -> bool | None:
    """Whether the one statement that the piece stands in is the mention's; None when its frame does not tell."""
    holding = [one for one in statements(text) if one.start <= piece.start and piece.end <= one.end]
    if len(holding) != 1 or not holding[0].cue or "|" in holding[0].speaker:
        return None
    one = holding[0]
    words = text[piece.start : piece.end]
    if one.cue in words or said.own or not one.content or words.strip(' .,"“”') not in one.content:
        return None
    speaker = _RELATIVE.sub("", one.speaker)
    if any(not _BEHIND_PREPOSITION.search(speaker, 0, at.start) for at in _occurrences(speaker, said.mention_words)):
        same_cue = said.cue_words is None or one.cue.casefold() in said.cue_words.casefold()
        return True if same_cue else None
    return False if said.mention_words not in one.text else None


_RELATIVE = re.compile(r",?\s(?:who|whom|whose|which|that)\s.*", re.DOTALL)
_BEHIND_PREPOSITION = re.compile(r"\b(?:of|for|by|with|from|to|against|about|and|at|in)\s+$", re.IGNORECASE)


def _moved(made: Frame, by: int) -> Frame:
    return made._replace(start=made.start + by, end=made.end + by)


def _goes_on(article: Article, made: Frame, piece: Span) -> bool:
    """Whether a piece of another sentence is a quotation that the frame's sentence began, or goes on with.

    All between is quoted too, and no other cue stands there, and no paragraph ends but inside the quotation.
    """
    text = article.text
    own = article.sentences[article.sentence_at(made.start)]
    here = article.sentences[article.sentence_at(piece.start)]
    low, high = min(own.start, here.start), max(own.end, here.end)
    marks = [Span(a + low, b + low) for a, b in quoted_spans(text[low:high])]
    if not any(mark.start - 1 <= piece.start and piece.end <= mark.end + 1 for mark in marks):
        return False
    if not any(own.start <= mark.start < own.end or own.start < mark.end <= own.end for mark in marks):
        return False
    between = Span(own.end, here.start) if own.start < here.start else Span(here.end, own.start)
    if _PARAGRAPH.search(text, *between) and not any(m.start < between.start < m.end for m in marks):
        return False
    unquoted = [cue for cue in strong_cues(text[low:high]) if not own.start <= cue.start + low < own.end]
    return not unquoted


def _rules_agree(text: str, said: _Said, piece: Span, closeup: Closeup) -> bool:
    """Whether the rules give the piece to the mention; where they give it to nobody, whether the parse does."""
    doc = closeup.parse(text)
    if doc is None:
        return False
    places = list(_occurrences(text, said.mention_words))
    if said.cue_words is not None and _is_anothers(doc, text, said.cue_words, places):
        return False
    covering = [saying for saying in sayings(doc) if saying.source is not None and _covers(doc, saying, piece)]
    if not covering:
        return _is_governed(doc, piece, places)
    return any(_is_source(doc, saying, place) for saying in covering for place in places)


def _verbs_at(doc: Doc, text: str, cue: str) -> list[Token]:
    """The verbs of every occurrence of a cue, the last word's first."""
    found = []
    for place in _occurrences(text, cue):
        verbs = [t for t in doc if place.start <= t.idx < place.end and t.pos_ == "VERB"]
        found += verbs[:1]
    return found


def _is_anothers(doc: Doc, text: str, cue: str, places: Sequence[Span]) -> bool:
    """Whether every verb of the cue has a subject of its own, and none is the mention."""
    subjects = [children(verb, "nsubj") for verb in _verbs_at(doc, text, cue)]
    if not subjects or not all(subjects):
        return False
    return not any(_touches(doc, mention_phrase(own[0]), place) for own in subjects for place in places)


def _is_governed(doc: Doc, piece: Span, places: Sequence[Span]) -> bool:
    """Whether the nearest verb above the piece that has a subject has the mention for it."""
    inside = {token.i for token in doc if piece.start <= token.idx < piece.end}
    top = next((token for token in doc if token.i in inside and token.head.i not in inside), None)
    if top is None:
        return False
    for above in top.ancestors:
        own = children(above, "nsubj", "nsubjpass")
        if own and above.i not in inside:
            return any(_touches(doc, mention_phrase(own[0]), place) for place in places)
    return bool(places) and len(strong_cues(doc.text)) <= 1


def _covers(doc: Doc, saying: Saying, piece: Span) -> bool:
    """Whether at least half of the piece's words stand in the saying's content."""
    inside = [token.i for token in doc if piece.start <= token.idx < piece.end and token.is_alpha]
    return bool(inside) and sum(map(saying.holds, inside)) * 2 >= len(inside)


def _is_source(doc: Doc, saying: Saying, place: Span) -> bool:
    """Whether the saying's source stands at ``place``; of figures and papers, those who released them as well."""
    head = saying.source
    if head is None:
        return False
    if head.lemma_.lower() in {*NOUN_CUES, *FIGURES, *INSTITUTIONS}:
        return _touches(doc, Words(head.left_edge.i, head.right_edge.i + 1), place)
    return _touches(doc, mention_phrase(head), place)


def _touches(doc: Doc, words: Words, place: Span) -> bool:
    last = doc[words.end - 1]
    return place.start < last.idx + len(last.text) and doc[words.start].idx < place.end
