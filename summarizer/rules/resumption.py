"""Victims who are resumed: a pronoun for those just told of, a bare number or "others" for their noun.

"A man was shot; he died in hospital", "two drivers were killed and four were injured". Who was told to be harmed comes
first, then the subject of the sentence before (the subject preference of centering, Grosz et al., 1995); whoever does
not agree in number and gender is not meant, and where nobody agrees there is no row.
Not responsible for: speakers' pronouns (anaphora), two rows about the same people (repeats).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.rules import lexicon
from summarizer.rules.anaphora import main_subject
from summarizer.rules.figures import count_words
from summarizer.rules.persons import is_bare_number, is_person
from summarizer.rules.phrases import Words, children
from summarizer.rules.victims import group, victim_words

if TYPE_CHECKING:
    from spacy.tokens import Token

FARTHEST_BACK = 60
"""Words back in the same sentence."""
FARTHEST_UP = 3
"""Verbs above a participle."""
LONGEST_LIST = 12
"""Words of a list of parts."""
NEAR = 2
"""Sentences back; the checkpoint holds a row's words no farther apart."""
SINGULAR = {"he": "male", "him": "male", "she": "female", "her": "female"}
FINDING = frozenset({"find", "discover", "locate", "see", "spot", "notice", "encounter", "meet"})
"""What those who come to a scene do to the harmed."""
PLURAL = frozenset({"they", "them", "both", "all"})
MORE = frozenset({"other", "another", "others", "more", "additional", "further"})


class Harmed(Protocol):
    """What a row tells of its victims."""

    @property
    def victim(self) -> Token:
        """Their head word."""

    @property
    def victims(self) -> Words:
        """Their words without the number."""

    @property
    def count(self) -> Words | None:
        """The words of their number."""


class Meant:
    """Whom a pronoun stands for, in the words that named them."""

    __slots__ = ("count", "victim", "victims")

    def __init__(self, victim: Token, victims: Words, count: Words | None) -> None:
        self.victim, self.victims, self.count = victim, victims, count


def who_is_meant(pronoun: Token, earlier: Sequence[Harmed]) -> Meant | None:
    """The victims told of before that a pronoun resumes, or the person who is the subject of the sentence before."""
    word = pronoun.lower_
    if word not in SINGULAR and word not in PLURAL:
        return None
    beside = _subject_beside(pronoun) if word in SINGULAR else None
    for told in reversed(earlier):
        farther = beside is not None and told.victim.sent.start != pronoun.sent.start
        if farther or _sentences_between(told.victim, pronoun) > NEAR:
            break
        if told.victim.i < pronoun.i and _agrees(word, told.victim, told.count):
            return Meant(told.victim, told.victims, told.count)
    if word not in SINGULAR:
        return None
    subject = beside or _in_sentence_before(pronoun)
    if subject is None or not is_person(subject) or _speaks(subject) or not _agrees(word, subject, None):
        return None
    people = group(subject)  # "the body of X was found; he had been shot"
    return Meant(people, victim_words(subject, people), count_words(subject, people))


def _in_sentence_before(pronoun: Token) -> Token | None:
    """The subject of the sentence before, or whom its "they" found ("They found a man. He had been shot")."""
    if pronoun.sent.start == 0:
        return None
    subject = main_subject(pronoun.doc[pronoun.sent.start - 1].sent)
    if subject is None or subject.head.lemma_ not in FINDING or _agrees(pronoun.lower_, subject, None):
        return subject
    return next(iter(children(subject.head, "dobj")), None)


def all_of_them(words: Token, earlier: Sequence[Harmed]) -> Meant | None:
    """ "Both died", "All three had been stabbed": those told of one by one just before, together."""
    every = children(words, "det", "predet")
    three = words.pos_ == "NUM" and bool(every) and every[0].lower_ == "all" and not children(words, "prep")
    both = words.lower_ == "both" and words.dep_ in {"nsubj", "nsubjpass", "dobj"} and not children(words, "prep")
    before = next((told.victim for told in reversed(earlier) if told.victim.i != words.i), None)
    if not (three or both) or before is None or _sentences_between(before, words) > NEAR:
        return None
    whole = Words(every[0].i if three else words.i, words.i + 1)
    return Meant(words, whole, whole)


def _subject_beside(pronoun: Token) -> Token | None:
    """ "The clerk tried to resist; the men shot him": the subject of a statement before in the same sentence."""
    for token in reversed(pronoun.doc[max(pronoun.sent.start, pronoun.i - FARTHEST_BACK) : pronoun.i]):
        if token.dep_ not in {"nsubj", "nsubjpass"} or token.head.i in {pronoun.head.i, pronoun.head.head.i}:
            continue
        if token.pos_ in {"NOUN", "PROPN"} and is_person(token) and not _speaks(token):
            return token if _agrees(pronoun.lower_, token, None) else None
    return None


def _speaks(subject: Token) -> bool:
    return subject.head.lemma_.lower() in lexicon.SPEECH | {"tell"}


def _sentences_between(first: Token, second: Token) -> int:
    """How many sentences the second stands behind the first, counted up to NEAR + 1."""
    sentence, steps = second.sent, 0
    while first.i < sentence.start and steps <= NEAR:
        sentence, steps = second.doc[sentence.start - 1].sent, steps + 1
    return steps


def _agrees(pronoun: str, noun: Token, count: Words | None) -> bool:
    several = noun.lower_ in {"people", "they", "we", "them"} or noun.pos_ == "NUM"
    plural = noun.tag_ in {"NNS", "NNPS"} or several or _many(noun, count)
    if pronoun in PLURAL:
        return plural
    if plural:
        return False
    lemma, titles = noun.lemma_.lower(), {child.lower_.rstrip(".") for child in children(noun, "compound")}
    given = lexicon.FEMALE_NAMES if SINGULAR[pronoun] == "male" else lexicon.MALE_NAMES
    same = lexicon.MALE_NAMES if SINGULAR[pronoun] == "male" else lexicon.FEMALE_NAMES
    if noun.ent_type_ == "PERSON" and titles & given and not titles & same:
        return False
    other = lexicon.FEMALE | {"woman", "girl"} if SINGULAR[pronoun] == "male" else lexicon.MALE | {"man", "boy"}
    return (
        lemma not in other
        and not titles & other
        and not lemma.endswith("man" if pronoun in {"she", "her"} else "woman")
    )


def _many(noun: Token, count: Words | None) -> bool:
    return count is not None and noun.doc[count.start].lower_ not in {"a", "an", "one", "1", "another"}


def resumed_noun(number: Token, earlier: Sequence[Harmed]) -> Token | None:
    """The noun that a bare number or "others" leaves out: the last plural one that was counted or harmed."""
    shared = _noun_ahead(number) or _attacked(number)
    if shared is not None:
        return shared
    for token in reversed(number.doc[max(number.sent.start, number.i - FARTHEST_BACK) : number.i]):
        counted = token.pos_ == "NOUN" and children(token, "nummod") and token.ent_type_ not in {"DATE", "TIME"}
        if counted and (_is_part(token) or _tells(token, number)):
            continue  # "killed 14 civilians, including five children, and wounded 30": civilians
        if counted and (is_person(token) or token.lemma_.lower() in lexicon.ANIMALS):
            return token if _may_be_one_of(number, token) else None
    for told in reversed(earlier):
        if _sentences_between(told.victim, number) > NEAR:
            return None
        named = told.victim.pos_ == "NOUN" and told.victim.lower_ != "others"
        if told.victim.i < number.i and named and _may_be_one_of(number, told.victim):
            return told.victim
    return None


def _attacked(number: Token) -> Token | None:
    """ "ambushed the raiders, killing 11": of those whom the verb above is done to."""
    participle = number.head
    if number.dep_ != "dobj" or participle.tag_ != "VBG" or participle.dep_ != "advcl":
        return None
    verb = participle
    for _ in range(FARTHEST_UP):
        verb = verb.head
        done_to = [thing for thing in children(verb, "dobj") if thing.i < participle.i and thing.tag_ == "NNS"]
        if done_to or verb.dep_ not in {"advcl", "xcomp"}:
            return done_to[0] if done_to and is_person(done_to[0]) else None
    return None


def _tells(noun: Token, number: Token) -> bool:
    """ "two residents put the toll at 37": who gives a number is none of those it counts."""
    verb = noun.head
    return noun.dep_ == "nsubj" and verb.lemma_ in CUE_LEMMAS.keys() | {"put"} and verb.is_ancestor(number)


def _is_part(noun: Token) -> bool:
    """Whether a counted noun is told as a part of another ("including five children")."""
    for token in reversed(noun.doc[max(noun.sent.start, noun.i - LONGEST_LIST) : noun.i]):
        if token.lower_ in {"including", "among"}:
            return True
        if token.pos_ in {"VERB", "AUX"}:
            return False
    return False


def people_ahead(number: Token) -> Token | None:
    """ "The toll rose to 128. More than 600 people were hurt": the unit that the next statement counts."""
    doc = number.doc
    following = doc[number.sent.end].sent.end if number.sent.end < len(doc) else number.sent.end
    for token in doc[number.i + 1 : min(following, number.i + FARTHEST_BACK)]:
        if token.lower_ == "people" and children(token, "nummod"):
            return token
    return None


def _may_be_one_of(number: Token, noun: Token) -> bool:
    """Whether a number can be of this noun: "another" of one person, too, all others of several."""
    return number.lower_ == "another" or noun.tag_ == "NNS" or noun.lower_ == "people"


def _noun_ahead(number: Token) -> Token | None:
    """ "killing three and wounding four soldiers": the noun is written once, behind the second number."""
    verb = number.head
    for partner in children(verb, "conj"):
        for thing in children(partner, "dobj"):
            if number.dep_ == "dobj" and thing.pos_ == "NOUN" and children(thing, "nummod"):
                return thing
    return None


def resumes(head: Token) -> bool:
    """Whether a head is a number or "others" that leaves its noun out."""
    if head.lower_ in {"others", "more", "several", "another"}:
        return True
    if head.lower_ == "number" and not children(head, "prep"):
        return True
    plain = not any(child.dep_ == "prep" and child.lower_ in {"of", "in"} for child in head.children)
    return (head.pos_ == "NUM" or is_bare_number(head)) and plain and group(head).i == head.i


def adds(head: Token, words: Words | None) -> bool:
    """Whether the words tell of more people than those told of before ("another 13", "two others")."""
    start = min(words.start, head.i) if words is not None else head.i
    nearby = head.doc[max(head.sent.start, start - 1) : head.i + 2]
    return any(word.lower_ in MORE for word in nearby)
