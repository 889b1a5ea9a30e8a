"""The samples that ship, as the embedded engine reads them, through every format."""

from __future__ import annotations

import csv
import io
import json

import pytest

from summarizer import Newsroom, assets
from summarizer.exporters import FORMATS, load_exporter
from summarizer.summary import Summary
from tests.exporters import test_ninjs, test_webannotation


@pytest.fixture(scope="module")
def summaries() -> list[Summary]:
    room = Newsroom(engine="offline")
    return [room.summarize(article) for name in assets.sample_names() for article in room.read(assets.sample(name))]


def test_the_standards_forms_hold(summaries: list[Summary]) -> None:
    for found in json.loads(load_exporter("webannotation").summaries(summaries, False)):
        test_webannotation.VALIDATOR.validate(found)
    for item in json.loads(load_exporter("ninjs").summaries(summaries, False)):
        test_ninjs.VALIDATOR.validate(item)


def test_every_selector_leads_to_its_words(summaries: list[Summary]) -> None:
    for summary in summaries:
        assert json.loads(load_exporter("webannotation").summaries([summary], True))["total"] > 10
        test_webannotation.check_selectors(summary)


@pytest.mark.parametrize("format", ["csv", "csv-claims", "events"])
def test_every_row_leads_to_its_words(summaries: list[Summary], format: str) -> None:
    texts = {summary.article.id: summary.article.text for summary in summaries}
    rows = list(csv.DictReader(io.StringIO(load_exporter(format).summaries(summaries, False)[1:], newline="")))
    assert rows
    for row in rows:
        starts, ends = row["evidence.start"].split(";"), row["evidence.end"].split(";")
        text = texts[row.get("article_id") or row["source_article"]]
        pieces = " ... ".join(text[int(a) : int(b)] for a, b in zip(starts, ends, strict=True))
        assert row["evidence.exact"].removeprefix("'") == pieces.replace("\n\n", " ").replace("\n", " ")


def test_every_format_takes_them_all(summaries: list[Summary]) -> None:
    for name in FORMATS:
        written = load_exporter(name).summaries(summaries, False)
        assert all(str(summary.article.id) in written for summary in summaries)
