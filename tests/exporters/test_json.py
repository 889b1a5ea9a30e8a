from __future__ import annotations

import json

from summarizer.answer import Answer
from summarizer.exporters import FORMATS, jsonl, load_exporter
from summarizer.exporters import json as exporter
from summarizer.summary import Summary


def test_one_object_or_a_list(summary: Summary) -> None:
    assert Summary.model_validate_json(exporter.summaries([summary], True)) == summary
    assert len(json.loads(exporter.summaries([summary], False))) == 1
    assert len(json.loads(exporter.summaries([summary, summary], True))) == 2
    assert json.loads(exporter.summaries([], False)) == []


def test_one_object_is_what_the_model_writes(summary: Summary, answer: Answer) -> None:
    assert exporter.summaries([summary], True) == summary.model_dump_json(indent=2) + "\n"
    assert exporter.answer(answer) == answer.model_dump_json(indent=2) + "\n"


def test_what_a_terminal_might_obey_is_escaped(answer: Answer) -> None:
    sly = answer.model_copy(update={"question": "a\x1b\x9b\x7f\u202e\u2028é"})
    written = exporter.answer(sly)
    assert not set("\x1b\x9b\x7f\u202e\u2028") & set(written)
    assert json.loads(written)["question"] == sly.question
    assert "é" in written


def test_every_format_of_the_table_loads(summary: Summary) -> None:
    for name in FORMATS:
        assert "Weir" in load_exporter(name).summaries([summary], True)


def test_a_name_in_no_known_encoding_is_no_crash(summary: Summary) -> None:
    odd = summary.model_copy(update={"headline": "bad\udcff"})
    for lines in (exporter.summaries([odd], True), jsonl.summaries([odd], True)):
        assert "\\udcff" in lines
        assert json.loads(lines)["headline"] == "bad\udcff"
    assert len(jsonl.summaries([odd, summary], False).splitlines()) == 2


def test_one_object_a_line(summary: Summary, answer: Answer) -> None:
    lines = jsonl.summaries([summary, summary], True).splitlines()
    assert [Summary.model_validate_json(line) for line in lines] == [summary, summary]
    assert Answer.model_validate_json(jsonl.answer(answer)) == answer
    assert jsonl.answer(answer).count("\n") == 1
    assert jsonl.summaries([], False) == ""
