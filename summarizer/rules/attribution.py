"""Who said what: named generators of Sayings, each one construction of reported speech.

The constructions are PolNeAR's source, cue and content as news prose forms them: a cue verb with a clause, a
quotation with its cue verb, "according to", a cue noun with its content ("reports that", "a claim that").
Nesting ("X said the office has received reports of ...") is left to chains.

Not responsible for: who a source is (sources), how sure it is (normalize.factuality).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS, NEGATION_RAISING, NOUN_CUES
from summarizer.rules.anaphora import uncommitted
from summarizer.rules.attitudes import attitudes
from summarizer.rules.contents import OF_CONTENT, is_disputed_figure, noun_content, pieces, verb_content
from summarizer.rules.cue_subjects import FINITE, ISSUING, agent_of, speaker_of, verb_cue
from summarizer.rules.floating import colon_lines, floating_quotes, signed_quotes
from summarizer.rules.labels import fragments, labels
from summarizer.rules.lexicon import INSTITUTIONS, ROLES
from summarizer.rules.nested import nested_cues
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
from summarizer.rules.saying import Saying
from summarizer.rules.stances import stances
from summarizer.rules.tolls import counted, tolls

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


LOOKING_INTO = frozenset({"investigate", "probe", "respond"})
"""What the police do with a call ("responded to a report of a fight")."""


def sayings(doc: Doc) -> list[Saying]:
    """Every saying of the text, in the order of their cues; one for each cue."""
    quoted = quotations(doc)
    found: dict[int, Saying] = {}
    for generator in GENERATORS:
        for saying in generator(doc, quoted):
            found.setdefault(saying.cue.start, saying)
    for saying in floating_quotes(doc, quoted, list(found.values())):
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
    """ "According to NP, CLAUSE", "CLAUSE, as per NP", "a claim, according to which CLAUSE"."""
    for token in doc[:-1]:
        behind = doc[token.i + 1].lower_
        if (token.lower_, behind) not in {("according", "to"), ("as", "per")}:
            continue
        cue = Words(token.i, token.i + 2)
        if token.i + 2 < len(doc) and doc[token.i + 2].lower_ == "which":
            yield from _according_to_which(doc, cue)
            continue
        source = next((noun for _, noun in prepositional(token, "to", "per")), None)
        if source is None or (behind == "per" and not _is_somebody(source)):
            continue
        phrase = set(spread(token))
        content = pieces(doc, _clause_around(token, phrase) - _apposed(token, phrase))
        if content:
            yield Saying("according_to", source, cue, content)


def _is_somebody(noun: Token) -> bool:
    """ "As per Jane Roe", "as per the police"; not "as per instructions"."""
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in ROLES or noun.lower_ in INSTITUTIONS


def _apposed(token: Token, phrase: set[int]) -> set[int]:
    """ "As per Jane Roe, acting head of the police, officers came": what stands between her name and the subject."""
    doer = next(iter(children(token.head, "nsubj", "nsubjpass")), None)
    if token.i != token.sent.start or doer is None or doer.i < max(phrase):
        return set()
    between = range(max(phrase) + 1, doer.left_edge.i)
    commas = [index for index in between if token.doc[index].text == ","]
    verb = any(token.doc[index].tag_ in FINITE for index in between)
    return set(between) if len(commas) > 1 and commas[-1] == between[-1] and not verb else set()


def _according_to_which(doc: Doc, cue: Words) -> Iterator[Saying]:
    """ "denied a report, according to which 50 died": the report's, to the end of the sentence."""
    sentence = doc[cue.start].sent
    told = [token for token in doc[sentence.start : cue.start] if token.lemma_.lower() in NOUN_CUES]
    content = pieces(doc, set(range(cue.end + 1, sentence.end)))
    if told and told[-1].pos_ == "NOUN" and content:
        yield Saying("cue_nouns", told[-1], Words(told[-1].i, told[-1].i + 1), content)


def _clause_around(token: Token, phrase: set[int]) -> set[int]:
    """The clause an adjunct belongs to, without the adjunct: the sentence up to a coordinate clause."""
    head = token.head
    opened = head.i > token.i and any(child.i == max(phrase) + 2 for child in children(head, "mark"))
    if opened and token.i > token.sent.start:  # "CLAUSE, according to NP, as CLAUSE"
        head = head.head
    beside = {"relcl", "acl", "xcomp", "advcl"} | ({"ccomp"} if _closes_sentence(token, phrase) else set())
    while head.head.i != head.i and (head.pos_ not in {"VERB", "AUX"} or head.dep_ in beside):
        head = head.head
    whole = _closes_sentence(token, phrase)
    while whole and _stands_beside(head):
        head = head.head
    clause = set(spread(head)) - phrase
    for other in children(head, "conj"):
        if other.pos_ in {"VERB", "AUX"} and children(other, "nsubj", "nsubjpass") and not whole:
            clause -= set(spread(other))
    return clause


def _stands_beside(verb: Token) -> bool:
    """ "300 towns were hit and 80 homes lost, according to X": both, if the first is no statement of another's."""
    above = verb.head
    joined = verb.dep_ == "conj" and above.pos_ in {"VERB", "AUX"} and above.lemma_.lower() not in CUE_LEMMAS
    joins = [join.lower_ for join in children(above, "cc")]
    return joined and bool(children(verb, "nsubj", "nsubjpass")) and joins == ["and"]


def _closes_sentence(token: Token, phrase: set[int]) -> bool:
    """Whether the adjunct stands behind a comma at the end of its sentence: it is all of the sentence's."""
    rest = [other for other in token.doc[max(phrase) + 1 : token.sent.end] if other.is_alpha]
    return not rest and token.i > token.sent.start and token.doc[token.i - 1].text == ","


def cue_verbs(doc: Doc, quoted: list[Quotation]) -> Iterator[Saying]:
    """A verb of speech or thought with a clause, or with a quotation, on either side."""
    announcing: dict[int, list[Quotation]] = {}
    for mark in quoted:
        announcing.setdefault(mark.cue, []).append(mark)
    starts = [mark.words.start for mark in quoted]
    for verb in doc:
        kind = CUE_LEMMAS.get(verb.lemma_.lower())
        if kind is None and verb.i not in announcing:
            continue
        if verb.pos_ not in {"VERB", "AUX"} or _inside(verb, quoted, starts) or _is_kept_from(verb):
            continue
        speaker = speaker_of(verb)
        if speaker is None or uncommitted(verb) or (negated(verb) and not _stands_negated(verb)):
            continue
        near = quoted[bisect_left(starts, verb.sent.start) : bisect_left(starts, verb.sent.end)]
        own = announcing.get(verb.i, [])
        content = verb_content(verb, speaker, [*own, *(mark for mark in near if mark.cue != verb.i)])
        if content and not _passes_on(verb):
            yield Saying("cue_verbs", speaker, verb_cue(verb), content)


def _stands_negated(verb: Token) -> bool:
    """ "does not believe that ...", "did not deny that ...": the negation of a belief is of what is believed."""
    lemma = verb.lemma_.lower()
    return CUE_LEMMAS.get(lemma) == "deny" or (lemma in NEGATION_RAISING and bool(children(verb, "ccomp")))


def _is_kept_from(verb: Token) -> bool:
    """ "barred from claiming ...", "instead of saying ...": a gerund of what is not done, or not yet."""
    if verb.dep_ != "pcomp":
        return False
    quoted = verb.head.lower_ == "as" and verb.head.head.lemma_ in {"quote", "cite"}  # "quoted X as saying" is one cue
    return quoted or verb.head.lower_ in {"from", "of", "against", "without", "for"}


def _passes_on(verb: Token) -> bool:
    """ "cited reports that ...": the noun is the cue, and the verb hands it on (see chains)."""
    return any(noun.lemma_.lower() in NOUN_CUES and noun_content(noun) for noun in children(verb, "dobj"))


def _inside(verb: Token, quoted: list[Quotation], starts: list[int]) -> bool:
    """Verbs inside a longer quotation are the speaker's own words, not the outlet's attribution."""
    last = bisect_right(starts, verb.i) - 1
    return last >= 0 and verb.i < quoted[last].words.end and quoted[last].is_speech


def accusations(doc: Doc, _quoted: list[Quotation]) -> Iterator[Saying]:
    """ "X accused Y of killing three": who accuses, whom, of what."""
    for verb in doc:
        if verb.lemma_ not in ACCUSING or verb.pos_ != "VERB" or negated(verb):
            continue
        speaker = agent_of(verb) or (None if is_passive(verb) else subject(verb))
        deed = next((token for token in verb.subtree if _is_deed(token) and _bears_on(token, verb)), None)
        target = accused(deed) or _name_between(verb, deed) if deed is not None else None
        if speaker is None or deed is None or target is None or target.i == speaker.i:
            continue
        phrase = [index for index in range(*noun_phrase(target)) if index < deed.head.i]
        content = pieces(doc, {*phrase, *spread(deed)})
        yield Saying("accusations", speaker, Words(verb.i, verb.i + 1), content)


def _bears_on(deed: Token, verb: Token) -> bool:
    return accused(deed) is not None or _name_between(verb, deed) is not None


def _name_between(verb: Token, deed: Token) -> Token | None:
    """ "accused Roe of ...": the name between, whatever the parser made of it."""
    between = verb.doc[verb.i + 1 : deed.head.i]
    is_name = 0 < len(between) <= 3 and deed.head.head.i == verb.i and all(token.is_title for token in between)
    return between[-1] if is_name else None


def _is_deed(token: Token) -> bool:
    """What somebody is accused of in a clause, or in a gerund that the parser took for part of a name of its object."""
    gerund = any(child.lower_.endswith("ing") and child.i == token.left_edge.i for child in children(token, "compound"))
    return token.dep_ == "pcomp" or (token.dep_ == "pobj" and gerund)


def _denied_existence(noun: Token) -> bool:
    """ "no evidence that ...", "without proof that ...": nobody says it."""
    if any(child.lower_ in {"no", "any", "little"} for child in noun.children if child.dep_ in {"det", "amod"}):
        return True
    inside = noun.dep_ == "pobj" and noun.head.lower_ in {"without", "in", "during"}  # "told X in an interview that"
    return inside and (noun.head.lower_ == "without" or noun.head.head.lemma_.lower() in CUE_LEMMAS)


def _is_issued_with(noun: Token) -> bool:
    """ "issued a statement saying ...": the participle is the issuer's cue."""
    issued = noun.dep_ == "dobj" and noun.head.lemma_ in ISSUING and subject(noun.head) is not None
    return issued and any(child.tag_ == "VBG" for child in children(noun, "acl"))


def _is_looked_into(noun: Token) -> bool:
    """ "officers came to investigate a report of gunfire": a call of nobody's, and no statement to print."""
    looked = {above.lemma_ for above in (noun.head, noun.head.head) if above.pos_ == "VERB"}
    bare = not any(token.pos_ in {"VERB", "AUX"} for token in noun.subtree)
    return bare and noun.dep_ in {"dobj", "pobj"} and bool(looked & LOOKING_INTO)


def cue_nouns(doc: Doc, _quoted: list[Quotation]) -> Iterator[Saying]:
    """ "reports that ...", "reports of an incident in which ...", "reports indicating ...", "the claim that ..."."""
    for noun in doc:
        if noun.pos_ != "NOUN" or not (noun.lemma_.lower() in NOUN_CUES or is_disputed_figure(noun)):
            continue
        empty = _denied_existence(noun) or _is_issued_with(noun) or _is_looked_into(noun)
        content = () if empty else noun_content(noun)
        if content:
            yield Saying("cue_nouns", noun, Words(noun.i, noun.i + 1), content)


GENERATORS = (
    according_to,
    labels,
    cue_verbs,
    accusations,
    tolls,
    counted,
    cue_nouns,
    nested_cues,
    stances,
    attitudes,
    fragments,
    colon_lines,
    signed_quotes,
)
"""In the order in which a cue goes to the first that takes it; each yields Sayings of the rule of its own name."""
