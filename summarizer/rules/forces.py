"""Armed actors of the text: named groups, national and other forces, militias, coalitions, with their aliases.

Sightings of one force are put together: equal names, acronyms, names given in brackets, "X troops" and "X forces";
"the rebels" is the only armed group of the text that fights like rebels. Kinds are ACLED's actor kinds (force_kinds).

Not responsible for: where they are named (sightings), who did what (casualties).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.draft import DraftForce, Quote
from summarizer.rules import lexicon, naming
from summarizer.rules.force_kinds import IRREGULAR, of_title, surer
from summarizer.rules.group_names import GroupNames, folded
from summarizer.rules.groups import initials
from summarizer.rules.phrases import Words, children, quote
from summarizer.rules.sightings import Sighting, sightings
from summarizer.vocabulary import ForceKind, SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

GENERIC_STATE = frozenset(
    """
    troops soldiers forces military army units force
    """.split()
)
GENERIC_FIGHTERS = frozenset(
    """
    fighters militants gunmen troops forces soldiers rebels insurgents militia militias guerrillas
    """.split()
)
THE_GROUP = frozenset({"rebels", "guerrillas", "insurgents", "militants", "militia", "militiamen", "separatists"})
"""What the only armed group of a text is called behind "the"."""
SHORT_FORMS = (lexicon.GROUP_HEADS | lexicon.ARMY_HEADS) - {"army", "militia", "rebels", "guerrillas", "insurgents"}
"""Heads of names that stand for the whole name ("the Front"); "the Army" is a country's own."""
NATION = ("an", "ian", "ese", "ish", "i")

SPEAKERS: dict[ForceKind, SourceKind] = {
    "state-force": "military", "coalition": "military", "external": "military", "police": "official-state",
}  # fmt: skip


@dataclass
class Actor:
    """A force in the making."""

    key: str
    names: list[str] = field(default_factory=list)
    kind: ForceKind = "armed-group"
    mentions: list[Quote] = field(default_factory=list)
    tokens: set[int] = field(default_factory=set)

    def draft(self) -> DraftForce:
        """The actor as an engine says it: its plainest proper name first, the others as aliases."""
        short = {
            name
            for name in self.names
            if any(_is_short_for(name, other) for other in self.names if len(other) > len(name))
        }
        ranked = sorted(
            self.names,
            key=lambda name: (name in short, name.isupper(), not _is_proper(name), name.islower(), len(name)),
        )
        name = ranked[0]
        aliases = [other for other in dict.fromkeys(self.names) if other != name]
        return DraftForce(key=self.key, name=name, aliases=aliases, kind=self.kind, mentions=self.mentions)


class Forces:
    """The forces of an article, and which of them a token belongs to."""

    def __init__(self, article: Article, doc: Doc) -> None:
        self._actors: list[Actor] = []
        self._names = GroupNames(doc)
        for sighting in sightings(doc, self._names):
            self._note(article, doc, sighting)
        for sighting in [*self._short_forms(doc), *self._heads(doc)]:
            self._note(article, doc, sighting)
        self._take_up(article, doc)

    def drafts(self) -> list[DraftForce]:
        """Every force as an engine says it."""
        return [actor.draft() for actor in self._actors]

    def of(self, token: Token) -> str | None:
        """Key of the force whose mention holds the token or its apposition ("the group X"), or None."""
        near = [token.i, *(other.i for other in children(token, "appos", "compound", "nmod"))]
        return next((actor.key for index in near for actor in self._actors if index in actor.tokens), None)

    def is_irregular(self, token: Token) -> bool:
        """Whether the token stands for an armed group: by the force it belongs to, or by its own word."""
        kind = next((actor.kind for actor in self._actors if token.i in actor.tokens), None)
        return (kind if kind is not None else lexicon.FORCE_HEADS.get(token.lower_)) in IRREGULAR

    def speaker_kind(self, token: Token, name: str) -> SourceKind | None:
        """The kind of source a force is when it speaks, or None when neither token nor name is a force's."""
        actor = next((actor for actor in self._actors if token.i in actor.tokens or name in actor.names), None)
        return SPEAKERS.get(actor.kind, "armed-group") if actor is not None else None

    def _short_forms(self, doc: Doc) -> Iterator[Sighting]:
        """ "the X Army (XA) ... XA": acronyms of the names found so far."""
        known = {initials(name): actor for actor in self._actors for name in actor.names if len(name.split()) > 1}
        for token in doc:
            actor = known.get(token.text) if token.text.isupper() and len(token.text) > 1 else None
            if actor is not None and token.i not in actor.tokens:
                yield Sighting(Words(token.i, token.i + 1), token, actor.kind)

    def _heads(self, doc: Doc) -> Iterator[Sighting]:
        """ "the Northern Front ... the Front": the last word of a name, behind "the" and in capitals."""
        known = {name.split()[-1] for actor in self._actors for name in actor.names if len(name.split()) > 1}
        taken = {index for actor in self._actors for index in actor.tokens}
        for token in doc[1:]:
            alone = token.i + 1 == len(doc) or not doc[token.i + 1].text[:1].isupper()
            short = token.text in known and token.text[:1].isupper() and token.lower_ in SHORT_FORMS
            if short and alone and token.i not in taken and doc[token.i - 1].lower_ == "the":
                yield Sighting(Words(token.i, token.i + 1), token, None)

    def _take_up(self, article: Article, doc: Doc) -> None:
        """ "the rebels" behind the name of the only armed group that is none of a state's."""
        irregular = [actor for actor in self._actors if actor.kind in IRREGULAR]
        if len(irregular) != 1:
            return
        [group] = irregular
        first = min(group.tokens)
        for token in doc:
            bare = [child.lower_ for child in token.children if child.i < token.i] == ["the"]
            if token.i > first and token.lower_ in THE_GROUP and bare and token.dep_ not in {"compound", "nmod"}:
                mention = quote(article, doc, Words(token.i - 1, token.i + 1))
                if mention is not None and token.i not in group.tokens:
                    group.mentions.append(mention)
                    group.tokens.add(token.i)
                    group.kind = surer(group.kind, of_title([token.text]))

    def _note(self, article: Article, doc: Doc, sighting: Sighting) -> None:
        mention = quote(article, doc, sighting.words)
        if mention is None:
            return
        name = naming.without_determiner(mention.text)
        called = [known for known in self._actors if any(_is_short_for(name, other) for other in known.names)]
        if len(called) > 1:  # "the Front" of two
            return
        same = (known for known in self._actors if any(self._same(other, name) for other in known.names))
        actor = next(same, called[0] if called else None)
        if actor is None:
            actor = Actor(key=f"f{len(self._actors) + 1}", kind=sighting.kind or "armed-group")
            self._actors.append(actor)
        else:
            actor.kind = surer(actor.kind, sighting.kind)
        if name not in actor.names:
            actor.names.append(name)
        actor.mentions.append(mention)
        actor.tokens |= {*range(*sighting.words), sighting.head.i}
        if sighting.words.end < len(doc) and doc[sighting.words.end].lemma_.lower() in lexicon.ARMED_MEMBERS:
            actor.tokens.add(sighting.words.end)

    def _same(self, one: str, other: str) -> bool:
        return self._names.equals.get(folded(one)) == folded(other) or _same_force(one, other)


def _is_short_for(short: str, long: str) -> bool:
    """ "Front" for "Northern Front", either way round."""
    short, long = sorted((short, long), key=len)
    fits = " " not in short and " " in long and long.endswith(short) and short[:1].isupper()
    return fits and short.lower() in SHORT_FORMS and long.split()[-1] == short


def _is_proper(name: str) -> bool:
    return all(word[:1].isupper() or word[:1].isdigit() for word in name.split() if len(word) > 3)


def _same_force(one: str, other: str) -> bool:
    """Equal names, acronyms, or the same owner with words that mean the same ("X troops", "X forces")."""
    if naming.same_name(one, other):
        return True
    first, second = one.lower().split(), other.lower().split()
    short, long = sorted((first, second), key=len)
    if len(short) > 1 and long[-len(short) :] == short:
        return True
    if len(short) > 1 and long[:-1] == short and long[-1] in GENERIC_FIGHTERS:
        return True
    if len(short) == 1 == len(long) - 1 and short[0] in {"army", "navy"} and short[0] == long[1]:
        return long[0].endswith(NATION)
    for generic in (GENERIC_STATE, GENERIC_FIGHTERS):
        own = [[word for word in words if word not in generic] for words in (first, second)]
        if own[0] == own[1] and own[0] and first[-1] in generic and second[-1] in generic:
            return True
    return False
