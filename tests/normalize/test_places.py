from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.normalize.places import read_precision


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("Oakfield military base in Rivertown", "site"),
        ("the Oakfield-military-base", "site"),
        ("an air base", "site"),
        ("the central prison", "site"),
        ("schools", "site"),
        ("Camp Oak", "site"),
        ("Fort Oak", "site"),
        ("Rivertown’s hospital", "site"),
        ("churches", "site"),
        ("Route 5", "site"),
        ("Oak Bridge", "site"),
        ("the Oak neighbourhood of eastern Rivertown", "neighbourhood"),
        ("Oak district", "neighbourhood"),
        ("the outskirts of Rivertown", "neighbourhood"),
        ("the town of Rivertown", "town"),
        ("nearby villages", "town"),
        ("Oak City", "town"),
        ("Oak province", "region"),
        ("northern Oakland", "region"),
        ("the far north-western Oakland", "region"),
        ("the West Bank", "region"),
        ("Mount Oak", "region"),
        ("Oak Valley", "region"),
        ("the north", "region"),
        ("Iraq", "country"),
        ("the United States", "country"),
        ("the U.S.", "country"),
        ("Bosnia and Herzegovina", "country"),
        ("Côte d’Ivoire", "country"),
        ("France, Europe", "country"),
        ("Rivertown", "unknown"),
        ("Rivertown, France", "unknown"),
        ("", "unknown"),
        ("...", "unknown"),
        ("there", "unknown"),
    ],
)
def test_precision(name: str, precision: str) -> None:
    assert read_precision(name) == precision


@given(st.text())
def test_any_text(name: str) -> None:
    assert read_precision(name) in {"site", "neighbourhood", "town", "region", "country", "unknown"}
