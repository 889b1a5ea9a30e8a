"""Invented annotated sets in the shapes that the referee's sets have, with a scorer that says what it was given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

STORY = (
    "Ferry runs aground off Larn\n\n"
    "A ferry with 40 people on board ran aground off Larn on Monday.\n\n"
    "Harbour master Ida Brandt said a coastguard officer told her that two sailors were killed in the collision."
)

SCORER = """
import json, sys
task, predictions, flag, gold = sys.argv[1:]
assert flag == "--gold"
rows = [json.loads(line) for line in open(predictions, encoding="utf-8")]
known = {json.loads(line)["set"] for line in open(gold, encoding="utf-8")}
for name in sorted(known):
    print(json.dumps({"set": name, "task": task, "rows": len(rows), "right": {"p": 0.5, "n": None}}))
"""


def write_rows(path: Path, *rows: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of three tiny sets and a scorer."""
    folder = tmp_path / "annotated"
    (folder / "scorers").mkdir(parents=True)
    (folder / "scorers" / "run.py").write_text(SCORER, encoding="utf-8")
    story = {"doc_id": "x/1", "set": "ships", "text": STORY}
    write_rows(folder / "ships" / "attribution.jsonl", {**story, "attributions": []})
    write_rows(folder / "harm" / "casualties.jsonl", {**story, "set": "harm", "items": []})
    write_rows(
        folder / "quiz" / "passages.jsonl",
        {"passage_id": "p1", "title": "Larn", "text": "The lighthouse of Larn was built by Oda Kvist in 1881."},
        {"passage_id": "p2", "title": "", "text": "Nils Aker painted the harbour bridge green."},
        {"passage_id": "p3", "title": "", "text": "Nils Aker painted the harbour bridge green."},
    )
    asked = {"set": "quiz", "candidate_passage_ids": ["p1"]}
    write_rows(
        folder / "quiz" / "qa.jsonl",
        {**asked, "qid": "q1", "question": "Who built the lighthouse of Larn?"},
        {**asked, "qid": "q2", "question": "Who painted the harbour bridge green?"},
        {**asked, "qid": "q3", "question": "Who painted the harbour bridge green?", "candidate_passage_ids": None},
    )
    return folder
