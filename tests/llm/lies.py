"""Lies in the wire shape: each takes a true item and makes one thing in it false.

Every function gives (kind, item) pairs for what its statement allows; the liar picks. Kinds: number, name, roles,
speaker, moved, negation, hedge, stitched, invented, example. Not responsible for: false composed sentences (wording).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from tests.llm.honest import (
    Item,
    View,
    Wire,
    as_written,
    casualties,
    claim,
    control_wire,
    event,
    force,
    force_key,
    source,
    source_key,
)
from tests.llm.newsgrammar import Statement, capital
from tests.llm.propositions import RELATIONS, render
from tests.llm.wording import MUTATIONS, others, stitched

Lies = Iterator[tuple[str, Item]]


def _false(item: Item, kind: str, note: Wire | None = None, **changed: object) -> tuple[str, Item]:
    """A lie of a true item: with these fields changed, which the scorer is told."""
    return kind, Item(item.facet, {**item.wire, **changed}, kind, {"changed": changed, **(note or {})})


def _has(sentence: str, words: str) -> bool:
    """Whether a sentence has the words, with whatever capital they begin there."""
    return words.casefold() in sentence.casefold()


def claim_lies(view: View, key: str, one: Statement, rng: Random, example: Sequence[str]) -> Lies:
    """Claims that are false in their content, or given to somebody else."""
    true = claim(view, key, one)
    yield from _changed_content(view, true, one, rng)
    yield from _left_out(true, one)
    if example:
        words = rng.choice(example)
        yield _false(true, "example", content=[words], sentences=true.wire["sentences"])
    for other in [s for s in view.statements if s.sentence != one.sentence][:3]:
        at = view.at(one.sentence, other.sentence)
        yield _false(true, "stitched", content=[stitched(one, other)], sentences=at)
        if other.voice != one.voice and other.told.group != one.told.group:
            yield _false(true, "moved", content=[one.content, other.content], sentences=at)
    if one.voice is not None:
        yield from _other_speakers(view, true, one)


def _changed_content(view: View, true: Item, one: Statement, rng: Random) -> Lies:
    for kind in ("number", "name", "negation"):
        changed = MUTATIONS[kind](one.told, view.story, rng)
        if changed is None or (kind == "negation" and one.told.negated):
            continue
        words = render(changed if one.stance != "reports" else replace(changed, hedge=None))
        if words.casefold() not in view.story.text.casefold():
            yield _false(true, kind, content=[capital(words) if one.content[:1].isupper() else words], hedges=[])
    other = render(one.told.reworded(rng))
    if other.casefold() not in view.story.text.casefold():
        yield _false(true, "invented", content=[capital(other) if one.content[:1].isupper() else other], hedges=[])


def _left_out(true: Item, one: Statement) -> Lies:
    """A "not", a denial or a hedge stepped over."""
    if " not " in one.content:
        before, after = one.content.split(" not ", 1)
        yield _false(true, "negation", content=[before, after])
        yield _false(true, "negation", content=[f"{before} {after}"])
    if one.stance == "denied":
        link = {**true.wire["attribution"][0], "cue": None}
        yield _false(true, "negation", attribution=[link])
    if one.stance == "reports":
        inner = one.content.removeprefix("it had received reports that ")
        yield _false(true, "hedge", content=[inner], hedges=[])
    elif one.told.hedge and f" {one.told.hedge} " in one.content:
        before, after = one.content.split(f" {one.told.hedge} ", 1)
        yield _false(true, "hedge", content=[before, after], hedges=[])
        yield _false(true, "hedge", content=[f"{before} {after}"], hedges=[])


def _other_speakers(view: View, true: Item, one: Statement) -> Lies:
    link = true.wire["attribution"][0]
    for other in [s for s in others(one, view.story) if s in view.statements and s.voice][:2]:
        if other.voice is None:
            continue
        note = {"wrong": sorted({other.voice.words, other.voice.name or other.voice.words, other.voice.surname}),
                "right": one.mention}  # fmt: skip
        at = view.at(one.sentence, other.sentence)
        wrong = {**link, "source": source_key(other.voice)}
        yield _false(true, "speaker", attribution=[wrong], note=note)
        if other.mention != one.mention:
            shown = {**wrong, "mention": other.mention}
            yield _false(true, "speaker", attribution=[shown], sentences=at, note=note)
            yield _false(true, "moved", attribution=[{**shown, "cue": other.cue}], sentences=at, note=note)


def names_in(example: Sequence[str]) -> list[str]:
    """Names of several words in the example's sentences."""
    found = [name for words in example for name in re.findall(r"(?<![.] )\b[A-Z]\w+(?: [A-Z]\w+)+", words)]
    return list(dict.fromkeys(found))


def casualty_lies(view: View, key: str, one: Statement, rng: Random, example: Sequence[str]) -> Lies:
    """Rows with a wrong figure, place or perpetrator, and rows that swap victims and perpetrator."""
    rows, told = casualties(view, key, one), one.told
    if not rows or told.count is None:
        return
    row = rows[0]
    shifted = str(told.count.shifted(rng))
    if str(told.count.shifted(rng).value) not in one.sentence:
        yield _false(row, "number", count=shifted)
    for name in names_in(example)[:1]:
        yield _false(row, "example", place=name)
    places = sorted({s.told.place for s in view.statements if s.told.place not in one.sentence})
    if places:
        yield _false(row, "name", place=rng.choice(places))
    actors = [
        s for s in view.statements if s.told.agent and s.told.agent.text.casefold() not in one.sentence.casefold()
    ]
    if actors and told.agent:
        other = rng.choice(actors)
        actor = other.told.agent
        if actor is not None:
            words = as_written(actor.text, other.content)
            at = view.at(one.sentence, other.sentence)
            yield _false(row, "name", perpetrator=force_key(actor), perpetrator_text=words, sentences=at)
    if told.agent:
        swap = {"victims": row.wire["perpetrator_text"], "perpetrator_text": row.wire["victims"]}
        yield _false(row, "roles", **swap, perpetrator=None)
        yield _false(row, "roles", **swap)
        yield _false(row, "roles", victims=row.wire["perpetrator_text"], perpetrator=None, perpetrator_text=None)
    if len(rows) == 2:
        yield _false(row, "moved", victims=rows[1].wire["victims"])
        yield _false(rows[1], "moved", victims=row.wire["victims"])


def control_lies(view: View, key: str, one: Statement, rng: Random) -> Lies:
    """Somebody else took the place, another place was taken, or it was not taken at all."""
    told = one.told
    if told.group not in RELATIONS or told.agent is None:
        return
    true = Item("control", control_wire(view, key, one, told.agent), "verbatim")
    if told.negated and one.stance != "denied":
        yield _false(true, "negation")
    places = sorted({s.told.place for s in view.statements if s.told.place not in one.sentence})
    if places:
        yield _false(true, "name", place=rng.choice(places))
    actors = [
        s for s in view.statements if s.told.agent and s.told.agent.text.casefold() not in one.sentence.casefold()
    ]
    if actors and (actor := rng.choice(actors).told.agent):
        yield _false(true, "name", force=force_key(actor), actor=actor.text)


def event_lies(view: View, one: Statement, rng: Random) -> Lies:
    """The right words with the day or the place of other ones."""
    for true in event(view, one):
        for other in [s for s in view.statements if s.told.day and s.told.day not in one.sentence][:1]:
            yield _false(true, "moved", time=other.told.day, sentences=view.at(one.sentence, other.sentence))
            yield _false(true, "name", time=other.told.day)
        places = sorted({s.told.place for s in view.statements if s.told.place not in one.sentence})
        if places:
            yield _false(true, "name", place=rng.choice(places))


def source_lies(view: View, rng: Random, example: Sequence[str]) -> Lies:
    """A source under another's name, with another's office, or out of the example."""
    for name in names_in(example)[:2]:
        wire = {
            "key": f"s:{name.casefold()[:20]}", "name": name, "role": None, "organisation": None, "kind": "unspecified",
            "named": "named", "mentions": [name], "sentences": [1],
        }  # fmt: skip
        yield "example", Item("sources", wire, "example")
    named = {s.voice: s for s in view.statements if s.voice and s.voice.name and s.earlier is None}
    if len(named) < 2:
        return
    voice, other = rng.sample(sorted(named, key=lambda v: v.words), 2)
    true = source(view, voice, [named[voice]])
    # A mention of surname and title alone could be anybody's of that surname.
    yield _false(true, "name", key=f"{true.wire['key']}x", name=other.name, note={"mentions": voice.words})
    if other.office and voice.office != other.office:
        yield _false(true, "name", key=f"{true.wire['key']}x", organisation=other.office)


def force_lies(view: View, rng: Random, example: Sequence[str]) -> Lies:
    """An armed actor under the name of another, or out of the example."""
    for name in names_in(example)[:2]:
        wire = {
            "key": f"f:{name.casefold()[:20]}", "name": name, "aliases": [], "kind": "rebel", "side": None,
            "mentions": [name], "sentences": [1],
        }  # fmt: skip
        yield "example", Item("forces", wire, "example")
    acting = {s.told.agent: s for s in view.statements if s.told.agent}
    if len(acting) >= 2:
        actor, other = rng.sample(sorted(acting, key=str), 2)
        true = force(view, actor, [acting[actor]])
        yield _false(true, "name", key=f"{true.wire['key']}x", name=other.name)
