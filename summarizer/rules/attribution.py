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
from summarizer.rules import lexicon, naming
from summarizer.rules.anaphora import uncommitted
from summarizer.rules.contents import OF_CONTENT, is_disputed_figure, noun_content, pieces, verb_content
from summarizer.rules.lexicon import SPEECH
from summarizer.rules.phrases import (
    ACCUSING,
    Words,
    accused,
    children,
    is_passive,
    negated,
    noun_phrase,
    prepositional,
    spread,
    subject,
)
from summarizer.rules.quotations import Quotation, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


SHOWING = frozenset({"show", "reveal", "indicate", "suggest", "conclude", "reason"})
"""Verbs by which results and documents report (FrameNet Evidence)."""
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
    for generator in (according_to, cue_verbs, accusations, cue_nouns):
        for saying in generator(doc, quoted):
            found.setdefault(saying.cue.start, saying)
    ordered = [found[start] for start in sorted(found)]
    rules: dict[int, set[str]] = {}
    for saying in ordered:
        if saying.source is not None:
            rules.setdefault(saying.source.i, set()).add(saying.rule)
    return [saying for saying in ordered if not _said_twice(saying, rules)]


def _said_twice(saying: Saying, rules: dict[int, set[str]]) -> bool:
    """ "reports indicating ...", "a message stating ...": noun and participle make one saying, of the noun's kind.

    ``rules``: the constructions that each source's head token stands in.
    """
    if saying.source is None:
        return False
    unwanted = "cue_verbs" if saying.source.lemma_.lower() in OF_CONTENT else "cue_nouns"
    return saying.rule == unwanted and bool(rules[saying.source.i] - {unwanted, "according_to"})


def according_to(doc: Doc, _quoted: list[Quotation]) -> Iterator[Saying]:
    """ "According to NP, CLAUSE" and "CLAUSE, according to NP"."""
    for token in doc[:-1]:
        if token.lower_ != "according" or doc[token.i + 1].lower_ != "to":
            continue
        source = next((noun for _, noun in prepositional(token, "to")), None)
        if source is None:
            continue
        phrase = set(spread(token))
        content = pieces(doc, _clause_around(token, phrase))
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
        if speaker is None or uncommitted(verb) or (negated(verb) and CUE_LEMMAS[verb.lemma_.lower()] != "deny"):
            continue
        content = verb_content(verb, speaker, quoted)
        if content and not _passes_on(verb):
            yield Saying("cue_verbs", speaker, _verb_cue(verb), content)


def _passes_on(verb: Token) -> bool:
    """ "cited reports that ...": the noun is the cue, and the verb hands it on (see chains)."""
    return any(noun.lemma_.lower() in NOUN_CUES and noun_content(noun) for noun in children(verb, "dobj"))


def _inside(verb: Token, quoted: list[Quotation]) -> bool:
    """Verbs inside a longer quotation are the speaker's own words, not the outlet's attribution."""
    return any(mark.words.start <= verb.i < mark.words.end and mark.is_speech for mark in quoted)


def _speaker(verb: Token) -> Token | None:
    found = _agent(verb) or _participle_subject(verb) or subject(verb)
    if found is not None and found.ent_type_ in {"DATE", "TIME"} and found.head.dep_ == "prep":
        found = found.head.head
    if found is None and verb.lemma_ in SPEECH:
        found = _inverted_speaker(verb) or _name_before(verb)
    if found is not None and found.lower_ == "it" and verb.lemma_ in SPEECH and not is_passive(verb):
        return found
    if found is None or found.lower_ in NOT_SPEAKERS or found.tag_ in {"WDT", "WRB", "EX"}:
        return None
    if is_passive(verb) and verb.lemma_ not in {"quote", "convince"} and not _agent(verb):
        return None
    if verb.lemma_ in PERCEPTION and not any(
        child.lower_ == "that" for clause in children(verb, "ccomp") for child in children(clause, "mark")
    ):
        return None
    return found if _can_speak(found) or verb.lemma_ in lexicon.SPEECH | SHOWING else None


def _can_speak(token: Token) -> bool:
    """People, groups, organisations and documents speak and think; deadlines, deals and finals do not."""
    if token.pos_ in {"PRON", "PROPN", "NUM", "DET"} or token.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
        return True
    lemma = token.lemma_.lower()
    known = (lexicon.ROLES, lexicon.PEOPLE, lexicon.INSTITUTIONS, lexicon.FORCE_HEADS, NOUN_CUES)
    if any(lemma in words or token.lower_ in words for words in known):
        return True
    return token.pos_ == "ADJ" or (token.pos_ == "NOUN" and naming.is_agentive(lemma))


def _participle_subject(verb: Token) -> Token | None:
    """Give who a participle goes with: the subject of the nearest clause before it, or who sent the letter.

    "..., after X refused to sign, saying ..." is X's; so is "X sent a letter to Y saying ...".
    """
    if verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.dep_ in {"pobj", "dobj"}:
        return _sender(verb.head)
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.head.i > verb.i:
        return None
    for token in reversed(verb.doc[verb.head.i + 1 : verb.i]):
        if token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ == "VERB":
            return next(iter(children(token, "nsubj")), None)
    return None


def _sender(noun: Token) -> Token | None:
    """What stands right before the participle when it is a document, else who does the verb above."""
    if noun.lemma_.lower() in NOUN_CUES or noun.lower_ in lexicon.INSTITUTIONS:
        return noun
    above = noun.head
    while above.pos_ not in {"VERB", "AUX"} and above.head.i != above.i:
        above = above.head
    return subject(above) if above.pos_ in {"VERB", "AUX"} else None


def _agent(verb: Token) -> Token | None:
    """ "it was asserted by X that": the agent of a passive cue is the speaker."""
    if not is_passive(verb):
        return None
    return next((thing for preposition, thing in prepositional(verb, "by") if preposition.dep_ == "agent"), None)


def _name_before(verb: Token) -> Token | None:
    """ "Jane Roe, QC, said": a name right before the cue, over an apposition, that the parser hung elsewhere."""
    index = verb.i - 1
    if index > verb.sent.start and verb.doc[index].text == ",":
        commas = [i for i in range(max(verb.sent.start, index - 8), index) if verb.doc[i].text == ","]
        index = commas[-1] - 1 if commas else -1
    if index < verb.sent.start:
        return None
    before = verb.doc[index]
    return before if before.pos_ == "PROPN" and before.dep_ not in {"compound", "pobj"} else None


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


def accusations(doc: Doc, _quoted: list[Quotation]) -> Iterator[Saying]:
    """ "X accused Y of killing three": who accuses, whom, of what."""
    for verb in doc:
        if verb.lemma_ not in ACCUSING or verb.pos_ != "VERB" or negated(verb):
            continue
        speaker = _agent(verb) or (None if is_passive(verb) else subject(verb))
        deed = next((token for token in verb.subtree if token.dep_ == "pcomp" and accused(token) is not None), None)
        target = accused(deed) if deed is not None else None
        if speaker is None or deed is None or target is None or target.i == speaker.i:
            continue
        phrase = [index for index in range(*noun_phrase(target)) if index < deed.head.i]
        content = pieces(doc, {*phrase, *spread(deed)})
        yield Saying("accusations", speaker, Words(verb.i, verb.i + 1), content)


def _denied_existence(noun: Token) -> bool:
    """ "no evidence that ...", "without proof that ...": nobody says it."""
    if any(child.lower_ in {"no", "any", "little"} for child in noun.children if child.dep_ in {"det", "amod"}):
        return True
    inside = noun.dep_ == "pobj" and noun.head.lower_ in {"without", "in", "during"}  # "told X in an interview that"
    return inside and (noun.head.lower_ == "without" or noun.head.head.lemma_.lower() in CUE_LEMMAS)


def cue_nouns(doc: Doc, _quoted: list[Quotation]) -> Iterator[Saying]:
    """ "reports that ...", "reports of an incident in which ...", "reports indicating ...", "the claim that ..."."""
    for noun in doc:
        if noun.pos_ != "NOUN" or not (noun.lemma_.lower() in NOUN_CUES or is_disputed_figure(noun)):
            continue
        content = () if _denied_existence(noun) else noun_content(noun)
        if content:
            yield Saying("cue_nouns", noun, Words(noun.i, noun.i + 1), content)
