"""Cues that stand between the words they announce, or behind them: "The bridge, the council said, had fallen".

Urmson's parenthetical verbs (1952). Not responsible for: contents behind their cue (contents), who says them
(cue_subjects).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.rules.lexicon import PARENTHETICAL
from summarizer.rules.phrases import SUBJECTS, children, spread

if TYPE_CHECKING:
    from spacy.tokens import Token


def around_insertion(verb: Token, speaker: Token) -> set[int]:
    """ "The bridge, the council said, had collapsed": both sides of a cue between commas.

    A coordinate clause with a subject of its own behind it ("..., he said, and the mayor left") is left out.
    """
    frame = [verb.i, *spread(speaker), *(child.i for child in children(verb, "aux", "advmod", "dobj", "dative"))]
    first, last, sentence = min(frame), max(frame), verb.sent
    doc = verb.doc
    if verb.lemma_ not in PARENTHETICAL or first - 1 <= sentence.start or last + 2 >= sentence.end:
        return set()
    if doc[first - 1].text != "," or doc[last + 1].text != "," or last - first > 25:
        return set()
    rest = doc[last + 2 : sentence.end]
    if rest[0].tag_ == "VBG" or not any(token.pos_ in {"VERB", "AUX"} for token in doc[sentence.start : sentence.end]):
        return set()
    if rest[0].dep_ == "cc" and not (len(rest) > 1 and rest[1].is_quote):  # "he said, but “we will go”" is one claim
        return set()
    return {*range(sentence.start, first - 1), *range(last + 2, sentence.end)}


def inserted(verb: Token, speaker: Token) -> bool:
    """ "The raid, he said, was ...": the parser hangs the cue on the content instead of the other way round."""
    first = min([verb.i, speaker.left_edge.i])
    if first == 0 or verb.doc[first - 1].text not in {",", "–", "—", "-"} or children(verb, "mark"):
        return False
    return verb.dep_ in {"parataxis", "ccomp"} and verb.lemma_ in PARENTHETICAL and verb.head.i != verb.i


def ends_sentence(verb: Token, speaker: Token) -> bool:
    """ ", NP said." at the end of its sentence, whatever the parser made of it."""
    if verb.lemma_ not in PARENTHETICAL or verb.dep_ in {"relcl", "acl", "advcl", "xcomp"}:
        return False
    last = max(verb.i, max(spread(speaker)))
    first = min(verb.i, min(spread(speaker)))
    sentence = verb.sent
    rest = [token for token in verb.doc[last + 1 : sentence.end] if token.is_alpha]
    before = verb.doc[first - 1] if first > sentence.start else None
    return len(rest) <= 6 and before is not None and before.text in {",", "”", '"', "’", "'", "?", "!"}


def backward(verb: Token, speaker: Token, clause: Token | None) -> set[int]:
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


def presupposed(verb: Token, clause: set[int]) -> set[int]:
    """ "denied firing at the dam, where five people died": what a clause behind a comma adds is not denied.

    Denials bear on the main clause; a non-restrictive relative stands outside them (Potts, The Logic of Conventional
    Implicatures, 2005).
    """
    outside: set[int] = set()
    for index in clause:
        token = verb.doc[index]
        first = token.left_edge.i
        if token.dep_ == "relcl" and first - 1 in clause and verb.doc[first - 1].text == ",":
            outside |= set(range(first - 1, token.right_edge.i + 1))
    return outside
