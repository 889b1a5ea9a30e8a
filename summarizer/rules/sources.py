"""Who a source is: names, roles, organisations, short forms, pronouns; one DraftSource for each.

A name is known again by its last words ("Ms Roe" after "Jane Roe"), an organisation by its head after a definite
article or possessive ("the office" after "the X rights office"), a person by function ("the spokesman"), and a
pronoun by the nearest earlier person that fits. Nothing is guessed beyond that: the rest stays unnamed.

Not responsible for: which words are a source (attribution), forces (forces).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.draft import DraftSource, Quote
from summarizer.rules import lexicon, naming, people
from summarizer.rules.anonymity import withheld
from summarizer.rules.entity import Entity
from summarizer.rules.forces import Forces
from summarizer.rules.people import PersonName
from summarizer.rules.phrases import Words, children, core_phrase, prepositional, quote
from summarizer.rules.pronouns import PLURAL, SINGULAR_PERSON, Pronouns
from summarizer.rules.roster import Roster
from summarizer.vocabulary import Named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DEFINITE = frozenset({"the", "that", "this", "its", "his", "her", "their", "these", "those"})
CORPORATE = frozenset({"company", "firm", "corporation", "carmaker", "automaker", "retailer", "airline", "maker"})
"""Heads that stand for a business by whatever name."""
SHORTENED = {"sen": "senator", "gov": "governor", "rep": "representative congressman congresswoman", "lt": "lieutenant"}
"""Titles as the AP Stylebook shortens them before a name -> what they are called elsewhere."""
PASSED_ON = frozenset({"report", "account", "rumour", "rumor", "information", "claim", "allegation", "testimony"})
"""Words for what was passed on by nobody named: one source of an article, however often it is cited."""


def _role_words(role: str | None) -> list[str]:
    """The words of a role in lower case, shortened titles in full as well."""
    words = (role or "").lower().replace(".", " ").split()
    return [*words, *(full for word in words for full in SHORTENED.get(word, "").split())]


class Sources:
    """The register of an article's sources; :meth:`identify` asks it who a head token is.

    Tokens are to be asked for in the order of the text.
    """

    def __init__(self, article: Article, doc: Doc, forces: Forces) -> None:
        self._article = article
        self._forces = forces
        self._doc = doc
        self._entities: list[Entity] = []
        self.people = Roster(doc)
        self._descriptions: dict[int, people.Description] = {}
        self._common_at: dict[int, Entity] = {}
        self._organisations = naming.organisations(doc)
        self._used: set[str] = set()
        self._pronouns = Pronouns(self)

    def member_of(self, person: Entity, organisation: Entity) -> None:
        """ "X said her office ...": the organisation speaks through the person."""
        if person.is_person and person.organisation is None and organisation.name and not organisation.is_person:
            person.organisation = organisation.name
            if person.kind == "unspecified":
                person.kind = organisation.kind

    def drafts(self) -> list[DraftSource]:
        """Every entity that was asked for."""
        return [entity.draft() for entity in self._entities if entity.key in self._used]

    def identify(self, head: Token, known: Entity | None = None) -> tuple[Entity, Quote] | None:
        """The entity a head token stands for (``known``: told by where it stands) and its mention there.

        None where there are no words.
        """
        mention = quote(self._article, self._doc, self._mention_words(head))
        if mention is None:
            return None
        entity = known or self._entity(head)
        entity.mentions.append(mention)
        entity.last = head.i
        self._used.add(entity.key)
        return entity, mention

    def _mention_words(self, head: Token) -> Words:
        if head.pos_ == "PRON" and head.dep_ == "poss":
            return Words(head.i, head.i + 1)
        if head.lemma_.lower() in PASSED_ON and head.tag_ == "NNS":
            return core_phrase(head)
        return naming.mention_phrase(head)

    def _entity(self, head: Token) -> Entity:
        if head.pos_ == "PRON" or (head.lower_ in PLURAL | SINGULAR_PERSON):
            return self._pronouns.of(head)
        person = self.people.at(head)
        if person is not None:
            return self._person(head, person)
        named = naming.name_in(head)
        if named is not None:
            return self._organisation(head, named)
        if head.i not in self._common_at:  # one who is asked for twice is no second one
            self._common_at[head.i] = self._common(head)
        return self._common_at[head.i]

    def new(self, **fields: object) -> Entity:
        """A source not known before."""
        entity = Entity(key=f"s{len(self._entities) + 1}", **fields)  # type: ignore[arg-type]
        self._entities.append(entity)
        return entity

    def _recent(self) -> list[Entity]:
        return sorted(self._entities, key=lambda entity: -entity.last)

    # People

    def _person(self, head: Token, person: PersonName) -> Entity:
        known = [e for e in self._recent() if e.is_person and people.same_person(e.words, person.words)]
        if known:  # a bare surname that two people bear is the one's that the text named first
            entity = known[0] if len(person.words) > 1 else min(known, key=self._entities.index)
        else:
            entity = self.new(is_person=True, named="named", head=person.words[-1].lower())
        if len(person.words) > len(entity.words):
            entity.words, entity.name = person.words, person.text
        self._describe(entity, head, person)
        return entity

    def _describe(self, entity: Entity, head: Token, person: PersonName) -> None:
        """Role and organisation from before the name, an apposition after it, or any earlier full mention."""
        words = entity.words if len(entity.words) > 1 else self.people.full_name(person.words)
        descriptions = [people.describe(head, person)]
        descriptions += [self.described(known) for known in self.people.alike(words) if known.head.i != head.i]
        for found in descriptions:
            if (entity.role is None and found.role) or (entity.organisation is None and found.organisation):
                mention = quote(self._article, self._doc, found.words)
                entity.mentions += [mention] if mention else []
            if entity.role is None and found.role:
                entity.role, entity.kind = found.role, found.kind
            entity.organisation = entity.organisation or found.organisation
            entity.gender = entity.gender or found.gender
            if len(found.name.words) > len(entity.words):
                entity.words, entity.name = found.name.words, found.name.text
        if entity.kind == "unspecified" and entity.organisation:
            entity.kind = naming.organisation_kind(entity.organisation)

    def noted(self, head: Token) -> Entity:
        """The entity of an earlier head token, with its mention there."""
        entity = self._entity(head)
        entity.last = max(entity.last, head.i)
        mention = quote(self._article, self._doc, naming.mention_phrase(head))
        entity.mentions += [mention] if mention else []
        return entity

    def described(self, known: PersonName) -> people.Description:
        """What the text says of a person at one mention, read once."""
        if known.head.i not in self._descriptions:
            self._descriptions[known.head.i] = people.describe(known.head, known)
        return self._descriptions[known.head.i]

    # Organisations and the unnamed

    def _organisation(self, head: Token, name: str) -> Entity:
        for entity in self._recent():
            if not entity.is_person and entity.name and naming.same_name(entity.name, name):
                if len(name) > len(entity.name) and not name.isupper():
                    entity.name = name
                return entity
        return self.new(
            name=name,
            kind=self._forces.speaker_kind(head, name) or naming.organisation_kind(name),
            named="named",
            plural=head.tag_ in {"NNS", "NNPS"},
            head=head.lemma_.lower(),
        )

    def _common(self, head: Token) -> Entity:
        lemma = head.lemma_.lower()
        definite = any(child.lower_ in DEFINITE for child in children(head, "det", "poss"))
        if definite:
            known = self._definite(head, lemma)
            if known is not None:
                return known
        if lemma in PASSED_ON and not (head.tag_ == "NN" and head.dep_ == "nsubj"):
            known = next((entity for entity in self._entities if entity.head == lemma and entity.name is None), None)
            return known or self.new(kind="unspecified", named="collective", plural=True, head=lemma)
        phrase = quote(self._article, self._doc, core_phrase(head))
        text = naming.without_determiner(phrase.text) if phrase else head.text
        for entity in self._entities:
            if (
                entity.head == lemma
                and not entity.is_person
                and entity.name is None
                and text in (entity.role, entity.organisation, entity.head)
            ):
                return entity
        return self._unnamed(head, lemma, text)

    def _definite(self, head: Token, lemma: str) -> Entity | None:
        """ "the office", "her ministry", "the spokesman": the nearest earlier bearer of that word."""
        person = self._bearer(head, lemma)
        if person is not None:
            return person
        earlier = [name for name in self._organisations if name.head.i < head.i and name.head.lemma_.lower() == lemma]
        if earlier:
            entity = self._organisation(earlier[-1].head, earlier[-1].text)
            naming_mention = quote(self._article, self._doc, naming.mention_phrase(earlier[-1].head))
            entity.mentions += [naming_mention] if naming_mention else []
            return entity
        for entity in self._recent():
            if entity.head == lemma and entity.name is None and 0 <= entity.last < head.i:
                return entity
        return self._pronouns.company_before(head) if lemma in CORPORATE else None

    def _bearer(self, head: Token, lemma: str) -> Entity | None:
        """The nearest earlier person with this function; "the former president" is none but a former one."""
        former = any(child.lower_ == "former" for child in children(head, "amod"))
        for entity in self._recent():
            role = _role_words(entity.role)
            if lemma in role and former == ("former" in role) and entity.is_person and 0 <= entity.last < head.i:
                return entity
        for known in self.people.before(head.i):
            role = _role_words(self.described(known).role)
            if lemma in role and former == ("former" in role):
                return self._person(known.head, known)
        return None

    def _unnamed(self, head: Token, lemma: str, text: str) -> Entity:
        plural = head.tag_ in {"NNS", "NNPS"} or lemma in {"police", "people"}
        person = not plural and (lemma in lexicon.ROLES or lemma in lexicon.PEOPLE or naming.is_agentive(lemma))
        named: Named = "collective" if plural else "role-only"
        if withheld(head):
            named = "anonymous"
        entity = self.new(
            kind=lexicon.ROLES.get(lemma)
            or lexicon.INSTITUTIONS.get(head.lower_)
            or lexicon.INSTITUTIONS.get(lemma, "unspecified"),
            named=named,
            plural=plural,
            is_person=person,
            head=lemma,
            gender=naming.gender_of([lemma]),
        )
        if person or (plural and (lemma in lexicon.ROLES or naming.is_agentive(lemma))):
            entity.role = text if head.pos_ == "NOUN" and lemma not in {"other", "one", "person"} else None
            entity.organisation = next(
                (
                    name.text
                    for _, noun in prepositional(head, "of", "for", "at", "with", "from", "in")
                    for name in self._organisations
                    if name.head.i == noun.i
                ),
                None,
            )
        elif head.lower_ in lexicon.INSTITUTIONS or lemma in lexicon.INSTITUTIONS:
            entity.organisation = text if entity.kind != "document" else None
        if entity.kind == "unspecified" and entity.organisation:
            entity.kind = naming.organisation_kind(entity.organisation)
        return entity
