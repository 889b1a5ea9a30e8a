"""Where armed actors are named: groups that the text shows to be armed, and force words that tell whose they are.

"the Harl Liberation Front" wherever it stands, "Ruritanian troops", "the X Brigades", "the Army". Unmodified "troops"
or "police" name nobody; a party, alliance or movement is no force unless the text shows it armed (armed_deeds).

Not responsible for: which sightings are one force (forces).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from summarizer.normalize.countries import COUNTRIES, PEOPLES
from summarizer.rules import lexicon
from summarizer.rules.abroad import is_abroad
from summarizer.rules.armed_deeds import armed_names
from summarizer.rules.force_kinds import kind_of
from summarizer.rules.group_names import GroupNames, is_acronym
from summarizer.rules.groups import capitalised, initials
from summarizer.rules.phrases import Words, children, core_phrase, prepositional
from summarizer.vocabulary import ForceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OWNERS = frozenset(
    """
    government army military coalition state security navy federal rebel opposition special
    """.split()
)
UNIT_HEADS = frozenset(
    """
    units brigade brigades battalion battalions division regiment guard guards corps forces army militia
    """.split()
)
CIVIL_TOO = frozenset({"corps", "division"})
"""Heads of civil bodies too ("the Press Corps", "the Sales Division"): forces where the other words tell an army's."""
JOINT = frozenset({"military", "international", "multinational", "armed", "rebel"})
"""What makes an alliance or coalition one of arms, besides "X-led" and "X-backed"."""
PARTISAN = frozenset(
    """
    center centre christian communist conservative democrat democratic green labor labour left liberal nationalist
    opposition progressive republican right ruling social socialist union wing
    """.split()
)
"""What parties and their coalitions are called."""
BACKED = ("led", "backed", "sanctioned", "ite")
BY_ITSELF = frozenset({"army", "navy", "military"})
"""Behind "the", the one institution of the country that the story is about."""
EMPTY_MODIFIERS = frozenset(
    """
    other many several some more all such both new few own same last first additional leading allied advancing
    heavily fellow nearby local main major so-called
    """.split()
)


class Sighting(NamedTuple):
    """One phrase that names an armed actor: its name words, its head, its kind (None: the words do not tell)."""

    words: Words
    head: Token
    kind: ForceKind | None


def sightings(doc: Doc, names: GroupNames) -> Iterator[Sighting]:
    """Every phrase that names an armed actor, in the order of the text; none overlaps another."""
    armed = armed_names(doc, names)
    armed |= {
        initials(names.text(run)).lower() for run in names.runs if run.end - run.start > 2 and names.key(run) in armed
    }
    covered = 0
    for token in doc:
        if token.i < covered:
            continue
        found = _armed_group(token, names, armed) or _force_phrase(token)
        if found is not None and found.words.start >= covered:
            covered = found.words.end
            abroad = found.kind == "state-force" and is_abroad(found.head)
            yield found._replace(kind="external") if abroad else found


def _armed_group(token: Token, names: GroupNames, armed: set[str]) -> Sighting | None:
    """A name shown to be an armed group's, at its first word."""
    run = names.at(token)
    if run is None or run.start != token.i:
        return None
    words = _armed_part(run, names, armed)
    if words is None:
        return None
    doc = token.doc
    head = next((word for word in doc[words.start : words.end] if not words.start <= word.head.i < words.end), token)
    plain = [word.lower_ for word in doc[words.start : words.end]]
    owned = any(_is_state(word) for word in doc[words.start : words.end - 1])
    return Sighting(words, head, kind_of(plain, owned=owned) or _kind_behind(words.end, doc) or _described_as(head))


def _armed_part(run: Words, names: GroupNames, armed: set[str]) -> Words | None:
    """The run, or the end of it that is an armed group's name ("Maoist X", "presumed X")."""
    if names.key(run) in armed:
        return run
    for start in range(run.start + 1, run.end):
        part = Words(start, run.end)
        if names.key(part) in armed and (part.end - part.start > 1 or is_acronym(names.text(part))):
            return part
    return None


def _kind_behind(index: int, doc: Doc) -> ForceKind | None:
    """ "X militia", "X rebels": the word behind a name tells the kind."""
    word = doc[index].lemma_.lower() if index < len(doc) else ""
    return lexicon.GROUP_WORDS.get(word)


def _force_phrase(head: Token) -> Sighting | None:
    """A force word with a modifier that tells whose force it is."""
    if not (head.pos_ in {"NOUN", "PROPN"} or head.text.istitle()):
        return None
    lower = head.lower_
    kind = lexicon.FORCE_HEADS.get(lower) or (lexicon.FORCE_HEADS.get(f"{lower}s") if head.pos_ == "PROPN" else None)
    unit = lower in UNIT_HEADS and head.pos_ == "PROPN"
    if (head.dep_ == "compound" and not _heads_units(head)) or (kind is None and not unit and not _heads_units(head)):
        return None
    modifiers = [token for token in head.doc[core_phrase(head).start : head.i] if _tells_whose(token)]
    if not modifiers:
        return _institution(head)
    told = _kind(head, kind, modifiers)
    if lower in {"alliance", "coalition"} and not any(_is_joint(token, lower) for token in modifiers):
        return None
    if lower in CIVIL_TOO and told in {None, "armed-group"}:
        return None
    start = modifiers[0].i
    if head.pos_ == "PROPN":
        start = min(start, capitalised(modifiers[-1]).start)
    while start > 0 and head.doc[start - 1].tag_ == "HYPH" and start - 2 >= 0:
        start -= 2
    return Sighting(Words(start, head.i + 1), head, told)


def _institution(head: Token) -> Sighting | None:
    """ "the army": a country's own, named by itself."""
    bare = head.lower_ in BY_ITSELF and head.i > 0 and head.doc[head.i - 1].lower_ == "the"
    return Sighting(Words(head.i, head.i + 1), head, "state-force") if bare else None


def _kind(head: Token, kind: ForceKind | None, modifiers: list[Token]) -> ForceKind | None:
    """The kind of a force phrase: as described, as its words tell, as its head does."""
    words = [*(token.lower_ for token in modifiers), head.lower_]
    owned = any(_is_state(token) for token in modifiers)
    told = _described_as(head) or kind_of(words, owned=owned)
    if told is not None:
        return told
    named = head.text.istitle() and all(token.pos_ == "PROPN" or token.text.istitle() for token in modifiers)
    return "armed-group" if kind == "state-force" and named and not owned else kind


def _described_as(head: Token) -> ForceKind | None:
    """ "one of the leading militias, the X Brigades", "X, a rebel group": the kind of what it is set beside."""
    named = [*children(head, "appos"), *([head.head] if head.dep_ == "appos" else [])]
    named += [thing for one in named for _, thing in prepositional(one, "of")]
    beside = [part for thing in named for part in (thing, *children(thing, "amod", "compound", "nmod", "poss"))]
    words = {token.lemma_.lower() for token in beside}
    return next((kind for word, kind in lexicon.GROUP_WORDS.items() if word in words), None)


def _heads_units(head: Token) -> bool:
    """ "army units", "police units": the force word stands before a unit word."""
    return head.lower_ == "units" and any(child.lower_ in lexicon.FORCE_HEADS for child in children(head, "compound"))


def _is_state(token: Token) -> bool:
    """Whether a modifier tells a state's: a country, a people by its ending, or a word such as "government"."""
    people = token.pos_ in {"ADJ", "PROPN"} and token.lower_.endswith(("ian", "ese", "ish"))
    return token.ent_type_ in {"NORP", "GPE"} or token.lower_ in OWNERS | COUNTRIES or token.lower_ in PEOPLES or people


def _is_joint(token: Token, head: str) -> bool:
    """ "US-led", "international", "the Arab coalition"; what a party leads, or bears its own name, is a civil one."""
    if token.lower_.endswith(BACKED[:2]):
        return not any(child.lower_ in PARTISAN for child in token.subtree)
    alone = token.dep_ == "amod" and not any(child.dep_ == "compound" for child in token.children)
    nation = token.lower_ in PEOPLES or (token.ent_type_ in {"NORP", "GPE"} and token.text.istitle() and alone)
    return token.lower_ in JOINT or (head == "coalition" and nation and token.lower_ not in PARTISAN)


def _tells_whose(token: Token) -> bool:
    if token.lower_ in EMPTY_MODIFIERS or token.pos_ in {"DET", "NUM", "PUNCT", "PRON", "ADV", "ADP"} or token.is_space:
        return False
    if token.dep_ == "case" or token.tag_ in {"POS", "HYPH"}:
        return False
    return (
        token.ent_type_ in {"NORP", "GPE", "ORG"}
        or token.pos_ == "PROPN"
        or token.lower_ in OWNERS
        or token.lower_.endswith(BACKED)
    )
