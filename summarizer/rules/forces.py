"""Armed actors of the text: named groups, national and other forces, militias, coalitions, with their aliases.

An actor is a noun phrase whose head is a force word with a modifier that tells whose ("Ruritanian troops", "the
X Brigades"), or a name that the text itself makes an armed group ("X militants", "the rebel group X"). Kinds are
ACLED's actor kinds, read from the words. Unmodified "troops" or "police" name nobody and make no force.

Not responsible for: who did what (casualties).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from summarizer.article import Article
from summarizer.draft import DraftForce, Quote
from summarizer.rules import lexicon, naming
from summarizer.rules.groups import attackers, capitalised, initials, named_as_armed
from summarizer.rules.phrases import Words, children, core_phrase, quote
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
    fighters militants gunmen troops forces soldiers rebels insurgents militia militias
    """.split()
)
OWNERS = frozenset(
    """
    government army military coalition state security navy federal rebel opposition special
    """.split()
)
UNIT_HEADS = frozenset(
    """
    units brigade brigades battalion battalions division regiment front guard guards corps command movement
    party resistance liberation forces army
    """.split()
)
EMPTY_MODIFIERS = frozenset(
    """
    other many several some more all such both new few own same last first additional leading allied advancing
    heavily fellow nearby local main major
    """.split()
)


SPEAKERS: dict[ForceKind, SourceKind] = {
    "state-force": "military", "coalition": "military", "external": "military", "police": "official-state",
}  # fmt: skip


class Sighting(NamedTuple):
    """One phrase that names an armed actor: its name words, its head, its kind."""

    words: Words
    head: Token
    kind: ForceKind


@dataclass
class Actor:
    """A force in the making."""

    key: str
    names: list[str] = field(default_factory=list)
    kind: ForceKind = "armed-group"
    mentions: list[Quote] = field(default_factory=list)
    tokens: set[int] = field(default_factory=set)

    def draft(self) -> DraftForce:
        """The actor as an engine says it: its longest proper name first, the others as aliases."""
        ranked = sorted(self.names, key=lambda name: (name.isupper(), not _is_proper(name), name.islower(), len(name)))
        name = ranked[0]
        aliases = [other for other in dict.fromkeys(self.names) if other != name]
        return DraftForce(key=self.key, name=name, aliases=aliases, kind=self.kind, mentions=self.mentions)


class Forces:
    """The forces of an article, and which of them a token belongs to."""

    def __init__(self, article: Article, doc: Doc) -> None:
        self._actors: list[Actor] = []
        groups = {*named_as_armed(doc), *attackers(doc)} - {""}
        for sighting in _sightings(doc, groups):
            self._note(article, doc, sighting)
        for sighting in self._short_forms(doc):
            self._note(article, doc, sighting)

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
        if kind is not None:
            return kind in {"rebel", "militia", "armed-group"}
        return token.lower_ in lexicon.FORCE_HEADS and lexicon.FORCE_HEADS[token.lower_] in {
            "rebel",
            "militia",
            "armed-group",
        }

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

    def _note(self, article: Article, doc: Doc, sighting: Sighting) -> None:
        mention = quote(article, doc, sighting.words)
        if mention is None:
            return
        name = naming.without_determiner(mention.text)
        actor = next((known for known in self._actors if any(_same_force(other, name) for other in known.names)), None)
        if actor is None:
            actor = Actor(key=f"f{len(self._actors) + 1}", kind=sighting.kind)
            self._actors.append(actor)
        elif {actor.kind, sighting.kind} == {"state-force", "armed-group"}:
            actor.kind = "armed-group"
        elif actor.kind == "armed-group":
            actor.kind = sighting.kind
        if name not in actor.names:
            actor.names.append(name)
        actor.mentions.append(mention)
        actor.tokens |= {*range(*sighting.words), sighting.head.i}
        if sighting.head.dep_ in {"compound", "nmod"} and sighting.head.head.lemma_.lower() in lexicon.ARMED_MEMBERS:
            actor.tokens.add(sighting.head.head.i)


def _is_proper(name: str) -> bool:
    return all(word[:1].isupper() or word[:1].isdigit() for word in name.split() if len(word) > 3)


def _sightings(doc: Doc, groups: set[str]) -> Iterator[Sighting]:
    folded = groups | {initials(name) for name in groups if len(name.split()) > 1}
    covered: set[int] = set()
    for token in doc:
        if token.i in covered or not (token.pos_ in {"NOUN", "PROPN"} or token.text.istitle()):
            continue
        found = _named_group(token, folded) or _force_phrase(token)
        if found is not None:
            if covered.intersection(range(*found.words)):
                continue
            covered |= set(range(*found.words))
            yield found


def _named_group(token: Token, groups: set[str]) -> Sighting | None:
    """A name known as an armed group, or its spelled-out form, wherever it stands."""
    if token.pos_ != "PROPN" and not token.text.istitle():
        return None
    text = token.text
    if token.dep_ != "compound" and token.pos_ == "PROPN":
        words = core_phrase(token)
        name = naming.without_determiner(naming.text_of(token.doc, words))
        if name in groups or (len(name.split()) > 1 and initials(name) in groups and name == name.title()):
            start = words.start + (1 if token.doc[words.start].pos_ == "DET" else 0)
            return Sighting(Words(start, words.end), token, "armed-group")
    if text in groups:
        return Sighting(Words(token.i, token.i + 1), token, _kind_behind(token.i + 1, token.doc))
    for name in groups:
        length = len(name.split())
        if length > 1 and token.doc[token.i : token.i + length].text == name:
            end = token.i + length
            return Sighting(Words(token.i, end), token.doc[end - 1], _kind_behind(end, token.doc))
    return None


def _kind_behind(index: int, doc: Doc) -> ForceKind:
    """ "X militia", "X rebels": the word behind a name tells the kind."""
    word = doc[index].lemma_.lower() if index < len(doc) else ""
    return lexicon.GROUP_WORDS.get(word, "armed-group")


def _force_phrase(head: Token) -> Sighting | None:
    """A force word with a modifier that tells whose force it is."""
    lower = head.lower_
    kind = lexicon.FORCE_HEADS.get(lower) or (lexicon.FORCE_HEADS.get(f"{lower}s") if head.pos_ == "PROPN" else None)
    unit = lower in UNIT_HEADS and head.pos_ == "PROPN"
    if (head.dep_ == "compound" and not _heads_units(head)) or (kind is None and not unit and not _heads_units(head)):
        return None
    modifiers = [token for token in head.doc[core_phrase(head).start : head.i] if _tells_whose(token)]
    if not modifiers:
        return None
    words = [token.lower_ for token in modifiers]
    kind = _described_as(head) or kind or _kind_of(words) or _kind_of_units(words) or "armed-group"
    start = modifiers[0].i
    if head.pos_ == "PROPN":
        start = min(start, capitalised(modifiers[-1]).start)
    while start > 0 and head.doc[start - 1].tag_ == "HYPH" and start - 2 >= 0:
        start -= 2
    return Sighting(Words(start, head.i + 1), head, _refine(head, kind, modifiers))


def _kind_of_units(words: list[str]) -> ForceKind | None:
    """ "army units": the force word before a unit word."""
    return next((lexicon.FORCE_HEADS[word] for word in words if word in lexicon.FORCE_HEADS), None)


def _described_as(head: Token) -> ForceKind | None:
    """ "one of the leading militias, the X Brigades": the kind of what the name stands in apposition to."""
    if head.dep_ != "appos":
        return None
    words = {token.lemma_.lower() for token in head.head.subtree if token.i < head.i}
    return next((kind for word, kind in lexicon.GROUP_WORDS.items() if word in words), None)


def _heads_units(head: Token) -> bool:
    """ "army units", "police units": the force word stands before a unit word."""
    return head.lower_ == "units" and any(child.lower_ in lexicon.FORCE_HEADS for child in children(head, "compound"))


def _tells_whose(token: Token) -> bool:
    if token.lower_ in EMPTY_MODIFIERS or token.pos_ in {"DET", "NUM", "PUNCT", "PRON", "ADV", "ADP"} or token.is_space:
        return False
    if token.dep_ == "case" or token.tag_ in {"POS", "HYPH"}:
        return False
    return (
        token.ent_type_ in {"NORP", "GPE", "ORG"}
        or token.pos_ == "PROPN"
        or token.lower_ in OWNERS
        or token.lower_.endswith(("led", "backed", "sanctioned", "ite"))
    )


def _refine(head: Token, kind: ForceKind, modifiers: list[Token]) -> ForceKind:
    """A state's forces are state forces only with a state's word; "security forces" and "government troops" are."""
    words = [token.lower_ for token in modifiers]
    told = _kind_of(words)
    if told is not None and kind == "state-force":
        return told
    owned = any(token.ent_type_ in {"NORP", "GPE"} or token.lower_ in OWNERS for token in modifiers)
    named = head.text.istitle() and all(token.pos_ == "PROPN" or token.text.istitle() for token in modifiers)
    return "armed-group" if kind == "state-force" and named and not owned else kind


def _kind_of(words: list[str]) -> ForceKind | None:
    for word in words:
        if word in lexicon.GROUP_WORDS:
            return lexicon.GROUP_WORDS[word]
        if word in {"coalition", "alliance"}:
            return "coalition"
        if word == "police":
            return "police"
    return None


def _same_force(one: str, other: str) -> bool:
    """Equal names, acronyms, or the same owner with words that mean the same ("X troops", "X forces")."""
    if naming.same_name(one, other):
        return True
    first, second = one.lower().split(), other.lower().split()
    short, long = sorted((first, second), key=len)
    if len(short) > 1 and long[-len(short) :] == short:
        return True
    for generic in (GENERIC_STATE, GENERIC_FIGHTERS):
        own = [[word for word in words if word not in generic] for words in (first, second)]
        if own[0] == own[1] and own[0] and first[-1] in generic and second[-1] in generic:
            return True
    return False
