from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.cli import app
from evals.report import timings
from evals.speed import Pace, Timing, measure, pipeline, readable
from evals.texts import find_texts
from summarizer import Article, Newsroom, Summary
from tests.evals.conftest import STORY, write_rows

FRENCH = "Le traversier s'est échoué lundi devant le port, ont annoncé les autorités de la ville dans la soirée."


def test_ratios_are_of_time() -> None:
    pace = Pace([Timing(100, 1.0, 3.0), Timing(100, 1.0, 1.0), Timing(300, 2.0, 3.0)])
    assert (pace.words, pace.bare) == (500, 125.0)
    assert (pace.median_ratio, pace.total_ratio) == (1.5, pytest.approx(7 / 4))
    assert "holds" in timings(pace)


def test_either_ratio_above_what_is_demanded_is_a_miss() -> None:
    assert "MISSED" in timings(Pace([Timing(10, 1.0, 2.1)]))
    assert "MISSED" in timings(Pace([Timing(10, 1.0, 1.0), Timing(10, 1.0, 1.0), Timing(10, 1.0, 9.0)]))


def test_only_articles_that_the_engine_reads_are_measured(tmp_path: Path) -> None:
    write_rows(tmp_path / "rows.jsonl", {"text": FRENCH}, {"text": " "}, {"text": STORY}, {"text": f"{STORY} Again."})
    room = Newsroom(engine="offline")
    assert [article.text for article in readable(room, find_texts([tmp_path]), None)] == [STORY, f"{STORY} Again."]
    assert len(readable(room, find_texts([tmp_path]), 1)) == 1


def test_both_ways_take_turns_on_the_same_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Newsroom(engine="offline")
    article = Article.from_text(STORY)
    calls: list[str] = []
    summarize = Newsroom.summarize

    def noted(desk: Newsroom, whole: Article) -> Summary:
        calls.append("summary")
        return summarize(desk, whole)

    def parsed(text: str) -> None:
        calls.append("bare")

    monkeypatch.setattr(Newsroom, "summarize", noted)
    monkeypatch.setattr("evals.speed.pipeline", lambda _: parsed)
    pace = measure(room, [article], rounds=2)
    assert calls == ["bare", "summary", "bare", "summary", "summary", "bare"]
    assert pace.timings[0].words == len(STORY.split())
    assert pace.timings[0].summary > pace.timings[0].bare > 0


def test_the_pipeline_is_the_engines_own() -> None:
    room = Newsroom(engine="offline")
    meta = pipeline(room).meta
    assert room.engine.model == f"{meta['lang']}_{meta['name']} {meta['version']}"


def test_the_command_prints_ratios_and_on_demand_a_profile(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    done = CliRunner().invoke(app, ["speed", str(tmp_path), "--rounds", "1", "--profile"])
    assert done.exit_code == 0, done.output
    assert f"1 articles, {len(STORY.split())} words" in done.stdout
    assert "total ratio" in done.stdout
    ours = done.stdout.partition("This package's own")[2]
    assert "newsroom.py" in ours
    assert "thinc" not in ours


def test_nothing_to_measure_is_an_error(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["speed", str(tmp_path)]).exit_code == 1
