"""Whether a composed sentence gives its deeds and words to the same people as the sentences it rests on.

A sentence that keeps the order of its evidence, and leaves out or adds nothing that turns roles round, is taken as it
is. Else both are parsed and compared as relations: (who did, what class of deed, to whom) with passives turned round
and verbs of one class alike (VerbNet murder-42.1, say-37.7 ...; ACLED's event types), and (who said, what). A common
noun that the evidence does not use ("troops" for "soldiers") is a paraphrase; one it uses in another role is a swap.

Not responsible for: names, numbers, hedges and negation (grounding.composed), entailment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.alignment import folded_words
from summarizer.rules.attribution import sayings
from summarizer.rules.callings import Told
from summarizer.rules.closeup import Closeup
from summarizer.rules.frames import STRONG
from summarizer.rules.harm_words import KIND_FORMS
from summarizer.rules.lexicon import SPEECH
from summarizer.rules.likeness import support
from summarizer.rules.links import links_of
from summarizer.rules.naming import mention_phrase
from summarizer.rules.phrases import children, core_phrase, is_passive, partners, prepositional, subject
from summarizer.rules.saying import Saying
from summarizer.rules.triggers import HAPPENINGS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COMMA: Final = ","
_WORD: Final = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*|,")
_TURNING: Final = frozenset(
    "by of from to against for over with is are was were be been being who whom whose which".split()
)
"""Words that turn roles round or open a clause; adding one makes another sentence."""
_HINGES: Final = frozenset("and or but while whereas although though after before as because when nor than".split())
_SMALL: Final = frozenset("the a an that this these those has have had its his her their also on in at".split())
_GENERIC: Final = frozenset(
    "person people man woman child civilian resident other victim more least one member force forces troop group side "
    "they he she it we who which that them him dozen hundred thousand score".split()
)
"""Words too general to tell two parties apart."""
_CLASSES: Final[dict[str, str]] = {
    **dict.fromkeys("kill murder slay massacre slaughter execute assassinate behead gun shoot butcher".split(), "kill"),
    **dict.fromkeys("injure wound hurt maim harm".split(), "injure"),
    **dict.fromkeys("attack assault raid ambush storm bomb shell bombard strike hit target pound".split(), "attack"),
    **dict.fromkeys("capture seize take overrun retake recapture conquer occupy".split(), "take"),
    **dict.fromkeys("abduct kidnap snatch".split(), "abduct"),
    **dict.fromkeys("arrest detain imprison jail apprehend".split(), "detain"),
    **dict.fromkeys("accuse blame charge".split(), "accuse"),
    **dict.fromkeys("defeat beat repel rout expel oust push drive".split(), "defeat"),
    **dict.fromkeys("free release liberate rescue".split(), "free"),
}
ORDERING: Final = frozenset("urge ask tell order force allow help persuade command invite compel let want".split())
"""Verbs of object control (VerbNet urge-58.1, order-60.1, force-59)."""
VERB_WEIGHT: Final = 3
"""How much more a shared verb tells of two statements than a shared noun."""
SPOKEN: Final = frozenset(SPEECH) | {
    "believe",
    "think",
    "allege",
    "estimate",
    "suggest",
    "reject",
    "dismiss",
    "dispute",
}


class Relation(NamedTuple):
    """A deed: its class, and the lemmas of who did it and of whom it was done to (empty: not told)."""

    deed: str
    agent: frozenset[str]
    patient: frozenset[str]


class Speech(NamedTuple):
    """A saying: lemmas of the speaker's phrase, and of the words said with how much each tells."""

    speaker: frozenset[str]
    content: dict[str, int]

    def shared(self, other: Speech) -> int:
        """How much of the two contents is alike; a verb says more than a noun."""
        return sum(min(weight, other.content[word]) for word, weight in self.content.items() if word in other.content)


def swapped(text: str, told: Sequence[Told], closeup: Closeup) -> bool:
    """Whether ``text`` gives a deed or a statement of the evidence (whole sentences) to somebody else."""
    borne_out = support(text, told)
    if borne_out is not None:
        return not borne_out
    for sentence in (text, *(one.sentence for one in told)):
        closeup.parse(sentence)  # ask for all at once
    said = closeup.parse(text)
    if said is None or not any(token.pos_ in {"VERB", "AUX"} for token in said):
        return True  # words that make no sentence
    evidence = [one.sentence for one in told]
    if any(keeps_order(text, sentence) for sentence in evidence):
        return False
    docs = [doc for sentence in evidence if (doc := closeup.parse(sentence)) is not None]
    if not docs:
        return True
    deeds = [relation for doc in docs for relation in relations(doc)]
    if any(_contradicts(relation, deeds) for relation in relations(said)):
        return True
    given = [speech for doc in docs for speech in speeches(doc)]
    return any(_other_speaker(speech, given, docs) for speech in speeches(said))


def _stem(word: str) -> str:
    for ending in ("'s", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=512)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in _WORD.findall(folded_words(text).casefold()))


_TELLING: Final = frozenset(_stem(word) for words in (STRONG, *KIND_FORMS.values()) for word in words)


def keeps_order(text: str, sentence: str) -> bool:
    """Whether the words of ``text`` stand in ``sentence`` in this order and nothing between them turns its roles round.

    Words that are new may stand between; but no new word that turns roles round, and what is left out is no
    other deed, saying or clause.
    """
    said, given = [word for word in _stems(text) if word != COMMA], _stems(sentence)
    place, previous, new = 0, -1, 0
    for word in said:
        try:
            found = given.index(word, place)
        except ValueError:
            if word in _TURNING or word in _HINGES or word in _TELLING:
                return False
            new += word not in _SMALL
            continue
        if word in _SMALL and found > place + 2:
            continue
        skipped = given[previous + 1 : found] if previous >= 0 else ()
        if _turns(skipped) or (skipped.count(COMMA) == 1 and word in _TELLING):
            return False
        place, previous = found + 1, found
    return previous >= 0 and new * 3 <= len(said) and not _is_object_only(given, said)


def _turns(skipped: Sequence[str]) -> bool:
    return any(
        word in _HINGES or word in _TURNING - {"of", "to", "from", "for", "with"} or word in _TELLING
        for word in skipped
    )


def _is_object_only(given: Sequence[str], said: Sequence[str]) -> bool:
    """Whether what the text begins with stands behind "by" or "of" in its evidence, and so is no subject there."""
    first = next((given.index(word) for word in said if word in given and word not in _SMALL), 0)
    lead = given[max(0, first - 3) : first]
    return any(word in {"by", "of"} for word in lead[-2:])


def relations(doc: Doc) -> list[Relation]:
    """The deeds of a parse, passives turned round; "X died" is a killing without one who did it."""
    found = []
    for verb in doc:
        if verb.pos_ not in {"VERB", "AUX"} or verb.lemma_.lower() in SPOKEN:
            continue
        lemma = verb.lemma_.lower()
        deed = _CLASSES.get(lemma, lemma)
        if lemma in HAPPENINGS:
            found.append(Relation(HAPPENINGS[lemma].removesuffix("ed"), frozenset(), _lemmas(subject(verb))))
            continue
        if is_passive(verb):
            agent = next((thing for _, thing in prepositional(verb, "by")), None)
            patient = subject(verb)
        else:
            agent = _ordered(verb) or subject(verb)
            patient = next(iter(children(verb, "dobj")), None)
        if agent is not None or patient is not None:
            found.append(Relation(deed, _lemmas(agent), _lemmas(patient)))
    return found


def _ordered(verb: Token) -> Token | None:
    """ "X urged Y to free Z": the object of the verb above does what the infinitive says."""
    if verb.dep_ not in {"xcomp", "advcl", "ccomp"} or verb.head.lemma_ not in ORDERING:
        return None
    return next(iter(children(verb.head, "dobj", "nsubjpass")), None)


def _lemmas(head: Token | None) -> frozenset[str]:
    """Lemmas of a phrase's content words, its partners' too; empty for a pronoun, which tells nobody."""
    if head is None or head.pos_ == "PRON" or head.text.isdigit():
        return frozenset()
    found: set[str] = set()
    for partner in partners(head):
        words = core_phrase(partner)
        found |= {
            _stem(token.lower_)
            for token in [*partner.doc[words.start : words.end], *_of_what(partner)]
            if token.pos_ in {"NOUN", "PROPN", "ADJ"} and token.lemma_.lower() not in _GENERIC
        }
    return frozenset(found)


def _of_what(head: Token) -> list[Token]:
    return [thing for _, thing in prepositional(head, "of", "for", "from", "by")]


def _contradicts(said: Relation, given: Iterable[Relation]) -> bool:
    """Whether the evidence tells a deed of this class, but with these people in other roles."""
    same = [relation for relation in given if relation.deed == said.deed]
    if not same or not (said.agent or said.patient):
        return False
    if any(_agrees(said.agent, r.agent) and _agrees(said.patient, r.patient) for r in same):
        return any(_turned(said, r) for r in same) and not any(
            said.agent & r.agent or said.patient & r.patient for r in same
        )
    others = frozenset().union(*(r.agent | r.patient for r in given))
    return any(_turned(said, r) for r in same) or bool(said.agent & others) or bool(said.patient & others)


def _agrees(said: frozenset[str], given: frozenset[str]) -> bool:
    return not said or not given or bool(said & given)


def _turned(said: Relation, given: Relation) -> bool:
    return bool(said.agent & given.patient - given.agent) or bool(said.patient & given.agent - given.patient)


def speeches(doc: Doc) -> list[Speech]:
    """The sayings of a parse with a speaker who is no pronoun."""
    found = []
    said = sayings(doc)
    for saying in said:
        if saying.source is None:
            continue
        runs = [mention_phrase(link.source) for link in links_of(saying)] or [mention_phrase(saying.source)]
        speaker = {
            _stem(token.lower_)
            for run in runs
            for token in doc[run.start : run.end]
            if token.pos_ in {"NOUN", "PROPN", "NUM"}
        }
        own = [token for piece in saying.content for token in doc[piece.start : piece.end]]
        beside = {index for other in said if _stands_beside(doc, other, saying) for index in _indices(other)}
        content = {
            _stem(t.lower_): VERB_WEIGHT if t.pos_ == "VERB" else 1 for t in own if _tells(t) and t.i not in beside
        }
        found.append(Speech(frozenset(speaker), content))
    return found


def _tells(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "NUM", "VERB", "ADJ"}


def _indices(saying: Saying) -> set[int]:
    return {index for piece in (*saying.content, saying.cue) for index in range(*piece)}


def _stands_beside(doc: Doc, other: Saying, saying: Saying) -> bool:
    """Whether another saying opens a clause beside this one's ("..., while Y said"), whatever the parser hung where."""
    if other is saying or other.source is None or not saying.holds(other.cue.start):
        return False
    start = min(mention_phrase(other.source).start, other.cue.start)
    return start > 0 and doc[start - 1].lower_ in _HINGES


def _other_speaker(said: Speech, given: Sequence[Speech], docs: Sequence[Doc]) -> bool:
    """Whether the evidence gives most of what is said to somebody else than ``said`` does."""
    if not said.speaker or not said.content:
        return False
    rank = max(map(said.shared, given), default=0)
    if rank == 0:
        return _speaks_not(said.speaker, given)
    alike = [speech for speech in given if said.shared(speech) == rank]
    if any(not speech.speaker or speech.speaker & said.speaker for speech in alike):
        return False
    known = {_stem(token.lower_) for doc in docs for token in doc}
    return bool(said.speaker & known)


def _speaks_not(speaker: frozenset[str], given: Sequence[Speech]) -> bool:
    """Whether others speak in the evidence and this one only acts or is spoken of."""
    return bool(given) and not any(not speech.speaker or speech.speaker & speaker for speech in given)
