"""General word lists of the rules, read from lexicon.toml, where each list names its source.

Not responsible for: cue verbs and hedges (normalize), what a word does in a sentence (the rules).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, cast

from summarizer.vocabulary import ControlRelation, ForceKind, SourceKind

_LISTS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    listed = " ".join(_LISTS[name].split())
    return frozenset(listed.split(", ") if ", " in listed else listed.split())


def _kinds(name: str) -> Mapping[str, str]:
    return {word: kind for kind, words in _LISTS[name].items() for word in words.split()}


ROLES = cast("Mapping[str, SourceKind]", _kinds("roles"))
"""A person's function or rank -> the kind of source it makes of them."""
INSTITUTIONS = cast("Mapping[str, SourceKind]", _kinds("institutions"))
"""Heads of organisations and documents -> the kind of source they are."""
FORCE_HEADS = cast("Mapping[str, ForceKind]", _kinds("force_heads"))
"""Plural or collective heads of armed actors -> their kind when nothing else tells."""
GROUP_WORDS = cast("Mapping[str, ForceKind]", _kinds("group_words"))
"""Modifiers that make an armed group of a name ("the militant group X", "X rebels")."""

INTERGOVERNMENTAL = _words("intergovernmental")
NON_GOVERNMENTAL = _words("non_governmental")
AGENCIES = _words("agencies")
HONORIFICS = _words("honorifics")
FEMALE = _words("female")
MALE = _words("male")

PEOPLE = _words("people")
"""Heads of noun phrases that are people, in the singular unless they have none."""
NOT_PEOPLE = _words("not_people")
"""What "kill", "hurt" and "wound" act on without a casualty (WordNet: abstraction, animal, body part, vehicle)."""
MEANS = _words("means")
"""What can kill or injure as an instrument or event, in the singular."""
ANIMALS = _words("animals")
"""Whose number is no number of people (WordNet: animal.n.01, those that news tells harmed)."""
BODY_PARTS = _words("body_parts")
"""Where somebody is hit (WordNet: body_part.n.01)."""
PLACE_NOUNS = _words("places")
FEMALE_NAMES = _words("female_names")
"""Given names borne by women nearly alone (U.S. Census, 1990)."""
MALE_NAMES = _words("male_names")
"""Given names borne by men nearly alone."""
ARMED_MEMBERS = _words("armed_members")
"""Members of armed groups: a proper modifier before them names the group ("X fighters")."""

ARMED_DEEDS = _words("armed_deeds")
"""Verbs that only armed hands do, so that whoever does them is armed (ACLED's sub-event types)."""
DOERS = _words("doers")
"""Who does violence when the text has no name for them, in the singular (ACLED's unidentified actors; WordNet)."""
DEEDS = _words("deeds")
"""Nouns of violence that are laid at somebody's door, besides ATTACKS."""
GROUP_HEADS = _words("group_heads")
"""Heads of names that armed groups share with parties and associations (UCDP's actor list, START's group names)."""
ARMY_HEADS = _words("army_heads")
"""Heads of names that only armed bodies bear, regular or not."""
STRUGGLE = _words("struggle")
"""Words of struggle in the names of groups; parties bear some of them too."""
BEARING_ARMS = _words("bearing_arms")
"""Those that with a head make a name of arms by themselves ("the X Liberation Front")."""

SPEECH = _words("speech")
"""Verbs that may stand after their content without a clause of their own (VerbNet say-37.7 and its neighbours)."""
PARENTHETICAL = SPEECH | _words("parenthetical")
"""Verbs that may stand between commas in their content, or behind it (Urmson, Parenthetical Verbs, 1952)."""
RECEIVING = _words("receiving")
"""Verbs whose object is a cue noun: their subject passes the report on."""
DISPUTING = _words("disputing")
"""Verbs that take a stand on somebody else's statement."""

IRREALIS = _words("irrealis")
"""Verbs whose infinitive or participle has not happened (FactBank: underspecified or counterfactual)."""
ATTACKING = _words("attacking")
"""Verbs whose named agent is an armed actor (ACLED: battles, explosions, violence against civilians)."""
ATTACKS = _words("attacks")
"""Nouns of the same."""
HOMOGRAPHS = frozenset(word.upper() for word in _words("homographs"))
"""Function words that are also spelled as acronyms ("IS", "WHO")."""
OFFENCES = _words("offences")
"""What people are punished for, where its ending does not tell."""

TERRITORY = _words("territory")
"""What can be held besides the places of PLACE_NOUNS (ACLED: strategic developments)."""
PARTS = _words("parts")
"""Heads of "part of X"."""
HOLDERS = _words("holders")
"""Those who can hold a place besides forces, in the singular (ACLED's actor kinds; UCDP's parties)."""
DEEDS_OF_RECORD = _words("deeds_of_record")
"""Verbs of decisions, arrests, verdicts, attacks and votes: steps of a timeline (TimeML's OCCURRENCE)."""
STATES_OF_AFFAIRS = _words("states_of_affairs")
"""Verbs that tell no happening (VerbNet seem-109, own-100, want-32.1; TimeML's STATE)."""
CONTROL_OBJECTS = cast("Mapping[str, ControlRelation]", _kinds("control_objects"))
"""Verbs whose object is the place; a particle follows a hyphen."""
CONTROL_PATHS = cast("Mapping[str, ControlRelation]", _kinds("control_paths"))
"""Verb and preposition before the place."""
CONTROL_LIGHTS = cast("Mapping[str, ControlRelation]", _kinds("control_lights"))
"""Verbs whose object is "control"."""
CONTROL_NOUNS = cast("Mapping[str, ControlRelation]", _kinds("control_nouns"))
"""Nouns of taking, holding and quitting a place."""
