"""Whether those who flee are displaced: people who leave their homes, and no suspect who leaves the scene.

IOM, Glossary on Migration (2019): persons forced to flee or to leave their homes. Not responsible for: other verbs of
displacement (triggers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.phrases import children, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

SCENES = frozenset({"scene", "area", "spot", "vehicle", "car", "police", "officer", "custody"})
"""What those who did it flee."""
HOMES = frozenset("home homeland house apartment flat residence country city town village region neighborhood".split())
"""What one person flees who is displaced."""
SEVERAL = frozenset(
    "community crowd family group half household majority number part population rest tribe village".split()
)
"""Singular nouns for many."""


def _places(token: Token) -> list[Token]:
    """What is fled, and where to or from."""
    inner = [thing for within in children(token, "prep") for thing in children(within, "pobj")]
    return [*children(token, "dobj"), *inner]


def drives_away(token: Token) -> bool:
    """ "thousands fled the town"; gunmen, suspects and whoever "fled the scene" are no displaced people."""
    doer = subject(token)
    lemma = doer.lemma_.lower() if doer is not None else ""
    left = children(token, "dobj")
    scene = any(child.lemma_.lower() in SCENES for child in left)
    alone = doer is not None and doer.tag_ in {"NN", "NNP"} and lemma not in SEVERAL
    if alone and not any(thing.lemma_.lower() in HOMES or thing.ent_type_ == "GPE" for thing in _places(token)):
        return False  # "when the person fled", "an inmate who fled a hospital"
    return token.tag_ in {"VBD", "VBN"} and not scene and lemma not in lexicon.DOERS | lexicon.ARMED_MEMBERS
