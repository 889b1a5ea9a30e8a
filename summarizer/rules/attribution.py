"""Who said what: named generators of Sayings, each one construction of reported speech.

The constructions are PolNeAR's source, cue and content as news prose forms them: a cue verb with a clause, a
quotation with its cue verb, "according to", a cue noun with its content ("reports that", "a claim that").
Nesting ("X said the office has received reports of ...") is left to chains.

Not responsible for: who a source is (sources), how sure it is (normalize.factuality).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS, NOUN_CUES
from summarizer.rules.lexicon import DISPUTING, SPEECH
from summarizer.rules.phrases import (
    CLAUSAL,
    SUBJECTS,
    Words,
    children,
    negated,
    prepositional,
    runs,
    spread,
    subject,
    trimmed,
)
from summarizer.rules.quotations import Quotation, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


OF_CONTENT = frozenset({"report", "account", "allegation", "claim", "rumour", "rumor", "accusation"})
"""Cue nouns whose "of" opens what is reported; with others ("the conclusion of the talks") it does not."""
FIGURES = frozenset({"figure", "toll", "number", "estimate", "count"})
INDICATING = frozenset({"indicate", "say", "suggest", "allege", "claim", "state", "describe", "show", "reveal", "warn"})
"""Participles between a cue noun and its content ("reports indicating ...")."""

NOT_SPEAKERS = frozenset({"it", "there", "this", "that", "which", "what"})
PERCEPTION = frozenset({"see", "hear", "find", "feel", "watch", "notice", "hold", "have", "get"})
"""Verbs that report only with "that": "the final saw the team win" says nothing (VerbNet see-30.1)."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One construction: ``source`` is the head token of who says it (None: nobody named in the sentence)."""

    rule: str
    source: Token | None
    cue: Words
    content: tuple[Words, ...]

    @property
    def first(self) -> int:
        """Token index of the first word of the content."""
        return self.content[0].start

    def holds(self, index: int) -> bool:
        """Whether a token stands in the content."""
        return any(piece.start <= index < piece.end for piece in self.content)


def sayings(doc: Doc) -> list[Saying]:
    """Every saying of the text, in the order of their cues; one for each cue."""
    quoted = quotations(doc)
    found: dict[int, Saying] = {}
    for generator in (according_to, cue_verbs, cue_nouns):
        for saying in generator(doc, quoted):
            found.setdefault(saying.cue.start, saying)
    ordered = [found[start] for start in sorted(found)]
    return [saying for saying in ordered if not _said_twice(saying, ordered)]


def _said_twice(saying: Saying, others: list[Saying]) -> bool:
    """ "reports indicating ...", "a message stating ...": noun and participle make one saying, of the noun's kind."""
    if saying.source is None:
        return False
    passed_on = saying.source.lemma_.lower() in OF_CONTENT
    unwanted = "cue_verbs" if passed_on else "cue_nouns"
    return saying.rule == unwanted and any(
        other.source is not None and other.source.i == saying.source.i and other.rule not in {unwanted, "according_to"}
        for other in others
    )


def according_to(doc: Doc, _quoted: list[Quotation]) -> Iterator[Saying]:
    """ "According to NP, CLAUSE" and "CLAUSE, according to NP"."""
    for token in doc[:-1]:
        if token.lower_ != "according" or doc[token.i + 1].lower_ != "to":
            continue
        source = next((noun for _, noun in prepositional(token, "to")), None)
        if source is None:
            continue
        phrase = set(spread(token))
        content = _pieces(doc, _clause_around(token, phrase))
        if content:
            yield Saying("according_to", source, Words(token.i, token.i + 2), content)


def _clause_around(token: Token, phrase: set[int]) -> set[int]:
    """The clause an adjunct belongs to, without the adjunct: the sentence up to a coordinate clause."""
    head = token.head
    while head.head.i != head.i and (
        head.pos_ not in {"VERB", "AUX"} or head.dep_ in {"relcl", "acl", "xcomp", "advcl"}
    ):
        head = head.head
    clause = set(spread(head)) - phrase
    for other in children(head, "conj"):
        if other.pos_ in {"VERB", "AUX"} and children(other, "nsubj", "nsubjpass"):
            clause -= set(spread(other))
    return clause


def cue_verbs(doc: Doc, quoted: list[Quotation]) -> Iterator[Saying]:
    """A verb of speech or thought with a clause, or with a quotation, on either side."""
    for verb in doc:
        if verb.lemma_.lower() not in CUE_LEMMAS or verb.pos_ not in {"VERB", "AUX"} or _inside(verb, quoted):
            continue
        speaker = _speaker(verb)
        if speaker is None or (negated(verb) and CUE_LEMMAS[verb.lemma_.lower()] not in {"deny", "confirm"}):
            continue
        content = _verb_content(verb, speaker, quoted)
        if content:
            yield Saying("cue_verbs", speaker, _verb_cue(verb), content)


def _inside(verb: Token, quoted: list[Quotation]) -> bool:
    """Verbs inside a longer quotation are the speaker's own words, not the outlet's attribution."""
    return any(mark.words.start <= verb.i < mark.words.end and mark.is_speech for mark in quoted)


def _speaker(verb: Token) -> Token | None:
    found = _agent(verb) or subject(verb)
    if found is not None and found.ent_type_ in {"DATE", "TIME"} and found.head.dep_ == "prep":
        found = found.head.head
    if found is None and verb.lemma_ in SPEECH:
        found = _inverted_speaker(verb)
    if found is None or found.lower_ in NOT_SPEAKERS or found.tag_ in {"WDT", "WRB", "EX"}:
        return None
    if (
        verb.tag_ == "VBN"
        and children(verb, "auxpass", "nsubjpass")
        and verb.lemma_ not in {"quote", "convince"}
        and not _agent(verb)
    ):
        return None
    if verb.lemma_ in PERCEPTION and not any(
        child.lower_ == "that" for clause in children(verb, "ccomp") for child in children(clause, "mark")
    ):
        return None
    return found if found.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"} else None


def _agent(verb: Token) -> Token | None:
    """ "it was asserted by X that": the agent of a passive cue is the speaker."""
    if not children(verb, "auxpass"):
        return None
    return next((thing for preposition, thing in prepositional(verb, "by") if preposition.dep_ == "agent"), None)


def _inverted_speaker(verb: Token) -> Token | None:
    """ "...", said NP: the parser sometimes calls the noun after the verb its object."""
    if verb.i == 0 or not (verb.doc[verb.i - 1].is_punct or verb.doc[verb.i - 1].is_quote):
        return None
    return next(iter(children(verb, "dobj", "attr", "dep")), None)


def _verb_cue(verb: Token) -> Words:
    """The cue with its auxiliaries, negation and particles, as far as they stand together."""
    start = verb.i
    attached = {child.i for child in verb.children if child.dep_ in {"aux", "auxpass", "neg", "prt", "advmod"}}
    while start - 1 in attached and verb.doc[start - 1].dep_ != "advmod":
        start -= 1
    end = verb.i + 1
    while end < len(verb.doc) and end in attached and verb.doc[end].dep_ == "prt":
        end += 1
    return Words(start, end)


def _verb_content(verb: Token, speaker: Token, quoted: list[Quotation]) -> tuple[Words, ...]:
    clause = _complement(verb, speaker)
    spoken = [mark for mark in quoted if _belongs(mark, verb)]
    if spoken and (not clause or _mostly_quoted(verb.doc, clause, spoken)):
        pieces = [mark.words for mark in spoken]
        return tuple(piece for piece in (trimmed(verb.doc, piece) for piece in pieces) if piece.start < piece.end)
    return _pieces(verb.doc, clause)


def _belongs(mark: Quotation, verb: Token) -> bool:
    return mark.cue == verb.i


def _mostly_quoted(doc: Doc, clause: set[int], spoken: list[Quotation]) -> bool:
    words = [index for index in clause if doc[index].is_alpha]
    inside = [index for index in words if any(mark.words.start <= index < mark.words.end for mark in spoken)]
    return len(inside) >= 0.8 * len(words)


def _complement(verb: Token, speaker: Token) -> set[int]:
    """Token indices of the clause that is said."""
    own = {verb.i, *spread(speaker)} if speaker.i > verb.i else {verb.i}
    clauses = children(verb, "ccomp")
    clause = next((later for later in clauses if later.i > verb.i), clauses[0] if clauses else None)
    if clause is not None and clause.i > verb.i:
        return set() if clause.left_edge.tag_ == "WP$" else _forward(verb, clause)
    if clause is not None or _ends_sentence(verb, speaker):
        return _backward(verb, speaker, clause)
    if _inserted(verb, speaker):
        return set(spread(verb.head)) - set(spread(verb)) - own
    return set()


def _inserted(verb: Token, speaker: Token) -> bool:
    """ "The raid, he said, was ...": the parser hangs the cue on the content instead of the other way round."""
    first = min([verb.i, speaker.left_edge.i])
    if first == 0 or verb.doc[first - 1].text not in {",", "–", "—", "-"} or children(verb, "mark"):
        return False
    return verb.dep_ in {"parataxis", "ccomp"} and verb.lemma_ in SPEECH and verb.head.i != verb.i


def _forward(verb: Token, clause: Token) -> set[int]:
    """Content after the cue: the clause, and what the parser hung on the cue though it goes on with the clause."""
    found = set(spread(clause))
    found -= {child.i for child in children(clause, "mark") if child.lower_ == "that"}
    for child in verb.children:
        if child.i > max(found) and child.dep_ in {"conj", "cc", "appos"} and not _own_clause(child):
            found |= set(spread(child)) | set(range(max(found) + 1, child.i))
    return {index for index in found if index > verb.i}


def _own_clause(token: Token) -> bool:
    """A coordinated verb: a second statement of the outlet's, or a second thing the speaker did."""
    return token.pos_ in {"VERB", "AUX"} or (
        token.dep_ == "cc" and any(child.pos_ in {"VERB", "AUX"} for child in token.head.conjuncts if child.i > token.i)
    )


def _ends_sentence(verb: Token, speaker: Token) -> bool:
    """ ", NP said." at the end of its sentence, whatever the parser made of it."""
    if verb.lemma_ not in SPEECH or verb.dep_ in {"relcl", "acl", "advcl", "xcomp"}:
        return False
    last = max(verb.i, max(spread(speaker)))
    first = min(verb.i, min(spread(speaker)))
    sentence = verb.sent
    rest = [token for token in verb.doc[last + 1 : sentence.end] if token.is_alpha]
    before = verb.doc[first - 1] if first > sentence.start else None
    return len(rest) <= 6 and before is not None and before.text in {",", "”", '"', "’", "'", "?", "!"}


def _backward(verb: Token, speaker: Token, clause: Token | None) -> set[int]:
    """Content before the cue: from the start of the sentence, or of a coordinate clause, to the comma."""
    first = min([verb.i, min(spread(speaker)), *(child.i for child in children(verb, "aux", "advmod"))])
    start = verb.sent.start
    if clause is not None and verb.dep_ == "conj":
        start = min(spread(clause))
    found = set(range(start, first))
    if clause is not None:
        other_statements = {
            index for other in children(clause, "conj") if children(other, *SUBJECTS) for index in spread(other)
        }
        after = {index for index in spread(clause) if index > verb.i}
        found |= after - set(spread(speaker)) - other_statements
    return found


def cue_nouns(doc: Doc, _quoted: list[Quotation]) -> Iterator[Saying]:
    """ "reports that ...", "reports of an incident in which ...", "reports indicating ...", "the claim that ..."."""
    for noun in doc:
        if noun.pos_ != "NOUN" or not (noun.lemma_.lower() in NOUN_CUES or _disputed_figure(noun)):
            continue
        content = _noun_content(noun)
        if content:
            yield Saying("cue_nouns", noun, Words(noun.i, noun.i + 1), content)


def _disputed_figure(noun: Token) -> bool:
    """ "questioned the figure of 50 killed": a figure is somebody else's statement when it is put in doubt."""
    return noun.lemma_.lower() in FIGURES and noun.dep_ == "dobj" and noun.head.lemma_ in DISPUTING


def _noun_content(noun: Token) -> tuple[Words, ...]:
    for clause in children(noun, "acl", "relcl", "ccomp", "appos"):
        if clause.pos_ not in {"VERB", "AUX"} or clause.i < noun.i:
            continue
        if clause.lemma_ in INDICATING and clause.tag_ == "VBG":
            return _rest_of_clause(noun, clause.i + 1)
        marks = [child for child in clause.children if child.lower_ == "that" and child.i < clause.i]
        if marks and marks[0].i == noun.i + 1 and (marks[0].dep_ == "mark" or _has_subject_besides(clause, marks[0])):
            return _pieces(noun.doc, set(spread(clause)) - {marks[0].i})
    if noun.lemma_.lower() in OF_CONTENT or _disputed_figure(noun):
        for preposition, thing in prepositional(noun, "of"):
            if preposition.i == noun.i + 1:
                return _content_of(thing)
    return ()


def _has_subject_besides(clause: Token, that: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} and child.i != that.i for child in clause.children)


def _content_of(thing: Token) -> tuple[Words, ...]:
    """What "reports of X" report: the clause of "an incident in which ...", else X with its clauses."""
    for clause in children(thing, "relcl"):
        opening = [child for child in clause.subtree if child.tag_ in RELATIVE and child.i < clause.i]
        if opening and opening[0].lower_ in {"which", "where"} and opening[0].dep_ != "nsubj":
            drop = {opening[0].i} | ({opening[0].head.i} if opening[0].head.dep_ == "prep" else set())
            return _pieces(thing.doc, {index for index in _to_end(clause) if index not in drop})
    return _pieces(thing.doc, set(spread(thing)))


def _without_that(doc: Doc, words: Words) -> Words:
    """The conjunction that introduces a content is no part of it."""
    if words.start < words.end and doc[words.start].lower_ == "that" and doc[words.start].tag_ in {"IN", "WDT"}:
        return Words(words.start + 1, words.end)
    return words


RELATIVE = frozenset({"WDT", "WP", "WRB"})


def _to_end(clause: Token) -> set[int]:
    """A last clause of its sentence runs to the end, whatever the parser hung higher up."""
    found = set(spread(clause))
    rest = clause.doc[max(found) + 1 : clause.sent.end]
    if any(token.dep_ in CLAUSAL or token.pos_ in {"VERB", "AUX"} for token in rest):
        return found
    return found | {token.i for token in rest}


def _rest_of_clause(noun: Token, start: int) -> tuple[Words, ...]:
    """From a participle to the end of the sentence, or to the next coordinate clause of the main verb."""
    end = noun.sent.end
    if start < end and noun.doc[start].lower_ == "that":
        start += 1
    return _pieces(noun.doc, set(range(start, end)))


def _pieces(doc: Doc, indices: set[int]) -> tuple[Words, ...]:
    """Contiguous pieces with at least one word each."""
    found = [_without_that(doc, trimmed(doc, run)) for run in runs(indices)]
    return tuple(piece for piece in found if any(doc[index].is_alpha for index in range(*piece)))
