"""The contract as code: the schemas kept here are those of the models, and every field is always present."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from tests.contract.write import CONTRACT, FOLDER, path_of, schema_of

REGENERATE = (
    "The contract moved. If it was meant to, run `python -m tests.contract.write` and commit the change with the "
    "new schemas in a commit of its own; if not, take the change back. Fields may be added, never renamed or removed."
)


@pytest.mark.parametrize("model", CONTRACT, ids=lambda model: model.__name__)
def test_schema_has_not_moved(model: type[BaseModel]) -> None:
    assert path_of(model).read_text(encoding="utf-8") == schema_of(model), REGENERATE


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == {path_of(model).name for model in CONTRACT}


def _objects(node: object) -> Iterator[dict[str, object]]:
    if isinstance(node, dict):
        if "properties" in node:
            yield node
        for value in node.values():
            yield from _objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from _objects(value)


@pytest.mark.parametrize("model", CONTRACT, ids=lambda model: model.__name__)
def test_objects_are_closed(model: type[BaseModel]) -> None:
    assert all(found["additionalProperties"] is False for found in _objects(json.loads(schema_of(model))))


@pytest.mark.parametrize("model", CONTRACT[:5], ids=lambda model: model.__name__)
def test_every_field_of_a_result_is_required(model: type[BaseModel]) -> None:
    for found in _objects(json.loads(schema_of(model))):
        assert set(found["required"]) == set(found["properties"])
