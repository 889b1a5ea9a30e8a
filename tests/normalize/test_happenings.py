"""Kinds of events: what words tell, and what only sounds like it."""

from __future__ import annotations

import pytest

from summarizer.normalize.happenings import happenings


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A blaze in a hotel killed six.", {"fire"}),
        ("Two trains collided; a collision like none before.", {"accident"}),
        ("Floods and landslides cut off the town.", {"flood", "slide"}),
        ("Gunmen opened fire on a bus.", {"violence"}),
        ("The fire service pulled them out.", set()),
        ("They died when the roof collapsed after an explosion.", set()),
        ("The airstrike hit a school.", {"violence"}),
    ],
)
def test_words_tell_of_kinds_of_events(text: str, kinds: set[str]) -> None:
    assert happenings(text) == kinds
