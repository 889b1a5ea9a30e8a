"""What is said: the words of a saying's content, for each construction.

The parser's clause is the start; where news prose is known to lead it astray (a cue behind its content, a clause it
hung on the cue, an insertion) the words around it decide. Not responsible for: who says it (attribution).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.rules.closing import ASIDES, day_of_saying, is_no_statement, last_of_clause, said_by_others
from summarizer.rules.cue_subjects import FINITE, speaker_of
from summarizer.rules.labels import LABELLING
from summarizer.rules.lexicon import DISPUTING, PARENTHETICAL, RECEIVING
from summarizer.rules.parentheticals import around_insertion, backward, ends_sentence, inserted, presupposed
from summarizer.rules.phrases import (
    CLAUSAL,
    CLOSERS,
    OPENERS,
    SUBJECTS,
    Words,
    children,
    is_passive,
    partners,
    prepositional,
    runs,
    spread,
    trimmed,
)
from summarizer.rules.quotations import Quotation
from summarizer.rules.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OF_CONTENT = frozenset({"report", "account", "allegation", "claim", "rumour", "rumor", "accusation"})
"""Cue nouns whose "of" opens what is reported; with others ("the conclusion of the talks") it does not."""
FIGURES = frozenset({"figure", "toll", "number", "estimate", "count"})
DASHES = frozenset({"–", "—", "-", "--"})
FARTHEST_THAT = 12
"""Words from a cue to the "that" of what is said."""
INDICATING = frozenset({"indicate", "say", "suggest", "allege", "claim", "state", "describe", "show", "reveal", "warn"})
"""Participles between a cue noun and its content ("reports indicating ...")."""


def verb_content(verb: Token, speaker: Token, quoted: list[Quotation]) -> tuple[Words, ...]:
    """What a cue verb's speaker says: the quotations that belong to it, or its clause; empty when there is none."""
    clause = _complement(verb, speaker)
    if CUE_LEMMAS.get(verb.lemma_.lower()) == "deny":
        clause -= presupposed(verb, clause)
    spoken = [mark for mark in quoted if mark.cue == verb.i]
    if spoken and verb.i < spoken[0].words.start <= verb.i + 3:  # "..., X said, “...”" has all it says behind it
        clause = {index for index in clause if index > verb.i}
    beside = not any(mark.words.start <= index < mark.words.end for mark in spoken for index in clause)
    led = {index for index in clause if spoken and verb.i < index < spoken[0].words.start - 1}
    if spoken and not (led and not beside) and (not clause or beside or _mostly_quoted(verb.doc, clause, spoken)):
        whole = [trimmed(verb.doc, mark.words) for mark in spoken]
        before = _led_up(verb, speaker, clause, spoken[0])
        return (*pieces(verb.doc, before), *(piece for piece in whole if piece.start < piece.end))
    for mark in quoted:
        inside = any(mark.words.start <= index < mark.words.end for index in clause)
        if mark.cue == verb.i or (mark.cue == -1 and inside):  # a quotation that the parser cut is whole
            clause |= set(
                range(mark.words.start - 1 if mark.words.start - 2 in clause else mark.words.start, mark.words.end)
            )
    tail = _quoted_tail(verb, clause, quoted)
    if tail is None:
        return pieces(verb.doc, clause)
    return (*pieces(verb.doc, clause - set(range(*tail))), tail)


def _led_up(verb: Token, speaker: Token, clause: set[int], first: Quotation) -> set[int]:
    """What is said before the quotation: a clause that the quotation goes on with, or "It was, X said, “...”"."""
    if first.words.start < verb.i:
        return set()
    before = {index for index in clause if index < first.words.start - 1}
    frame = min(verb.i, *spread(speaker))
    if len(before) < 2 and frame > 0 and verb.doc[frame - 1].text == ",":
        before = set(range(verb.sent.start, frame))
    before -= {index for asked in children(verb, "advcl") if asked.tag_ in {"VBN", "VBG"} for index in spread(asked)}
    words = [verb.doc[index] for index in sorted(before) if not verb.doc[index].is_space]
    is_clause = any(token.tag_ in FINITE for token in words) and words[0].dep_ != "mark"
    return before if is_clause and not any(token.is_quote for token in words) else set()


def _quoted_tail(verb: Token, clause: set[int], quoted: list[Quotation]) -> Words | None:
    """ "said it was a start, “but we need more”": a quotation of no other cue that goes on with the clause."""
    end = max(clause, default=-1) + 1
    for mark in quoted:
        near = end <= mark.words.start <= end + 3 and mark.words.start < verb.sent.end
        if near and clause and mark.is_speech and mark.cue == -1 and verb.doc[mark.words.start].is_alpha:
            between = verb.doc[end : mark.words.start]
            return trimmed(verb.doc, mark.words) if all(t.is_punct or t.is_quote for t in between) else None
    return None


def _mostly_quoted(doc: Doc, clause: set[int], spoken: list[Quotation]) -> bool:
    words = [index for index in clause if doc[index].is_alpha]
    inside = [index for index in words if any(mark.words.start <= index < mark.words.end for mark in spoken)]
    return len(inside) >= 0.8 * len(words)


def _complement(verb: Token, speaker: Token) -> set[int]:
    """Token indices of the clause that is said."""
    own = {verb.i, *spread(speaker)} if speaker.i > verb.i else {verb.i}
    around = around_insertion(verb, speaker)
    if around:
        return around
    explicit = that_clause(verb)
    clauses = children(verb, "ccomp")
    if explicit and not any(explicit[0] <= clause.left_edge.i + 1 and clause.i > verb.i for clause in clauses):
        return set(explicit)
    dashed = bool(clauses) and clauses[0].i < verb.i and verb.doc[verb.i + 1 : verb.i + 2].text in DASHES
    later = () if dashed else (one for one in clauses if one.i > verb.i)  # "..., she said – a day after he left"
    clause = next(iter(later), clauses[0] if clauses else None)
    if clause is not None and clause.i > verb.i:
        return set() if is_no_statement(verb, clause) else _forward(verb, speaker, clause)
    if clause is not None or ends_sentence(verb, speaker):
        return backward(verb, speaker, clause)
    taken_stand = _stand_on(verb)
    if taken_stand:
        return taken_stand
    if inserted(verb, speaker):
        return set(spread(verb.head)) - set(spread(verb)) - own
    return set()


def that_clause(verb: Token) -> range:
    """ "said (on Monday) that ...": what follows the conjunction, for when the parser lost its clause."""
    end = last_of_clause(verb)
    for token in verb.doc[verb.i + 1 : min(end, verb.i + FARTHEST_THAT)]:
        taken_up = token.dep_ == "pobj" and verb.lemma_ == "respond"
        if (token.dep_ == "dobj" or taken_up) and token.lemma_.lower() in OF_CONTENT | FIGURES:
            break
        if token.lower_ == "that" and token.tag_ == "IN" and token.dep_ != "det":
            return range(token.i + 1, end)
        released = token.tag_ == "VBN" and token.dep_ == "acl"  # "said in a statement made available to the press that"
        if (token.pos_ in {"VERB", "AUX"} and not released) or token.text in {";", ":"}:
            break
    return range(0)


def _stand_on(verb: Token) -> set[int]:
    """ "denied killing 12", "admitted the murder of 3": a deed that the speaker denies or admits."""
    if CUE_LEMMAS.get(verb.lemma_.lower()) not in {"deny", "confirm"}:
        return set()
    deeds = [child for child in children(verb, "xcomp") if child.tag_ == "VBG"]
    things = [thing for child in children(verb, "dobj") for thing in partners(child)]
    deeds += [thing for thing in things if triggers(thing) is not None]
    return set(spread(deeds[0])) if deeds else set()


def _forward(verb: Token, speaker: Token, clause: Token) -> set[int]:
    """Content after the cue: the clause, and what the parser hung on the cue though it goes on with the clause."""
    found = set(spread(clause))
    found -= {child.i for child in children(clause, "mark") if child.lower_ == "that"}
    if not children(clause, *SUBJECTS):  # "believed the plan helped": the subject, taken for the verb's object
        lost = [thing for thing in children(verb, "dobj") if verb.i < thing.i < clause.i]
        found |= set(range(lost[0].left_edge.i, min(found))) if lost and clause.tag_ != "VBG" else set()
    for child in verb.children:
        if child.i > max(found) and child.dep_ in {"conj", "cc", "appos"} and not _own_clause(child):
            found |= set(spread(child)) | set(range(max(found) + 1, child.i))
    found -= _after_quoted_comma(verb.doc, found)
    found -= said_by_others(verb, found)
    for aside in children(clause, "advcl"):
        if aside.tag_ == "VBG" and aside.i > clause.i and (aside.lemma_ in ASIDES or _goes_with(aside, speaker)):
            found -= set(spread(aside))
    frame = min(verb.i, *spread(speaker), *(child.i for child in children(verb, "aux")))
    if frame > 0 and verb.doc[frame - 1].text == ",":
        return {index for index in found if index > verb.i or index < frame - 1}
    asked = {child.i for child in children(clause, *SUBJECTS) if child.tag_ == "WP" and child.i < verb.i}
    return asked | {index for index in found if index > verb.i} - day_of_saying(verb)  # "who police say was armed"


def _after_quoted_comma(doc: Doc, found: set[int]) -> set[int]:
    """ "said it was “a start,” and the union left": behind the mark, a clause with its own subject is the outlet's."""
    for index in sorted(found):
        token = doc[index]
        turned = token.lower_ in {"while", "although"} and index > 1 and doc[index - 1].text in CLOSERS
        joined = token.dep_ == "cc" and index > 1 and doc[index - 1].text in CLOSERS and doc[index - 2].text == ","
        if turned or joined:
            rest = [doc[other] for other in found if other > index]
            if any(other.dep_ == "nsubj" and other.head.tag_ in FINITE for other in rest[:8]):
                return {other for other in found if other >= index}
    return set()


def _goes_with(aside: Token, speaker: Token) -> bool:
    """ "..., saying he would wait": a participle of speech that is the outer speaker's own."""
    labelled = aside.lemma_ in LABELLING and any(token.is_quote for token in aside.subtree)
    own = speaker_of(aside) if aside.lemma_ in PARENTHETICAL or labelled else None
    return own is not None and own.i == speaker.i


def _own_clause(token: Token) -> bool:
    """A coordinated verb: a second statement of the outlet's, or a second thing the speaker did."""
    return token.pos_ in {"VERB", "AUX"} or (
        token.dep_ == "cc" and any(child.pos_ in {"VERB", "AUX"} for child in token.head.conjuncts if child.i > token.i)
    )


def is_disputed_figure(noun: Token) -> bool:
    """ "questioned the figure of 50 killed": a figure is somebody else's statement when it is put in doubt."""
    return noun.lemma_.lower() in FIGURES and noun.dep_ == "dobj" and noun.head.lemma_ in DISPUTING


def noun_content(noun: Token) -> tuple[Words, ...]:
    """What a cue noun reports ("reports that ...", "reports of ..."); empty when it reports nothing."""
    for clause in children(noun, "acl", "relcl", "ccomp", "appos"):
        if clause.pos_ not in {"VERB", "AUX"} or clause.i < noun.i:
            continue
        if clause.lemma_ in INDICATING and clause.tag_ == "VBG":
            return _rest_of_clause(noun, clause.i + 1)
        marks = [child for child in clause.children if child.lower_ == "that" and child.i < clause.i]
        if marks and _is_object(marks[0], clause):
            continue
        near = marks and not any(token.pos_ in {"VERB", "AUX"} for token in noun.doc[noun.i + 1 : marks[0].i])
        if near and (marks[0].dep_ == "mark" or (marks[0].i == noun.i + 1 and _has_subject_besides(clause, marks[0]))):
            return pieces(noun.doc, set(spread(clause)) - {marks[0].i})
    if noun.lemma_.lower() in OF_CONTENT or is_disputed_figure(noun):
        for preposition, thing in prepositional(noun, "of"):
            if preposition.i == noun.i + 1:
                return _content_of(thing)
    return ()


def _is_object(that: Token, clause: Token) -> bool:
    """ "a report that her office released": what is released is the report."""
    if that.dep_ in {"dobj", "pobj"}:
        return True
    return clause.lemma_ in RECEIVING and not children(clause, "dobj", "ccomp", "xcomp") and not is_passive(clause)


def _has_subject_besides(clause: Token, that: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} and child.i != that.i for child in clause.children)


def _content_of(thing: Token) -> tuple[Words, ...]:
    """What "reports of X" report: the clause of "an incident in which ...", else X with its clauses."""
    for clause in children(thing, "relcl"):
        opening = [child for child in clause.subtree if child.tag_ in RELATIVE and child.i < clause.i]
        if opening and opening[0].lower_ in {"which", "where"} and opening[0].dep_ != "nsubj":
            drop = {opening[0].i} | ({opening[0].head.i} if opening[0].head.dep_ == "prep" else set())
            return pieces(thing.doc, {index for index in _to_end(clause) if index not in drop})
    return pieces(thing.doc, set(spread(thing)))


def _tidy(doc: Doc, words: Words) -> Words:
    """Without the conjunction that introduces it, and without one that introduces what comes after it."""
    start, end = words
    if start < end and doc[start].lower_ == "that" and doc[start].tag_ in {"IN", "WDT"}:
        start += 1
    while end - 1 > start and (doc[end - 1].dep_ == "cc" or doc[end - 1].text in {",", ";"}):
        end -= 1
    return Words(start, end)


def _closed(doc: Doc, words: Words) -> Words:
    """With the closing mark right behind it, when the mark that it closes stands inside."""
    inside = [doc[index].text for index in range(words.start, words.end)]
    opened = sum(text in OPENERS for text in inside if len(text) == 1) - sum(
        text in CLOSERS for text in inside if len(text) == 1
    )
    straight = inside.count('"') % 2 == 1
    if not straight and opened <= 0:
        return words
    for index in range(words.end, min(words.end + 3, len(doc))):
        if doc[index].text in CLOSERS:
            return Words(words.start, index + 1)
        if not doc[index].is_punct:
            break
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
    return pieces(noun.doc, set(range(start, end)))


def pieces(doc: Doc, indices: set[int]) -> tuple[Words, ...]:
    """Contiguous pieces with at least one word each."""
    found = [_closed(doc, _tidy(doc, trimmed(doc, run))) for run in runs(indices)]
    return tuple(piece for piece in found if any(doc[index].is_alpha for index in range(*piece)))
