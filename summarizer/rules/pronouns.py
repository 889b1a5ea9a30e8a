"""Whom "he", "she", "they" and "the company" stand for among an article's sources; nobody when in doubt.

Not responsible for: where to look for an antecedent (anaphora), names and functions (sources).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.normalize.cues import CUE_LEMMAS
from summarizer.rules import anaphora, lexicon, naming
from summarizer.rules.entity import Entity
from summarizer.rules.naming import Gender
from summarizer.rules.people import PersonName
from summarizer.rules.phrases import children

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from summarizer.rules.sources import Sources

SINGULAR_PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
DEEPEST = 8
"""Pronouns that are followed from one to the next ("He ate. He slept. He said ...")."""
PLURAL = frozenset({"they", "them", "we", "us", "their"})


class Pronouns:
    """The antecedents of the pronouns of one register of sources."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._depth = 0
        self._asked: dict[int, Entity] = {}

    def of(self, head: Token) -> Entity:
        """The entity a pronoun stands for; a new one without a name where that is in doubt."""
        lower = head.lower_
        gender: Gender = "female" if lower in {"she", "her", "hers", "herself"} else "male"
        if lower in SINGULAR_PERSON:
            found = self._person_before(head, gender)
            if found is not None and not anaphora.names_later(head, found.words):
                found.gender = found.gender or gender
                return found
            return self._sources.new(is_person=True, gender=gender, named="anonymous", head=lower)
        plural = lower in PLURAL
        return self._group_before(head, plural) or self._sources.new(
            plural=plural, named="collective" if plural else "anonymous", head=lower
        )

    def _person_before(self, head: Token, gender: Gender) -> Entity | None:
        """The person a pronoun stands for; None where none, or more than one, fits."""
        if (speaker := anaphora.own_speaker(head)) is not None and (entity := self._person_as(speaker)) is not None:
            return entity if entity.gender in (None, gender) else None
        if (holder := self._holder_in_words(head)) is not None and holder.gender in (None, gender):
            return holder
        if (beside := self._subject_beside(head, gender)) is not None:
            return beside
        for sentence in anaphora.earlier_sentences(head):
            subject = anaphora.main_subject(sentence)
            entity = self._person_as(subject) if subject is not None else None
            if entity is not None:
                return entity if entity.gender in (None, gender) else None
            inserted = anaphora.inserted_speaker(sentence)
            entity = self._person_as(inserted) if inserted is not None else None
            if entity is not None:
                return entity if entity.gender in (None, gender) else None
            if subject is not None and anaphora.may_be_a_name(subject):
                return None
            if subject is not None and subject.lower_ in SINGULAR_PERSON:
                continue  # of that sentence's names, any may be the other pronoun's
            named = {known.words[-1]: known for known in self._people_in(sentence, gender)}
            if named:
                return self._sources.noted(next(iter(named.values())).head) if len(named) == 1 else None
        return None

    def _holder_in_words(self, head: Token) -> Entity | None:
        """ "Roe rejected the claim, she said": a stance or belief is told by the one who has it."""
        held = [clause for clause in children(head.head, "ccomp") if clause.i < head.i]
        if head.dep_ != "nsubj" or not held or CUE_LEMMAS.get(held[0].lemma_.lower()) not in {"assess", "deny"}:
            return None
        holder = next(iter(children(held[0], "nsubj")), None)
        return self._person_as(holder) if holder is not None and holder.lower_ not in SINGULAR_PERSON else None

    def _subject_beside(self, head: Token, gender: Gender) -> Entity | None:
        """The main subject of the pronoun's own sentence, or of the clause before it, where that is a person who fits.

        "X rose, and he said"; "when X rose, she declined to speak".
        """
        subject = anaphora.main_subject(head.sent)
        for clause in children(head.head, "advcl") if head.dep_ == "nsubj" else ():
            if clause.i < head.i and subject is not None and subject.i == head.i:
                subject = next(iter(children(clause, "nsubj")), subject)
        if subject is None or subject.i >= head.i or subject.lower_ in SINGULAR_PERSON:
            return None
        entity = self._person_as(subject)
        return entity if entity is not None and entity.gender in (None, gender) else None

    def _people_in(self, sentence: Span, gender: Gender) -> list[PersonName]:
        return [
            known
            for known in self._sources.people.inside(sentence.start, sentence.end)
            if self._sources.described(known).gender in (None, gender) and len(known.words) > 1
        ]

    def _person_as(self, subject: Token) -> Entity | None:
        """The person that a subject is: by name, by surname, by function, or by a pronoun of its own."""
        if subject.lower_ in SINGULAR_PERSON:
            found = self._asked.get(subject.i)
            if found is None and self._depth < DEEPEST:
                self._depth += 1
                found = self._asked[subject.i] = self.of(subject)
                self._depth -= 1
            return found if found is not None and found.mentions else None
        person = self._sources.people.at(subject)
        lemma = subject.lemma_.lower()
        by_function = subject.tag_ == "NN" and (lemma in lexicon.ROLES or naming.is_agentive(lemma))
        return self._sources.noted(subject) if person is not None or by_function else None

    def _group_before(self, head: Token, plural: bool) -> Entity | None:
        """The organisation or group that "it" or "they" stands for: the main subject of the nearest sentence."""
        for sentence in anaphora.earlier_sentences(head):
            subject = anaphora.main_subject(sentence)
            if subject is None or subject.lower_ in SINGULAR_PERSON:
                continue
            if subject.pos_ not in {"NOUN", "PROPN"} or self._sources.people.at(subject) is not None:
                return None
            many = subject.tag_ in {"NNS", "NNPS"} or subject.lower_ in {"police", "people"}
            known = subject.lower_ in lexicon.INSTITUTIONS or naming.name_in(subject) is not None
            return self._sources.noted(subject) if many == plural and (known or plural) else None
        return None

    def company_before(self, head: Token) -> Entity | None:
        """ "the company": the named organisation that the nearest sentence with one is about."""
        for sentence in anaphora.earlier_sentences(head):
            subject = anaphora.main_subject(sentence)
            if subject is None or subject.ent_type_ == "PERSON" or naming.name_in(subject) is None:
                continue
            entity = self._sources.noted(subject)
            return entity if not entity.is_person and entity.kind == "unspecified" else None
        return None
