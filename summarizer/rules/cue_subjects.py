"""Who says what a cue verb announces: its subject, its agent, the name before or behind it.

Not responsible for: what is said (contents), who that is (sources).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from summarizer.normalize.cues import CUE_LEMMAS, NOUN_CUES
from summarizer.rules import lexicon, naming
from summarizer.rules.anaphora import NONCOMMITTAL
from summarizer.rules.lexicon import PARENTHETICAL, SPEECH
from summarizer.rules.phrases import SUBJECTS, Words, children, is_passive, prepositional, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHOWING = frozenset({"show", "reveal", "indicate", "suggest"})
"""Verbs by which results and documents report (FrameNet Evidence)."""
SHOWN = frozenset(
    "audit autopsy chart count examination experiment footage graph image inquiry inspection interview investigation"
    " log map model number observation outcome photo photograph picture recording research result review sample scan"
    " spreadsheet sticker tape test timeline transcript trial video".split()
)
"""What shows something besides documents and statements (FrameNet Evidence: Support); an event or a deed does not."""
TIMID = frozenset({"fear", "worry"})
"""Verbs besides the parenthetical ones whose subject is somebody (VerbNet marvel-31.3)."""
NOT_SPEAKERS = frozenset({"it", "there", "this", "that", "which", "what", "nobody", "none", "nothing", "no-one"})
PERCEPTION = frozenset({"see", "hear", "find", "feel", "watch", "notice", "hold", "have", "get"})
"""Verbs that report only with "that" or in a finite clause: "the final saw X win" does not (VerbNet see-30.1)."""


ASKING = frozenset({"ask", "tell", "inform", "press", "question"})
"""Verbs whose bare participle opens a sentence about who was asked ("Asked whether ..., the mayor laughed")."""
ALLEGING = frozenset({"allege", "assert", "contend", "acknowledge", "concede", "caution", "vow", "pledge"})
"""Verbs besides those of speech whose "it" is an office, and no "it" of nothing ("it suggests", "it emerged")."""
TEMPORAL = frozenset({"after", "before", "since"})
"""Conjunctions that are prepositions too ("rescuers digging five days after a landslide said")."""
ISSUING = frozenset({"issue", "release", "publish", "send", "write", "distribute", "circulate", "post", "make"})
"""Verbs by which the subject says what its object, a statement, says."""


def speaker_of(verb: Token) -> Token | None:
    """The head token of who says what the verb announces; None when nobody is named, or nobody says it."""
    found = agent_of(verb) or _participle_subject(verb) or _named_before(verb) or subject(verb)
    if found is not None and verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl"} and not can_speak(found):
        found = _speaker_above(verb) or found
    if found is not None and found.ent_type_ in {"DATE", "TIME"} and found.head.dep_ == "prep":
        found = found.head.head
    if found is None and verb.lemma_ in PARENTHETICAL:
        found = _inverted_speaker(verb) or _name_before(verb)
    if found is not None and found.lower_ == "it" and verb.lemma_ in SPEECH | ALLEGING and not is_passive(verb):
        return found
    if found is None or found.lower_ in NOT_SPEAKERS or found.tag_ in {"WDT", "WRB", "EX"} or _is_nobody(found):
        return None
    if verb.lemma_ in ASKING and not children(verb, "nsubj") and _opens_aside(verb):
        return None
    if is_passive(verb) and verb.lemma_ not in {"quote", "cite", "convince"} and not agent_of(verb):
        return None
    if verb.dep_ == "advcl" and not can_speak(found) and _is_misled(verb):
        root = verb.sent.root
        return next(iter(children(root, "nsubj")), None) if root.tag_ == "VBG" else None
    if verb.lemma_ in PERCEPTION and not _reports(verb):
        return None
    return found if _fits(found, verb) else None


def _named_before(verb: Token) -> Token | None:
    """ "one defection, Rep. Jan Roe, who said": the name right before "who", where the noun is no speaker."""
    if verb.dep_ != "relcl" or can_speak(verb.head) or not any(child.tag_ == "WP" for child in children(verb, "nsubj")):
        return None
    return next((name for name in children(verb.head, "appos") if name.ent_type_ == "PERSON"), None)


def _is_misled(verb: Token) -> bool:
    """ "Rescuers digging five days after a landslide said": no landslide speaks, "after" is a preposition."""
    return any(mark.lower_ in TEMPORAL for mark in children(verb, "mark"))


def _opens_aside(verb: Token) -> bool:
    """ "Asked whether ..." and "Roe, asked whether ...": a participle of the one who is asked."""
    aside = verb.doc[verb.i - 1].text == "," and verb.dep_ in {"acl", "advcl", "relcl", "amod"} and verb.tag_ != "VBG"
    return verb.i == verb.sent.start or aside


def _fits(subject_: Token, verb: Token) -> bool:
    """Whether the subject can speak, or its verb makes a speaker, or a document, of it."""
    if can_speak(subject_):
        return True
    if verb.lemma_ in SHOWING:
        return subject_.lemma_.lower() in SHOWN
    return verb.lemma_ in PARENTHETICAL | TIMID


def _speaker_above(verb: Token) -> Token | None:
    """ "X warned that the vote was at risk, saying ...": the nearest subject above that can speak."""
    for above in verb.ancestors:
        found = next(iter(children(above, "nsubj")), None)
        if found is not None and can_speak(found):
            return found
    return None


def _is_nobody(noun: Token) -> bool:
    """ "No official said", "no one knows": what nobody says is not said."""
    return any(child.lower_ == "no" for child in children(noun, "det"))


def _reports(verb: Token) -> bool:
    """Whether what is perceived is a statement: after "that", in a finite clause, or around the verb."""
    if verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].text == ",":
        return True
    if any(t.lower_ == "that" and t.tag_ == "IN" and t.dep_ != "det" for t in verb.doc[verb.i + 1 : verb.i + 2]):
        return True
    for clause in children(verb, "ccomp"):
        finite = [clause, *children(clause, "aux", "auxpass")]
        if any(child.lower_ == "that" for child in children(clause, "mark")):
            return True
        if verb.lemma_ in FINDING and children(clause, *SUBJECTS) and any(token.tag_ in FINITE for token in finite):
            return True
    return False


QUOTE_ENDS = frozenset({"”", '"', "’", "''"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
FINDING = frozenset({"find", "hold", "feel", "notice"})


def _person_words(doc: Doc) -> frozenset[str]:
    """Every word that stands in a person's name somewhere in the text, read once."""
    if PERSON_WORDS not in doc.user_data:
        doc.user_data[PERSON_WORDS] = frozenset(token.text for token in doc if token.ent_type_ == "PERSON")
    return cast("frozenset[str]", doc.user_data[PERSON_WORDS])


PERSON_WORDS = "person_words"


def can_speak(token: Token) -> bool:
    """People, groups, organisations and documents speak and think; deadlines, deals and finals do not."""
    if token.pos_ in {"PRON", "PROPN", "NUM", "DET"} or token.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
        return True
    if token.text[:1].isupper() and token.i != token.sent.start:
        return True
    if token.text in _person_words(token.doc):
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
    if (reporting := _reporting_above(verb)) is not None:
        return reporting
    own = next(iter(children(verb.head, "nsubj")), None)
    quoted = verb.doc[verb.i - 1].text in QUOTE_ENDS
    if quoted and own is not None and verb.head.lemma_.lower() in CUE_LEMMAS:
        return own  # "Roe said it was “a start,” adding, “...”"
    for token in reversed(verb.doc[verb.head.i + 1 : verb.i]):
        if token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ == "VERB":
            near = next(iter(children(token, "nsubj")), None)
            stands_for = near is not None and near.lower_ in {"it", "who", "which", "that"}
            if stands_for and own is not None and can_speak(own):
                return own  # "Leaders urge members to sink the bill when it comes, saying ..."
            return near
    return None


def _reporting_above(verb: Token) -> Token | None:
    """ "The chief said her officers would not go, noting ...": behind a comma, the reporting speaker's participle.

    Unless the clause that it hangs on is of speech: "said the chief had refused to go, saying ...".
    """
    own, above = verb.head, verb.head.head
    if own.dep_ != "ccomp" or own.i < above.i or verb.doc[verb.i - 1].text not in {",", "”", '"'}:
        return None
    speaks = {token.lemma_.lower() for token in verb.doc[own.left_edge.i : verb.i]}
    if above.lemma_.lower() not in CUE_LEMMAS or speaks & (CUE_LEMMAS.keys() | NONCOMMITTAL):
        return None
    return next(iter(children(above, "nsubj")), None)


def _sender(noun: Token) -> Token | None:
    """What stands right before the participle when it is a document, else who does the verb above."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in ISSUING and (issuer := subject(noun.head)) is not None:
        return issuer
    if noun.lemma_.lower() in NOUN_CUES or noun.lower_ in lexicon.INSTITUTIONS:
        return noun
    above = noun.head
    while above.pos_ not in {"VERB", "AUX"} and above.head.i != above.i:
        above = above.head
    return subject(above) if above.pos_ in {"VERB", "AUX"} else None


def agent_of(verb: Token) -> Token | None:
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
    if (
        before.is_title and index > 0 and verb.doc[index - 1].text in QUOTE_ENDS
    ):  # "...,” Roe testified", whatever its tag
        return before
    return before if before.pos_ == "PROPN" and before.dep_ not in {"compound", "pobj"} else None


def _inverted_speaker(verb: Token) -> Token | None:
    """ "...", said NP: the parser sometimes calls the noun after the verb its object."""
    if verb.i == 0 or not (verb.doc[verb.i - 1].is_punct or verb.doc[verb.i - 1].is_quote):
        return None
    return next(iter(children(verb, "dobj", "attr", "dep")), None)


def verb_cue(verb: Token) -> Words:
    """The cue with its auxiliaries, negation and particles, as far as they stand together."""
    start = verb.i
    attached = {child.i for child in verb.children if child.dep_ in {"aux", "auxpass", "neg", "prt", "advmod"}}
    while start - 1 in attached and verb.doc[start - 1].dep_ != "advmod":
        start -= 1
    end = verb.i + 1
    while end < len(verb.doc) and end in attached and verb.doc[end].dep_ == "prt":
        end += 1
    return Words(start, end)
