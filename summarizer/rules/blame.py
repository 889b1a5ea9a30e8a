"""Who did it, as other clauses than a casualty's own tell: the next steps of the ladder, each said to be what it is.

Told as done: "guerrillas blew up a bridge ... The attack killed nine", "gunmen stormed the inn and two guards died",
"the murder was carried out by X". Laid at somebody's door: "X claimed responsibility", "police blamed X", "the bombing
was attributed to X"; then the words quoted hold the verb, so that nobody reads a claim or an accusation as a fact,
and no force is referred to. Where the event may be another one, somebody else says so, or the text hedges: nobody.

Not responsible for: the casualty's own clause (perpetrators).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarizer.normalize.hedges import find_hedges
from summarizer.rules import lexicon
from summarizer.rules.accusations import Accusation, accusations
from summarizer.rules.casualties import Casualty
from summarizer.rules.chains import Claims
from summarizer.rules.circumstances import is_means
from summarizer.rules.forces import Forces
from summarizer.rules.holders import antecedent
from summarizer.rules.perpetrators import may_act, perpetrator_words
from summarizer.rules.phrases import Words, children, core_phrase, is_passive, prepositional, subject
from summarizer.rules.realis import happened
from summarizer.rules.strikes import attends, leads_to, strikes
from summarizer.rules.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_REACH = 80
"""Words before or behind a casualty in which an attack may stand."""
MOST_BESIDE = 4
"""Victims of one clause that are asked for who harmed them all."""
FARTHEST = 2
"""Sentences between a casualty and the words on who did it; grounding allows no more."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
HAPPENED = frozenset(
    """
    ambush assault attack blast blaze bombing clash explosion incident killing massacre offensive operation raid
    shelling shooting strike
    """.split()
)
"""Events that a sentence before may have told of."""
TAKING = frozenset({"abduct", "kidnap"})
PLURALS = frozenset({"they", "who", "it", "he", "she"})


class Laid(NamedTuple):
    """Who did it: the words to quote, and whom they name where the text tells it as done (else None)."""

    words: Words
    doer: Token | None


class Blame:
    """Everything a text says on who did what, for casualties whose own clause does not tell."""

    def __init__(self, doc: Doc, casualties: Sequence[Casualty], claims: Claims, forces: Forces) -> None:
        self._doc, self._claims, self._forces = doc, claims, forces
        self._starts = [sentence.start for sentence in doc.sents]
        self._harmed = sorted({self._number(casualty.trigger) for casualty in casualties})
        self._beside: dict[int, list[Casualty]] = {casualty.trigger.i: [] for casualty in casualties}
        for casualty in casualties:
            self._beside[casualty.trigger.i].append(casualty)
        self._rows = Counter(self._number(casualty.trigger) for casualty in casualties)
        self._laid: dict[int, list[Accusation]] = {}
        for accusation in accusations(doc):
            self._laid.setdefault(self._number(accusation.doer), []).append(accusation)
        self._sources = {draft.key: tuple(link.source for link in draft.attribution) for draft in claims.drafts}

    def of(self, casualty: Casualty) -> Laid | None:
        """Who did it as the text says elsewhere, or None; what holds for one of a clause's victims holds for all."""
        for one in dict.fromkeys((casualty, *self._beside[casualty.trigger.i][:MOST_BESIDE])):
            for found in (*self._meant(one), *self._retold(one), *self._accused(one), *self._told(one)):
                if not self._own_side(casualty.victim, found):
                    return found
        return None

    def _number(self, token: Token) -> int:
        return bisect_right(self._starts, token.i) - 1

    def _meant(self, casualty: Casualty) -> Iterator[Laid]:
        """ "they killed": the armed subject of the sentence before."""
        verb = casualty.trigger
        if verb.pos_ != "VERB" or is_passive(verb):
            return
        doer = subject(verb)
        if doer is None or doer.i == casualty.victim.i or doer.lower_ not in {"they", "who"}:
            return
        meant = antecedent(doer, self._forces)
        if meant is not None and meant.i != doer.i and may_act(meant):
            yield Laid(perpetrator_words(meant), meant)

    def _retold(self, casualty: Casualty) -> Iterator[Laid]:
        """ "He was murdered by X", "They were killed when X opened fire": the same harm in the sentence behind."""
        here = self._number(casualty.trigger)
        if here + 1 >= len(self._starts):
            return
        several = self._rows[here] > 1 or casualty.victim.tag_ in {"NNS", "NNPS"}
        sentence = self._doc[self._starts[here + 1]].sent
        behind = self._doc[sentence.start : min(sentence.end, sentence.start + LONGEST_REACH)]
        for verb in behind:
            trigger, who = triggers(verb) if verb.pos_ == "VERB" and is_passive(verb) else None, subject(verb)
            if trigger is None or trigger.kind != casualty.kind or who is None or not happened(verb):
                continue
            if who.lower_ == "they" if several else who.lower_ in {"he", "she"}:
                attacks = [
                    token for token in behind[verb.i - behind.start :] if strikes(token) and attends(token, verb)
                ]
                for told in [verb, *attacks]:
                    yield from self._doer(told, casualty, True)

    def _accused(self, casualty: Casualty) -> Iterator[Laid]:
        """What is laid at somebody's door in the casualty's sentence or the two behind it."""
        here = self._number(casualty.trigger)
        last = next((number for number in self._harmed if number > here), here + FARTHEST + 1)
        for number in range(max(0, here - 1), here + FARTHEST + 1):
            for accusation in self._laid.get(number, ()):
                direct = self._is_event_of(accusation.event, casualty)
                vague = here <= number and number <= last and _is_definite(accusation.event)
                if (direct or vague) and self._may_tell(accusation.doer, casualty, number != here):
                    told = accusation.told_as_done
                    yield Laid(accusation.words, accusation.doer if told else None)

    def _is_event_of(self, event: Token, casualty: Casualty) -> bool:
        """Whether an event is the casualty's trigger, its event, or the same deed to the same victims by name."""
        if event.i == casualty.trigger.i or any(event.i == other.i for other in _events(casualty)):
            return True
        names = {token.lower_ for token in self._doc[slice(*casualty.victims)] if token.pos_ == "PROPN"}
        return bool(names) and any(
            token.lower_ in names and token.pos_ == "PROPN" for _, thing in prepositional(event, "of", "on", "against")
            for token in thing.subtree
        )  # fmt: skip

    def _told(self, casualty: Casualty) -> Iterator[Laid]:
        """An attack told as done beside the casualty, or before it where the casualty says "the attack"."""
        own = casualty.trigger.sent
        start = max(own.start, casualty.trigger.i - LONGEST_REACH)
        beside = [token for token in self._doc[start : casualty.trigger.i] if strikes(token)]
        coordinate = [verb for verb in beside if leads_to(verb, casualty.trigger)]
        end = min(own.end, casualty.trigger.i + LONGEST_REACH)
        behind = [token for token in self._doc[casualty.trigger.i + 1 : end] if strikes(token)]
        for verb in [*reversed(coordinate), *(verb for verb in behind if attends(verb, casualty.trigger))]:
            yield from self._doer(verb, casualty, False)
        yield from self._struck_by_name(casualty)
        if not any(_is_definite(event) and event.lemma_.lower() in HAPPENED for event in _events(casualty)):
            return
        number = self._number(casualty.trigger)
        for before in range(number, max(-1, number - FARTHEST - 1), -1):
            end = casualty.trigger.i if before == number else self._starts[before + 1]
            verbs = [token for token in self._doc[self._starts[before] : end] if strikes(token)]
            doers = [laid for verb in reversed(verbs) for laid in self._doer(verb, casualty, before != number)]
            if doers or (verbs and before != number):
                yield from doers[:1]
                return

    def _struck_by_name(self, casualty: Casualty) -> Iterator[Laid]:
        """ "gunmen fired at Mayor X ... X was killed": an attack close by on the same victim by name."""
        names = {token.text for token in self._doc[slice(*casualty.victims)] if token.pos_ == "PROPN"}
        if not names or casualty.kind not in {"killed", "injured"}:
            return
        here = self._number(casualty.trigger)
        first, last = self._starts[max(0, here - FARTHEST)], here + FARTHEST + 1
        end = self._starts[last] if last < len(self._starts) else len(self._doc)
        for verb in self._doc[first:end]:
            if verb.i == casualty.trigger.i or verb.lemma_ in TAKING or not strikes(verb):
                continue
            struck = [*children(verb, "dobj", "nsubjpass"), *(thing for _, thing in prepositional(verb, "at", "on"))]
            if any(token.text in names and token.pos_ == "PROPN" for thing in struck for token in self._phrase(thing)):
                yield from self._doer(verb, casualty, self._number(verb) != here)

    def _phrase(self, thing: Token) -> Iterable[Token]:
        return self._doc[slice(*core_phrase(thing))]

    def _doer(self, verb: Token, casualty: Casualty, apart: bool) -> Iterator[Laid]:
        doers = [thing for _, thing in prepositional(verb, "by")]
        done_by = subject(verb) if not is_passive(verb) else None
        for doer in [*doers, *([done_by] if done_by is not None else [])]:
            if may_act(doer) and doer.lower_ not in PLURALS and self._may_tell(doer, casualty, apart):
                yield Laid(perpetrator_words(doer), doer)

    def _may_tell(self, doer: Token, casualty: Casualty, apart: bool) -> bool:
        """Whether whoever tells of the casualty tells this too, without a hedge that the casualty's claim lacks."""
        said = self._sources.get(self._claims.holding(doer.i) or "", ())
        telling = self._sources.get(self._claims.holding(casualty.trigger.i) or "", ())
        if said and said != telling:
            return False
        if not apart:
            return True
        words = perpetrator_words(doer)
        phrase = self._doc[words.start : words.end].text
        hedges = find_hedges(doer.sent.text)
        return all(doer.sent.text[hedge.start : hedge.end] in phrase for hedge in hedges)

    def _own_side(self, victim: Token, laid: Laid) -> bool:
        """Whether the words name the victims, or the victims' own group."""
        words = range(*laid.words)
        if victim.i in words:
            return True
        own = self._forces.of(victim)
        named = [self._doc[index] for index in words]
        if own is not None and any(self._forces.of(token) == own for token in named):
            return True
        lemma = victim.lemma_.lower()
        fighters = self._forces.is_irregular(victim) or lemma in lexicon.ARMED_MEMBERS | ATTACKERS
        return any(token.lemma_.lower() == lemma for token in named) or (
            fighters and any(self._forces.is_irregular(token) or token.lemma_.lower() in ATTACKERS for token in named)
        )


ATTACKERS = frozenset({"attacker", "assailant", "bomber", "gunman", "hijacker"})


def _events(casualty: Casualty) -> list[Token]:
    """The nouns that a casualty's clause has for its event: its trigger, its means, their objects."""
    trigger, means = casualty.trigger, casualty.circumstances.means
    found = [trigger] if trigger.pos_ == "NOUN" else []
    if means is not None:
        found += [token for token in trigger.doc[means.start : means.end] if is_means(token)]
    done_by = subject(trigger) if trigger.pos_ == "VERB" else None
    return [*found, *([done_by] if done_by is not None and done_by.pos_ == "NOUN" else [])]


def _is_definite(event: Token) -> bool:
    """ "the attack", and nothing that tells of whom."""
    definite = any(child.lower_ in DEFINITE for child in children(event, "det"))
    return definite and not any(_names(thing) for _, thing in prepositional(event, "of", "on", "against"))


def _names(thing: Token) -> bool:
    return thing.pos_ in {"NOUN", "PROPN", "NUM"} and thing.ent_type_ not in {"DATE", "TIME"}
