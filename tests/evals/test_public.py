from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.cli import app
from evals.crash import Crash
from evals.desk import RememberingNewsroom
from evals.public import Job, PublicDataError, jobs, run
from evals.public.attribution import attributions
from evals.public.coordinates import Coordinates
from evals.public.records import each
from summarizer import Article, Newsroom
from tests.evals.conftest import STORY, read_rows, write_rows


def test_every_task_runs_and_the_scorers_figures_are_printed(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = CliRunner().invoke(app, ["public", "--data", str(data), "--out", str(out)])
    assert done.exit_code == 0, done.output
    heads = [line for line in done.stdout.splitlines() if "crashed" in line]
    assert [head.split("  ")[:2] for head in heads] == [
        ["attribution", "ships"], ["casualties", "harm"], ["forces", "harm"], ["qa", "quiz"],
    ]  # fmt: skip
    assert "p 0.500  n -" in done.stdout
    figures = json.loads((out / "figures.json").read_text(encoding="utf-8"))
    assert [(row["task"], row["file"], row["rows"]) for row in figures] == [
        ("attribution", "ships/attribution.jsonl", 1),
        ("casualties", "harm/casualties.jsonl", 1),
        ("forces", "harm/casualties.jsonl", 1),
        ("qa", "quiz/qa.jsonl", 3),
    ]


def test_one_task_alone(data: Path) -> None:
    assert [job.name for job in jobs(data, ["qa"])] == ["qa-quiz"]


def test_a_folder_without_scorer_or_sets_is_an_error(data: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["public", "--data", str(tmp_path)])
    assert done.exit_code == 1
    assert "run.py" in done.stderr
    (data / "ships" / "attribution.jsonl").unlink()
    with pytest.raises(PublicDataError, match="no set for attribution"):
        jobs(data, ["attribution"])


def test_a_scorer_that_fails_is_an_error_with_its_last_line(data: Path) -> None:
    (data / "scorers" / "run.py").write_text("raise SystemExit('gold is broken')", encoding="utf-8")
    with pytest.raises(PublicDataError, match="gold is broken"):
        run(Job("qa", data / "quiz" / "qa.jsonl"), RememberingNewsroom(engine="offline"), data, None)


def test_spans_of_predictions_are_of_the_given_text(data: Path, tmp_path: Path) -> None:
    room = RememberingNewsroom(engine="offline")
    run(Job("attribution", data / "ships" / "attribution.jsonl"), room, data, tmp_path)
    run(Job("casualties", data / "harm" / "casualties.jsonl"), room, data, tmp_path)
    [document] = read_rows(tmp_path / "attribution-ships.jsonl")
    assert document["doc_id"] == "x/1"
    assert document["attributions"]
    for row in document["attributions"]:
        start, end = row["source_span"]
        assert STORY[start:end] == row["source"]
        assert " ".join(STORY[start:end] for start, end in row["content_spans"]) == row["content"]
    [item] = read_rows(tmp_path / "casualties-harm.jsonl")[0]["items"]
    start, end = item["evidence_span"]
    assert (item["kind"], item["count"], item["victims"]) == ("killed", 2, [STORY[start:end]])


def test_an_outer_link_says_what_the_next_one_says_with_its_speaker() -> None:
    [claim] = [
        claim
        for claim in Newsroom(engine="offline").summarize(Article.from_text(STORY)).claims
        if len(claim.attribution) == 2
    ]
    outer, inner = attributions(claim, Coordinates(STORY, STORY))
    assert "Brandt" in outer["source"]
    assert outer["content"].startswith(inner["source"])
    assert outer["content"].endswith(inner["content"])
    assert "two sailors were killed" in inner["content"]
    assert inner["source"] not in inner["content"]


def test_questions_see_their_candidates_only_and_equal_passages_are_all_cited(data: Path, tmp_path: Path) -> None:
    run(Job("qa", data / "quiz" / "qa.jsonl"), RememberingNewsroom(engine="offline"), data, tmp_path)
    built, elsewhere, painted = read_rows(tmp_path / "qa-quiz.jsonl")
    assert "Oda Kvist" in built["answer"]
    assert (built["citations"], built["abstained"]) == (["p1"], False)
    assert elsewhere == {"qid": "q2", "answer": None, "abstained": True, "citations": []}
    assert "[1]" not in painted["answer"]
    assert painted["citations"] == ["p2", "p3"]


def test_coordinates_follow_words_over_what_was_cut() -> None:
    given = "Log in\n\nThe  mill\tburned. SHARE THIS The mill reopened."
    made = "The mill burned. The mill reopened."
    places = Coordinates(made, given)
    start, end = places.span(*(made.index("mill reopened") + n for n in (0, 13))) or (0, 0)
    assert (start, given[start:end]) == (given.rindex("mill"), "mill reopened")
    assert places.words([places.span(0, 8) or [0, 0]]) == "The  mill"
    assert places.words([places.span(5, 7) or [0, 0]]) == "il"
    assert Coordinates("nothing alike", given).span(0, 7) is None


def test_a_record_that_fails_is_a_row_and_the_next_one_is_worked_on(tmp_path: Path) -> None:
    gold = tmp_path / "set" / "gold.jsonl"
    write_rows(gold, {"doc_id": "a", "text": ""}, {"doc_id": "b", "text": "fine"})

    def work(record: dict[str, str]) -> dict[str, str]:
        return {"first": record["text"][0]}

    crash, row = each(gold, "doc_id", work)
    assert isinstance(crash, Crash)
    assert crash.record == "set/gold.jsonl a"
    assert "IndexError" in crash.trace
    assert row == {"doc_id": "b", "first": "f"}


def test_crashes_of_a_run_are_printed_and_exit_3(data: Path) -> None:
    write_rows(data / "ships" / "attribution.jsonl", {"doc_id": "x/2", "set": "ships", "text": ""})
    done = CliRunner().invoke(app, ["public", "--data", str(data), "--task", "attribution"])
    assert done.exit_code == 3
    assert "attribution.jsonl x/2" in done.stderr
    assert "(1 crashed)" in done.stdout


def test_an_article_is_summarized_once() -> None:
    room = RememberingNewsroom(engine="offline")
    assert room.summarize(Article.from_text(STORY)) is room.summarize(Article.from_text(STORY))
