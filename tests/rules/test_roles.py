"""Composed sentences: who did what to whom and who said what stays as the evidence has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.rules.callings import Told
from summarizer.rules.closeup import Closeup
from summarizer.rules.roles import keeps_order, swapped
from tests.grounding.paraphrases import HONEST, SWAPPED

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(("evidence", "text"), HONEST, ids=lambda words: words[:40])
def test_an_honest_paraphrase_passes(nlp: Language, evidence: str, text: str) -> None:
    assert not swapped(text, [Told(evidence)], Closeup(lambda: nlp))


@pytest.mark.parametrize(("evidence", "text"), SWAPPED, ids=lambda words: words[:40])
def test_a_swap_is_seen(nlp: Language, evidence: str, text: str) -> None:
    assert swapped(text, [Told(evidence)], Closeup(lambda: nlp))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Rebels retreated.", True),
        ("Soldiers killed four nurses.", True),
        ("Rebels killed four nurses.", False),
        ("Four nurses killed soldiers.", False),
        ("Rebels were killed by four nurses.", False),
    ],
)
def test_order_is_kept_where_nothing_is_turned_round(text: str, kept: bool) -> None:
    assert keeps_order(text, "Rebels retreated and soldiers killed four nurses.") is kept


def test_what_is_too_much_to_parse_is_not_vouched_for(nlp: Language) -> None:
    assert swapped("Nurses killed soldiers.", [Told("Soldiers chased nurses " * 200)], Closeup(lambda: nlp))
