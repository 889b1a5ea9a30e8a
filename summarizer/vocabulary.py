"""The closed vocabularies of the contract, each from a standard of the field.

The values are fixed JSON names. What decides between them lives elsewhere: ``normalize`` for the
computed ones (Factuality, Polarity, VictimStatus, Qualifier, CueClass, Mode, precisions, Basis), the
engines for the judged ones, which default to ``unspecified`` or ``unknown``.
"""

from __future__ import annotations

from typing import Literal

SourceKind = Literal[
    "official-state", "intergovernmental", "military", "armed-group", "ngo", "witness", "medic", "media",
    "social-media", "document", "expert", "unspecified",
]  # fmt: skip
"""Airwars' kinds of source, with states and intergovernmental bodies told apart."""

Named = Literal["named", "role-only", "anonymous", "collective"]
"""named: a person, office or document by name. role-only: one person by function ("a police officer").
collective: several by function ("residents", "reports"). anonymous: identity withheld in so many words."""

CueClass = Literal["neutral", "report", "assess", "allege", "confirm", "deny", "warn"]
"""What a cue does to its content; PolNeAR cues sorted by FactBank's source-introducing predicates."""

Mode = Literal["direct", "partial", "indirect"]
"""direct: the whole content stands in quotation marks; partial: some of it; indirect: none."""

Channel = Literal["briefing", "statement", "interview", "reports-received", "second-hand", "other-media", "unspecified"]
"""How the words reached whoever passes them on. reports-received: an office that says it was told."""

Factuality = Literal["denied", "conditional", "alleged", "reported", "estimated", "confirmed", "stated"]
"""FactBank's factuality relative to a source, in newsroom terms; the first that applies, in this order."""

Polarity = Literal["positive", "negative"]
"""negative: the content's main statement is negated, or its source denies it."""

CasualtyKind = Literal["killed", "injured", "missing", "abducted", "detained", "held", "displaced", "trapped"]
"""abducted: taken by a non-state actor. detained: by an authority. held: the state, its start not told."""

VictimStatus = Literal["civilian", "combatant", "mixed", "unknown"]
"""Every Casualty's civilian and combatant; ``unknown`` unless the words tell."""

Qualifier = Literal["exact", "at-least", "more-than", "at-most", "less-than", "about", "between", "vague", "none"]
"""How a number was given; ``vague`` as in ACLED ("dozens"), ``none`` for "no one" (0/0/0)."""

ForceKind = Literal["state-force", "police", "rebel", "militia", "coalition", "armed-group", "external"]
"""ACLED's actor kinds; ``armed-group`` when the words do not tell rebel from militia."""

ControlRelation = Literal["holds", "captured", "entered", "advancing", "besieging", "lost", "contested", "withdrew"]

PlacePrecision = Literal["site", "neighbourhood", "town", "region", "country", "unknown"]

TimePrecision = Literal["day", "week", "month", "year", "unknown"]

Basis = Literal["explicit", "article-date", "dateline", "unresolved"]
"""What a time was resolved against: its own words, the article's date, its dateline, or nothing."""

RejectedKind = Literal["claim", "source", "casualty", "force", "control", "event", "abstract", "answer-sentence"]

Reason = Literal[
    "not-in-article", "number-not-in-evidence", "name-not-in-evidence", "negation-not-in-evidence", "hedge-dropped",
    "speaker-not-supported", "unlinked", "schema", "too-long",
]  # fmt: skip
"""not-in-article: the quoted words stand nowhere. unlinked: it points at an item that is not there."""

AnswerStatus = Literal[
    "answered", "reported-unconfirmed", "sources-conflict", "partly-answered", "not-in-articles", "ambiguous"
]

ReportRelation = Literal[
    "same-root", "supports", "contradicts-number", "contradicts-victims", "contradicts-actor", "contradicts-time",
    "refines",
]  # fmt: skip

Grade = Literal["confirmed", "fair", "weak", "contested"]
"""Airwars' grades of a compared event, computed from the given articles only."""
