"""The ledger's types: always labelled, closed, every figure beside the others."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from summarizer.comparison import Comparison

REPORT = {"article_id": "a", "casualty_id": "k1", "count": None, "root_source": None, "attribution": []}


def fields(**changes: Any) -> dict[str, Any]:
    return {
        "id": "x1", "label": "shelling", "basis": "computed from these articles", "place": None, "time": None,
        "reports": [REPORT, REPORT | {"article_id": "b"}], "relation": "supports", "independent_roots": 0,
        "grade": "weak",
    } | changes  # fmt: skip


def test_a_comparison_lays_reports_side_by_side() -> None:
    found = Comparison.model_validate(fields())
    assert [report.article_id for report in found.reports] == ["a", "b"]
    assert Comparison.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize(
    "changes",
    [{"basis": "established fact"}, {"grade": "true"}, {"relation": "agrees"}, {"total": 3}, {"reports": [{}]}],
)
def test_what_the_contract_does_not_know_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Comparison.model_validate(fields(**changes))
