"""Casualties: for each trigger its victims, figure, perpetrator, means, motive, place and time, all quoted.

One argument finder serves every construction (active, passive, bare participle, relative clause, noun, state);
one test of negation and hypothesis is applied to all of them (actuality). Counts are found by ``normalize.counts``.

Not responsible for: what a number means (normalize), whose claim it is (chains), which force it was (forces), the
same people told twice (repeats), what happened long ago (history).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.actuality import happened, told_in_general
from summarizer.rules.breakdown import is_broken_down
from summarizer.rules.circumstances import Circumstances, circumstances, is_means
from summarizer.rules.figures import count_words
from summarizer.rules.identified import identified, words_of
from summarizer.rules.perpetrators import agents, may_act
from summarizer.rules.persons import NOBODY, acts_on_people, are_listed, is_person
from summarizer.rules.phrases import (
    Words,
    children,
    is_passive,
    partners,
    prepositional,
    subject,
)
from summarizer.rules.resumption import Meant, all_of_them, people_ahead, resumed_noun, resumes, who_is_meant
from summarizer.rules.rolls import Entry, entries
from summarizer.rules.shares import parts
from summarizer.rules.triggers import REFLEXIVE, SHOOTING, STRIKING, Trigger, triggers
from summarizer.rules.victims import (
    VICTIM_FINDERS,
    group,
    shares_trigger,
    tolled,
    victim_words,
)
from summarizer.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

MOST_IN_SENTENCE = 60
"""Rows of one sentence; what has more is no sentence of a news report. Its claims are read all the same."""
RECENT = 40
"""Rows back that a pronoun, a bare number or a list may refer to."""
RESUMED: frozenset[CasualtyKind] = frozenset({"killed", "injured", "missing", "abducted"})
"""Kinds whose pronouns are followed; whoever "was arrested" is as often the one who did it."""


@dataclass(frozen=True, slots=True)
class Casualty:
    """One reported harm in tokens. ``count`` are the words to read the number from (None: none worded).

    ``rule`` is the construction that told it, a short stable name: a frame of the trigger table in its form
    ("object", "passive", "participle", "relative", "subject", "noun", "state", "toll"), "pronoun", "number",
    "identified" or "part".
    """

    kind: CasualtyKind
    trigger: Token
    victim: Token
    victims: Words
    count: Words | None
    perpetrator: Token | None
    circumstances: Circumstances
    rule: str


def casualties(doc: Doc) -> Iterator[Casualty]:
    """Every casualty of the text, sentence by sentence; one row for each group of victims of one trigger.

    Repeats, history and statistics are among them (see ``repeats`` and ``history``).
    """
    taken: set[tuple[CasualtyKind, int, Words | None]] = set()
    told: list[Casualty] = []
    for sentence in doc.sents:
        for casualty in _of_sentence(sentence, told):
            key = (casualty.kind, casualty.victim.i, casualty.count)
            if key not in taken:
                taken.add(key)
                told.append(casualty)
                yield casualty


def _of_sentence(sentence: Span, told: Sequence[Casualty]) -> Iterator[Casualty]:
    """The rows of one sentence: by its triggers, then the parts of their totals, then who is named apart."""
    own: list[Casualty] = []
    for token in sentence:
        trigger = triggers(token) if len(own) < MOST_IN_SENTENCE else None
        if trigger is not None and happened(trigger):
            for casualty in [*_rows(trigger, [*told[-RECENT:], *own[-RECENT:]]), *_listed_before(trigger)]:
                own.append(casualty)
                yield casualty
    for whole, cue, entry in parts(sentence, [*told[-RECENT:], *own]):
        if entry.head.i not in {casualty.victim.i for casualty in own if casualty.kind == whole.kind}:
            yield _listed(whole.kind, cue, entry, "part")
    for kind, cue, entry in identified(sentence, [*told[-RECENT:], *own[-RECENT:]]):
        yield _listed(kind, cue, entry, "identified")


def _listed_before(trigger: Trigger) -> Iterator[Casualty]:
    """ "A, the mayor; B, a driver; and C were also killed": the names of a list with semicolons before its verb."""
    verb = trigger.token
    if trigger.frame != "subject" and not is_passive(verb):
        return
    sentence = verb.sent
    first = min([verb.i, *(child.i for child in verb.children if child.dep_ in {"aux", "auxpass", "advmod"})])
    before = verb.doc[sentence.start : max(first, sentence.start)]
    mark = next((word.i for word in before if word.text == ";"), None)
    if mark is not None and not any(word.pos_ in {"VERB", "AUX"} for word in before):
        for entry in entries(verb.doc, mark + 1, first):
            if entry.named:
                yield _listed(trigger.kind, verb, entry, "identified")


def _listed(kind: CasualtyKind, trigger: Token, entry: Entry, rule: str) -> Casualty:
    nothing = Circumstances(means=None, motive=None, place=None, time=None)
    return Casualty(kind, trigger, entry.head, words_of(entry), entry.count, None, nothing, rule)


def _rows(trigger: Trigger, told: Sequence[Casualty]) -> Iterator[Casualty]:
    found: list[Token] = []
    for head in VICTIM_FINDERS[trigger.frame](trigger.token):
        others = [] if is_broken_down(head) else _listed_with(head)
        found += [
            head,
            *(other for other in others if other.i != head.i and shares_trigger(trigger.token, head, other)),
        ]
    found = [head for head in found if not _is_rank_of_the_next(head)]
    if found:  # "was killed along with two guards"
        found += _along_with(trigger)
    if _mere_hurt(trigger):
        return
    perpetrator, means = agents(trigger)
    for victim in found:
        people = group(victim)
        together = all_of_them(victim, told)
        meant = together or _meant(trigger, victim, people, told)
        if meant is None or told_in_general(trigger, meant.count is not None, meant.victim.pos_ == "PROPN"):
            continue
        yield Casualty(
            kind=trigger.kind if together is None else _fate(trigger, told[-1]),
            trigger=trigger.token,
            victim=meant.victim,
            victims=meant.victims,
            count=meant.count,
            perpetrator=perpetrator if perpetrator is not None and perpetrator.i != people.i else None,
            circumstances=circumstances(trigger, victim, means),
            rule=_rule(trigger, victim, meant.victim),
        )


def _is_rank_of_the_next(head: Token) -> bool:
    """ "a guard and Army Cpl. Jan Roe": the rank, cut from its name, is nobody of its own."""
    behind = head.doc[head.i + 1 : head.i + 3]
    dotted = head.text.endswith(".") or (len(behind) > 0 and behind[0].text == ".")
    name = next((token for token in behind if token.text != "."), None)
    rank = lexicon.ROLES.get(head.lower_.rstrip(".")) == "military"
    return rank and dotted and head.is_title and name is not None and name.ent_type_ == "PERSON"


def _listed_with(head: Token) -> list[Token]:
    """Those coordinated with a head, and the names of a list that the parser took for an apposition."""
    names = [name for name in children(head, "appos") if are_listed(head, name)]
    found = [*partners(head), *(one for name in names for one in partners(name))]
    return list(takewhile(lambda one: not _sums_up(one), found))


def _sums_up(noun: Token) -> bool:
    """ "18 people, all women and children": who they all are, and nobody besides."""
    first = noun.left_edge
    return first.lower_ == "all" and first.i > 0 and first.nbor(-1).text == ","


def _along_with(trigger: Trigger) -> list[Token]:
    verb = trigger.token if trigger.token.pos_ == "VERB" else trigger.token.head
    return [with_them for _, with_them in prepositional(verb, "along", "together")] if verb.pos_ == "VERB" else []


def _fate(trigger: Trigger, last: Casualty) -> CasualtyKind:
    """What befell those told of one by one: "all three had been stabbed" tells how they died."""
    open_end = trigger.kind == "injured" and trigger.token.lemma_ in SHOOTING | STRIKING
    return "killed" if open_end and last.kind == "killed" else trigger.kind


def _meant(trigger: Trigger, victim: Token, people: Token, told: Sequence[Casualty]) -> Meant | None:
    """Who is harmed, in the words that name them: a pronoun and a bare number are resumed; None for no person."""
    if people.pos_ == "PRON" and people.i == victim.i and people.lower_ not in NOBODY | {"others", "another"}:
        return _resumed(trigger, people, told)
    if (
        people.pos_ == "PRON"
        and people.i != victim.i
        and victim.lower_ not in NOBODY
        and people.lower_ in {"them", "us", "whom", "which"}
    ):
        again = trigger.kind == "killed" and trigger.frame == "object" and victim.dep_ == "dobj"
        return _share_of(victim, people, [row for row in told if not again or row.kind != "killed"])
    own = people.i == trigger.token.i
    another = people.lower_ == "another" and people.pos_ == "PRON" and trigger.kind in {"killed", "injured"}
    if not (own or another or is_person(people) or (people.i == victim.i and acts_on_people(trigger, victim))):
        return None
    count = count_words(victim, people)
    if not own and resumes(people):
        noun = resumed_noun(people, told) if trigger.token.lemma_ != "number" else tolled(trigger.token)
        if noun is not None and noun.lemma_.lower() in lexicon.ANIMALS:
            return None
        if noun is not None and is_person(noun):
            return Meant(noun, victim_words(noun, noun), count)
        if people.pos_ == "NUM" and (unit := _unit(trigger, people)) is not None:
            return Meant(unit, Words(unit.i, unit.i + 1), count)
    return Meant(people, victim_words(victim, people), count)


def _unit(trigger: Trigger, number: Token) -> Token | None:
    """The word for a number that leaves its noun out: "12 dead", or the people that the next statement counts."""
    told = trigger.frame in {"state", "noun"} or trigger.token.tag_ == "VBN"
    if told and trigger.token.i == number.i + 1:
        return trigger.token
    return people_ahead(number) if trigger.frame == "toll" else None


def _resumed(trigger: Trigger, pronoun: Token, told: Sequence[Casualty]) -> Meant | None:
    if trigger.kind not in RESUMED:
        return None
    if pronoun.lower_ in REFLEXIVE:
        doer = subject(trigger.token)
        if doer is None or not is_person(doer):
            return None
        return (
            Meant(doer, victim_words(doer, doer), count_words(doer, doer))
            if doer.pos_ != "PRON"
            else (who_is_meant(doer, told))
        )
    return who_is_meant(pronoun, [row for row in told if row.kind in RESUMED and row.rule != "part"])


def _share_of(number: Token, them: Token, told: Sequence[Casualty]) -> Meant | None:
    """ "two of them died": the noun of those told of before, with a number of its own; "them" where nobody was."""
    if number.dep_ not in {"nsubj", "nsubjpass", "dobj"}:  # "15 soldiers, four of them seriously"
        return None
    noun = next(
        (row.victim for row in reversed(told) if row.victim.tag_ == "NNS" or row.victim.lower_ == "people"), None
    )
    if number.pos_ != "NUM":
        return None
    if noun is None:
        return Meant(them, Words(them.i, them.i + 1), Words(number.i, number.i + 1)) if them.lower_ == "them" else None
    return Meant(noun, victim_words(noun, noun), Words(number.i, number.i + 1))


def _rule(trigger: Trigger, victim: Token, meant: Token) -> str:
    """The short name of the construction."""
    if meant.i != victim.i and (victim.pos_ == "PRON" or victim.lower_ == "others"):
        return "number" if victim.lower_ == "others" else "pronoun"
    if victim.pos_ == "NUM" and meant.i != victim.i and group(victim).i == victim.i:
        return "number"
    verb = trigger.token
    if trigger.frame != "object" or verb.pos_ not in {"VERB", "AUX"}:
        return trigger.frame
    if verb.dep_ in {"acl", "amod"} or (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
        return "participle"
    if verb.dep_ == "relcl":
        return "relative"
    return "passive" if is_passive(verb) else "object"


def _mere_hurt(trigger: Trigger) -> bool:
    """ "the law hurts families": nobody and nothing that wounds is the subject."""
    verb = trigger.token
    if (
        trigger.kind != "injured"
        or trigger.frame != "object"
        or is_passive(verb)
        or verb.lemma_ not in {"hurt", "harm"}
    ):
        return False
    done_by = subject(verb)
    return done_by is not None and not (is_means(done_by) or may_act(done_by) or done_by.pos_ == "PRON")
