"""A question -> what kind of answer it wants, and the words that matter in it.

Not responsible for: finding the answer (statements, figures, sentences).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS, read_cue_class
from summarizer.questions.wanted import Wanted, read_wanted
from summarizer.terms import KIND_STEMS, terms
from summarizer.vocabulary import CasualtyKind, CueClass

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token


class Kind(Enum):
    """What a question wants to know."""

    WHO_SAID = "who said it"
    WHAT_SAID = "what somebody said"
    HOW_MANY = "a figure"
    UNCONFIRMED = "what is not confirmed"
    FIRSTHAND = "whether somebody saw it or was told"
    WHO_DID = "who did it"
    WHERE = "a place"
    WHEN = "a time"
    HOLDS = "who holds or took a place"
    HAPPENED = "what happened on a day"
    WHY = "a stated reason"
    OTHER = "anything else"


@dataclass(frozen=True, slots=True)
class Asking:
    """A question read. ``terms`` are stems, ``names`` stems of proper names, ``cue`` the class of its cue verb.

    ``cue_words``: the stem of that verb.
    ``according``: stems of the source that the question asks for ("according to the hospital"). ``verbs``: stems of its
    verbs. ``counted``: the stem of what "how many" asks to be counted. ``wanted``: the class of answer that a sentence
    must offer.
    """

    text: str
    kind: Kind
    terms: frozenset[str]
    names: frozenset[str]
    casualty: CasualtyKind | None
    cue: CueClass | None
    cue_words: frozenset[str]
    according: frozenset[str]
    verbs: frozenset[str]
    counted: frozenset[str]
    wanted: Wanted


UNCONFIRMED = re.compile(
    r"\b(?:(?:is|are|was|were|has|have|been|remains?)\s+(?:\w+\s+)?(?:not|n[o']t|never)\s+(?:yet\s+)?(?:been\s+)?"
    r"(?:independently\s+)?(?:confirmed|verified|established|proven)|unconfirmed|unverified|only\s+(?:alleged|reported|rumou?red)"
    r"|^\W*(?:is|was|are|were|has|have)\s+(?:it|this|that|the|any)\b[^?]{0,80}\b(?:confirmed|verified|certain|proven))\b",
    re.I,
)
FIRSTHAND = re.compile(
    r"\b(?:(?:first|second|third)[- ]?hand|hearsay|(?:in)?directly\b|own eyes|eye-?witness"
    r"|direct or indirect|indirect or direct|was told|were told|been told|heard (?:it|this|that|about it)\b"
    r"|(?:saw|see|seen|witness(?:ed)?|know|knows|knew|observed?)\b[^?]{0,60}\b(?:him|her|it|them)sel(?:f|ves)\b"
    r"|how (?:do|does|did)\b[^?]{1,60}\b(?:know|learn|find out|hear)\b"
    r"|where (?:do|does|did)\b[^?]{1,60}\b(?:information|account|claim|figures?|number)\b[^?]{0,30}\b(?:from|come)\b"
    r"|(?:did|does|do|has|have|had|was|were|is|are)\b[^?]{1,80}\b(?:saw|see|seen|witness(?:ed)?|observed?)\b[^?]{1,80}\bor\b"
    r"|(?:quoted?|quotation)\b[^?]{1,60}\b(?:paraphrase[sd]?|reported speech|own words)\b)",
    re.I,
)
"""Questions about the way a statement came: seen, told, cited (evidentiality: Aikhenvald, Evidentiality, 2004)."""
SOURCE_OF = re.compile(
    r"\b(?:according to whom|who(?:'s| is| was| are| were) the sources?|what(?:'s| is| was) the source"
    r"|on whose (?:word|authority)|whose (?:claim|account|figure|report)s?)\b",
    re.I,
)
HOW_MANY = re.compile(
    r"\b(?:how many|how much|what (?:is|was|were|are) the (?:number|figure|(?:death )?toll|casualt\w+)"
    r"|death toll|number of)\b",
    re.I,
)
ACCORDING = re.compile(r"\b(?:according to|by the account of) (?:the |an? )?(?!whom)([\w' -]+)", re.I)
WHAT_SAID = re.compile(r"\bwhat (?:did|does|do|has|have|had)\b", re.I)
HOLDS = re.compile(
    r"^\W*(?:so |and |now )?(?:(?:in|by|under|to) )?(?:who|whom|whose|which)\b"
    r"[^?]{0,80}?\b(?:controls?|controlled|controlling|holds?|held|holding|rules?|ruled|occup\w+"
    r"|took|taken|takes?|captur\w+|recaptur\w+|retook|retak\w+|seiz\w+|overr[au]n|besieg\w+|surround\w+|encircl\w+"
    r"|enter(?:s|ed)?|invad\w+|storm\w*|annex\w*|liberat\w+|conquer\w*|advanc\w+|withdr[aeo]\w+|abandon\w*|lost|loses?"
    r"|contest\w+|fights?|fighting|fought|in charge of|hands|under)\b",
    re.I,
)
"""Questions about control of a place (words of the rules' lexicon of control)."""
HAPPENED = re.compile(r"\bwhat\s+(?:has\s+|had\s+|else\s+)?(?:happen\w*|took place|occurred|went on)\b", re.I)
LEADS = {"where": Kind.WHERE, "when": Kind.WHEN, "why": Kind.WHY}


def read_question(question: str, nlp: Language) -> Asking:
    """Read a question of any length; one that fits no kind is OTHER."""
    doc = nlp(question[:1000])
    cue = _cue(doc)
    named = {token.text for token in doc if _is_name(token)}
    source = ACCORDING.search(question)
    according = terms(source.group(1)) if source else frozenset()
    every = terms(question[:1000])
    casualty = next((kind for kind, stems in KIND_STEMS.items() if every & stems), None)
    kind = _kind(question, doc, cue, casualty)
    matter = (
        every
        - according
        - (terms(cue.text) if cue is not None and kind in {Kind.WHO_SAID, Kind.WHAT_SAID} else frozenset())
    )
    return Asking(
        text=question,
        kind=kind,
        terms=matter,
        names=(terms(" ".join(named)) & every) - according,
        casualty=casualty,
        cue=read_cue_class(cue.text) if cue is not None else None,
        cue_words=terms(cue.text) if cue is not None else frozenset(),
        according=according,
        verbs=terms(" ".join(token.text for token in doc if token.pos_ == "VERB")),
        counted=_counted(doc),
        wanted=read_wanted(doc),
    )


def _kind(question: str, doc: Doc, cue: Token | None, casualty: CasualtyKind | None) -> Kind:
    words = [token.lower_ for token in doc if token.is_alpha]
    if FIRSTHAND.search(question):
        return Kind.FIRSTHAND
    if UNCONFIRMED.search(question):
        return Kind.UNCONFIRMED
    if cue is None and HOLDS.search(question):
        return Kind.HOLDS
    if HAPPENED.search(question):
        return Kind.HAPPENED
    if SOURCE_OF.search(question):
        return Kind.WHO_SAID
    if HOW_MANY.search(question):
        return Kind.HOW_MANY
    if WHAT_SAID.search(question) and cue is not None:
        return Kind.WHAT_SAID
    if {"who", "which"} & set(words[:4]) and cue is not None:
        return Kind.WHO_SAID
    if "who" in words[:3] and casualty is not None:
        return Kind.WHO_DID
    return next((kind for lead, kind in LEADS.items() if lead in words[:3]), Kind.OTHER)


def _cue(doc: Doc) -> Token | None:
    """The main verb of the question when it is a verb of speech ("Who reported ...", "What did X say ...")."""
    for token in doc:
        if (
            token.pos_ in {"VERB", "AUX"}
            and token.lemma_.lower() in CUE_LEMMAS
            and token.dep_ in {"ROOT", "relcl", "ccomp", "conj"}
        ):
            return token
    first = next((token for token in doc[1:2] if token.lemma_.lower() in CUE_LEMMAS), None)
    return first if first is not None and doc[0].lower_ == "who" else None


def _counted(doc: Doc) -> frozenset[str]:
    """ "How many mine workers died": worker."""
    asked = next((token for token in doc[:-1] if token.lower_ == "how" and token.nbor().lower_ == "many"), None)
    nouns = doc[asked.i + 2 :] if asked is not None else ()
    noun = next((token for token in nouns if token.pos_ in {"NOUN", "PROPN"}), None)
    while noun is not None and noun.i + 1 < len(doc) and noun.nbor().pos_ in {"NOUN", "PROPN"}:
        noun = noun.nbor()
    return terms(noun.text) if noun is not None else frozenset()


def _is_name(token: Token) -> bool:
    if not token.text[:1].isupper() or token.is_sent_start or len(token.text) < 2:
        return token.i > 0 and any(char.isupper() for char in token.text[1:]) and token.is_alpha
    return token.pos_ in {"PROPN", "NOUN", "ADJ"} or bool(token.ent_type_)
