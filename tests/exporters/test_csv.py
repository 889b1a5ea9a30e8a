from __future__ import annotations

import csv
import io

import pytest

from summarizer.answer import Answer
from summarizer.exporters import csv as casualties
from summarizer.exporters import csv_cells, csv_claims
from summarizer.summary import Summary
from tests.exporters.hostile import summary_with


def _rows(written: str) -> list[dict[str, str]]:
    assert written.startswith(csv_cells.BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(written.encode().decode("utf-8-sig"), newline=""), strict=True))


def test_a_casualty_is_a_row_with_its_evidence(summary: Summary) -> None:
    [row] = _rows(casualties.summaries([summary], True))
    assert (row["id"], row["kind"], row["victims"], row["victim_status"]) == ("k1", "killed", "farmers", "civilian")
    assert (row["count.text"], row["count.low"], row["count.best"], row["count.high"]) == ("40", "40", "40", "40")
    assert (row["time.text"], row["time.start"], row["place.name"]) == ("on Tuesday", "2024-04-30", "the Weir bridge")
    assert (row["factuality"], row["claim_id"], row["perpetrator"]) == ("alleged", "c1", "f1")
    assert row["attribution"] == "Anna Lindqvist (Spokeswoman, the relief agency) -> it"
    assert (row["article_id"], row["outlet"]) == (summary.article.id, "The Weir Gazette")
    assert (row["url"], row["means"], row["part_of"]) == ("", "", "")
    assert summary.article.text[int(row["evidence.start"]) : int(row["evidence.end"])] == row["evidence.exact"]


def test_a_claim_is_a_row_with_its_chain(summary: Summary) -> None:
    first, second = _rows(csv_claims.summaries([summary], True))
    assert first["text"] == summary.claims[0].text
    assert (first["factuality"], first["hedges"]) == ("alleged", "allegedly")
    assert first["attribution.source_id"] == "s1 -> s2"
    assert first["attribution.channel"] == "unspecified -> reports-received"
    assert (second["polarity"], second["attribution.mode"]) == ("negative", "direct")


def test_several_articles_are_one_table(summary: Summary) -> None:
    rows = _rows(casualties.summaries([summary, summary_with("word")], False))
    assert [row["article_id"] for row in rows] == [summary.article.id, summary_with("word").article.id]


def test_several_pieces_of_evidence_keep_their_places() -> None:
    summary = summary_with("word")
    [row] = _rows(csv_claims.summaries([summary], True))
    starts, ends = row["evidence.start"].split(";"), row["evidence.end"].split(";")
    pieces = [summary.article.text[int(a) : int(b)] for a, b in zip(starts, ends, strict=True)]
    assert pieces == [piece.exact for piece in summary.claims[0].evidence]
    assert row["evidence.exact"] == " ... ".join(pieces).replace("\n\n", " ")


def test_the_file_is_as_rfc_4180_has_it(summary: Summary) -> None:
    written = casualties.summaries([summary], True)
    assert written.count("\r\n") == written.count("\n") == 2
    assert '""over unpaid tolls""' in written


def test_an_answer_is_a_row_for_each_citation(answer: Answer, refusal: Answer) -> None:
    [row] = _rows(casualties.answer(answer))
    assert (row["status"], row["sentence"], row["n"]) == ("reported-unconfirmed", "1", "1")
    assert row["evidence.exact"] == answer.citations[0].evidence.exact
    [refused] = _rows(casualties.answer(refusal))
    assert (refused["status"], refused["text"], refused["n"]) == ("not-in-articles", "", "")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""), (-5, -5), (0, 0), ("plain - text = fine", "plain - text = fine"), ("—dash", "—dash"),
        ("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("  =1", "'  =1"), ("“=1”", "“=1”"),
        ('"=1"', "'\"=1\""),
        ("'=1", "''=1"), ("\t=1", "' =1"), ("\tplain", "' plain"), ("\rplain", "' plain"),
        ("a\r\nb\n\nc", "a b c"), ("＝1", "'＝1"), ("\u200b=1", "'\u200b=1"),
        ("'tis plain", "'tis plain"),
    ],
)  # fmt: skip
def test_cells(value: str | int | None, written: str | int) -> None:
    assert csv_cells.cell(value) == written
