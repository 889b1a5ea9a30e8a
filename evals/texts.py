"""Find every text under the given paths: "text" fields of .jsonl lines, and .txt and .md files as they are.

Not responsible for: turning them into articles; each is handed on as a function that does, so that whoever measures
sees what it raises.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer import Article, Newsroom

ID_FIELDS = ("doc_id", "passage_id", "id", "qid")
"""Fields that may name a record; the first one present is shown beside the line number."""


@dataclass(frozen=True)
class Text:
    """One text: the file and record it stands in, and how to make its articles."""

    record: str
    read: Callable[[Newsroom], list[Article]]


def find_texts(paths: Iterable[Path]) -> Iterator[Text]:
    """Yield the texts of files and, in sorted order, of folders however deep. Lines without a text are passed over.

    Raises ValueError, naming file and line, for a .jsonl line that is not JSON.
    """
    for path in paths:
        files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        for file in files:
            if file.suffix == ".jsonl":
                yield from _lines(file)
            elif file.suffix in {".txt", ".md"}:
                yield Text(str(file), lambda room, file=file: room.read(file))  # type: ignore[misc]


def _lines(file: Path) -> Iterator[Text]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line) if line.strip() else None
            except ValueError as error:
                raise ValueError(f"{file}:{number} is not JSON: {error}") from None
            if isinstance(row, dict) and isinstance(row.get("text"), str):
                yield _record(f"{file}:{number}", row)


def _record(place: str, row: dict[str, Any]) -> Text:
    name = next((str(row[field]) for field in ID_FIELDS if field in row), "")
    words = row["text"]
    return Text(f"{place} {name}".rstrip(), lambda _: [Article.from_text(words)])
