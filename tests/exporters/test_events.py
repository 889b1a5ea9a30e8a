from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from summarizer.exporters import events
from summarizer.summary import CasualtyReport, Count, Place, Summary, Time


def _rows(summary: Summary) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(events.summaries([summary], True).removeprefix("\ufeff"), newline="")))


def _with(summary: Summary, *changes: dict[str, Any]) -> list[dict[str, str]]:
    reports: list[CasualtyReport] = [summary.casualties[0].model_copy(update=change) for change in changes]
    return _rows(summary.model_copy(update={"casualties": reports}))


def _time(start: str | None, end: str | None, precision: Any) -> Time:
    return Time(text="then", start=start, end=end, precision=precision, basis="explicit" if start else "unresolved")


def test_a_row_is_one_figure_of_one_source(summary: Summary) -> None:
    [row] = _rows(summary)
    assert (row["id"], row["type"], row["low"], row["best"], row["high"]) == ("k1", "killed", "40", "40", "40")
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2024-04-30", "2024-04-30", "1")
    assert (row["where"], row["where_precision"], row["where_prec"]) == ("the Weir bridge", "site", "1")
    assert (row["side_a"], row["side_a_name"], row["side_b"]) == ("rebels", "The Northern Brigade", "farmers")
    assert (row["deaths_civilians"], row["deaths_unknown"]) == ("40", "")
    assert (row["source_original"], row["source_outlet"]) == ("it", "The Weir Gazette")
    assert row["source_chain"].startswith("Anna Lindqvist")
    assert summary.article.text[int(row["evidence.start"]) : int(row["evidence.end"])] == row["evidence.exact"]


def test_figures_are_never_added_up(summary: Summary) -> None:
    part = Count(text="12", low=12, best=12, high=12, qualifier="exact")
    rows = _with(summary, {}, {"id": "k2", "count": part, "part_of": "k1"}, {"id": "k3", "count": part})
    assert [(row["id"], row["best"], row["part_of"]) for row in rows] == [
        ("k1", "40", ""), ("k2", "12", "k1"), ("k3", "12", "")
    ]  # fmt: skip


def test_only_the_killed_are_deaths(summary: Summary) -> None:
    kinds = [{"kind": kind} for kind in ("killed", "injured", "missing", "displaced")]
    rows = _with(summary, *kinds)
    assert [row["type"] for row in rows] == ["killed", "injured"]
    assert [row["deaths_civilians"] for row in rows] == ["40", ""]


def test_deaths_of_fighters_are_not_deaths_of_civilians(summary: Summary) -> None:
    rows = _with(summary, *({"victim_status": status} for status in ("civilian", "combatant", "mixed", "unknown")))
    assert [(row["deaths_civilians"], row["deaths_unknown"]) for row in rows] == [
        ("40", ""), ("", ""), ("", ""), ("", "40")
    ]  # fmt: skip


def test_a_figure_nobody_gave_stays_empty(summary: Summary) -> None:
    [row] = _with(summary, {"count": None, "time": None, "place": None, "perpetrator": None, "perpetrator_text": None})
    assert {row[name] for name in ("low", "best", "high", "date_start", "date_prec", "where", "side_a")} == {""}


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (_time("2024-05-01", "2024-05-01", "day"), "1"),
        (_time("2024-05-01", "2024-05-03", "day"), "2"),
        (_time("2024-05-01", "2024-05-07", "day"), "3"),
        (_time("2024-05-01", "2024-05-20", "day"), "4"),
        (_time("2024-05-01", "2024-07-20", "day"), "5"),
        (_time("2024-04-29", "2024-05-05", "week"), "3"),
        (_time("2024-05-01", "2024-05-31", "month"), "4"),
        (_time("2024-01-01", "2024-12-31", "year"), "5"),
        (_time(None, None, "unknown"), ""),
    ],
)
def test_precision_of_dates(summary: Summary, time: Time, expected: str) -> None:
    [row] = _with(summary, {"time": time})
    assert row["date_prec"] == expected


@pytest.mark.parametrize(("precision", "expected"), [("town", "1"), ("region", "4"), ("country", "6"), ("unknown", "")])
def test_precision_of_places(summary: Summary, precision: Any, expected: str) -> None:
    [row] = _with(summary, {"place": Place(name="there", precision=precision)})
    assert row["where_prec"] == expected


def test_the_outlets_own_voice_has_the_outlet_as_its_source(summary: Summary) -> None:
    [row] = _with(summary, {"attribution": []})
    assert (row["source_original"], row["source_chain"]) == ("The Weir Gazette", "the outlet itself")
