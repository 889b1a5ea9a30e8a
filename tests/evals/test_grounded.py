from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from evals.cli import app
from evals.grounded import check_all, evidence_in, misplaced, printed_though_rejected
from evals.report import tally
from evals.texts import find_texts
from summarizer import Article, Newsroom, Summary
from tests.evals.conftest import STORY, write_rows


def test_texts_of_every_kind_of_file_are_checked(tmp_path: Path) -> None:
    write_rows(tmp_path / "in" / "rows.jsonl", {"id": "r1", "text": STORY}, {"question": "no text here"})
    (tmp_path / "plain.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "marked.md").write_text(f"# {STORY}", encoding="utf-8")
    (tmp_path / "other.bin").write_bytes(b"\0")
    texts = list(find_texts([tmp_path]))
    records = [text.record.removeprefix(f"{tmp_path}/") for text in texts]
    assert records == [
        "in/rows.jsonl:1 r1",
        "marked.md",
        "plain.txt",
    ]
    done = CliRunner().invoke(app, ["grounded", str(tmp_path)])
    assert done.exit_code == 0, done.output
    counted = {line[:40].strip(): line[40:].strip() for line in done.stdout.splitlines()}
    assert counted["articles"].startswith("3 ")
    assert (counted["violations"], counted["crashes"]) == ("0", "0")
    assert int(counted["evidence"]) > int(counted["casualties"]) >= 3


def test_what_the_reader_turns_down_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "blank.txt").write_text(" \n", encoding="utf-8")
    result = check_all(Newsroom(engine="offline"), find_texts([tmp_path]))
    assert (result.articles, len(result.refused), result.faults) == (0, 1, [])
    assert "blank.txt" in tally(result)
    assert CliRunner().invoke(app, ["grounded", str(tmp_path)]).exit_code == 1


def test_a_crash_is_named_and_the_rest_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_rows(tmp_path / "rows.jsonl", {"id": "bad", "text": "Storm hits Larn."}, {"id": "good", "text": STORY})
    summarize = Newsroom.summarize

    def failing(room: Newsroom, article: Article) -> Summary:
        if "Storm" in article.text:
            raise KeyError("lost")
        return summarize(room, article)

    monkeypatch.setattr(Newsroom, "summarize", failing)
    done = CliRunner().invoke(app, ["grounded", str(tmp_path)])
    assert done.exit_code == 1
    assert "rows.jsonl:1 bad" in done.stderr
    assert "KeyError: 'lost'" in done.stderr
    assert "articles                                 1 " in done.stdout


def test_a_malformed_line_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "fine"}\n{"text": \n', encoding="utf-8")
    done = CliRunner().invoke(app, ["grounded", str(tmp_path)])
    assert done.exit_code == 1
    assert "rows.jsonl:2 is not JSON" in done.stderr


def _evidence(**changed: Any) -> dict[str, Any]:
    return {"article_id": "a", "start": 4, "end": 8, "exact": "mill", "prefix": "The ", "suffix": ""} | changed


@pytest.mark.parametrize(
    ("changed", "faults"),
    [
        ({}, 0),
        ({"start": 3}, 1),
        ({"exact": "Mill"}, 1),
        ({"exact": "", "end": 4}, 1),
        ({"start": -4, "end": 8}, 1),
        ({"article_id": "b"}, 1),
        ({"article_id": "b", "end": 7}, 2),
    ],
)
def test_evidence_that_is_not_where_it_says_is_found(changed: dict[str, Any], faults: int) -> None:
    assert len(list(misplaced("a", "The mill", [_evidence(**changed)]))) == faults


def test_evidence_is_found_however_deep() -> None:
    nested = {"claims": [{"attribution": [{"mention": _evidence(), "cue": None}]}], "abstract": [_evidence(start=0)]}
    assert len(list(evidence_in(nested))) == 2


def test_a_rejected_item_that_is_printed_is_found() -> None:
    killed = {"kind": "killed", "count": {"text": "two"}, "victims": "sailors"}
    rejected = [
        {"kind": "casualty", "text": "killed two sailors", "reason": "unlinked"},
        {"kind": "casualty", "text": "killed sailors", "reason": "unlinked"},
        {"kind": "claim", "text": "It sank", "reason": "hedge-dropped"},
        {"kind": "source", "text": "It sank", "reason": "not-in-article"},
    ]
    printed = {"rejected": rejected, "casualties": [killed], "claims": [{"text": "It sank"}]}
    assert [fault.split("'")[1] for fault in printed_though_rejected(printed)] == ["killed two sailors", "It sank"]


def test_rejections_are_worded_as_the_product_words_them() -> None:
    from summarizer.draft import Draft, DraftCasualty, DraftClaim, Quote
    from summarizer.grounding import ground

    article = Article.from_text("Two sailors were killed off Larn.")
    whole = Quote(text=article.text, sentence=0)
    row = DraftCasualty(
        claim="c", kind="killed", victims=Quote(text="sailors", sentence=0), count=Quote(text="Two", sentence=0)
    )
    made_by = Newsroom(engine="offline").summarize(article).made_by
    draft = Draft(
        claims=[DraftClaim(key="c", content=[whole])], casualties=[row, row.model_copy(update={"claim": "none"})]
    )
    printed = json.loads(ground(article, draft, made_by).model_dump_json())
    assert len(printed["casualties"]) == 1
    assert len(list(printed_though_rejected(printed))) == 1
