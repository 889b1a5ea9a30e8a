"""Replies mangled at random: each is read in part or refused by validation; nothing else is ever raised."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pydantic import ValidationError

from summarizer.engines.llm.conversion import stand_ins, to_draft
from summarizer.engines.llm.merging import join_facets, merge
from summarizer.engines.llm.revising import faulty_items, replaced, revise_call
from summarizer.grounding import Examination
from summarizer.prompts import load_prompt
from tests.engines.llm.modelling import ARTICLE, MADE_BY, honest, read

JUNK: list[Any] = [
    None, True, 3, -1, 2.5, "x", "", [], {}, [1], ["a", None], {"a": 1}, 10**40, "\u0000", ARTICLE.text[:40],
    {"key": "k"},
]  # fmt: skip


def mangled(value: Any, chance: random.Random) -> Any:
    """A value with parts replaced by junk, left out, or said twice."""
    if chance.random() < 0.06:
        return chance.choice(JUNK)
    if isinstance(value, list):
        items = [mangled(each, chance) for each in value]
        return [*items, chance.choice(items)] if items and chance.random() < 0.1 else items
    if isinstance(value, dict):
        return {name: mangled(each, chance) for name, each in value.items() if chance.random() > 0.03}
    return value


@pytest.mark.parametrize("seed", range(8))
def test_no_reply_raises_but_in_validation(seed: int) -> None:
    chance = random.Random(seed)
    print(f"seed {seed}")
    kept = 0
    for _ in range(40):
        try:
            reply = read(mangled(honest(), chance))
        except ValidationError:
            continue
        kept += 1
        draft = to_draft(ARTICLE, reply)
        Examination(ARTICLE, merge([draft, draft, join_facets([draft, draft])])).summary(MADE_BY)
        faults = Examination(ARTICLE, draft, stand_ins(draft)).faults
        faulty = faulty_items(draft, faults)
        if faulty:
            revise_call(ARTICLE, draft, faulty, load_prompt("revise"), most=8_000)
            replaced(ARTICLE, draft, faulty, reply)
    assert kept > 25
