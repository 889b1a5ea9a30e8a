from __future__ import annotations

import pytest

from summarizer.rules.source_kinds import told_kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("spokesman for the Orlo fire department", "official-state"),
        ("a nurse at the city hospital", "medic"),
        ("residents of the hill villages", "witness"),
        ("the court records", "document"),
        ("a volcanologist", "expert"),
        ("aid workers", "ngo"),
        ("director of the Orlo Shipping Company", "unspecified"),
        ("the head of the fishermen's union", "unspecified"),
        ("Ilse Brandt", "unspecified"),
    ],
)
def test_the_words_a_source_is_called_by_tell_its_kind(words: str, kind: str) -> None:
    assert told_kind("unspecified", [None, words]) == kind


def test_a_kind_that_is_known_stays() -> None:
    assert told_kind("military", ["the city hospital"]) == "military"
