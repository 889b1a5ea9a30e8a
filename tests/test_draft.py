"""Drafts are closed and frozen; keys are strings and nothing computed can be said."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from summarizer.draft import Draft, DraftAnswer, DraftClaim, DraftLink, Quote

COMPUTED = {
    "factuality",
    "polarity",
    "cue_class",
    "mode",
    "victim_status",
    "low",
    "best",
    "high",
    "qualifier",
    "part_of",
    "id",
}


def _names(node: object) -> set[str]:
    if isinstance(node, dict):
        own = set(node.get("properties", {}))
        return own.union(*(_names(value) for value in node.values()))
    return set().union(*(_names(item) for item in node)) if isinstance(node, list) else set()


def test_a_draft_has_no_place_for_computed_fields() -> None:
    assert _names(Draft.model_json_schema()) & COMPUTED == set()


def test_an_empty_draft_is_a_draft() -> None:
    assert Draft().claims == []
    assert DraftAnswer(status="not-in-articles").sentences == []


def test_unknown_fields_and_changes_are_refused() -> None:
    quote = Quote(text="words", sentence=0)
    assert quote.start is None
    with pytest.raises(ValidationError, match="extra_forbidden"):
        DraftClaim.model_validate({"key": "c", "content": [], "factuality": "confirmed"})
    with pytest.raises(ValidationError, match="frozen"):
        quote.text = "other"  # type: ignore[misc]


def test_a_link_defaults_to_an_unspecified_channel() -> None:
    link = DraftLink(source="s", mention=Quote(text="he", sentence=0))
    assert (link.channel, link.cue) == ("unspecified", None)
