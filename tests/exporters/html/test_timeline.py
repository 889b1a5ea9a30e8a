from __future__ import annotations

from datetime import date

from summarizer.exporters import html
from summarizer.exporters.html.sheet import Sheet
from summarizer.exporters.html.timeline import Dated, dated, picture
from summarizer.summary import Summary


def _event(start: str, end: str | None = None) -> Dated:
    return Dated("e1", "event", date.fromisoformat(start), date.fromisoformat(end or start), "it")


def test_the_axis_is_in_proportion_unless_a_gap_is_very_long() -> None:
    even = picture([_event("2024-05-01"), _event("2024-05-03"), _event("2024-05-05")])
    assert not even.shortened
    assert [mark.left for mark in even.marks] == [3.0, 47.5, 92.0]
    assert [tick.label for tick in even.ticks] == ["2024-05-01", "2024-05-03", "2024-05-05"]
    long = picture([_event("1990-01-01"), _event("2024-05-03"), _event("2024-05-05")])
    assert long.shortened
    assert long.marks[2].left - long.marks[1].left > 5
    same = picture([_event("2024-05-01"), _event("2024-05-01"), _event("2024-05-01", "2024-05-02")])
    assert len({mark.top for mark in same.marks}) == 3
    assert same.marks[2].width > 0
    assert picture([]) is None


def test_what_has_no_day_is_listed_apart(summary: Summary) -> None:
    assert [item.id for item in dated(summary)] == ["k1"]
    assert [item for item, _ in Sheet(summary).undated] == ["e1"]
    assert "Without a date" in html.summaries([summary], True)
