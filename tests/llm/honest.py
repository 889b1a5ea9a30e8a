"""The true items of a story in the wire shape: what an ideal model would return for the sentences it was shown.

An Item keeps beside its wire body what the scorer must know: whether it is a lie, of which kind, and what to look
for. Not responsible for: lies (lies), the order and number of items (liar).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from typing import Any

from tests.llm.casting import Actor, Voice
from tests.llm.newsgrammar import Statement, Story
from tests.llm.propositions import KINDS, RELATIONS
from tests.llm.wording import Composed, called

Wire = dict[str, Any]
FACETS = ("sources", "claims", "casualties", "forces", "control", "events", "abstract")


@dataclass
class Item:
    """One item as sent. ``label`` is "verbatim", "paraphrased" or the kind of lie; ``note`` is for the scorer."""

    facet: str
    wire: Wire
    label: str
    note: Wire = field(default_factory=dict)

    @property
    def false(self) -> bool:
        """Whether it is a lie."""
        return self.label not in {"verbatim", "paraphrased"}


@dataclass(frozen=True)
class View:
    """A story as one prompt shows it: its sentences by the numbers printed there."""

    story: Story
    numbers: Mapping[str, int]

    @property
    def statements(self) -> list[Statement]:
        """The statements whose sentences are all shown."""
        return [
            one
            for one in self.story.statements
            if one.sentence in self.numbers and (one.earlier is None or one.earlier in self.numbers)
        ]

    def at(self, *sentences: str | None) -> list[int]:
        """Numbers of sentences, in order."""
        return sorted({self.numbers[one] for one in sentences if one is not None and one in self.numbers})


def source_key(voice: Voice) -> str:
    """The key of a voice in every reply: short, as the prompt's example has them."""
    return _key("s", voice.words)


def force_key(actor: Actor) -> str:
    """The key of an actor in every reply."""
    return _key("f", actor.name)


def _key(kind: str, words: str) -> str:
    return kind + sha256(words.casefold().encode()).hexdigest()[:4]


def as_written(words: str, sentence: str) -> str:
    """The words as they stand in a sentence: a capital may begin them there."""
    found = re.search(re.escape(words), sentence, re.IGNORECASE)
    return found.group() if found else words


def source(view: View, voice: Voice, statements: Sequence[Statement]) -> Item:
    """A voice with every place that names it."""
    mentions = list(dict.fromkeys(one.mention for one in statements if one.mention))
    seen = " ".join(one.sentence for one in statements)
    introduced = voice.office is not None and f"{voice.duty} the {voice.office}" in seen
    role = voice.title if voice.title and voice.title in seen else None
    if introduced and voice.duty:
        role = voice.duty.split(" ", 1)[1].rsplit(" ", 1)[0]
    name = voice.name if voice.name and voice.name in seen else None
    if voice.name and name is None:
        name = voice.surname
    wire = {
        "key": source_key(voice), "name": name, "role": role, "organisation": voice.office if introduced else None,
        "kind": voice.kind, "named": voice.named, "mentions": mentions,
        "sentences": view.at(*(one.sentence for one in statements)),
    }  # fmt: skip
    return Item("sources", wire, "verbatim")


def force(view: View, actor: Actor, statements: Sequence[Statement]) -> Item:
    """An actor with the words that name it."""
    mentions = list(dict.fromkeys(as_written(actor.text, one.content) for one in statements))
    wire = {
        "key": force_key(actor), "name": actor.name, "aliases": [], "kind": actor.kind, "side": None,
        "mentions": mentions, "sentences": view.at(*(one.sentence for one in statements)),
    }  # fmt: skip
    return Item("forces", wire, "verbatim")


def claim(view: View, key: str, one: Statement) -> Item:
    """A statement with its chain."""
    hedge = "had received reports" if one.stance == "reports" else one.told.hedge
    chain = []
    if one.voice is not None:
        channel = "reports-received" if one.stance == "reports" else "unspecified"
        chain = [{"source": source_key(one.voice), "mention": one.mention, "cue": one.cue, "channel": channel}]
    wire = {
        "key": key, "content": [one.content], "attribution": chain, "hedges": [hedge] if hedge else [], "gist": None,
        "sentences": view.at(one.sentence),
    }  # fmt: skip
    return Item("claims", wire, "verbatim", {"voice": one.voice.words if one.voice else None})


def casualties(view: View, key: str, one: Statement) -> list[Item]:
    """The rows of a statement's figures; none for what is denied."""
    told, sentence = one.told, one.sentence
    if told.group not in KINDS or one.stance == "denied" or told.count is None or told.victims is None:
        return []
    agent = told.agent
    row = {
        "claim": key, "kind": KINDS[told.group], "victims": as_written(told.victims, sentence),
        "count": as_written(str(told.count), sentence), "perpetrator": force_key(agent) if agent else None,
        "perpetrator_text": as_written(agent.text, one.content) if agent else None, "means": None, "motive": None,
        "place": told.place, "time": told.day, "sentences": view.at(sentence),
    }  # fmt: skip
    rows = [row]
    if told.part:
        number, victims = told.part
        rows.append({**row, "victims": victims, "count": as_written(str(number), sentence)})
    return [Item("casualties", wire, "verbatim") for wire in rows]


def control(view: View, key: str, one: Statement) -> list[Item]:
    """Who took or left a place; none for what did not happen or is denied."""
    told = one.told
    if told.group not in RELATIONS or told.negated or one.stance == "denied" or told.agent is None:
        return []
    return [Item("control", control_wire(view, key, one, told.agent), "verbatim")]


def control_wire(view: View, key: str, one: Statement, actor: Actor) -> Wire:
    """The body of a control item."""
    return {
        "claim": key, "force": force_key(actor), "actor": as_written(actor.text, one.content),
        "place": as_written(one.told.place, one.content), "relation": RELATIONS[one.told.group], "time": one.told.day,
        "sentences": view.at(one.sentence),
    }  # fmt: skip


def event(view: View, one: Statement) -> list[Item]:
    """A dated statement; none for what is denied or only alleged, as an event does not say by whom."""
    if one.told.day is None or one.stance in {"denied", "claimed"} or one.told.negated:
        return []
    wire = {"text": one.content, "time": one.told.day, "place": one.told.place, "sentences": view.at(one.sentence)}
    return [Item("events", wire, "verbatim")]


def abstract(view: View, told: Composed, rng: Random) -> Item:
    """A composed sentence with the words it cites: whole sentences, or content and mention apart."""
    quotes: list[str] = []
    for one in told.cites:
        apart = rng.random() < 0.4 and one.mention is not None and told.style != "verbatim"
        quotes += [one.content, one.mention or ""] if apart else [one.sentence]
        quotes += [one.earlier if rng.random() < 0.2 else called(one)] if one.earlier else []
    at = view.at(*(one.sentence for one in told.cites), *(one.earlier for one in told.cites))
    wire = {"text": told.text, "quotes": list(dict.fromkeys(quotes)), "sentences": at}
    return Item("abstract", wire, told.lie or told.style)
