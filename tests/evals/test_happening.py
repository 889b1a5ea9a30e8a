"""Short reports of our own, end to end: the figures of the event and whom the rows name."""

from __future__ import annotations

import pytest

from evals.public.casualties import figure
from evals.public.happening import of_the_event
from summarizer import Article, Newsroom, Summary
from tests.evals.reports import REPORTS, Report


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    return Newsroom(home=tmp_path_factory.mktemp("home"), engine="offline")


def stated(summary: Summary, kind: str) -> int:
    """The largest figure of one kind."""
    return max([figure(report) or 0 for report in of_the_event(summary) if report.kind == kind], default=0)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_the_killed_and_the_injured_of_the_event(room: Newsroom, report: Report) -> None:
    summary = room.summarize(Article.from_text(report.text))
    assert (stated(summary, "killed"), stated(summary, "injured")) == (report.killed, report.injured)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_who_was_harmed_and_who_was_not(room: Newsroom, report: Report) -> None:
    summary = room.summarize(Article.from_text(report.text))
    words = " | ".join(f"{row.victims} {row.count.text if row.count else ''}" for row in of_the_event(summary))
    assert [name for name in report.victims if name not in words] == []
    harmed = [row for row in of_the_event(summary) if row.kind in {"killed", "injured"}]
    told = " | ".join(f"{row.victims} {row.count.text if row.count else ''}" for row in harmed)
    assert [name for name in report.nobody if name in told] == []


def test_the_past_of_an_article_about_the_past_stays(room: Newsroom) -> None:
    text = "The flood of 1987 killed 61 people in the valley, the archive says. A new dam opens on Monday."
    assert stated(room.summarize(Article.from_text(text, published="2024-05-02")), "killed") == 61


def test_the_same_figure_of_two_speakers_is_one_group(room: Newsroom) -> None:
    text = (
        "Nine miners were killed in a blast in Kolm on Monday, the mayor said.\n\n"
        "The hospital in Kolm said nine miners were killed."
    )
    summary = room.summarize(Article.from_text(text))
    assert len([row for row in summary.casualties if row.kind == "killed"]) == 2
    assert len([row for row in of_the_event(summary) if row.kind == "killed"]) == 1
