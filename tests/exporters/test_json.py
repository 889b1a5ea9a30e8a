from __future__ import annotations

import json

from summarizer.answer import Answer
from summarizer.exporters import FORMATS, load_exporter
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


def test_every_format_of_the_table_loads(summary: Summary, answer: Answer) -> None:
    for name in FORMATS:
        member = load_exporter(name)
        assert "Weir" in member.summaries([summary], True)
        assert "Lindqvist" in member.answer(answer)
