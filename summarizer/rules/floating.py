"""Quotations without a cue, and what colons and dashes give to a speaker.

A paragraph that is nothing but quotation goes on with the speaker of the one before it; a quoted sentence behind a
sentence about a person is that person's; a name and a colon, or a quotation, a dash and a name, say so themselves.
Elson and McKeown (2010) and Muzny et al. (2017) call these anaphora and conversational sieves. Where none of them
tells, nobody is named: a wrong speaker is worse than a missing one.

Not responsible for: quotations with a cue (quotations), who a source is (sources).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer.rules import lexicon, naming
from summarizer.rules.anaphora import main_subject
from summarizer.rules.contents import pieces
from summarizer.rules.phrases import Words, children, trimmed
from summarizer.rules.quotations import Quotation, is_whole, is_whole_start
from summarizer.rules.saying import Saying

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PERSONS = frozenset({"he", "she"})
DASHES = frozenset({"-", "–", "—", "--"})
LONGEST_TURN = 300
"""Words of a line behind its label that are read."""
LONGEST_LABEL = 6
"""Words of a name before a colon, or behind a dash, with its title."""


def colon_lines(doc: Doc, quoted: list[Quotation]) -> Iterator[Saying]:
    """ "Roe: “We lost.”" and "ROE: We lost.": a known person, a colon, and what the paragraph says."""
    names = _surnames(doc)
    marks = {mark.words.start: mark for mark in quoted}
    for colon in doc:
        if colon.text != ":" or not _opens_line(doc, colon, names):
            continue
        mark = marks.get(colon.i + 1) or marks.get(colon.i + 2)
        if mark is not None and mark.cue == -1 and mark.is_speech:
            yield Saying("colon_lines", doc[colon.i - 1], Words(colon.i, colon.i + 1), (trimmed(doc, mark.words),))
        elif mark is None and doc[colon.i - 1].is_upper:
            said = pieces(doc, set(range(colon.i + 1, _paragraph_end(doc, colon.i))))
            if said:
                yield Saying("colon_lines", doc[colon.i - 1], Words(colon.i, colon.i + 1), said)


def _surnames(doc: Doc) -> dict[str, int]:
    """Last words of the people named in the text, and of labels in capitals that come again."""
    found: dict[str, int] = {}
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            last = [token for token in entity if token.is_alpha][-1:]
            for token in last:
                found[token.text.lower()] = found.get(token.text.lower(), 0) + 1
    return found


def _opens_line(doc: Doc, colon: Token, names: dict[str, int]) -> bool:
    """Whether a paragraph opens with a person's name and this colon."""
    start = colon.i
    while start > 0 and not doc[start - 1].is_space and colon.i - start <= LONGEST_LABEL:
        start -= 1
    label = [token for token in doc[start : colon.i] if not token.is_punct and not token.is_space]
    if not label or len(label) > LONGEST_LABEL or (start > 0 and "\n" not in doc[start - 1].text):
        return False
    last = label[-1]
    if any(naming.is_role(token.text) or naming.is_honorific(token.text) for token in label[:-1]):
        return last.text[0].isupper() and last.i == colon.i - 1
    known = names.get(last.text.lower(), 0) > (0 if last.ent_type_ != "PERSON" else 1)
    return known and all(token.text[0].isupper() for token in label) and last.i == colon.i - 1


def _paragraph_end(doc: Doc, start: int) -> int:
    last = min(len(doc), start + LONGEST_TURN)
    return next((token.i for token in doc[start:last] if token.is_space and "\n" in token.text), last)


def signed_quotes(doc: Doc, quoted: list[Quotation]) -> Iterator[Saying]:
    """ "“We lost.” — Jane Roe": a quotation, a dash and a name that ends its paragraph."""
    for mark in quoted:
        dash = mark.words.end + 1
        if mark.cue >= 0 or not mark.is_speech or dash + 1 >= len(doc) or doc[dash].text not in DASHES:
            continue
        end = _paragraph_end(doc, dash)
        name = [token for token in doc[dash + 1 : end] if not token.is_space]
        if 0 < len(name) <= LONGEST_LABEL * 2 and name[0].pos_ == "PROPN":
            head = name[0]
            while head.dep_ == "compound" and head.head.i > head.i and head.head.i < end:
                head = head.head
            yield Saying("signed_quotes", head, Words(dash, dash), (trimmed(doc, mark.words),))
    for mark in quoted:
        free = mark.cue < 0 and mark.is_speech and is_whole_start(doc, mark.words)
        if free and (signer := _signed_without_verb(doc, mark)) is not None:
            yield Saying("signed_quotes", signer, Words(mark.words.end, mark.words.end), (trimmed(doc, mark.words),))


def _signed_without_verb(doc: Doc, mark: Quotation) -> Token | None:
    """ "“We have the votes,” press secretary Jane Roe.": a name with its title, and no verb, ends the sentence."""
    end = doc[mark.words.end - 1].sent.end
    rest = [token for token in doc[mark.words.end : end] if not token.is_space and not token.is_quote]
    words = [token for token in rest if not token.is_punct]
    if doc[mark.words.end - 1].text != "," or not 2 <= len(words) <= 2 * LONGEST_LABEL:
        return None
    name, verbs = words[-1], [token for token in words if token.pos_ in {"VERB", "AUX"}]
    return name if name.ent_type_ == "PERSON" and name.pos_ == "PROPN" and not verbs else None


def floating_quotes(doc: Doc, quoted: list[Quotation], made: Sequence[Saying]) -> Iterator[Saying]:
    """A quoted sentence with no cue of its own: the speaker of the quotation or the sentence before it."""
    by_sentence: dict[int, dict[int, Token]] = {}
    for saying in made:
        if saying.source is not None:
            by_sentence.setdefault(doc[saying.cue.start].sent.start, {})[saying.source.i] = saying.source
    speaking = {index: saying.source for saying in made for piece in saying.content for index in range(*piece)}
    previous: tuple[Quotation, Token] | None = None
    for mark in quoted:
        speaker = next((s for i in range(*mark.words) if (s := speaking.get(i)) is not None), None)
        if speaker is None and mark.is_speech and mark.cue == -1 and is_whole(doc, mark.words) and _alone(doc, mark):
            speaker = _of_paragraph(doc, mark, by_sentence) or _of_quotation_before(doc, mark, previous)
            if speaker is not None:
                start = mark.words.start
                yield Saying("floating_quotes", speaker, Words(start, start), (trimmed(doc, mark.words),))
        previous = (mark, speaker) if speaker is not None else None


def _alone(doc: Doc, mark: Quotation) -> bool:
    """Whether its sentences hold nothing but the quotation."""
    before = doc[doc[mark.words.start].sent.start : mark.words.start]
    after = doc[mark.words.end : doc[mark.words.end - 1].sent.end]
    return not any(token.is_alpha for token in (*before, *after))


def _of_paragraph(doc: Doc, mark: Quotation, made: Mapping[int, dict[int, Token]]) -> Token | None:
    """The person that the sentence before, of the same paragraph, is about, or whose words it gives."""
    start = doc[mark.words.start].sent.start
    if start == 0 or "\n" in doc[doc[start - 1].sent.end - 1 : mark.words.start].text.strip(" "):
        return None
    sentence = doc[start - 1].sent
    speakers = made.get(sentence.start, {})
    if len(speakers) == 1:
        speaker = next(iter(speakers.values()))
        return speaker if _is_person(speaker) else None
    subject = main_subject(sentence)
    if speakers or subject is None or not _is_person(subject) or _others_in(sentence, subject):
        return None
    return subject


def _others_in(sentence: Span, subject: Token) -> bool:
    """Whether the sentence names a second person, who may be the one that speaks."""
    own = set(subject.subtree)
    return any(t.ent_type_ == "PERSON" and t not in own and t.head.ent_type_ != "PERSON" for t in sentence)


def _is_person(token: Token) -> bool:
    by_role = naming.is_role(token.text) or token.lemma_.lower() in lexicon.PEOPLE
    singular = token.tag_ in {"NN", "NNP", "PRP"}
    return singular and (token.ent_type_ == "PERSON" or token.lower_ in PERSONS or by_role)


def _of_quotation_before(doc: Doc, mark: Quotation, previous: tuple[Quotation, Token] | None) -> Token | None:
    """The speaker of the paragraph before, when that one ended with a quotation's cue and this is all quotation."""
    if previous is None:
        return None
    earlier, speaker = previous
    between = doc[earlier.words.end : mark.words.start]
    if between.text.count("\n\n") > 1 or not _is_person(speaker):
        return None
    sentences = {token.sent.start for token in between if token.is_alpha}
    return speaker if len(sentences) <= 1 and not _introduced(doc, earlier, mark, speaker) else None


def _introduced(doc: Doc, earlier: Quotation, mark: Quotation, speaker: Token) -> bool:
    """Whether a second person is named between two quotations."""
    own = {token.i for token in speaker.subtree}
    between = doc[earlier.words.end : mark.words.start]
    return any(token.ent_type_ == "PERSON" and token.i not in own and not children(token, "appos") for token in between)
