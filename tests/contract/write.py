"""Write the JSON Schemas of the contract beside this file: ``python -m tests.contract.write``.

The contract changes only on purpose and in a commit of its own; test_contract.py fails until the files follow.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from summarizer.answer import Answer, Passage
from summarizer.article import Article
from summarizer.comparison import Comparison
from summarizer.draft import Draft, DraftAnswer
from summarizer.summary import Summary

FOLDER = Path(__file__).parent
CONTRACT: tuple[type[BaseModel], ...] = (Article, Summary, Answer, Passage, Comparison, Draft, DraftAnswer)


def schema_of(model: type[BaseModel]) -> str:
    """Return the model's JSON Schema as the text of its file; descriptions are prose, not contract, and left out."""
    schema = _without_prose(model.model_json_schema(mode="serialization"))
    return json.dumps(schema, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def path_of(model: type[BaseModel]) -> Path:
    """Return where the model's schema is kept."""
    return FOLDER / f"{model.__name__}.schema.json"


def _without_prose(node: object) -> object:
    if isinstance(node, list):
        return [_without_prose(item) for item in node]
    if isinstance(node, dict):
        prose = {key for key, value in node.items() if key in {"description", "title"} and isinstance(value, str)}
        return {key: _without_prose(value) for key, value in node.items() if key not in prose}
    return node


def main() -> None:
    """Write every file."""
    for model in CONTRACT:
        path_of(model).write_text(schema_of(model), encoding="utf-8")
        print(path_of(model))


if __name__ == "__main__":
    main()
