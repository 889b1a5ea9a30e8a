"""Clauses that the small model joins wrongly in the same way time and again, joined as they read.

A second clause behind an object ("declared an emergency and his government issued an appeal") is taken for what was
declared; a participle behind its noun ("said the man shot at the market had a wound") for the verb of the clause; the
subject of a second clause ("the shelling, and 300 people remain trapped") for one more of a list, which leaves its
verb without one (Quirk et al., A Comprehensive Grammar, 13.44 ff., 15.58). And the state of those counted right before
it ("search for 266 missing", "with 11 confirmed dead") for that of somebody else.

Not responsible for: who speaks (mending), borders of sentences (parse).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.normalize.time_words import WEEKDAYS
from summarizer.rules.cue_subjects import FINITE
from summarizer.rules.lexicon import ARMED_MEMBERS, DOERS, PEOPLE, SPEECH
from summarizer.rules.mending import STATES
from summarizer.rules.phrases import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

QUOTING = frozenset({"quote", "cite"})
REPORTED = frozenset("reported confirmed feared presumed believed listed declared pronounced officially".split())
"""Participles between a number and the state it is said to be in."""
ADDRESSES = frozenset(
    """
    affidavit address announcement blog brief briefing bulletin call comment communique complaint conference dispatch
    email e-mail filing hearing interview letter memo message note post posting release remark report speech statement
    testimony text tweet update video
    """.split()
)
"""What people say things in (FrameNet Statement: Medium)."""
OTHERS = frozenset({"other", "others", "another"})
"""Words that count on from those just told of."""
CLOSING = frozenset({"”", "»"})
CLAUSAL_MARKS = SUBJECTS | {"mark", "aux", "auxpass"}


def regroup(doc: Doc) -> Doc:
    """The same Doc, with these clauses where they belong."""
    for token in doc:
        if token.text in CLOSING and 0 < token.i < len(doc) - 1:
            _part_at_mark(token)
        if token.lower_ in STATES:
            _count(token)
        if token.lower_ == "shot" and token.tag_ == "NN" and token.i:
            _shoot(token)
            _shoot_and_harm(token)
        if token.pos_ in {"VERB", "AUX"}:
            _regroup_verb(token)
        elif token.dep_ == "conj" and token.tag_ in {"NN", "NNS"} and token.head.pos_ == "VERB":
            _join_object(token)
    return doc


def _regroup_verb(verb: Token) -> None:
    if verb.lemma_ in SPEECH:
        _say_that(verb)
        _split_day(verb)
    elif verb.lemma_ in QUOTING:
        _quote_as(verb)
    if verb.dep_ == "ccomp" and verb.head.i < verb.i:
        _set_beside(verb)
        _give_subject(verb)
        _take_last_of_list(verb)
    elif verb.dep_ == "relcl" and verb.head.dep_ in {"conj", "pobj"}:
        _lift_relative(verb)
    elif verb.dep_ == "ROOT" and not _own_subject(verb):
        _name_subject(verb)
    elif verb.dep_ == "conj":
        _count_on(verb)
        if verb.tag_ in FINITE:
            _take_last_of_list(verb)


def _name_subject(verb: Token) -> None:
    """ "According to the coroner's office, Jan Roe, 20, died": the name behind the comma, no part of the office."""
    opening = next((child for child in verb.lefts if child.dep_ == "prep" and child.i == verb.sent.start), None)
    names = opening.subtree if opening is not None else ()
    name = next((token for token in names if token.dep_ == "appos" and token.ent_type_ == "PERSON"), None)
    if name is None or name.left_edge.nbor(-1).text != ",":
        return
    between = verb.doc[name.right_edge.i + 1 : verb.i]
    if all(token.is_punct or token.dep_ in {"aux", "auxpass", "advmod", "neg"} for token in between):
        passive = any(token.dep_ == "auxpass" for token in between)
        name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _say_that(verb: Token) -> None:
    """ "said on Monday in a letter that the road would close": a clause that is said, and not about the letter."""
    if any(child.dep_ == "ccomp" for child in verb.children):
        return
    things = [thing for within in verb.rights if within.dep_ == "prep" for thing in within.rights]
    for thing in things:
        for clause in thing.rights if thing.lemma_.lower() in ADDRESSES else ():
            that = clause.doc[clause.left_edge.i]
            if clause.dep_ == "relcl" and that.lower_ == "that" and that.dep_ != "nsubj" and _own_subject(clause):
                that.dep_, that.tag_ = "mark", "IN"
                clause.head, clause.dep_ = verb, "ccomp"
                return


def _quote_as(verb: Token) -> None:
    """ "quoted X as saying that it failed": what is said hangs on the quoting, which with "as saying" is one cue."""
    inner = [said for within in verb.rights if within.lower_ == "as" for said in within.rights if said.dep_ == "pcomp"]
    for clause in [clause for said in inner if said.lemma_ in CUE_LEMMAS for clause in said.rights]:
        if clause.dep_ == "ccomp":
            clause.head = verb


def _split_day(verb: Token) -> None:
    """ "said on Friday peace talks were hard": the day is when it was said, the talks are what is spoken of."""
    clause = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    on = next((child for child in verb.rights if child.dep_ == "prep" and child.lower_ == "on"), None)
    thing = next((child for child in on.rights if child.dep_ == "pobj"), None) if on is not None else None
    if clause is None or on is None or thing is None or _own_subject(clause) or thing.i > clause.i:
        return
    day = verb.doc[on.i + 1]
    if day.lower_ in WEEKDAYS and day.head.i == thing.i:
        day.head, day.dep_ = on, "pobj"
        thing.head, thing.dep_ = clause, "nsubj"


def _join_object(noun: Token) -> None:
    """ "killed a couple and their children": a noun is one more of the object, and no second verb."""
    verb, before = noun.head, noun.left_edge.i - 1
    objects = [child for child in verb.rights if child.dep_ == "dobj" and child.i < before]
    joined = (
        before > verb.i and noun.doc[before].dep_ == "cc" and not any(noun.doc[before].head.i == o.i for o in objects)
    )
    if objects and joined and objects[-1].right_edge.i == before - 1 and not any(_own_subject(c) for c in [noun]):
        noun.doc[before].head = noun.head = objects[-1]


def _count_on(clause: Token) -> None:
    """ "said two were dead, and two others were hurt": who goes on counting goes on with what was said."""
    said = next((child for child in clause.head.rights if child.dep_ == "ccomp" and child.i < clause.i), None)
    if clause.head.lemma_ not in CUE_LEMMAS or clause.lemma_ in CUE_LEMMAS or said is None:
        return
    counted = [word.lower_ for who in clause.lefts if who.dep_ in SUBJECTS for word in who.subtree]
    if not OTHERS.isdisjoint(counted) and said.tag_ in FINITE | {"VBN"}:
        clause.head = said


def _part_at_mark(mark: Token) -> None:
    """ "“... feel safe” the agency reported": the last word of a quotation is no part of who speaks behind it."""
    last = mark.nbor(-1)
    speaker = last.head
    if last.dep_ in {"compound", "amod", "nmod"} and speaker.i > mark.i and speaker.head.i not in {speaker.i, last.i}:
        last.head, last.dep_ = speaker.head, "dep"


def _shoot(shot: Token) -> None:
    """ "found a 21-year-old male shot", "the suspect shot and killed by an officer": a participle, no noun."""
    who, behind = shot.nbor(-1), shot.doc[shot.i + 1 : shot.i + 2]
    known = {"male", "female"} | PEOPLE | ARMED_MEMBERS | DOERS
    if who.lower_ not in known or who.head.i != shot.i or shot.dep_ not in {"dobj", "pobj", "nsubj"}:
        return
    if not behind or not (behind[0].is_punct or behind[0].lower_ in {"and", "by", "in", "multiple", "several", "at"}):
        return
    for child in [child for child in shot.lefts if child.i != who.i]:
        child.head = who
    who.head, who.dep_, who.pos_, who.tag_ = shot.head, shot.dep_, "NOUN", "NN"
    if len(shot.doc) > shot.i + 2 and behind[0].lower_ == "and" and shot.nbor(2).tag_ == "VBN":
        shot.nbor(2).head = shot
    shot.head, shot.dep_, shot.pos_, shot.tag_ = who, "acl", "VERB", "VBN"
    shot.lemma_ = "shoot"


def _shoot_and_harm(shot: Token) -> None:
    """ "say an inmate fleeing from a hospital shot and wounded a guard": an inmate shot, no hospital."""
    behind = shot.doc[shot.i + 1 : shot.i + 3]
    if [token.lemma_.lower() for token in behind] not in (["and", "wound"], ["and", "kill"], ["and", "injure"]):
        return
    harm, said, place = behind[1], behind[1].head, shot.nbor(-1)
    doers = [child for child in said.children if child.dep_ == "dobj" and said.i < child.i < place.i]
    if said.lemma_ not in SPEECH or not doers or place.head.i != shot.i or shot.head.i == said.i:
        return
    for child in list(shot.lefts):
        if child.i != place.i:
            child.head = place
    place.head, place.dep_ = shot.head, shot.dep_
    shot.head, shot.dep_, shot.pos_, shot.tag_, shot.lemma_ = said, "ccomp", "VERB", "VBD", "shoot"
    doers[0].head, doers[0].dep_ = shot, "nsubj"
    harm.head = behind[0].head = shot


def _set_beside(clause: Token) -> None:
    """ "declared an emergency and his government issued an appeal": the clause stands beside the verb, not below it."""
    verb = clause.head
    opening = clause.left_edge.i - 1
    join = clause.doc[opening] if opening > verb.i else None
    if join is None or join.dep_ != "cc" or join.head.i == clause.i or clause.tag_ not in FINITE:
        return
    objects = [child for child in verb.rights if child.dep_ == "dobj" and child.i < join.i]
    if objects and (join.head.i == objects[-1].i or objects[-1].is_ancestor(join.head)) and _own_subject(clause):
        join.head, clause.head, clause.dep_ = verb, verb, "conj"


def _own_subject(clause: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in clause.lefts)


def _give_subject(clause: Token) -> None:
    """ "said the man shot at the market had a wound": the second verb is that of the clause, the first a participle."""
    verb = clause.head
    if _own_subject(clause) or clause.tag_ not in FINITE:
        return
    first = next((child for child in verb.rights if child.dep_ == "ccomp" and child.i < clause.i), None)
    if first is None or first.tag_ not in {"VBD", "VBN"} or first.right_edge.i != clause.left_edge.i - 1:
        return
    deps = {child.dep_ for child in first.children}
    subject = next((child for child in first.lefts if child.dep_ == "nsubj" and child.i == first.i - 1), None)
    if subject is None or deps & {"dobj", "aux", "auxpass", "neg", "ccomp", "xcomp", "mark"}:
        return
    subject.head = clause
    first.head, first.dep_, first.tag_ = subject, "acl", "VBN"


def _lift_relative(clause: Token) -> None:
    """ "clashes between strikers and police, which left four dead": the clashes left them dead."""
    if not any(child.lower_ == "which" and child.dep_ == "nsubj" for child in clause.lefts):
        return
    party = clause.head
    while party.dep_ == "conj":
        party = party.head
    between = party.head
    if party.dep_ == "pobj" and between.lower_ == "between" and between.head.pos_ == "NOUN":
        clause.head = between.head


def _take_last_of_list(verb: Token) -> None:
    """ "by shelling, and 300 people remain trapped": the noun right before a verb without subject is its subject."""
    if verb.i == 0 or _own_subject(verb):
        return
    noun = verb.doc[verb.i - 1]
    if noun.pos_ == "ADV" and verb.i > 1:
        noun = verb.doc[verb.i - 2]
    join = verb.doc[noun.left_edge.i - 1] if noun.left_edge.i > 0 else noun
    listed = noun.dep_ == "conj" and noun.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} and join.dep_ == "cc"
    if listed and noun.head.i < join.i and verb.head.i < noun.left_edge.i and not noun.is_ancestor(verb):
        first = next((child for child in verb.head.rights if child.dep_ == "ccomp" and child.i < join.i), None)
        if verb.dep_ == "ccomp" and first is not None:  # "said the toll had risen to 72 and 25 were missing"
            verb.head, verb.dep_ = first, "conj"
        join.head = verb.head
        noun.head, noun.dep_ = verb, "nsubj"


def _count(state: Token) -> None:
    """ "search for 266 missing after a flood": those of the number right before are in the state, not who searches."""
    number = state.nbor(-1) if state.i > state.sent.start else state
    said = number if number.lower_ in REPORTED and number.tag_ == "VBN" and number.i > state.sent.start else None
    number = said.nbor(-1) if said is not None else number
    behind = state.doc[state.i + 1 : state.i + 2]
    if number.pos_ != "NUM" or number.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"}:
        return
    if any(word.pos_ in {"NOUN", "ADJ", "PROPN"} for word in behind):
        return
    first = next((child for child in state.lefts if child.dep_ == "nsubj" and child.pos_ == "NUM"), None)
    if first is not None and first.is_ancestor(number) and state.dep_ in {"acomp", "attr"}:
        first.head, first.dep_ = state.head, "attr"
    elif said is None and (state.dep_ != "advcl" or any(child.dep_ in CLAUSAL_MARKS for child in state.lefts)):
        return
    if not state.is_ancestor(number):
        state.head, state.dep_ = number, "amod"
        if state.tag_ == "VBG":
            state.pos_, state.tag_ = "ADJ", "JJ"
        if said is not None and not said.is_ancestor(number):
            said.head, said.dep_ = state, "advmod"
