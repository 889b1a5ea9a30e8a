"""What the small model parses wrong in the same way time and again, set right before any rule reads it.

A trailing cue after a participle ("..., killing 12 farmers, the governor said") is taken for a clause
of the farmers', with the governor for their apposition. An apposition between commas would be closed by a comma
before the verb (Quirk et al., A Comprehensive Grammar, 17.65 ff.); without it, the governor speaks. A clause behind
the one who is told ("told the crowd he would run") is taken for a relative clause. A name between commas is hung on
the noun before it, also where that is a thing ("one survivor from the harbour, Jane Roe, said"): it names the person.
A prefix cut from its noun ("co-workers") is taken for a noun of its own: the noun gets its place.

Not responsible for: borders of sentences and acronyms (parse).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.rules.cue_subjects import can_speak
from summarizer.rules.lexicon import FORCE_HEADS, INSTITUTIONS, SPEECH
from summarizer.rules.naming import is_honorific, is_role
from summarizer.rules.second_verbs import take_back, withhold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PREFIXES = frozenset({"co", "ex"})
TELLING = frozenset({"tell", "inform", "remind", "assure", "notify", "convince", "persuade"})
"""Verbs with a hearer between themselves and what is said (VerbNet tell-37.2, advise-37.9)."""
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
STATES = frozenset("dead injured wounded hurt missing homeless trapped stranded unconscious".split())
"""What people are left: VerbNet leave-51.2 and fulfilling its result; states of casualties."""
ROUGH = frozenset({"dozen", "hundred", "thousand", "score", "many", "several", "other", "another", "more"})
BODIES = frozenset({*INSTITUTIONS, *FORCE_HEADS})
VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "aide", "lawyer", "attorney"})
"""Who speaks for somebody: a name behind "a spokesman for the president," is the spokesman's."""
FARTHEST = 12
"""Words from a participle to the head of what it acts on."""


def mend(doc: Doc) -> Doc:
    """The same Doc, its trailing cues given to who stands before them."""
    for verb in doc:
        if verb.lower_ in PREFIXES and verb.i + 2 < len(doc) and doc[verb.i + 1].text == "-":
            _join(verb, doc[verb.i + 2])
        if verb.lemma_ == "leave" and verb.pos_ == "VERB":
            _leave(verb)
        if verb.dep_ == "conj":
            withhold(verb)
        if verb.pos_ == "VERB" and verb.lemma_ in CUE_LEMMAS and verb.i:
            _mend_cue(verb)
    return doc


def _mend_cue(verb: Token) -> None:
    speaker = _unclosed_apposition(verb)
    if speaker is not None:
        _give(verb, speaker)
    elif verb.lemma_ in TELLING:
        _tell(verb)
        _free(verb, told=True)
    elif verb.lemma_ in SPEECH:
        _free(verb, told=False)
    _find_speaker(verb)
    if verb.tag_ == "VBG" and verb.dep_ == "advcl":
        _go_with(verb)
    _last_is_the_name(verb)
    if verb.dep_ == "conj":
        take_back(verb)
    _name_the_person(verb)


def _join(prefix: Token, noun: Token) -> None:
    """ "four of her co-workers": the noun takes the place that the prefix was given."""
    if noun.pos_ != "NOUN" or prefix.head.i in {noun.i, prefix.i} or prefix.is_ancestor(noun):
        return
    for child in list(prefix.children):
        child.head = noun
    noun.head, noun.dep_ = prefix.head, prefix.dep_
    for part in (prefix, prefix.nbor()):
        part.head, part.dep_ = noun, "compound"


def _leave(verb: Token) -> None:
    """ "left 12 dead and dozens (of people) hurt": each number with the state it was left in."""
    place, first = verb.i + 1, True
    while (state := _state_behind(verb.doc, place)) is not None and state.sent == verb.sent:
        found = [token for token in verb.doc[place : state.i] if token.pos_ in {"NUM", "NOUN", "PRON"}]
        left = next(
            (token for token in reversed(found) if token.pos_ == "NOUN" and token.lemma_ not in ROUGH), found[0]
        )
        _set(left, verb if first else state, "dobj" if first else "nsubjpass")
        _set(state, verb, "oprd" if first else "conj")
        for number in found:
            if number is not left and number.head.i not in range(place, state.i):
                _set(number, left, "nummod")
        if not first or state.tag_ == "VBD":
            state.tag_, state.pos_ = "VBN", "VERB"
        joins = [token for token in verb.doc[state.i + 1 : state.i + 3] if token.lower_ in {",", "and"}]
        if not joins:
            return
        place, first = joins[-1].i + 1, False
        for join in joins:
            _set(join, verb, "cc" if join.lower_ == "and" else "punct")


def _set(token: Token, head: Token, dep: str) -> None:
    if token.i != head.i and not token.is_ancestor(head):
        token.head, token.dep_ = head, dep


def _state_behind(doc: Doc, start: int) -> Token | None:
    """The state that a number was left in, with a noun or without, right behind ``start``."""
    counted = False
    for token in doc[start : start + FARTHEST]:
        if counted and token.lower_ in STATES:
            behind = doc[token.i + 1 : token.i + 2]
            return None if any(word.pos_ in {"NOUN", "ADJ", "PROPN"} for word in behind) else token
        counted = counted or token.pos_ == "NUM" or token.lemma_.lower() in ROUGH
        if token.is_punct or token.dep_ == "cc" or token.pos_ in {"VERB", "AUX"}:
            return None
    return None


def _tell(verb: Token) -> None:
    """ "told the crowd he would run": what is told, hung on the one who is told it."""
    if any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children):
        return
    for told in verb.rights:
        for clause in told.rights if told.dep_ in {"dobj", "dative"} else ():
            opening = verb.doc[clause.left_edge.i]
            if clause.dep_ == "relcl" and opening.dep_ == "nsubj" and opening.lower_ in PRONOUNS:
                clause.head, clause.dep_ = verb, "ccomp"
                return


def _free(verb: Token, told: bool) -> None:
    """ "..., and hurt 40, the company's head, Jane Roe, told reporters": who tells is no further one of the hurt.

    ``told``: the verb has a hearer; without one, "..., swept away by the flood, officials and residents said".
    """
    hearer = verb.i + 1 < len(verb.doc) and any(child.dep_ in {"dobj", "dative"} for child in verb.rights)
    left = [child for child in verb.lefts if child.dep_ in {"ccomp", "nsubj", "nsubjpass"}]
    behind = any(child.dep_ == "nsubj" for child in verb.rights)
    if hearer != told or len(left) != 1 or left[0].dep_ != "ccomp" or behind:
        return
    last = verb.doc[verb.i - 1]
    last = last.nbor(-1) if last.text == "," and last.i else last
    speaker = last
    while speaker.dep_ in {"appos", "compound", "conj"} and left[0].is_ancestor(speaker.head):
        if verb.doc[speaker.left_edge.i - 1].text == "," and speaker.dep_ == "conj":
            break
        speaker = speaker.head
    if not told and speaker.dep_ not in {"appos", "conj"}:
        speaker = next((token for token in verb.doc[left[0].i : last.i] if _ends_before(token, last)), speaker)
        if speaker.dep_ == "appos" and can_speak(speaker):
            speaker.head, speaker.dep_ = verb, "nsubj"
            return
    before = speaker.left_edge.i - 1
    if speaker.dep_ == "conj" and before > left[0].i and verb.doc[before].text == "," and can_speak(speaker):
        speaker.head, speaker.dep_ = verb, "nsubj"


def _ends_before(noun: Token, last: Token) -> bool:
    """Whether a noun in apposition, behind a comma, goes on up to ``last`` ("a resident and a guard of the mill")."""
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    return noun.dep_ == "appos" and noun.tag_ == "NN" and before.text == "," and noun.right_edge.i == last.i


def _name_the_person(verb: Token) -> None:
    """ "one survivor from the harbour, Jane Roe, said": the name in apposition to the person, and not to the thing."""
    for speaker in verb.children:
        inverted = speaker.dep_ == "dobj" and speaker.i > verb.i > 0 and verb.doc[verb.i - 1].is_quote
        if not (speaker.dep_ == "nsubj" or inverted) or speaker.pos_ != "NOUN" or not can_speak(speaker):
            continue
        if inverted:
            speaker.dep_ = "nsubj"
        if any(child.dep_ == "appos" for child in speaker.rights):
            continue
        for within in speaker.rights:
            thing = next((child for child in within.rights if child.dep_ == "pobj"), None)
            if within.dep_ != "prep" or thing is None:
                continue
            if speaker.lemma_.lower() not in VOICES and (thing.pos_ != "NOUN" or _may_be_named(thing)):
                continue
            for name in thing.rights:
                if name.dep_ == "appos" and name.ent_type_ == "PERSON" and verb.doc[name.left_edge.i - 1].text == ",":
                    name.head = speaker
                    return


def _may_be_named(noun: Token) -> bool:
    """Whether a person's name may be that of what the noun tells: of a mayor, but of no harbour and no school."""
    return can_speak(noun) and noun.lemma_.lower() not in BODIES


def _unclosed_apposition(verb: Token) -> Token | None:
    """ "12 farmers, the governor said": the apposition that stands right before the verb, no comma between."""
    for thing in verb.lefts:
        if thing.dep_ != "nsubj":
            continue
        for other in thing.rights:
            before = other.left_edge.i - 1
            if other.dep_ == "appos" and other.right_edge.i == verb.i - 1 and thing.i < before:
                return other if verb.doc[before].text == "," else None
    return None


def _find_speaker(verb: Token) -> None:
    """ "In an interview with Coast's Ann Low, leader Jan Roe said": the name before the verb, behind its comma."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return
    name = verb.doc[verb.i - 1]
    if name.text == ")":
        name = next((token for token in reversed(verb.doc[verb.sent.start : verb.i]) if token.text == "("), name)
        name = name.nbor(-1) if name.i > verb.sent.start else name
    if name.dep_ == "pobj" and name.ent_type_ == "PERSON" and name.head.i == verb.sent.start:
        _free_from_programme(verb, name)
        return
    apposed = name.dep_ == "appos" and name.ent_type_ == "PERSON" and name.right_edge.i == name.i
    if apposed and name.left_edge.i > 0 and name.left_edge.nbor(-1).text == "," and verb.is_ancestor(name):
        name.head, name.dep_ = verb, "nsubj"


def _free_from_programme(verb: Token, name: Token) -> None:
    """ "On Radio Coast’s Meet the Day Sen. Jan Roe (R) said": the person from the title on, not the programme."""
    title = next((token for token in name.lefts if is_role(token.text) or is_honorific(token.text)), None)
    if title is None or title.i == name.head.i + 1:
        return
    within = name.head
    for token in [token for token in name.subtree if within.i < token.i < title.i and token.head.i >= title.i]:
        token.head, token.dep_ = within, "pobj"
    name.head, name.dep_ = verb, "nsubj"


def _go_with(verb: Token) -> None:
    """ "gave a higher toll, with Jan Roe, the mayor, saying ...": the one behind "with" says it."""
    for within in verb.head.rights:
        speaker = next((child for child in within.rights if child.dep_ == "pobj"), None)
        if within.lower_ != "with" or speaker is None or not can_speak(speaker):
            continue
        between = verb.doc[speaker.right_edge.i + 1 : verb.i]
        if within.i < verb.i and all(token.text == "," for token in between):
            speaker.head, speaker.dep_ = verb, "nsubj"
            return


def _last_is_the_name(verb: Token) -> None:
    """ "Acting Director, Army Relations, Colonel Jan Roe, said": the name that closes a row of titles speaks."""
    title = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if title is None or title.ent_type_ == "PERSON" or not is_role(title.text):
        return
    name = next((token for token in title.subtree if token.dep_ == "appos" and token.ent_type_ == "PERSON"), None)
    if name is None or name.head.i == title.i or name.left_edge.nbor(-1).text != ",":
        return
    behind = name.right_edge.i + 1
    if verb.doc[behind].text == "," and behind == verb.i - 1:
        name.head, name.dep_ = verb, "nsubj"
        title.head, title.dep_ = name, "appos"


def _give(verb: Token, speaker: Token) -> None:
    patient = speaker.head
    edge = patient.left_edge.i
    if edge == verb.sent.start or patient.i - edge > FARTHEST:
        return
    acting = verb.doc[edge - 1]
    if acting.tag_ != "VBG" or any(child.dep_ in {"dobj", "ccomp"} for child in acting.children):
        return
    speaker.head, speaker.dep_ = verb, "nsubj"
    patient.head, patient.dep_ = acting, "dobj"
